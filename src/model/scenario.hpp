/// A scenario: who, from which start state, does what for how long, solved how and recorded how often. SI units.
#pragma once

#include "model/activity.hpp"
#include "model/model.hpp"
#include "model/rig.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace spinewalk::model {

/// What ends a phase before its time, in any disc; NaN: nothing. What is left of its time goes to the next phase.
struct StopRule {
  double pressure_above = kNotGiven;     ///< [Pa] of the nucleus, mean over a stride
  double height_loss_above = kNotGiven;  ///< [m] since the phase began
};

struct Phase {
  Activity activity;
  double duration;         ///< [s]
  std::string parameters;  ///< JSON text of the phase as resolved, for /phases/parameters
  /// Number, from 1 as in its label "2 walking", of the phase whose mean force this one has, disc by disc; NaN: its own.
  double mean_force_of = kNotGiven;
  StopRule stop{};

  bool matched() const { return mean_force_of == mean_force_of; }
  std::size_t reference() const { return static_cast<std::size_t>(mean_force_of) - 1; }  ///< @pre matched()
};

struct Morning {};
struct Evening {};
struct SupineEquilibrium {};
struct FromResult {
  std::filesystem::path file;
  double at;  ///< [s]
};
using Start = std::variant<Morning, Evening, SupineEquilibrium, FromResult>;

enum class Method { averaged, resolved };

struct SolverOptions {
  Method method = Method::averaged;
  double tolerance = 1e-4;  ///< [1] relative error of a macro step
  double wall_limit = 3.2e7;       ///< [s] of computing, all attempts of a run together
  double evaluation_limit = 1e15;  ///< [1] Newton iterations of the fluid and right-hand sides of the chain
};

struct RecordOptions {
  double every = 60;  ///< [s]
  int bursts = 3;     ///< strides kept at first, middle and last of each phase that has strides
};

struct Scenario {
  std::string title;
  Model model;  ///< overrides applied, scaled to the subject
  Start start;
  std::vector<Phase> timeline;
  std::optional<Rig> rig;  ///< in place of the timeline; a column has no model, and no rig a start
  Adaptation adaptation;
  SolverOptions solver;
  RecordOptions record;
  std::string text;           ///< the file as written
  std::string resolved;       ///< canonical YAML: what `check --resolved` prints
  std::string model_text;     ///< the model file as written
};

}  // namespace spinewalk::model
