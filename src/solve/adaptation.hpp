/// What weeks of exercise make of a person (model/adaptation.hpp: off unless a scenario turns it on).
///
/// Trunk endurance, fitness and fatigue of Banister 1975 (times of Morton 1990): every phase of exercise gives the dose
///   w = (MET - 1) t;     fitness and fatigue  f, h <- f exp(-t/tau) + w,  each with its own tau                  (1)
///   core_endurance = core_endurance_0 + k (f - r h)                                                             (2)
/// Body mass, the dynamic model of Hall 2011 in its linear form, intake unchanged, P the mean power of exercise above rest
/// (ACSM 2018 for walking and running, loading/dose.hpp):
///   tau dm/dt = m_0 - P/e - m                                                                                   (3)
/// solved exactly over a phase. Before the program there was no exercise. Phases without strides are rest.
/// Tests: tests/unit/solve/adaptation_test.cpp.
#pragma once

#include "loading/dose.hpp"
#include "model/scenario.hpp"

#include <tuple>

namespace spinewalk::solve {

class Adapting {
 public:
  explicit Adapting(const model::Scenario& scenario);

  /// After `duration` [s] of an activity. @param exercise false for postures.
  void pass(const loading::Dose& dose, double duration, bool exercise);
  /// Endurance and mass as they are now, where they adapt.
  void apply(model::Model& model) const;
  bool active() const { return laws_.any(); }

  auto kept() { return std::tie(fitness_, fatigue_, mass_); }

 private:
  model::Adaptation laws_;
  model::AdaptationConstants constants_;
  double first_mass_, first_endurance_;      ///< [kg], [1]
  double fitness_ = 0, fatigue_ = 0, mass_;  ///< [s] of MET, [kg]
};

}  // namespace spinewalk::solve
