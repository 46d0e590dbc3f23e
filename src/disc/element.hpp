/// One disc (or a pack of discs) as the fluid integrator sees it: column + annulus + force law, force prescribed.
///
///          F(t)                    state       J_i, w_A, z_1, z_2            (differential)
///      ____|____                   follows     x, p_N, p_A                   (algebraic, index 1)
///     |A |EP |A |  -> bone         dJ_i/dt     column.hpp (1)
///     |A |NP |A |  -> periphery    dw_A/dt   = Q_ep + Q_per - Q_NA                                               (1)
///     |A_|EP_|A_|  -> bone         Q_ep      = G_ep kappa(J_A) (P_A - P_v)      annulus endplates                  (2)
///                                  Q_per     = G_per kappa(J_A) P_A             outer annulus, ambient pressure 0   (3)
///                                  Q_NA      = A_N sum dZ_i g (P_i - P_A)       nucleus to annulus                  (4)
///                                  P_A       = p_A - S_A(J_A),  J_A = 1 - w_A/V_A,  kappa = k(J_A)/(k0 J_A)
///                                  F         = A_N p_N + A_A p_A + F_s + sum k_b (x - z_b)    force_law.hpp (4)-(7)  (5)
///                                  dz_b/dt   = (x - z_b)/tau_b                                                   (6)
/// What drives a route: its flow is linear in P = p - S, so it is the sum of a mechanical part, which the total pressure p
/// above that outside would drive alone, and an osmotic part, which the swelling pressure S draws in:
///                                  Q_mech    = G_ep kappa (p_A - P_v),  G_per kappa p_A,  A_N sum dZ_i g (p_N - p_A)   (7)
///                                  Q_mech    = A_N G_way (p_N - P_v) + max(Q_way, 0)     cranial and caudal            (8)
///                                  Q_way     = Q - A_N G_way (p_N - P_v - S_mid),    Q_osm = Q - Q_mech              (9)
/// G_way: conductance from the bone to mid nucleus (column.hpp), of which Darcy's law summed along that way says mean q =
/// G_way (p_N - P_v - S_mid); a bone cell's own conductance would make the parts depend on the grid. Q_way is what the
/// tissue on the way gives off or takes up: given off it was pressed out and counts as mechanical, taken up as osmotic.
/// Rhythmic loads: the mean of the stiffening spring over a stride is Phi(mean X) + (c/4) var(x) (exact for X > 0); the
/// load carries var(x), so that mean force and mean height belong together. F excludes the dashpot's part, whose mean
/// is zero. Conductances are geometric (disc.md 6.2): G_ep = 2 * 3 k_A A_A/(h/2), radial paths through half the annulus
/// width. Units SI; defaults with sources: models/adult_male_50.yaml; valid for 0 < J_A and the ranges of the laws. Members
/// are defined in element_kernels.hpp. Tests: tests/unit/disc/element_test.cpp (conservation, parts of the drive),
/// lanes_test.cpp; tests/verification/disc (T4, T12, tangents, laws), tests/verification/oracle (CVODE).
#pragma once

#include "disc/column.hpp"
#include "disc/force_law.hpp"

#include <memory>
#include <tuple>

namespace spinewalk::disc {

inline constexpr std::size_t kRoutes = 5;  ///< cranial, caudal, annulus endplates, periphery, nucleus to annulus
template <class Real>
using Routes = std::array<Real, kRoutes>;

/// Scale of a change of volume ratio in the error norm. Fitted: the local errors of a day at tolerance 1e-4 then leave
/// 1e-4 of the energy exchanged unaccounted for (T12), and states within 1e-4 of an independent integrator.
inline constexpr double kStrainScale = 0.015;

enum Lumped { kAnnulusWater, kFastBranch, kSlowBranch, kLumped };

/// Everything of one disc that the fluid integrator advances. J [1], annulus water lost [m3], branches [m].
template <class Real>
struct FluidState {
  std::vector<Real> J;
  std::array<Real, kLumped> lumped{};
  Real x{0}, p_N{0}, p_A{0};     ///< [m], [Pa], [Pa]
  Routes<Real> inflow{}, outflow{};  ///< [m3] since the start
  Routes<Real> mechanical{};         ///< [m3] net outflow since the start that (7), (8) drove

  auto kept() { return std::tie(J, lumped, x, p_N, p_A, inflow, outflow, mechanical); }
};

/// Time derivatives of the differential part and the outward flow by route, and what of it is mechanical [m3/s].
template <class Real>
struct Slopes {
  std::vector<Real> J;
  std::array<Real, kLumped> lumped{};
  Routes<Real> route{};
  Routes<Real> mechanical{};  ///< of these, (7) and (8)

