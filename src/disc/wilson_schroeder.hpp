/// Osmotic pressure of a tissue part of whose water sits inside collagen fibrils, out of reach of the fixed charge (Wilson
/// 2005, Schroeder 2007; as coded in the UPF disc model, disc.md 2.2). `swelling: intrafibrillar` of a tissue.
///
///    |~~~~~~~~ extrafibrillar water, n_exf ~~~~~~~~|= collagen, phi_ci g water/g inside =|### solid ###|
///   n = (n0 - 1 + J)/J,   cF = cF0 n0/(n0 - 1 + J),   n_m = n/w,   w = n + (1 - n) rho_S                            (1)
///   phi_ci = A e^(-B pi) + C     nucleus .4794, 3.218, .7410; annulus, endplate .5931, 3.396, .9222   (pi in MPa)   (2)
///   n_exf = max(n_m - phi_ci rho_c (1 - n_m), 0.2) w,   c_exf = cF n/n_exf                                          (3)
///   c_tot = sqrt(c_exf^2 + 4 gamma^2 c_b^2),   X = c_exf/(c_exf + c_tot),   gamma = gamma_ext e^(0.495 X)/g(c_tot/2) (4)
///   g(c) = 0.3507 exp(-3.1211 c^0.506) + 0.6447,   gamma_ext = g(cF0)                                               (5)
///   pi = RT [0.93 (1 - 0.495 X) c_tot - 2 * 0.93 c_b]                                                              (6)
///
/// J volume over reference volume; n porosity; c [mol/m3] ((5) in mol/L); pi [Pa]; T 293 K as in the source, which also puts
/// cF0 where c_b would be expected in gamma_ext: both kept, because the law was fitted with them. rho_S = 1.4338 g/mL
/// density of dry solid over water; rho_c collagen over dry mass. (2) and (4) are implicit: pi by Newton's method with gamma
/// solved inside, slopes by the implicit function theorem. The floor 0.2 of (3) bends pi(J): continuous there, its slope is
/// not. Valid for J > 1 - n0. All rows of the table of disc.md 2.2 are met within 0.3 %. Tests:
/// tests/unit/disc_solutes/swelling_test.cpp, tests/verification/disc/laws_on_disc_test.cpp.
#pragma once

#include "disc/permeability.hpp"

#include <vector>

namespace spinewalk::disc {

enum class FibrilTissue { nucleus, annulus_or_endplate };

struct FibrilConstants {
  FibrilTissue tissue;
  double water;         ///< [1] water mass over wet mass at J = 1
  double fixed_charge;  ///< [mol/m3] cF0
  double collagen;      ///< [1] rho_c, collagen mass over dry mass
  double bath = 150;    ///< [mol/m3] c_b
};

/// Porosity n0 from the water mass fraction [1].
double porosity_of_water_mass(double water);

double water_mass_of_porosity(double porosity);

/// (6) and its slope by J. @throws std::domain_error for J <= 1 - n0 or constants outside (0, 1).
Value<double> fibril_pressure(const FibrilConstants& tissue, double J);

/// (6) tabulated, for the kernels: piecewise cubic with the exact values and slopes at uniform nodes in J.
class FibrilPressureTable {
 public:
  /// @param J_min above 1 - n0. Error with 400 intervals over 0.5-1.5: below 1e-6 of pi, and 2e-3 in the
  /// one interval that holds the floor of (3).
  FibrilPressureTable(const FibrilConstants& tissue, double J_min, double J_max, int intervals);
  /// J is held to [J_min, J_max]; beyond, the end slope continues.
  Value<double> operator()(double J) const;

 private:
  double J_min_, spacing_;
  std::vector<Value<double>> node_;
};

}  // namespace spinewalk::disc
