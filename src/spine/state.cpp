#include "spine/state.hpp"

namespace spinewalk::spine {

namespace {

State make_scale() {
  State scale;
  for (std::size_t i = 0; i < kStates; ++i) {
    if (i < kVelocity) {
      scale[i] = 1e-3;
    } else if (i < kMaxwell) {
      scale[i] = 0.1;
    } else if (i < kActivation) {
      scale[i] = 1e-3;
    } else {
      scale[i] = 100;
    }
  }
  return scale;
}

}  // namespace

const State& state_scale() {
  static const State scale = make_scale();
  return scale;
}

std::string state_name(std::size_t index) {
  const auto segment = [](std::size_t body) { return std::string(model::kSegmentNames[body + 1]); };
  const auto level = [](std::size_t j) { return std::string(model::kLevelNames[j]); };
  if (index < kVelocity) return segment(index - kDisplacement) + " displacement";
  if (index < kMaxwell) return segment(index - kVelocity) + " velocity";
  if (index < kActivation) {
    const std::size_t branch = index - kMaxwell;
    return level(branch / disc::kBranches) +
           (branch % disc::kBranches == 0 ? " fast branch" : " slow branch");
  }
  return level(index - kActivation) + " muscle activation";
}

}  // namespace spinewalk::spine
