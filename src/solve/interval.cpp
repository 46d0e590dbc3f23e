#include "solve/recorder.hpp"

#include <algorithm>

namespace spinewalk::solve {

void Interval::start(const Instants& at) {
  duration_ = 0;
  extremes_ = at;
  integral_ = {};
}

void Interval::extend(double duration, const Instants& before, const Instants& now) {
  duration_ += duration;
  for (std::size_t l = 0; l < model::kLevels; ++l) {
    auto& e = extremes_[l];
    e.force_min = std::min(e.force_min, now[l].force_min);
    e.force_max = std::max(e.force_max, now[l].force_max);
    e.pressure_min = std::min(e.pressure_min, now[l].pressure_min);
    e.pressure_max = std::max(e.pressure_max, now[l].pressure_max);
    integral_[l].force += 0.5 * duration * (before[l].force + now[l].force);
    integral_[l].pressure += 0.5 * duration * (before[l].pressure + now[l].pressure);
    e.force = now[l].force;
    e.pressure = now[l].pressure;
  }
}

Instant Interval::level(std::size_t l) const {
  Instant result = extremes_[l];
  if (duration_ > 0) {
    result.force = integral_[l].force / duration_;
    result.pressure = integral_[l].pressure / duration_;
  }
  return result;
}

}  // namespace spinewalk::solve
