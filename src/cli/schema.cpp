#include "model/schema.hpp"

#include "cli/commands.hpp"
#include "cli/terminal.hpp"

namespace spinewalk::cli {

void print_schema(const std::string& of, Terminal& terminal) {
  terminal.result((of == "model" ? model::model_schema() : model::scenario_schema()).dump(2) + "\n");
}

}  // namespace spinewalk::cli
