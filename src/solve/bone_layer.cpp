#include "solve/bone_layer.hpp"

#include "model/errors.hpp"
#include "solve/lanes.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>

#include <fmt/format.h>

namespace spinewalk::solve {
namespace {

/// Open fraction below which a side counts as sealed: its layer is thinner than any cell.
constexpr double kLeastOpen = 1e-4;
/// Depth of the layer in units of delta: what is left of the oscillation is e^-8.
constexpr double kDepth = 8;
constexpr std::size_t kFewestCells = 3;  ///< of a layer, the steady one included
constexpr int kMostIterations = 40;

std::size_t cell_at(const disc::ColumnConstants<double>& column, std::size_t side, std::size_t i) {
  return side == 0 ? i : column.thickness.size() - 1 - i;
}

const disc::TissueConstants<double>& tissue_at(const disc::ColumnConstants<double>& column,
                                               std::size_t side) {
  return column.tissue[static_cast<std::size_t>(column.region[cell_at(column, side, 0)])];
}

/// delta of the stride, the slowest part of the oscillation, in the tissue at its reference [m].
double delta_of_oscillation(const disc::ColumnConstants<double>& column, std::size_t side, double period) {
  const auto& tissue = tissue_at(column, side);
  const double stiffness = -swelling_pressure(tissue.swelling, 1.0).slope;
  const double mobility =
      permeability(tissue.permeability, 1.0).value * std::max(column.open_fraction[side], kLeastOpen);
  return std::sqrt(mobility * stiffness * period / std::numbers::pi);
}

/// Cells from the bone through the first that the oscillation does not reach, within the tissue there.
std::size_t cells_of(const disc::ColumnConstants<double>& column, std::size_t side, double delta) {
  const auto region = column.region[cell_at(column, side, 0)];
  std::size_t count = 0;
  for (double depth = 0;
       count < column.thickness.size() && column.region[cell_at(column, side, count)] == region;) {
    depth += column.thickness[cell_at(column, side, count++)];
    if (depth > kDepth * delta && count > kFewestCells) break;
  }
  return count;
}

/// S falls evenly from the mean pressure at the bone to that of the steady cell, and follows the first pressure to delta.
LayerStart guess_start(const LayerSetup& setup, double delta, const std::vector<double>& pressures,
                       double J_m) {
  const auto& dZ = setup.thickness;
  const std::size_t m = dZ.size() - 1;
  const auto& swelling = setup.tissue.swelling;
  const double mean =
      std::accumulate(pressures.begin(), pressures.end(), 0.0) / static_cast<double>(pressures.size());
  const double depth = std::accumulate(dZ.begin(), dZ.end(), 0.0),
               S_m = swelling_pressure(swelling, J_m).value;
  LayerStart start{std::vector<double>(m), std::vector<double>(m, 0.0), {}, {}};
  double z = depth, J = J_m;
  for (std::size_t i = m; i-- > 0;) {
    z -= dZ[i + 1];
    const double centre = z - 0.5 * dZ[i];
    const double S =
        S_m + (1 - centre / depth) * (mean - S_m) + std::exp(-centre / delta) * (pressures[0] - mean);
    for (int iteration = 0; iteration < kMostIterations; ++iteration) {
      const auto here = swelling_pressure(swelling, J);
      J = std::max(J - (here.value - S) / here.slope, 0.5 * (J + swelling.phi));
    }
    start.J[i] = J;
  }
  return start;
}

[[noreturn]] void fail(const LayerProblem& problem) {
  if (problem.outcome == LayerOutcome::no_step)
    throw SolverError(
        "the layer at the bone has no solution within a stride: the load may be beyond what the endplate can "
        "carry");
  throw SolverError(
      fmt::format("the layer at the bone finds no periodic state: defect {:.1e}", problem.response.defect));
}

}  // namespace

BoneLayers::BoneLayers(const Columns& columns, std::size_t side, double period, const LaneKernels& lanes, double defect)
    : side_(side), starts_(columns.size()) {
  std::size_t cells = 0;
  for (const auto& column : columns) {
    open_.push_back(column.open_fraction[side] >= kLeastOpen);
    delta_.push_back(delta_of_oscillation(column, side, period));
    if (open_.back()) cells = std::max(cells, cells_of(column, side, delta_.back()));
  }
  // A grid that does not see the layer, or sides that are all sealed, have none.
  if (cells < kFewestCells) return;
  m_ = cells - 1;
  for (const auto& column : columns) {
    LayerSetup setup{{},
                     tissue_at(column, side),
                     0.5 / std::max(column.open_fraction[side], kLeastOpen),
                     column.direction_ratio,
                     period};
    for (std::size_t i = 0; i < cells; ++i)
      setup.thickness.push_back(column.thickness[cell_at(column, side, i)]);
    setups_.push_back(std::move(setup));
  }
  solver_ = lanes.make_layers(setups_, defect);
}

std::vector<LayerResponse> BoneLayers::respond(const std::vector<std::vector<double>>& pressures,
                                               const std::vector<std::vector<double>>& J) {
  std::vector<LayerResponse> responses(starts_.size());
  if (m_ == 0) return responses;
  std::vector<LayerProblem> problems;
  for (std::size_t l = 0; l < starts_.size(); ++l) {
    const double J_m = J[l][side_ == 0 ? m_ : J[l].size() - 1 - m_];
    if (starts_[l].J.empty()) starts_[l] = guess_start(setups_[l], delta_[l], pressures[l], J_m);
    problems.push_back({&pressures[l], J_m, &starts_[l], {}, {}});
  }
  solver_->respond(problems);
  // A layer without a step stops those beside it, whose outcome is then no_period.
  for (const auto outcome : {LayerOutcome::no_step, LayerOutcome::no_period})
    for (worst_ = 0; worst_ < problems.size(); ++worst_)
      if (open_[worst_] && problems[worst_].outcome == outcome) fail(problems[worst_]);
  for (std::size_t l = 0; l < problems.size(); ++l)
    if (open_[l]) responses[l] = std::move(problems[l].response);
  return responses;
}

}  // namespace spinewalk::solve
