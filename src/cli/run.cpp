#include "solve/lanes.hpp"
#include "solve/run.hpp"
#include "cli/build_info.hpp"
#include "cli/commands.hpp"
#include "cli/exit_codes.hpp"
#include "cli/run_checkpoints.hpp"
#include "cli/scenario.hpp"
#include "cli/signals.hpp"
#include "cli/start_cache.hpp"
#include "cli/tables.hpp"
#include "cli/terminal.hpp"
#include "cli/text.hpp"
#include "cli/write_trial.hpp"
#include "model/errors.hpp"
#include "results/given_start.hpp"
#include "results/metrics.hpp"
#include "results/sha256.hpp"
#include "units/quantity.hpp"
#include "units/readable_time.hpp"

#include <fmt/format.h>
#include <malloc.h>
#include <unistd.h>
#include <chrono>
#include <optional>

namespace spinewalk::cli {
namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

model::PerLevel<double> reference_heights(const model::Scenario& scenario) {
  model::PerLevel<double> heights{};
  const auto disc_height = [&](std::size_t level) { return scenario.model.discs.at(level).geometry.height; };
  if (!scenario.rig)
    for (std::size_t level = 0; level < model::kLevels; ++level) heights[level] = disc_height(level);
  else if (const auto* disc = std::get_if<model::RigDisc>(&scenario.rig->specimen))
    heights[0] = disc_height(disc->level);
  else
    heights[0] = std::get<model::RigColumn>(scenario.rig->specimen).height;
  return heights;
}

results::Result describe(const model::Scenario& scenario) {
  results::Result result;
  result.body_weight = model::body_weight(scenario.model.subject);
  result.reference_height = reference_heights(scenario);
  results::Provenance& source = result.provenance;
  source.title = scenario.title;
  source.scenario_written = scenario.text;
  source.scenario_resolved = scenario.resolved;
  source.model = scenario.model_text;
  source.bibliography = fmt::format("{}", fmt::join(scenario.model.bibliography, "\n"));
  source.build = build_summary();
  source.code_version = code_version();
  source.git_sha = git_sha();
  source.scenario_sha256 = results::sha256(scenario.resolved);  // what ran, --set included
  source.model_sha256 = results::sha256(scenario.model_text);
  return result;
}

std::string host_name() {
  char name[256] = "";
  return gethostname(name, sizeof name - 1) == 0 ? name : "unknown";
}

/// Of everything that a state depends on: scenario, model, the files they name, and the program.
std::string identity_of(const model::Scenario& scenario) {
  results::Sha256 hash;
  hash.add(program_id());
  hash.add(scenario.resolved);
  hash.add(scenario.model_text);
  const auto add_file = [&](const fs::path& file) { hash.add(results::file_sha256(file)); };
  if (const auto* from = std::get_if<model::FromResult>(&scenario.start)) add_file(from->file);
  for (const auto& phase : scenario.timeline)
    if (const auto* measured = std::get_if<model::Measured>(&phase.activity)) add_file(measured->file);
  return hash.finish();
}

void simulate(const model::Scenario& scenario, const solve::Surroundings& around, const results::StartStore* cache,
              results::Result& result, Terminal& terminal) {
  auto& run = result.provenance.run;
  run["created"] = units::now_utc();
  run["host"] = host_name();
  run["lanes"] = solve::choose_lanes().name;
  const auto start = Clock::now();
  const auto elapsed = [&] {
    return fmt::format("{:.2f} s", std::chrono::duration<double>(Clock::now() - start).count());
  };
  const solve::Progress progress = [&](double simulated, double total, std::string_view phase) {
    if (phase == solve::kStartFound)
      run["start_time"] = elapsed() + (cache && cache->hit() ? ", from the cache" : "");
    terminal.progress(simulated / total,
                      fmt::format("{}, {} of {}", phase, readable_time(simulated), readable_time(total)));
  };
  const auto stop_clock = [&] { run["wall_time"] = elapsed(); };
  try {
    solve::run(scenario, result.record, progress, around);
  } catch (const SolverError& error) {
    result.record.complete = false;
    result.record.stop_reason = error.what();
    stop_clock();
    throw;
  }
  stop_clock();
}

/// The checkpoint to go on from, its rows put into `result`.
std::optional<results::Checkpoint> find_checkpoint(results::CheckpointFiles& files, results::Result& result,
                                                   Terminal& terminal) {
  bool passed_over = false;
  auto found = files.find([&](const std::string& complaint) {
    terminal.warning(complaint);
    passed_over = true;
  });
  auto& attempts = result.provenance.run["attempts"];
  attempts = "1";
  if (!found) {
    if (passed_over) terminal.warning("no checkpoint can be used: starting from the beginning");
    return found;
  }
  attempts = std::to_string(std::stol(found->result.provenance.run["attempts"]) + 1);
  result.record = std::move(found->result.record);
  terminal.note(fmt::format("going on from {} at {}", found->file.string(),
                            readable_time(result.record.phases.empty() ? 0 : result.record.phases.back().end)));
  return found;
}

std::optional<double> checkpoint_interval(const RunOptions& options) {
  if (options.checkpoint_every.empty()) return std::nullopt;
  try {
    return units::to_si(options.checkpoint_every, "s");
  } catch (const units::UnitError& error) {
    throw UsageError(fmt::format("--checkpoint-every: {}\n  hint: write for example --checkpoint-every \"5 min\"", error.what()));
  }
}

/// Buffers of the size of a result come and go while one is written. Pages that were handed back would be cleared and mapped
/// again each time: a third of what writing a day costs.
void keep_pages() {
  mallopt(M_MMAP_THRESHOLD, 1 << 26);
  mallopt(M_TRIM_THRESHOLD, 1 << 26);
  mallopt(M_TOP_PAD, 1 << 22);
}

}  // namespace

