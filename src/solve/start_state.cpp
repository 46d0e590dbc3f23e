#include "solve/start_state.hpp"

#include "model/errors.hpp"
#include "solve/activity_load.hpp"
#include "solve/advance.hpp"
#include "solve/anderson.hpp"
#include "solve/stored_start.hpp"

#include <array>
#include <cmath>

#include <fmt/format.h>

namespace spinewalk::solve {
namespace {

/// How the fluid of a day is advanced: to this tolerance; the first step after a jump of the load [s], of backward Euler, is so long
/// that what the jump sets off within a minute is over.
struct DaySteps {
  double tolerance, over = 0;
};
/// The periodic day is first sought roughly, to a change of the day of kRough; one more day has kCoarser times the tolerance, but
/// at most kCoarsest. What they leave is below the tolerance of the last days (measured: 2e-3, then 3e-4 at 1e-3).
constexpr DaySteps kRoughDay{0.06, 30};
constexpr double kRough = 0.02, kCoarser = 4, kCoarsest = 0.03;
/// The nutrients of the periodic fluid are first sought with steps that make the time since the load last changed grow by
/// 1/(1 - share), `stretch` times as long as they may be later, to a change of the day this much larger.
struct FedLevel {
  double share, stretch, looser;
};
constexpr std::array kFedLevels{FedLevel{0.5, 4, 30}, FedLevel{0.2, 4, 5}, FedLevel{0, 1, 1}};
/// [mM] change of the last day over the tolerance: least glucose is some 0.4 mM, and the acceleration after that day leaves a
/// tenth of its change (measured: 5.7e-4, then 5.5e-5 mM).
constexpr double kFed = 0.6;
constexpr int kMostDays = 30, kMostRoughDays = 6;
constexpr double kForever = 3e9;  ///< [s] a century: one implicit step of this length is the equilibrium
constexpr double kFinest = 1e-6;  ///< tolerance of that step

/// The fluid of a day, written down once so that the solutes can be led through it again and again.
class Track {
 public:
  /// @param shortest [s] what the solutes do not notice.
  explicit Track(double shortest) : shortest_(shortest) {}
  /// From now on under other loads.
  void begin(double t, const DiscStates& states) {
    begun_ = t;
    put(t, states);
  }
  /// Of what follows a jump of the load, only states that the solutes would notice.
  void add(double t, const DiscStates& states, double end) {
    if (t >= end || t - moments_.back().t >= shortest_) put(t, states);
  }
  void clear() { moments_.clear(); }

  /// Leads the solutes through it up to t; skipping what lies closer than `share` of the time since the load last changed.
  void lead(Nutrition& nutrition, double until, double share = 0) const {
    nutrition.set_clock(moments_.front().t, moments_.front().states);
    double last = moments_.front().t;
    for (std::size_t i = 1; i < moments_.size() && moments_[i].t <= until; ++i) {
      const auto& moment = moments_[i];
      const bool ends = i + 1 == moments_.size() || moments_[i + 1].begun > moment.begun;
      if (!ends && moment.t - last < share * (moment.t - moment.begun)) continue;
      nutrition.follow(moment.t, moment.states, false, true);
      last = moment.t;
    }
  }

 private:
  struct Moment {
    double t, begun;  ///< [s], of this load
    DiscStates states;
  };
  void put(double t, const DiscStates& states) { moments_.push_back({t, begun_, states}); }

