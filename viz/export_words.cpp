#include "viz/export_words.hpp"

#include "model/errors.hpp"
#include "viz/option_words.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <CLI/CLI.hpp>

namespace spinewalk::viz {

ExportWords::ExportWords(CLI::App& command) : command_(command) {
  command.add_option("RESULT", options_.result, "result file")->required();
  command.add_option("--to", options_.format, "format")
      ->required()
      ->check(CLI::IsMember({"vtkhdf", "vtp", "gltf"}));
  command.add_option("-o,--output", options_.output, "X.vtkhdf, X.pvd (its .vtp files go beside it), X.gltf")
      ->required();
  command.add_option("--phase", phase_, "strides of this phase, counted from 1, instead of the day")
      ->check(CLI::PositiveNumber);
  command.add_option("--frames", options_.frames, "moments at most, of vtkhdf and vtp")
      ->check(CLI::Range(1, 100000))
      ->capture_default_str();
  command.add_option("--time", time_, "moment of a gltf, as \"45 min\"; with --phase within its strides");
  command.add_option("--field", field_, fmt::format("colour of a gltf: {}", fmt::join(field_names(), ", ")))
      ->capture_default_str();
  command.add_option("--exaggerate", exaggeration_, "draw changes since the start this many times larger")
      ->check(CLI::Range(1.0, 100.0))
      ->capture_default_str();
  command.add_option("--meshes", options_.meshes, "folder of your own bones");
}

ExportOptions ExportWords::read() const {
  ExportOptions options = options_;
  const bool moment = options.format == "gltf";
  for (const auto& [name, belongs, to] : {std::tuple{"--time", moment, "gltf"},
                                          {"--field", moment, "gltf"},
                                          {"--frames", !moment, "vtkhdf and vtp"}})
    if (command_.count(name) > 0 && !belongs)
      throw InputError({name}, fmt::format("belongs to --to {}", to), "leave it out");
  check_ending(options.output, fmt::format("a name for --to {}", options.format).c_str(),
               {options.format == "vtp" ? ".pvd" : "." + options.format});
  options.time = read_time("--time", time_);
  options.field = read_field(field_);
  if (phase_ > 0) options.phase = static_cast<std::size_t>(phase_ - 1);
  options.exaggeration = exaggeration_;
  return options;
}

}  // namespace spinewalk::viz
