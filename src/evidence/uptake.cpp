#include "evidence/uptake.hpp"

#include "solve/advance.hpp"

namespace spinewalk::evidence {
namespace {

constexpr double kDuration = 4.5 * 3600;  // [s] Arun 2009
constexpr double kShareOfWeight = 0.5;    // [1] Arun 2009
constexpr std::size_t kGlucose = 1;       // solve::kSoluteNames
constexpr double kTolerance = 1e-4;       // [1] of the fluid's steps

/// At mid height [mol/m3] after all discs were held under a force [N].
double taken_up(const model::Model& model, std::size_t level, double force) {
  auto elements = solve::make_elements(model);
  solve::Nutrition nutrition(model, elements);
  solve::DiscStates states = solve::reference_states(elements);
  nutrition.start(states);
  nutrition.unpack(Eigen::VectorXd::Zero(static_cast<Eigen::Index>(nutrition.size())));
  nutrition.refresh();
  nutrition.set_clock(0, states);
  const auto stepper = solve::make_stepper(elements, kTolerance);
  const solve::DiscLoads loads(elements.size(), {force, 0, 0});
  double t = 0, dt = solve::kFirstStep;
  while (t < kDuration) {
    solve::step_fluid(
        *stepper, [&](double) -> const solve::DiscLoads& { return loads; }, states, t, dt, kDuration);
    nutrition.follow(t, states, false, t >= kDuration);
  }
  const auto c = nutrition.concentrations(level, t)[kGlucose];
  return 0.5 * (c[(c.size() - 1) / 2] + c[c.size() / 2]);
}

}  // namespace

double uptake_loss(const model::Model& model, std::size_t level) {
  model::Model inert = model;
  inert.nutrition.metabolic_rate = 0;
  const double lying = model.discs[level].mechanics.reference_force;
  const double loaded = lying + kShareOfWeight * model::body_weight(model.subject);
  return 1 - taken_up(inert, level, loaded) / taken_up(inert, level, lying);
}

}  // namespace spinewalk::evidence
