// spinewalk_table PROGRAM JSON [day rig scaling memory machine averaging averaging-8h]: the table of tools/bench.
#include "table.hpp"

#include <cstdio>
#include <set>
#include <string>

int main(int argc, char** argv) {
  using namespace spinewalk::bench;
  if (argc < 3) return std::fputs("usage: spinewalk_table PROGRAM JSON [ROWS...]\n", stderr), 2;
  std::set<std::string> wanted(argv + 3, argv + argc);
  if (wanted.empty()) wanted = {"day", "rig", "scaling", "memory", "machine", "averaging"};
  Table table;
  if (wanted.count("day")) measure_day(table, argv[1]);
  if (wanted.count("rig")) measure_rig(table);
  if (wanted.count("scaling")) measure_scaling(table);
  if (wanted.count("memory")) measure_memory(table);
  if (wanted.count("machine")) measure_machine(table);
  if (wanted.count("averaging")) measure_averaging(table, 1, true);
  if (wanted.count("averaging-8h")) measure_averaging(table, 8, false);
  table.print();
  table.write_json(argv[2]);
}
