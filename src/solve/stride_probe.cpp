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
                           const std::vector<Element>& elements)
    : chain_(chain), stride_(stride), elements_(elements) {
  if (stride.steady()) return;
  for (const auto& element : elements) {
    const auto& column = element.constants().column;
    layers_.push_back({BoneLayer(column, 0, stride.period), BoneLayer(column, 1, stride.period)});
  }
}

StrideProbe StrideProber::measure(const DiscStates& states) {
  StrideProbe probe{find_activity_load(chain_, stride_, find_waters(elements_, states), end_state_), {}};
  if (stride_.steady()) return probe;
  end_state_ = probe.load.response.end_state;
  for (std::size_t l = 0; l < elements_.size(); ++l) try {
      measure_layers(l, states[l], probe);
    } catch (const SolverError& error) {
      throw SolverError("disc " + std::string(model::kLevelNames[l]) + ": " + error.what());
    }
  return probe;
}

void StrideProber::measure_layers(std::size_t level, const disc::FluidState<double>& state,
                                  StrideProbe& probe) {
  const Element& element = elements_[level];
  const auto& column = element.constants().column;
  const auto& annulus = element.constants().annulus;
  const auto& law = element.constants().law;
  StridePressures p(element, state, probe.load.response.compression[level]);
  auto& routes = probe.ripple[level];

  const double J_A = 1.0 - state.lumped[disc::kAnnulusWater] / annulus.volume;
  const double kappa = permeability(annulus.permeability, J_A).value / (annulus.permeability.k0 * J_A);
  routes[2] = ripple_of(p.annulus, annulus.endplates * kappa);
  routes[3] = ripple_of(p.annulus, annulus.periphery * kappa);
  const auto across = [&] {
    std::vector<double> difference(p.nucleus);
    for (std::size_t i = 0; i < difference.size(); ++i) difference[i] -= p.annulus[i];
    return difference;
  };
  routes[4] = ripple_of(across(), law.A_N * nucleus_height(column) * column.lateral);

  for (double& value : p.nucleus) value -= column.venous_pressure;
  for (std::size_t side = 0; side < 2; ++side) {
    if (side == 1 && symmetric(column, state.J)) {
      probe.load.mean[level].layer_shift[1] = probe.load.mean[level].layer_shift[0];
      routes[1] = routes[0];
      break;
    }
    LayerResponse response = layers_[level][side].respond(p.nucleus, state.J);
    column_solves_ += static_cast<double>(response.cells_solved) / static_cast<double>(element.cells());
    probe.load.mean[level].layer_shift[side] = response.shift;
    response.ripple.resize(p.nucleus.size());
    for (double& flow : response.ripple) flow *= law.A_N;
    routes[side] = std::move(response.ripple);
  }
  probe.load.seepage[level] = seepage_heat({std::move(p.nucleus), std::move(p.annulus), routes}, probe.load.response.period);
}

}  // namespace spinewalk::solve
