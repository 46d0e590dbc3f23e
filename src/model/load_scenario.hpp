/// Scenario files: product.md section 5.
///
///     schema: spinewalk/1
///     title: Stand, walk, run
///     model: adult_male_50                 # a name, a path, or {base: NAME, discs: {...}} with other
///     constants subject: {mass: 75 kg} start: morning                       # | evening | supine_equilibrium
///     | {from: night.h5, at: 8 h} timeline:
///       - standing: {for: 30 min}
///       - walking: {for: 30 min, speed: 1.3 m/s}
///       - repeat: {times: 7, timeline: [{standing: {for: 16 h}}, {lying: {for: 8 h}}]}
///     solver: {method: averaged, tolerance: 1e-4}
///     record: {every: 1 min, bursts: 3 strides}
///
/// or, in place of start and timeline, `rig:` (rig.hpp).
#pragma once

#include "model/scenario.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace spinewalk::model {

/// Reads and checks a scenario. `sets` are "path=value" as after `--set`, applied in order under the rules of
/// the file.
/// @throws InputError
Scenario load_scenario(const std::filesystem::path& file, const std::vector<std::string>& sets = {});

}  // namespace spinewalk::model
