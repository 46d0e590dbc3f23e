#include "cli/command_line.hpp"

#include "cli/commands.hpp"
#include "cli/completion.hpp"
#include "cli/declare.hpp"
#include "cli/exit_codes.hpp"
#include "cli/terminal.hpp"
#include "model/names.hpp"

#include <fmt/format.h>
#include <memory>

namespace spinewalk::cli {
namespace {

void add_csv(CLI::App* sub, Format& format) {
  sub->add_flag_callback(
         "--csv", [&format] { format = Format::csv; }, "Comma-separated, SI units")
      ->excludes("--json");
}

void add_unsealed(CLI::App* sub, bool& unsealed) {
  sub->add_flag("--unsealed", unsealed, "Read a file whose seal is missing or broken");
}

void add_sets(CLI::App* sub, std::vector<std::string>& sets) {
  sub->add_option("--set", sets, "Change a value: PATH=VALUE, with paths as `check --resolved` prints them")
      ->type_name("PATH=VALUE")
      ->expected(1)
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
}

void add_threads(CLI::App* sub, int& threads) {
  sub->add_option("-j,--threads", threads, "Scenarios that run at the same time")->default_val(2)->check(CLI::Range(1, 1024));
}

/// A command of another program, which gets the rest of the line.
void declare_companion(CLI::App& app, Chosen& chosen, const Companion& companion, const std::string& name,
                       const std::string& description) {
  CLI::App* sub = app.add_subcommand(name, description);
  sub->prefix_command()->fallthrough(false);
  sub->set_help_flag();
  sub->callback([&chosen, &companion, sub, name] {
    chosen.command = [&companion, name, words = sub->remaining()](Terminal&) { become(companion, name, words); };
    chosen.takes_the_rest = true;
  });
}

void declare_scenario_commands(CLI::App& app, Chosen& chosen) {
  auto run = std::make_shared<RunOptions>();
  auto* sub = declare(app, chosen, "run", "Simulate a scenario and write a result file", run, run_scenario);
  sub->add_option("SCENARIO", run->scenario, "Scenario file (YAML)")->required();
  sub->add_option("-o,--output", run->result, "Result file (default: SCENARIO's name with .h5, here)");
  add_sets(sub, run->sets);
  sub->add_flag("--no-cache", run->no_cache, "Solve for the start state instead of taking it from the cache");
  sub->add_option("--checkpoint-every", run->checkpoint_every,
                  "Computing time between checkpoints (default: 30 s, or as long as keeps their share below 2 %)")
      ->type_name("TIME");
  add_json(sub, run->format);

  auto check = std::make_shared<CheckOptions>();
  sub =
      declare(app, chosen, "check", "Check a scenario or a model file without running it", check, check_file);
  sub->add_option("FILE", check->file, "Scenario or model file (YAML)")->required();
  add_sets(sub, check->sets);
  auto* resolved =
      sub->add_flag("--resolved", check->resolved, "Print the file with every default and override filled in");
  sub->add_flag("--excitation", check->excitation, "Print one stride of every phase as CSV, to plot")->excludes(resolved);

  auto imported = std::make_shared<ImportOptions>();
  sub = declare(app, chosen, "import", "Say what a recording holds; write a scenario that uses it, and a picture",
                imported, import_recording);
  sub->add_option("RECORDING", imported->recording, "OpenSim .mot or .sto, or .csv")->required();
  sub->add_option("--set", imported->sets, "How to read it: a parameter of the activity `measured`, as kind=acceleration")
      ->type_name("NAME=VALUE")
      ->expected(1)
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
  sub->add_option("-o,--output", imported->scenario, "Scenario to write (default: RECORDING's name with .yaml, here)");
  add_json(sub, imported->format);

  auto init = std::make_shared<InitOptions>();
  sub = declare(app, chosen, "init", "Write a commented scenario to start from", init, write_starting_file);
  sub->add_option("TEMPLATE", init->name, "One of `spinewalk list scenarios`")->default_val("stand_walk_run");
  sub->add_option("-o,--output", init->output, "File to create (default: print it)");
}

void declare_result_commands(CLI::App& app, Chosen& chosen) {
  auto info = std::make_shared<InfoOptions>();
  auto* sub =
      declare(app, chosen, "info", "Say what a result holds, or where a figure comes from", info, print_info);
  sub->add_option("FILE", info->result, "Result file, or a picture or movie")->required();
  sub->add_flag("--digest", info->digest, "Print the hash that equal results share");
  add_unsealed(sub, info->unsealed);
  add_json(sub, info->format);

  auto compare = std::make_shared<CompareOptions>();
  sub = declare(app, chosen, "compare", "Compare the activities of one or more results", compare,
                compare_results);
  sub->add_option("RESULT", compare->results, "Result files; with --why or --sure also scenarios")->required();
  auto* why = sub->add_flag("--why", compare->why,
                            "Give a phase of the first the inputs of the second, one at a time: what makes the difference? "
                            "With one scenario: what each law of its adaptation makes of its last phase");
  sub->add_flag("--sure", compare->sure, "Move each assumed or fitted constant to the ends of its range: how sure is the difference?")
      ->excludes(why);
  sub->add_option("--phases", compare->phases, "With --why or --sure: the phases to compare, counted from 1")
      ->expected(2)
      ->type_name("N M")
      ->check(CLI::PositiveNumber)
      ->default_str("1 1");
  add_threads(sub, compare->threads);
  add_unsealed(sub, compare->unsealed);
  add_json(sub, compare->format);
  add_csv(sub, compare->format);

  auto exported = std::make_shared<ExportOptions>();
  sub = declare(app, chosen, "export", "Write a result in another format", exported, export_result);
  sub->add_option("RESULT", exported->result, "Result file")->required();
  sub->add_option("--to", exported->format,
                  "csv: tables; mot: ground reaction of a phase; sto: OpenSim table of the discs, across the day or within "
                  "the strides of a phase; vtkhdf, vtp: the spine moving, for ParaView; gltf: the spine at a moment")
      ->required()
      ->check(CLI::IsMember({"csv", "mot", "sto", "vtkhdf", "vtp", "gltf"}));
  sub->add_option("--phase", exported->phase, "Phase, counted from 1")->check(CLI::PositiveNumber);
  sub->add_option("-o,--output", exported->output,
                  "A .csv file for the table over time alone, else a folder for all tables; a .mot, .sto, .vtkhdf, .pvd or "
                  ".gltf file")
      ->required();
  for (const char* name : {"--time", "--field", "--frames", "--exaggerate", "--meshes"})
    sub->add_option_function<std::string>(
           name,
           [exported, name](const std::string& word) {
             exported->rest.insert(exported->rest.end(), {name, word});
           },
           "Of geometry; `spinewalk-viz export --help` says more")
        ->group("Geometry");
  add_unsealed(sub, exported->unsealed);

  declare_companion(app, chosen, kViewer, "render",
                 "Render results to a picture or a movie (spinewalk-viz reads the rest of the line)");
  declare_companion(app, chosen, kViewer, "plot", "Draw a figure for print (spinewalk-viz reads the rest of the line)");
  declare_companion(app, chosen, kViewer, "report",
                    "Write results as an HTML page with charts and the moving spine (spinewalk-viz reads the rest of the line)");
  declare_companion(app, chosen, kViewer, "play", "Play results in a window (spinewalk-viz reads the rest of the line)");
}

void declare_reference_commands(CLI::App& app, Chosen& chosen) {
  auto list = std::make_shared<ListOptions>();
  auto* sub = declare(app, chosen, "list", "List what can be named in a scenario", list, list_names);
  sub->add_option("WHAT", list->what, "What to list")
      ->required()
      ->check(CLI::IsMember({"models", "scenarios", "activities", "parameters"}));
  add_json(sub, list->format);

  auto schema = std::make_shared<std::string>();
  sub = declare(app, chosen, "schema", "Print the JSON Schema of a file format", schema, print_schema);
  sub->add_option("FORMAT", *schema, "File format")->required()->check(CLI::IsMember({"scenario", "model", "sweep"}));

  auto cite = std::make_shared<std::string>();
  sub = declare(app, chosen, "cite", "Print what to cite for a result or a model", cite, print_citations);
  sub->add_option("WHAT", *cite, "Result file, model file or model name")->required();
}

void declare_evidence_commands(CLI::App& app, Chosen& chosen) {
  auto validate = std::make_shared<ValidateOptions>();
  auto* sub = declare(app, chosen, "validate", "Hold the model to published measurements", validate, validate_model);
  sub->add_option("STUDY", validate->studies, "Studies, or folders that hold a study.yaml (default: all installed)");
  add_threads(sub, validate->threads);
  add_json(sub, validate->format);
  add_csv(sub, validate->format);

  auto evidence = std::make_shared<EvidenceOptions>();
  sub = declare(app, chosen, "evidence", "Weigh what is said about walking, sentence by sentence", evidence, weigh_claims);
  sub->add_option("CLAIM", evidence->claims, "Claims, or folders that hold a claim.yaml (default: all installed)");
  sub->add_option("-o,--output", evidence->pages, "Web page (.html) or table (.md) to write; may be given again")
      ->expected(1)
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
  sub->add_option("--samples", evidence->samples, "Samples of the uncertain constants")->default_val(64)->check(CLI::Range(64, 100000));
  sub->add_option("--seed", evidence->seed, "Seed of the samples")->default_val(1)->check(CLI::NonNegativeNumber);
  add_threads(sub, evidence->threads);
  add_json(sub, evidence->format);
}

void declare_completion(CLI::App& app, Chosen& chosen) {
  auto shell = std::make_shared<std::string>();
  auto* sub = app.add_subcommand("completion", "Print a script that completes commands and options in a shell");
  sub->add_option("SHELL", *shell, "Shell")->required()->check(CLI::IsMember({"bash", "zsh", "fish"}));
  sub->callback([&app, &chosen, shell] {
    chosen.command = [script = completion_script(app, *shell)](Terminal& terminal) { terminal.result(script); };
  });
}

/// The subcommand that was named last.
const CLI::App& deepest(const CLI::App& app) {
  const auto subs = app.get_subcommands();
  return subs.empty() ? app : deepest(*subs.front());
}

/// "spinewalk sweep run": the program and the subcommands that were named.
std::string line_of(const CLI::App& app) {
  const auto subs = app.get_subcommands();
  return subs.empty() ? app.get_name() : app.get_name() + " " + line_of(*subs.front());
}

/// The words that could have stood where `word` stands.
std::vector<std::string> possible_words(const CLI::App& app, const std::string& word) {
  const CLI::App& here = deepest(app);
  std::vector<std::string> words;
  if (word.starts_with("-")) {
    for (const CLI::Option* option : here.get_options({}))
      for (const std::string& name : option->get_lnames()) words.push_back("--" + name);
  } else {
    for (const CLI::App* sub : here.get_subcommands({})) words.push_back(sub->get_name());
  }
  return words;
}

std::string unexpected(const CLI::App& app, const std::string& word) {
  std::string text = fmt::format("`{}` is not expected here", word);
  const auto words = possible_words(app, word);
  const std::string nearest = model::nearest_name(word, words);
  return text + "\n  hint: " + (nearest.empty() ? "" : fmt::format("did you mean `{}`? ", nearest)) +
         fmt::format("`{} --help` shows what is", line_of(app));
}

std::string help_of(const CLI::App& app) {
  const auto& named = deepest(app);
  const std::string line = line_of(app);
  return named.help(&named == &app ? "" : line.substr(0, line.rfind(' ')));
}

}  // namespace

Invocation parse_command_line(int argc, const char* const* argv) {
  CLI::App app(
      "spinewalk: force, pressure and fluid of the lumbar discs, from the single stride to the day.\n"
      "Not a medical device: nothing it computes is medical advice.",
      "spinewalk");
  app.fallthrough();
  app.get_formatter()->column_width(34);
  Chosen chosen;
  Invocation invocation;
  bool version = false;
  app.add_flag("--quiet", invocation.quiet, "Print results and errors only");
  app.add_flag("--version", version, "Print the version");
  declare_scenario_commands(app, chosen);
  declare_result_commands(app, chosen);
  declare_evidence_commands(app, chosen);
  declare_sweep_commands(app, chosen);
  declare_companion(app, chosen, kUq, "sensitivity",
                    "Say which parameters of a sweep move a figure (spinewalk-uq reads the rest of the line)");
  declare_reference_commands(app, chosen);
  declare_completion(app, chosen);

  app.allow_extras();
  try {
    app.parse(argc, argv);
  } catch (const CLI::CallForHelp&) {
    const std::string help = help_of(app);
    invocation.command = [help](Terminal& terminal) { terminal.result(help); };
    return invocation;
  } catch (const CLI::ParseError& error) {
    const auto extras = app.remaining(true);
    throw UsageError(extras.empty() ? std::string(error.what()) : unexpected(app, extras.front()));
  }
  if (const auto extras = app.remaining(true); !extras.empty() && !chosen.takes_the_rest)
    throw UsageError(unexpected(app, extras.front()));
  if (version) chosen.command = print_version;
  if (!chosen.command)
    throw UsageError(
        "which command?\n  hint: `spinewalk --help` lists them, `spinewalk init` prints a scenario to start "
        "from");
  invocation.command = chosen.command;
  return invocation;
}

}  // namespace spinewalk::cli
