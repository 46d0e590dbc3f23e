#include "cli/recording_report.hpp"

#include "loading/running.hpp"
#include "loading/statistics.hpp"
#include "loading/walking.hpp"
#include "model/model.hpp"
#include "model/parameters.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace spinewalk::cli {
namespace {

using model::RecordingKind;

constexpr double kUnknown = std::numeric_limits<double>::quiet_NaN();

bool is_force(const RecordingReport& report) {
  return report.how.kind == RecordingKind::ground_reaction_force;
}

/// Of the strides' signal in the body's weight; a recording of strides only.
double weight_of(const RecordingReport& report) {
  return is_force(report) ? report.stride->mean_force : model::kGravity;
}

bool is_running(const RecordingReport& report) { return report.stride->flight > 0; }

double closed_form_speed(const RecordingReport& report) {
  const double steps = 2 / report.stride->period;
  return is_running(report) ? loading::running_speed_at(steps) : loading::walking_speed_at(steps);
}

double rms_spread(const loading::RecordedStride& stride) {
  return std::hypot(loading::spread_of(stride.sd, loading::mean_of(stride.sd)), loading::mean_of(stride.sd));
}

double peak_of(const RecordingReport& report) {
  return *std::max_element(report.stride->mean.begin(), report.stride->mean.end()) / weight_of(report);
}

std::vector<std::string> other_kinds(const RecordingReport& report) {
  std::vector<std::string> names;
  for (RecordingKind kind : report.kinds)
    if (kind != report.how.kind) names.push_back(kind_name(kind));
  return names;
}

std::string unit_origin(const RecordingReport& report) {
  if (!report.how.unit.empty()) return "given";
  return report.recording.gravity.unit_found ? "found by the mean" : "by name or format";
}

std::string line(const char* name, const std::string& text) {
  return fmt::format("  {:<11} {}\n", name, text);
}

std::string gravity_text(const loading::GravityDecision& gravity) {
  if (gravity.removed) return "had been taken off; put back";
  return fmt::format("mean {:.3f} g, made 1 g; up is ({:.2f}, {:.2f}, {:.2f}) in the axes of the file",
                     gravity.mean, gravity.up[0], gravity.up[1], gravity.up[2]);
}

std::string speed_text(const RecordingReport& report) {
  if (!std::isnan(report.how.speed)) return fmt::format("{:.3g} m/s as given", report.how.speed);
  return fmt::format("speed not in the file, {:.2g} m/s in the closed form of this cadence; --set 'speed=... m/s' gives it",
                     closed_form_speed(report));
}

std::string stride_text(const RecordingReport& report) {
  const loading::RecordedStride& stride = *report.stride;
  const bool force = is_force(report);
  std::string text = line(
      "strides", fmt::format("{}, {} dropped, {:.3f} +- {:.3f} s ({:.0f} steps a minute)", stride.strides,
                             stride.dropped, stride.period, stride.period_sd, 120 / stride.period));
  if (report.in_a_row > 1)
    text += line("in a row", fmt::format("{} (replay: raw)", report.in_a_row));
  text += line("gait", fmt::format("{}, {}", is_running(report) ? "running" : "walking", speed_text(report)));
  text += line("mean", force ? fmt::format("{:.1f} N = {:.2f} kg", stride.mean_force, report.mass())
                             : fmt::format("{:.3f} g", stride.mean_force / model::kGravity));
  text += line("mean +- SD",
               fmt::format("highest {:.2f} body weights, {}", peak_of(report),
                           stride.strides == 1 ? std::string("no SD from one stride")
                                               : fmt::format("SD {:.2f} (rms over the stride)",
                                                             rms_spread(stride) / weight_of(report))));
  return text;
}

}  // namespace

double RecordingReport::mass() const {
  return stride && how.kind == RecordingKind::ground_reaction_force ? stride->mean_force / model::kGravity
                                                                    : kUnknown;
}

std::string kind_name(RecordingKind kind) {
  model::Measured measured;
  measured.kind = kind;
  std::vector<model::Parameter> parameters;
  model::declare(model::Table(parameters), measured);
  const auto at =
      std::find_if(parameters.begin(), parameters.end(), [](const auto& p) { return p.path == "kind"; });
  return model::value_text(*at);
}

std::string to_text(const RecordingReport& report) {
  const loading::Recording& recording = report.recording;
  std::string text = report.how.file.filename().string() + "\n";
  text +=
      line("kind", fmt::format("{}, from {}", kind_name(report.how.kind), fmt::join(recording.used, ", ")));
  if (const auto others = other_kinds(report); !others.empty())
    text += line("also holds", fmt::format("{} (--set kind=...)", fmt::join(others, ", ")));
  text += line("unit", fmt::format("{} ({})", recording.unit, unit_origin(report)));
  text += line("time", fmt::format("{:.4g} Hz, {:.4g} s{}", recording.rate, recording.length,
                                   recording.time_unit.empty() ? "" : ", printed in " + recording.time_unit));
  text += line(
      "gaps", recording.gaps == 0 ? "none" : fmt::format("{}, {:.3g} s", recording.gaps, recording.gap_time));
  text += line("clipping", recording.clipped == 0
                               ? "none"
                               : fmt::format("{:.1f} % of the samples at {:.4g} {}", 100 * recording.clipped,
                                             recording.clipped_at, recording.unit));
  if (report.how.kind == RecordingKind::acceleration)
    text += line("gravity", gravity_text(recording.gravity));
  if (report.stride) text += stride_text(report);
  if (!report.refusal.empty()) text += line("refused", report.refusal);
  return text;
}

nlohmann::ordered_json to_json(const RecordingReport& report) {
  const loading::Recording& r = report.recording;
  nlohmann::ordered_json json = {{"recording", report.how.file.string()},
                                 {"kind", kind_name(report.how.kind)},
                                 {"columns", r.used},
                                 {"also_holds", other_kinds(report)},
                                 {"unit", r.unit},
                                 {"unit_origin", unit_origin(report)},
                                 {"time_unit", r.time_unit},
                                 {"rate", r.rate},
                                 {"length", r.length},
                                 {"gaps", r.gaps},
                                 {"gap_time", r.gap_time},
                                 {"resampled", r.resampled},
                                 {"clipped", r.clipped},
                                 {"warnings", r.warnings},
                                 {"refusal", report.refusal}};
  if (report.how.kind == RecordingKind::acceleration)
    json["gravity"] = {{"mean", r.gravity.mean}, {"removed", r.gravity.removed}, {"up", r.gravity.up}};
  if (!report.stride) return json;
  const loading::RecordedStride& stride = *report.stride;
  json["strides"] = stride.strides;
  json["dropped"] = stride.dropped;
  json["in_a_row"] = report.in_a_row;
  json["period"] = stride.period;
  json["period_sd"] = stride.period_sd;
  json["gait"] = is_running(report) ? "running" : "walking";
  json["closed_form_speed"] = closed_form_speed(report);
  json["mean"] = stride.mean_force;
  json["peak_bw"] = peak_of(report);
  json["sd_bw"] = rms_spread(stride) / weight_of(report);
  if (is_force(report)) json["mass"] = report.mass();
  return json;
}

}  // namespace spinewalk::cli
