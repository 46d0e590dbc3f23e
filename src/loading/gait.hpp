/// What walking and running, closed form or measured, have in common: bursts, trunk pitch, the sum of active
/// force and touchdown pulse, and the count of force peaks. Times are [s] after the start of a step.
#pragma once

#include "loading/pulse.hpp"
#include "loading/stride.hpp"

#include <string>

namespace spinewalk::loading {

/// Highest frequency [Hz] of the pelvis acceleration: the end of the impact band.
inline constexpr double kPelvisBand = 25;
/// Highest frequency [Hz] of the ground force: resolves the shortest touchdown pulse (18 ms, barefoot on
/// concrete).
inline constexpr double kGroundForceBand = 120;

/// Speeds [m/s] for which a closed form was made (physics.md section 4).
struct SpeedRange {
  double low, high;
};

/// Appends "walking at 2.4 m/s is outside ..." when it is.
void warn_outside(const SpeedRange& range, double speed, const std::string& gait,
                  std::vector<std::string>& warnings);

/// Peak of the phasic muscle force over body weight [1] at a speed [m/s]: linear between and beyond the three
/// points of the table, never negative.
double burst_peak(const model::GaitMuscle& muscle, double speed);

/// Trunk of a gait. Burst and lean are raised cosines, once a step.
struct TrunkMotion {
  double pitch_amplitude;    ///< [rad]
  double burst;              ///< [N] highest muscle tension of a burst
  double burst_at, lean_at;  ///< [s] where the burst is highest and where the trunk leans forward most
};

/// Fills pitch and phasic of a stride whose period and posture are known.
void add_trunk(Stride& stride, const TrunkMotion& trunk);

/// [rad] that a slope adds to the lean of the trunk: 0.6 of its angle uphill, 0.3 downhill.
double lean_on_slope(double incline);

/// Sets posture, carried load and number of steps of a gait; the lean grows with slope and load.
void set_gait_posture(Stride& stride, const model::Posture& posture, double incline, const model::Load& load,
                      const model::Subject& subject);

/// Fills ground force and pelvis acceleration: body weight (1 - impulse share) x active + pulse, so that the
/// mean force is exactly the weight of `mass` [kg], load included. `active` has mean 1; the pulse reaches the
/// pelvis through the leg alone.
void add_forces(Stride& stride, const FourierSeries& active, const HalfSine& impact, double mass);

/// Part of the time with hardly any ground force: under 5 % of its mean. More than none is running.
double find_flight(const Stride& stride);

/// Force peaks in a series of `strides` as physics.md section 4 counts them: sum of both feet, 10 Hz low-pass, prominence
/// at least 2 % of body weight.
int count_force_peaks(const FourierSeries& ground_force, double body_weight, int strides = 1);

}  // namespace spinewalk::loading
