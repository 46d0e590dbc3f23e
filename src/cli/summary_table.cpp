#include "cli/summary_table.hpp"

#include "results/metrics.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <nlohmann/json.hpp>

namespace spinewalk::cli {
namespace {

using solve::PhaseSummary;

constexpr std::string_view kForce = "     N    BW";
constexpr double kMegapascal = 1e6, kMillimetre = 1e-3, kCubicMillimetre = 1e-9;

/// First column of the rows of a phase: its label, then its parameters, except the duration.
std::vector<std::string> phase_lines(const PhaseSummary& phase) {
  std::vector<std::string> lines{phase.label};
  const auto parameters = nlohmann::json::parse(phase.parameters, nullptr, false);
  if (!parameters.is_object()) return lines;
  for (const auto& [key, value] : parameters.items())
    if (key != "for" && value.is_string()) lines.push_back("  " + value.get<std::string>());
  return lines;
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

}  // namespace

std::string to_table(const std::string& name, const results::Result& result) {
  std::string text;
  if (!result.record.complete) text += results::completeness(result) + "\n";
  const std::string weight = result.body_weight > 0 ? fmt::format(" (body weight {:.0f} N)", result.body_weight) : "";
  text += fmt::format("{}: {}{}\n\n{}", name, result.provenance.title, weight, table_head());
  for (const PhaseSummary& phase : result.record.phases) {
    std::vector<std::string> first = phase_lines(phase);
    const auto& levels = result.record.labels.levels;
    first.resize(std::max(first.size(), levels.size()));
    for (std::size_t line = 0; line < first.size(); ++line)
      text += line < levels.size() ? table_row(first[line], phase, line, levels[line], result.body_weight) : first[line] + "\n";
  }
  return text +
         "\nBW: force over body weight. Height change and water in, out and net over the whole activity; "
         "force peaks a stride.\n"
         "Strides move the same water in and out of the outermost 10 um of the endplates; what a disc gains is the net.\n";
}

}  // namespace spinewalk::cli
