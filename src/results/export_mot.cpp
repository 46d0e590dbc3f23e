#include "results/export_mot.hpp"

#include "loading/fourier.hpp"
#include "model/errors.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <iterator>

namespace spinewalk::results {
namespace {

constexpr double kRate =
    1000;  // [Hz] straight lines between samples lose 0.2 % at 25 Hz, the end of the band
constexpr double kLength = 10;  // [s] about nine strides

std::string phases_with_strides(const solve::Record& record) {
  std::string names;
  for (std::size_t p = 0; p < record.phases.size(); ++p)
    if (std::any_of(record.bursts.begin(), record.bursts.end(),
                    [&](const auto& burst) { return burst.phase == p; }))
      names += (names.empty() ? "" : ", ") + record.phases[p].label;
  return names.empty() ? "no phase of this result has strides; record: {bursts: 3 strides} keeps them"
                       : "with strides: " + names;
}

const solve::Burst& find_burst(const Result& result, int phase) {
  const solve::Record& record = result.record;
  if (phase < 1 || phase > static_cast<int>(record.phases.size()))
    throw InputError(
        {result.provenance.title}, fmt::format("there is no phase {}", phase),
        fmt::format("phases count from 1 to {}; {}", record.phases.size(), phases_with_strides(record)));
  const auto index = static_cast<std::size_t>(phase - 1);
  const auto moves = [&](const solve::Burst& burst) {
    return burst.phase == index && burst.time.size() > 1 &&
           std::any_of(burst.excitation.begin(), burst.excitation.end(), [](double a) { return a != 0; });
  };
  const auto burst = std::find_if(record.bursts.begin(), record.bursts.end(), moves);
  if (burst == record.bursts.end() || result.body_weight <= 0)
    throw InputError({result.provenance.title},
                     fmt::format("phase {} has no strides to write", record.phases[index].label),
                     phases_with_strides(record));
  return *burst;
}

}  // namespace

void export_mot(const Result& result, int phase, const std::filesystem::path& file) {
  const solve::Burst& burst = find_burst(result, phase);
  const auto n = static_cast<double>(burst.time.size());
  const double length = (burst.time.back() - burst.time.front()) * n / (n - 1);
  const loading::FourierSeries acceleration =
      loading::fit_fourier(burst.excitation, length, static_cast<int>(burst.time.size() / 2));
  const double mass = result.body_weight / model::kGravity;

  const auto rows = static_cast<long>(std::ceil(kLength / length) * length * kRate) + 1;
  std::string text =
      fmt::format("{}\nversion=1\nnRows={}\nnColumns=10\ninDegrees=yes\n", file.filename().string(), rows);
  text += fmt::format("Vertical force of both feet together on {:.6g} kg: phase {}, {}.\nendheader\n", mass,
                      result.record.phases[burst.phase].label, result.provenance.title);
  text +=
      "time\tground_force_vx\tground_force_vy\tground_force_vz\tground_force_px\tground_force_py\tground_"
      "force_pz\t"
      "ground_torque_x\tground_torque_y\tground_torque_z\n";
  for (long k = 0; k < rows; ++k) {
    const double t = static_cast<double>(k) / kRate;
    const double force = result.body_weight + mass * (acceleration(t) - acceleration.mean);
    fmt::format_to(std::back_inserter(text), "{:.3f}\t0\t{:.3f}\t0\t0\t0\t0\t0\t0\t0\n", t, force);
  }
  std::ofstream out(file, std::ios::binary);
  out << text;
  out.close();
  if (!out)
    throw IoError(fmt::format(
        "{}: writing failed\n  hint: does the directory exist, is there space, may you write there?",
        file.string()));
}

}  // namespace spinewalk::results
