#include "disc/rig.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace spinewalk::disc {
namespace {

constexpr double kThinnest = 1.0 / 2500;  ///< of the height; reference column D (assumed for the others)
constexpr double kCellsInLayer = 9;       ///< reference column D: 0.018 mm over 0.002 mm

/// Thicknesses that grow from `first` at the drained faces, or are uniform where that is thinner still.
std::vector<double> graded(const model::RigColumn& column, double first) {
  std::vector<double> thickness(static_cast<std::size_t>(column.cells));
  const int last = column.cells - 1;
  const auto fill = [&](double ratio) {
    double sum = 0;
    for (int i = 0; i <= last; ++i) {
      const int from_bath = column.drained == model::Drained::both ? std::min(i, last - i) : i;
      sum += thickness[static_cast<std::size_t>(i)] = first * std::pow(ratio, from_bath);
    }
    return sum;
  };
  double low = 1, high = 4;
  for (int i = 0; i < 60; ++i) {
    const double ratio = 0.5 * (low + high);
    (fill(ratio) < column.height ? low : high) = ratio;
  }
  const double sum = fill(0.5 * (low + high));
  for (double& t : thickness) t *= column.height / sum;
  return thickness;
}

}  // namespace

ColumnConstants<double> rig_constants(const model::RigColumn& column, double frequency) {
  const double H = aggregate_modulus(column.solid), phi = column.solid_fraction;
  double first = kThinnest * column.height;
  if (frequency > 0)
    first = std::min(first, std::sqrt(column.permeability.k0 * H / (std::numbers::pi * frequency)) / kCellsInLayer);
  const auto& k = column.permeability;
  const auto law = column.solid.law == model::RigSolidLaw::neo_hookean ? SolidLaw::neo_hookean : SolidLaw::linear;
  TissueConstants<double> tissue{{k.law, k.k0, std::isnan(k.M) ? 0 : k.M, std::isnan(k.alpha) ? 0 : k.alpha, phi},
                                 {law, phi, 0, 0, H, 0, 0, kGasConstant * kTemperature, kBath}};
  if (const auto& swelling = column.swelling) {
    tissue.swelling.cF0 = swelling->fixed_charge;
    tissue.swelling.factor = 1;
    tissue.swelling.RT = kGasConstant * swelling->temperature;
    tissue.swelling.bath = swelling->bath;
  }
  const auto thickness = graded(column, first);
  const double open_below = column.drained == model::Drained::both ? 1 : 0;
  return {thickness, std::vector<Region>(thickness.size(), Region::nucleus), {tissue, tissue, tissue}, {1.0, open_below}, 1.0, 0.0, 0.0};
}

}  // namespace spinewalk::disc
