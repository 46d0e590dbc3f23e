#include "cli/summary_table.hpp"

#include "cli/chain_table.hpp"
#include "model/activities.hpp"
#include "results/metrics.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

namespace spinewalk::cli {
namespace {

using solve::PhaseSummary;

constexpr std::string_view kForce = "     N    BW";
constexpr double kMegapascal = 1e6, kMillimetre = 1e-3, kCubicMillimetre = 1e-9, kKilocalorie = 4184;

/// Defaults of an activity's parameters as the resolved scenario writes them.
nlohmann::json defaults_of(const std::string& activity) {
  nlohmann::json defaults = nlohmann::json::object();
  for (const auto& kind : model::activity_kinds()) {
    if (kind.name != activity) continue;
    model::Phase prototype = model::prototype_of(kind);
    for (const auto& parameter : model::phase_parameters(kind, prototype))
      if (!parameter.required && model::has_value(parameter)) defaults[parameter.path] = model::value_text(parameter);
  }
  return defaults;
}

/// First column of the rows of a phase: its label, then its parameters, except the duration and defaults.
std::vector<std::string> phase_lines(const PhaseSummary& phase) {
  std::vector<std::string> lines{phase.label};
  const auto parameters = nlohmann::ordered_json::parse(phase.parameters, nullptr, false);
  if (!parameters.is_object()) return lines;
  const nlohmann::json defaults = defaults_of(phase.activity);
  for (const auto& [key, value] : parameters.items())
    if (key != "for" && value.is_string() && !(defaults.contains(key) && defaults[key] == value))
      lines.push_back((key.rfind("match.", 0) == 0 ? "  mean of " : "  ") + value.get<std::string>());
  return lines;
}

std::string or_dash(double value, const char* format) {
  return std::isnan(value) ? "-" : fmt::format(fmt::runtime(format), value);
}

/// What was done, phase by phase: minutes, footfalls, strides, acceleration, energy. Empty for a bench experiment.
std::string dose_table(const std::vector<PhaseSummary>& phases) {
  const auto known = [](const PhaseSummary& phase) { return !std::isnan(phase.dose.met) || phase.dose.cycles > 0; };
  if (std::none_of(phases.begin(), phases.end(), known)) return "";
  std::string text = fmt::format("\n{:<20} {:>8} {:>8} {:>8} {:>8} {:>6} {:>7}\n", "exercise", "minutes", "steps", "cycles",
                                 "MAD [g]", "MET", "kcal");
  for (const auto& phase : phases)
    text += fmt::format("{:<20.20} {:>8.1f} {:>8.0f} {:>8.0f} {:>8.3f} {:>6} {:>7}\n", phase.label,
                        (phase.end - phase.start) / 60, phase.dose.steps, phase.dose.cycles,
                        phase.dose.amplitude_deviation, or_dash(phase.dose.met, "{:.1f}"),
                        or_dash(phase.dose.energy / kKilocalorie, "{:.0f}"));
  return text;
}

std::string table_row(const std::string& first, const PhaseSummary& phase, std::size_t level,
                      const std::string& name, double body_weight) {
  const auto force = [&](const model::PerLevel<double>& values) {
    return fmt::format("{:6.0f} {:>5}", values[level],
                       body_weight > 0 ? fmt::format("{:.2f}", values[level] / body_weight) : "-");
  };
  const std::size_t width = 19 - std::max<std::size_t>(5, name.size());  // of the first column
  const double peaks = phase.peaks_per_stride[level];
  return fmt::format(
      "{:<{}.{}} {:<5} {}  {}  {}  {:5.2f} {:5.2f} {:5.2f}  {:+7.3f} {:7.2f} {:7.2f} {:+8.2f} {:>5}\n", first, width,
      width, name, force(phase.force_max), force(phase.force_mean), force(phase.force_min),
      phase.pressure_min[level] / kMegapascal, phase.pressure_mean[level] / kMegapascal,
      phase.pressure_max[level] / kMegapascal, phase.height_change[level] / kMillimetre,
      phase.inflow[level] / kCubicMillimetre, phase.outflow[level] / kCubicMillimetre,
      phase.net_inflow[level] / kCubicMillimetre, peaks > 0 ? fmt::format("{:.3g}", peaks) : "-");
}

/// Two lines, on the widths of table_row.
std::string table_head() {
  return fmt::format("{:<20} {:>12}  {:>12}  {:>12}  {:^17}  {:>7} {:^23} {:>6}\n", "", "peak force",
                     "mean force", "min force", "pressure [MPa]", "height", "water [mm3]", "peaks/") +
         fmt::format("{:<14} level {}  {}  {}  {:>5} {:>5} {:>5}  {:>7} {:>7} {:>7} {:>8} {:>5}\n",
                     "activity", kForce, kForce, kForce, "min", "mean", "max", "[mm]", "in", "out", "net",
                     "str.");
}

/// What moved water and solutes: two lines of head, then a line a phase and level, on the widths of table_row.
std::string drive_head(const std::vector<std::string>& solutes) {
  std::string head = fmt::format("{:<20} {:^19} ", "", "water out [mm3]");
  for (const auto& solute : solutes)
    head += fmt::format(" {:^17}", fmt::format("{} [{}]", solute == "macromolecule" ? "large" : solute,
                                               solute == "macromolecule" ? "mm3" : "nmol"));
  head += fmt::format("\n{:<14} level {:>9} {:>9} ", "activity", "pressure", "swelling");
  for (std::size_t s = 0; s < solutes.size(); ++s) head += fmt::format(" {:>8} {:>8}", "carried", "diffused");
  return head + "\n";
}

std::string drive_row(const std::string& first, const PhaseSummary& phase, std::size_t level, const std::string& name,
                      std::size_t solutes) {
  const std::size_t width = 19 - std::max<std::size_t>(5, name.size());
  std::string row = fmt::format("{:<{}.{}} {:<5} {:9.2f} {:9.2f} ", first, width, width, name,
                                phase.driven_mechanical[level] / kCubicMillimetre,
                                phase.driven_osmotic[level] / kCubicMillimetre);
  const auto amount = [](double value) {  // nmol, or mm3 of blood; a rig has none
    return std::isnan(value) ? fmt::format(" {:>8}", "-") : fmt::format(" {:8.3g}", value / 1e-9);
  };
  for (std::size_t s = 0; s < solutes; ++s)
    row += amount(phase.solute_convected[level][s]) + amount(phase.solute_diffused[level][s]);
  return row + "\n";
}

/// One line a phase and level; the first column also holds the phase's parameters.
template <class RowOf>
std::string phase_rows(const results::Result& result, RowOf row_of) {
  std::string text;
  const auto& levels = result.record.labels.levels;
  for (const PhaseSummary& phase : result.record.phases) {
    std::vector<std::string> first = phase_lines(phase);
    first.resize(std::max(first.size(), levels.size()));
    for (std::size_t line = 0; line < first.size(); ++line)
      text += line < levels.size() ? row_of(first[line], phase, line) : first[line] + "\n";
  }
  return text;
}

}  // namespace

std::string to_table(const std::string& name, const results::Result& result) {
  std::string text;
  if (!result.record.complete) text += results::completeness(result) + "\n";
  const std::string weight = result.body_weight > 0 ? fmt::format(" (body weight {:.0f} N)", result.body_weight) : "";
  text += fmt::format("{}: {}{}\n\n{}", name, result.provenance.title, weight, table_head());
  const auto& levels = result.record.labels.levels;
  text += phase_rows(result, [&](const std::string& first, const PhaseSummary& phase, std::size_t level) {
    return table_row(first, phase, level, levels[level], result.body_weight);
  });
  text += "\n" + drive_head(result.record.labels.solutes);
  text += phase_rows(result, [&](const std::string& first, const PhaseSummary& phase, std::size_t level) {
    return drive_row(first, phase, level, levels[level], result.record.labels.solutes.size());
  });
  return text +
         "\nBW: force over body weight. Height change and water in, out and net over the whole activity; "
         "force peaks a stride.\n"
         "Activities follow each other, and the first meets the fullest disc: to compare them, run each from the same start.\n"
         "Strides move the same water in and out of the outermost 10 um of the endplates; what a disc gains is the net.\n"
         "Water out: what the total pressure pressed out, and what the swelling pressure drew in (negative).\n"
         "Solutes into the column, carried by water or diffused; of the large one, the volume of blood that holds it.\n" +
         dose_table(result.record.phases) + chain_table(result);
}

}  // namespace spinewalk::cli
