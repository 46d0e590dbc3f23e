/// The five discs of a model, advancing together.
#pragma once

#include "disc/element.hpp"
#include "model/model.hpp"
#include "solve/fluid_stepper.hpp"
#include "spine/chain.hpp"

namespace spinewalk::solve {

using Element = disc::DiscElement<double>;
using Stepper = FluidStepper<Element>;
using DiscStates = Stepper::State;
using DiscLoads = Stepper::Loads;

std::vector<Element> make_elements(const model::Model& model);
DiscStates reference_states(const std::vector<Element>& elements);
spine::Waters find_waters(const std::vector<Element>& elements, const DiscStates& states);

/// Water of one disc, endplates included [m3].
double fluid_volume(const Element& element, const disc::FluidState<double>& state);

}  // namespace spinewalk::solve
