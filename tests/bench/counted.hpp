/// A double that counts what is done with it: the lane type (disc/lane.hpp) with which count_operations runs a whole day.
/// An addition, product, quotient, root, comparison or selection is one operation; exp and log are what lane_math.hpp does.
#pragma once

#include "disc/lane.hpp"

namespace spinewalk::bench {

struct Counted {
  double value;
  static inline long operations = 0;

  Counted() = default;
  Counted(double v) : value(v) {}  // NOLINT(google-explicit-constructor): constants mix with lanes

#define SPINEWALK_COUNTED(Result, op)                             \
  friend Result operator op(const Counted& a, const Counted& b) { \
    return ++operations, Result(a.value op b.value);              \
  }
  SPINEWALK_COUNTED(Counted, +)
  SPINEWALK_COUNTED(Counted, -)
  SPINEWALK_COUNTED(Counted, *)
  SPINEWALK_COUNTED(Counted, /)
  SPINEWALK_COUNTED(bool, <)
  SPINEWALK_COUNTED(bool, >)
  SPINEWALK_COUNTED(bool, <=)
  SPINEWALK_COUNTED(bool, >=)
  SPINEWALK_COUNTED(bool, ==)
#undef SPINEWALK_COUNTED
  friend Counted operator-(const Counted& a) { return {-a.value}; }
  friend Counted abs(const Counted& a) { return {std::abs(a.value)}; }
  friend Counted sqrt(const Counted& a) { return ++operations, Counted(std::sqrt(a.value)); }
  friend Counted exp(const Counted& a) { return operations += 44, Counted(disc::exp(a.value)); }
  friend Counted log(const Counted& a) { return operations += 42, Counted(disc::log(a.value)); }
  friend Counted select(bool condition, const Counted& a, const Counted& b) {
    return ++operations, condition ? a : b;
  }
  friend Counted lane_max(const Counted& a, const Counted& b) {
    return ++operations, Counted(std::max(a.value, b.value));
  }
  friend Counted lane_min(const Counted& a, const Counted& b) {
    return ++operations, Counted(std::min(a.value, b.value));
  }
  friend double reduce_max(const Counted& a) { return a.value; }
  friend bool all_finite(const Counted& a) { return std::isfinite(a.value); }
};

}  // namespace spinewalk::bench

namespace spinewalk::disc {
// Called by their full names.
inline double lane_value(const bench::Counted& a, std::size_t) { return a.value; }
inline void set_lane(bench::Counted& a, std::size_t, double value) { a.value = value; }
}  // namespace spinewalk::disc
