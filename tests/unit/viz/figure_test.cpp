#include "viz/figure.hpp"
#include "model/errors.hpp"
#include "results/metrics.hpp"
#include "results/sample_result.hpp"
#include "viz/gnuplot.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

namespace spinewalk::viz {
namespace {

namespace sample = results::sample;

std::vector<Playback> runs_of(std::initializer_list<double> force_factors) {
  std::vector<Playback> runs;
  for (const double factor : force_factors) {
    results::Result result = sample::result();
    for (auto& row : result.record.rows)
      for (auto& disc : row.discs) disc.force_mean *= factor;
    for (std::size_t phase = 1; phase < result.record.phases.size(); ++phase)
      result.record.phases[phase].dose.cycles = sample::kPhaseLength / sample::kGaits[phase].stride;
    runs.emplace_back(std::move(result));
  }
  return runs;
}

FigureWish wish(PlotKind what) {
  FigureWish wish;
  wish.what = what;
  return wish;
}

double compared(std::size_t phase, const std::string& name) {
  const auto table = results::compare({{"sample", sample::result()}});
  for (std::size_t c = 0; c < table.columns.size(); ++c)
    if (table.columns[c].name == name)
      return std::get<double>(table.rows[phase * model::kLevels + model::kL4L5][c]);
  return NAN;
}

TEST(Figure, StridesReachWhatCompareSaysAndHoldTwoSteps) {
  const Figure figure = make_figure(runs_of({1}), wish(PlotKind::stride));
  ASSERT_EQ(figure.size(), 1u);
  ASSERT_EQ(figure[0].curves.size(), 2u) << "standing has no strides";
  for (std::size_t c = 0; c < 2; ++c) {
    const Curve& curve = figure[0].curves[c];
    EXPECT_NEAR(*std::max_element(curve.high.begin(), curve.high.end()), compared(c + 1, "force_max"), 2);
    EXPECT_NEAR(*std::min_element(curve.low.begin(), curve.low.end()), compared(c + 1, "force_min"), 2);
    EXPECT_EQ(curve.x.back(), 100);
  }
  const auto& y = figure[0].curves[0].y;
  int peaks = 0;
  for (std::size_t i = 0; i + 1 < y.size(); ++i)
    peaks += y[i] > y[i > 0 ? i - 1 : y.size() - 2] && y[i] >= y[i + 1];
  EXPECT_EQ(peaks, 2) << "one stride, two steps";
}

TEST(Figure, TheBandHoldsMedianLowestAndHighest) {
  FigureWish band = wish(PlotKind::force);
  band.band = true;
  const Figure figure = make_figure(runs_of({1, 1.3, 0.9}), band);
  ASSERT_EQ(figure[0].curves.size(), 1u);
  const Curve& curve = figure[0].curves[0];
  const double mean = sample::result().record.rows[0].discs[model::kL4L5].force_mean;
  EXPECT_NEAR(curve.y[0], mean, 1e-9);
  EXPECT_NEAR(curve.low[0], 0.9 * mean, 1e-9);
  EXPECT_NEAR(curve.high[0], 1.3 * mean, 1e-9);
  EXPECT_EQ(curve.name, "median of 3 runs, lowest to highest");
}

TEST(Figure, ABandCoversWhatAllCurvesCover) {
  const std::vector<Curve> curves{{"", {}, 0, {0, 10}, {0, 10}, {}, {}},
                                  {"", {}, 0, {4, 6, 20}, {1, 1, 1}, {}, {}}};
  const Curve band = median_and_range(curves);
  EXPECT_EQ(band.x, (std::vector<double>{4, 6, 10}));
  EXPECT_EQ(band.low, (std::vector<double>{1, 1, 1}));
  EXPECT_EQ(band.high, (std::vector<double>{4, 6, 10}));
}

TEST(Figure, ProfilesEndPhasesAndDosesAreBarsAPhase) {
  const Figure profile = make_figure(runs_of({1}), wish(PlotKind::profile));
  ASSERT_EQ(profile[0].curves.size(), 3u);
  EXPECT_EQ(profile[0].curves[1].name, "after Walking, 1.3 m/s");
  EXPECT_EQ(profile[0].curves[0].y.size(), std::size_t{sample::kCells});
  const Figure dose = make_figure(runs_of({1, 1}), wish(PlotKind::dose));
  ASSERT_EQ(dose.size(), 4u);
  EXPECT_EQ(dose[0].bars, (std::vector<std::string>{"standing", "walking", "running"}));
  EXPECT_EQ(dose[0].curves[1].name, "Stand, walk, run (made up) (2)");
}

TEST(Figure, FluidOfOneRunGoesByRouteOfSeveralItIsTheWaterOfTheDisc) {
  EXPECT_EQ(make_figure(runs_of({1}), wish(PlotKind::fluid))[0].curves.size(), solve::kRoutes);
  const Figure two = make_figure(runs_of({1, 1}), wish(PlotKind::fluid));
  ASSERT_EQ(two[0].curves.size(), 2u);
  const auto& rows = sample::result().record.rows;
  EXPECT_NEAR(two[0].curves[0].y.back(),
              1e9 * (rows.back().discs[model::kL4L5].fluid_volume - rows[0].discs[model::kL4L5].fluid_volume),
              1e-6);
}

std::string refusal(const std::vector<Playback>& runs, const FigureWish& wanted) {
  try {
    make_figure(runs, wanted);
  } catch (const InputError& error) {
    return error.what();
  }
  return "";
}

TEST(Figure, SaysWhatItCannotDraw) {
  FigureWish odd = wish(PlotKind::stride);
  odd.phase = 0;
  EXPECT_NE(refusal(runs_of({1}), odd).find("has no strides to draw"), std::string::npos);
  odd.phase = 7;
  EXPECT_NE(refusal(runs_of({1}), odd).find("has no phase 8\n"), std::string::npos);
  EXPECT_NE(refusal(runs_of({1, 1, 1, 1, 1, 1, 1, 1}), wish(PlotKind::force)).find("or --band"),
            std::string::npos);
  odd = wish(PlotKind::force);
  odd.band = true;
  EXPECT_NE(refusal(runs_of({1, 1}), odd).find("three results or more"), std::string::npos);
}

TEST(Figure, NoTextBecomesScript) {
  auto runs = runs_of({1});
  results::Result odd = sample::result();
  odd.provenance.title = "'; system 'touch x' `touch y`\n!touch z\x1b[31m";
  runs.emplace_back(std::move(odd));
  const std::string script =
      to_script(make_figure(runs, wish(PlotKind::height)), {}, PaperFormat::svg, "a'b.svg");
  EXPECT_NE(script.find("set output 'a''b.svg'\n"), std::string::npos);
  EXPECT_NE(script.find("title '''; system ''touch x'' `touch y` !touch z [31m'"), std::string::npos);
}

}  // namespace
}  // namespace spinewalk::viz
