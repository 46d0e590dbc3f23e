/// Completion for shells, from the command tree that the help comes from.
#pragma once

#include <CLI/CLI.hpp>

#include <map>
#include <string>
#include <vector>

namespace spinewalk::cli {

/// The script for "bash", "zsh" or "fish".
std::string completion_script(const CLI::App& app, const std::string& shell);

}  // namespace spinewalk::cli
