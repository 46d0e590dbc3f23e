// Real recordings (../shared/data/README.md): what is read from them, and the closed forms against them.
#include "loading/gait.hpp"
#include "loading/measured.hpp"
#include "loading/recorded_stride.hpp"
#include "loading/walking.hpp"
#include "model/load_model.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <numbers>
#include <numeric>
#include <sstream>

namespace spinewalk::loading {
namespace {

const std::string kFolder = SPINEWALK_SHARED_DIR "/data/grf/";

struct Subject {
  std::string file;
  double mass, speed;
};
const Subject kWalker{"walk_treadmill_subject01_15s_600Hz.csv", 72.6, 1.13};
const Subject kRunner{"opensim_hamner_subject02_running_grf.mot", 65.9, 3.96};

model::Model model_of(double mass) {
  model::Model model = model::load_model(SPINEWALK_SOURCE_DIR "/models/adult_male_50.yaml");
  model.subject.mass = mass;
  return model;
}

Stride measured(const Subject& subject) {
  return make_stride(model::Measured{kFolder + subject.file, model::RecordingKind::ground_reaction_force},
                     model_of(subject.mass));
}

double correlation(const std::vector<double>& x, const std::vector<double>& y) {
  const auto n = static_cast<double>(x.size());
  double mx = 0, my = 0, xx = 0, yy = 0, xy = 0;
  for (std::size_t i = 0; i < x.size(); ++i) mx += x[i] / n, my += y[i] / n;
  for (std::size_t i = 0; i < x.size(); ++i) {
    xx += (x[i] - mx) * (x[i] - mx);
    yy += (y[i] - my) * (y[i] - my);
    xy += (x[i] - mx) * (y[i] - my);
  }
  return xy / std::sqrt(xx * yy);
}

double rms_difference(const std::vector<double>& x, const std::vector<double>& y) {
  double squares = 0;
  for (std::size_t i = 0; i < x.size(); ++i) squares += (x[i] - y[i]) * (x[i] - y[i]);
  return std::sqrt(squares / static_cast<double>(x.size()));
}

double highest(const std::vector<double>& x) { return *std::max_element(x.begin(), x.end()); }

/// The force of a stride in body weights at 10 Hz, its step harmonic brought to phase zero.
std::vector<double> aligned_force(const Stride& stride, double mass) {
  const auto& [a, b] = stride.ground_force.harmonics[1];
  const double peak = std::atan2(b, a) * stride.period / (4 * std::numbers::pi);
  std::vector<double> force = sampled(shifted(low_pass(stride.ground_force, 10), peak), 500);
  for (double& x : force) x /= mass * model::kGravity;
  return force;
}

struct Agreement {
  double r, rms, step_frequency, peak;  ///< [1], [g], ratios closed form / measured
};

Agreement compare(const Stride& closed, const Stride& recorded, double mass, const char* name) {
  const auto a = aligned_force(closed, mass), b = aligned_force(recorded, mass);
  const Agreement result{correlation(a, b), rms_difference(a, b), recorded.period / closed.period,
                         highest(a) / highest(b)};
  std::printf(
      "%s, closed form against mean stride at 10 Hz: r %.4f, rms %.4f g, step frequency %.3f / %.3f Hz "
      "(%+.1f %%), "
      "peak %.3f / %.3f BW (%+.1f %%)\n",
      name, result.r, result.rms, 2 / closed.period, 2 / recorded.period, 100 * (result.step_frequency - 1),
      highest(a), highest(b), 100 * (result.peak - 1));
  return result;
}

TEST(RecordedWalking, HasTheFiguresOfTheDataSheet) {
  const RecordedStride stride = read_recorded_stride(model::Measured{kFolder + kWalker.file});
  std::printf(
      "walking 1.13 m/s: %d strides, %d dropped, period %.4f s, mean %.1f N, sd %.1f N\n", stride.strides,
      stride.dropped, stride.period, stride.mean_force,
      std::sqrt(std::inner_product(stride.sd.begin(), stride.sd.end(), stride.sd.begin(), 0.0) / 500));
  EXPECT_NEAR(stride.strides, 11, 1);
  EXPECT_LE(stride.dropped, 1);
  EXPECT_NEAR(stride.period, 1.227, 0.003);
  EXPECT_NEAR(stride.mean_force, 713.6, 2);
  EXPECT_NEAR(stride.rate, 600, 0.1);
  EXPECT_NEAR(stride.length, 15.015, 0.01);
  EXPECT_EQ(stride.flight, 0);
  EXPECT_TRUE(stride.warnings.empty());
}

TEST(RecordedRunning, HasTheFiguresOfTheDataSheet) {
  const RecordedStride stride = read_recorded_stride(model::Measured{kFolder + kRunner.file});
  std::printf("running 3.96 m/s: %d strides, %d dropped, period %.4f s, mean %.1f N, flight %.3f\n",
              stride.strides, stride.dropped, stride.period, stride.mean_force, stride.flight);
  EXPECT_NEAR(stride.strides, 13, 1);
  EXPECT_NEAR(stride.period, 0.688, 0.003);
  EXPECT_NEAR(stride.mean_force, 646.2, 2);
  EXPECT_NEAR(stride.rate, 60, 0.01);
  EXPECT_NEAR(stride.flight, 0.21, 0.06);
  ASSERT_EQ(stride.warnings.size(), 1u);  // its header promises 901 rows
}

TEST(RecordedWalking, OverPlatesUsesTheOneWholeStride) {
  const RecordedStride stride = read_recorded_stride(model::Measured{kFolder + "opensim_rajagopal_grf_walk.mot"});
  std::printf("overground 1.25 m/s: %d strides, period %.3f s, mean %.1f N\n", stride.strides, stride.period,
              stride.mean_force);
  EXPECT_EQ(stride.strides, 1);
  EXPECT_NEAR(stride.period, 1.144, 0.04);  // right foot strikes at 0.268 and 1.412 s
  // The force over any 1.144 s between 0.45 and 1.97 s, where no foot is off the plates, averages
  // to 84.9-85.0 kg. (From right strike to right strike it is 77.3 kg: the left foot still stands outside
  // during the first double support.)
  EXPECT_NEAR(stride.mean_force / model::kGravity, 84.95, 0.03 * 84.95);
}

TEST(RecordedWalking, TheOpenSimFileOfTheSamePersonAgrees) {
  const RecordedStride stride = read_recorded_stride(model::Measured{kFolder + "opensim_subject01_walk1_grf.mot"});
  EXPECT_GE(stride.strides, 1);
  EXPECT_NEAR(stride.mean_force, 715, 10);
  EXPECT_NEAR(stride.period, 1.227, 0.03);
}

/// Column of a marker file; comma separated, no comments.
std::vector<double> read_column(const std::string& file, const std::string& name) {
  std::ifstream stream(kFolder + file);
  std::string line, cell;
  std::getline(stream, line);
  std::stringstream names(line);
  int index = 0;
  while (std::getline(names, cell, ',') && cell != name) ++index;
  std::vector<double> column;
  while (std::getline(stream, line)) {
    std::stringstream row(line);
    for (int i = 0; i <= index; ++i) std::getline(row, cell, ',');
    column.push_back(std::stod(cell));
  }
  return column;
}

/// Correlation of the imported pelvis acceleration, repeated stride after stride, with the sacrum marker. The
/// marker's clock is the recording's, but the mean stride has lost its place in it: the best shift within a
/// stride is taken.
double marker_correlation(const Subject& subject, const std::string& marker_file) {
  const FourierSeries pelvis = low_pass(measured(subject).pelvis_acceleration, 10);
  const std::vector<double> marker = read_column(marker_file, "a_sacrum_vert_g");
  double best = -1;
  for (int shift = 0; shift < 500; ++shift) {
    std::vector<double> repeated;
    for (std::size_t k = 0; k < marker.size(); ++k)
      repeated.push_back(pelvis(static_cast<double>(k) / 60 + pelvis.period * shift / 500));
    best = std::max(best, correlation(repeated, marker));
  }
  std::printf("%s: pelvis acceleration against sacrum marker r %.4f over %zu samples\n", subject.file.c_str(),
              best, marker.size());
  return best;
}

TEST(RecordedWalking, PelvisMovesAsTheSacrumMarker) {
  EXPECT_GE(marker_correlation(kWalker, "walk_sacrum_marker_60Hz.csv"), 0.9);
}

TEST(RecordedRunning, PelvisMovesAsTheSacrumMarker) {
  EXPECT_GE(marker_correlation(kRunner, "run_3.96mps_sacrum_marker_60Hz.csv"), 0.9);
}

TEST(ClosedForm, WalkingMeetsTheMeasuredStride) {
  const Stride closed = make_stride(model::Walking{kWalker.speed}, model_of(kWalker.mass));
  const Agreement agreement = compare(closed, measured(kWalker), kWalker.mass, "walking 1.13 m/s");
  EXPECT_GE(agreement.r, 0.95);
  EXPECT_LE(agreement.rms, 0.045);
  EXPECT_NEAR(agreement.step_frequency, 1, 0.08);
  EXPECT_NEAR(agreement.peak, 1, 0.08);
}

TEST(ClosedForm, RunningLiesNearTheMeasuredStride) {
  const Stride closed = make_stride(model::Running{kRunner.speed}, model_of(kRunner.mass));
  const Agreement agreement = compare(closed, measured(kRunner), kRunner.mass, "running 3.96 m/s");
  EXPECT_NEAR(agreement.step_frequency, 1, 0.08);
  EXPECT_NEAR(agreement.peak, 1, 0.15);
}

TEST(RecordedWalking, HasTwoForcePeaksAStride) {
  EXPECT_EQ(measured(kWalker).force_peaks, 2);
  EXPECT_EQ(measured(kRunner).force_peaks, 2);
}

}  // namespace
}  // namespace spinewalk::loading
