/// Supply of the cells: more blood, a closed endplate, a second way in (disc.md 4.2, 5.1, 6.3).
#include "fixture.hpp"

namespace spinewalk::solve {
namespace {

/// Steady nutrients at rest, L4L5.
Concentrations at_rest(const model::Model& model) {
  const auto elements = make_elements(model);
  Nutrition nutrition(model, elements);
  nutrition.start(reference_states(elements));
  return nutrition.concentrations(model::kL4L5, 0);
}

double middle(const std::vector<double>& c) { return c[c.size() / 2]; }
constexpr std::size_t kOxygen = 0, kGlucose = 1, kLactate = 2;  // of kSoluteNames

TEST(Supply, MoreBloodBringsMoreOxygen) {
  model::Model model = shipped_model();
  model.nutrition.blood_flow = 1e-8;  // low enough for the flow to matter
  const auto little = at_rest(model);
  model.nutrition.blood_flow = 4e-8;
  const auto more = at_rest(model);
  EXPECT_GT(middle(more[kOxygen]), 1.01 * middle(little[kOxygen]));
  EXPECT_GT(middle(more[kGlucose]), 1.01 * middle(little[kGlucose]));
  EXPECT_LT(middle(more[kLactate]), middle(little[kLactate]));
}

TEST(Supply, BloodFlowRisesInGaits) {
  model::Model model = shipped_model();
  model.nutrition.blood_flow = 2e-8;
  const auto glucose_after_walk = [&](double factor) {
    model.nutrition.exercise_blood_flow = factor;
    const auto scenario = scenario_of(model, model::SupineEquilibrium{}, model::Walking{1.3}, 1800);
    return run_record(scenario).rows.back().concentration[model::kL4L5][kGlucose].front();
  };
  EXPECT_GT(glucose_after_walk(3), 1.01 * glucose_after_walk(1));
}

TEST(Supply, BloodRightAtTheEndplateIsTheLimitOfPlentifulFlow) {
  model::Model model = shipped_model();
  model.nutrition.marrow_distance = 0;
  model.nutrition.blood_flow = 1e-4;
  const auto flooded = at_rest(model);
  model.nutrition.supply = model::Supply::dirichlet;
  const auto direct = at_rest(model);
  EXPECT_NEAR(middle(flooded[kGlucose]), middle(direct[kGlucose]), 2e-3 * middle(direct[kGlucose]));
  model = shipped_model();
  EXPECT_LT(middle(at_rest(model)[kGlucose]), middle(direct[kGlucose]));
}

TEST(Supply, ACalcifiedEndplateLowersGlucose) {
  model::Model model = shipped_model();
  const auto open = at_rest(model);
  model.discs[model::kL4L5].calcification = 0.7;
  const auto closed = at_rest(model::with_conditions(model));
  EXPECT_LT(middle(closed[kGlucose]), 0.8 * middle(open[kGlucose]));
  EXPECT_GT(middle(closed[kLactate]), middle(open[kLactate]));
}

TEST(Supply, ASecondSupplyThroughTheAnnulusRaisesGlucose) {
  model::Model model = shipped_model();
  const double alone = middle(at_rest(model)[kGlucose]);
  model.nutrition.annulus_supply = 1;
  const double helped = middle(at_rest(model)[kGlucose]);
  std::printf("mid-disc glucose %.3f mM, with supply from the annulus %.3f mM\n", alone, helped);
  EXPECT_GT(helped, alone);
  EXPECT_LT(helped, model.nutrition.annulus_glucose);
}

}  // namespace
}  // namespace spinewalk::solve
