/// `repeat` in a timeline, written out: days, weeks, and programs that grow.
///
///     - repeat:
///         times: 182
///         progression:          # at the n-th time (from 1): from + (to - from) min(1, (n - 1)/(over - 1))
///           - {path: "timeline[1].walking.for", from: 5 min, to: 30 min, over: 56, instead_of: "timeline[2].sitting.for"}
///         timeline: [{standing: {for: 7 h}}, {walking: {for: 5 min, speed: 1.2 m/s}}, {sitting: {for: 8 h}}]
///
/// Paths count the phases of the inner timeline as written out. What `instead_of` names gives the time that the progression
/// takes (more than `for` of the path as it stands), so that a day keeps its length. Values are checked like any other:
/// a speed that grows beyond a gait's range is refused where it is written. Tests: tests/unit/model/repeat_test.cpp.
#pragma once

#include "model/yaml_tree.hpp"

#include <vector>

namespace spinewalk::model {

/// Appends the phases of `list` to `phases`, repeats written out. @throws InputError
void append_phases(const YamlNode& list, std::vector<YamlNode>& phases);

}  // namespace spinewalk::model
