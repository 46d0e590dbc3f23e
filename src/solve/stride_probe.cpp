#include "solve/stride_probe.hpp"

#include "model/errors.hpp"
#include "solve/seepage.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace spinewalk::solve {
namespace {

double mean_of(const std::vector<double>& values) {
  return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

/// (1) at the samples of the response.
struct StridePressures {
  std::vector<double> nucleus, annulus;
  StridePressures(const Element& element, const disc::FluidState<double>& state,
                  const std::vector<double>& x) {
    const disc::BasicForceLaw<double> law(element.constants().law);
    const auto w = element.water(state);
    for (double value : x) {
      const auto p = law.pressures(value, w);
      nucleus.push_back(p.nucleus);
      annulus.push_back(p.annulus);
    }
  }
};

/// Means over the intervals between samples of `conductance` times a pressure, about the mean of the stride.
std::vector<double> ripple_of(const std::vector<double>& pressures, double conductance) {
  const double mean = mean_of(pressures);
  std::vector<double> ripple;
  for (std::size_t k = 0; k < pressures.size(); ++k)
    ripple.push_back(conductance * (0.5 * (pressures[k] + pressures[(k + 1) % pressures.size()]) - mean));
  return ripple;
}

double nucleus_height(const disc::ColumnConstants<double>& column) {
  double height = 0;
  for (std::size_t i = 0; i < column.thickness.size(); ++i)
    if (column.region[i] == disc::Region::nucleus) height += column.thickness[i];
  return height;
}

/// Both sides see the same bone, tissue and J: one layer speaks for both.
bool symmetric(const disc::ColumnConstants<double>& column, const std::vector<double>& J) {
  if (column.open_fraction[0] != column.open_fraction[1]) return false;
  for (std::size_t i = 0, n = J.size(); i < n / 2; ++i)
    if (std::abs(J[i] - J[n - 1 - i]) > 1e-9) return false;
  return true;
}

}  // namespace

StrideProber::StrideProber(const spine::Chain& chain, const loading::Stride& stride,
                           const std::vector<Element>& elements, double defect)
    : chain_(chain), stride_(stride), elements_(elements), pressures_(elements.size()), annulus_(elements.size()), J_(elements.size()) {
  if (stride.steady()) return;
  BoneLayers::Columns columns;
  for (const auto& element : elements) columns.push_back(element.constants().column);
  for (std::size_t side = 0; side < 2; ++side)
    layers_.emplace_back(columns, side, stride.period, lanes_for(elements), defect);
}

StrideProbe StrideProber::measure(const DiscStates& states) {
  StrideProbe probe{find_activity_load(chain_, stride_, find_waters(elements_, states), end_state_), {}};
  if (stride_.steady()) return probe;
  end_state_ = probe.load.response.end_state;
  for (std::size_t l = 0; l < elements_.size(); ++l) measure_annulus(l, states[l], probe);
  measure_layers(states, probe);
  return probe;
}

/// What moves by the force law alone; leaves the pressures that the layers see.
void StrideProber::measure_annulus(std::size_t level, const disc::FluidState<double>& state,
                                   StrideProbe& probe) {
  const Element& element = elements_[level];
  const auto& column = element.constants().column;
  const auto& annulus = element.constants().annulus;
  StridePressures p(element, state, probe.load.response.compression[level]);
  auto& routes = probe.ripple[level];

  const double J_A = 1.0 - state.lumped[disc::kAnnulusWater] / annulus.volume;
  const double kappa = permeability(annulus.permeability, J_A).value / (annulus.permeability.k0 * J_A);
  routes[2] = ripple_of(p.annulus, annulus.endplates * kappa);
  routes[3] = ripple_of(p.annulus, annulus.periphery * kappa);
  std::vector<double> across(p.nucleus);
  for (std::size_t i = 0; i < across.size(); ++i) across[i] -= p.annulus[i];
  routes[4] = ripple_of(across, element.constants().law.A_N * nucleus_height(column) * column.lateral);
  for (double& value : p.nucleus) value -= column.venous_pressure;
  pressures_[level] = std::move(p.nucleus);
  annulus_[level] = std::move(p.annulus);
}

void StrideProber::measure_layers(const DiscStates& states, StrideProbe& probe) {
  for (std::size_t l = 0; l < states.size(); ++l) J_[l] = states[l].J;
  const auto mirrored = [&](std::size_t l) { return symmetric(elements_[l].constants().column, J_[l]); };
  bool all_mirrored = true;
  for (std::size_t l = 0; l < states.size(); ++l) all_mirrored = all_mirrored && mirrored(l);
  for (std::size_t side = 0; side < (all_mirrored ? 1 : 2); ++side) {
    std::vector<LayerResponse> responses;
    try {
      responses = layers_[side].respond(pressures_, J_);
    } catch (const SolverError& error) {
      throw SolverError("disc " + std::string(model::kLevelNames[layers_[side].worst()]) + ": " +
                        error.what());
    }
    for (std::size_t l = 0; l < states.size(); ++l) {
      auto& response = responses[l];
      column_solves_ += static_cast<double>(response.cells_solved) / static_cast<double>(J_[l].size());
      response.ripple.resize(pressures_[l].size());
      for (double& flow : response.ripple) flow *= elements_[l].constants().law.A_N;
      probe.load.mean[l].layer_shift[side] = response.shift;
      probe.ripple[l][side] = std::move(response.ripple);
    }
  }
  for (std::size_t l = 0; l < states.size() && all_mirrored; ++l) {
    probe.load.mean[l].layer_shift[1] = probe.load.mean[l].layer_shift[0];
    probe.ripple[l][1] = probe.ripple[l][0];
  }
  for (std::size_t l = 0; l < states.size(); ++l)
    probe.load.seepage[l] = seepage_heat({pressures_[l], annulus_[l], probe.ripple[l]}, probe.load.response.period);
}

}  // namespace spinewalk::solve
