/// Why two activities differ: B's inputs are given to A one at a time, from the same start and for the same time.
///
///   weight      body mass, inclination, support, buoyancy, carried load          inertia     pelvis acceleration below 10 Hz,
///   impact      pelvis acceleration above 10 Hz                                              with its cadence
///   muscle      tone, bursts, pitch and lean of the trunk                        mean load   muscle tension added until every
///   blood flow  at the endplates                                                             disc has B's mean force
///   constants   all others of B's model, where the models differ
/// The swaps overlap (mean load is made of weight and muscle) and act on each other; what they leave is `together`, all of B's
/// inputs at once, less their sum. Test: tests/unit/evidence/why_test.cpp.
#pragma once

#include "model/scenario.hpp"
#include "results/table.hpp"

#include <string>
#include <vector>

namespace spinewalk::evidence {

/// A phase (from 0) of a scenario.
struct PhaseOf {
  const model::Scenario& scenario;
  std::size_t phase;
};

struct Swap {
  std::string name;
  std::vector<double> change;  ///< by metric, in its unit, against A
};

struct Why {
  std::vector<results::Column> metrics;  ///< of L4L5, in SI
  std::vector<double> first;             ///< A's values
  std::vector<Swap> swaps;               ///< the last is `together`
};

/// @throws InputError for a rig or a phase that is not there; SolverError
Why find_why(const PhaseOf& a, const PhaseOf& b);

/// What each law of adaptation makes of the last phase of a scenario: the change when it alone is turned off.
/// @throws InputError where none is on.
Why find_shares_of_adaptation(const model::Scenario& scenario);

}  // namespace spinewalk::evidence
