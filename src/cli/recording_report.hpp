/// What `spinewalk import` understood of a recording.
#pragma once

#include "loading/recorded_stride.hpp"

#include <nlohmann/json.hpp>

#include <optional>
#include <string>
#include <vector>

namespace spinewalk::cli {

struct RecordingReport {
  model::Measured how;
  std::vector<model::RecordingKind> kinds;  ///< of which the file has columns
  loading::Recording recording;
  std::vector<loading::StepRun> steps;
  std::optional<loading::RecordedStride> stride;
  int in_a_row = 0;     ///< whole strides that can be replayed
  std::string refusal;  ///< why it cannot load a spine; empty: it can

  double mass() const;  ///< [kg] that the mean force carries; NaN where no force was recorded
};

/// "acceleration", as a scenario spells it.
std::string kind_name(model::RecordingKind kind);

std::string to_text(const RecordingReport& report);
nlohmann::ordered_json to_json(const RecordingReport& report);

}  // namespace spinewalk::cli
