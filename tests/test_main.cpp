// As gtest_main, with the floating-point traps of the preset audit.
#include "cli/floating_point_traps.hpp"

#include <gtest/gtest.h>

int main(int argc, char** argv) {
  testing::InitGoogleTest(&argc, argv);
  spinewalk::cli::trap_floating_point_errors();
  return RUN_ALL_TESTS();
}
