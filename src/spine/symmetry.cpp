#include "spine/symmetry.hpp"

#include <algorithm>

namespace spinewalk::spine {

namespace {

bool has_even_only(const loading::FourierSeries& series) {
  for (std::size_t i = 0; i < series.harmonics.size(); i += 2)
    if (series.harmonics[i].cosine != 0 || series.harmonics[i].sine != 0) return false;
  return true;
}

void keep_even(loading::FourierSeries& series) {
  const std::size_t count = series.harmonics.size() / 2;
  for (std::size_t i = 0; i < count; ++i) series.harmonics[i] = series.harmonics[2 * i + 1];
  series.harmonics.resize(count);
  series.period /= 2;
}

void append_itself(std::vector<double>& values) {
  const std::size_t count = values.size();
  values.resize(2 * count);
  std::copy_n(values.begin(), count, values.begin() + static_cast<long>(count));
}

}  // namespace

bool steps_alike(const loading::Stride& stride) {
  return !stride.steady() && has_even_only(stride.pelvis_acceleration) && has_even_only(stride.pitch) &&
         has_even_only(stride.phasic);
}

loading::Stride one_step(const loading::Stride& stride) {
  loading::Stride step = stride;
  step.period /= 2;
  for (auto* series : {&step.pelvis_acceleration, &step.pitch, &step.phasic}) keep_even(*series);
  return step;
}

CycleResponse twice(CycleResponse step) {
  for (auto* columns : {&step.force, &step.muscle, &step.compression, &step.shortening_rate})
    for (auto& column : *columns) append_itself(column);
  for (auto& column : step.displacement) append_itself(column);
  for (auto* column : {&step.base_acceleration, &step.thorax_acceleration, &step.head_acceleration})
    append_itself(*column);
  for (double& energy : step.energy_absorbed) energy *= 2;
  const std::size_t count = step.time.size();
  for (std::size_t i = 0; i < count; ++i) step.time.push_back(step.period + step.time[i]);
  step.period *= 2;
  return step;
}

}  // namespace spinewalk::spine
