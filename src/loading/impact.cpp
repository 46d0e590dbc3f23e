#include "loading/impact.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace spinewalk::loading {

using std::numbers::pi;

namespace {

// Touchdown speed grows with running speed in proportion. derived: tibial shock +38 % from 2.7 to 3.7 m/s
// (Sheerin 2020, loads.md 3c), impact peak 1.6 -> 2.3 BW from 3 to 5 m/s (Munro 1987, loads.md 3b).
constexpr double kReferenceSpeed = 3.0;  // [m/s]

// A walking foot lands softer than the running line drawn down to its speed, the other leg still carrying.
// fitted: the 10-25 Hz part of the total vertical force is 0.0080 BW rms at 1.13 m/s
// (../shared/data/grf/walk_treadmill_subject01) where the line gives 0.019.
constexpr double kWalkingShare = 0.4;

// Stiffness from which people are held to adapt: a standard EVA shoe on asphalt (loads.md 3d, contact
// parameters: 100-150 and 4000 kN/m, heel pad of the model in series). measured, secondary.
constexpr double kReferenceShoe = 125e3, kReferenceSurface = 4000e3;  // [N/m]

// Part of the foot: rearfoot, midfoot, forefoot. A forefoot landing has no pulse of its own (loads.md 3a; Lieberman
// 2010: 0.58 BW in all where the heel gives 1.74): derived. The midfoot lies between: assumed.
constexpr std::array<double, 3> kStrike{1.0, 0.5, 0.0};

// Running 9 deg downhill the impact is 54 % higher, 9 deg uphill it is absent (Gottschall 2005, loads.md 3d): measured.
// Uphill as the square of the slope, since at 4 deg only the decline shows (Telhan 2010, loads.md 3d): derived.
constexpr double kDownhill = 0.54 / 9, kImpactFreeSlope = 9;  // [1/deg], [deg]

// A larger drop lowers the loading rate (Zhang 2021, loads.md 3d: eta2 0.32, drops of 0 to 15 mm); the size is assumed.
constexpr double kDropEffect = 0.01 / 1e-3, kReferenceDrop = 10e-3;  // [1/m], [m]

double of_slope(double incline) {
  const double degrees = std::atan(incline) * 180 / pi;
  return degrees < 0 ? 1 - kDownhill * degrees : std::max(0.0, 1 - std::pow(degrees / kImpactFreeSlope, 2));
}

double in_series(double heel_pad, double shoe, double surface) {
  return 1 / (1 / heel_pad + 1 / shoe + 1 / surface);
}

// The impact term reaches 10-25 Hz only (rule of loads.md 3d); the width of the edges is assumed.
constexpr double kBandStart = 10, kBandFull = 12.5, kBandFalling = 20, kBandEnd = 25;  // [Hz]

// Inside the band the pelvis moves as if the body were rigid. assumed: sacral accelerometers in running
// show 1.3
// (../shared/data/imu alcantara_Sample_test, 3 m/s, against the ground force of the closed form) to 2-3 times
// that (alcantara_trial02 and 06, clipped), and are skin-mounted (loads.md 3c).
constexpr double kBandGain = 1.0;

double rising_edge(double x) { return 0.5 - 0.5 * std::cos(pi * x); }

}  // namespace

double touchdown_speed(const model::Contact& contact, Gait gait, double speed) {
  const double share = gait == Gait::walking ? kWalkingShare : 1.0;
  return contact.touchdown_speed * share * speed / kReferenceSpeed;
}

double landing_factor(const model::Contact& contact, const model::Ground& ground, model::Strike strike) {
  const double drop = std::isnan(ground.drop)
                          ? contact.footwear[static_cast<std::size_t>(ground.footwear)].drop
                          : ground.drop;
  const double of_drop = 1 - kDropEffect * (drop - kReferenceDrop);
  return kStrike[static_cast<std::size_t>(strike)] * of_slope(ground.incline) * std::max(0.0, of_drop);
}

HalfSine find_impact(const model::Contact& contact, const model::Ground& ground,
                     const model::Subject& subject, double landing_speed, double start) {
  const model::Shoe& shoe = contact.footwear[static_cast<std::size_t>(ground.footwear)];
  const model::Soil& soil = contact.surfaces[static_cast<std::size_t>(ground.surface)];
  const double k = in_series(contact.heel_pad, shoe.stiffness, soil.stiffness);
  const double reference = in_series(contact.heel_pad, kReferenceShoe, kReferenceSurface);
  const double softening = std::pow(reference / k, contact.leg_adaptation / 4);  // (4)
  const double m = contact.effective_mass_fraction * subject.mass * softening * softening;
  const double v = landing_speed * softening;
  const double peak =
      v * std::sqrt(m * k) * (1 - contact.loss) * (1 - soil.loss * k / soil.stiffness);  // (2)
  return {peak, pi * std::sqrt(m / k), start};                                           // (3)
}

double leg_transmissibility(double frequency) {
  if (frequency <= kBandStart || frequency >= kBandEnd) return 0;
  if (frequency < kBandFull)
    return kBandGain * rising_edge((frequency - kBandStart) / (kBandFull - kBandStart));
  if (frequency > kBandFalling)
    return kBandGain * rising_edge((kBandEnd - frequency) / (kBandEnd - kBandFalling));
  return kBandGain;
}

FourierSeries through_the_leg(const FourierSeries& impact_force, double body_mass) {
  FourierSeries result = truncated(impact_force, kBandEnd);
  result.mean = 0;
  for (std::size_t i = 0; i < result.harmonics.size(); ++i) {
    const double gain = leg_transmissibility(static_cast<double>(i + 1) / result.period) / body_mass;
    result.harmonics[i].cosine *= gain;
    result.harmonics[i].sine *= gain;
  }
  return result;
}

}  // namespace spinewalk::loading
