/// The five discs of a model, advancing together.
#pragma once

#include "disc/element.hpp"
#include "model/model.hpp"
#include "solve/stepper.hpp"
#include "spine/chain.hpp"

#include <memory>

namespace spinewalk::solve {

struct LaneKernels;
using Element = disc::DiscElement<double>;

std::vector<Element> make_elements(const model::Model& model);
/// The lanes that choose_lanes() finds; single ones where the discs' laws differ.
const LaneKernels& lanes_for(const std::vector<Element>& elements);
/// The integrator of these discs in those lanes.
std::unique_ptr<Stepper> make_stepper(const std::vector<Element>& elements, double tolerance);
DiscStates reference_states(const std::vector<Element>& elements);
spine::Waters find_waters(const std::vector<Element>& elements, const DiscStates& states);

/// Water of one disc, endplates included [m3].
double fluid_volume(const Element& element, const disc::FluidState<double>& state);

}  // namespace spinewalk::solve