void run_scenario(const RunOptions& options, Terminal& terminal) {
  keep_pages();
  note_stop_signals();
  const model::Scenario scenario = load_checked(options.scenario, options.sets, terminal);
  const fs::path file = options.result.empty() ? options.scenario.stem().concat(".h5") : options.result;
  require_writable(file);
  std::optional<solve::GivenState> given;
  if (const auto* from = std::get_if<model::FromResult>(&scenario.start)) given = results::read_given_start(*from);

  auto cache = options.no_cache ? std::nullopt : open_start_cache();
  results::Result result = describe(scenario);
  results::CheckpointFiles files(file, identity_of(scenario));
  const auto checkpoint = find_checkpoint(files, result, terminal);
  RunCheckpoints checkpoints(files, result, checkpoint_interval(options), terminal);
  const solve::Surroundings around{given ? &*given : nullptr, cache ? &*cache : nullptr, &checkpoints,
                                   checkpoint ? &checkpoint->state : nullptr};
  try {
    simulate(scenario, around, cache ? &*cache : nullptr, result, terminal);
  } catch (const solve::Stopped& stopped) {
    throw StoppedCleanly(
        stopped.kept ? fmt::format("stopped at {} of {}; {} holds the rest: run the same line again",
                                   readable_time(stopped.time), readable_time(total_time(scenario)), files.last().string())
                     : "stopped before the first step: run the same line again");
  } catch (const SolverError&) {
    results::write_result(file, result);  // what there is, marked incomplete
    files.remove();
    terminal.note(fmt::format("written: {} (incomplete)", file.string()));
    throw;
  }
  results::write_result(file, result);
  files.remove();
  if (options.format == Format::json)
    terminal.result(nlohmann::ordered_json{{"result", file.string()},
                                           {"complete", true},
                                           {"wall_time", result.provenance.run.at("wall_time")},
                                           {"summary", to_json(results::compare({{file.string(), result}}))}}
                        .dump(2) +
                    "\n");
  else
    terminal.result(fmt::format("{}: {} simulated in {}\n", file.string(),
                                readable_time(total_time(scenario)), result.provenance.run.at("wall_time")));
}

}  // namespace spinewalk::cli
