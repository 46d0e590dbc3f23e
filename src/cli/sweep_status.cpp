#include "cli/sweep.hpp"
#include "cli/terminal.hpp"
#include "cli/text.hpp"
#include "sweep/status.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace spinewalk::cli {
namespace {

std::string to_text(const sweep::Plan& plan, const sweep::Status& status) {
  std::string text = fmt::format("{} ({}): {} samples\n", plan.title, plan.hash.substr(0, 8), status.samples);
  const auto line = [&](const std::string& name, long count) { text += fmt::format("  {:<14}{:>8}\n", name, count); };
  line("done", status.done);
  for (const auto& [reason, count] : status.failed) line(reason, count);
  line("running", status.running);
  line("interrupted", status.interrupted);
  line("pending", status.pending);
  if (status.left() == 0) return text;
  text += fmt::format("  {:.3g} s a sample, {:.3g} core-hours left", status.seconds_each, status.seconds_left / 3600);
  if (status.running_tasks > 0)
    text += fmt::format(", about {} with the {} tasks that run", readable_time(status.seconds_left / static_cast<double>(status.running_tasks)),
                        status.running_tasks);
  return text + "\n";
}

nlohmann::ordered_json to_json(const sweep::Plan& plan, const sweep::Status& status) {
  return {{"plan", plan.hash},
          {"samples", status.samples},
          {"done", status.done},
          {"failed", status.failed},
          {"running", status.running},
          {"interrupted", status.interrupted},
          {"pending", status.pending},
          {"running_tasks", status.running_tasks},
          {"seconds_each", status.seconds_each},
          {"core_hours_left", status.seconds_left / 3600}};
}

}  // namespace

void print_sweep_status(const SweepStatusOptions& options, Terminal& terminal) {
  const auto plan = sweep::load_plan(options.folder);
  const auto status = sweep::read_status(plan);
  terminal.result(options.format == Format::json ? to_json(plan, status).dump(2) + "\n" : to_text(plan, status));
}

}  // namespace spinewalk::cli
