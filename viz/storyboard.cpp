#include "viz/storyboard.hpp"

#include "model/errors.hpp"
#include "viz/drawing.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cctype>
#include <cmath>

namespace spinewalk::viz {
namespace {

/// Okabe & Ito 2008: told apart by colour-blind readers too.
constexpr std::array<Colour, kMostPanels> kAccents{
    {{0.0, 0.447, 0.698}, {0.0, 0.620, 0.451}, {0.835, 0.369, 0.0}}};

const std::vector<solve::PhaseSummary>& phases(const Playback& run) { return run.result().record.phases; }

std::vector<std::string> phase_lines(const Playback& run, const solve::PhaseSummary& phase,
                                     std::size_t level) {
  const double peak = phase.force_max[level], weight = run.result().body_weight;
  const double low = 1e-6 * phase.pressure_min[level], high = 1e-6 * phase.pressure_max[level];
  std::vector<std::string> lines{
      fmt::format("{} peak {:.2f} BW ({:.0f} N)", model::kLevelNames[level], peak / weight, peak)};
  lines.push_back(high - low < 0.005 ? fmt::format("pressure {:.2f} MPa", high)
                                     : fmt::format("pressure {:.2f} to {:.2f} MPa", low, high));
  lines.push_back(fmt::format("height {:+.2f} mm in {:.0f} min", 1e3 * phase.height_change[level],
                              (phase.end - phase.start) / 60));
  return lines;
}

/// The first phase of each activity, up to as many as fit.
std::vector<std::size_t> phases_to_show(const Playback& run) {
  std::vector<std::size_t> chosen;
  for (std::size_t i = 0; i < phases(run).size() && chosen.size() < kMostPanels; ++i) {
    const bool seen = std::any_of(chosen.begin(), chosen.end(), [&](std::size_t c) {
      return phases(run)[c].activity == phases(run)[i].activity &&
             phases(run)[c].parameters == phases(run)[i].parameters;
    });
    if (!seen) chosen.push_back(i);
  }
  return chosen;
}

std::size_t last_moving_phase(const Playback& run) {
  std::size_t found = phases(run).size() - 1;
  for (const solve::Burst& burst : run.result().record.bursts) found = burst.phase;
  return found;
}

void check_phase(const Playback& run, std::size_t phase) {
  if (phase < phases(run).size()) return;
  throw InputError(
      {"--phase"}, fmt::format("\"{}\" has no phase {}", run.result().provenance.title, phase + 1),
      phases(run).empty() ? "this result has no phases" : fmt::format("choose 1 to {}", phases(run).size()));
}

Panel make_panel(const Playback& run, std::size_t phase, std::size_t level, std::size_t number) {
  const auto& summary = phases(run)[phase];
  return {&run, run.clip(phase), phase_heading(summary), phase_lines(run, summary, level), kAccents[number]};
}

/// Moments that between them hold the extremes of what the shot shows.
std::vector<State> key_states(const Shot& shot, const Panel& panel) {
  std::vector<State> states;
  if (shot.gear == Gear::day) {
    constexpr std::size_t most = 400;  // of a week of minutes, one row in 25
    const auto& rows = panel.run->rows();
    for (std::size_t i = 0; i < rows.size(); i += 1 + rows.size() / most)
      states.push_back(panel.run->at(rows[i].time));
    states.push_back(panel.run->at(panel.run->end()));
  } else {
    constexpr int moments = 60;
    for (int i = 0; i < moments; ++i)
      states.push_back(panel.run->during(panel.clip, panel.clip.length * i / moments));
  }
  return states;
}

/// Without the steep layers at the bone, which would leave no colours for the rest: what goes beyond takes the end colour.
Range range_of(const Shot& shot, const Panel& panel) {
  constexpr double tail = 0.04;
  if (shot.look.field != Field::pressure) return sampled_range(*panel.run, shot.look.field, tail);
  return shot.gear == Gear::day ? pressure_range(*panel.run) : pressure_range(*panel.run, panel.clip);
}

/// Through an endplate; by the end of a phase it is past the rush of its start.
double largest_flux(const Shot& shot, const Panel& panel) {
  double largest = 0;
  for (const auto& phase : phases(*panel.run))
    for (const double time : {0.5 * (phase.start + phase.end), phase.end - 1})
      for (const std::size_t route : {0, 1}) {
        const double flux = std::abs(panel.run->at(time).discs[shot.look.level].flux[route]);
        if (flux > largest) largest = flux;
      }
  return largest;
}

/// Colours and exaggeration common to all panels, so that they compare.
void share_scales(Shot& shot) {
  Range values;
  for (const Panel& panel : shot.panels) {
    const Range own = range_of(shot, panel);
    values = &panel == &shot.panels.front() ? own : join(values, own);
    const double factor = choose_exaggeration(key_states(shot, panel), panel.run->at(panel.run->start()));
    shot.exaggeration = &panel == &shot.panels.front() ? factor : std::min(shot.exaggeration, factor);
  }
  for (const Panel& panel : shot.panels)
    shot.flux_scale = std::max(shot.flux_scale, largest_flux(shot, panel));
  shot.exaggeration = shot.look.exaggeration.value_or(shot.exaggeration);
  shot.scale = make_scale(info_of(shot.look.field), values);
}

std::string incomplete_note(const Playback& run) {
  return run.result().record.complete ? "" : " (incomplete)";
}

std::string run_title(const std::vector<Playback>& runs) {
  if (runs.size() > 1) return fmt::format("{} runs side by side", runs.size());
  return runs.front().result().provenance.title + incomplete_note(runs.front());
}

}  // namespace

Scale make_scale(const FieldInfo& field, const Range& values) {
  const double span = (values.high - values.low) * field.factor;
  double step = field.smallest_step;  // 1, 2, 5, 10 ... times it
  for (int i = 0; span > 6 * step; ++i) step *= i % 3 == 1 ? 2.5 : 2;
  Scale scale{{}, step / field.factor};
  scale.range.low = scale.step * std::floor(values.low / scale.step + 1e-9);
  scale.range.high = scale.step * std::ceil(values.high / scale.step - 1e-9);
  if (scale.range.high <= scale.range.low) scale.range.high = scale.range.low + scale.step;
  return scale;
}

std::vector<double> Panel::column(Gear gear, double clock, Field field, std::size_t level) const {
  std::vector<double> values = run->column(field, level, time(gear, clock));
  if (gear == Gear::stride && field == Field::pressure && clip.burst)
    std::fill(values.begin(), values.end(), state(gear, clock).discs[level].pressure);
  return values;
}

State Panel::state(Gear gear, double clock) const {
  return gear == Gear::day ? run->at(clock) : run->during(clip, clock);
}

std::string phase_heading(const solve::PhaseSummary& phase) {
  std::string heading = phase.activity;
  if (!heading.empty()) heading[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(heading[0])));
  const auto parameters = nlohmann::json::parse(phase.parameters, nullptr, false);
  if (parameters.is_object() && parameters.contains("speed") && parameters["speed"].is_string())
    heading += ", " + parameters["speed"].get<std::string>();
  return heading;
}

