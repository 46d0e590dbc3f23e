#include "evidence/validate.hpp"
#include "cli/commands.hpp"
#include "cli/exit_codes.hpp"
#include "cli/share.hpp"
#include "cli/tables.hpp"
#include "cli/terminal.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace spinewalk::cli {
namespace {

using evidence::RowOutcome, evidence::Verdict;

std::vector<evidence::Study> load_studies(const std::vector<std::string>& wanted) {
  std::vector<evidence::Study> studies;
  for (const auto& folder : chosen_folders("scenarios/studies", "study.yaml", "study", wanted))
    studies.push_back(evidence::load_study(folder));
  return studies;
}

std::string what(const evidence::Row& row) {
  return row.unit == "1" ? row.what : fmt::format("{} [{}]", row.what, row.unit);
}

/// Publication, simulation, verdict: a line a row under the title of its study.
std::string to_text(const std::vector<RowOutcome>& outcomes) {
  std::size_t width = 0, published = 9;
  for (const RowOutcome& outcome : outcomes) {
    width = std::max(width, what(*outcome.row).size());
    published = std::max(published, outcome.row->published.size());
  }
  std::string text;
  const evidence::Study* study = nullptr;
  for (const RowOutcome& outcome : outcomes) {
    const evidence::Row& row = *outcome.row;
    if (outcome.study != study) {
      study = outcome.study;
      text += fmt::format("{}{}: {}\n  {:<{}}  {:>{}} {:>9} {:>16}\n", text.empty() ? "" : "\n", study->name,
                          study->title, "", width, "published", published, "model", "accepted");
    }
    const std::string accepted =
        row.band ? fmt::format("{:.4g} to {:.4g}", row.band->low, row.band->high) : "-";
    text += fmt::format("  {:<{}}  {:>{}} {:>9.3g} {:>16}  {}\n", what(row), width, row.published, published,
                        outcome.value, accepted, evidence::verdict_name(outcome.verdict));
  }
  return text;
}

long count(const std::vector<RowOutcome>& outcomes, Verdict verdict) {
  return std::count_if(outcomes.begin(), outcomes.end(),
                       [&](const RowOutcome& o) { return o.verdict == verdict; });
}

}  // namespace

void validate_model(const ValidateOptions& options, Terminal& terminal) {
  const auto studies = load_studies(options.studies);
  const auto outcomes =
      evidence::validate(studies, options.threads, [&](std::size_t done, std::size_t total) {
        terminal.progress(static_cast<double>(done) / static_cast<double>(total),
                          fmt::format("{} of {} scenarios", done, total));
      });
  const long outside = count(outcomes, Verdict::outside), inside = count(outcomes, Verdict::inside);
  const std::string summary = fmt::format("{} of {} rows inside their bands, {} reported without a band",
                                          inside, inside + outside, count(outcomes, Verdict::reported));
  switch (options.format) {
    case Format::json:
      terminal.result(to_json(evidence::to_table(outcomes)).dump(2) + "\n");
      break;
    case Format::csv:
      terminal.result(results::to_csv(evidence::to_table(outcomes)));
      break;
    default:
      terminal.result(to_text(outcomes) + "\n" + summary + "\n");
  }
  if (outside > 0) throw OutsideBand(summary);
}

}  // namespace spinewalk::cli
