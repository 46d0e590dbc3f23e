#include "disc/macromolecule.hpp"

#include <fmt/core.h>

#include <cmath>
#include <numbers>
#include <stdexcept>

namespace spinewalk::disc {
namespace {

void require_radius(double radius) {
  // Finite first: an ordered comparison with NaN raises the invalid-operation trap.
  if (std::isfinite(radius) && radius >= kSmallestRadius && radius <= kLargestRadius) return;
  throw std::domain_error(fmt::format(
      "macromolecule radius {} nm is outside the range of the size laws, {} to {} nm (albumin 3.6, dextran "
      "70 kDa 5.9); small solutes are oxygen, glucose and lactate",
      radius * 1e9, kSmallestRadius * 1e9, kLargestRadius * 1e9));
}

double open_fraction(Region region, const EndplateAccess& access) {
  if (region == Region::cranial_endplate) return access.open_fraction_cranial;
  if (region == Region::caudal_endplate) return access.open_fraction_caudal;
  return 1;
}

}  // namespace

double free_diffusivity(double radius, double temperature) {
  require_radius(radius);
  return kBoltzmann * temperature / (6 * std::numbers::pi * kWaterViscosity * radius);
}

double diffusion_hindrance(double radius, double permeability, const HindranceConstants& constants) {
  require_radius(radius);
  if (!(permeability > 0))
    throw std::domain_error(
        fmt::format("hindrance: permeability {} m4/(N s) must be above zero", permeability));
  const double pore = std::sqrt(permeability * kWaterViscosity);
  return std::exp(-constants.alpha * std::pow(radius / pore, constants.beta));
}

double ogston_partition(double radius, const HindranceConstants& constants) {
  require_radius(radius);
  const double reach = 1 + radius / constants.fibre_radius;
  return std::exp(-constants.fibre_fraction * reach * reach);
}

Solute<double> make_macromolecule(double radius, double temperature, std::span<const Region> cells,
                                  std::span<const double> permeability, const EndplateAccess& access,
                                  const HindranceConstants& constants, ConvectionHindrance hindrance) {
  Solute<double> solute;
  solute.law = DiffusivityLaw::constant;
  const double D0 = free_diffusivity(radius, temperature), K = ogston_partition(radius, constants);
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const double hindered = diffusion_hindrance(radius, permeability[i], constants);
    solute.diffusivity.push_back(D0 * hindered * open_fraction(cells[i], access));
    solute.partition.push_back(K);
    solute.convection.push_back(hindrance == ConvectionHindrance::none ? 1 : hindered);
  }
  return solute;
}

}  // namespace spinewalk::disc