std::string describe_moment(const Shot& shot, double clock) {
  if (shot.gear == Gear::stride)
    return fmt::format("{:.2f} s", clock) +
           (shot.slow_motion == 1 ? "" : fmt::format(", {:g} times slower", shot.slow_motion));
  const auto minutes = static_cast<long>(clock / 60);
  std::string text =
      shot.end > 3600 ? fmt::format("{} h {:02} min", minutes / 60, minutes % 60)
      : shot.end > 60 ? fmt::format("{} min {:02.0f} s", minutes, clock - 60 * static_cast<double>(minutes))
                      : fmt::format("{:.1f} s", clock);
  const Playback& run = *shot.panels.front().run;
  if (shot.panels.size() == 1 && !phases(run).empty())
    text += ": " + phase_heading(phases(run)[run.phase_at(clock)]);
  return text;
}

bool have_phases(const std::vector<Playback>& runs) {
  return std::none_of(runs.begin(), runs.end(), [](const Playback& run) { return phases(run).empty(); });
}

Shot stride_shot(const std::vector<Playback>& runs, std::optional<std::size_t> phase, const Look& look) {
  Shot shot{Gear::stride, look, run_title(runs), {}};
  for (const Playback& run : runs) {
    std::vector<std::size_t> shown{phase.value_or(0)};
    check_phase(run, shown.front());
    if (!phase) shown = runs.size() == 1 ? phases_to_show(run) : std::vector{last_moving_phase(run)};
    for (const std::size_t index : shown)
      shot.panels.push_back(make_panel(run, index, look.level, shot.panels.size()));
    if (runs.size() > 1) {
      Panel& panel = shot.panels.back();
      panel.lines.insert(panel.lines.begin(), panel.heading);
      panel.heading = run.result().provenance.title + incomplete_note(run);
    }
  }
  for (const Panel& panel : shot.panels) shot.end = std::max(shot.end, panel.clip.length);
  share_scales(shot);
  return shot;
}

Shot day_shot(const std::vector<Playback>& runs, const Look& look) {
  Shot shot{Gear::day, look, run_title(runs), {}, runs.front().start(), runs.front().end()};
  for (const Playback& run : runs) {
    shot.panels.push_back({&run,
                           {},
                           runs.size() > 1 ? run.result().provenance.title + incomplete_note(run) : "",
                           {},
                           kAccents[shot.panels.size()]});
    shot.start = std::min(shot.start, run.start());
    shot.end = std::max(shot.end, run.end());
  }
  share_scales(shot);
  return shot;
}

}  // namespace spinewalk::viz
