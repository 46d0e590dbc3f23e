/// The layer at the bone that a rhythmic load sets into oscillation, at one side of a column, in its periodic state.
///
///   bone | 0 | 1 | 2 |  ...  | m-1 | m ...        cells of the column from the bone inwards, m held: the oscillation
///   p(t) |   oscillates      |     | steady       p = p_N - P_v dies out within delta ~ 10 um, m lies 8 delta deep
///       u_0 u_1             u_m                   u outward flow at the faces [m/s]
///
///   dJ_i/dt = (u_{i+1} - u_i)/dZ_i,  u as in column.hpp, direction ratio included, driven by p(t) of one stride     (1)
///   J(0) = J(T)                     by Newton's method on the stride map (shooting), its Jacobian from the tangents  (2)
///   mean of u_0 = ... = mean of u_m = Q                                                                            (3)
/// The mean column knows only the mean of p. It would let Q pass if the bone were at another pressure: p_eff, found by
/// marching from J_m outwards through steady cells that carry Q. The disc's load takes the difference
///   layer_shift = p_eff - mean of p                                                                               (4)
/// which is the measured correction of physics.md section 8: it contains the fall of permeability with compression and
/// the rectification by direction-dependent endplates, on the very cells and faces of the column. Steps are those of the
/// resolved strides (TR-BDF2, one a sample). For direction ratio 1 and thin cells (4) tends to the closed form of
/// tests/unit/solve/kirchhoff_shift.hpp. Tests: tests/unit/solve/bone_layer_test.cpp, tests/verification/solve/averaging_test.cpp.
#pragma once

#include "disc/element.hpp"

#include <Eigen/LU>

#include <array>
#include <tuple>
#include <vector>

namespace spinewalk::solve {

struct LayerResponse {
  double shift = 0;            ///< [Pa] (4)
  double outflow = 0;          ///< [m/s] Q
  std::vector<double> ripple;  ///< [m/s] u_0 - Q, mean of each interval between samples
  double defect = 0;           ///< [1] largest |J(T) - J(0)|
  long cells_solved = 0;       ///< cells of all tridiagonal solves: work, comparable with whole columns
};

class BoneLayer {
 public:
  /// @param side 0 cranial, 1 caudal; @param period [s] of a stride.
  BoneLayer(const disc::ColumnConstants<double>& column, std::size_t side, double period);

  /// Periodic response to the pressures p [Pa] of equidistant moments of a stride above the column state `J`. The
  /// solution is kept: the next call starts from it. @throws SolverError when (2) finds no solution.
  LayerResponse respond(const std::vector<double>& pressures, const std::vector<double>& J);

  std::size_t cells() const { return m_; }

  /// Where the next search starts from; all else is made anew by each.
  auto kept() { return std::tie(start_, f1_, u1_); }

 private:
  struct Tridiagonal {
    std::vector<double> lower, diagonal, upper;
  };
  using Tangent = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
  void guess_start(double mean, double first, double J_m);
  void evaluate_cell(std::size_t i, double J);
  void evaluate(const std::vector<double>& J, double p);
  void linearise(Tridiagonal& A) const;
  void stage(std::vector<double>& Y, double a, double p, std::vector<double>& slope, Tridiagonal& A,
             LayerResponse& response);
  void step(double h, double p_middle, double p_end, bool with_tangents, LayerResponse& response);
  void stride(const std::vector<double>& pressures, bool with_tangents, LayerResponse& response);
  void solve_factored(Tangent& X) const;
  double steady_pressure(double Q) const;

  std::size_t side_, m_ = 0;
  double period_, direction_ratio_, half_open_, delta_ = 0;
  disc::TissueConstants<double> tissue_;
  std::vector<double> thickness_;
  std::vector<double> S_, S_slope_, rho_, rho_slope_, u_, by_outer_, by_inner_;
  std::vector<double> start_, J_, middle_, R_, f1_, f2_, f3_;
  std::vector<double> factor_lower_, factor_pivot_, factor_upper_;
  std::array<double, 2> u1_{}, u2_{};  ///< at the bone and at the steady cell, of the first two stages
  Tridiagonal A1_, A2_, A3_;
  Tangent tangent_, tangent_middle_, work_;
};

}  // namespace spinewalk::solve
