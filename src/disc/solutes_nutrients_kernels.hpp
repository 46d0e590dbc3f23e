/// Member functions of NutrientStep, for the translation units that instantiate it for a lane type. Equation
/// numbers: those of solutes_nutrients.hpp.
#pragma once

#include "disc/solutes_nutrients.hpp"
#include "disc/solutes_step_kernels.hpp"

namespace spinewalk::disc {

template <class Real>
NutrientStep<Real>::NutrientStep(const NutrientSetup<Real>& setup)
    : setup_(setup),
      step_{SoluteStep<Real>(setup.density.size()), SoluteStep<Real>(setup.density.size()),
            SoluteStep<Real>(setup.density.size())},
      passage_(setup.density.size()) {
  const std::size_t n = setup.density.size();
  for (auto* stage : {&low_, &start_, &middle_, &end_})
    for (auto* v : {&stage->glucose_sink, &stage->oxygen_sink, &stage->lactate_source}) v->assign(n, Real(0));
  for (auto* v : {&alive_, &reaction_limit_}) v->assign(n, Real(0));
  for (const Real& density : setup.density) half_.push_back(viability_half(setup.viability, density));
}

template <class Real>
void NutrientStep<Real>::assemble(const ColumnMotion<Real>& motion,
                                  const Nutrients<Surroundings<Real>>& around) {
  passage_.evaluate(motion, setup_.convention);
  for (std::size_t s = 0; s < 3; ++s)
    step_[s].assemble(motion, passage_, setup_.solute[s], around[s], setup_.convention);
}

/// Sinks per reference area of each cell at the point c* of (1), (2).
template <class Real>
void NutrientStep<Real>::evaluate(const ColumnMotion<Real>& motion, const NutrientState<Real>& state,
                                  Point point, Stage& stage) {
  const Real towards = point == Point::start    ? Real(0)
                       : point == Point::middle ? Real(tr_bdf2::kGamma)
                                                : Real(1);
  for (std::size_t i = 0; i < alive_.size(); ++i) {
    Nutrients<Real> c;
    for (std::size_t s = 0; s < 3; ++s) c[s] = (1.0 - towards) * state.c[s][i] + towards * step_[s].low()[i];
    const Real cells = alive_[i] * motion.thickness[i];
    stage.glucose_sink[i] = setup_.density[i] * cells * glucose_sink(setup_.metabolism, c);
    stage.oxygen_sink[i] = oxygen_density(setup_, motion, i) * cells * oxygen_sink(setup_.metabolism, c);
  }
}

template <class Real>
void NutrientStep<Real>::feed_lactate(Stage& stage, const Cells& glucose) {
  for (std::size_t i = 0; i < glucose.size(); ++i)
    stage.lactate_source[i] = 2.0 * stage.glucose_sink[i] * glucose[i];
}

template <class Real>
Nutrients<SoluteFluxes<Real>> NutrientStep<Real>::advance(const ColumnMotion<Real>& motion,
                                                          const Nutrients<Surroundings<Real>>& around,
                                                          NutrientState<Real>& state) {
  const std::size_t n = alive_.size();
  auto& glucose = step_[kGlucose];
  auto& lactate = step_[kLactate];
  auto& oxygen = step_[kOxygen];
  const auto& c = state.c;
  using Reaction = LinearReaction<Real>;
  assemble(motion, around);
  for (std::size_t i = 0; i < n; ++i) {
    const Real rate = viability_rate(setup_.viability, half_[i], c[kGlucose][i], c[kLactate][i]);
    alive_[i] = state.viability[i] * exp(0.5 * motion.dt * rate);
  }

  evaluate(motion, state, Point::start, start_);
  low_.glucose_sink = start_.glucose_sink;
  low_.oxygen_sink = start_.oxygen_sink;
  glucose.solve_low(c[kGlucose], Reaction{low_.glucose_sink, {}});
  feed_lactate(low_, glucose.low());
  lactate.solve_low(c[kLactate], Reaction{{}, low_.lactate_source});
  oxygen.solve_low(c[kOxygen], Reaction{low_.oxygen_sink, {}});

  evaluate(motion, state, Point::middle, middle_);
  evaluate(motion, state, Point::end, end_);
  feed_lactate(start_, c[kGlucose]);
  glucose.solve_middle(c[kGlucose], Reaction{start_.glucose_sink, {}}, Reaction{middle_.glucose_sink, {}});
  feed_lactate(middle_, glucose.middle());
  lactate.solve_middle(c[kLactate], Reaction{{}, start_.lactate_source},
                       Reaction{{}, middle_.lactate_source});
  oxygen.solve_middle(c[kOxygen], Reaction{start_.oxygen_sink, {}}, Reaction{middle_.oxygen_sink, {}});
  glucose.solve_end(c[kGlucose], Reaction{end_.glucose_sink, {}});
  feed_lactate(end_, glucose.end());
  lactate.solve_end(c[kLactate], Reaction{{}, end_.lactate_source});
  oxygen.solve_end(c[kOxygen], Reaction{end_.oxygen_sink, {}});

  Nutrients<StepReactions<Real>> reactions;
  const auto all_stages = [&](auto reaction) {
    return StepReactions<Real>{reaction(low_), reaction(start_), reaction(middle_), reaction(end_)};
  };
  reactions[kGlucose] = all_stages([](const Stage& stage) { return Reaction{stage.glucose_sink, {}}; });
  reactions[kLactate] = all_stages([](const Stage& stage) { return Reaction{{}, stage.lactate_source}; });
  reactions[kOxygen] = all_stages([](const Stage& stage) { return Reaction{stage.oxygen_sink, {}}; });
  Nutrients<SoluteFluxes<Real>> booked;
  for (std::size_t s = 0; s < step_.size(); ++s) booked[s] = step_[s].book(c[s], reactions[s]);
  blend(c, reactions, booked);
  for (std::size_t i = 0; i < n; ++i) {
    const Real G = 0.5 * (c[kGlucose][i] + glucose.end()[i]), L = 0.5 * (c[kLactate][i] + lactate.end()[i]);
    state.viability[i] =
        state.viability[i] * exp(motion.dt * viability_rate(setup_.viability, half_[i], G, L));
  }
  for (std::size_t s = 0; s < step_.size(); ++s) state.c[s] = step_[s].end();
  return booked;
}

/// (4) of solutes_step.hpp in the columns where any of the three is negative.
template <class Real>
void NutrientStep<Real>::blend(const Nutrients<Cells>& start, const Nutrients<StepReactions<Real>>& reactions,
                               Nutrients<SoluteFluxes<Real>>& booked) {
  Real negative(0);
  for (const auto& step : step_) negative = select(is_negative(step.end()), Real(1), negative);
  const auto where = negative > Real(0);
  if (!any(where)) return;
  for (std::size_t s = 0; s < step_.size(); ++s) step_[s].find_limits(start[s], reactions[s]);
  // One reaction, two solutes: the correction takes from glucose, or gives back lactate; both follow the same
  // scale.
  const auto &glucose = step_[kGlucose], &lactate = step_[kLactate];
  for (std::size_t i = 0; i < reaction_limit_.size(); ++i)
    reaction_limit_[i] =
        select(glucose.reaction_correction()[i] < Real(0), glucose.limit()[i], lactate.limit()[i]);
  for (const std::size_t s : {kGlucose, kLactate}) step_[s].blend(where, reaction_limit_, booked[s]);
  step_[kOxygen].blend(where, step_[kOxygen].limit(), booked[kOxygen]);
}

}  // namespace spinewalk::disc
