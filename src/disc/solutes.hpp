/// Solutes in the moving pore water of one disc column: what the parts of solutes_*.hpp share.
///
///      bath c_b | endplate |  nucleus  | endplate | bath c_b          Z -> caudal, cells fixed to the solid
///     film h_m   |..|..|.. | ... c_i ... | ..|..|..|  film h_m         (grid.hpp, column.hpp)
///              q_0  q_1                         q_n   s_i to the annulus
///
///   d[(J - phi_s) K c]/dt = -d/dZ[ r K q c - K phi D (1/J) dc/dZ ] - X + R,      phi = (J - phi_s)/J                (1)
///   X = lateral exchange, nucleus only: g phi J K (c - c_A) + r K s c (s > 0, out)  or  r K s c_A (s < 0, in)       (2)
///   (J_end - J_start) dZ = -dt (q_right - q_left + s dZ)            water balance of the step                       (3)
///   D = f D0 [phi/(2 - phi)]^2  (Mackie-Meares, small solutes)   or  constant  (macromolecule.hpp)                  (4)
///   bath: film flux = h B(-q/h) c_b - h B(q/h) c_face;  slow flow: h_m (c_b - c_face).  h_m = kOpen is Dirichlet.   (5)
///   1/h_m = 1/(Q'' S) + delta/D_marrow                               perfusion of the subchondral bed               (6)
///
/// c effective concentration [mol/m3 = mM], continuous across tissues; K partition [1], pore water over bath; r hindrance of
/// convection [1]; D pore-water diffusivity [m2/s]; J volume over reference volume [1]; q water flux relative to the solid
/// per reference area [m/s], positive towards caudal; s lateral outflow [1/s]; R [mol/(m3 s)] per reference volume.
/// Convention::porosity is (1), porosity in storage and flux (FEBio's). Convention::tissue_volume sets phi_s = 0 in storage
/// and phi = 1 in the flux: c and D per tissue volume, as the UPF model has it (nutrition.convention). (4) keeps the true
/// porosity. The open fraction a of an endplate scales D in its cells and h_m of its side, as it scales their permeability
/// (column.hpp); f_CEP scales D in the endplates only. Sources of the constants: disc.md 4.1, 4.2. Valid for J > phi_s.
/// Series (5) lets the film carry the convected solute too; for |q| << h_m it is the Robin condition of disc.md 4.2, and it
/// stays positive for any q. Tests: tests/verification/solutes (T7-T11, rig E), tests/unit/disc_solutes.
#pragma once

#include "disc/grid.hpp"
#include "disc/lane.hpp"

#include <cstddef>
#include <span>
#include <vector>

namespace spinewalk::disc {

/// What the fluid column did in one step. Solutes use nothing else of it, so one solute step may cover
/// several fluid steps (J of the first and last, mean fluxes) or a part of one (J interpolated linearly, same
/// fluxes). A free stream is kept exactly as far as (3) holds.
template <class Real>
struct ColumnMotion {
  std::span<const Region> region;        ///< of each cell, the same for all lanes
  std::span<const Real> thickness;       ///< [m] dZ, reference
  std::span<const Real> solid_fraction;  ///< [1] phi_s, reference
  std::span<const Real> J_start, J_end;  ///< [1]
  std::span<const Real> flux;            ///< [m/s] q at the n + 1 faces, mean over the step
  std::span<const Real> lateral;         ///< [1/s] s of each cell, mean over the step; empty: none
  Real dt;                               ///< [s]

  std::size_t size() const { return thickness.size(); }
};

enum class Convention { porosity, tissue_volume };
enum class DiffusivityLaw { constant, mackie_meares };

/// One solute in the cells of one column.
template <class Real>
struct Solute {
  DiffusivityLaw law = DiffusivityLaw::mackie_meares;
  std::vector<Real> diffusivity;  ///< [m2/s] f D0 of (4), or D itself when constant
  std::vector<Real> partition;    ///< [1] K
  std::vector<Real> convection;   ///< [1] r
};

/// Film conductance of an open bath (Dirichlet) [m/s]: so large that the film's resistance is below
/// round-off.
inline constexpr double kOpen = 1e12;

/// What one bone side offers a solute, held over a step.
template <class Real>
struct Bath {
  Real concentration;       ///< [mM] c_b
  Real conductance{kOpen};  ///< [m/s] h_m, open fraction included; 0 seals (needs q = 0 there)
};

template <class Real>
struct Surroundings {
  Bath<Real> cranial, caudal;
  Real lateral_rate{0};           ///< [1/s] g of (2)
  Real lateral_concentration{0};  ///< [mM] c_A
};

/// What crossed the boundary of a column in a step, per nucleus area, into the column positive [mol/m2 = mM
/// m].
template <class Real>
struct SoluteFluxes {
  Real cranial_convective{0}, cranial_diffusive{0};
  Real caudal_convective{0}, caudal_diffusive{0};
  Real lateral{0};
  Real reaction{0};  ///< made minus consumed

  Real total() const {
    return cranial_convective + cranial_diffusive + caudal_convective + caudal_diffusive + lateral + reaction;
  }
};

/// Who may not pass, and how well the rest diffuses: endplate factors of disc.md 4.1 and 2.3.
struct EndplateAccess {
  double diffusivity_factor = 0.5;   ///< [1] f_CEP, 0.12-1 (disc.md 4.1, Wu 2016 against Mackie-Meares)
  double open_fraction_cranial = 1;  ///< [1] a
  double open_fraction_caudal = 1;
};

/// Free diffusivities at 37 degC [m2/s] (disc.md 4.1, UPF model).
inline constexpr double kOxygenDiffusivity = 3.0e-9;
inline constexpr double kLactateDiffusivity = 1.39e-9;
inline constexpr double kGlucoseDiffusivity = 9.167e-10;

/// Oxygen, lactate or glucose: K = 1, r = 1, law (4).
Solute<double> make_small_solute(double free_diffusivity, std::span<const Region> cells,
                                 const EndplateAccess& access);

/// (6) times the open fraction [m/s]. @param blood_flow Q'' [m/s]; @param capacity S [1], blood over plasma
/// content;
/// @param distance delta [m] from capillary to cartilage; @param diffusivity D_marrow [m2/s].
/// @throws std::domain_error for a negative argument or zero diffusivity.
double perfusion_conductance(double blood_flow, double capacity, double distance, double diffusivity,
                             double open_fraction);

/// Solute in the column per area [mol/m2], with J as given: sum of storage (1) times c.
template <class Real>
Real stored(const ColumnMotion<Real>& motion, std::span<const Real> J, const Solute<Real>& solute,
            std::span<const Real> c, Convention convention) {
  Real sum{0};
  for (std::size_t i = 0; i < motion.size(); ++i) {
    const Real solid = convention == Convention::porosity ? motion.solid_fraction[i] : Real(0);
    sum = sum + (J[i] - solid) * solute.partition[i] * motion.thickness[i] * c[i];
  }
  return sum;
}

}  // namespace spinewalk::disc