  std::vector<Moment> moments_;
  double shortest_, begun_ = 0;
};

void advance(Stepper& stepper, double over, const DiscLoads& loads, double t, double duration, DiscStates& states,
             Track& track, Watch* watch) {
  const std::function<const DiscLoads&(double)> constant = [&](double) -> const DiscLoads& { return loads; };
  const double end = t + duration;
  double dt = kFirstStep;
  stepper.restart();
  track.begin(t, states);
  if (over > 0 && over < duration && stepper.relax(loads, states, t, over)) dt = over;
  while (t < end) {
    if (watch) watch->during_start();
    step_fluid(stepper, constant, states, t, dt, end);
    track.add(t, states, end);
  }
}

DiscLoads posture_loads(const spine::Chain& chain, const model::Activity& activity,
                        const model::Model& model) {
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

void forget_exchange(DiscStates& states) {
  for (auto& state : states) state.inflow = state.outflow = state.mechanical = {};
}

DiscStates equilibrium(std::vector<Element>& elements, const DiscLoads& loads) {
  DiscStates states = reference_states(elements);
  const auto stepper = make_stepper(elements, kFinest);
  double t = 0;
  if (!stepper->relax(loads, states, t, kForever))
    throw SolverError(fmt::format("disc {} has no equilibrium under {:.0f} N of lying", model::kLevelNames[stepper->worst()],
                                  loads[stepper->worst()].force));
  forget_exchange(states);
  return states;
}

DiscStates from_given(const std::vector<Element>& elements, const GivenState& given) {
  DiscStates states = reference_states(elements);
  for (std::size_t l = 0; l < elements.size(); ++l) {
    const auto& column = elements[l].constants().column;
    if (given.void_ratio[l].size() != elements[l].cells())
      throw InputError({},
                       fmt::format("the result to start from has {} cells a disc, this model {}",
                                   given.void_ratio[l].size(), elements[l].cells()),
                       "start from a result of the same model");
    for (std::size_t i = 0; i < elements[l].cells(); ++i)
      states[l].J[i] = column.tissue[static_cast<std::size_t>(column.region[i])].swelling.phi *
                       (1 + given.void_ratio[l][i]);
    states[l].lumped[disc::kAnnulusWater] += fluid_volume(elements[l], states[l]) - given.fluid_volume[l];
  }
  return states;
}

StartState find_start(const model::Start& start, const model::Model& model, const spine::Chain& chain,
                      std::vector<Element>& elements, Nutrition& nutrition, double tolerance, Watch* watch) {
  const DiscLoads lying = posture_loads(chain, model::Lying{}, model);
  StartState result{equilibrium(elements, lying), 0, 0};
  if (std::holds_alternative<model::SupineEquilibrium>(start)) {
    nutrition.start(result.states);
    return result;
  }

  const DiscLoads standing = posture_loads(chain, model::Standing{}, model);
  DiscStates evening;
  Track track(nutrition.shortest_step());
  // Branches relax within a minute of 24 hours: they are not unknowns of the map.
  FixedPointSearch fluid(pack(result.states), model::kLevels, Fit::last);
  const auto seek = [&](DaySteps steps, double change, int most_days) {
    const auto stepper = make_stepper(elements, steps.tolerance);
    const auto day = [&](const Eigen::VectorXd& morning) {
      unpack(morning, result.states);
      for (auto& state : result.states)
        state.lumped[disc::kFastBranch] = state.lumped[disc::kSlowBranch] = state.x;
      track.clear();
      advance(*stepper, steps.over, standing, 0, model.day.upright, result.states, track, watch);
      evening = result.states;
      advance(*stepper, steps.over, lying, model.day.upright, model.day.lying, result.states, track, watch);
      return pack(result.states);
    };
    return fluid.run(day, change, most_days);
  };
  seek(kRoughDay, kRough, kMostRoughDays);
  seek({std::max(tolerance, std::min(kCoarser * tolerance, kCoarsest)), kRoughDay.over}, tolerance, 1);
  if (!seek({tolerance}, tolerance, kMostDays))
    throw SolverError(fmt::format("no periodic day within {} days: change of the last day {:.2e} above {:.2e}", kMostDays,
                                  fluid.residual(), tolerance));
  result.days = fluid.evaluations();
  result.residual = fluid.residual();

  // Nutrients on the periodic fluid; cells are kept alive while the start is sought.
  const double sunset = model.day.upright, sunrise = sunset + model.day.lying;
  nutrition.start(result.states);
  nutrition.trace(false);
  FixedPointSearch fed(nutrition.pack(), model::kLevels, Fit::all);
  const double longest = nutrition.longest_step();
  for (const auto& [share, stretch, looser] : kFedLevels) {
    nutrition.set_longest_step(stretch * longest);
    const auto fed_day = [&, share = share](const Eigen::VectorXd& morning) {
      if (watch) watch->during_start();
      nutrition.unpack(morning);
      nutrition.refresh();
      track.lead(nutrition, sunrise, share);
      return nutrition.pack();
    };
    if (!fed.run(fed_day, looser * kFed * tolerance, kMostDays))
      throw SolverError(fmt::format("no periodic nutrition within {} days: change of the last day {:.2e} mM",
                                    kMostDays, fed.residual()));
  }
  result.residual = std::max(result.residual, fed.residual());
  nutrition.unpack(fed.next());
  if (std::holds_alternative<model::Evening>(start)) {
    track.lead(nutrition, sunset);
    result.states = evening;
  }
  nutrition.trace(true);
  nutrition.refresh();
  forget_exchange(result.states);
  return result;
}

}  // namespace

StartState solve_start(const model::Start& start, const model::Model& model, const spine::Chain& chain,
                       std::vector<Element>& elements, Nutrition& nutrition, double tolerance,
                       const GivenState* given, StartCache* cache, Watch* watch) {
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
  StartState result = find_start(start, model, chain, elements, nutrition, tolerance, watch);
  if (cache) {
    StoredStart stored = to_stored(result.states, nutrition);
    stored.residual = result.residual;
    stored.days = result.days;
    cache->store(key, stored);
  }
  return result;
}

}  // namespace spinewalk::solve
