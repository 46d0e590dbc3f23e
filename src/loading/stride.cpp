#include "loading/stride.hpp"

#include "loading/custom.hpp"
#include "loading/measured.hpp"
#include "loading/posture.hpp"
#include "loading/replay.hpp"
#include "loading/running.hpp"
#include "loading/stairs.hpp"
#include "loading/walking.hpp"

namespace spinewalk::loading {

namespace {

/// One overload an activity.
struct Expansion {
  const model::Model& model;

  Stride operator()(const model::Lying& lying) const { return make_lying(lying, model); }
  Stride operator()(const model::Sitting& sitting) const { return make_sitting(sitting, model); }
  Stride operator()(const model::Standing& standing) const { return make_standing(standing, model); }
  Stride operator()(const model::Walking& walking) const { return make_walking(walking, model); }
  Stride operator()(const model::Running& running) const { return make_running(running, model); }
  Stride operator()(const model::Stairs& stairs) const { return make_stairs(stairs, model); }
  Stride operator()(const model::Stretching& stretching) const { return make_stretching(stretching, model); }
  Stride operator()(const model::Lifting& lifting) const { return make_lifting(lifting, model); }
  Stride operator()(const model::Custom& custom) const { return make_custom(custom, model); }
  Stride operator()(const model::Measured& measured) const {
    if (measured.replay == model::Replay::raw) return read_replay(measured, model);
    return make_measured(read_recorded_stride(measured), model);
  }
};

}  // namespace

double Stride::begin_of(long n) const {
  if (replay.cuts.empty()) return static_cast<double>(n) * period;
  const long count = strides();
  return static_cast<double>(n / count) * period + replay.cuts[static_cast<std::size_t>(n % count)];
}

Stride make_stride(const model::Activity& activity, const model::Model& model) {
  return std::visit(Expansion{model}, activity);
}

}  // namespace spinewalk::loading
