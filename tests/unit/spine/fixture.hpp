/// The subject of the spine tests: the default model at 70 kg, discs at reference water.
#pragma once

#include "loading/stride.hpp"
#include "model/load_model.hpp"
#include "spine/chain.hpp"

#include <numeric>
#include <string>
#include <vector>

namespace spinewalk::spine {

inline const model::Model& subject() {
  static const model::Model model = [] {
    model::Model m = model::load_model(std::string(SPINEWALK_SOURCE_DIR) + "/models/adult_male_50.yaml");
    m.subject.mass = 70;
    return m;
  }();
  return model;
}

inline model::Model subject_with_gain(double gain) {
  model::Model m = subject();
  m.spine.muscle_gain = gain;
  return m;
}

inline double mean(const std::vector<double>& values) {
  return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

inline constexpr int kSamples = 256;  // a stride

}  // namespace spinewalk::spine
