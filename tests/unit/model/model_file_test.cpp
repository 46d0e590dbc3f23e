/// The shipped models: complete, sourced, plausible.
#include "model/load_model.hpp"
#include "model/parameters.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <regex>
#include <set>
#include <sstream>

namespace spinewalk::model {
namespace {

std::filesystem::path shipped(const std::string& name) {
  return std::filesystem::path(SPINEWALK_SOURCE_DIR) / "models" / (name + ".yaml");
}

class ShippedModel : public testing::TestWithParam<const char*> {
 protected:
  Model model = load_model(shipped(GetParam()));
};
INSTANTIATE_TEST_SUITE_P(All, ShippedModel, testing::Values("adult_male_50", "adult_female_50"));

TEST_P(ShippedModel, EveryConstantHasAValueInRangeAndASource) {
  const auto parameters = model_parameters(model);
  ASSERT_GT(parameters.size(), 200u);
  std::set<std::string> sourced;
  for (const auto& provenance : model.provenance) {
    EXPECT_GE(provenance.source.size(), 10u) << provenance.path;
    EXPECT_TRUE(sourced.insert(provenance.path).second) << provenance.path << " twice";
  }
  EXPECT_EQ(sourced.size(), parameters.size());
  for (const auto& parameter : parameters) {
    EXPECT_TRUE(sourced.count(parameter.path)) << parameter.path;
    EXPECT_GE(parameter.meaning.size(), 3u) << parameter.path;
    if (const auto* number = std::get_if<NumberTarget>(&parameter.target)) {
      EXPECT_GE(*number->value, number->range.low) << parameter.path;
      EXPECT_LE(*number->value, number->range.high) << parameter.path;
    }
  }
}

TEST_P(ShippedModel, EveryPaperNamedStandsInTheBibliography) {
  std::set<std::string> listed, named;
  for (const auto& text : model.bibliography) listed.insert(text.substr(0, text.find('.')));
  const std::regex paper("([A-Z][A-Za-z-]+) ((19|20)[0-9]{2})\\b");
  std::istringstream text(read_model_file(shipped(GetParam())).text);
  for (std::string line; std::getline(text, line);) {
    if (line.rfind("  - \"", 0) == 0) continue;  // of the bibliography itself
    for (std::sregex_iterator at(line.begin(), line.end(), paper), end; at != end; ++at)
      named.insert(at->str());
  }
  for (const auto& name : named) EXPECT_TRUE(listed.count(name)) << name << " is cited but not listed";
  for (const auto& name : listed) EXPECT_TRUE(named.count(name)) << name << " is listed but not cited";
}

TEST_P(ShippedModel, StandingAndSittingLoadOfL4L5) {
  const auto load = [&](const Posture& posture) {
    const double above = model.spine.fraction_above[kL4L5];
    return above + above * posture.offset / model.spine.extensor_arm + posture.tonic;
  };
  EXPECT_NEAR(load(model.spine.standing), 0.87, 0.01);  // loads.md 1a, Wilke 1999
  EXPECT_GE(load(model.spine.sitting), 0.80);
  EXPECT_LE(load(model.spine.sitting), 0.87);
}

TEST_P(ShippedModel, StiffnessFollowsAreaAndHeight) {
  const Disc& reference = model.discs[kL4L5];
  const auto& [h, A, fraction, wedge] = reference.geometry;
  for (const Disc& disc : model.discs) {
    const auto& g = disc.geometry;
    EXPECT_NEAR(disc.mechanics.stiffness / reference.mechanics.stiffness, (g.area / g.height) / (A / h),
                0.01);
    EXPECT_NEAR(disc.mechanics.stiffening / reference.mechanics.stiffening,
                (g.area / g.height / g.height) / (A / h / h), 0.01);
  }
}

TEST(Model, MaleIsTheReferenceManAndFemaleIsSmaller) {
  const Model male = load_model(shipped("adult_male_50")), female = load_model(shipped("adult_female_50"));
  EXPECT_EQ(male.name, "adult_male_50");
  EXPECT_EQ(male.subject.mass, 73);
  EXPECT_EQ(male.subject.stature, 1.76);
  EXPECT_EQ(male.subject.sex, Sex::male);
  EXPECT_EQ(female.name, "adult_female_50");
  EXPECT_EQ(female.subject.mass, 60);
  EXPECT_EQ(female.subject.sex, Sex::female);
  EXPECT_EQ(female.discs[0].geometry.height, male.discs[0].geometry.height);  // of the same reference stature
  EXPECT_LT(scaled_to_stature(female).discs[0].geometry.height, male.discs[0].geometry.height);
}

TEST(Model, ScalesLengthsAndAreasAndIsThenAtItsReference) {
  Model model = load_model(shipped("adult_male_50"));
  model.subject.stature = 1.1 * model.reference_stature;
  const Model tall = scaled_to_stature(model);
  EXPECT_DOUBLE_EQ(tall.discs[2].geometry.height, 1.1 * 10.5e-3);
  EXPECT_DOUBLE_EQ(tall.discs[2].geometry.area, 1.21 * 1650e-6);
  EXPECT_DOUBLE_EQ(tall.discs[2].mechanics.stiffness, 1.1 * model.discs[2].mechanics.stiffness);
  EXPECT_DOUBLE_EQ(tall.discs[2].mechanics.stiffening, model.discs[2].mechanics.stiffening);
  EXPECT_DOUBLE_EQ(tall.spine.com_height[kL4L5], 1.1 * 0.27);
  EXPECT_DOUBLE_EQ(tall.spine.standing.offset, 1.1 * 0.015);
  EXPECT_EQ(tall.discs[2].geometry.wedge, model.discs[2].geometry.wedge);
  const Model again = scaled_to_stature(tall);
  EXPECT_EQ(again.discs[2].geometry.height, tall.discs[2].geometry.height);
}

TEST(Model, SomeValuesArriveInSi) {
  const Model model = load_model(shipped("adult_male_50"));
  EXPECT_DOUBLE_EQ(model.discs[kL4L5].geometry.area, 1750e-6);
  EXPECT_DOUBLE_EQ(model.discs[0].geometry.nucleus_fraction, 0.40);  // by "*"
  EXPECT_DOUBLE_EQ(model.discs[4].geometry.nucleus_fraction, 0.45);  // named level over "*"
  EXPECT_DOUBLE_EQ(model.spine.lying.inclination, M_PI / 2);
  EXPECT_DOUBLE_EQ(model.day.upright, 57600);
  EXPECT_EQ(model.discs[3].nucleus.permeability.law, PermeabilityLaw::holmes_mow);
}

}  // namespace
}  // namespace spinewalk::model
