#include "cli/excitation.hpp"

#include "loading/gait.hpp"
#include "loading/statistics.hpp"
#include "loading/stride.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace spinewalk::cli {
namespace {

using loading::Stride;

constexpr double kDegree = std::numbers::pi / 180;
constexpr int kSamples = 100;      // of a printed stride
constexpr std::size_t kShown = 6;  // step harmonics

std::string name_of(const model::Scenario& scenario, std::size_t phase) {
  return fmt::format("timeline[{}].{}", phase, model::activity_name(scenario.timeline[phase].activity));
}

/// "11 strides of 1.226 +- 0.012 s, one after the other; ...".
std::string replay_text(const Stride& stride, double weight) {
  std::vector<double> durations;
  for (int n = 0; n < stride.strides(); ++n) durations.push_back(stride.begin_of(n + 1) - stride.begin_of(n));
  const double mean = loading::mean_of(durations);
  return fmt::format(
      "replay of {} strides of {:.3f} +- {:.3f} s, {:.4g} s in all, then again; seam of {:+.2f} BW blended over 0.1 s; {:.4f} g "
      "slower than two strides left out",
      stride.strides(), mean, loading::spread_of(durations, mean) * std::sqrt(durations.size() / (durations.size() - 1.0)),
      stride.period, stride.replay.seam / weight, stride.replay.drift / model::kGravity);
}

/// Amplitudes over g of the harmonics of the step (of the period where there are no steps).
std::string harmonics(const Stride& stride) {
  const std::size_t stride_to_step = stride.steps > 0 ? static_cast<std::size_t>(stride.steps) : 1;
  std::string text;
  for (std::size_t k = stride_to_step - 1;
       k < stride.pelvis_acceleration.harmonics.size() && k < kShown * stride_to_step; k += stride_to_step) {
    const auto& [a, b] = stride.pelvis_acceleration.harmonics[k];
    text += fmt::format(" {:.3f}", std::hypot(a, b) / model::kGravity);
  }
  return text.empty() ? " 0" : text;
}

std::string gait_text(const Stride& stride, double weight) {
  if (stride.steady()) return "steady";
  std::string text = stride.strides() > 1 ? replay_text(stride, weight) : fmt::format("period {:.4g} s", stride.period);
  if (stride.steps > 0)
    text +=
        fmt::format(", {:.4g} steps/min, flight {:.2f}", 60 * stride.steps / stride.period, loading::find_flight(stride));
  text += stride.strides() > 1
              ? fmt::format(", acceleration/g rms {:.3f}", stride.pelvis_acceleration.rms() / model::kGravity)
              : fmt::format(", acceleration/g{}, impact {:.2f} BW", harmonics(stride), stride.impact_peak / weight);
  const auto bursts = loading::sampled(stride.phasic, 1000 * stride.strides());
  return text +
         fmt::format(", bursts to {:.2f} BW", *std::max_element(bursts.begin(), bursts.end()) / weight);
}

std::string posture_text(const Stride& stride) {
  const model::Posture& p = stride.posture;
  std::string text =
      fmt::format("; tone {:.3f} BW, lean {:.1f} deg, offset {:.0f} mm, inclination {:.0f} deg", p.tonic,
                  p.lean / kDegree, 1e3 * p.offset, p.inclination / kDegree);
  if (stride.support > 0) text += fmt::format(", support {:.2f}", stride.support);
  if (stride.carried.mass > 0)
    text += fmt::format(", load {:.3g} kg at {:+.0f} mm", stride.carried.mass, 1e3 * stride.carried.arm);
  if (std::any_of(stride.buoyancy.begin(), stride.buoyancy.end(), [](double b) { return b > 0; }))
    text += fmt::format(", buoyancy L5 to head {:.2f}", fmt::join(stride.buoyancy, " "));
  return text;
}

}  // namespace

std::string excitation_comments(const model::Scenario& scenario) {
  if (scenario.timeline.empty()) return "";
  const double weight = model::body_weight(scenario.model.subject);
  std::string text = "# excitation of one stride:\n";
  for (std::size_t i = 0; i < scenario.timeline.size(); ++i) {
    const Stride stride = loading::make_stride(scenario.timeline[i].activity, scenario.model);
    text +=
        fmt::format("# {}: {}{}\n", name_of(scenario, i), gait_text(stride, weight), posture_text(stride));
    for (const std::string& warning : stride.warnings) text += fmt::format("#   warning: {}\n", warning);
  }
  return text;
}

results::Table excitation_table(const model::Scenario& scenario) {
  results::Table table{{{"phase", ""},
                        {"time", "s"},
                        {"pelvis_acceleration", "m s-2"},
                        {"pitch", "rad"},
                        {"phasic", "N"},
                        {"ground_force", "N"}},
                       {}};
  for (std::size_t i = 0; i < scenario.timeline.size(); ++i) {
    const Stride s = loading::make_stride(scenario.timeline[i].activity, scenario.model);
    const int samples = kSamples * s.strides();
    for (int k = 0; k < (s.steady() ? 1 : samples); ++k) {
      const double t = s.period * k / samples;
      table.rows.push_back(
          {name_of(scenario, i), t, s.pelvis_acceleration(t), s.pitch(t), s.phasic(t), s.ground_force(t)});
    }
  }
  return table;
}

}  // namespace spinewalk::cli
