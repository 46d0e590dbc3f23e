#include "cli/explain.hpp"

#include "cli/exit_codes.hpp"
#include "cli/scenario.hpp"
#include "cli/tables.hpp"
#include "cli/terminal.hpp"
#include "evidence/sure.hpp"
#include "evidence/why.hpp"
#include "results/file.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <cmath>
#include <fstream>

namespace spinewalk::cli {
namespace {

namespace fs = std::filesystem;

/// The scenario that a file is, or that a result came from, written out while this lives.
class ScenarioFile {
 public:
  ScenarioFile(const fs::path& file, bool unsealed) : path_(file) {
    if (file.extension() != ".h5") return;
    const auto result = results::read_result(file, unsealed);
    path_ = fs::temp_directory_path() / fmt::format("spinewalk-{}-{}.yaml", getpid(), file.stem().string());
    std::ofstream(path_) << result.provenance.scenario_resolved;
    temporary_ = true;
  }
  ~ScenarioFile() {
    std::error_code error;
    if (temporary_) fs::remove(path_, error);
  }
  ScenarioFile(const ScenarioFile&) = delete;
  ScenarioFile& operator=(const ScenarioFile&) = delete;
  const fs::path& path() const { return path_; }

 private:
  fs::path path_;
  bool temporary_ = false;
};

/// A unit in which the numbers of a disc are readable, and its factor.
std::pair<const char*, double> shown(const std::string& unit) {
  if (unit == "m") return {"mm", 1e3};
  if (unit == "m3") return {"mm3", 1e9};
  if (unit == "mol m-3") return {"mM", 1};
  return {"N", 1};
}

std::string to_text(const evidence::Why& why) {
  std::string text = fmt::format("{:<20}", "L4L5");
  for (const auto& metric : why.metrics)
    text += fmt::format(" {:>19}", metric.name + " " + shown(metric.unit).first);
  text += fmt::format("\n{:<20}", "as it is");
  for (std::size_t m = 0; m < why.metrics.size(); ++m)
    text += fmt::format(" {:>19.4g}", why.first[m] * shown(why.metrics[m].unit).second);
  const auto& all = why.swaps.back().change;
  for (const auto& swap : why.swaps) {
    text += fmt::format("\n{:<20}", swap.name);
    for (std::size_t m = 0; m < why.metrics.size(); ++m) {
      const std::string percent =
          all[m] == 0 ? ""
                      : fmt::format("({:.0f} %)", std::round(100 * swap.change[m] / all[m]) + 0.0);  // no -0
      text += fmt::format(" {:>+10.3g} {:>8}", swap.change[m] * shown(why.metrics[m].unit).second, percent);
    }
  }
  return text +
         "\nIn brackets: share of what all make together. Inputs overlap and act on each other, so shares "
         "need not add up.\n";
}

results::Table to_table(const evidence::Why& why) {
  results::Table table{{{"input", ""}}, {{"as it is"}}};
  for (std::size_t m = 0; m < why.metrics.size(); ++m)
    table.columns.push_back(why.metrics[m]), table.rows[0].push_back(why.first[m]);
  for (const auto& swap : why.swaps) {
    table.rows.push_back({swap.name});
    for (const double change : swap.change) table.rows.back().push_back(change);
  }
  return table;
}

std::string to_text(const evidence::Sure& sure) {
  std::string text =
      fmt::format("{:<22} {:>12} {:>12} {:>25}  {}\n", "L4L5", "first", "effect", "interval", "decided by");
  for (const auto& m : sure.metrics) {
    const auto [unit, factor] = shown(m.unit);
    text += fmt::format("{:<22} {:>12.4g} {:>+12.3g} {:>25}  {}\n", m.metric + " " + unit, m.first * factor,
                        m.effect * factor, fmt::format("{:+.3g} to {:+.3g}", m.low * factor, m.high * factor),
                        m.deciding);
  }
  return text + fmt::format(
                    "{} constants were moved to the ends of their ranges, one at a time; {} that are assumed "
                    "or fitted have no "
                    "range and were held.\n",
                    sure.moved.size(), sure.held);
}

results::Table to_table(const evidence::Sure& sure) {
  results::Table table{{{"metric", ""},
                        {"unit", ""},
                        {"first", "1"},
                        {"effect", "1"},
                        {"low", "1"},
                        {"high", "1"},
                        {"decided_by", ""}},
                       {}};
  for (const auto& m : sure.metrics)
    table.rows.push_back({m.metric, m.unit, m.first, m.effect, m.low, m.high, m.deciding});
  return table;
}

template <class Finding>
void print(const Finding& finding, Format format, Terminal& terminal) {
  if (format == Format::json)
    terminal.result(to_json(to_table(finding)).dump(2) + "\n");
  else if (format == Format::csv)
    terminal.result(results::to_csv(to_table(finding)));
  else
    terminal.result(to_text(finding));
}

}  // namespace

void explain_difference(const CompareOptions& options, Terminal& terminal) {
  const auto& files = options.results;
  if (files.size() > 2 || (options.sure && files.size() != 2))
    throw UsageError(
        "compare --why and --sure take two results or scenarios\n  hint: name the two; --phases picks the "
        "phases");
  const ScenarioFile a(files[0], options.unsealed);
  const auto phase = [&](std::size_t i) { return static_cast<std::size_t>(options.phases[i] - 1); };
  if (files.size() == 1)
    return print(evidence::find_shares_of_adaptation(load_checked(a.path(), {}, terminal)), options.format,
                 terminal);
  const ScenarioFile b(files[1], options.unsealed);
  if (options.why) {
    const auto first = load_checked(a.path(), {}, terminal), second = load_checked(b.path(), {}, terminal);
    return print(evidence::find_why({first, phase(0)}, {second, phase(1)}), options.format, terminal);
  }
  const auto progress = [&](std::size_t done, std::size_t total) {
    terminal.progress(static_cast<double>(done) / static_cast<double>(total),
                      fmt::format("{} of {} pairs", done, total));
  };
  print(evidence::find_sure({a.path(), phase(0)}, {b.path(), phase(1)}, options.threads, progress),
        options.format, terminal);
}

}  // namespace spinewalk::cli
