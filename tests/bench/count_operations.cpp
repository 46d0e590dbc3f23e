// count_operations: floating-point operations of the fluid, the solutes and the layers at the bones in the day of day.yaml, its
// start included, whatever the machine. In place of the scalar lanes it has those of counted.hpp (CMakeLists.txt).
#include "counted.hpp"
#include "model/load_scenario.hpp"
#include "solve/run.hpp"

#include <cstdio>
#include <cstdlib>

int main() {
  using namespace spinewalk;
  setenv("SPINEWALK_LANES", "counted", 1);
  const auto scenario = model::load_scenario(SPINEWALK_SOURCE_DIR "/tests/bench/day.yaml", {});
  solve::Record record;
  long of_start = 0;
  solve::run(scenario, record, [&](double t, double, std::string_view) {
    if (t == 0) of_start = bench::Counted::operations;
  });
  std::printf("%ld %ld\n", bench::Counted::operations, of_start);
}
