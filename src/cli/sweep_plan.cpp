#include "cli/sweep.hpp"
#include "cli/share.hpp"
#include "cli/terminal.hpp"
#include "cli/text.hpp"
#include "model/errors.hpp"
#include "sweep/make_plan.hpp"
#include "sweep/plan_folder.hpp"
#include "sweep/probe.hpp"
#include "sweep/process.hpp"

#include <fmt/format.h>

#include <stdlib.h>

#include <cerrno>
#include <cstring>
#include <fstream>
#include <iterator>

namespace spinewalk::cli {
namespace {

namespace fs = std::filesystem;

/// spinewalk-uq, beside this program or on PATH.
std::string uq_program() {
  const fs::path beside = program_path().parent_path() / kUq.name;
  std::error_code error;
  if (fs::exists(beside, error)) return beside.string();
  if (sweep::is_installed(kUq.name)) return kUq.name;
  throw IoError(fmt::format("this plan needs {}, which {}, and it is not there\n  hint: {}, and install it beside spinewalk; grid, "
                            "list, zip and points do without", kUq.name, kUq.does, kUq.hint));
}

std::string ask_uq(const std::string& request) {
  const std::string program = uq_program();
  std::string name = (fs::temp_directory_path() / "spinewalk-design-XXXXXX").string();
  if (!mkdtemp(name.data())) throw IoError(fmt::format("cannot make the folder {}: {}", name, std::strerror(errno)));
  const fs::path folder = name;
  const fs::path asked = folder / "request.json", points = folder / "points.csv";
  sweep::write_text(asked, request);
  const auto done = sweep::run_program({program, "design", asked.string(), "-o", points.string()});
  std::ifstream in(points, std::ios::binary);
  std::string text{std::istreambuf_iterator<char>(in), {}};
  fs::remove_all(folder);
  if (done.code != 0) throw InputError(Place{"spinewalk-uq"}, done.output, "mend the design in the plan");
  return text;
}

std::string estimate_text(const sweep::Plan& plan) {
  const auto& e = plan.estimate;
  std::string text = fmt::format("{}: {} samples of {} parameters, plan {}\n", plan.folder.string(), plan.samples,
                                 plan.columns.size(), plan.hash.substr(0, 8));
  if (e.probes == 0) return text;
  const double hours = e.seconds * static_cast<double>(plan.samples) / 3600;
  text += fmt::format("  {}{:.3g} s a sample (measured on {}) = {:.3g} core-hours; {:.3g} GB of results\n", e.at_least ? "at least " : "",
                      e.seconds, e.probes, hours, e.bytes / 1e9);
  text += hours < 8 ? fmt::format("  one machine will do: spinewalk sweep run {} -j N\n", plan.folder.string())
                    : fmt::format("  for a cluster: spinewalk sweep submit {} --slurm --dry-run\n", plan.folder.string());
  return text;
}

}  // namespace

void plan_sweep(const SweepPlanOptions& options, Terminal& terminal) {
  const auto request = sweep::read_request(options.plan);
  const auto probe = [&](const sweep::Plan& plan) { return options.no_probe ? sweep::Estimate{} : sweep::probe_plan(plan); };
  const auto plan = sweep::make_plan(request, options.folder, ask_uq, probe);
  terminal.result(estimate_text(plan));
}

}  // namespace spinewalk::cli
