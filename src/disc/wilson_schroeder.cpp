#include "disc/wilson_schroeder.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace spinewalk::disc {
namespace {

constexpr double kGas = 8.3145, kTemperatureOfFit = 293;  // as in the source of the fit
constexpr double kSolidDensity = 1.4338;
constexpr double kManning = 0.495, kOsmoticCoefficient = 0.93;
constexpr double kLeastWater = 0.2;

struct Uptake {
  double A, B, C;
};

constexpr Uptake uptake(FibrilTissue tissue) {
  return tissue == FibrilTissue::nucleus ? Uptake{0.4794, 3.218, 0.7410} : Uptake{0.5931, 3.396, 0.9222};
}

/// (5), c [mol/L], with its slope.
Value<double> activity(double c) {
  const double p = std::pow(c, 0.506), e = 0.3507 * std::exp(-3.1211 * p);
  return {e + 0.6447, -3.1211 * 0.506 * p / c * e};
}

/// (4) and (6) at given c_exf, all [mol/L]: pressure in MPa and its slope by c_exf.
Value<double> pressure_of_charge(double c, double bath, double gamma_ext) {
  // Residual f(ln gamma) = ln gamma - ln(gamma_ext e^{0.495 X}/g(c_tot/2)); Newton with the exact slope.
  double log_gamma = 0, c_tot = 0, X = 0, f_slope = 1;
  Value<double> g{1, 0};
  for (int iteration = 0; iteration < 50; ++iteration) {
    const double salt = 4 * std::exp(2 * log_gamma) * bath * bath;
    c_tot = std::sqrt(c * c + salt);
    X = c / (c + c_tot);
    g = activity(c_tot / 2);
    const double f = log_gamma - std::log(gamma_ext) - kManning * X + std::log(g.value);
    const double c_tot_slope = salt / c_tot, X_by_c_tot = -X / (c + c_tot);
    f_slope = 1 + c_tot_slope * (-kManning * X_by_c_tot + 0.5 * g.slope / g.value);
    const double step = f / f_slope;
    log_gamma -= step;
    if (std::abs(step) < 1e-14) break;
  }
  const double salt = c_tot * c_tot - c * c;
  const double X_by_c_tot = -X / (c + c_tot), X_by_c = c_tot / ((c + c_tot) * (c + c_tot));
  const double activity_part = 0.5 * g.slope / g.value - kManning * X_by_c_tot;
  // f = 0 holds along c: d(log gamma)/dc = -(df/dc)/(df/d log gamma), c_tot moving with both.
  const double log_gamma_by_c = -(c / c_tot * activity_part - kManning * X_by_c) / f_slope;
  const double c_tot_by_c = c / c_tot + salt / c_tot * log_gamma_by_c;
  const double coefficient = kOsmoticCoefficient * (1 - kManning * X);
  const double by_c =
      coefficient * c_tot_by_c - kOsmoticCoefficient * kManning * c_tot * (X_by_c + X_by_c_tot * c_tot_by_c);
  const double RT = 1e-3 * kGas * kTemperatureOfFit;  // MPa per mol/L
  return {RT * (coefficient * c_tot - 2 * kOsmoticCoefficient * bath), RT * by_c};
}

void require_valid(const FibrilConstants& t, double n0, double J) {
  const bool fine =
      t.water > 0 && t.water < 1 && t.fixed_charge > 0 && t.collagen >= 0 && t.collagen <= 1 && t.bath > 0;
  if (!fine)
    throw std::domain_error(
        fmt::format("swelling: water mass {} and collagen {} must lie in (0, 1), fixed charge {} and "
                    "bath {} mol/m3 above zero",
                    t.water, t.collagen, t.fixed_charge, t.bath));
  if (!(J > 1 - n0))
    throw std::domain_error(
        fmt::format("swelling: J = {} leaves no water (solid fraction {:.3f})", J, 1 - n0));
}

}  // namespace

double porosity_of_water_mass(double water) {
  return water * kSolidDensity / (1 - water + water * kSolidDensity);
}

double water_mass_of_porosity(double porosity) { return porosity / (porosity + (1 - porosity) * kSolidDensity); }

Value<double> fibril_pressure(const FibrilConstants& t, double J) {
  const double n0 = porosity_of_water_mass(t.water);
  require_valid(t, n0, J);
  const Uptake u = uptake(t.tissue);
  const double n = (n0 - 1 + J) / J, n_by_J = (1 - n0) / (J * J);
  const double w = n + (1 - n) * kSolidDensity, n_m = n / w, n_m_by_n = kSolidDensity / (w * w);
  // cF n = cF0 n0/J: charge per tissue volume.
  const double charge = 1e-3 * t.fixed_charge * n0 / J, charge_by_J = -charge / J;
  const double gamma_ext = activity(1e-3 * t.fixed_charge).value, bath = 1e-3 * t.bath;

  double pi = 0.2, by_J = 0;  // MPa
  for (int iteration = 0; iteration < 50; ++iteration) {
    const double decay = u.A * std::exp(-u.B * pi), phi_ci = decay + u.C;
    const double free = n_m - phi_ci * t.collagen * (1 - n_m);
    const bool floored = free < kLeastWater;
    const double water = floored ? kLeastWater : free;
    const double water_by_pi = floored ? 0 : u.B * decay * t.collagen * (1 - n_m);
    const double water_by_n = floored ? 0 : n_m_by_n * (1 + phi_ci * t.collagen);
    const double n_exf = water * w, c = charge / n_exf;
    const auto p = pressure_of_charge(c, bath, gamma_ext);
    const double n_exf_by_n = water_by_n * w + water * (1 - kSolidDensity);
    const double c_by_J = charge_by_J / n_exf - c / n_exf * n_exf_by_n * n_by_J;
    const double c_by_pi = -c / n_exf * water_by_pi * w;
    const double slope = 1 - p.slope * c_by_pi;
    by_J = p.slope * c_by_J / slope;
    const double step = (p.value - pi) / slope;
    pi += step;
    if (std::abs(step) < 1e-14) break;
  }
  return {1e6 * pi, 1e6 * by_J};
}

FibrilPressureTable::FibrilPressureTable(const FibrilConstants& tissue, double J_min, double J_max,
                                         int intervals)
    : J_min_(J_min), spacing_((J_max - J_min) / intervals) {
  if (!(spacing_ > 0))
    throw std::domain_error("swelling table: needs J_max > J_min and at least one interval");
  for (int i = 0; i <= intervals; ++i) node_.push_back(fibril_pressure(tissue, J_min + i * spacing_));
}

Value<double> FibrilPressureTable::operator()(double J) const {
  const double last = static_cast<double>(node_.size() - 2);
  const double position = (J - J_min_) / spacing_;
  const double cell = std::clamp(std::floor(position), 0.0, last);
  const double s = std::clamp(position - cell, 0.0, 1.0);
  const auto& a = node_[static_cast<std::size_t>(cell)];
  const auto& b = node_[static_cast<std::size_t>(cell) + 1];
  const double rise = b.value - a.value, a1 = a.slope * spacing_, b1 = b.slope * spacing_;
  const double second = 3 * rise - 2 * a1 - b1, third = a1 + b1 - 2 * rise;
  const double slope = (a1 + s * (2 * second + 3 * s * third)) / spacing_;
  const double beyond = (position - cell - s) * spacing_;
  return {a.value + s * (a1 + s * (second + s * third)) + slope * beyond, slope};
}

}  // namespace spinewalk::disc
