#include "loading/measured.hpp"

#include "loading/gait.hpp"
#include "loading/running.hpp"
#include "loading/walking.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <utility>

namespace spinewalk::loading {

namespace {

/// What the numbers may be instead of newtons, from their ratio to body weight.
std::string unit_hint(double ratio, double weight) {
  const std::pair<double, const char*> units[] = {
      {weight, "multiples of body weight"}, {1000, "kilonewtons"}, {model::kGravity, "kilograms"}};
  const auto misfit = [&](const auto& unit) { return std::abs(ratio * unit.first - 1); };
  const auto best = std::min_element(std::begin(units), std::end(units),
                                     [&](const auto& a, const auto& b) { return misfit(a) < misfit(b); });
  if (misfit(*best) < 0.25) return fmt::format("the force looks like {}: give it in newtons", best->second);
  return fmt::format(
      "a subject.mass of {:.4g} kg would fit; or a foot, a plate or the calibration is missing",
      ratio * weight / model::kGravity);
}

void check_force(const RecordedStride& recorded, const model::Subject& subject) {
  const double weight = model::body_weight(subject), ratio = recorded.mean_force / weight;
  if (std::abs(ratio - 1) <= kWeightTolerance) return;
  throw InputError(
      recorded.columns,
      fmt::format(
          "the mean vertical force over {} strides is {:.4g} N, {:+.3g} % off the body weight of {:.4g} N "
          "({:.4g} kg); {:.0f} % is allowed",
          recorded.strides, recorded.mean_force, 100 * (ratio - 1), weight, subject.mass,
          100 * kWeightTolerance),
      unit_hint(ratio, weight));
}

void check_gravity(const RecordedStride& recorded) {
  const double ratio = recorded.mean_force / model::kGravity;
  if (std::abs(ratio - 1) <= kGravityTolerance) return;
  throw InputError(
      recorded.columns,
      fmt::format("the mean vertical acceleration over {} strides is {:.3g} g, and gravity is 1 g ({:.0f} % "
                  "is allowed)",
                  recorded.strides, ratio, 100 * kGravityTolerance),
      "the sensor turned against the body while these strides were recorded: give from and until of a "
      "part in which it did not");
}

/// [s] at which the component at step frequency is highest.
double find_step_peak(const FourierSeries& stride) {
  const auto& [a, b] = stride.harmonics[1];
  return std::atan2(b, a) / (4 * std::numbers::pi / stride.period);
}

/// Half of harmonic n of a train of half-sines of mean 1 and duty d, about the middle of the pulse.
double half_sine_harmonic(int n, double d) {
  const double x = 2 * n * d;
  return std::abs(1 - x * x) < 1e-9 ? std::numbers::pi / 4 : std::cos(std::numbers::pi * n * d) / (1 - x * x);
}

/// Effective contact [1] of a running step: of the half-sine (running.hpp) whose second step harmonic over the first
/// is that of the record, both about the first one's peak [s]. Neither the recording's band, nor the touchdown pulse
/// (10-25 Hz), nor an offset in flight touches it. The ratio falls from 0.77 at duty 0.3 to -0.2 at 1.
double find_duty(const FourierSeries& force, double peak) {
  const FourierSeries about = shifted(force, peak);
  const double wanted = about.harmonics[3].cosine / about.harmonics[1].cosine;
  double low = 0.3, high = 1;
  for (int i = 0; i < 40; ++i) {
    const double d = (low + high) / 2;
    (half_sine_harmonic(2, d) > wanted * half_sine_harmonic(1, d) ? low : high) = d;
  }
  return (low + high) / 2;
}

}  // namespace

void check_weight(const RecordedStride& recorded, const model::Subject& subject) {
  if (recorded.kind == model::RecordingKind::ground_reaction_force)
    check_force(recorded, subject);
  else
    check_gravity(recorded);
}

double ground_force_band(double rate) {
  return std::min(kGroundForceBand, 0.4 * rate);  // short of the recording's Nyquist frequency
}

Stride make_measured(const RecordedStride& recorded, const model::Model& model) {
  return align_measured(recorded, model).stride;
}

AlignedStride align_measured(const RecordedStride& recorded, const model::Model& model) {
  check_weight(recorded, model.subject);
  const double weight = model::body_weight(model.subject);

  Stride stride;
  stride.period = recorded.period;
  stride.steps = 2;
  stride.warnings = recorded.warnings;
  stride.ground_force =
      fit_fourier(recorded.mean, recorded.period, static_cast<int>(ground_force_band(recorded.rate) * recorded.period));
  scale(stride.ground_force, weight / stride.ground_force.mean);
  const double step_frequency = 2 / stride.period, peak = find_step_peak(stride.ground_force);
  const bool running = recorded.flight > 0;
  const double contact = find_duty(stride.ground_force, peak) / step_frequency;
  const double start = running ? peak - contact / 2 : peak;
  stride.ground_force = shifted(stride.ground_force, start);
  stride.force_peaks = count_force_peaks(stride.ground_force, weight);

  stride.pelvis_acceleration = truncated(stride.ground_force, kPelvisBand);
  scale(stride.pelvis_acceleration, 1 / model.subject.mass);
  stride.pelvis_acceleration.mean = 0;

  stride.posture = running ? model.spine.running : model.spine.walking;
  const double usual = running ? running_speed_at(step_frequency) : walking_speed_at(step_frequency);
  const double speed = std::isnan(recorded.speed) ? usual : recorded.speed;
  if (running)
    add_running_trunk(stride, speed, contact, model);
  else
    add_walking_trunk(stride, speed, model);
  return {std::move(stride), start};
}

}  // namespace spinewalk::loading
