/// Prints the schema of the file kind named by the argument, for schema_test.py.
#include "model/schema.hpp"

#include <iostream>
#include <string_view>

int main(int argc, char** argv) {
  const bool scenario = argc > 1 && std::string_view(argv[1]) == "scenario";
  std::cout << (scenario ? spinewalk::model::scenario_schema() : spinewalk::model::model_schema()).dump(1)
            << "\n";
}
