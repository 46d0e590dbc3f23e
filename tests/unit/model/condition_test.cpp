/// Conditions of a disc: factors on the healthy constants, nothing else.
#include "scenario_files.hpp"

#include "model/load_model.hpp"
#include "model/parameters.hpp"

namespace spinewalk::model {
namespace {

class ConditionTest : public ScenarioFiles {};

TEST_F(ConditionTest, AHealthyDiscIsLeftAsItIsBitByBit) {
  const Scenario scenario = load(kGood);
  const Model plain = load_model(std::filesystem::path(SPINEWALK_SOURCE_DIR) / "models" / "adult_male_50.yaml");
  Model healthy = scenario.model, wanted = scaled_to_stature(plain);
  const auto is = model_parameters(healthy), want = model_parameters(wanted);
  ASSERT_EQ(is.size(), want.size());
  for (std::size_t i = 0; i < is.size(); ++i)
    if (const auto* number = std::get_if<NumberTarget>(&is[i].target))
      EXPECT_EQ(*number->value, *std::get<NumberTarget>(want[i].target).value) << is[i].path;
}

TEST_F(ConditionTest, AGradeMultipliesTheConstantsOfItsLevelAlone) {
  const Model healthy = load(kGood).model;
  const Model model = load(kGood, {"model.discs.L4L5.condition=grade_4"}).model;
  const ConditionFactors& f = healthy.conditions[2];
  const Disc &disc = model.discs[kL4L5], &was = healthy.discs[kL4L5];
  EXPECT_DOUBLE_EQ(disc.geometry.height, 0.6 * was.geometry.height);
  EXPECT_DOUBLE_EQ(disc.mechanics.stiffness, was.mechanics.stiffness / 0.6);
  EXPECT_DOUBLE_EQ(disc.mechanics.stiffening, was.mechanics.stiffening / 0.36);
  EXPECT_EQ(disc.mechanics.reference_force, was.mechanics.reference_force);
  EXPECT_DOUBLE_EQ(disc.mechanics.nucleus_pressure, f.nucleus_pressure * was.mechanics.nucleus_pressure);
  EXPECT_DOUBLE_EQ(disc.nucleus.fixed_charge, f.nucleus_charge * was.nucleus.fixed_charge);
  EXPECT_DOUBLE_EQ(disc.endplate.tissue.permeability.k0, f.endplate_permeability * was.endplate.tissue.permeability.k0);
  EXPECT_DOUBLE_EQ(disc.endplate.diffusivity_ratio, f.endplate_diffusivity);
  EXPECT_EQ(model.discs[2].geometry.height, healthy.discs[2].geometry.height);
}

TEST_F(ConditionTest, EveryGradeIsWorseThanTheOneBefore) {
  const Model model = load(kGood).model;
  for (std::size_t g = 1; g < kGrades; ++g) {
    const ConditionFactors &is = model.conditions[g], &before = model.conditions[g - 1];
    EXPECT_LT(is.height, before.height);
    EXPECT_LT(is.nucleus_charge, before.nucleus_charge);
    EXPECT_LT(is.nucleus_pressure, before.nucleus_pressure);
    EXPECT_GT(is.nucleus_solid, before.nucleus_solid);
    EXPECT_LT(is.endplate_diffusivity, before.endplate_diffusivity);
  }
}

TEST_F(ConditionTest, StarMeansEveryLevelAndCalcificationClosesBothSides) {
  const Model model = load(kGood, {"model.discs.*.condition=grade_2", "model.discs.*.calcification=0.7"}).model;
  for (const Disc& disc : model.discs) {
    EXPECT_EQ(disc.condition, Condition::grade_2);
    EXPECT_DOUBLE_EQ(disc.endplate.open_fraction_cranial, 0.3);
    EXPECT_DOUBLE_EQ(disc.endplate.open_fraction_caudal, 0.3);
  }
}

// What ran must be readable from the resolved scenario alone: healthy constants, condition and every factor.
TEST_F(ConditionTest, TheResolvedScenarioGivesTheSameDiscAgain) {
  const Scenario scenario =
      load(kGood, {"model.discs.L4L5.condition=grade_5", "model.conditions.grade_5.endplate_permeability=2"});
  EXPECT_NE(scenario.resolved.find("condition: grade_5"), std::string::npos);
  const Scenario again = load(scenario.resolved);
  EXPECT_EQ(again.resolved, scenario.resolved);
  EXPECT_EQ(again.model.discs[kL4L5].endplate.tissue.permeability.k0,
            scenario.model.discs[kL4L5].endplate.tissue.permeability.k0);
  EXPECT_EQ(again.model.discs[kL4L5].geometry.height, scenario.model.discs[kL4L5].geometry.height);
}

TEST_F(ConditionTest, AConditionsFileThatIsNotThereIsNamed) {
  const auto shipped = std::filesystem::path(SPINEWALK_SOURCE_DIR) / "models" / "adult_male_50.yaml";
  const auto file = write("model.yaml", "schema: spinewalk-model/1\nname: bad\nextends: " + shipped.string() +
                                            "\nconditions: none.yaml\n");
  try {
    load_model(file);
    FAIL() << "was accepted";
  } catch (const InputError& error) {
    EXPECT_EQ(error.place().line, 4);
    EXPECT_NE(error.message().find("conditions: there is no file"), std::string::npos);
    EXPECT_NE(error.hint().find("a relative name starts at the folder"), std::string::npos);
  }
}

struct Wrong {
  const char *set, *message, *hint;
};

TEST_F(ConditionTest, BadDiscConstantsAreRefusedWithPlaceAndHint) {
  for (const Wrong& wrong : {
           Wrong{"model.discs.L4L5.condition=grade4", "\"grade4\" is not known", "did you mean \"grade_4\"?"},
           Wrong{"model.discs.L4L5.calcification=1", "calcification: 1 lies outside 0 to 0.99", "from 0 to 0.99"},
           Wrong{"model.discs.L4L5.nucleus.solid_fraction=1.2", "solid_fraction: 1.2 lies outside", "from 0.05 to 0.6"},
           Wrong{"model.discs.L4L5.nucleus.solid_fraction=-0.1", "solid_fraction: -0.1 lies outside", "from 0.05"},
           Wrong{"model.discs.L4L5.nucleus.fixed_charge=-1 mM", "fixed_charge: -1 mM lies outside", "from 0"},
           Wrong{"model.discs.L4L5.geometry.area=0 mm2", "area: 0 mm2 lies outside", "give a number with a unit"},
           Wrong{"model.discs.L4L5.endplate.open_fraction_cranial=0", "open_fraction_cranial: 0 lies outside", "from 0.01 to 1"},
           Wrong{"model.discs.L4L5.endplate.open_fraction_caudal=0", "open_fraction_caudal: 0 lies outside", "from 0.01 to 1"},
           Wrong{"model.discs.L4L5.annulus.fixed_charge=-270 mM", "annulus.fixed_charge: -270 mM lies outside", "from 0"},
           Wrong{"model.discs.L4L5.nucleus.swelling=donan", "\"donan\" is not known", "did you mean \"donnan\"?"},
           Wrong{"model.discs.L4L5.nucleus.collagen=1", "collagen: 1 lies outside 0 to 0.95", "from 0 to 0.95"},
           Wrong{"model.nutrition.convention=tissue", "\"tissue\" is not known", "allowed: porosity, tissue_volume"},
           Wrong{"model.nutrition.albumin=1 mM", "unknown key \"albumin\" in model.nutrition", "allowed: supply, "},
           Wrong{"model.nutrition.macromolecule_radius=1 nm", "macromolecule_radius: 1 nm lies outside", "from 3e-09 m"},
           Wrong{"model.nutrition.macromolecule_radius=40 nm", "macromolecule_radius: 40 nm lies outside", "to 1.4e-08 m"},
           Wrong{"model.discs.L4L5.nucleus.permeability.law=holmes-mow", "\"holmes-mow\" is not known",
                 "did you mean \"holmes_mow\"?"},
           Wrong{"model.conditions.grade_4.hight=0.5", "unknown key \"hight\"", "did you mean \"height\"?"},
       }) {
    try {
      load(kGood, {wrong.set});
      ADD_FAILURE() << wrong.set << " was accepted";
    } catch (const InputError& error) {
      EXPECT_EQ(error.place().file, std::string("--set ") + wrong.set);
      EXPECT_NE(error.message().find(wrong.message), std::string::npos) << error.what();
      EXPECT_NE(error.hint().find(wrong.hint), std::string::npos) << error.what();
    }
  }
}

TEST_F(ConditionTest, IntrafibrillarSwellingNeedsACharge) {
  const std::vector<std::string> law{"model.discs.L4L5.annulus.swelling=intrafibrillar"};
  EXPECT_EQ(load(kGood, law).model.discs[kL4L5].annulus.swelling, SwellingLaw::intrafibrillar);
  try {
    load(kGood, {law[0], "model.discs.L4L5.annulus.fixed_charge=0 mM"});
    FAIL() << "was accepted";
  } catch (const InputError& error) {
    EXPECT_EQ(error.message(), "discs.L4L5.annulus: intrafibrillar swelling needs a fixed charge");
    EXPECT_EQ(error.hint(), "give fixed_charge above 0, or swelling: donnan");
  }
}

TEST_F(ConditionTest, AGradeThatLeavesNoPoresIsRefused) {
  try {
    load(kGood, {"model.discs.L4L5.condition=grade_5", "model.discs.L4L5.nucleus.solid_fraction=0.6",
                 "model.conditions.grade_5.nucleus_solid=1.7"});
    FAIL() << "was accepted";
  } catch (const InputError& error) {
    EXPECT_EQ(error.message(), "discs.L4L5: a tissue of solid fraction 1.02 has no pores left");
    EXPECT_EQ(error.hint(), "lower it, or its factor in conditions");
  }
}

}  // namespace
}  // namespace spinewalk::model
