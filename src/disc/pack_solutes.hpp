/// Solutes of several discs into lanes and back (pack_element.hpp).
#pragma once

#include "disc/pack_element.hpp"
#include "disc/solutes_nutrients.hpp"

namespace spinewalk::disc {

/// One number a cell of every disc, f(disc) a span or vector of doubles, into `out`.
template <class Real, class Discs, class F>
void gather_cells(const Discs& discs, F f, std::vector<Real>& out) {
  out.resize(std::size(f(discs[0])));
  for (std::size_t lane = 0; lane < kLaneCount<Real>; ++lane) {
    const auto& cells = f(discs[std::min(lane, discs.size() - 1)]);
    for (std::size_t i = 0; i < out.size(); ++i) set_lane(out[i], lane, cells[i]);
  }
}

/// One lane of the cells. @pre `out` has as many.
template <class Real>
void scatter_cells(const std::vector<Real>& pack, std::size_t lane, std::vector<double>& out) {
  for (std::size_t i = 0; i < out.size(); ++i) out[i] = lane_value(pack[i], lane);
}

/// Solutes with the same diffusivity law.
template <class Real, class Discs, class F>
Solute<Real> gather_solute(const Discs& discs, F f) {
  Solute<Real> solute;
  solute.law = f(discs[0]).law;
  gather_cells(discs, [&](const auto& d) -> const auto& { return f(d).diffusivity; }, solute.diffusivity);
  gather_cells(discs, [&](const auto& d) -> const auto& { return f(d).partition; }, solute.partition);
  gather_cells(discs, [&](const auto& d) -> const auto& { return f(d).convection; }, solute.convection);
  return solute;
}

/// Setups with the same convention.
template <class Real, class Discs, class F>
NutrientSetup<Real> gather_nutrients(const Discs& discs, F f) {
  const auto of = [&](auto number) { return gather<Real>(discs, [&](const auto& d) { return number(f(d)); }); };
  NutrientSetup<Real> k;
  for (std::size_t s = 0; s < 3; ++s)
    k.solute[s] = gather_solute<Real>(discs, [&, s](const auto& d) -> const auto& { return f(d).solute[s]; });
  k.metabolism = {of([](const auto& n) { return n.metabolism.glucose_half; }), of([](const auto& n) { return n.metabolism.rate_scale; }),
                  of([](const auto& n) { return n.metabolism.oxygen_solubility; })};
  k.viability = {of([](const auto& n) { return n.viability.glucose_threshold; }),
                 of([](const auto& n) { return n.viability.ph_threshold; }), of([](const auto& n) { return n.viability.acid_death; })};
  gather_cells(discs, [&](const auto& d) -> const auto& { return f(d).density; }, k.density);
  k.convention = f(discs[0]).convention;
  k.oxygen_by_porosity = f(discs[0]).oxygen_by_porosity;
  return k;
}

/// Baths and lateral exchange f(disc), a disc a lane.
template <class Real, class Discs, class F>
Surroundings<Real> gather_surroundings(const Discs& discs, F f) {
  const auto of = [&](auto number) { return gather<Real>(discs, [&](const auto& d) { return number(f(d)); }); };
  using S = Surroundings<double>;
  return {{of([](const S& s) { return s.cranial.concentration; }), of([](const S& s) { return s.cranial.conductance; })},
          {of([](const S& s) { return s.caudal.concentration; }), of([](const S& s) { return s.caudal.conductance; })},
          of([](const S& s) { return s.lateral_rate; }), of([](const S& s) { return s.lateral_concentration; })};
}

/// Of one lane [mol/m2].
template <class Real>
SoluteFluxes<double> scatter_fluxes(const SoluteFluxes<Real>& pack, std::size_t lane) {
  const auto of = [lane](const Real& value) { return lane_value(value, lane); };
  return {of(pack.cranial_convective), of(pack.cranial_diffusive), of(pack.caudal_convective), of(pack.caudal_diffusive),
          of(pack.lateral), of(pack.reaction)};
}

}  // namespace spinewalk::disc
