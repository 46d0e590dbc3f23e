#include "disc/force_law.hpp"

namespace spinewalk::disc {

ForceLawConstants<double> force_law_constants(const model::Disc& disc) {
  const auto& m = disc.mechanics;
  ForceLawConstants<double> k{};
  k.spring = {m.stiffness, m.stiffening};
  k.F_ref = m.reference_force;
  k.x_r = k.spring.extension(k.F_ref);
  k.A = disc.geometry.area;
  k.A_N = disc.geometry.nucleus_fraction * k.A;
  k.f_A = m.annulus_share;
  k.f_N = m.nucleus_share;
  k.f_s = 1.0 - k.f_A - k.A_N / k.A * k.f_N;
  k.p_N0 = m.nucleus_pressure;
  k.p_A0 = m.annulus_pressure;
  k.F_s0 = k.F_ref - k.A_N * k.p_N0 - (k.A - k.A_N) * k.p_A0;
  k.dashpot = m.dashpot;
  const double stiffness = k.spring.stiffness(k.spring.extension(kMaxwellForce));
  k.branch_stiffness = {m.fast_fraction * stiffness, m.slow_fraction * stiffness};
  k.branch_time = {m.fast_time, m.slow_time};
  return k;
}

ForceLaw::ForceLaw(const model::Disc& disc) : BasicForceLaw<double>(force_law_constants(disc)) {}

double ForceLaw::compression(double target, const Water& water) const {
  // Newton on a convex, increasing function for compression; the linear estimate starts it.
  double x = (target - force(0.0, water)) / stiffness(0.0, water);
  for (int i = 0; i < 50; ++i) {
    const double step = (target - force(x, water)) / stiffness(x, water);
    x += step;
    if (std::abs(step) < 1e-15) break;
  }
  return x;
}

double ForceLaw::energy(double x, const Water& water) const {
  const auto stored = [&](double extension) { return spring.energy(x_r + extension) - spring.energy(x_r); };
  const double outer = (water.nucleus + water.annulus) / A, inner = water.nucleus / A_N;
  const auto from_zero = [&](double shift) { return stored(x - shift) - stored(-shift); };
  return f_A * from_zero(outer) + A_N / A * f_N * from_zero(inner) + f_s * from_zero(0.0);
}

}  // namespace spinewalk::disc
