#include "cli/commands.hpp"
#include "cli/terminal.hpp"
#include "cli/text.hpp"
#include "results/metrics.hpp"
#include "results/picture_origin.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>

namespace spinewalk::cli {
namespace {

double simulated_time(const solve::Record& record) {
  return record.rows.empty() ? 0 : record.rows.back().time;
}

std::string to_text(const InfoOptions& options, const results::Result& result) {
  const solve::Record& record = result.record;
  const results::Provenance& source = result.provenance;
  std::string text;
  if (!record.complete) text += results::completeness(result) + "\n";
  text += fmt::format("{}: {}\n", options.result.string(), source.title);
  text += fmt::format("  simulated   {} in {} rows and {} bursts\n", readable_time(simulated_time(record)),
                      record.rows.size(), record.bursts.size());
  for (const solve::PhaseSummary& phase : record.phases)
    text += fmt::format("              {} {}\n", phase.label, readable_time(phase.end - phase.start));
  text += fmt::format("  solver      {}\n", record.solver.message);
  text +=
      fmt::format("              {} steps, {} rejected, {} column solves, {} evaluations, {} probes, smallest step {:.2g} s\n",
                  record.solver.steps, record.solver.rejected, record.solver.column_solves, record.solver.evaluations,
                  record.solver.probes, record.solver.smallest_step);
  text += fmt::format(
      "              averaging error {:.1e}, periodic residual {:.1e}, start residual {:.1e}\n",
      record.solver.averaging_error, record.solver.periodic_residual, record.solver.start_residual);
  text += fmt::format("  written by  spinewalk {} ({})\n", source.code_version, source.git_sha);
  text += fmt::format("  scenario    sha256 {}\n  model       sha256 {}\n", source.scenario_sha256,
                      source.model_sha256);
  for (const auto& [key, value] : source.run) text += fmt::format("  {:<11} {}\n", key, value);
  return text;
}

nlohmann::json to_json(const InfoOptions& options, const results::Result& result) {
  const solve::Record& record = result.record;
  const results::Provenance& source = result.provenance;
  nlohmann::json phases = nlohmann::json::array();
  for (const solve::PhaseSummary& phase : record.phases)
    phases.push_back({{"label", phase.label}, {"start", phase.start}, {"end", phase.end}});
  return {{"result", options.result.string()},
          {"complete", record.complete},
          {"stop_reason", record.stop_reason},
          {"title", source.title},
          {"simulated", simulated_time(record)},
          {"rows", record.rows.size()},
          {"bursts", record.bursts.size()},
          {"phases", std::move(phases)},
          {"solver",
           {{"message", record.solver.message},
            {"steps", record.solver.steps},
            {"rejected", record.solver.rejected},
            {"evaluations", record.solver.evaluations},
            {"probes", record.solver.probes},
            {"column_solves", record.solver.column_solves},
            {"smallest_step", record.solver.smallest_step},
            {"averaging_error", record.solver.averaging_error},
            {"periodic_residual", record.solver.periodic_residual},
            {"start_residual", record.solver.start_residual}}},
          {"code_version", source.code_version},
          {"git_sha", source.git_sha},
          {"scenario_sha256", source.scenario_sha256},
          {"model_sha256", source.model_sha256},
          {"run", source.run}};
}

bool is_figure(const std::filesystem::path& file) {
  constexpr std::array<std::string_view, 9> kinds{".png", ".mp4",  ".webm", ".gif",   ".svg",
                                                    ".pdf", ".html", ".pvd",  ".vtkhdf"};
  return std::find(kinds.begin(), kinds.end(), file.extension().string()) != kinds.end();
}

/// Titles come from files: nothing of them may steer the terminal.
std::string printable(std::string text) {
  for (char& c : text)
    if (static_cast<unsigned char>(c) < ' ' || c == 127) c = ' ';
  return text;
}

std::string to_text(const InfoOptions& options, const results::PictureOrigin& origin) {
  std::string text =
      fmt::format("{}: made by spinewalk {}\n", options.result.string(), printable(origin.version));
  for (const auto& source : origin.results)
    text += fmt::format("  of          {} (spinewalk {})\n  scenario    sha256 {}\n", printable(source.title),
                        printable(source.code_version), printable(source.scenario_sha256));
  return text + fmt::format("make it again with\n{}\n", results::shell_line(origin.line));
}

nlohmann::json to_json(const InfoOptions& options, const results::PictureOrigin& origin) {
  nlohmann::json sources = nlohmann::json::array();
  for (const auto& source : origin.results)
    sources.push_back({{"title", source.title},
                       {"scenario_sha256", source.scenario_sha256},
                       {"code_version", source.code_version}});
  return {{"figure", options.result.string()},
          {"version", origin.version},
          {"line", origin.line},
          {"results", std::move(sources)}};
}

template <class Source>
void print(const InfoOptions& options, const Source& source, Terminal& terminal) {
  terminal.result(options.format == Format::json ? to_json(options, source).dump(2) + "\n"
                                                 : to_text(options, source));
}

}  // namespace

void print_info(const InfoOptions& options, Terminal& terminal) {
  if (is_figure(options.result)) {
    print(options, results::read_origin(options.result), terminal);
    return;
  }
  if (options.digest) {
    terminal.result(results::digest(options.result, options.unsealed) + "\n");
    return;
  }
  print(options, results::read_result(options.result, options.unsealed), terminal);
}

}  // namespace spinewalk::cli
