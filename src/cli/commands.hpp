/// The subcommands. Each does its work and prints to the terminal; errors are thrown (exit_codes.hpp).
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace spinewalk::cli {

class Terminal;

enum class Format { table, csv, json };

struct RunOptions {
  std::filesystem::path scenario;
  std::filesystem::path result;   ///< empty: the scenario's name with .h5, in the working directory
  std::vector<std::string> sets;  ///< "path=value"
  bool no_cache = false;          ///< solve for the start state, and do not keep it
  std::string checkpoint_every;   ///< "30 s"; empty: by itself
  Format format = Format::table;
};
void run_scenario(const RunOptions& options, Terminal& terminal);

struct CheckOptions {
  std::filesystem::path file;
  std::vector<std::string> sets;
  bool resolved = false;    ///< print the scenario with every default filled in
  bool excitation = false;  ///< print one stride of every phase
};
void check_file(const CheckOptions& options, Terminal& terminal);

struct InitOptions {
  std::string name;              ///< of an installed scenario
  std::filesystem::path output;  ///< empty: standard output
};
void write_starting_file(const InitOptions& options, Terminal& terminal);

struct InfoOptions {
  std::filesystem::path result;
  bool digest = false, unsealed = false;
  Format format = Format::table;
};
void print_info(const InfoOptions& options, Terminal& terminal);

struct CompareOptions {
  bool why = false, sure = false;
  std::vector<int> phases{1, 1};  ///< of the two, counted from 1
  int threads = 2;
  std::vector<std::filesystem::path> results;
  bool unsealed = false;
  Format format = Format::table;
};
void compare_results(const CompareOptions& options, Terminal& terminal);

struct ExportOptions {
  std::filesystem::path result;
  std::string format;
  int phase = 0;  ///< counted from 1; 0: none
  std::filesystem::path output;
  bool unsealed = false;
  std::vector<std::string> rest;  ///< words for spinewalk-viz, which writes geometry
};
void export_result(const ExportOptions& options, Terminal& terminal);

struct ValidateOptions {
  std::vector<std::string> studies;  ///< names or folders; empty: all
  int threads = 2;
  Format format = Format::table;
};
void validate_model(const ValidateOptions& options, Terminal& terminal);

struct ImportOptions {
  std::filesystem::path recording;
  std::vector<std::string> sets;   ///< "name=value" of the activity `measured`
  std::filesystem::path scenario;  ///< empty: the recording's name with .yaml, in the working directory
  Format format = Format::table;
};
void import_recording(const ImportOptions& options, Terminal& terminal);

struct EvidenceOptions {
  std::vector<std::string> claims;  ///< names or folders; empty: all
  int samples = 64, seed = 1, threads = 2;
  std::vector<std::filesystem::path> pages;  ///< .html, or .md for a table
  Format format = Format::table;
};
void weigh_claims(const EvidenceOptions& options, Terminal& terminal);

struct ListOptions {
  std::string what;  ///< models, scenarios, activities or parameters
  Format format = Format::table;
};
void list_names(const ListOptions& options, Terminal& terminal);

/// Prints the JSON Schema of "scenario", "model" or "sweep".
void print_schema(const std::string& of, Terminal& terminal);

/// Prints what to cite for a result file or a model: the program and the sources of its constants.
void print_citations(const std::string& result_or_model, Terminal& terminal);

/// A program of its own that does some of the commands.
struct Companion {
  const char *name, *does, *hint;
};
inline constexpr Companion kViewer{"spinewalk-viz", "makes pictures and movies",
                                   "build it with -DSPINEWALK_VIZ=ON (Debian packages: `tools/install-deps demo`)"};
inline constexpr Companion kUq{"spinewalk-uq", "makes random and Sobol designs and analyses them",
                               "build it with -DSPINEWALK_UQ=ON (Debian package: libopenturns-dev)"};
/// Becomes `COMPANION COMMAND ARGUMENTS`; returns only by throwing.
void become(const Companion& companion, const std::string& command, const std::vector<std::string>& arguments);

void print_version(Terminal& terminal);

}  // namespace spinewalk::cli
