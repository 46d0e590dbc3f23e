// spinewalk_table PROGRAM COUNTER JSON [ROWS...]: the table of tools/bench.
#include "table.hpp"

#include <algorithm>
#include <cstdio>
#include <functional>
#include <string>
#include <utility>
#include <vector>

int main(int argc, char** argv) {
  using namespace spinewalk::bench;
  if (argc < 4) return std::fputs("usage: spinewalk_table PROGRAM COUNTER JSON [ROWS...]\n", stderr), 2;
  Table table;
  const std::string program = argv[1], counter = argv[2];
  const std::vector<std::pair<std::string, std::function<void()>>> groups{
      {"day", [&] { measure_day(table, program); }},
      {"checkpoints", [&] { measure_checkpoints(table, program); }},
      {"rig", [&] { measure_rig(table); }},
      {"coupled", [&] { measure_coupled(table); }},
      {"scaling", [&] { measure_scaling(table); }},
      {"memory", [&] { measure_memory(table); }},
      {"machine", [&] { measure_machine(table, counter); }},
      {"reference", [&] { measure_reference(table); }},
      {"averaging", [&] { measure_averaging(table, 8); }},
  };
  const std::vector<std::string> wanted(argv + 4, argv + argc);
  for (const auto& [name, measure] : groups)
    if (wanted.empty() || std::find(wanted.begin(), wanted.end(), name) != wanted.end()) measure();
  table.print();
  table.write_json(argv[3]);
}
