/// Broken activities: speed, ground, water, load, posture, exercise, custom.
#include "bad_scenario.hpp"

namespace spinewalk::model {
namespace {

using testing::Values;

TEST_P(BadScenario, SaysWhatWhereAndHowToMendIt) { expect_refusal(); }

/// The second phase (line 6) is this one.
std::string phase(const std::string& text) { return with("walking: {for: 30 min, speed: 1.3 m/s}", text); }
std::string walk(const std::string& more) {
  return phase("walking: {for: 1 min, speed: 1.3 m/s, " + more + "}");
}
std::string run(const std::string& more) {
  return phase("running: {for: 1 min, speed: 3 m/s, " + more + "}");
}

INSTANTIATE_TEST_SUITE_P(
    Ground, BadScenario,
    Values(Case{"walking_like_a_runner", phase("walking: {for: 1 min, speed: 2.5 m/s}"), 6, 34,
                "timeline[1].walking.speed: 2.5 m/s lies outside 0.5 m/s to 2.2 m/s",
                "running takes 1.8 m/s to 6 m/s"},
           Case{"running_like_a_walker", phase("running: {for: 1 min, speed: 1.2 m/s}"), 6, 34,
                "timeline[1].running.speed: 1.2 m/s lies outside 1.8 m/s to 6 m/s",
                "walking takes 0.5 m/s to 2.2 m/s"},
           Case{"shoe", walk("footwear: slipper"), 6, 53,
                "timeline[1].walking.footwear: \"slipper\" is not known",
                "allowed: barefoot, racing, standard, maximal, street"},
           Case{"shoe_misspelt", walk("footwear: maximum"), 6, 53, "\"maximum\" is not known",
                "did you mean \"maximal\"?"},
           Case{"surface", walk("surface: gras"), 6, 52, "timeline[1].walking.surface: \"gras\" is not known",
                "did you mean \"grass\"?"},
           Case{"strike_of_a_walker", walk("strike: forefoot"), 6, 43,
                "unknown key \"strike\" in timeline[1].walking", "allowed: for, speed"},
           Case{"strike", run("strike: toe"), 6, 49, "timeline[1].running.strike: \"toe\" is not known",
                "rearfoot, midfoot, forefoot"},
           Case{"wall", walk("incline: 90 deg"), 6, 52, "timeline[1].walking.incline: ", "from -0.2 to 0.2"},
           Case{"cliff", walk("incline: 100 %"), 6, 52, "100 % lies outside -0.2 to 0.2",
                "give a plain number"},
           Case{"steep_descent", run("incline: -25 %"), 6, 50, "-25 % lies outside -0.2 to 0.2",
                "give a plain number"},
           Case{"drop_without_unit", walk("drop: 10"), 6, 49, "timeline[1].walking.drop: \"10\" has no unit",
                "-0.01 m to 0.04 m"},
           Case{"barefoot_drop", walk("footwear: barefoot, drop: 5 mm"), 6, 5,
                "timeline[1].walking: bare feet have no drop", "remove drop, or name the footwear"}));

INSTANTIATE_TEST_SUITE_P(
    WaterAndLoad, BadScenario,
    Values(Case{"negative_immersion", walk("immersion: -1 m"), 6, 54,
                "timeline[1].walking.immersion: -1 m lies outside 0 m to 3 m", "give a number with a unit"},
           Case{"immersion_to_the_chest", walk("immersion: chest"), 6, 54, "\"chest\" is not a number",
                "give a number with a unit from 0 m to 3 m"},
           Case{"too_heavy", walk("load: {mass: 300 kg}"), 6, 56, "300 kg lies outside 0 kg to 100 kg",
                "give a number"},
           Case{"load_as_number", walk("load: 20 kg"), 6, 49,
                "timeline[1].walking.load must hold \"name: value\" pairs", "allowed: mass, at, distance"},
           Case{"on_the_head", walk("load: {mass: 5 kg, at: head}"), 6, 66,
                "timeline[1].walking.load.at: \"head\" is not known", "allowed: hands, shoulders, hip_belt"},
           Case{"pack_at_a_distance", walk("load: {mass: 5 kg, at: shoulders, distance: 0.3 m}"), 6, 5,
                "load.distance is for a load in the hands", "remove it"},
           Case{"lifted_with_the_back",
                phase("lifting: {for: 1 min, technique: close, load: {mass: 5 kg, at: shoulders}}"), 6, 5,
                "what is lifted is in the hands", "remove load.at"},
           Case{"load_in_bed", phase("lying: {for: 1 min, load: {mass: 5 kg}}"), 6, 25,
                "unknown key \"load\" in timeline[1].lying", "allowed: for, posture, immersion"}));

INSTANTIATE_TEST_SUITE_P(
    Postures, BadScenario,
    Values(Case{"posture", phase("sitting: {for: 1 min, posture: slouching}"), 6, 36,
                "\"slouching\" is not known", "did you mean \"slouched\"?"},
           Case{"recline_without_backrest", phase("sitting: {for: 1 min, recline: 30 deg}"), 6, 5,
                "timeline[1].sitting: this posture has no backrest to recline", "write posture: backrest"},
           Case{"angle_without_unit", phase("standing: {for: 1 min, flexion: 30}"), 6, 37,
                "\"30\" has no unit", "rad"},
           Case{"folded", phase("standing: {for: 1 min, flexion: 120 deg}"), 6, 37, "120 deg lies outside",
                "give a number"},
           Case{"stretch", phase("stretching: {for: 1 min, exercise: cobra}"), 6, 40,
                "\"cobra\" is not known", "allowed: knee_to_chest, childs_pose"},
           Case{"no_exercise", phase("stretching: {for: 1 min}"), 6, 5,
                "timeline[1].stretching.exercise is missing", "it is the stretch"},
           Case{"sideways_stairs", phase("stairs: {for: 1 min, direction: sideways}"), 6, 37,
                "\"sideways\" is not known", "allowed: up, down"},
           Case{"three_steps", phase("stairs: {for: 1 min, direction: up, steps_at_once: 3}"), 6, 56,
                "3 lies outside 1 to 2", "give a plain number"},
           Case{"technique", phase("lifting: {for: 1 min, technique: bent_knee}"), 6, 38,
                "\"bent_knee\" is not known", "did you mean \"bent_knees\"?"},
           Case{"frantic_lifting", phase("lifting: {for: 1 min, technique: close, every: 1 s}"), 6, 52,
                "1 s lies outside 2 s to 120 s", "give a number"}));

INSTANTIATE_TEST_SUITE_P(
    Match, BadScenario,
    Values(Case{"no_such_phase", walk("match: {mean_force_of: 3}"), 6, 50,
                "timeline[1].walking.match.mean_force_of: there is no phase 3", "this timeline has 2"},
           Case{"half_a_phase", walk("match: {mean_force_of: 1.5}"), 6, 50, "there is no phase 1.5",
                "counted from 1"},
           Case{"itself", walk("match: {mean_force_of: 2}"), 6, 50, "a phase cannot be matched to itself",
                "name the number of another phase"},
           Case{"in_a_circle",
                with("for: 30 min}\n  - walking: {", "for: 30 min, match: {mean_force_of: 2}}\n  - walking: {match: {mean_force_of: 1}, "),
                5, 36, "phase 2 is itself matched to another one", "name phase 1"},
           Case{"phase_zero", walk("match: {mean_force_of: 0}"), 6, 66, "0 lies outside 1 to", "give a plain number"},
           Case{"other_mean", walk("match: {peak_force_of: 1}"), 6, 51, "unknown key \"peak_force_of\"",
                "allowed: mean_force_of"}));

INSTANTIATE_TEST_SUITE_P(
    CustomMotion, BadScenario,
    Values(Case{"nothing", phase("custom: {for: 1 min}"), 6, 5,
                "timeline[1].custom has neither frequency nor file", "frequency: 2 Hz, amplitude_1: 0.2"},
           Case{"both", phase("custom: {for: 1 min, file: scenario.yaml, frequency: 2 Hz}"), 6, 5,
                "timeline[1].custom has both a file and harmonics", "remove frequency"},
           Case{"no_file", phase("custom: {for: 1 min, file: period.csv}"), 6, 32,
                "timeline[1].custom.file: there is no file", "a relative name starts at the folder"},
           Case{"fast", phase("custom: {for: 1 min, frequency: 50 Hz}"), 6, 37,
                "50 Hz lies outside 0.05 Hz to 12.5 Hz", "give a number"}));

}  // namespace
}  // namespace spinewalk::model
