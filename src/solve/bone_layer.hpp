/// The layers at the bone that a rhythmic load sets into oscillation, at one side of several columns, in their periodic state.
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
/// tests/unit/solve/kirchhoff_shift.hpp. The layers advance in lanes (bone_layer_kernels.hpp), one a disc, and do not see each
/// other. Tests: tests/unit/solve/bone_layer_test.cpp, tests/verification/solve/averaging_test.cpp.
#pragma once

#include "disc/column.hpp"

#include <array>
#include <memory>
#include <tuple>
#include <vector>

namespace spinewalk::solve {

struct LaneKernels;

/// Largest |J(T) - J(0)| of a periodic layer, where the caller does not allow more: the mean flow is then even to 1e-11 m/s.
inline constexpr double kLayerDefect = 1e-8;

struct LayerResponse {
  double shift = 0;            ///< [Pa] (4)
  double outflow = 0;          ///< [m/s] Q
  std::vector<double> ripple;  ///< [m/s] u_0 - Q, mean of each interval between samples
  double defect = 0;           ///< [1] largest |J(T) - J(0)|
  long cells_solved = 0;       ///< cells of all tridiagonal solves: work, comparable with whole columns
};

/// One layer: the m oscillating cells and the steady one.
struct LayerSetup {
  std::vector<double> thickness;  ///< [m] from the bone inwards
  disc::TissueConstants<double> tissue;
  double half_open;  ///< [1] half over the open fraction
  double direction_ratio, period;
};

/// Where a search starts from, and where the periodic stride was found to start.
struct LayerStart {
  std::vector<double> J;         ///< of the oscillating cells; none before the first search
  std::vector<double> slope;     ///< [1/s]
  std::array<double, 2> flow{};  ///< [m/s] at the bone and at the steady cell
  std::vector<double>
      path;  ///< J at both stages of every step of the stride: first guesses; none before the first search

  auto kept() { return std::tie(J, slope, flow, path); }
};

enum class LayerOutcome { periodic, no_step, no_period };

/// The layer of one disc under the pressures p [Pa] of equidistant moments of a stride.
struct LayerProblem {
  const std::vector<double>* pressures;
  double steady_J;  ///< of the steady cell
  LayerStart* start;
  LayerResponse response;  ///< filled
  LayerOutcome outcome;    ///< filled
};

/// The kernels behind doubles (lanes.hpp): problems as many and in the same order as the setups, strides sampled alike.
class LayerSolver {
 public:
  virtual ~LayerSolver() = default;
  virtual void respond(std::vector<LayerProblem>& discs) = 0;
};

/// The layers of one side of all discs.
class BoneLayers {
 public:
  using Columns = std::vector<disc::ColumnConstants<double>>;
  /// @param side 0 cranial, 1 caudal; @param period [s] of a stride; @param defect [1] largest |J(T) - J(0)|. Columns have the
  /// same number of cells.
  BoneLayers(const Columns& columns, std::size_t side, double period, const LaneKernels& lanes, double defect = kLayerDefect);

  /// Periodic responses above the states `J` of the columns. The solutions are kept: the next call starts from them.
  /// @throws SolverError when (2) finds none, of the column that worst() names.
  std::vector<LayerResponse> respond(const std::vector<std::vector<double>>& pressures,
                                     const std::vector<std::vector<double>>& J);

  std::size_t cells() const { return m_; }
  /// Column that stopped the last call.
  std::size_t worst() const { return worst_; }

  /// Where the next search starts from; all else is made anew by each.
  auto kept() { return std::tie(starts_); }

 private:
  std::size_t side_, m_ = 0, worst_ = 0;
  std::vector<bool> open_;     ///< a sealed side has no layer
  std::vector<double> delta_;  ///< [m] of each column
  std::vector<LayerSetup> setups_;
  std::vector<LayerStart> starts_;
  std::unique_ptr<LayerSolver> solver_;
};

}  // namespace spinewalk::solve
