/// A study: what somebody published, and the scenario that should give it. A folder with study.yaml and its scenarios:
///
///     schema: spinewalk-study/1
///     title: Pressure four hours after rising
///     why: the only pressures that one healthy disc gave in many activities
///     scenarios: {gaits: gaits_70kg.yaml}        # or {grade_4: {file: gaits.yaml, set: [model.discs.L4L5.condition=grade_4]}}
///     rows:
///       - row: loads 2                           # number in science/loads.md or science/disc.md; `also: disc 16` where the
///                                                #   same quantity stands under another
///         what: pressure standing
///         measure: {scenario: gaits, summary: pressure_mean, phase: 2}      # measure.hpp
///         unit: MPa
///         published: {text: "0.50; 0.54", value: 0.52}
///         source: Wilke 1999; Sato 1999
///         band: {low: 0.42, high: 0.60, why: the two studies and their spread}     # without it the row only reports
///
/// Every row has a source, every band a reason. Tests: tests/unit/evidence/study_test.cpp.
#pragma once

#include "evidence/measure.hpp"

namespace spinewalk::evidence {

inline constexpr std::string_view kStudySchema = "spinewalk-study/1";

struct NamedScenario {
  std::string name;
  std::filesystem::path file;
  std::vector<std::string> sets;
};

struct Band {
  double low, high;  ///< in the row's unit, inclusive
  std::string why;
};

struct Row {
  std::string name, also, what, unit;  ///< `also`: other numbers of the same quantity, may be empty
  Quantity quantity;
  std::string published;  ///< as the publication says it, in `unit`
  double reference;       ///< one number for it, in `unit`
  std::string source;
  std::optional<Band> band;
};

struct Study {
  std::string name;  ///< of its folder
  std::string title, why;
  std::vector<NamedScenario> scenarios;
  std::vector<Row> rows;
};

/// Reads FOLDER/study.yaml. @throws InputError
Study load_study(const std::filesystem::path& folder);

/// The scenarios that a file names, relative to it. @throws InputError
std::vector<NamedScenario> read_scenarios(const model::YamlNode& mapping);

}  // namespace spinewalk::evidence
