/// Designs have the margins, the strata and the correlations that were asked for.
#include "model/errors.hpp"
#include "sweep/csv.hpp"
#include "uq/design.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <set>

namespace spinewalk::uq {
namespace {

Variable uniform(const std::string& name, double low, double high) {
  return {name, "uniform", {low, high}, std::nullopt, {}, {}};
}

/// [k][N]
std::vector<std::vector<double>> columns(const Design& design) {
  const auto table = sweep::parse_csv(make_points(design), "points");
  std::vector<std::vector<double>> all(design.variables.size());
  for (std::size_t i = 0; i < table.cells.size(); ++i)
    all[i % all.size()].push_back(std::stod(table.cells[i]));
  return all;
}

std::vector<double> ranks(const std::vector<double>& values) {
  std::vector<double> result;
  for (const double value : values)
    result.push_back(static_cast<double>(
        std::count_if(values.begin(), values.end(), [&](double other) { return other < value; })));
  return result;
}

double correlation(const std::vector<double>& a, const std::vector<double>& b) {
  double ab = 0, aa = 0, bb = 0;
  const double middle = static_cast<double>(a.size() - 1) / 2;
  for (std::size_t i = 0; i < a.size(); ++i) {
    ab += (a[i] - middle) * (b[i] - middle);
    aa += (a[i] - middle) * (a[i] - middle);
    bb += (b[i] - middle) * (b[i] - middle);
  }
  return ab / std::sqrt(aa * bb);
}

double share_below(const std::vector<double>& values, double x) {
  const auto count = std::count_if(values.begin(), values.end(), [x](double value) { return value < x; });
  return static_cast<double>(count) / static_cast<double>(values.size());
}

TEST(Designs, MarginsHaveTheQuantilesOfTheirDistributions) {
  const Design design{"sobol",
                      4096,
                      1,
                      {uniform("u [m]", 2, 4),
                       {"l [m]", "loguniform", {1e-3, 1e1}, std::nullopt, {}, {}},
                       {"n [m]", "normal", {10, 2}, {{8, 14}}, {}, {}},
                       {"t [m]", "triangular", {0, 1, 4}, std::nullopt, {}, {}},
                       {"d [m]", "discrete", {}, std::nullopt, {"1", "5", "7"}, {1, 2, 1}}},
                      {}};
  const auto x = columns(design);
  EXPECT_NEAR(share_below(x[0], 2.5), 0.25, 0.002);
  EXPECT_NEAR(share_below(x[1], 1e-1), 0.5, 0.002);
  const auto phi = [](double z) { return 0.5 * std::erfc(-z / std::sqrt(2.0)); };
  EXPECT_NEAR(share_below(x[2], 10), (phi(0) - phi(-1)) / (phi(2) - phi(-1)), 0.002);
  EXPECT_GE(*std::min_element(x[2].begin(), x[2].end()), 8);
  EXPECT_LE(*std::max_element(x[2].begin(), x[2].end()), 14);
  EXPECT_NEAR(share_below(x[3], 1), 0.25, 0.002);  // the rising side is a quarter of the triangle
  EXPECT_NEAR(share_below(x[4], 5), 0.25, 0.002);
  EXPECT_NEAR(share_below(x[4], 7), 0.75, 0.002);
}

TEST(Designs, LatinHypercubeHasOnePointInEachShare) {
  const auto x =
      columns({"lhs", 200, 5, {uniform("a [m]", 0, 200), uniform("b [m]", 0, 200)}, {{0, 1, 0.6}}});
  for (const auto& column : x) {
    std::set<long> strata;
    for (const double value : column) strata.insert(static_cast<long>(value));
    EXPECT_EQ(strata.size(), 200u);
  }
  EXPECT_NEAR(correlation(ranks(x[0]), ranks(x[1])), 0.6,
              0.12);  // standard error (1 - 0.36) / sqrt(200) = 0.045
}

TEST(Designs, CorrelatedGroupsKeepTheirMargins) {
  for (const char* method : {"random", "sobol", "lhs"}) {
    const auto x = columns(
        {method,
         2000,
         7,
         {uniform("a [m]", 0, 1), {"b [m]", "normal", {0, 1}, {{-3, 3}}, {}, {}}, uniform("c [m]", 0, 1)},
         {{0, 1, -0.5}}});
    EXPECT_NEAR(correlation(ranks(x[0]), ranks(x[1])), -0.5, 0.06) << method;
    EXPECT_NEAR(correlation(ranks(x[0]), ranks(x[2])), 0, 0.08) << method;
    EXPECT_NEAR(share_below(x[1], 0), 0.5, 0.04) << method;
  }
}

TEST(Designs, RadialDesignsStepOneVariableAtATime) {
  for (const std::size_t with_b : {0, 1}) {
    const Design design{with_b ? "saltelli" : "morris",
                        8,
                        1,
                        {uniform("a [m]", 0, 1), uniform("b [m]", 0, 1), uniform("c [m]", 0, 1)},
                        {}};
    const auto x = columns(design);
    ASSERT_EQ(x[0].size(), 8 * (4 + with_b));
    ASSERT_EQ(rows_of_block(design, x[0].size()), 8u);
    EXPECT_EQ(rows_of_block(design, x[0].size() - 1), 0u);
    for (std::size_t i = 0; i < 3; ++i)
      for (std::size_t r = 0; r < 8; ++r)
        for (std::size_t j = 0; j < 3; ++j) {
          const std::size_t stepped = 8 * (1 + with_b + i) + r;
          EXPECT_EQ(x[j][stepped] == x[j][r], i != j);
          if (with_b && i == j) EXPECT_EQ(x[j][stepped], x[j][8 + r]);
        }
  }
}

TEST(Designs, TheSeedDecides) {
  for (const char* method : {"random", "lhs", "sobol", "saltelli", "morris"}) {
    Design design{method, 16, 1, {uniform("a [m]", 0, 1), uniform("b [m]", 0, 1)}, {}};
    const std::string first = make_points(design);
    EXPECT_EQ(make_points(design), first) << method;
    design.seed = 2;
    EXPECT_NE(make_points(design), first) << method;
  }
}

TEST(Designs, ImpossibleOnesAreRefused) {
  const std::vector<Variable> three{uniform("a [m]", 0, 1), uniform("b [m]", 0, 1), uniform("c [m]", 0, 1)};
  const auto refusal = [](const Design& design) -> std::string {
    try {
      make_points(design);
    } catch (const InputError& error) {
      return error.what();
    }
    return "";
  };
  EXPECT_NE(refusal({"random", 4, 1, three, {{0, 1, 0.9}, {1, 2, 0.9}, {0, 2, -0.9}}})
                .find("all these correlations together"),
            std::string::npos);
  EXPECT_NE(refusal({"saltelli", 4, 1, three, {{0, 1, 0.5}}}).find("wants independent variables"),
            std::string::npos);
  EXPECT_NE(refusal({"latin", 4, 1, three, {}}).find("there is no design \"latin\""), std::string::npos);
  EXPECT_NE(refusal({"random", 4, 1, {{"a [m]", "cauchy", {0, 1}, std::nullopt, {}, {}}}, {}})
                .find("no distribution \"cauchy\""),
            std::string::npos);
  EXPECT_THROW(read_design("{}", "x"), InputError);
  EXPECT_THROW(read_design("[", "x"), InputError);
}

}  // namespace
}  // namespace spinewalk::uq
