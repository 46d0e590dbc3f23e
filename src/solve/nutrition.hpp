/// Oxygen, glucose, lactate, cells and one large solute of the five discs, carried along by their fluid.
///
///   fluid:   states at t_a and t_b -> J_a, J_b and the water that crossed each face in between             (1)
///   solutes: disc/solutes_nutrients.hpp and disc/solutes_step.hpp over [t_a, t_b], in parts of at most a longest step
///   blood:   film of perfusion (disc/solutes.hpp (6)) at both bones, faster in gaits by exercise_blood_flow
/// The mean flux of (1) follows from J_b - J_a and the cumulated routes, so a uniform solute stays uniform to round-off
/// whatever the fluid did in between. What leaves sideways into the annulus meets blood concentrations there, or those
/// of the outer annulus where it is a second supply; `supply: dirichlet` puts the blood right at the endplates.
/// Start: nutrients steady at the given states or periodic with the reference day (start_state.hpp), all cells alive; the
/// large solute is a tracer: none inside, 1 in the blood, so that its values read as share of the blood's.
/// Amounts: what each step booked at the bone faces, apart as convected and diffused, times the nucleus area; of what
/// crossed into the annulus the part r K s dZ c dt is convected, with c the mean of the step's ends. Per solute
///   stored(t) - stored(0) = convected + diffused + made, to round-off                                           (2)
/// Tests: tests/unit/solve/supply_test.cpp, tests/unit/solve/exchange_test.cpp ((2), both conventions).
#pragma once

#include "disc/macromolecule.hpp"
#include "model/model.hpp"
#include "solve/discs.hpp"
#include "solve/record.hpp"
#include "solve/solute_stepper.hpp"

#include <Eigen/Dense>

#include <memory>

namespace spinewalk::solve {

class Nutrition {
 public:
  /// @param longest_step [s] of the solutes: supply, demand and water change over hours.
  Nutrition(const model::Model& model, const std::vector<Element>& elements, double longest_step = 300);

  /// Steady nutrients for the J of these states at rest, all cells alive, no tracer.
  void start(const DiscStates& states);
  /// Says that `states` hold at t: follow() starts from there.
  void set_clock(double t, const DiscStates& states);
  /// Carries everything to t, if that is shortest_step() away or `now` is set.
  void follow(double t, const DiscStates& states, bool exercise, bool now);
  double shortest_step() const;  ///< [s]
  double longest_step() const { return longest_step_; }
  void set_longest_step(double longest) { longest_step_ = longest; }
  /// Values at t, on the line through the last two times carried to: t may be shortest_step() later.
  Concentrations concentrations(std::size_t level, double t) const;
  double viability_min(std::size_t level, double t) const;
  /// What crossed the boundary of the column since the cells were refreshed, at t, and what the cells made.
  std::array<SoluteExchange, kSolutes> exchange(std::size_t level, double t) const;

  /// Concentrations of oxygen, lactate and glucose as one vector, for the periodic day.
  std::size_t size() const;
  Eigen::VectorXd pack() const;
  void unpack(const Eigen::VectorXd& values);
  /// Cells alive again, nothing exchanged, tracer out: after days that only served to find the start.
  void refresh();
  /// Whether the large solute is carried along: the days that only find the start do without.
  void trace(bool traced) { traced_ = traced; }

  auto kept() { return std::tie(discs_, time_, time_before_, states_); }

 private:
  struct Disc {
    disc::NutrientSetup<double> setup;
    disc::Solute<double> tracer;
    disc::NutrientState<double> state, before;
    std::vector<double> tracer_state, tracer_before;
    disc::Nutrients<std::vector<double>> step_start;  ///< concentrations when the last step began
    std::vector<double> tracer_step_start;
    std::array<SoluteExchange, kSolutes> exchange, exchange_before;
    Disc(disc::NutrientSetup<double> s, disc::Solute<double> t) : setup(std::move(s)), tracer(std::move(t)) {}
    auto kept() { return std::tie(state, before, tracer_state, tracer_before, exchange, exchange_before); }
  };
  disc::Nutrients<disc::Surroundings<double>> surroundings(std::size_t level, bool exercise) const;
  disc::Surroundings<double> tracer_surroundings(std::size_t level) const;
  double share_at(double t) const;
  void advance(double duration, const DiscStates& before, const DiscStates& after, bool exercise);
  void step(std::vector<SoluteColumn>& columns);

  model::Nutrition nutrition_;
  model::PerLevel<model::Endplate> endplates_;
  model::PerLevel<double> radial_rate_;  ///< [1/m2] of the second supply
  const std::vector<Element>& elements_;
  model::PerLevel<std::vector<double>> solid_fraction_;
  std::vector<std::unique_ptr<Disc>> discs_;
  std::unique_ptr<SoluteStepper> stepper_;
  bool traced_ = true;
  double longest_step_, time_ = 0, time_before_ = 0;
  DiscStates states_;
};

}  // namespace spinewalk::solve
