#include "sample_result.hpp"
#include "temp_dir.hpp"

#include <functional>

namespace spinewalk::results {
namespace {

class Digest : public TempDir {
 protected:
  std::string digest_of(const Result& result) {
    write_result(at("r.h5"), result);
    return digest(at("r.h5"));
  }
};

TEST_F(Digest, IsAHashAndEqualForEqualResults) {
  const std::string first = digest_of(sample::result());
  EXPECT_EQ(first.size(), 64u);
  EXPECT_EQ(first, digest_of(sample::result()));
}

TEST_F(Digest, LeavesOutWhatVariesFromRunToRun) {
  Result later = sample::result();
  later.provenance.run = {{"created", "2031-12-31T23:59:59Z"}, {"attempts", "3"}};
  EXPECT_EQ(digest_of(later), digest_of(sample::result()));
}

TEST_F(Digest, ChangesWithEveryKindOfContent) {
  const std::string before = digest_of(sample::result());
  const std::vector<std::pair<const char*, std::function<void(Result&)>>> changes{
      {"one value of one row", [](Result& r) { r.record.rows[40].discs[3].force_max *= 1 + 1e-15; }},
      {"one cell", [](Result& r) { r.record.rows[40].void_ratio[2][17] += 1e-12; }},
      {"one sample of a burst", [](Result& r) { r.record.bursts[5].height[0][299] += 1e-12; }},
      {"place of a burst", [](Result& r) { r.record.bursts[5].place = "lost"; }},
      {"a count", [](Result& r) { ++r.record.solver.rejected; }},
      {"a text", [](Result& r) { r.provenance.scenario_resolved += " "; }},
      {"an attribute", [](Result& r) { r.provenance.git_sha[0] = 'f'; }},
      {"a label", [](Result& r) { r.record.phases[0].label = "1 sitting"; }},
      {"completeness", [](Result& r) { r.record.complete = false; }},
      {"a row fewer", [](Result& r) { r.record.rows.pop_back(); }},
      {"the sign of a zero", [](Result& r) { r.record.rows[0].discs[0].inflow[0] *= -1; }},
  };
  for (const auto& [what, change] : changes) {
    Result changed = sample::result();
    change(changed);
    EXPECT_NE(digest_of(changed), before) << what;
  }
}

}  // namespace
}  // namespace spinewalk::results
