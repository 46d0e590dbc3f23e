/// The shipped man and one phase of him.
#pragma once

#include "model/load_model.hpp"
#include "solve/run.hpp"

#include <gtest/gtest.h>

namespace spinewalk::solve {

inline model::Model shipped_model() {
  return model::load_model(SPINEWALK_SOURCE_DIR "/models/adult_male_50.yaml");
}

inline model::Scenario scenario_of(model::Model model, model::Start start, model::Activity activity, double duration) {
  model::Scenario scenario;
  scenario.model = std::move(model);
  scenario.start = start;
  scenario.timeline.push_back({activity, duration, "{}"});
  scenario.record.every = duration;
  return scenario;
}

inline Record run_record(const model::Scenario& scenario, StartCache* cache = nullptr) {
  Record record;
  run(scenario, record, {}, nullptr, cache);
  return record;
}

}  // namespace spinewalk::solve
