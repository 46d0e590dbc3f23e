#include "disc/element.hpp"

#include <cmath>
#include <memory>
#include <numbers>

namespace spinewalk::disc {
namespace {

/// Equivalent conductance of a layer of this length that drains by diffusion through one face: 3 k/L (linear driving
/// force, disc.md 2.3).
constexpr double kLinearDrivingForce = 3.0;

/// The law of wilson_schroeder.hpp from just above the last water to twice the reference volume.
std::shared_ptr<const FibrilPressureTable> fibril_table(const model::Tissue& tissue, FibrilTissue kind) {
  constexpr double kRoom = 1e-2, kMost = 2;
  constexpr int kIntervals = 800;
  const FibrilConstants constants{kind, water_mass_of_porosity(1 - tissue.solid_fraction), tissue.fixed_charge, tissue.collagen,
                                  kBath};
  return std::make_shared<const FibrilPressureTable>(constants, tissue.solid_fraction + kRoom, kMost, kIntervals);
}

TissueConstants<double> tissue_constants(const model::Tissue& tissue, FibrilTissue kind, double reference_pressure,
                                         FibrilTables& tables) {
  const auto& k = tissue.permeability;
  const auto solid = tissue.solid == model::SolidLaw::neo_hookean ? SolidLaw::neo_hookean : SolidLaw::linear;
  TissueConstants<double> constants{
      {k.law, k.k0, k.M, k.alpha, tissue.solid_fraction},
      {solid, tissue.solid_fraction, tissue.fixed_charge, tissue.osmotic_factor, tissue.aggregate_modulus,
       tissue.tension_stiffening, 0.0, kGasConstant * kTemperature, kBath}};
  if (tissue.swelling == model::SwellingLaw::intrafibrillar) {
    tables.push_back(fibril_table(tissue, kind));
    constants.swelling.fibrils = {tables.back().get()};
  }
  constants.swelling.offset = offset_for(constants.swelling, reference_pressure);
  return constants;
}

}  // namespace

ElementConstants<double> element_constants(const model::Disc& disc, const GridOptions& options) {
  const auto& m = disc.mechanics;
  const double A = disc.geometry.area, A_N = disc.geometry.nucleus_fraction * A, h = disc.geometry.height;
  const double h_c = disc.endplate.thickness, P_v = disc.endplate.venous_pressure;
  const Grid grid = make_grid(h_c, h, options);
  ElementConstants<double> k;
  constexpr auto kFibrous = FibrilTissue::annulus_or_endplate;
  const auto nucleus = tissue_constants(disc.nucleus, FibrilTissue::nucleus, m.nucleus_pressure - P_v, k.fibrils);
  const auto endplate = tissue_constants(disc.endplate.tissue, kFibrous, m.nucleus_pressure - P_v, k.fibrils);
  const auto annulus = tissue_constants(disc.annulus, kFibrous, m.annulus_pressure - P_v, k.fibrils);
  k.law = force_law_constants(disc);
  // Equivalent circles: radial path between the middle of the annulus and the middle of the nucleus.
  const double R = std::sqrt(A / std::numbers::pi), R_N = std::sqrt(A_N / std::numbers::pi), width = R - R_N;
  const double k_A = disc.annulus.permeability.k0, k_N = disc.nucleus.permeability.k0;
  const double interface = 2.0 * std::numbers::pi * R_N * h;
  const double conductance =
      disc.nucleus_annulus_exchange * interface / (R_N / (2.0 * kLinearDrivingForce * k_N) + 0.5 * width / k_A);
  k.column = {grid.thickness, grid.region, {endplate, nucleus, endplate},
              {disc.endplate.open_fraction_cranial, disc.endplate.open_fraction_caudal},
              disc.endplate.direction_ratio, P_v, conductance / (A_N * h)};
  const double open = 0.5 * (disc.endplate.open_fraction_cranial + disc.endplate.open_fraction_caudal);
  k.annulus = {annulus.permeability, annulus.swelling, (A - A_N) * h,
               open * 2.0 * kLinearDrivingForce * k_A * (A - A_N) / (0.5 * h),
               disc.periphery_exchange * 2.0 * std::numbers::pi * R * h * k_A / (0.5 * width), P_v};
  return k;
}

}  // namespace spinewalk::disc
