#include "cli/commands.hpp"
#include "cli/terminal.hpp"
#include "cli/text.hpp"
#include "results/metrics.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

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
      fmt::format("              {} steps, {} rejected, {} evaluations, {} probes, smallest step {:.2g} s\n",
                  record.solver.steps, record.solver.rejected, record.solver.evaluations,
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

}  // namespace

void print_info(const InfoOptions& options, Terminal& terminal) {
  if (options.digest) {
    terminal.result(results::digest(options.result, options.unsealed) + "\n");
    return;
  }
  const results::Result result = results::read_result(options.result, options.unsealed);
  terminal.result(options.format == Format::json ? to_json(options, result).dump(2) + "\n"
                                                 : to_text(options, result));
}

}  // namespace spinewalk::cli
