#include "uq/command_line.hpp"

#include "cli/build_info.hpp"
#include "cli/exit_codes.hpp"
#include "cli/terminal.hpp"
#include "model/errors.hpp"
#include "uq/report.hpp"

#include <fmt/format.h>
#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include <fstream>
#include <iterator>
#include <memory>

namespace spinewalk::uq {
namespace {

namespace fs = std::filesystem;
using cli::Terminal;

std::string read_file(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  if (!in) throw IoError(fmt::format("{}: cannot be read", file.string()));
  return {std::istreambuf_iterator<char>(in), {}};
}

void write_file(const fs::path& file, const std::string& text) {
  std::ofstream out(file, std::ios::binary);
  out << text << std::flush;
  if (!out)
    throw IoError(fmt::format(
        "{}: cannot be written\n  hint: make the folder, or choose another place with -o", file.string()));
}

struct DesignOptions {
  fs::path request, output;
};

void write_design(const DesignOptions& options) {
  write_file(options.output, make_points(read_design(read_file(options.request), options.request.string())));
}

struct SensitivityOptions {
  fs::path table, picture;
  Choice choice;
  bool json = false;
  std::vector<std::string> line;
};

void print_sensitivity(const SensitivityOptions& options, Terminal& terminal) {
  if (!options.picture.empty() && options.choice.metrics.size() != 1)
    throw cli::UsageError("a picture shows one figure\n  hint: name it with --metric, glucose_min say");
  if (!options.picture.empty() && options.picture.extension() != ".svg")
    throw cli::UsageError(
        fmt::format("{}: the picture is an SVG\n  hint: name it .svg", options.picture.string()));
  const Study study = load_study(options.table);
  std::vector<Sensitivity> all;
  for (auto& output : outputs_of(study, options.choice)) all.push_back(analyse(study, std::move(output)));
  if (!study.table.complete)
    terminal.warning(fmt::format("{}: incomplete, samples are missing", options.table.string()));
  std::string text;
  for (const auto& one : all) text += (text.empty() ? "" : "\n") + to_text(study, one);
  terminal.result(options.json ? to_json(study, all, options.table.string()).dump(2) + "\n" : text);
  if (options.picture.empty()) return;
  if (!all.front().varies)
    throw IoError(
        fmt::format("no picture of {}: it does not vary\n  hint: choose another --metric, --phase or --level",
                    all.front().output.metric));
  write_file(options.picture, draw(study, all.front(), options.line, std::string(cli::code_version())));
  terminal.note(fmt::format("written: {}", options.picture.string()));
}

}  // namespace

std::function<void(Terminal&)> parse_command_line(int argc, const char* const* argv) {
  CLI::App app("Sampling designs and sensitivity of sweeps (OpenTURNS).", "spinewalk-uq");
  app.require_subcommand(1);
  app.get_formatter()->column_width(34);
  std::function<void(Terminal&)> command;

  auto design = std::make_shared<DesignOptions>();
  auto* sub = app.add_subcommand("design", "Make the points of a plan; `spinewalk sweep plan` asks for it");
  sub->add_option("REQUEST", design->request, "Request (JSON)")->required();
  sub->add_option("-o,--output", design->output, "Points to write (CSV)")->required();
  sub->callback([&] { command = [design](Terminal&) { write_design(*design); }; });

  auto sensitivity = std::make_shared<SensitivityOptions>();
  sub = app.add_subcommand("sensitivity", "Say which parameters of a sweep move a figure, and by how much");
  sub->add_option("TABLE", sensitivity->table, "Table that `spinewalk sweep merge` wrote (.h5)")->required();
  sub->add_option("--metric", sensitivity->choice.metrics,
                  "Figure of the summary: glucose_min, ... (default: all)")
      ->delimiter(',');
  sub->add_option("--phase", sensitivity->choice.phase,
                  "Phase, by number from 1 or activity (default: the last)");
  sub->add_option("--level", sensitivity->choice.level, "Level (default: L4L5)");
  sub->add_option("-o,--output", sensitivity->picture, "Picture of one figure (.svg)");
  sub->add_flag("--json", sensitivity->json, "JSON with stable keys");
  sub->callback([&] {
    sensitivity->line = {"spinewalk"};
    sensitivity->line.insert(sensitivity->line.end(), argv + 1, argv + argc);
    command = [sensitivity](Terminal& terminal) { print_sensitivity(*sensitivity, terminal); };
  });
  try {
    app.parse(argc, argv);
  } catch (const CLI::CallForHelp&) {
    const auto subs = app.get_subcommands();
    const std::string help = subs.empty() ? app.help() : subs.front()->help("spinewalk");
    return [help](Terminal& terminal) { terminal.result(help); };
  } catch (const CLI::ParseError& error) {
    throw cli::UsageError(
        fmt::format("{}\n  hint: `spinewalk sensitivity --help` shows what is expected", error.what()));
  }
  return command;
}

}  // namespace spinewalk::uq
