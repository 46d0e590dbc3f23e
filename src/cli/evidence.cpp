#include "cli/commands.hpp"
#include "cli/evidence_page.hpp"
#include "cli/share.hpp"
#include "cli/tables.hpp"
#include "cli/terminal.hpp"
#include "evidence/weigh.hpp"
#include "model/errors.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>

namespace spinewalk::cli {
namespace {

/// Two lines a claim under its topic: the sentence; verdict, median, interval and what decides it.
std::string to_text(const std::vector<evidence::Finding>& findings) {
  std::string text;
  const std::string* topic = nullptr;
  for (const evidence::Finding& f : findings) {
    if (!topic || *topic != f.claim->topic) text += fmt::format("{}{}\n", topic ? "\n" : "", f.claim->topic);
    topic = &f.claim->topic;
    text += fmt::format("  {}\n    {}: {} (90 % of the samples {} to {})\n", f.claim->sentence, f.verdict(),
                        percent(f.median), percent(f.low), percent(f.high));
    if (!f.deciding.empty()) text += fmt::format("    decided by {}\n", deciding(f));
    if (f.failed > 0) text += fmt::format("    {} of {} samples gave no result\n", f.failed, f.samples);
  }
  return text + "\nIn brackets: rank correlation. Not claimed: pain, endorphins, healing.\n";
}

/// Under another name first, so that a page is whole or not there.
void write_page(const std::filesystem::path& file, const std::string& page) {
  const std::filesystem::path part = file.string() + ".part";
  std::ofstream out(part, std::ios::binary);
  out << page;
  out.close();
  std::error_code error;
  if (out) std::filesystem::rename(part, file, error);
  if (!out || error) {
    std::filesystem::remove(part, error);
    throw IoError(fmt::format("cannot write {}\n  hint: make the folder, or choose another place with -o",
                              file.string()));
  }
}

}  // namespace

void weigh_claims(const EvidenceOptions& options, Terminal& terminal) {
  std::vector<evidence::Claim> claims;  // by topic and then by name
  for (const auto& folder : chosen_folders("scenarios/claims", "claim.yaml", "claim", options.claims))
    claims.push_back(evidence::load_claim(folder));
  std::stable_sort(claims.begin(), claims.end(),
                   [](const auto& a, const auto& b) { return a.topic < b.topic; });
  const auto findings = evidence::weigh(
      claims, static_cast<std::size_t>(options.samples), static_cast<std::uint64_t>(options.seed),
      options.threads, [&](std::size_t done, std::size_t total) {
        terminal.progress(static_cast<double>(done) / static_cast<double>(total),
                          fmt::format("{} of {} samples", done, total));
      });
  for (const auto& file : options.pages) {
    write_page(file, file.extension() == ".md" ? to_markdown(findings) : to_page(findings, options.seed));
    terminal.note(fmt::format("written: {}", file.string()));
  }
  if (options.format == Format::json)
    terminal.result(to_json(evidence::to_table(findings)).dump(2) + "\n");
  else
    terminal.result(to_text(findings));
}

}  // namespace spinewalk::cli
