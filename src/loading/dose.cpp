#include "loading/dose.hpp"

#include "loading/carried_load.hpp"
#include "loading/gait.hpp"
#include "loading/water.hpp"

#include <algorithm>
#include <cmath>

namespace spinewalk::loading {

namespace {

constexpr double kRest = 3.5;                             // [mL/kg/min] of 1 MET, defined
constexpr double kEnergyOfOxygen = 5 * 4184.0;            // [J/L], ACSM 2018: 5 kcal per litre
constexpr double kSandWalking = 2.4, kSandRunning = 1.6;  // Lejeune 1998, loads.md 3d; measured
constexpr double kTread = 0.29;                           // [m] of an ordinary flight; assumed
constexpr double kChestDeep =
    0.64;  // of body weight carried at the xiphoid, loads.md 6: 35.3 % left; measured

/// Cost of a slope over the level: walking and running, polynomials of Minetti 2002 [J/kg/m], -0.45 to 0.45.
double slope_cost(double i, bool running) {
  const double walk = ((((280.5 * i - 58.7) * i - 76.8) * i + 51.9) * i + 19.6) * i + 2.5;
  const double run = ((((155.4 * i - 30.4) * i - 43.3) * i + 46.3) * i + 19.5) * i + 3.6;
  return running ? run / 3.6 : walk / 2.5;
}

/// Of walking or running [mL/kg/min] above rest.
double gait_cost(double speed, const model::Ground& ground, bool running) {
  const double v = 60 * speed, i = ground.incline;  // [m/min]
  const double level = running ? 0.2 * v : 0.1 * v;
  double cost = i < 0 ? level * slope_cost(i, running) : level + (running ? 0.9 : 1.8) * v * i;
  if (ground.surface == model::Surface::sand) cost *= running ? kSandRunning : kSandWalking;
  return cost;
}

/// Speed on land that costs as much.
double land_speed(double speed, const model::Circumstances& around, const model::Model& model) {
  const double carried = find_water(around.immersion, Stance::upright, model).carried;
  return speed * (1 + std::min(1.0, carried / kChestDeep));
}

/// VO2 [mL/kg/min], one overload an activity. Multiples of rest: Ainsworth 2011 (code).
struct Uptake {
  const model::Model& model;
  const Stride& stride;

  double carrying(const model::Circumstances& around) const {
    return total_mass(around.load, model.subject) / model.subject.mass;
  }
  double operator()(const model::Lying&) const { return 1.3 * kRest; }       // 07011 lying quietly
  double operator()(const model::Stretching&) const { return 2.3 * kRest; }  // 02101 stretching, mild
  double operator()(const model::Sitting& sitting) const {  // 07021 sitting quietly, 11580 at a desk
    return (sitting.posture == model::SittingPosture::desk ? 1.5 : 1.3) * kRest;
  }
  double operator()(
      const model::Standing& standing) const {  // 07040 standing quietly, 05160 standing with a load
    return (standing.around.load.mass > 0 ? 2.0 : 1.3) * kRest;
  }
  double operator()(const model::Lifting&) const { return 4.5 * kRest; }  // 11630 lifting, moderate to heavy
  double operator()(const model::Walking& a) const {
    return kRest + carrying(a.around) * gait_cost(land_speed(a.speed, a.around, model), a.ground, false);
  }
  double operator()(const model::Running& a) const {
    return kRest + carrying(a.around) * gait_cost(land_speed(a.speed, a.around, model), a.ground, true);
  }
  double operator()(const model::Stairs& a) const {
    const double treads = 60 * a.cadence * a.steps_at_once;  // [1/min]
    const double rise = a.rise / (a.direction == model::StairsDirection::up ? 1 : 3);
    return kRest + carrying(a.around) * treads * (0.1 * kTread + 1.8 * rise);
  }
  double operator()(const model::Measured& a) const {
    return kRest + gait_cost(a.speed, {}, find_flight(stride) > 0);  // NaN without a speed
  }
  double operator()(const model::Custom&) const { return model::kNotGiven; }
};

double mean_amplitude_deviation(const Stride& stride) {
  const int samples = 1000 * stride.strides();
  double sum = 0;
  for (const double a : sampled(stride.pelvis_acceleration, samples)) sum += std::abs(a) / samples;
  return sum / model::kGravity;
}

}  // namespace

Dose find_dose(const model::Activity& activity, const Stride& stride, double duration,
               const model::Model& model) {
  Dose dose;
  if (!stride.steady()) {
    const double periods = duration / stride.period;
    dose.cycles = stride.strides() * periods;
    dose.steps = stride.steps * periods;
    dose.amplitude_deviation = mean_amplitude_deviation(stride);
  }
  const double uptake = std::visit(Uptake{model, stride}, activity);
  dose.met = uptake / kRest;
  dose.energy = 1e-3 * uptake * model.subject.mass * duration / 60 * kEnergyOfOxygen;
  return dose;
}

}  // namespace spinewalk::loading
