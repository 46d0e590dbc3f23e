/// What a right scenario becomes.
#include "model/load_model.hpp"
#include "model/load_scenario.hpp"
#include "scenario_files.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace spinewalk::model {
namespace {

class ScenarioTest : public ScenarioFiles {};

TEST_F(ScenarioTest, ReadsTheMainScenario) {
  const Scenario s =
      load_scenario(std::filesystem::path(SPINEWALK_SOURCE_DIR) / "scenarios" / "stand_walk_run.yaml");
  EXPECT_EQ(s.title, "Stand, walk, run, half an hour each");
  EXPECT_TRUE(std::holds_alternative<Morning>(s.start));
  ASSERT_EQ(s.timeline.size(), 3u);
  EXPECT_EQ(activity_name(s.timeline[0].activity), "standing");
  EXPECT_EQ(s.timeline[0].duration, 1800);
  EXPECT_EQ(std::get<Walking>(s.timeline[1].activity).speed, 1.3);
  EXPECT_EQ(std::get<Running>(s.timeline[2].activity).speed, 2.8);
  EXPECT_EQ(nlohmann::json::parse(s.timeline[1].parameters),
            nlohmann::json({{"for", "1800 s"},
                            {"speed", "1.3 m/s"},
                            {"surface", "asphalt"},
                            {"footwear", "standard"},
                            {"incline", "0"},
                            {"immersion", "0 m"},
                            {"load.mass", "0 kg"},
                            {"load.at", "hands"}}));
  EXPECT_EQ(s.solver.method, Method::averaged);
  EXPECT_EQ(s.solver.tolerance, 1e-4);
  EXPECT_EQ(s.record.every, 60);
  EXPECT_EQ(s.record.bursts, 3);
  EXPECT_EQ(s.model.subject.mass, 73);
  EXPECT_NE(s.text.find("# Stand, walk and run"), std::string::npos);
  EXPECT_NE(s.model_text.find("bibliography:"), std::string::npos);
}

TEST_F(ScenarioTest, LeavesDefaultsWhereNothingIsSaid) {
  const Scenario s = load(R"(schema: spinewalk/1
model: adult_male_50
timeline: [{lying: {for: 8 h}}]
)");
  EXPECT_EQ(s.title, "scenario");
  EXPECT_TRUE(std::holds_alternative<Morning>(s.start));
  EXPECT_EQ(s.solver.tolerance, SolverOptions{}.tolerance);
  EXPECT_EQ(s.record.bursts, RecordOptions{}.bursts);
}

TEST_F(ScenarioTest, OverridesSubjectAndConstantsAndScales) {
  const Scenario s = load(R"(schema: spinewalk/1
model:
  base: adult_male_50
  discs:
    L4L5: {nucleus: {permeability: {k0: 3e-16 m4/N/s, law: van_der_voet}}}
    "*": {nucleus: {permeability: {k0: 2e-16 m4/N/s}}, endplate: {open_fraction_caudal: 50 %}}
subject: {mass: 75 kg, stature: 1.936 m}
timeline: [{lying: {for: 8 h}}]
)");
  EXPECT_EQ(s.model.discs[0].nucleus.permeability.k0, 2e-16);
  EXPECT_EQ(s.model.discs[kL4L5].nucleus.permeability.k0,
            3e-16);  // the named level over "*", whatever the order
  EXPECT_EQ(s.model.discs[kL4L5].nucleus.permeability.law, PermeabilityLaw::van_der_voet);
  EXPECT_EQ(s.model.discs[2].endplate.open_fraction_caudal, 0.5);
  EXPECT_EQ(s.model.subject.mass, 75);
  EXPECT_NEAR(s.model.discs[kL4L5].geometry.height, 1.1 * 11e-3, 1e-12);
  EXPECT_EQ(s.model.reference_stature, s.model.subject.stature);
  for (const auto& provenance : s.model.provenance) {
    if (provenance.path != "subject.mass" && provenance.path != "discs.L4L5.nucleus.permeability.k0")
      continue;
    EXPECT_EQ(provenance.source, "set in the scenario scenario.yaml");
    EXPECT_EQ(provenance.status, Status::assumed);
    EXPECT_EQ(provenance.value, provenance.path == "subject.mass" ? 75 : 3e-16);
  }
}

TEST_F(ScenarioTest, ReadsEveryStart) {
  const std::string rest = "schema: spinewalk/1\nmodel: adult_male_50\ntimeline: [{lying: {for: 8 h}}]\n";
  EXPECT_TRUE(std::holds_alternative<Evening>(load(rest + "start: evening\n").start));
  EXPECT_TRUE(std::holds_alternative<SupineEquilibrium>(load(rest + "start: supine_equilibrium\n").start));
  write("night.h5", "x");
  const auto from = std::get<FromResult>(load(rest + "start: {from: night.h5, at: 8 h}\n").start);
  EXPECT_EQ(from.file, directory() / "night.h5");
  EXPECT_EQ(from.at, 28800);
}

TEST_F(ScenarioTest, RecordingNamesStartAtTheScenario) {
  write("gait.mot", "x");
  const Scenario s = load(R"(schema: spinewalk/1
model: adult_male_50
timeline: [{measured: {for: 30 min, file: gait.mot, kind: ground_reaction_force}}]
)");
  EXPECT_EQ(std::get<Measured>(s.timeline[0].activity).file, directory() / "gait.mot");
}

TEST_F(ScenarioTest, RepeatsMayNest) {
  const Scenario s = load(R"(schema: spinewalk/1
model: adult_male_50
timeline:
  - sitting: {for: 1 h}
  - repeat:
      times: 3
      timeline:
        - repeat: {times: 2, timeline: [{standing: {for: 8 h}}]}
        - lying: {for: 8 h}
)");
  ASSERT_EQ(s.timeline.size(), 10u);
  EXPECT_EQ(activity_name(s.timeline[2].activity), "standing");
  EXPECT_EQ(activity_name(s.timeline[9].activity), "lying");
}

TEST_F(ScenarioTest, ExtendsMergesKeyByKey) {
  write("base.yaml", R"(schema: spinewalk/1
title: base
model: adult_male_50
subject: {mass: 75 kg, age: 40 year}
timeline: [{lying: {for: 8 h}}]
solver: {tolerance: 1e-3}
)");
  const Scenario s = load(R"(schema: spinewalk/1
extends: base.yaml
subject: {mass: 80 kg}
model: {contact: {loss: 0.3}}
timeline: [{standing: {for: 1 h}}, {sitting: {for: 1 h}}]
)");
  EXPECT_EQ(s.title, "base");
  EXPECT_EQ(s.model.subject.mass, 80);
  EXPECT_NEAR(s.model.subject.age, 40, 1e-12);
  EXPECT_EQ(s.model.contact.loss, 0.3);
  EXPECT_EQ(s.timeline.size(), 2u);
  EXPECT_EQ(s.solver.tolerance, 1e-3);
}

TEST_F(ScenarioTest, SetReachesEveryPath) {
  const Scenario s =
      load(kGood, {"subject.mass=82 kg", "timeline[1].walking.speed=1.5 m/s", "solver.method=resolved",
                   "model.discs.*.nucleus.permeability.k0=4e-16 m4/N/s",
                   "model.discs.L5S1.nucleus.permeability.k0=5e-16 m4/N/s", "title=other",
                   "timeline[0]={sitting: {for: 5 min}}", "start=evening"});
  EXPECT_EQ(s.model.subject.mass, 82);
  EXPECT_EQ(std::get<Walking>(s.timeline[1].activity).speed, 1.5);
  EXPECT_EQ(s.solver.method, Method::resolved);
  EXPECT_EQ(s.model.discs[0].nucleus.permeability.k0, 4e-16);
  EXPECT_EQ(s.model.discs[4].nucleus.permeability.k0, 5e-16);
  EXPECT_EQ(s.title, "other");
  EXPECT_EQ(activity_name(s.timeline[0].activity), "sitting");
  EXPECT_TRUE(std::holds_alternative<Evening>(s.start));
}

TEST_F(ScenarioTest, ResolvedIsAFixedPoint) {
  const Scenario first = load(kGood, {"subject.stature=1.9 m", "title='a: \"quoted\" # title'"});
  EXPECT_EQ(first.resolved.rfind("schema: spinewalk/1\n", 0), 0u);
  const Scenario second = load(first.resolved);
  EXPECT_EQ(second.resolved, first.resolved);
  EXPECT_EQ(second.title, "a: \"quoted\" # title");
  EXPECT_EQ(second.model.discs[1].geometry.area, first.model.discs[1].geometry.area);
  EXPECT_EQ(second.model.subject.stature, 1.9);
}

TEST_F(ScenarioTest, AModelBesideTheScenarioComesFirst) {
  std::string text = read_text(std::filesystem::path(SPINEWALK_SOURCE_DIR) / "models" / "adult_male_50.yaml");
  const auto at = text.find("mass:    {value: 73 kg");
  ASSERT_NE(at, std::string::npos);
  text.replace(at, 22, "mass:    {value: 64 kg");
  write("adult_male_50.yaml", text);
  EXPECT_EQ(load(kGood).model.subject.mass, 64);
  EXPECT_EQ(load(kGood, {"model=./adult_male_50.yaml"}).model.subject.mass, 64);
}

}  // namespace
}  // namespace spinewalk::model
