// Uses a function of the first and of the last folder, so that everything between has to link.
#include "results/file.hpp"
#include "units/quantity.hpp"

#include <iostream>

int main() {
  std::cout << spinewalk::units::to_si("3.6 km/h", "m/s") << " m/s\n";
  try {
    spinewalk::results::read_result("missing.h5");
  } catch (const std::exception& error) {
    std::cout << error.what() << '\n';
    return 0;
  }
  return 1;
}
