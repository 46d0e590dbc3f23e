/// A claim: a sentence that people are told, and the contrast that tests it. A folder with claim.yaml and its scenarios:
///
///     schema: spinewalk-claim/1
///     topic: Fluid                                                   # what it stands under on the page
///     claim: Rhythmic loading pumps fluid into the disc
///     why: the mean load is the same, so what is left is the cycling
///     scenarios: {cycling: cycling.yaml, steady: steady.yaml}         # all else equal
///     effect:                                                        # measure.hpp; a number without unit
///       {scenario: cycling, summary: inflow, phase: 1, change_from: {scenario: steady, summary: inflow, phase: 1}}
///     claimed: increase                                              # or decrease
///     threshold: 5 %                                                 # least median that counts
///     uncertain: [model.discs.*.endplate.direction_ratio, model.spine.muscle_gain]
///
/// The range of an uncertain parameter is that of its constant in the model file (`range:`).
/// Tests: tests/unit/evidence/claim_test.cpp.
#pragma once

#include "evidence/design.hpp"
#include "evidence/study.hpp"

namespace spinewalk::evidence {

inline constexpr std::string_view kClaimSchema = "spinewalk-claim/1";

struct Claim {
  std::string name;  ///< of its folder
  std::string topic, sentence, why;
  std::vector<NamedScenario> scenarios;
  Quantity effect;
  bool increase = false;  ///< the claimed sign
  double threshold = 0;   ///< [1] least |median|
  std::vector<Uncertain> uncertain;
};

/// Reads FOLDER/claim.yaml; the ranges come from the models that its scenarios name. @throws InputError
Claim load_claim(const std::filesystem::path& folder);

}  // namespace spinewalk::evidence
