/// Start states (physics.md section 7): the periodic day of the model, or unlimited lying.
///   morning   state on rising in the 24 h state of the reference day (standing, then lying), solved for: the fixed
///             point y = D(y) of the day map D by Anderson acceleration (Walker & Ni 2011), not by a number of days;
///             first with coarse steps, then with those of the run, the solutes on the fluid's day once that is found
///   evening   the same day, on lying down
///   supine_equilibrium   limit of unlimited lying
#pragma once

#include "model/scenario.hpp"
#include "solve/discs.hpp"
#include "solve/given_state.hpp"
#include "solve/nutrition.hpp"
#include "solve/start_cache.hpp"
#include "solve/watch.hpp"

namespace spinewalk::solve {

struct StartState {
  DiscStates states;
  double residual = 0;  ///< largest change of a volume ratio over the last day [1]
  int days = 0;         ///< evaluations of the day map
};

/// Leaves `nutrition` at the solutes that belong to the start: periodic with the day, or steady. Asks `cache` first, if
/// there is one, and offers what it had to solve for; a given state is never cached. `watch` may stop the search.
StartState solve_start(const model::Start& start, const model::Model& model, const spine::Chain& chain,
                       std::vector<Element>& elements, Nutrition& nutrition, double tolerance,
                       const GivenState* given, StartCache* cache = nullptr, Watch* watch = nullptr);

}  // namespace spinewalk::solve
