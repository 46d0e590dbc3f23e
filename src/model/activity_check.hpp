/// Parameters of an activity that do not go together. All throw InputError at `place`; `path` is "timeline[1].sitting".
#pragma once

#include "model/activity.hpp"
#include "model/errors.hpp"

#include <string>

namespace spinewalk::model {

void check(const Sitting& activity, const Place& place, const std::string& path);
void check(const Standing& activity, const Place& place, const std::string& path);
void check(const Walking& activity, const Place& place, const std::string& path);
void check(const Running& activity, const Place& place, const std::string& path);
void check(const Stairs& activity, const Place& place, const std::string& path);
void check(const Lifting& activity, const Place& place, const std::string& path);
void check(const Custom& activity, const Place& place, const std::string& path);

}  // namespace spinewalk::model
