/// The subject of these tests, and what an activity asks of a disc at reference water.
#pragma once

#include "loading/gait.hpp"
#include "model/load_model.hpp"
#include "spine/chain.hpp"

#include <algorithm>
#include <numeric>
#include <string>

namespace spinewalk {

inline model::Model subject_70kg(double muscle_gain = 1) {
  model::Model model = model::load_model(SPINEWALK_SOURCE_DIR "/models/adult_male_50.yaml");
  model.subject.mass = 70;
  model.spine.muscle_gain = muscle_gain;
  return model;
}

inline spine::CycleResponse respond(const model::Model& model, const model::Activity& activity) {
  const spine::Chain chain(model);
  const auto stride = loading::make_stride(activity, model);
  return stride.steady() ? chain.solve_posture(stride, {}) : chain.solve_periodic(stride, {}, 192);
}

struct Range {
  double low, mean, high;
};

inline Range range_of(const std::vector<double>& values) {
  const auto [low, high] = std::minmax_element(values.begin(), values.end());
  return {*low, std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size()),
          *high};
}

/// Compression of L4L5 over body weight.
inline Range force_range(const model::Model& model, const model::Activity& activity) {
  Range r = range_of(respond(model, activity).force[model::kL4L5]);
  const double weight = model::body_weight(model.subject);
  return {r.low / weight, r.mean / weight, r.high / weight};
}

}  // namespace spinewalk
