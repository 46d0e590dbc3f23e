/// write_sample FILE [incomplete]: writes the sample result, for tests in other languages and for the
/// pictures. write_sample --digest FILE: prints the digest of a file, sealed or not.
#include "sample_result.hpp"

#include <cstdio>
#include <exception>
#include <string_view>

int main(int argc, char** argv) {
  using namespace spinewalk::results;
  if (argc < 2) return 2;
  try {
    if (argc == 3 && std::string_view(argv[1]) == "--digest")
      std::puts(digest(argv[2], true).c_str());
    else
      write_result(argv[1], sample::result(argc == 2));
  } catch (const std::exception& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 5;
  }
}
