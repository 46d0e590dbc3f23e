#include "disc/grid.hpp"

#include <algorithm>
#include <cmath>

namespace spinewalk::disc {
namespace {

/// `cells` thicknesses growing by `ratio`, of this total.
std::vector<double> geometric(double total, int cells, double ratio) {
  std::vector<double> thickness(static_cast<std::size_t>(cells));
  double sum = 0, next = 1;
  for (double& t : thickness) {
    t = next;
    sum += next;
    next *= ratio;
  }
  for (double& t : thickness) t *= total / sum;
  return thickness;
}

/// Symmetric about the middle: starts at `first`, grows as little as the height asks.
std::vector<double> symmetric(double total, int cells, double first) {
  std::vector<double> thickness(static_cast<std::size_t>(cells));
  const auto fill = [&](double ratio) {
    double sum = 0;
    for (int i = 0; i < cells; ++i) {
      const int from_edge = std::min(i, cells - 1 - i);
      sum += thickness[static_cast<std::size_t>(i)] = first * std::pow(ratio, from_edge);
    }
    return sum;
  };
  double low = 1.0, high = 3.0;
  for (int i = 0; i < 60; ++i) {
    const double ratio = 0.5 * (low + high);
    (fill(ratio) < total ? low : high) = ratio;
  }
  const double sum = fill(0.5 * (low + high));
  for (double& t : thickness) t *= total / sum;
  return thickness;
}

void append(Grid& grid, const std::vector<double>& thickness, Region region) {
  double z = grid.centre.empty() ? 0.0 : grid.centre.back() + 0.5 * grid.thickness.back();
  for (double t : thickness) {
    grid.thickness.push_back(t);
    grid.region.push_back(region);
    grid.centre.push_back(z + 0.5 * t);
    z += t;
  }
}

}  // namespace

Grid make_grid(double endplate_thickness, double nucleus_height, const GridOptions& options) {
  const auto cranial = geometric(endplate_thickness, options.endplate_cells, options.endplate_ratio);
  const auto caudal = std::vector<double>(cranial.rbegin(), cranial.rend());
  Grid grid;
  append(grid, cranial, Region::cranial_endplate);
  append(grid, symmetric(nucleus_height, options.nucleus_cells, cranial.back()), Region::nucleus);
  append(grid, caudal, Region::caudal_endplate);
  return grid;
}

Grid make_uniform_tissue_grid(double height, int cells, double ratio) {
  Grid grid;
  append(grid, geometric(height, cells, ratio), Region::nucleus);
  return grid;
}

}  // namespace spinewalk::disc
