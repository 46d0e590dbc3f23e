/// A CSV table of points.
#include "fuzz/reader.hpp"
#include "sweep/csv.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace spinewalk;
  return fuzz::read_or_refuse([&] { sweep::parse_csv(fuzz::text(data, size), "points.csv"); });
}
