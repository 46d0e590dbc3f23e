#include "evidence/weigh.hpp"
#include "folder_test.hpp"

#include <gtest/gtest.h>

#include <fstream>

namespace spinewalk::evidence {
namespace {

namespace fs = std::filesystem;

const std::string kClaim = R"(schema: spinewalk-claim/1
topic: Load
claim: Standing loads more than lying
why: nothing but the posture differs
scenarios: {stand: stand.yaml, lie: lie.yaml}
effect: {scenario: stand, summary: force_mean, phase: 1, change_from: {scenario: lie, summary: force_mean, phase: 1}}
claimed: increase
threshold: 5 %
uncertain: [model.spine.muscle_gain, model.spine.co_contraction]
)";

std::string scenario(const std::string& activity) {
  return "schema: spinewalk/1\ntitle: t\nmodel: adult_male_50\nstart: supine_equilibrium\ntimeline: [{" +
         activity + ": {for: 1 s}}]\nrecord: {every: 1 s}\n";
}

class ClaimFile : public FolderTest {
 protected:
  void SetUp() override {
    FolderTest::SetUp();
    write("stand.yaml", scenario("standing"));
    write("lie.yaml", scenario("lying"));
  }
  Claim load(const std::string& text) {
    write("claim.yaml", text);
    return load_claim(folder_);
  }
  void expect_refused(const std::string& from, const std::string& to, const std::string& message) {
    FolderTest::expect_refused([this](const std::string& text) { load(text); }, kClaim, from, to, message);
  }
};

TEST_F(ClaimFile, IsWeighedTheSameByOneThreadAndTwo) {
  const std::vector<Claim> claims{load(kClaim)};
  const auto one = weigh(claims, 6, 1, 1, {}), two = weigh(claims, 6, 1, 2, {});
  ASSERT_EQ(one.size(), 1U);
  EXPECT_EQ(one[0].as_modelled, find_effect(claims[0]));
  EXPECT_EQ(one[0].median, two[0].median);
  EXPECT_EQ(one[0].weight, Weight::supported);
  EXPECT_GT(one[0].low, 1);  // standing more than doubles the force of lying
  EXPECT_EQ(one[0].failed, 0U);
  EXPECT_EQ(std::get<std::string>(to_table(one).rows[0][3]), "supported");
}

TEST_F(ClaimFile, HasTheSameOutcomeWhateverElseIsWeighed) {
  const Claim claim = load(kClaim);
  Claim other = claim;
  other.uncertain.pop_back();
  const auto alone = weigh({claim}, 4, 1, 1, {}), beside = weigh({other, claim}, 4, 1, 1, {});
  EXPECT_EQ(alone[0].median, beside[1].median);
  EXPECT_NE(beside[0].median, beside[1].median);
}

TEST_F(ClaimFile, IsRefusedWithPlaceAndRemedy) {
  expect_refused(", change_from: {scenario: lie, summary: force_mean, phase: 1}", "",
                 "the effect compares nothing");
  expect_refused("{scenario: lie, summary", "{scenario: stand, summary", "the claim has no contrast");
  expect_refused("lie: lie.yaml", "lie: stand.yaml", "the claim has no contrast");
  expect_refused("topic: Load\n", "", "topic is missing");
  expect_refused("model.spine.co_contraction]", "model.spine.head_fraction]", "head_fraction has no range");
  expect_refused("claimed: increase", "claimed: more", "\"more\" is not known");
  expect_refused("[model.spine.muscle_gain, model.spine.co_contraction]", "[]",
                 "uncertain is not a list of paths");
  expect_refused("why: nothing but the posture differs\n", "", "why is missing");
}

Finding judged(const std::vector<double>& effects, bool increase = true) {
  static Claim claim;
  claim.increase = increase, claim.threshold = 0.05;
  claim.uncertain = {{"a", "1", {0, 1, {}}}, {"b", "1", {0, 1, {}}}};
  std::vector<std::vector<double>> shares;
  for (std::size_t i = 0; i < effects.size(); ++i)
    shares.push_back({i % 2 ? 0.2 : 0.8, static_cast<double>(i) / static_cast<double>(effects.size())});
  return judge(claim, effects, shares);
}

TEST(Judge, SupportsContradictsOrDepends) {
  EXPECT_EQ(judged({0.1, 0.2, 0.3, 0.4}).weight, Weight::supported);
  EXPECT_EQ(judged({0.1, 0.2, 0.3, 0.4}, false).weight, Weight::contradicted);
  EXPECT_EQ(judged({-0.1, -0.2, -0.3, -0.4}, false).weight, Weight::supported);
  EXPECT_EQ(judged({0.01, 0.02, 0.03, 0.04}).weight, Weight::depends);  // the median is below the threshold
  EXPECT_EQ(judged({0.01, 0.02, 0.03, 0.04}).verdict(), "depends on b, small");
  EXPECT_EQ(judged({0.01, 0.02, 0.03, 0.06}).verdict(), "depends on b");
  const auto depends = judged({-0.3, -0.1, 0.1, 0.3});
  EXPECT_EQ(depends.weight, Weight::depends);
  EXPECT_EQ(depends.verdict(), "depends on b");
  EXPECT_DOUBLE_EQ(depends.deciding[0].rank_correlation, 1);
}

TEST(Judge, LeavesFailedSamplesOutAndCountsThem) {
  const auto finding = judged({0.1, std::numeric_limits<double>::quiet_NaN(), 0.3, 0.4});
  EXPECT_EQ(finding.failed, 1U);
  EXPECT_DOUBLE_EQ(finding.median, 0.3);
}

}  // namespace
}  // namespace spinewalk::evidence
