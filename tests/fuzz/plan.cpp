/// The request for a sweep, and then the same bytes as the manifest of a planned one.
#include "sweep/plan.hpp"
#include "fuzz/reader.hpp"
#include "sweep/design.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace spinewalk;
  static const fuzz::Folder folder;
  static const auto base = folder.write("walk.yaml",
                                        "schema: spinewalk/1\nmodel: adult_male_50\n"
                                        "timeline: [{walking: {for: 1 min, speed: 1.3 m/s}}]\n");
  const auto request = folder.write("plan.yaml", fuzz::text(data, size));
  fuzz::read_or_refuse([&] { sweep::read_request(request); });
  folder.write("plan.json", fuzz::text(data, size));
  return fuzz::read_or_refuse([&] { sweep::load_samples(folder.path()); });
}
