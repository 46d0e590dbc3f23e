/// The exercise in a phase, as exercise physiology counts it.
///
///   walking  VO2 = 3.5 + 0.1 v + 1.8 v i        [mL/kg/min], v in m/min, i the incline   ACSM 2018
///   running  VO2 = 3.5 + 0.2 v + 0.9 v i
///   stairs   walking, with the horizontal speed of the treads and 1.8 mL/kg a metre of rise; down a third of the rise,
///            which gives 10 and 4.6 MET where Teh 2002 has 9.6 and 4.9 (recalled)
/// Downhill the cost of the level scales with Minetti 2002, since the equations hold for level and uphill. In sand the
/// cost above rest is 2.4 (walking) and 1.6 (running) of that on firm ground (loads.md 3d, Lejeune 1998); in water to the
/// chest walking costs what it does at twice the speed on land (Masumoto 2004, recalled). A load counts as body mass.
/// A recording is level ground; without a speed no equation applies. Postures, stretching and lifting: the Compendium of Physical Activities (Ainsworth 2011).
///   MET = VO2 / 3.5,   energy = VO2 x mass x time x 5 kcal/L
#pragma once

#include "loading/stride.hpp"

namespace spinewalk::loading {

struct Dose {
  double steps = 0;                  ///< footfalls
  double cycles = 0;                 ///< strides, lifts or periods
  double amplitude_deviation = 0;    ///< [1] mean |vertical acceleration of the pelvis| over g: MAD
  double met = model::kNotGiven;     ///< [1] metabolic equivalents; NaN where no equation applies
  double energy = model::kNotGiven;  ///< [J]; NaN as above
};

/// Of `duration` [s] of an activity expanded to `stride`.
Dose find_dose(const model::Activity& activity, const Stride& stride, double duration,
               const model::Model& model);

}  // namespace spinewalk::loading
