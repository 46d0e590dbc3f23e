#include "loading/carried_load.hpp"

#include <cmath>
#include <numbers>

namespace spinewalk::loading {

namespace {

constexpr double kInHands = 0.3;  // [m] in front of the spine: elbows at a right angle; assumed

// Centre of a pack behind and above the lumbar discs [m]: half a trunk (0.21 m, Gordon 1989) and half a pack; assumed.
constexpr double kBehind = 0.20, kAbove = 0.30;

// Lean for what the trunk carries over body weight [rad]. fitted: Goh 1998 has 15 % of body weight raise the lumbosacral
// peak of walking by 27 % and 30 % by 64 % (recalled).
constexpr double kLean = 42 * std::numbers::pi / 180, kLeanPower = 0.7;

// Share of a pack's weight that a hip belt takes. measured: Lafiandra 2004, 30 % of the vertical force (recalled).
constexpr double kHipBelt = 0.3;

/// Of the load's mass, what hangs on the trunk [kg].
double on_the_trunk(const model::Load& load) {
  return load.at == model::LoadPlace::hip_belt ? (1 - kHipBelt) * load.mass : load.mass;
}

}  // namespace

double lean_under(const model::Load& load, const model::Subject& subject) {
  if (load.at == model::LoadPlace::hands) return 0;
  return kLean * std::pow(on_the_trunk(load) / subject.mass, kLeanPower);
}

CarriedLoad find_carried(const model::Load& load, double lean) {
  if (load.mass == 0) return {};
  if (load.at == model::LoadPlace::hands)
    return {load.mass, std::isnan(load.distance) ? kInHands : load.distance};
  return {on_the_trunk(load), kAbove * std::sin(lean) - kBehind * std::cos(lean)};
}

double total_mass(const model::Load& load, const model::Subject& subject) { return subject.mass + load.mass; }

}  // namespace spinewalk::loading
