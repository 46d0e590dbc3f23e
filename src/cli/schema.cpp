#include "model/schema.hpp"

#include "cli/commands.hpp"
#include "cli/terminal.hpp"
#include "sweep/plan_schema.hpp"

namespace spinewalk::cli {

void print_schema(const std::string& of, Terminal& terminal) {
  const auto schema = of == "model" ? model::model_schema() : of == "sweep" ? sweep::plan_schema() : model::scenario_schema();
  terminal.result(schema.dump(2) + "\n");
}

}  // namespace spinewalk::cli
