#include "loading/gait.hpp"

#include "loading/carried_load.hpp"
#include "loading/impact.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace spinewalk::loading {

using std::numbers::pi;

namespace {

/// mean + amplitude cos(2 pi f (t - at)), f the step frequency.
FourierSeries step_cosine(double stride_period, double mean, double amplitude, double at) {
  const double phi = 4 * pi * at / stride_period;
  return {stride_period, mean, {{}, {amplitude * std::cos(phi), amplitude * std::sin(phi)}}};
}

void add(FourierSeries& sum, const FourierSeries& term, double factor) {
  sum.mean += factor * term.mean;
  if (sum.harmonics.size() < term.harmonics.size()) sum.harmonics.resize(term.harmonics.size());
  for (std::size_t i = 0; i < term.harmonics.size(); ++i) {
    sum.harmonics[i].cosine += factor * term.harmonics[i].cosine;
    sum.harmonics[i].sine += factor * term.harmonics[i].sine;
  }
}

/// Lowest value met going from `top` in direction `step` round the circle until something higher stands
/// there.
double lowest_before_higher(const std::vector<double>& x, std::size_t top, std::size_t step) {
  double lowest = x[top];
  for (std::size_t i = (top + step) % x.size(); i != top && x[i] <= x[top]; i = (i + step) % x.size())
    lowest = std::min(lowest, x[i]);
  return lowest;
}

}  // namespace

void warn_outside(const SpeedRange& range, double speed, const std::string& gait,
                  std::vector<std::string>& warnings) {
  if (speed >= range.low && speed <= range.high) return;
  warnings.push_back(
      fmt::format("{} at {:.3g} m/s is outside {:.3g}-{:.3g} m/s, the range of its closed form: extrapolated",
                  gait, speed, range.low, range.high));
}

double burst_peak(const model::GaitMuscle& m, double speed) {
  const bool slow = speed < m.middle_speed;
  const double v0 = slow ? m.slow_speed : m.middle_speed, v1 = slow ? m.middle_speed : m.fast_speed;
  const double b0 = slow ? m.slow_burst : m.middle_burst, b1 = slow ? m.middle_burst : m.fast_burst;
  return std::max(0.0, b0 + (b1 - b0) * (speed - v0) / (v1 - v0));
}

void add_trunk(Stride& stride, const TrunkMotion& trunk) {
  // = burst cos^2(pi f (t - burst_at))
  stride.phasic = step_cosine(stride.period, trunk.burst / 2, trunk.burst / 2, trunk.burst_at);
  stride.pitch = step_cosine(stride.period, stride.posture.lean, trunk.pitch_amplitude, trunk.lean_at);
}

double lean_on_slope(double incline) {
  // Leroux 2002: the trunk leans forward uphill and back downhill, 0.6 and 0.3 deg a degree (recalled); assumed
  return (incline > 0 ? 0.6 : 0.3) * std::atan(incline);
}

void set_gait_posture(Stride& stride, const model::Posture& posture, double incline, const model::Load& load,
                      const model::Subject& subject) {
  stride.steps = 2;
  stride.posture = posture;
  stride.posture.lean += lean_on_slope(incline) + lean_under(load, subject);
  stride.support = posture.support;
  stride.carried = find_carried(load, stride.posture.lean);
}

void add_forces(Stride& stride, const FourierSeries& active, const HalfSine& impact, double mass) {
  const double weight = mass * model::kGravity;
  const FourierSeries pulses = pulse_train(impact, stride.period, kGroundForceBand);
  const double active_weight = weight - pulses.mean;  // weight (1 - f impulse / weight)

  stride.ground_force = pulses;
  add(stride.ground_force, active, active_weight);
  stride.impact_peak = impact.peak;
  stride.force_peaks = count_force_peaks(stride.ground_force, weight);

  stride.pelvis_acceleration = through_the_leg(pulses, mass);
  add(stride.pelvis_acceleration, truncated(active, kPelvisBand), active_weight / mass);
  stride.pelvis_acceleration.mean = 0;
}

double find_flight(const Stride& stride) {
  const auto force = sampled(stride.ground_force, 1000 * stride.strides());
  const auto small = [&](double value) { return value < 0.05 * stride.ground_force.mean; };
  return static_cast<double>(std::count_if(force.begin(), force.end(), small)) / static_cast<double>(force.size());
}

int count_force_peaks(const FourierSeries& ground_force, double body_weight, int strides) {
  // above 50 Hz the low-pass leaves less than 0.2 %
  const std::vector<double> x = sampled(truncated(low_pass(ground_force, 10), 50), 1000 * strides);
  const std::size_t n = x.size();
  int peaks = 0;
  for (std::size_t i = 0; i < n; ++i) {
    if (!(x[i] > x[(i + n - 1) % n] && x[i] >= x[(i + 1) % n])) continue;
    const double saddle = std::max(lowest_before_higher(x, i, 1), lowest_before_higher(x, i, n - 1));
    if (x[i] - saddle >= 0.02 * body_weight) ++peaks;
  }
  return peaks;
}

}  // namespace spinewalk::loading
