/// How a subcommand comes into the command line.
#pragma once

#include "cli/commands.hpp"
#include "cli/terminal.hpp"

#include <CLI/CLI.hpp>

#include <functional>
#include <memory>
#include <string>

namespace spinewalk::cli {

/// What to call: set by the subcommand that CLI11 finds on the line.
struct Chosen {
  std::function<void(Terminal&)> command;
  bool takes_the_rest = false;  ///< words that are not expected here belong to the program it starts
};

template <class Options>
CLI::App* declare(CLI::App& app, Chosen& chosen, const std::string& name, const std::string& description,
                  const std::shared_ptr<Options>& options, void (*command)(const Options&, Terminal&)) {
  CLI::App* sub = app.add_subcommand(name, description);
  sub->callback([&chosen, options, command] {
    chosen.command = [options, command](Terminal& terminal) { command(*options, terminal); };
  });
  return sub;
}

inline void add_json(CLI::App* sub, Format& format) {
  sub->add_flag_callback(
      "--json", [&format] { format = Format::json; }, "JSON with stable keys");
}

/// `sweep` and its subcommands.
void declare_sweep_commands(CLI::App& app, Chosen& chosen);

}  // namespace spinewalk::cli
