#include "cli/commands.hpp"
#include "cli/exit_codes.hpp"
#include "cli/terminal.hpp"
#include "results/export_csv.hpp"
#include "results/export_mot.hpp"
#include "results/export_sto.hpp"
#include "results/metrics.hpp"

namespace spinewalk::cli {
namespace {

bool is_geometry(const std::string& format) {
  return format == "vtkhdf" || format == "vtp" || format == "gltf";
}

void check_options(const ExportOptions& options) {
  if (options.format == "mot" && options.phase == 0)
    throw UsageError("which phase?\n  hint: --to mot writes one phase: give --phase, counted from 1");
  if (options.format == "csv" && options.phase != 0) throw UsageError("--phase belongs to the other formats: tables hold every phase");
  if (!is_geometry(options.format) && !options.rest.empty())
    throw UsageError(options.rest.front() + " belongs to --to vtkhdf, vtp and gltf");
  if (is_geometry(options.format) && options.unsealed)
    throw UsageError("--unsealed belongs to --to csv, mot and sto");
}

void export_geometry(const ExportOptions& options) {
  std::vector<std::string> words{options.result.string(), "--to", options.format};
  if (options.phase != 0) words.insert(words.end(), {"--phase", std::to_string(options.phase)});
  words.insert(words.end(), options.rest.begin(), options.rest.end());
  words.insert(words.end(), {"-o", options.output.string()});
  become(kViewer, "export", words);
}

}  // namespace

void export_result(const ExportOptions& options, Terminal& terminal) {
  check_options(options);
  if (is_geometry(options.format)) return export_geometry(options);
  const results::Result result = results::read_result(options.result, options.unsealed);
  if (!result.record.complete)
    terminal.warning(options.result.string() + " is " + results::completeness(result));
  if (options.format == "mot")
    results::export_mot(result, options.phase, options.output);
  else if (options.format == "sto")
    results::export_sto(result, options.phase, options.output);
  else
    results::export_csv(result, options.output);
}

}  // namespace spinewalk::cli
