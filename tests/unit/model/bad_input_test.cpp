/// Broken input: each case asserts place, message and hint.
#include "bad_scenario.hpp"

#include "model/load_model.hpp"

#include <gtest/gtest.h>

namespace spinewalk::model {
namespace {

using testing::Values;

TEST_P(BadScenario, SaysWhatWhereAndHowToMendIt) { expect_refusal(); }

INSTANTIATE_TEST_SUITE_P(
    Yaml, BadScenario,
    Values(
        Case{"tab", with("  - standing", "\t- standing"), 5, 1, "a tab as indentation", "indent with spaces"},
        Case{"open_quote", with("title: good", "title: \"good"), 2, 8, "this quote is never closed",
             "end the text with \""},
        Case{"open_single_quote", with("title: good", "title: 'it''s good"), 2, 8,
             "this quote is never closed", "end the text with '"},
        Case{"quote_after_umlaut", with("title: good", "title: \"gut f\xc3\xbcr\"\ncitation: \"good"), 3, 11,
             "this quote is never closed", "end the text with \""},
        Case{"latin_1", with("title: good", "title: gut f\xfcr"), 2, 13, "this is not UTF-8", "save the file as UTF-8"},
        Case{"deep", kGood + "record: " + std::string(100, '['), 7, 72, "nested more than 64 deep", "brackets"},
        Case{"open_bracket", with("1.3 m/s}", "1.3 m/s"), 7, 1, "this is not valid YAML",
             "check indentation"},
        Case{"duplicate_key", with("title: good", "title: good\ntitle: bad"), 3, 1,
             "the key \"title\" appears twice", "the first one is in line 2"},
        Case{"duplicate_deep", with("speed: 1.3 m/s", "speed: 1.3 m/s, speed: 2 m/s"), 6, 44,
             "the key \"speed\" appears twice", "remove one"},
        Case{"alias", with("title: good", "title: &t good"), 2, 8, "anchors and aliases are not supported",
             "every level"},
        Case{"tag", with("title: good", "title: !!str good"), 2, 8, "tag", "remove the tag"},
        Case{"second_document", kGood + "---\ntitle: more\n", 7, 1, "a second document", "one document"},
        Case{"list_as_key", with("title: good", "[a, b]: good"), 2, 1, "a key must be a plain name",
             "name: value"},
        Case{"binary", with("good", std::string("go\x01od")), 2, 10, "this is not a text file", "YAML text"},
        Case{"empty", "", 0, 0, "must hold \"name: value\" pairs", "schema: spinewalk/1"},
        Case{"list", "- 1\n", 1, 1, "must hold \"name: value\" pairs", "schema: spinewalk/1"},
        Case{"bad_indentation", with("  - walking", " - walking"), 6, 2, "this is not valid YAML",
             "check indentation"}));

INSTANTIATE_TEST_SUITE_P(
    Names, BadScenario,
    Values(
        Case{"top_key", with("timeline:", "timelin:"), 4, 1, "unknown key \"timelin\"",
             "did you mean \"timeline\"? allowed: schema, title"},
        Case{"phase_key", with("speed:", "sped:"), 6, 28, "unknown key \"sped\" in timeline[1].walking",
             "did you mean \"speed\"? allowed: for, speed, surface"},
        Case{"activity", with("walking", "wakling"), 6, 5, "unknown key \"wakling\" in timeline[1]",
             "did you mean \"walking\"? allowed: lying, sitting, standing, walking, running, stairs, stretching, lifting"},
        Case{"far_name", with("walking", "somersault"), 6, 5, "unknown key \"somersault\"", "allowed: lying"},
        Case{"level", with("adult_male_50", "{base: adult_male_50, discs: {L4L6: {}}}"), 3, 38,
             "unknown key \"L4L6\" in model.discs",
             "did you mean \"L4L5\"? allowed: L1L2, L2L3, L3L4, L4L5, L5S1, *"},
        Case{"model_subject", with("adult_male_50", "{base: adult_male_50, subject: {}}"), 3, 30,
             "unknown key \"subject\" in model", "allowed: reference_stature, spine"},
        Case{"missing_model", with("adult_male_50", "adult_mail_50"), 3, 8,
             "there is no model \"adult_mail_50\"", "did you mean \"adult_male_50\"?"},
        Case{"missing_model_file", with("adult_male_50", "my/model.yaml"), 3, 8, "there is no model file",
             "starts at the folder"},
        Case{"no_model", with("model: adult_male_50\n", ""), 1, 1, "the key \"model\" is missing",
             "write: model: adult_male_50"},
        Case{"no_timeline",
             with("timeline:\n  - standing: {for: 30 min}\n  - walking: {for: 30 min, speed: 1.3 m/s}\n", ""),
             1, 1, "the key \"timeline\" is missing", "standing"},
        Case{"law",
             with("adult_male_50",
                  "{base: adult_male_50, discs: {\"*\": {nucleus: {permeability: {law: holmes}}}}}"),
             3, 74, "model.discs.L1L2.nucleus.permeability.law: \"holmes\" is not known",
             "allowed: constant, holmes_mow"},
        Case{"start", kGood + "start: mornign\n", 7, 8, "start: \"mornign\" is not known",
             "did you mean \"morning\"?"}));

INSTANTIATE_TEST_SUITE_P(Versions, BadScenario,
                         Values(Case{"newer_schema", with("spinewalk/1", "spinewalk/2"), 1, 9,
                                     "schema \"spinewalk/2\" is newer than this program",
                                     "spinewalk 2.0 or later reads it"},
                                Case{"other_schema", with("spinewalk/1", "opensim/4"), 1, 9,
                                     "schema \"opensim/4\" is not known", "schema: spinewalk/1"},
                                Case{"model_as_scenario", with("spinewalk/1", "spinewalk-model/1"), 1, 9,
                                     "is not known", "schema: spinewalk/1"},
                                Case{"no_schema", with("schema: spinewalk/1\n", ""), 1, 1,
                                     "the key \"schema\" is missing", "begin the file with"}));

INSTANTIATE_TEST_SUITE_P(
    Quantities, BadScenario,
    Values(
        Case{"no_unit", with("1.3 m/s", "1.3"), 6, 35, "timeline[1].walking.speed: \"1.3\" has no unit",
             "0.5 m/s to 2.2 m/s"},
        Case{"wrong_unit", with("1.3 m/s", "1.3 kg"), 6, 35, "\"kg\" cannot be converted to \"m/s\"",
             "give a number with a unit"},
        Case{"too_fast_for_walking", with("1.3 m/s", "3 m/s"), 6, 35,
             "timeline[1].walking.speed: 3 m/s lies outside 0.5 m/s to 2.2 m/s",
             "running takes 1.8 m/s to 6 m/s"},
        Case{"too_slow_for_running",
             with("walking: {for: 30 min, speed: 1.3 m/s", "running: {for: 30 min, speed: 1.3 m/s"), 6, 35,
             "lies outside 1.8 m/s to 6 m/s", "walking takes 0.5 m/s to 2.2 m/s"},
        Case{"forty", with("1.3 m/s", "40 m/s"), 6, 35, "40 m/s lies outside",
             "from 0.5 m/s to 2.2 m/s; running takes 1.8 m/s to 6 m/s"},
        Case{"not_finite", with("1.3 m/s", "nan m/s"), 6, 35, "is not a finite number", "give a number"},
        Case{"word", with("1.3 m/s", "fast"), 6, 35, "\"fast\" is not a number", "give a number"},
        Case{"empty_value", with("1.3 m/s", ""), 6, 35, "must be a single value", "give a number"},
        Case{"no_duration", with("{for: 30 min}", "{}"), 5, 5, "timeline[0].standing.for is missing",
             "it is the duration"},
        Case{"zero_duration", with("{for: 30 min}", "{for: 0 s}"), 5, 21, "0 s lies outside", "0.1 s"},
        Case{"negative_mass", kGood + "subject: {mass: -70 kg}\n", 7, 17,
             "subject.mass: -70 kg lies outside 30 kg to 200 kg", "give a number"},
        Case{"half_a_burst", kGood + "record: {bursts: 2.5 strides}\n", 7, 18,
             "2.5 strides is not a whole number", "strides"},
        Case{"angle_as_number",
             with("adult_male_50", "{base: adult_male_50, spine: {postures: {standing: {lean: 0.1}}}}"), 3,
             66, "model.spine.postures.standing.lean: \"0.1\" has no unit", "rad"},
        Case{"speeds_do_not_rise",
             with("adult_male_50", "{base: adult_male_50, spine: {walking_muscle: {slow_speed: 1.5 m/s}}}"),
             3, 8, "the three speeds do not rise", "slow_speed < middle_speed"},
        Case{"solid_pushes",
             with("adult_male_50", "{base: adult_male_50, discs: {L1L2: {mechanics: {annulus_share: 0.9}}}}"),
             3, 8, "discs.L1L2: the drained solid", "at 1 or below"}));

INSTANTIATE_TEST_SUITE_P(
    Shapes, BadScenario,
    Values(Case{"phase_without_parameters", with("standing: {for: 30 min}", "standing"), 5, 5,
                "timeline[0] must hold exactly one activity", "- standing: {for: 30 min}"},
           Case{"two_activities", with("  - walking", "    walking"), 5, 5,
                "timeline[0] must hold exactly one activity", "write for example"},
           Case{"timeline_mapping",
                "schema: spinewalk/1\nmodel: adult_male_50\ntimeline: {standing: {for: 1 h}}\n", 3, 11,
                "timeline must be a list", "write: - "},
           Case{"empty_timeline", "schema: spinewalk/1\nmodel: adult_male_50\ntimeline: []\n", 3, 11,
                "timeline must be a list", "write: - standing"},
           Case{"no_recording",
                with("standing: {for: 30 min}",
                     "measured: {for: 30 min, file: gait.mot, kind: ground_reaction_force}"),
                5, 35, "there is no file", "starts at the folder"},
           Case{"recording_kind",
                with("standing: {for: 30 min}", "measured: {for: 30 min, file: scenario.yaml, kind: imu}"), 5,
                56, "\"imu\" is not known", "allowed: ground_reaction_force"},
           Case{"start_without_time", kGood + "start: {from: scenario.yaml}\n", 7, 8, "start.at is missing",
                "time in that result"},
           Case{"start_without_file", kGood + "start: {from: night.h5, at: 8 h}\n", 7, 15,
                "start.from: there is no file", "folder"},
           Case{"extends_nothing", kGood + "extends: base.yaml\n", 7, 10, "extends: there is no file",
                "folder"},
           Case{"endless",
                with("standing: {for: 30 min}",
                     "repeat: {times: 10000, timeline: [{lying: {for: 1 h}}, {sitting: {for: 1 h}}]}"),
                5, 5, "more than 10000 phases", "repeat less often"},
           Case{"repeat_half",
                with("standing: {for: 30 min}", "repeat: {times: 1.5, timeline: [{lying: {for: 1 h}}]}"), 5,
                21, "repeat.times: 1.5", "whole number"},
           Case{"repeat_nothing", with("standing: {for: 30 min}", "repeat: {times: 2}"), 5, 13,
                "repeat needs times and timeline", "write: - repeat"}));

INSTANTIATE_TEST_SUITE_P(
    Set, BadScenario,
    Values(
        Case{"no_equals", kGood, 0, 0, "there is no \"path=value\"", "subject.mass=75 kg", {"subject.mass"}},
        Case{"no_value", kGood, 0, 0, "the value is empty", "subject.mass=75 kg", {"subject.mass="}},
        Case{"unknown",
             kGood,
             0,
             0,
             "unknown key \"mas\" in subject",
             "did you mean \"mass\"?",
             {"subject.mas=75 kg"}},
        Case{"unit", kGood, 0, 0, "subject.mass: \"75\" has no unit", "give a number", {"subject.mass=75"}},
        Case{"range",
             kGood,
             0,
             0,
             "timeline[1].walking.speed: 40 m/s lies outside",
             "running takes",
             {"timeline[1].walking.speed=40 m/s"}},
        Case{"index",
             kGood,
             0,
             0,
             "timeline has no entry 2",
             "it has 2, counted from 0",
             {"timeline[2].walking.speed=1 m/s"}},
        Case{"other_activity",
             kGood,
             0,
             0,
             "timeline[0] is not walking",
             "it is standing",
             {"timeline[0].walking.speed=1 m/s"}},
        Case{"below_a_value",
             kGood,
             0,
             0,
             "there is nothing below title",
             "another path",
             {"title.mass=1 kg"}},
        Case{"bracket",
             kGood,
             0,
             0,
             "\"timeline[x].walking\" is not a path",
             "timeline[0].walking.speed",
             {"timeline[x].walking=1"}},
        Case{"star", kGood, 0, 0, "unknown key \"L1L2\" in subject", "allowed: mass", {"subject.*=1 kg"}}));

class BadFile : public ScenarioFiles {
 protected:
  std::string error_of(const std::filesystem::path& file) {
    try {
      load_scenario(file);
    } catch (const InputError& error) {
      return error.what();
    }
    return "no error";
  }
};

TEST_F(BadFile, MissingDirectoryOrTooLarge) {
  EXPECT_EQ(error_of(directory() / "none.yaml"),
            (directory() / "none.yaml").string() +
                ": cannot be read: No such file or directory\n  hint: check the name and its rights");
  EXPECT_NE(error_of(directory()).find("this is a directory"), std::string::npos);
  const auto large = write("large.yaml", kGood + std::string(kLargestFile, '#'));
  EXPECT_NE(error_of(large).find("the file is larger than 1 MB"), std::string::npos);
}

TEST_F(BadFile, AnErrorInTheExtendedFileNamesThatFile) {
  write("base.yaml", "schema: spinewalk/1\nmodel: adult_male_50\ntimeline: [{standing: {for: 3}}]\n");
  const auto file = write("over.yaml", "schema: spinewalk/1\nextends: base.yaml\n");
  EXPECT_EQ(
      error_of(file).rfind(
          (directory() / "base.yaml").string() + ":3:29: timeline[0].standing.for: \"3\" has no unit", 0),
      0u)
      << error_of(file);
}

TEST_F(BadFile, OnlyOneLevelOfExtends) {
  write("c.yaml", kGood);
  write("b.yaml", "schema: spinewalk/1\nextends: c.yaml\n");
  const auto file = write("a.yaml", "schema: spinewalk/1\nextends: b.yaml\n");
  EXPECT_NE(error_of(file).find("b.yaml:2:10: this scenario is extended by another one"), std::string::npos)
      << error_of(file);
}

TEST_F(BadFile, DeepNestingIsAnErrorNotACrash) {
  for (const std::string level : {"[", "{a: ", "- "}) {
    std::string text = "schema: spinewalk/1\ntitle:\n  ";
    while (text.size() < 900'000) text += level;
    const std::string error = error_of(write("deep.yaml", text + "\n"));
    EXPECT_EQ(error.rfind((directory() / "deep.yaml").string() + ":3:", 0), 0u) << level << error;
  }
}

class BadModel : public ScenarioFiles, public testing::WithParamInterface<Case> {};

/// The cases stand in line 4 of a model that extends the shipped one.
TEST_P(BadModel, SaysWhatWhereAndHowToMendIt) {
  const Case& c = GetParam();
  const auto shipped = std::filesystem::path(SPINEWALK_SOURCE_DIR) / "models" / "adult_male_50.yaml";
  const auto file = write(
      "model.yaml", "schema: spinewalk-model/1\nname: bad\nextends: " + shipped.string() + "\n" + c.text);
  try {
    load_model(file);
    FAIL() << "was accepted";
  } catch (const InputError& error) {
    EXPECT_EQ(error.place().file, file.string());
    EXPECT_EQ(error.place().line, c.line) << error.what();
    EXPECT_EQ(error.place().column, c.column) << error.what();
    EXPECT_NE(error.message().find(c.message), std::string::npos) << error.what();
    EXPECT_NE(error.hint().find(c.hint), std::string::npos) << error.what();
  }
}

INSTANTIATE_TEST_SUITE_P(
    All, BadModel,
    Values(
        Case{"unknown_field", "contact: {loss: {value: 0.4, status: assumed, source: me, note: x}}", 4, 59,
             "unknown key \"note\" in contact.loss", "allowed: value, range, status, source"},
        Case{"bare_value", "contact: {loss: 0.4}", 4, 17, "contact.loss must hold", "source: who found it"},
        Case{"no_source", "contact: {loss: {value: 0.4, status: assumed}}", 4, 17,
             "contact.loss has no source", "source: who found it"},
        Case{"empty_source", "contact: {loss: {value: 0.4, status: assumed, source: ''}}", 4, 55,
             "contact.loss has an empty source", "who found it"},
        Case{"status", "contact: {loss: {value: 0.4, status: sure, source: me}}", 4, 38,
             "contact.loss.status: \"sure\" is not known", "allowed: measured, derived, fitted, assumed"},
        Case{"range", "discs: {L1L2: {geometry: {height: {value: 8 m, status: assumed, source: me}}}}", 4, 43,
             "discs.L1L2.geometry.height: 8 m lies outside 0.002 m to 0.02 m", "give a number with a unit"},
        Case{"order", "spine: {fraction_above: {L2L3: {value: 0.42, status: assumed, source: me}}}", 1, 1,
             "spine.fraction_above.L2L3 does not exceed the one above it", "each vertebra adds mass"},
        Case{"bibliography", "bibliography: Wilke", 4, 15, "bibliography must be a list",
             "write a list of texts"},
        Case{"unknown_group", "disc: {}", 4, 1, "unknown key \"disc\"", "did you mean \"discs\"?"}));

TEST_F(BadFile, AMissingConstantIsNamed) {
  const auto file = write("model.yaml",
                          "schema: spinewalk-model/1\nname: bare\nreference_stature: {value: 1.7 m, status: "
                          "assumed, source: me}\n");
  try {
    load_model(file);
    FAIL() << "was accepted";
  } catch (const InputError& error) {
    EXPECT_EQ(error.message(), "subject.mass is missing");
    EXPECT_EQ(error.hint(), "it is the body mass; give a number with a unit from 30 kg to 200 kg");
  }
}

TEST_F(BadFile, AModelOfANewerSchemaIsRefused) {
  try {
    load_model(write("model.yaml", "schema: spinewalk-model/3\n"));
    FAIL() << "was accepted";
  } catch (const InputError& error) {
    EXPECT_EQ(error.message(), "schema \"spinewalk-model/3\" is newer than this program");
    EXPECT_NE(error.hint().find("spinewalk 3.0 or later reads it; this is spinewalk "), std::string::npos);
  }
}

}  // namespace
}  // namespace spinewalk::model