  auto kept() { return std::tie(J, lumped, route, mechanical); }
};

/// What the spine asks of a disc. Rigs read `force` as traction [Pa].
template <class Real>
struct Load {
  Real force;     ///< [N] without the dashpot's part, compression positive
  Real variance;  ///< [m2] of x over a stride; 0 for a steady load or when strides are resolved
  std::array<Real, 2> layer_shift{};  ///< [Pa] of the pressure that the mean flow sees at the cranial and the caudal bone

  auto kept() { return std::tie(force, variance, layer_shift); }
};

template <class Real>
struct AnnulusConstants {
  PermeabilityConstants<Real> permeability;
  SwellingConstants<Real> swelling;
  Real volume;                       ///< [m3] V_A at the reference
  Real endplates, periphery;         ///< [m3/(Pa s)] G_ep, G_per at J_A = 1
  Real venous_pressure;              ///< [Pa]
};

using FibrilTables = std::vector<std::shared_ptr<const FibrilPressureTable>>;

template <class Real>
struct ElementConstants {
  ColumnConstants<Real> column;
  AnnulusConstants<Real> annulus;
  ForceLawConstants<Real> law;
  FibrilTables fibrils;  ///< owns what the swelling constants point to
};

/// Constants of one disc on a grid of `options`.
ElementConstants<double> element_constants(const model::Disc& disc, const GridOptions& options);

/// (8), (9) for a bone face: flow Q, A_N G_way, total pressure above that outside, swelling pressure at the middle.
template <class Real>
Real mechanical_part(const Real& Q, const Real& conductance, const Real& pressure, const Real& swelling) {
  return conductance * pressure + lane_max(Q - conductance * (pressure - swelling), Real(0));
}

template <class Real>
class DiscElement {
 public:
  explicit DiscElement(ElementConstants<Real> constants);

  std::size_t cells() const { return column_.size(); }
  const ElementConstants<Real>& constants() const { return k_; }

  /// Reference state: J = 1, no water lost, in equilibrium under F_ref.
  FluidState<Real> reference() const;
  /// Nucleus (with endplates) and annulus water lost [m3].
  BasicWater<Real> water(const FluidState<Real>& state) const;

  /// Algebraic variables for the present water under `load`, then the slopes.
  void slopes(FluidState<Real>& state, const Load<Real>& load, Slopes<Real>& out);
  /// One implicit stage: Y - a f(Y) = R. `Y` holds the guess and receives the solution; `out` the slopes that moved it.
  /// True where Newton's method has converged to `accuracy` [1] in J. Adds the iterations of the slowest lane to `iterations`.
  /// `a` > 0.
  MaskOf<Real> stage(FluidState<Real>& Y, const FluidState<Real>& R, double a, const Load<Real>& load, Slopes<Real>& out,
                     long& iterations, double accuracy = kNewtonError);
  /// A guess for stage() at J: Column::extrapolate.
  void extrapolate(std::vector<Real>& J, const std::vector<Real>& now, const std::vector<Real>& then, double ahead,
                   double bend) const {
    column_.extrapolate(J, now, then, ahead, bend);
  }
  /// Scaled size of a local error [1]: volume-weighted root mean square of dJ against 0.1, lumped states alike.
  Real error_norm(std::vector<Real>& dJ, const std::array<Real, kLumped>& lumped);

 private:
  struct Annulus;
  struct Step;
  BasicForceLaw<Real> loaded_law(const Load<Real>& load) const;
  Value<Real> annulus_conductance(Real J_A) const;
  void solve_compression(FluidState<Real>& state, const BasicForceLaw<Real>& law, Real target) const;
  Annulus evaluate_annulus(const FluidState<Real>& Y, const BasicWater<Real>& w) const;
  Step find_step(const FluidState<Real>& Y, const FluidState<Real>& R, const Real& a, const Load<Real>& load,
                 const BasicForceLaw<Real>& law, const BasicWater<Real>& w, const Annulus& annulus) const;
  Routes<Real> booked_routes(const Annulus& annulus, const Real& dw_A, const Real& dP_A) const;
  Routes<Real> mechanical_routes(const FluidState<Real>& Y, const std::array<Real, 2>& layer_shift,
                                 const Routes<Real>& route) const;

  ElementConstants<Real> k_;
  Column<Real> column_;
  BasicForceLaw<Real> law_;
  Real height_, nucleus_height_;  ///< [m] of the column, of its nucleus
};

extern template class DiscElement<double>;

}  // namespace spinewalk::disc
