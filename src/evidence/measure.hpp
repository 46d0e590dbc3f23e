/// One number read off a simulation, as a study or a claim spells it:
///
///   {summary: pressure_mean, phase: 2}                       a dataset of /summary; phases count from 1
///   {disc: height, at: 4 h}                                  a dataset of /disc at a moment; where one phase ends and the
///   {disc: height, ending: 4 h}                              next begins, `at` reads the row of the next, `ending` of the first
///   {disc: height, from: 0 h, to: 24 h}                      the mean over this time
///   {profile: concentration.glucose, at: 16 h, cells: middle}  over the cells of the column: middle, least, most or mean
///   {profile: concentration.hydrogen, ...}                   10^-pH, from lactate (disc/metabolism.hpp)               [mol/m3]
///   {stride: step_frequency, phase: 4}                       of the excitation (stride_measures.hpp)
///   {law: stiffness_ratio}                                   of the disc as its model gives it (law_measures.hpp)
///   {creep: fast_share, phase: 1}                            of two exponentials fitted to a phase (creep_fit.hpp)
///
/// each with `scenario: NAME` where the study has several, and `level:` (L4L5 where it is left out; `sum` is that of the five).
/// Measures combine:
///   {..., less: {...}}                 the difference of two: a term
///   {..., over: {...}}                 one term over another
///   {..., change_from: {...}}          (term - other)/|other|
#pragma once

#include "model/yaml_tree.hpp"
#include "results/file.hpp"
#include "solve/start_cache.hpp"

#include <optional>
#include <string>
#include <vector>

namespace spinewalk::evidence {

/// A scenario and what came of it.
struct Simulation {
  model::Scenario scenario;
  results::Result result;
};

/// Loads FILE under `sets` and runs it. @throws InputError, SolverError
Simulation simulate(const std::filesystem::path& file, const std::vector<std::string>& sets,
                    solve::StartCache* cache = nullptr);

enum class MeasureKind { summary, disc, profile, stride, law, creep };
enum class Cells { middle, least, most, mean };

struct Measure {
  MeasureKind kind;
  std::string name, unit;  ///< dataset or measure, and its SI unit
  std::size_t scenario;    ///< index into the scenarios of the study
  std::size_t level;      ///< model::kLevels: the sum over all
  std::size_t phase = 0;  ///< from 0
  double time = 0;        ///< [s]
  std::optional<double> until{};  ///< [s] given: the mean from `time` to here
  bool ending = false;    ///< the earlier of two rows at `time`
  Cells cells = Cells::middle;
  Place place;
};

struct Term {
  Measure measure;
  std::optional<Measure> less;
};

enum class Relation { none, over, change_from };

struct Quantity {
  Term term;
  Relation relation = Relation::none;
  std::optional<Term> other;
  std::string unit() const { return relation == Relation::none ? term.measure.unit : "1"; }  ///< SI
};

/// Reads the mapping that stands under `measure`. @throws InputError
Quantity read_quantity(const model::YamlNode& mapping, const std::vector<std::string>& scenarios);

/// In SI. `simulations` in the order of the scenarios. @throws InputError when a phase or moment is not in the result.
double evaluate(const Quantity& quantity, const std::vector<const Simulation*>& simulations);

}  // namespace spinewalk::evidence
