/// From a state of the discs to what is drawn of them: change since a reference state (the start of the run), times one
/// stated factor. No VTK.
#pragma once

#include "viz/playback.hpp"

namespace spinewalk::viz {

struct DrawnDisc {
  double height;  ///< [mm]
  double rim;     ///< [mm] of the bulge over the endplates
};

/// drawn = reference + factor (state - reference), for height and bulge alike.
model::PerLevel<DrawnDisc> draw(const State& state, const State& reference, double factor);

/// The largest of 1, 2, 3, 4, 5, 6, 8, 10, 15, 20 with which none of these states is drawn thinner than half or taller
/// than one and a half times its reference, or with a rim that stands out by more than 8 mm.
double choose_exaggeration(const std::vector<State>& states, const State& reference);

}  // namespace spinewalk::viz
