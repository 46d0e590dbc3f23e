/// Columns for the solute tests: cells, their motion, and histories of J with fluxes that balance to
/// round-off.
#pragma once

#include "disc/solutes_step.hpp"

#include <cstdint>
#include <random>

namespace spinewalk::disc::testing {

/// Cells of a column and one step of its motion; `motion()` views them.
struct Column {
  std::vector<Region> region;
  std::vector<double> thickness, solid, J0, J1, flux, lateral;
  double dt = 1;

  std::size_t size() const { return thickness.size(); }
  ColumnMotion<double> motion() const { return {region, thickness, solid, J0, J1, flux, lateral, dt}; }
};

inline Column still_column(std::vector<Region> region, std::vector<double> thickness, double nucleus_solid,
                           double endplate_solid) {
  Column column{std::move(region), std::move(thickness), {}, {}, {}, {}, {}, 1};
  for (Region r : column.region)
    column.solid.push_back(r == Region::nucleus ? nucleus_solid : endplate_solid);
  column.J0.assign(column.size(), 1.0);
  column.J1 = column.J0;
  column.flux.assign(column.size() + 1, 0.0);
  column.lateral.assign(column.size(), 0.0);
  return column;
}

/// One tissue, uniform cells.
inline Column uniform_column(double height, int cells, double solid) {
  return still_column(std::vector<Region>(cells, Region::nucleus), std::vector<double>(cells, height / cells),
                      solid, solid);
}

inline Column disc_column(double endplate, double nucleus, const GridOptions& options, double nucleus_solid,
                          double endplate_solid) {
  const Grid grid = make_grid(endplate, nucleus, options);
  return still_column(grid.region, grid.thickness, nucleus_solid, endplate_solid);
}

/// A solute that knows nothing of the column but its diffusivity.
inline Solute<double> plain_solute(std::size_t cells, double diffusivity) {
  return {DiffusivityLaw::constant, std::vector<double>(cells, diffusivity), std::vector<double>(cells, 1.0),
          std::vector<double>(cells, 1.0)};
}

/// A violent but possible history: every step draws fluxes at all faces, a lateral flow and a step length.
class Violence {
 public:
  explicit Violence(std::uint32_t seed) : random_(seed) {}

  double uniform(double low, double high) { return low + (high - low) * (random_() / 4294967296.0); }

  void next(Column& column) {
    column.dt = std::pow(10, uniform(-1, 3.5));
    column.J0 = column.J1;
    for (std::size_t i = 0; i < column.size(); ++i) {
      const double dJ = (column.J0[i] > 1.3   ? -uniform(0, 0.25)
                         : column.J0[i] < 0.6 ? uniform(0, 0.25)
                                              : uniform(-0.2, 0.25));
      column.J1[i] = std::max(column.solid[i] + 0.05, column.J0[i] + dJ);
      column.lateral[i] = column.region[i] == Region::nucleus ? uniform(-0.05, 0.05) / column.dt : 0;
    }
    // Fluxes from a random first one, so that the water balance holds in every cell.
    column.flux[0] = uniform(-1, 1) * 2e-4 / column.dt;
    for (std::size_t i = 0; i < column.size(); ++i)
      column.flux[i + 1] = column.flux[i] - column.thickness[i] * ((column.J1[i] - column.J0[i]) / column.dt +
                                                                   column.lateral[i]);
  }

 private:
  std::mt19937 random_;
};

}  // namespace spinewalk::disc::testing
