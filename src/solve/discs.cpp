#include "solve/discs.hpp"

#include "disc/pack_element.hpp"
#include "solve/lanes.hpp"

#include <algorithm>

namespace spinewalk::solve {

std::vector<Element> make_elements(const model::Model& model) {
  std::vector<Element> elements;
  for (const auto& disc : model.discs) elements.emplace_back(disc::element_constants(disc, {}));
  return elements;
}

const LaneKernels& lanes_for(const std::vector<Element>& elements) {
  const auto alike = [&](const Element& e) { return disc::share_laws(elements[0].constants(), e.constants()); };
  return std::all_of(elements.begin(), elements.end(), alike) ? choose_lanes() : *available_lanes().front();
}

std::unique_ptr<Stepper> make_stepper(const std::vector<Element>& elements, double tolerance) {
  ElementConstantsList discs;
  for (const auto& element : elements) discs.push_back(element.constants());
  return lanes_for(elements).make_stepper(discs, tolerance);
}

DiscStates reference_states(const std::vector<Element>& elements) {
  DiscStates states;
  for (const auto& element : elements) states.push_back(element.reference());
  return states;
}

spine::Waters find_waters(const std::vector<Element>& elements, const DiscStates& states) {
  spine::Waters waters;
  for (std::size_t l = 0; l < model::kLevels; ++l) waters[l] = elements[l].water(states[l]);
  return waters;
}

double fluid_volume(const Element& element, const disc::FluidState<double>& state) {
  const auto& column = element.constants().column;
  double height = 0;
  for (std::size_t i = 0; i < state.J.size(); ++i) {
    const double phi = column.tissue[static_cast<std::size_t>(column.region[i])].swelling.phi;
    height += column.thickness[i] * (state.J[i] - phi);
  }
  const auto& annulus = element.constants().annulus;
  const double annulus_water = annulus.volume * (1.0 - annulus.swelling.phi) - state.lumped[disc::kAnnulusWater];
  return element.constants().law.A_N * height + annulus_water;
}

}  // namespace spinewalk::solve
