/// A large solute known by its hydrodynamic radius alone.
///
///      bath      | tissue: fibres r_f, volume fraction phi_f;  pore scale sqrt(kappa)
///       o -> o -> | o   o     r_s
///   D0 = k_B T/(6 pi eta r_s)                              Stokes and Einstein                                    (1)
///   D/D0 = exp[-alpha (r_s/sqrt(kappa))^beta],  kappa = k eta     Gu et al. 2004                                  (2)
///   K = exp[-phi_f (1 + r_s/r_f)^2]                        Ogston 1958, neutral sphere among fibres               (3)
///   r = 1  or  r = D/D0                                    convection free, or hindered as diffusion is           (4)
///
/// r_s [m]; T [K]; eta [Pa s] of water at T; k [m4/(N s)] hydraulic permeability, kappa [m2] Darcy permeability.
/// alpha 1.29, beta 0.372: porcine annulus (Gu 2004, 95 % intervals 0.171 and 0.088), measured with ions and compared by its
/// authors with proteins and dextrans in agarose: an extrapolation here. Both ends of (4) are published and neither is
/// measured in disc: run both and report the bracket (disc.md 6.3). r_f 0.6 nm, phi_f 0.04 (range 0.03-0.05): chains of
/// glycosaminoglycan (disc.md 4.2, assumed). (3) rises steeply when proteoglycan is lost. Valid for 3-14 nm (albumin 3.6,
/// IgG 5.3, dextran 70 kDa 5.9, 400 kDa 14; disc.md 4.1, 6.5): other radii are refused. D is taken at reference volume and
/// held. Tests: tests/unit/disc_solutes/macromolecule_test.cpp.
#pragma once

#include "disc/solutes.hpp"

namespace spinewalk::disc {

inline constexpr double kBoltzmann = 1.380649e-23;   ///< [J/K] SI, exact
inline constexpr double kWaterViscosity = 6.913e-4;  ///< [Pa s] at 37 degC (IAPWS 2008)
inline constexpr double kSmallestRadius = 3e-9;      ///< [m]
inline constexpr double kLargestRadius = 14e-9;      ///< [m]

struct HindranceConstants {
  double alpha = 1.29, beta = 0.372;  ///< (2), measured
  double fibre_radius = 0.6e-9;       ///< [m] r_f, assumed
  double fibre_fraction = 0.04;       ///< [1] phi_f, assumed
};

enum class ConvectionHindrance { none, as_diffusion };

/// (1) [m2/s]. @throws std::domain_error outside 3-14 nm.
double free_diffusivity(double radius, double temperature);
/// (2) [1]. @param permeability k [m4/(N s)]. @throws std::domain_error outside 3-14 nm or for k <= 0.
double diffusion_hindrance(double radius, double permeability, const HindranceConstants& constants);
/// (3) [1]. @throws std::domain_error outside 3-14 nm.
double ogston_partition(double radius, const HindranceConstants& constants);

/// @param permeability k of each cell at reference volume [m4/(N s)]; f_CEP does not enter, (2) knows the
/// endplate by its k.
Solute<double> make_macromolecule(double radius, double temperature, std::span<const Region> cells,
                                  std::span<const double> permeability, const EndplateAccess& access,
                                  const HindranceConstants& constants, ConvectionHindrance hindrance);

}  // namespace spinewalk::disc
