#include "evidence/validate.hpp"
#include "folder_test.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <cstdlib>
#include <fstream>

namespace spinewalk::evidence {
namespace {

namespace fs = std::filesystem;

const std::string kScenario = R"(schema: spinewalk/1
title: Standing
model: adult_male_50
start: supine_equilibrium
timeline: [{standing: {for: 10 s}}]
record: {every: 10 s}
)";

const std::string kStudy = R"(schema: spinewalk-study/1
title: A study
why: to be read
scenarios: {one: one.yaml}
rows:
  - row: loads 2
    also: disc 16
    what: pressure standing
    measure: {summary: pressure_mean, phase: 1}
    unit: MPa
    published: {text: "0.50", value: 0.5}
    source: Wilke 1999
    band: {low: 0.1, high: 2, why: "wide enough for a test"}
)";

class StudyFile : public FolderTest {
 protected:
  void SetUp() override {
    FolderTest::SetUp();
    write("one.yaml", kScenario);
  }
  Study load(const std::string& text) {
    write("study.yaml", text);
    return load_study(folder_);
  }
  void expect_refused(const std::string& from, const std::string& to, const std::string& message) {
    FolderTest::expect_refused([this](const std::string& text) { load(text); }, kStudy, from, to, message);
  }
};

TEST_F(StudyFile, IsReadAndHeldToItsBand) {
  const std::vector<Study> studies{load(kStudy)};
  EXPECT_EQ(studies[0].name, "mine");
  const auto outcomes = validate(studies, 1, {});
  ASSERT_EQ(outcomes.size(), 1U);
  EXPECT_EQ(outcomes[0].verdict, Verdict::inside);
  EXPECT_GT(outcomes[0].value, 0.1);  // MPa, not Pa
  EXPECT_DOUBLE_EQ(outcomes[0].ratio(), outcomes[0].value / 0.5);
  const auto table = to_table(outcomes);
  EXPECT_EQ(std::get<std::string>(table.rows[0][2]), "disc 16");
  EXPECT_EQ(std::get<std::string>(table.rows[0][10]), "inside");
}

TEST_F(StudyFile, SaysOutsideAndReported) {
  auto study = load(kStudy);
  study.rows.push_back(study.rows[0]);
  study.rows[0].band->high = 0.2;
  study.rows[1].band.reset();
  study.rows[1].reference = 0;
  const auto outcomes = validate({study}, 1, {});
  EXPECT_EQ(outcomes[0].verdict, Verdict::outside);
  EXPECT_EQ(outcomes[1].verdict, Verdict::reported);
  EXPECT_TRUE(std::isnan(outcomes[1].ratio()));
}

TEST_F(StudyFile, IsRefusedWithPlaceAndRemedy) {
  expect_refused("spinewalk-study/1", "spinewalk-study/2",
                 "study.yaml:1:9: this is not a study that this version reads");
  expect_refused("    source: Wilke 1999\n", "", "source is missing");
  expect_refused("Wilke 1999", "\"\"", "source is empty");
  expect_refused("one.yaml", "two.yaml", "there is no file");
  expect_refused("unit: MPa", "unit: MPy", "study.yaml:10:11: \"MPy\" is not a unit");
  expect_refused("unit: MPa", "unit: mm", "study.yaml:10:11: ");
  expect_refused("low: 0.1", "low: 3", "the band is upside down");
  expect_refused("low: 0.1", "low: about", "not a number");
  expect_refused(", why: \"wide enough for a test\"", "", "why is missing");
  expect_refused("rows:", "row:", "unknown key \"row\"");
  expect_refused("{one: one.yaml}", "{}", "there is no scenario");
  expect_refused("unit: MPa\n", "unit: MPa\n    bnd: 3\n", "unknown key \"bnd\"");
}

}  // namespace
}  // namespace spinewalk::evidence
