#include "viz/report_tables.hpp"

#include "results/metrics.hpp"
#include "viz/plain_text.hpp"
#include "viz/storyboard.hpp"

#include <fmt/format.h>

#include <cmath>

namespace spinewalk::viz {
namespace {

/// A column of the summary, in the unit of its heading.
struct Figure {
  const char* title;
  const char* unit;
  const char* format;
  double (*of)(const Playback& run, const solve::PhaseSummary& phase, std::size_t level);
};
using Run = const Playback&;
using Phase = const solve::PhaseSummary&;
using Level = std::size_t;
constexpr Figure kFigures[] = {
    {"Duration", "min", "{:.1f}", [](Run, Phase p, Level) { return (p.end - p.start) / 60; }},
    {"Peak force", "N", "{:.0f}", [](Run, Phase p, Level l) { return p.force_max[l]; }},
    {"Peak force", "body weights", "{:.2f}",
     [](Run r, Phase p, Level l) { return p.force_max[l] / r.result().body_weight; }},
    {"Mean force", "N", "{:.0f}", [](Run, Phase p, Level l) { return p.force_mean[l]; }},
    {"Pressure, least", "MPa", "{:.2f}", [](Run, Phase p, Level l) { return 1e-6 * p.pressure_min[l]; }},
    {"most", "MPa", "{:.2f}", [](Run, Phase p, Level l) { return 1e-6 * p.pressure_max[l]; }},
    {"Height", "mm", "{:+.3f}", [](Run, Phase p, Level l) { return 1e3 * p.height_change[l]; }},
    {"Net inflow", "\u00b5L", "{:+.1f}", [](Run, Phase p, Level l) { return 1e9 * p.net_inflow[l]; }},
    {"Glucose, least", "mmol/L", "{:.2f}", [](Run, Phase p, Level l) { return p.glucose_min[l]; }},
    {"Lactate, most", "mmol/L", "{:.2f}", [](Run, Phase p, Level l) { return p.lactate_max[l]; }},
};

std::string cell(const char* format, double value) {
  return "<td>" + (std::isfinite(value) ? fmt::format(fmt::runtime(format), value) : std::string("\u2013")) +
         "</td>";
}

std::string heading(const std::string& title, const std::string& unit) {
  return "<th>" + html_text(title) + (unit.empty() ? "" : "<small>" + html_text(unit) + "</small>") + "</th>";
}

std::string detail(const char* name, const std::string& value) {
  return value.empty() ? "" : fmt::format("<dt>{}</dt><dd>{}</dd>\n", name, html_text(value));
}

std::string folded(const char* title, const std::string& text) {
  return text.empty() ? ""
                      : fmt::format("<details><summary>{}</summary><pre>{}</pre></details>\n", title,
                                    html_block(text));
}

}  // namespace

std::string summary_table(const std::vector<Playback>& runs, std::size_t level) {
  std::string table = "<div class=\"scroll\"><table>\n<tr><th class=\"text\">Activity</th>";
  for (const Figure& figure : kFigures) table += heading(figure.title, figure.unit);
  table += "</tr>\n";
  for (const Playback& run : runs) {
    const auto& source = run.result();
    if (runs.size() > 1)
      table += fmt::format("<tr class=\"run\"><td colspan=\"{}\">{}</td></tr>\n", 1 + std::size(kFigures),
                           html_text(source.provenance.title));
    for (const auto& phase : source.record.phases) {
      table += "<tr><td class=\"text\">" + html_text(phase_heading(phase)) + "</td>";
      for (const Figure& figure : kFigures) table += cell(figure.format, figure.of(run, phase, level));
      table += "</tr>\n";
    }
  }
  return table + "</table></div>\n";
}

std::string comparison_table(const std::vector<Playback>& runs) {
  std::vector<results::NamedResult> named;
  for (const Playback& run : runs) {
    named.push_back({run.result().provenance.title, run.result()});
    named.back()
        .result.record.rows.clear();  // the comparison is of phases; rows would come without their profiles
  }
  const results::Table table = results::compare(named);
  std::string html = "<div class=\"scroll\"><table>\n<tr>";
  for (const auto& column : table.columns) html += heading(column.name, column.unit);
  html += "</tr>\n";
  for (const auto& row : table.rows) {
    html += "<tr>";
    for (const auto& value : row)
      html += std::holds_alternative<double>(value)
                  ? cell("{:.5g}", std::get<double>(value))
                  : "<td class=\"text\">" + html_text(std::get<std::string>(value)) + "</td>";
    html += "</tr>\n";
  }
  return html + "</table></div>\n";
}

std::string provenance_section(const Playback& run) {
  const results::Provenance& source = run.result().provenance;
  std::string html = "<h3>" + html_text(source.title) + "</h3>\n<dl>\n";
  html += detail("Result", results::completeness(run.result()));
  html += detail("Program", source.code_version + ", " + source.git_sha) + detail("Build", source.build);
  html +=
      detail("Scenario (SHA-256)", source.scenario_sha256) + detail("Model (SHA-256)", source.model_sha256);
  for (const auto& [name, value] : source.run) html += detail(html_text(name).c_str(), value);
  const solve::SolverReport& solver = run.result().record.solver;
  html += detail("Steps", fmt::format("{} taken, {} rejected", solver.steps, solver.rejected));
  html += detail("Averaging error, estimated", fmt::format("{:.2g}", solver.averaging_error));
  html += "</dl>\n" + folded("Scenario as written", source.scenario_written) +
          folded("Scenario with every default", source.scenario_resolved) + folded("Model", source.model);
  return html + "<h4>Sources of the model's constants</h4>\n<pre>" + html_block(source.bibliography) +
         "</pre>\n";
}

}  // namespace spinewalk::viz
