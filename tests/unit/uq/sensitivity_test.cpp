/// Indices that are known: the Ishigami function, a plane, a monotone curve.
#include "results/temp_dir.hpp"
#include "sweep/csv.hpp"
#include "uq/report.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <cmath>
#include <functional>
#include <limits>
#include <numbers>

namespace spinewalk::uq {
namespace {

using Function = std::function<double(const std::vector<double>&)>;

nlohmann::ordered_json request(const std::string& method, std::size_t n, std::size_t k, double low,
                               double high) {
  nlohmann::ordered_json json{{"schema", "spinewalk-design/1"}, {"method", method}, {"n", n}, {"seed", 1}};
  for (std::size_t i = 0; i < k; ++i)
    json["variables"].push_back({{"name", "x" + std::to_string(i + 1) + " [m]"},
                                 {"distribution", "uniform"},
                                 {"parameters", {low, high}},
                                 {"within", nullptr}});
  json["correlations"] = nlohmann::ordered_json::array();
  return json;
}

/// The merged table of a sweep over a function: its value is the first metric.
results::SampleTable table_of(const nlohmann::ordered_json& design, const Function& f) {
  results::SampleTable table;
  table.plan_sha256 = "p";
  table.complete = true;
  table.plan = nlohmann::ordered_json{{"design", design}}.dump();
  table.phases = {"1 steady"};
  table.levels = {"column"};
  const auto points = sweep::parse_csv(make_points(read_design(design.dump(), "request")), "points");
  const std::size_t k = points.header.size();
  for (const auto& name : points.header)
    table.columns.push_back({name.substr(0, name.find(" [")), "m", {}, {}});
  for (std::size_t r = 0; r < points.rows(); ++r) {
    std::vector<double> x;
    for (std::size_t j = 0; j < k; ++j)
      table.columns[j].numbers.push_back(x.emplace_back(std::stod(points.cells[r * k + j])));
    results::Sample sample{static_cast<long>(r), "done", "", results::no_values(1, 1), ""};
    sample.values[0] = f(x);
    sample.checksum = results::checksum_of(sample, table.plan_sha256);
    table.samples.push_back(std::move(sample));
    table.seeds.push_back(r);
  }
  return table;
}

Sensitivity first_metric(const Study& study) {
  return analyse(study, outputs_of(study, {{results::summary_metrics().front().name}, "", ""}).front());
}

double ishigami(const std::vector<double>& x) {
  return std::sin(x[0]) + 7 * std::pow(std::sin(x[1]), 2) + 0.1 * std::pow(x[2], 4) * std::sin(x[0]);
}
// Ishigami and Homma 1990, a = 7, b = 0.1: V1, V2, V13 over V.
constexpr double kFirst[] = {0.3139, 0.4424, 0}, kTotal[] = {0.5576, 0.4424, 0.2437};

void expect_ishigami(const Sensitivity& s, double within) {
  for (std::size_t i = 0; i < 3; ++i) {
    const auto &first = *s.influences[i].first, &total = *s.influences[i].total;
    EXPECT_NEAR(first.value, kFirst[i], within) << i;
    EXPECT_NEAR(total.value, kTotal[i], within) << i;
    EXPECT_LE(first.low, kFirst[i]) << i;
    EXPECT_GE(first.high, kFirst[i]) << i;
    EXPECT_LE(total.low, kTotal[i]) << i;
    EXPECT_GE(total.high, kTotal[i]) << i;
    EXPECT_LT(first.high - first.low, 0.2) << i;
  }
}

const nlohmann::ordered_json& ishigami_request() {
  static const auto json = request("saltelli", 2048, 3, -std::numbers::pi, std::numbers::pi);
  return json;
}

class IshigamiOnDisk : public results::TempDir {};

TEST_F(IshigamiOnDisk, IndicesAreTheKnownOnes) {
  results::write_sample_table(at("all.h5"), at("all.part"), table_of(ishigami_request(), ishigami));
  const auto s = first_metric(load_study(at("all.h5")));
  EXPECT_EQ(s.groups, 2048u);
  EXPECT_NEAR(s.mean, 3.5, 0.05);
  EXPECT_NEAR(s.sd * s.sd, 13.8446, 0.3);
  expect_ishigami(s, 0.02);
  EXPECT_EQ(ranked(s).front()->name, "x1");
}

TEST(Sensitivity, FailedSamplesTakeTheirGroupAlong) {
  auto table = table_of(ishigami_request(), ishigami);
  for (std::size_t r = 0; r < table.samples.size(); r += 97) {
    table.samples[r].status = "timeout";
    table.samples[r].values = results::no_values(1, 1);
  }
  const auto s = first_metric(make_study(std::move(table), "table"));
  EXPECT_EQ(s.left_out.at("timeout"), 10240u / 97 + 1);
  EXPECT_EQ(s.used, 10240 - s.left_out.at("timeout"));
  EXPECT_EQ(s.groups + s.groups_left_out, 2048u);
  EXPECT_EQ(s.groups_left_out, 106u);  // of 106 failures no two share a group
  expect_ishigami(s, 0.06);
}

TEST(Sensitivity, EffectsOfAPlaneAreItsSlopes) {
  const auto plane = [](const std::vector<double>& x) { return 3 * x[0] - 2 * x[1] + 0 * x[2] + 5; };
  const auto s = first_metric(make_study(table_of(request("morris", 64, 3, 10, 14), plane), "table"));
  const double slopes[] = {12, -8, 0};  // over the whole distribution, 4 wide
  for (std::size_t i = 0; i < 3; ++i) {
    EXPECT_NEAR(s.influences[i].effects->mean, slopes[i], 1e-9);
    EXPECT_NEAR(s.influences[i].effects->mean_of_absolute.value, std::abs(slopes[i]), 1e-9);
    EXPECT_NEAR(s.influences[i].effects->sd, 0, 1e-6);
    EXPECT_FALSE(s.influences[i].first);
  }
}

TEST(Sensitivity, PartialRankCorrelationSeesThroughTheOthers) {
  const auto curve = [](const std::vector<double>& x) { return std::exp(x[0]) + 1e-3 * x[1]; };
  const auto s = first_metric(make_study(table_of(request("lhs", 300, 3, 0, 4), curve), "table"));
  EXPECT_GT(s.influences[0].rank->value, 0.999);
  EXPECT_LT(std::abs(s.influences[1].rank->value), 0.15);
  EXPECT_GT(s.influences[0].partial_rank->low, 0.99);
  EXPECT_LT(s.influences[2].rank->low, 0);
  EXPECT_GT(s.influences[2].rank->high, 0);
  EXPECT_FALSE(s.influences[0].effects);
}

TEST(Sensitivity, WhatDoesNotVaryHasNoIndices) {
  const auto study =
      make_study(table_of(request("saltelli", 16, 2, 0, 1), [](const auto&) { return 4.0; }), "table");
  const auto s = first_metric(study);
  EXPECT_FALSE(s.varies);
  EXPECT_FALSE(s.influences[0].first);
  EXPECT_NE(to_text(study, s).find("does not vary: 4"), std::string::npos);
  auto none =
      outputs_of(study, {{results::summary_metrics().back().name}, "", ""}).front();  // NaN everywhere
  EXPECT_NE(to_text(study, analyse(study, none)).find("too few samples"), std::string::npos);
}

}  // namespace
}  // namespace spinewalk::uq
