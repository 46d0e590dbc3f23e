#include "viz/chart_data.hpp"

#include "results/metrics.hpp"
#include "results/sample_result.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

namespace spinewalk::viz {
namespace {

std::vector<Playback> one_run() {
  std::vector<Playback> runs;
  runs.emplace_back(results::sample::result());
  return runs;
}

/// A number of the table that `spinewalk compare` prints.
double compared(const results::Table& table, std::size_t phase, const std::string& name) {
  for (std::size_t c = 0; c < table.columns.size(); ++c)
    if (table.columns[c].name == name)
      return std::get<double>(table.rows[phase * model::kLevels + model::kL4L5][c]);
  return NAN;
}

double largest(const std::vector<double>& values) { return *std::max_element(values.begin(), values.end()); }

TEST(ChartData, StrideForcesAndPressuresReachWhatCompareSays) {
  const auto runs = one_run();
  const auto table = results::compare({{"sample", results::sample::result()}});
  const Shot shot = stride_shot(runs, std::nullopt, {});
  const ChartData force = make_chart(shot, ChartKind::force, 0),
                  pressure = make_chart(shot, ChartKind::pressure, 0);
  ASSERT_EQ(force.curves.size(), 3u);
  for (std::size_t phase = 0; phase < 3; ++phase) {
    EXPECT_NEAR(largest(force.curves[phase].y), compared(table, phase, "force_max"), 2.0) << phase;
    EXPECT_NEAR(largest(pressure.curves[phase].y), 1e-6 * compared(table, phase, "pressure_max"), 0.002)
        << phase;
  }
}

TEST(ChartData, ThinningKeepsEveryPeakItsPlaceAndTheGaps) {
  Curve curve{};
  for (int i = 0; i < 10000; ++i) {
    curve.x.push_back(i);
    curve.y.push_back(i == 7001 ? 5 : std::sin(0.01 * i));
    curve.low.push_back(curve.y.back() - 1);
    curve.high.push_back(i == 3333 ? 9 : curve.y.back() + 1);
  }
  curve.y[5000] = NAN;
  const Curve thin = thin_out(curve, 1000);
  EXPECT_LE(thin.x.size(), 1100u);
  EXPECT_TRUE(std::is_sorted(thin.x.begin(), thin.x.end()));
  const auto peak = std::find(thin.y.begin(), thin.y.end(), 5);
  ASSERT_NE(peak, thin.y.end());
  EXPECT_EQ(thin.x[static_cast<std::size_t>(peak - thin.y.begin())], 7001);
  EXPECT_EQ(largest(thin.high), 9);
  EXPECT_EQ(*std::min_element(thin.low.begin(), thin.low.end()),
            *std::min_element(curve.low.begin(), curve.low.end()));
  EXPECT_EQ(std::count_if(thin.y.begin(), thin.y.end(), [](double y) { return std::isnan(y); }), 2);
  EXPECT_EQ(thin_out(curve, 8000).x.size(), 10000u) << "short enough as it is";
}

TEST(ChartData, WalkingShowsTwoForcePeaksAStride) {
  const auto runs = one_run();
  const Shot shot = stride_shot(runs, 1, {});
  const auto& y = make_chart(shot, ChartKind::force, 0).curves[0].y;
  int peaks = 0;
  for (std::size_t i = 1; i + 1 < y.size(); ++i) peaks += y[i] > y[i - 1] && y[i] >= y[i + 1];
  EXPECT_NEAR(peaks, 2 * 3, 1) << "three strides; the first and last may lie on the edge";
}

TEST(ChartData, DayHeightEndsAtTheSumOfWhatCompareSays) {
  const auto runs = one_run();
  const auto table = results::compare({{"sample", results::sample::result()}});
  const ChartData chart = make_chart(day_shot(runs, {}), ChartKind::height, 0);
  double sum = 0;
  for (std::size_t phase = 0; phase < 3; ++phase) sum += 1e3 * compared(table, phase, "height_change");
  EXPECT_EQ(chart.curves[0].y.front(), 0);
  EXPECT_NEAR(chart.curves[0].y.back(), sum, 1e-9);
  EXPECT_EQ(chart.y.title, "L4L5 height change (mm)");
  EXPECT_EQ(chart.x.title, "Time since the start (min)");
}

TEST(ChartData, FluidByRouteAddsUpToTheNetInflowOfCompare) {
  const auto runs = one_run();
  const auto table = results::compare({{"sample", results::sample::result()}});
  const ChartData chart = make_chart(day_shot(runs, {}), ChartKind::fluid, 0);
  ASSERT_EQ(chart.curves.size(), solve::kRoutes);
  double net = 0, expected = 0;
  for (std::size_t route = 0; route + 1 < solve::kRoutes; ++route)
    net += chart.curves[route].y.back() - chart.curves[route].y.front();
  for (std::size_t phase = 0; phase < 3; ++phase) expected += 1e9 * compared(table, phase, "net_inflow");
  EXPECT_NEAR(net, expected, 1e-6 * std::abs(expected));
  EXPECT_EQ(chart.curves[0].name, "cranial endplate");
}

TEST(ChartData, FluidWithinTheStrideIsThatOfTheDay) {
  const auto runs = one_run();
  const Shot shot = stride_shot(runs, 1, {});
  EXPECT_EQ(make_chart(shot, ChartKind::fluid, 0).x.title, "Time since the start (min)");
  EXPECT_NEAR(find_cursor(shot, ChartKind::fluid, 0, 0.5).x, shot.panels[0].clip.start / 60, 1e-9);
}

TEST(ChartData, ProfileFollowsTheClockAndTheField) {
  const auto runs = one_run();
  Look look;
  look.field = Field::oxygen;
  const Shot shot = day_shot(runs, look);
  const Curve early = make_chart(shot, ChartKind::profile, 0).curves[0];
  const Curve late = profile_curve(shot, shot.panels[0], 5400);
  ASSERT_EQ(early.x.size(), results::sample::kCells);
  EXPECT_GT(late.y[10], early.y[10]);
  EXPECT_LT(early.y[32], early.y[0]) << "least in the middle";
  EXPECT_EQ(make_chart(shot, ChartKind::profile, 0).y.title, "L4L5 Oxygen (mmol/L)");
}

TEST(ChartData, CursorsLieOnTheirCurves) {
  const auto runs = one_run();
  const Shot shot = day_shot(runs, {});
  for (const ChartKind kind : {ChartKind::force, ChartKind::pressure, ChartKind::height}) {
    const Curve curve = make_chart(shot, kind, 0).curves[0];
    const Cursor cursor = find_cursor(shot, kind, 0, 60 * curve.x[40]);
    EXPECT_NEAR(cursor.x, curve.x[40], 1e-9);
    EXPECT_NEAR(cursor.y, curve.y[40], 1e-9);
  }
}

TEST(ChartData, SurvivesOneRowAndNotANumbers) {
  auto result = results::sample::result(false);
  result.record.rows.resize(1);
  result.record.phases.clear();
  result.record.bursts.clear();
  result.record.rows[0].discs[model::kL4L5].force_mean = NAN;
  std::vector<Playback> runs;
  runs.emplace_back(std::move(result));
  const Shot shot = day_shot(runs, {});
  for (const ChartKind kind : {ChartKind::force, ChartKind::height, ChartKind::fluid, ChartKind::profile}) {
    const ChartData chart = make_chart(shot, kind, 0);
    EXPECT_LT(chart.x.range.low, chart.x.range.high);
    EXPECT_LT(chart.y.range.low, chart.y.range.high);
  }
}

}  // namespace
}  // namespace spinewalk::viz
