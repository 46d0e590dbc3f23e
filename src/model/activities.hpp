/// The activities a timeline may hold. Adding one: its struct in activity.hpp and one entry in
/// activity_kinds().
#pragma once

#include "model/errors.hpp"
#include "model/parameters.hpp"

#include <string_view>
#include <vector>

namespace spinewalk::model {

struct ActivityKind {
  std::string_view name;
  std::string_view meaning;
  Activity prototype;                         ///< with the defaults of its optional parameters
  void (*declare)(Table table, Activity& a);  ///< parameters besides the duration `for`
  /// @throws InputError for parameters that do not go together; `path` is "timeline[1].sitting"
  void (*check)(const Activity& a, const Place& place, const std::string& path) = nullptr;
};

/// In the order of the variant Activity.
const std::vector<ActivityKind>& activity_kinds();
std::vector<std::string> activity_names();

/// A phase of this kind with the defaults of its optional parameters.
inline Phase prototype_of(const ActivityKind& kind) { return {kind.prototype, 0, {}}; }

/// Parameters of one phase, bound to `phase`, whose activity is of this kind.
std::vector<Parameter> phase_parameters(const ActivityKind& kind, Phase& phase);

}  // namespace spinewalk::model
