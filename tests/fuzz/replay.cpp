/// Hands kept files to a target, as an ordinary test: no crash, no file over 2 s, no more than 512 MiB.
#include "fuzz/reader.hpp"

#include <sys/resource.h>

#include <chrono>
#include <cstdio>
#include <iterator>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

constexpr double kLongest = 2;           // [s] of processor time
constexpr long kMostMemory = 512 << 10;  // [KiB]

double processor_time() {
  rusage usage{};
  ::getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) +
         1e-6 * static_cast<double>(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec);
}

long peak_memory() {
  rusage usage{};
  ::getrusage(RUSAGE_SELF, &usage);
  return usage.ru_maxrss;
}

bool replay(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  const std::vector<char> bytes{std::istreambuf_iterator<char>(in), {}};
  const double before = processor_time();
  LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
  const double took = processor_time() - before;
  std::printf("%s: %zu bytes, %.3f s, %ld MiB\n", file.filename().c_str(), bytes.size(), took,
              peak_memory() >> 10);
  return took <= kLongest && peak_memory() <= kMostMemory;
}

}  // namespace

int main(int argc, char** argv) {
  int files = 0, failed = 0;
  for (int i = 1; i < argc; ++i)
    for (const auto& entry : std::filesystem::recursive_directory_iterator(argv[i])) {
      if (!entry.is_regular_file()) continue;
      ++files;
      if (!replay(entry.path())) ++failed;
    }
  std::printf("%d files, %d too slow or too large\n", files, failed);
  return files == 0 || failed > 0;
}
