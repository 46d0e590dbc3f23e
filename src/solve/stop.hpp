/// Watches what may end a phase before its time (model::StopRule). Test: tests/unit/solve/stop_test.cpp.
#pragma once

#include "model/scenario.hpp"
#include "solve/discs.hpp"

#include <cmath>
#include <limits>
#include <tuple>

namespace spinewalk::solve {

class Stop {
 public:
  explicit Stop(const model::StopRule& rule)
      : pressure_(limit(rule.pressure_above)), loss_(limit(rule.height_loss_above)) {}

  /// @param states the discs when the phase has begun, after the elastic response to its load.
  void begin(const DiscStates& states) {
    for (std::size_t l = 0; l < states.size(); ++l) shortening_[l] = states[l].x;
  }

  bool reached(const DiscStates& states) const {
    for (std::size_t l = 0; l < states.size(); ++l)
      if (states[l].p_N > pressure_ || states[l].x - shortening_[l] > loss_) return true;
    return false;
  }

  /// Longest step of the fluid [s]: so late, at most, a limit is noticed.
  double longest_step() const { return std::isinf(pressure_) && std::isinf(loss_) ? pressure_ : 10; }

  auto kept() { return std::tie(shortening_); }

 private:
  static double limit(double given) {
    return std::isnan(given) ? std::numeric_limits<double>::infinity() : given;
  }

  double pressure_, loss_;                ///< [Pa], [m]
  model::PerLevel<double> shortening_{};  ///< [m] at the start
};

}  // namespace spinewalk::solve
