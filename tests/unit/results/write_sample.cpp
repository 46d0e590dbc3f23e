/// write_sample FILE [incomplete]: writes the sample result, for tests in other languages and for the pictures.
#include "sample_result.hpp"

#include <cstdio>
#include <exception>

int main(int argc, char** argv) {
  if (argc < 2) return 2;
  try {
    spinewalk::results::write_result(argv[1], spinewalk::results::sample::result(argc == 2));
  } catch (const std::exception& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 5;
  }
}
