#include "loading/custom.hpp"

#include "loading/carried_load.hpp"
#include "loading/gait.hpp"
#include "loading/recording_bytes.hpp"
#include "loading/table_reader.hpp"
#include "loading/water.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>

namespace spinewalk::loading {

namespace {

constexpr std::size_t kFewestRows = 8;  // a period of fewer values has no shape; assumed

std::size_t column_of(const TableReader& table, const std::string& name) {
  const auto& names = table.names();
  const auto at = std::find(names.begin(), names.end(), name);
  if (at == names.end())
    throw InputError(table.names_place(), fmt::format("there is no column \"{}\"", name),
                     "one period needs the columns time [s] and acceleration [m/s2]");
  return static_cast<std::size_t>(at - names.begin());
}

/// One period: the row after the last would be the first again.
FourierSeries read_period(const std::filesystem::path& file) {
  const std::string bytes = read_recording_bytes(file);
  TableReader table(bytes, file);
  const std::size_t time_column = column_of(table, "time"), value_column = column_of(table, "acceleration");
  std::vector<double> time, value;
  std::vector<Cell> row;
  while (table.next(row)) {
    time.push_back(table.number(row, time_column));
    value.push_back(table.number(row, value_column));
    if (time.size() > 1 && !(time.back() > time[time.size() - 2]))
      throw InputError(table.here(row[time_column].column), "time does not increase",
                       "sort the rows, remove doubles");
  }
  if (time.size() < kFewestRows)
    throw InputError(table.here(), fmt::format("one period of {} rows has no shape", time.size()),
                     fmt::format("give at least {} rows", kFewestRows));
  const double step = (time.back() - time.front()) / static_cast<double>(time.size() - 1);
  for (std::size_t i = 1; i < time.size(); ++i)
    if (std::abs(time[i] - time[i - 1] - step) > 0.01 * step)
      throw InputError(table.names_place(),
                       fmt::format("the rows are not equally spaced at {:.4g} s", time[i]),
                       "resample the period");
  FourierSeries series =
      fit_fourier(value, step * static_cast<double>(time.size()), static_cast<int>(time.size()));
  series.mean = 0;
  return truncated(series, kPelvisBand);
}

FourierSeries from_harmonics(const model::Custom& custom) {
  FourierSeries series{1 / custom.frequency, 0, {}};
  for (std::size_t k = 0; k < model::kCustomHarmonics; ++k) {
    const double size = custom.amplitude[k] * model::kGravity;
    series.harmonics.push_back({size * std::cos(custom.phase[k]), -size * std::sin(custom.phase[k])});
  }
  return series;
}

const model::Posture& posture_of(model::CustomPosture posture, const model::Spine& spine) {
  switch (posture) {
    case model::CustomPosture::sitting:
      return spine.sitting;
    case model::CustomPosture::walking:
      return spine.walking;
    case model::CustomPosture::running:
      return spine.running;
    case model::CustomPosture::standing:
      break;
  }
  return spine.standing;
}

}  // namespace

Stride make_custom(const model::Custom& custom, const model::Model& model) {
  Stride stride;
  stride.pelvis_acceleration = custom.file.empty() ? from_harmonics(custom) : read_period(custom.file);
  const double period = stride.period = stride.pelvis_acceleration.period;
  set_gait_posture(stride, posture_of(custom.posture, model.spine), 0, custom.around.load, model.subject);
  stride.steps = 0;
  stride.pitch = {period, stride.posture.lean, {{0, custom.pitch}}};
  stride.phasic.period = period;
  const double mass = total_mass(custom.around.load, model.subject);
  stride.ground_force = stride.pelvis_acceleration;
  for (Harmonic& harmonic : stride.ground_force.harmonics) harmonic.cosine *= mass, harmonic.sine *= mass;
  stride.ground_force.mean = mass * model::kGravity;
  stride.force_peaks = count_force_peaks(stride.ground_force, mass * model::kGravity);
  const Stance stance = custom.posture == model::CustomPosture::sitting ? Stance::seated : Stance::upright;
  immerse(stride, find_water(custom.around.immersion, stance, model), model.subject);
  return stride;
}

}  // namespace spinewalk::loading
