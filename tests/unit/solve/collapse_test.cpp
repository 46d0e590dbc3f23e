/// A load that the solid of a disc cannot carry: the error says when, which disc and what pressure; what there is stays.
#include "fixture.hpp"
#include "model/errors.hpp"

namespace spinewalk::solve {
namespace {

TEST(Collapse, NamesPhaseLevelTimeAndPressureAndKeepsTheRecord) {
  model::Model model = shipped_model();
  for (model::Tissue* tissue : {&model.discs[model::kL4L5].nucleus, &model.discs[model::kL4L5].endplate.tissue})
    tissue->fixed_charge = 0, tissue->aggregate_modulus = 1e3, tissue->permeability.law = model::PermeabilityLaw::constant;
  auto scenario = scenario_of(model, model::SupineEquilibrium{}, model::Lying{}, 600);
  scenario.timeline.push_back({model::Standing{}, 8 * 3600, "{}"});
  Record record;
  std::string said;
  try {
    run(scenario, record, {});
  } catch (const SolverError& error) {
    said = error.what();
  }
  EXPECT_EQ(said.find("in phase 2 standing: the fluid of disc L4L5 cannot be advanced at 60"), 0u) << said;
  EXPECT_NE(said.find(" s: step below 1e-10 s (nucleus pressure 0."), said.npos) << said;
  EXPECT_NE(said.find("MPa). A load beyond what the disc's solid can carry collapses the column; lower the load or raise its modulus"),
            said.npos)
      << said;
  EXPECT_FALSE(record.complete);
  EXPECT_EQ(record.stop_reason, said);
  ASSERT_EQ(record.phases.size(), 2u) << "the first phase is kept, and the second as far as it went";
  EXPECT_EQ(record.rows.back().time, 600);
}

}  // namespace
}  // namespace spinewalk::solve
