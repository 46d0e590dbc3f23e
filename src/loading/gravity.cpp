#include "loading/gravity.hpp"

#include "loading/column_names.hpp"
#include "loading/statistics.hpp"
#include "model/model.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>
#include <utility>

namespace spinewalk::loading {

namespace {

using Vector = std::array<double, 3>;

constexpr double kWindow = 10;  // [s] several strides, shorter than a change of posture; assumed
// Sensors are calibrated to 1-5 % (measured: the files under ../shared/data/imu average 0.98-1.04 g); assumed.
constexpr double kGravityTolerance = 0.10;
constexpr double kUnitTolerance = 0.25;  // [1] units lie factors of 9.8 and 102 apart; assumed

double length(const Vector& v) { return std::sqrt(v[0] * v[0] + v[1] * v[1] + v[2] * v[2]); }

/// The unit in which a mean of this size is gravity, or "".
std::string find_unit(double mean) {
  for (const char* unit : {"g", "m/s2", "mg"})
    if (std::abs(mean * unit_factor(unit, "m/s2") / model::kGravity - 1) <= kUnitTolerance) return unit;
  return "";
}

/// Decides on the unit of numbers whose mean is `mean`; returns [m/s2] of one unit.
double decide_unit(double mean, const GravityQuestion& question, GravityDecision& decision) {
  const std::string looks_like = find_unit(mean);
  decision.unit = question.unit.empty() ? looks_like : question.unit;
  decision.unit_found = question.unit.empty();
  if (decision.unit.empty())
    throw InputError(
        question.place,
        fmt::format("the unit of the acceleration is open: its mean of {:.4g} is gravity neither in g (1) "
                    "nor in m/s2 (9.81) nor in mg (1000)",
                    mean),
        "give unit: g, m/s2 or mg; if none makes the mean 1 g, the sensor moved against the body or its "
        "axes are not all there");
  const double factor = unit_factor(decision.unit, "m/s2");
  decision.mean = mean * factor / model::kGravity;
  if (question.clipped || std::abs(decision.mean - 1) <= kGravityTolerance) return factor;
  const bool other = !looks_like.empty() && looks_like != decision.unit;
  throw InputError(
      question.place,
      fmt::format("the mean acceleration is {:.4g} g, and gravity is 1 g ({:.0f} % is allowed)",
                  decision.mean, 100 * kGravityTolerance),
      other ? fmt::format("the numbers look like {}, not {}: correct the unit", looks_like, decision.unit)
            : std::string(
                  "over whole strides an accelerometer averages to 1 g: is an axis missing, is this axis "
                  "vertical, or is its calibration lost?"));
}

/// Mean over kWindow about each sample, cut at the ends.
std::vector<double> local_mean(const std::vector<double>& x, double rate) {
  std::vector<double> sum(x.size() + 1, 0);
  for (std::size_t i = 0; i < x.size(); ++i) sum[i + 1] = sum[i] + x[i];
  const auto half = static_cast<std::size_t>(kWindow / 2 * rate);
  std::vector<double> mean(x.size());
  for (std::size_t i = 0; i < x.size(); ++i) {
    const std::size_t begin = i > half ? i - half : 0, end = std::min(i + half + 1, x.size());
    mean[i] = (sum[end] - sum[begin]) / static_cast<double>(end - begin);
  }
  return mean;
}

Vector at(const Axes& axes, std::size_t i) { return {axes[0][i], axes[1][i], axes[2][i]}; }

double dot(const Vector& a, const Vector& b) { return a[0] * b[0] + a[1] * b[1] + a[2] * b[2]; }

Vector mean_direction(const std::vector<Axes>& parts) {
  Vector sum{};
  for (const Axes& part : parts)
    for (std::size_t k = 0; k < 3; ++k)
      for (double x : part[k]) sum[k] += x;
  const double size = length(sum);
  if (size > 0)
    for (double& x : sum) x /= size;
  return sum;
}

}  // namespace

Parts find_vertical(const std::vector<Axes>& parts, const GravityQuestion& question,
                    GravityDecision& decision) {
  std::vector<Axes> means;
  std::vector<double> lengths;
  for (const Axes& part : parts) {
    means.push_back({local_mean(part[0], question.rate), local_mean(part[1], question.rate),
                     local_mean(part[2], question.rate)});
    for (std::size_t i = 0; i < part[0].size(); ++i) lengths.push_back(length(at(means.back(), i)));
  }
  const double usual = median_of(lengths);
  decide_unit(usual, question, decision);
  decision.up = mean_direction(parts);

  Parts vertical;
  for (std::size_t p = 0; p < parts.size(); ++p) {
    std::vector<double> up;
    for (std::size_t i = 0; i < parts[p][0].size(); ++i) {
      const Vector m = at(means[p], i), a = at(parts[p], i);
      // a sensor that is turned over within the window has no mean direction there
      const double along = length(m) > usual / 2 ? dot(a, m) / length(m) : dot(a, decision.up);
      up.push_back(along / usual * model::kGravity);
    }
    vertical.push_back(std::move(up));
  }
  return vertical;
}

Parts find_vertical(Parts parts, const GravityQuestion& question, GravityDecision& decision) {
  double sum = 0;
  std::size_t count = 0;
  for (const auto& part : parts) {
    for (double x : part) sum += x;
    count += part.size();
  }
  const double mean = sum / static_cast<double>(count);
  decision.up = {mean < 0 ? -1.0 : 1.0, 0, 0};
  decision.removed = !question.unit.empty() && std::abs(mean) * unit_factor(question.unit, "m/s2") <
                                                   kGravityTolerance * model::kGravity;
  if (decision.removed) {
    decision.unit = question.unit;
    decision.up = {1, 0, 0};
  }
  const double factor =
      decision.removed ? unit_factor(question.unit, "m/s2") : decide_unit(std::abs(mean), question, decision);
  const double scale = decision.removed || question.clipped ? factor : model::kGravity / std::abs(mean);
  for (auto& part : parts)
    for (double& x : part)
      x = decision.removed ? model::kGravity + factor * (x - mean) : decision.up[0] * scale * x;
  return parts;
}

}  // namespace spinewalk::loading
