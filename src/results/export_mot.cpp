#include "results/export_mot.hpp"

#include "loading/fourier.hpp"
#include "model/errors.hpp"
#include "results/bursts.hpp"

#include <fmt/format.h>

#include <cmath>
#include <fstream>
#include <iterator>

namespace spinewalk::results {
namespace {

constexpr double kRate =
    1000;  // [Hz] straight lines between samples lose 0.2 % at 25 Hz, the end of the band
constexpr double kLength = 10;  // [s] about nine strides

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
