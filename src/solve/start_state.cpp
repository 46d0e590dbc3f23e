#include "solve/start_state.hpp"

#include "model/errors.hpp"
#include "solve/activity_load.hpp"
#include "solve/advance.hpp"
#include "solve/anderson.hpp"
#include "solve/stored_start.hpp"

#include <cmath>

#include <fmt/format.h>

namespace spinewalk::solve {
namespace {

constexpr double kForever = 3e9;  ///< [s] a century: one implicit step of this length is the equilibrium

void advance(std::vector<Element>& elements, double tolerance, const DiscLoads& loads, double duration,
             DiscStates& states, Nutrition* nutrition = nullptr) {
  const auto stepper = make_stepper(elements, tolerance);
  const std::function<const DiscLoads&(double)> constant = [&](double) -> const DiscLoads& { return loads; };
  double t = 0, dt = kFirstStep;
  if (nutrition) nutrition->set_clock(t, states);
  while (t < duration) {
    step_fluid(*stepper, constant, states, t, dt, duration);
    if (nutrition) nutrition->follow(t, states, false, t >= duration);
  }
}

DiscLoads posture_loads(const spine::Chain& chain, const model::Activity& activity, const model::Model& model) {
  return find_activity_load(chain, loading::make_stride(activity, model), {}).mean;
}

Eigen::VectorXd pack(const DiscStates& states) {
  std::vector<double> values;
  for (const auto& state : states) {
    values.insert(values.end(), state.J.begin(), state.J.end());
    values.push_back(state.lumped[disc::kAnnulusWater] * 1e6);  // cm3: the scale of J
  }
  return Eigen::Map<Eigen::VectorXd>(values.data(), static_cast<Eigen::Index>(values.size()));
}

void unpack(const Eigen::VectorXd& vector, DiscStates& states) {
  Eigen::Index k = 0;
  for (auto& state : states) {
    for (double& J : state.J) J = vector[k++];
    state.lumped[disc::kAnnulusWater] = vector[k++] * 1e-6;
  }
}

DiscStates equilibrium(std::vector<Element>& elements, const DiscLoads& loads) {
  DiscStates states = reference_states(elements);
  disc::Slopes<double> unused;
  long iterations = 0;
  for (std::size_t l = 0; l < elements.size(); ++l) {
    const auto from = states[l];
    if (!elements[l].stage(states[l], from, kForever, loads[l], unused, iterations))
      throw SolverError(fmt::format("disc {} has no equilibrium under {:.0f} N of lying", model::kLevelNames[l],
                                    loads[l].force));
  }
  return states;
}

void forget_exchange(DiscStates& states) {
  for (auto& state : states) state.inflow = state.outflow = state.mechanical = {};
}

DiscStates from_given(const std::vector<Element>& elements, const GivenState& given) {
  DiscStates states = reference_states(elements);
  for (std::size_t l = 0; l < elements.size(); ++l) {
    const auto& column = elements[l].constants().column;
    if (given.void_ratio[l].size() != elements[l].cells())
      throw InputError({}, fmt::format("the result to start from has {} cells a disc, this model {}",
                                       given.void_ratio[l].size(), elements[l].cells()),
                       "start from a result of the same model");
    for (std::size_t i = 0; i < elements[l].cells(); ++i)
      states[l].J[i] = column.tissue[static_cast<std::size_t>(column.region[i])].swelling.phi * (1 + given.void_ratio[l][i]);
    states[l].lumped[disc::kAnnulusWater] += fluid_volume(elements[l], states[l]) - given.fluid_volume[l];
  }
  return states;
}

StartState find_start(const model::Start& start, const model::Model& model, const spine::Chain& chain,
                      std::vector<Element>& elements, Nutrition& nutrition, double tolerance) {
  const DiscLoads lying = posture_loads(chain, model::Lying{}, model);
  StartState result{equilibrium(elements, lying), 0, 0};
  if (std::holds_alternative<model::SupineEquilibrium>(start)) {
    nutrition.start(result.states);
    return result;
  }

  const DiscLoads standing = posture_loads(chain, model::Standing{}, model);
  // Branches relax within a minute of 24 hours: they are not unknowns of the map.
  const auto spend_day = [&](const Eigen::VectorXd& morning, Nutrition* cells) {
    unpack(morning, result.states);
    for (auto& state : result.states)
      state.lumped[disc::kFastBranch] = state.lumped[disc::kSlowBranch] = state.x;
    advance(elements, tolerance, standing, model.day.upright, result.states, cells);
    advance(elements, tolerance, lying, model.day.lying, result.states, cells);
    return pack(result.states);
  };
  const auto day = [&](const Eigen::VectorXd& morning) { return spend_day(morning, nullptr); };
  const auto fixed_point = solve_fixed_point(day, pack(result.states), tolerance, 30);
  if (!fixed_point.converged)
    throw SolverError(fmt::format("no periodic day within {} days: change of the last day {:.2e} above {:.2e}",
                                  fixed_point.evaluations, fixed_point.residual, tolerance));
  result.residual = fixed_point.residual;
  result.days = fixed_point.evaluations;

  // Nutrients on the periodic fluid; cells are kept alive while the start is sought.
  nutrition.start(result.states);
  const auto fed_day = [&](const Eigen::VectorXd& morning) {
    nutrition.unpack(morning);
    nutrition.refresh();
    spend_day(fixed_point.y, &nutrition);
    return nutrition.pack();
  };
  const auto fed = solve_fixed_point(fed_day, nutrition.pack(), 10 * tolerance, 30);
  if (!fed.converged)
    throw SolverError(fmt::format("no periodic nutrition within {} days: change of the last day {:.2e} mM",
                                  fed.evaluations, fed.residual));
  result.residual = std::max(result.residual, fed.residual);
  if (std::holds_alternative<model::Evening>(start))
    advance(elements, tolerance, standing, model.day.upright, result.states, &nutrition);
  nutrition.refresh();
  forget_exchange(result.states);
  return result;
}

}  // namespace

StartState solve_start(const model::Start& start, const model::Model& model, const spine::Chain& chain,
                       std::vector<Element>& elements, Nutrition& nutrition, double tolerance, const GivenState* given,
                       StartCache* cache) {
  if (given) {
    StartState result{from_given(elements, *given), 0, 0};
    nutrition.start(result.states);
    return result;
  }
  const std::string key = cache ? start_key(start, model, tolerance) : "";
  if (cache) {
    StartState kept{reference_states(elements), 0, 0};
    const auto stored = cache->load(key);
    if (stored && from_stored(*stored, kept.states, nutrition)) {
      kept.residual = stored->residual;
      kept.days = stored->days;
      return kept;
    }
  }
  StartState result = find_start(start, model, chain, elements, nutrition, tolerance);
  if (cache) {
    StoredStart stored = to_stored(result.states, nutrition);
    stored.residual = result.residual;
    stored.days = result.days;
    cache->store(key, stored);
  }
  return result;
}

}  // namespace spinewalk::solve
