/// The touchdown pulse. physics.md section 4: a mass m lands with speed v on springs in series.
///   1/k = 1/k_heel + 1/k_shoe + 1/k_surface          (1)
///   peak = v sqrt(m k) (1 - loss) (1 - loss_surface k/k_surface)   (2)   half-sine; the ground loses its share
///   width = pi sqrt(m / k)                           (3)
/// Leg adaptation L: v and sqrt(m) each rise by (k_ref / k)^(L/4) as the contact softens below k_ref, so that
///   peak ~ k^((1-L)/2)                               (4)   L = 0: as sqrt(k); L = 1: cushioning buys nothing
#pragma once

#include "loading/pulse.hpp"
#include "model/activity.hpp"
#include "model/model.hpp"

namespace spinewalk::loading {

enum class Gait { walking, running };

/// [m/s] vertical speed of the landing foot. Contact::touchdown_speed holds for running at 3 m/s.
double touchdown_speed(const model::Contact& contact, Gait gait, double speed);

/// What strike, slope and drop make of the landing speed [1]: 1 for a level landing on the heel of a shoe with a drop
/// of 10 mm.
///   strike   rearfoot 1, midfoot 0.5, forefoot 0
///   slope    1 - 0.06 a downhill, max(0, 1 - (a / 9)^2) uphill, a in degrees
///   drop     1 - 0.01 (drop - 10 mm) / mm
double landing_factor(const model::Contact& contact, const model::Ground& ground, model::Strike strike);

/// The pulse [N] of a landing at `landing_speed` [m/s] on this ground, starting at `start` [s].
HalfSine find_impact(const model::Contact& contact, const model::Ground& ground,
                     const model::Subject& subject, double landing_speed, double start);

/// Gain of the leg [1] at a frequency [Hz]: acceleration of the pelvis over impact force / body mass. 0
/// outside 10-25 Hz, 1 inside 12.5-20 Hz, cosine edges between.
double leg_transmissibility(double frequency);

/// The pelvis acceleration [m/s2] that a train of touchdown pulses [N] makes through the leg; zero mean.
FourierSeries through_the_leg(const FourierSeries& impact_force, double body_mass);

}  // namespace spinewalk::loading
