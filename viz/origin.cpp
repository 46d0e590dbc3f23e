#include "viz/origin.hpp"

#include "results/picture_origin.hpp"

namespace spinewalk::viz {

std::string describe_origin(const CommandLine& line, const std::vector<Playback>& runs) {
  results::PictureOrigin origin{line, SPINEWALK_VERSION, {}};
  for (const Playback& run : runs) {
    const results::Provenance& source = run.result().provenance;
    origin.results.push_back({source.title, source.scenario_sha256, source.code_version});
  }
  return results::to_text(origin);
}

}  // namespace spinewalk::viz
