// Closed forms of walking and running against the figures that loads.md gives for them.
#include "loading/gait.hpp"
#include "loading/running.hpp"
#include "loading/walking.hpp"

#include <gtest/gtest.h>

#include "fixture.hpp"

#include <algorithm>
#include <numbers>

namespace spinewalk::loading {
namespace {

Stride walk(double speed, double mass = 70) { return make_stride(model::Walking{speed}, subject_of(mass)); }
Stride run(double speed, double mass = 70) { return make_stride(model::Running{speed}, subject_of(mass)); }

double peak(const FourierSeries& s) {
  const auto x = sampled(s, 2000);
  return *std::max_element(x.begin(), x.end());
}
double lowest(const FourierSeries& s) {
  const auto x = sampled(s, 2000);
  return *std::min_element(x.begin(), x.end());
}
double excursion(const Stride& stride) {
  const FourierSeries z = stride.pelvis_acceleration.antiderivative().antiderivative();
  return peak(z) - lowest(z);
}
/// [g] mean amplitude deviation of the vertical acceleration.
double amplitude_deviation(const Stride& stride) {
  double sum = 0;
  for (double a : sampled(stride.pelvis_acceleration, 2000)) sum += std::abs(a) / 2000;
  return sum / model::kGravity;
}

TEST(Posture, IsSteadyAndCarriesBodyWeight) {
  const model::Model model = subject_of(70);
  for (const model::Activity& activity : {model::Activity{model::Lying{}}, model::Activity{model::Sitting{}},
                                          model::Activity{model::Standing{}}}) {
    const Stride stride = make_stride(activity, model);
    EXPECT_TRUE(stride.steady());
    EXPECT_DOUBLE_EQ(stride.ground_force(0.3), 70 * model::kGravity);
    EXPECT_EQ(stride.pelvis_acceleration(0.3), 0);
    EXPECT_EQ(stride.phasic(0.3), 0);
    EXPECT_EQ(stride.force_peaks, 0);
  }
  EXPECT_DOUBLE_EQ(make_stride(model::Lying{}, model).posture.inclination, std::numbers::pi / 2);
  EXPECT_DOUBLE_EQ(make_stride(model::Sitting{}, model).pitch(0.1), model.spine.sitting.lean);
}

TEST(Gait, MeanForceIsExactlyBodyWeight) {
  for (const Stride& stride : {walk(0.7), walk(1.3), walk(2.0), run(2.2), run(3), run(4.8)}) {
    EXPECT_NEAR(stride.ground_force.mean, 70 * model::kGravity, 1e-9);
    EXPECT_EQ(stride.pelvis_acceleration.mean, 0);
    EXPECT_GT(stride.impact_peak, 0);
  }
}

TEST(Walking, HasTheCadenceOfTheTable) {  // loads.md 3a: f at 0.7, 1.1, 1.25, 1.6, 2.0 m/s
  const std::pair<double, double> table[] = {
      {0.7, 1.29}, {1.1, 1.67}, {1.25, 1.80}, {1.6, 2.08}, {2.0, 2.36}};
  for (const auto& [speed, f] : table) {
    EXPECT_NEAR(2 / walk(speed).period, f, 0.006) << speed;
    EXPECT_NEAR(walking_speed_at(walking_step_frequency(speed)), speed, 1e-12);
  }
}

TEST(Walking, HasTwoForcePeaksAStrideThatGrowWithSpeed) {
  double last_peak = 0, last_minimum = 1e9;
  for (double speed = 0.6; speed < 2.101; speed += 0.1) {
    const Stride stride = walk(speed);
    EXPECT_EQ(stride.force_peaks, 2) << speed;
    const FourierSeries low = low_pass(stride.ground_force, 10);
    EXPECT_GT(peak(low), last_peak) << speed;
    EXPECT_LT(lowest(low), last_minimum) << speed;
    last_peak = peak(low);
    last_minimum = lowest(low);
  }
}

TEST(Walking,
     HasTheForcePeakOfTheTable) {  // loads.md 3a gives 1.10-1.15 BW at 1.25 and 1.4-1.6 at 2.0 m/s for one
  // foot; the sum of both at 1.25 m/s is 1 + a1 = 1.26 with a1 of the same row, the correction adding < 0.03
  EXPECT_NEAR(peak(low_pass(walk(1.25).ground_force, 10)) / (70 * model::kGravity), 1.27, 0.04);
}

TEST(Running, PeakForceExcursionAndTrunkAcceleration) {
  const double weight = 70 * model::kGravity;
  const Stride at3 = run(3);
  EXPECT_NEAR(2 / at3.period, 2.72, 1e-9);
  EXPECT_GE(peak(at3.ground_force) / weight, 2.2);  // loads.md targets 12
  EXPECT_LE(peak(at3.ground_force) / weight, 2.7);
  EXPECT_GE(excursion(at3), 0.065);
  EXPECT_LE(excursion(at3), 0.095);
  EXPECT_EQ(at3.force_peaks, 2);

  const double total_rms = std::hypot(1, run(8 / 3.6).pelvis_acceleration.rms() / model::kGravity);
  EXPECT_GE(total_rms, 1.22);  // loads.md target 13
  EXPECT_LE(total_rms, 1.5);
  for (const double deviation : {amplitude_deviation(walk(2)), amplitude_deviation(run(2))}) {
    EXPECT_GE(deviation, 0.38);
    EXPECT_LE(deviation, 0.75);
  }
  RecordProperty("vGRF_peak_BW_3mps", std::to_string(peak(at3.ground_force) / weight));
  std::printf(
      "run 3 m/s: peak %.3f BW, impact %.3f BW, excursion %.1f mm; 8 km/h total rms %.3f g; MAD walk 2 m/s "
      "%.3f, run %.3f g\n",
      peak(at3.ground_force) / weight, at3.impact_peak / weight, 1e3 * excursion(at3), total_rms,
      amplitude_deviation(walk(2)), amplitude_deviation(run(2)));
}

TEST(Running, FliesBetweenSteps) {
  const Stride stride = run(3);
  const double f = 2.72, contact = running_contact_time(3);
  for (double t = contact + 0.01; t < 1 / f - 0.01; t += 0.01) {
    EXPECT_NEAR(stride.ground_force(t) / (70 * model::kGravity), 0, 0.01) << t;
    EXPECT_LT(stride.pelvis_acceleration(t), -0.7 * model::kGravity) << t;
  }
}

TEST(Running, SoftGroundChangesTheImpactAndLeavesTheActivePart) {  // rule of loads.md 3d: within 5 %
  const model::Model model = subject_of(70);
  model::Running soft{3}, hard{3};
  soft.ground.footwear = model::Footwear::maximal;
  hard.ground.footwear = model::Footwear::street;
  const Stride a = make_running(soft, model), b = make_running(hard, model);
  EXPECT_LT(a.impact_peak, 0.95 * b.impact_peak);
  const double middle = running_contact_time(3) / 2;
  EXPECT_NEAR(a.ground_force(middle) / b.ground_force(middle), 1, 0.05);
  for (std::size_t k : {1u, 3u, 5u})  // 2.7, 5.4, 8.2 Hz: below the impact band
    EXPECT_NEAR(a.pelvis_acceleration.harmonics[k].sine / b.pelvis_acceleration.harmonics[k].sine, 1, 0.05);
}

TEST(Trunk, BurstsAndLeansOncePerStep) {
  const model::Model model = subject_of(70);
  const double weight = model::body_weight(model.subject);
  const Stride stride = walk(1.3);
  EXPECT_NEAR(peak(stride.phasic), 0.15 * weight, 1e-6);
  EXPECT_NEAR(lowest(stride.phasic), 0, 1e-9);
  EXPECT_NEAR(stride.phasic(stride.period / 2), stride.phasic(0), 1e-9);
  EXPECT_NEAR(stride.pitch.mean, model.spine.walking.lean, 1e-12);
  EXPECT_NEAR(peak(stride.pitch) - stride.pitch.mean, model.spine.walking_muscle.pitch_amplitude, 1e-9);
}

TEST(Trunk, BurstIsLinearBetweenThePointsAndNeverNegative) {
  const model::GaitMuscle table{0.8, 0.05, 1.3, 0.15, 1.8, 0.30, 0};
  EXPECT_DOUBLE_EQ(burst_peak(table, 0.8), 0.05);
  EXPECT_NEAR(burst_peak(table, 1.05), 0.10, 1e-12);
  EXPECT_DOUBLE_EQ(burst_peak(table, 1.3), 0.15);
  EXPECT_NEAR(burst_peak(table, 1.55), 0.225, 1e-12);
  EXPECT_NEAR(burst_peak(table, 2.0), 0.36, 1e-12);
  EXPECT_EQ(burst_peak(table, 0.3), 0);
}

TEST(Warnings, NameTheRangeOfTheClosedForms) {
  EXPECT_TRUE(walk(1.3).warnings.empty());
  EXPECT_TRUE(run(2).warnings.empty());
  ASSERT_EQ(walk(2.4).warnings.size(), 1u);
  EXPECT_EQ(walk(2.4).warnings[0],
            "walking at 2.4 m/s is outside 0.6-2.1 m/s, the range of its closed form: extrapolated");
  ASSERT_EQ(run(5.5).warnings.size(), 1u);
  EXPECT_EQ(run(5.5).warnings[0],
            "running at 5.5 m/s is outside 2-5 m/s, the range of its closed form: extrapolated");
  EXPECT_EQ(walk(0.5).warnings.size(), 1u);
  EXPECT_EQ(run(1.9).warnings.size(), 1u);
}

TEST(ForcePeaks, CountsProminentOnesOnly) {
  const double weight = 700;
  FourierSeries force{1, weight, {{}, {0.2 * weight, 0}}};
  EXPECT_EQ(count_force_peaks(force, weight), 2);
  force.harmonics.resize(8);
  force.harmonics[7] = {0.01 * weight, 0};  // 8 Hz ripple of 1 %
  EXPECT_EQ(count_force_peaks(force, weight), 2);
  force.harmonics[7] = {0.2 * weight, 0};
  EXPECT_EQ(count_force_peaks(force, weight), 8);
  EXPECT_EQ(count_force_peaks({1, weight, {}}, weight), 0);
}

}  // namespace
}  // namespace spinewalk::loading
