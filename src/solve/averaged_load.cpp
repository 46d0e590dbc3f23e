#include "solve/averaged_load.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

namespace spinewalk::solve {
namespace {

constexpr double kScaleTime = 10;   ///< [s] of (1)
constexpr double kFirstProbe = 30;  ///< [s] after the start of the phase
/// The time in the phase grows by this factor between probes: first, least, most.
constexpr double kGrowth = 2, kLeastGrowth = 1.3, kMostGrowth = 4;
/// Water of a disc that counts as having moved, whatever the net: share of its column.
constexpr double kLeastMoved = 1e-3;

/// a + s b of every number of a load.
disc::Load<double> sum(const disc::Load<double>& a, double s, const disc::Load<double>& b) {
  return {a.force + s * b.force,
          a.variance + s * b.variance,
          {a.layer_shift[0] + s * b.layer_shift[0], a.layer_shift[1] + s * b.layer_shift[1]}};
}

}  // namespace

AveragedLoad::AveragedLoad(const spine::Chain& chain, const loading::Stride& stride,
                           const std::vector<Element>& elements, double tolerance, double start,
                           const DiscStates& states)
    : prober_(chain, stride, elements, limits_for(tolerance).periodic_defect),
      elements_(elements),
      tolerance_(tolerance),
      start_(start),
      first_(states),
      now_(prober_.measure(states)),
      time_(start),
      next_probe_(stride.steady() ? std::numeric_limits<double>::infinity() : start + kFirstProbe),
      growth_(kGrowth),
      slope_(now_.load.mean.size()),
      shown_(now_.load.mean) {}

double AveragedLoad::scale(double t) const { return std::log1p((t - start_) / kScaleTime); }

const DiscLoads& AveragedLoad::at(double t) {
  if (next_probe_ == std::numeric_limits<double>::infinity()) return now_.load.mean;
  const double s = scale(t) - scale(time_);
  for (std::size_t l = 0; l < shown_.size(); ++l) shown_[l] = sum(now_.load.mean[l], s, slope_[l]);
  return shown_;
}

void AveragedLoad::probe(double t, const DiscStates& states) {
  const DiscLoads foretold = at(t), before = now_.load.mean;
  now_ = prober_.measure(states);
  ++probes_;
  const double share = note_errors(t, foretold, states), s = scale(t) - scale(time_);
  for (std::size_t l = 0; l < slope_.size(); ++l)
    slope_[l] = sum({}, 1 / s, sum(now_.load.mean[l], -1, before[l]));
  time_ = t;
  // The error of (1) is of second order in the growth's logarithm.
  growth_ = std::exp(
      std::clamp(std::log(growth_) * std::clamp(std::sqrt(tolerance_ / std::max(share, 1e-300)), 0.5, 2.0),
                 std::log(kLeastGrowth), std::log(kMostGrowth)));
  next_probe_ = start_ + growth_ * (t - start_);
}

/// (2): the shift, and the mean force as the pressure that it makes.
double AveragedLoad::pressure_error(std::size_t level, std::size_t side, const DiscLoads& foretold,
                                    double p_N) const {
  const auto &was = foretold[level], &is = now_.load.mean[level];
  return std::abs(is.layer_shift[side] - was.layer_shift[side]) + std::abs(p_N * (is.force / was.force - 1));
}

/// (3)
double AveragedLoad::missed_water(std::size_t level, double interval, double pressure,
                                  const disc::FluidState<double>& state) const {
  const auto& k = elements_[level].constants();
  const std::size_t middle = state.J.size() / 2;
  const auto& tissue = k.column.tissue[static_cast<std::size_t>(k.column.region[middle])];
  const double J = state.J[middle], stiffness = -swelling_pressure(tissue.swelling, J).slope;
  const double D = permeability(tissue.permeability, J).value / J * stiffness;
  return 0.5 * k.law.A_N * pressure / stiffness * std::sqrt(4 * D * interval / std::numbers::pi);
}

/// Returns the largest part of the interval that ends at t in the averaging error.
double AveragedLoad::note_errors(double t, const DiscLoads& foretold, const DiscStates& states) {
  double share = 0;
  for (std::size_t l = 0; l < states.size(); ++l) {
    double missed = 0;
    for (std::size_t side = 0; side < 2; ++side)
      missed += missed_water(l, t - time_, pressure_error(l, side, foretold, states[l].p_N), states[l]);
    missed_[l] += missed;
    double column = 0;
    for (double thickness : elements_[l].constants().column.thickness) column += thickness;
    moved_[l] =
        std::max(std::abs(elements_[l].water(states[l]).nucleus - elements_[l].water(first_[l]).nucleus),
                 kLeastMoved * elements_[l].constants().law.A_N * column);
    share = std::max(share, missed / moved_[l]);
  }
  return share;
}

double AveragedLoad::error() const {
  double worst = 0;
  for (std::size_t l = 0; l < missed_.size(); ++l)
    if (moved_[l] > 0) worst = std::max(worst, missed_[l] / moved_[l]);
  return worst;
}

}  // namespace spinewalk::solve
