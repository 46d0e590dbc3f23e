#include "cli/commands.hpp"
#include "cli/recording_picture.hpp"
#include "cli/recording_report.hpp"
#include "cli/recording_scenario.hpp"
#include "cli/terminal.hpp"
#include "loading/recording_bytes.hpp"
#include "loading/replay.hpp"
#include "loading/signal_columns.hpp"
#include "model/read_parameters.hpp"
#include "model/scenario_tree.hpp"

#include <fmt/format.h>

#include <fstream>

namespace spinewalk::cli {
namespace {

namespace fs = std::filesystem;

/// The parameters of `measured` under which a scenario gives them. True: kind was among the --set.
bool apply_sets(model::Measured& measured, const std::vector<std::string>& sets) {
  std::vector<model::Parameter> parameters;
  model::declare(model::Table(parameters), measured);
  model::YamlNode root;
  root.kind = model::YamlNode::Kind::mapping;
  for (const std::string& set : sets) model::apply_set(root, set);
  model::ParameterReader(parameters, model::Layout::values, "", fs::current_path()).read(root);
  return root.find("kind") != nullptr;
}

/// How to read it, as far as --set does not say: the kind by the columns that the file has.
RecordingReport open_recording(const ImportOptions& options, const std::string& bytes) {
  RecordingReport report;
  report.how.file = options.recording;
  const bool kind_given = apply_sets(report.how, options.sets);
  report.kinds = loading::find_recording_kinds(loading::TableReader(bytes, report.how.file));
  if (!kind_given && !report.kinds.empty()) report.how.kind = report.kinds.front();
  return report;
}

/// Fills the report as far as the recording allows. @throws InputError when it cannot be read at all
RecordingReport read_report(const ImportOptions& options) {
  const std::string bytes = loading::read_recording_bytes(options.recording);
  RecordingReport report = open_recording(options, bytes);
  report.recording = loading::read_recording(bytes, report.how);
  try {
    report.steps = loading::find_step_runs(report.recording);
    report.in_a_row = loading::count_strides_in_a_row(report.recording);
    report.stride = loading::find_mean_stride(report.recording);
    loading::check_clipping(report.recording);
  } catch (const InputError& error) {
    report.refusal = fmt::format("{}\n{:14}hint: {}", error.message(), "", error.hint());
  }
  return report;
}

void write_new(const fs::path& file, const std::string& text) {
  std::ofstream out(file, std::ios::binary);
  out << text << std::flush;
  if (!out)
    throw IoError(fmt::format("cannot write {}\n  hint: make the folder, or choose another place with -o",
                              file.string()));
}

}  // namespace

void import_recording(const ImportOptions& options, Terminal& terminal) {
  fs::path scenario = options.scenario;
  if (scenario.empty()) scenario = options.recording.filename().replace_extension(".yaml");
  const fs::path picture = fs::path(scenario).replace_extension(".svg");
  for (const fs::path& file : {scenario, picture})
    if (fs::exists(file))
      throw IoError(
          fmt::format("{} exists already\n  hint: choose another name with -o; import overwrites nothing",
                      file.string()));

  const RecordingReport report = read_report(options);
  for (const std::string& warning : report.recording.warnings) terminal.warning(warning);
  terminal.result(options.format == Format::json ? to_json(report).dump(2) + "\n" : to_text(report));
  if (report.stride) {
    write_new(picture, draw_recording(report));
    terminal.note(fmt::format("written: {}", picture.string()));
  }
  if (!report.refusal.empty())
    throw InputError(report.recording.columns,
                     "cannot load a spine: " + report.refusal.substr(0, report.refusal.find('\n')),
                     "`spinewalk import` printed what it holds; no scenario was written");
  write_new(scenario, make_scenario(report, scenario));
  terminal.note(fmt::format("written: {0} (next: spinewalk run {0})", scenario.string()));
}

}  // namespace spinewalk::cli
