/// Discs into lanes and back. A pack with fewer discs than lanes repeats the last one, which changes nothing: lanes do not
/// see each other.
#pragma once

#include "disc/element.hpp"
#include "disc/pack.hpp"

#include <algorithm>
#include <span>

namespace spinewalk::disc {

/// Number k of the discs in every lane, f(disc) a double.
template <class Real, class Discs, class F>
Real gather(const Discs& discs, F f) {
  Real pack(0);
  for (std::size_t lane = 0; lane < kLaneCount<Real>; ++lane) {
    const double value = f(discs[lane < discs.size() ? lane : discs.size() - 1]);
    set_lane(pack, lane, value);
  }
  return pack;
}

/// The table of each lane.
template <class Real>
auto gather_fibrils(std::span<const TissueConstants<double>> tissues) {
  std::array<const FibrilPressureTable*, kLaneCount<Real>> tables;
  for (std::size_t lane = 0; lane < tables.size(); ++lane)
    tables[lane] = tissues[std::min(lane, tissues.size() - 1)].swelling.fibrils[0];
  return tables;
}

/// One tissue a lane.
template <class Real>
TissueConstants<Real> gather_tissue(std::span<const TissueConstants<double>> tissues) {
  const auto of = [&](auto f) { return gather<Real>(tissues, f); };
  using T = TissueConstants<double>;
  return {{tissues[0].permeability.law, of([](const T& t) { return t.permeability.k0; }),
           of([](const T& t) { return t.permeability.M; }), of([](const T& t) { return t.permeability.alpha; }),
           of([](const T& t) { return t.permeability.phi; })},
          {tissues[0].swelling.law, of([](const T& t) { return t.swelling.phi; }),
           of([](const T& t) { return t.swelling.cF0; }), of([](const T& t) { return t.swelling.factor; }),
           of([](const T& t) { return t.swelling.H; }), of([](const T& t) { return t.swelling.H_t; }),
           of([](const T& t) { return t.swelling.offset; }), of([](const T& t) { return t.swelling.RT; }),
           of([](const T& t) { return t.swelling.bath; }), gather_fibrils<Real>(tissues)}};
}

/// Constants of up to kLaneCount discs with the same laws and the same regions, cell by cell.
template <class Real>
ElementConstants<Real> gather_constants(std::span<const ElementConstants<double>> discs) {
  using E = ElementConstants<double>;
  const auto of = [&](auto f) { return gather<Real>(discs, f); };
  ElementConstants<Real> k;
  for (const E& e : discs) k.fibrils.insert(k.fibrils.end(), e.fibrils.begin(), e.fibrils.end());
  k.column.region = discs[0].column.region;
  for (std::size_t i = 0; i < k.column.region.size(); ++i)
    k.column.thickness.push_back(of([i](const E& e) { return e.column.thickness[i]; }));
  const auto tissue_of = [&](auto f) {
    std::vector<TissueConstants<double>> tissues;
    for (const E& e : discs) tissues.push_back(f(e));
    return gather_tissue<Real>(tissues);
  };
  for (std::size_t region = 0; region < 3; ++region)
    k.column.tissue[region] = tissue_of([region](const E& e) { return e.column.tissue[region]; });
  for (std::size_t side = 0; side < 2; ++side)
    k.column.open_fraction[side] = of([side](const E& e) { return e.column.open_fraction[side]; });
  k.column.direction_ratio = of([](const E& e) { return e.column.direction_ratio; });
  k.column.venous_pressure = of([](const E& e) { return e.column.venous_pressure; });
  k.column.lateral = of([](const E& e) { return e.column.lateral; });
  const auto annulus =
      tissue_of([](const E& e) { return TissueConstants<double>{e.annulus.permeability, e.annulus.swelling}; });
  k.annulus = {annulus.permeability, annulus.swelling, of([](const E& e) { return e.annulus.volume; }),
               of([](const E& e) { return e.annulus.endplates; }), of([](const E& e) { return e.annulus.periphery; }),
               of([](const E& e) { return e.annulus.venous_pressure; })};
  using L = ForceLawConstants<double>;
  const auto law = [&](double L::*member) { return of([member](const E& e) { return e.law.*member; }); };
  k.law.spring = {of([](const E& e) { return e.law.spring.k0; }), of([](const E& e) { return e.law.spring.c; })};
  k.law.x_r = law(&L::x_r), k.law.F_ref = law(&L::F_ref), k.law.A = law(&L::A), k.law.A_N = law(&L::A_N);
  k.law.f_A = law(&L::f_A), k.law.f_N = law(&L::f_N), k.law.f_s = law(&L::f_s), k.law.F_s0 = law(&L::F_s0);
  k.law.p_N0 = law(&L::p_N0), k.law.p_A0 = law(&L::p_A0), k.law.dashpot = law(&L::dashpot);
  for (std::size_t b = 0; b < kBranches; ++b) {
    k.law.branch_stiffness[b] = of([b](const E& e) { return e.law.branch_stiffness[b]; });
    k.law.branch_time[b] = of([b](const E& e) { return e.law.branch_time[b]; });
  }
  return k;
}

/// One load a lane.
template <class Real>
Load<Real> gather_load(std::span<const Load<double>> loads) {
  using D = Load<double>;
  return {gather<Real>(loads, [](const D& d) { return d.force; }),
          gather<Real>(loads, [](const D& d) { return d.variance; }),
          {gather<Real>(loads, [](const D& d) { return d.layer_shift[0]; }),
           gather<Real>(loads, [](const D& d) { return d.layer_shift[1]; })}};
}

/// Calls visit(number of a, number of b) for all numbers of two states; J must be alike in length.
template <class A, class B, class Visit>
void visit_state_pairs(A& a, B& b, Visit visit) {
  for (std::size_t i = 0; i < a.J.size(); ++i) visit(a.J[i], b.J[i]);
  for (std::size_t k = 0; k < kLumped; ++k) visit(a.lumped[k], b.lumped[k]);
  for (std::size_t r = 0; r < kRoutes; ++r) {
    visit(a.inflow[r], b.inflow[r]), visit(a.outflow[r], b.outflow[r]);
    visit(a.mechanical[r], b.mechanical[r]);
  }
  visit(a.x, b.x), visit(a.p_N, b.p_N), visit(a.p_A, b.p_A);
}

/// States of up to kLaneCount discs into `out`.
template <class Real>
void gather_state(std::span<const FluidState<double>> discs, FluidState<Real>& out) {
  out.J.resize(discs[0].J.size());
  for (std::size_t lane = 0; lane < kLaneCount<Real>; ++lane)
    visit_state_pairs(discs[std::min(lane, discs.size() - 1)], out,
                      [lane](double value, Real& pack) { set_lane(pack, lane, value); });
}

/// One disc out of a pack.
template <class Real>
void scatter_state(const FluidState<Real>& pack, std::size_t lane, FluidState<double>& out) {
  out.J.resize(pack.J.size());
  visit_state_pairs(pack, out, [lane](const Real& from, double& value) { value = lane_value(from, lane); });
}

/// The same for slopes.
template <class A, class B, class Visit>
void visit_slope_pairs(A& a, B& b, Visit visit) {
  for (std::size_t i = 0; i < a.J.size(); ++i) visit(a.J[i], b.J[i]);
  for (std::size_t k = 0; k < kLumped; ++k) visit(a.lumped[k], b.lumped[k]);
  for (std::size_t r = 0; r < kRoutes; ++r) visit(a.route[r], b.route[r]), visit(a.mechanical[r], b.mechanical[r]);
}

/// Slopes of the discs into the lanes of `out`, whose cells are sized.
template <class Real>
void gather_slopes(std::span<const Slopes<double>> discs, Slopes<Real>& out) {
  out.J.resize(discs[0].J.size());
  for (std::size_t lane = 0; lane < kLaneCount<Real>; ++lane)
    visit_slope_pairs(discs[std::min(lane, discs.size() - 1)], out,
                      [lane](double value, Real& pack) { set_lane(pack, lane, value); });
}

/// Of one lane, into doubles.
template <class Real>
void scatter_slopes(const Slopes<Real>& pack, std::size_t lane, Slopes<double>& out) {
  out.J.resize(pack.J.size());
  visit_slope_pairs(pack, out, [lane](const Real& from, double& value) { value = lane_value(from, lane); });
}

/// Whether gather_constants may put these discs into one pack.
inline bool share_laws(const ElementConstants<double>& a, const ElementConstants<double>& b) {
  const auto alike = [](const TissueConstants<double>& s, const TissueConstants<double>& t) {
    const bool tables = (s.swelling.fibrils[0] == nullptr) == (t.swelling.fibrils[0] == nullptr);
    return s.permeability.law == t.permeability.law && s.swelling.law == t.swelling.law && tables;
  };
  return a.column.region == b.column.region &&
         std::equal(a.column.tissue.begin(), a.column.tissue.end(), b.column.tissue.begin(), alike) &&
         alike({a.annulus.permeability, a.annulus.swelling}, {b.annulus.permeability, b.annulus.swelling});
}

}  // namespace spinewalk::disc
