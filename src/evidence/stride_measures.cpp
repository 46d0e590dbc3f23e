#include "evidence/stride_measures.hpp"

#include "evidence/readings.hpp"
#include "loading/stride.hpp"
#include "model/errors.hpp"

#include <algorithm>
#include <cmath>

namespace spinewalk::evidence {
namespace {

constexpr int kSamples = 1024;  // [1] a stride: 4 samples at the highest frequency of the ground force

double highest(const loading::FourierSeries& series) {
  const auto values = loading::sampled(series, kSamples);
  return *std::max_element(values.begin(), values.end());
}

double excursion(const loading::Stride& stride) {
  const auto position =
      loading::sampled(stride.pelvis_acceleration.antiderivative().antiderivative(), kSamples);
  const auto [low, high] = std::minmax_element(position.begin(), position.end());
  return *high - *low;
}

double mean_amplitude(const loading::Stride& stride) {
  double sum = 0;
  for (const double a : loading::sampled(stride.pelvis_acceleration, kSamples)) sum += std::abs(a);
  return sum / kSamples;
}

struct Reading {
  results::Column column;
  double (*read)(const loading::Stride&, double body_weight);
};
const std::vector<Reading> kReadings{
    {{"step_frequency", "Hz"}, [](const loading::Stride& stride, double) { return stride.steps / stride.period; }},
    {{"peak_ground_force", "1"},
     [](const loading::Stride& stride, double weight) { return highest(stride.ground_force) / weight; }},
    {{"force_peaks", "1"},
     [](const loading::Stride& stride, double) { return static_cast<double>(stride.force_peaks); }},
    {{"pelvis_rms", "m/s2"},
     [](const loading::Stride& stride, double) { return stride.pelvis_acceleration.rms(); }},
    {{"pelvis_excursion", "m"}, [](const loading::Stride& stride, double) { return excursion(stride); }},
    {{"total_rms", "m/s2"},
     [](const loading::Stride& stride, double) {
       return std::hypot(model::kGravity, stride.pelvis_acceleration.rms());
     }},
    {{"mean_amplitude", "m/s2"}, [](const loading::Stride& stride, double) { return mean_amplitude(stride); }},
    {{"active_peak", "N"},
     [](const loading::Stride& stride, double) { return highest(loading::low_pass(stride.ground_force, 10)); }},
    {{"impact_peak", "N"}, [](const loading::Stride& stride, double) { return stride.impact_peak; }},
};

}  // namespace

std::vector<results::Column> stride_measures() { return columns_of(kReadings); }

double stride_measure(const std::string& name, const model::Activity& activity, const model::Model& model) {
  const auto stride = loading::make_stride(activity, model);
  if (stride.steady())
    throw InputError({}, std::string(model::activity_name(activity)) + " has no strides", "measure a gait");
  return named(kReadings, name).read(stride, model::body_weight(model.subject));
}

}  // namespace spinewalk::evidence
