#include "disc/solutes.hpp"

#include <fmt/core.h>

#include <stdexcept>

namespace spinewalk::disc {

Solute<double> make_small_solute(double free_diffusivity, std::span<const Region> cells,
                                 const EndplateAccess& access) {
  Solute<double> solute;
  solute.law = DiffusivityLaw::mackie_meares;
  solute.partition.assign(cells.size(), 1.0);
  solute.convection.assign(cells.size(), 1.0);
  for (const Region region : cells) {
    double factor = 1;
    if (region == Region::cranial_endplate) factor = access.diffusivity_factor * access.open_fraction_cranial;
    if (region == Region::caudal_endplate) factor = access.diffusivity_factor * access.open_fraction_caudal;
    solute.diffusivity.push_back(factor * free_diffusivity);
  }
  return solute;
}

double perfusion_conductance(double blood_flow, double capacity, double distance, double diffusivity,
                             double open_fraction) {
  if (!(blood_flow >= 0 && capacity >= 0 && distance >= 0 && diffusivity > 0 && open_fraction >= 0))
    throw std::domain_error(
        fmt::format("perfusion: blood flow {} m/s, capacity {}, distance {} m, marrow diffusivity {} m2/s, "
                    "open fraction {}: none may "
                    "be negative, and the diffusivity must be above zero",
                    blood_flow, capacity, distance, diffusivity, open_fraction));
  // Written so that no flow gives a sealed side instead of a division by zero.
  const double supply = blood_flow * capacity;
  return open_fraction * supply / (1 + supply * distance / diffusivity);
}

}  // namespace spinewalk::disc
