#include "loading/impact.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>

namespace spinewalk::loading {
namespace {

constexpr model::Subject kSubject{70, 1.75, 30, model::Sex::male, 0.2, 3e-3};

model::Contact contact_of(double shoe, double adaptation) {
  model::Contact contact{};
  contact.effective_mass_fraction = 0.08;
  contact.touchdown_speed = 1.0;
  contact.heel_pad = 150e3;
  contact.footwear.fill({shoe, 10e-3});
  contact.surfaces.fill({4000e3, 0});
  contact.loss = 0.4;
  contact.leg_adaptation = adaptation;
  return contact;
}

HalfSine impact_of(double shoe, double adaptation) {
  return find_impact(contact_of(shoe, adaptation), {}, kSubject, 1, 0);
}

TEST(Impact, IsAMassOnSpringsInSeries) {
  const HalfSine impact = impact_of(125e3, 0.5);  // the reference contact: adaptation changes nothing
  const double k = 1 / (1 / 150e3 + 1 / 125e3 + 1 / 4000e3), m = 5.6;
  EXPECT_NEAR(impact.peak, std::sqrt(m * k) * 0.6, 1e-9);
  EXPECT_NEAR(impact.width, std::numbers::pi * std::sqrt(m / k), 1e-12);
  EXPECT_NEAR(impact.impulse(), 2 / std::numbers::pi * impact.peak * impact.width, 1e-12);
}

TEST(Impact, LegAdaptationUndoesCushioning) {
  const double soft = 75e3, hard = 450e3;  // maximal and street shoe, loads.md 3d
  const auto stiffness = [](double shoe) { return 1 / (1 / 150e3 + 1 / shoe + 1 / 4000e3); };
  const auto ratio = [&](double adaptation) {
    return impact_of(soft, adaptation).peak / impact_of(hard, adaptation).peak;
  };
  EXPECT_NEAR(ratio(0), std::sqrt(stiffness(soft) / stiffness(hard)), 1e-12);
  EXPECT_NEAR(ratio(1), 1, 1e-12);
  EXPECT_GT(ratio(0.5), ratio(0));
  EXPECT_LT(ratio(0.5), 1);
}

TEST(Impact, GroundThatKeepsEnergyLosesItsShareOfThePeak) {
  model::Contact contact = contact_of(125e3, 0);
  model::Soil& sand = contact.surfaces[static_cast<std::size_t>(model::Surface::sand)];
  const model::Ground on_sand{model::Surface::sand};
  sand = {40e3, 0};
  const double springy = find_impact(contact, on_sand, kSubject, 1, 0).peak;
  sand.loss = 0.9;
  const double k = 1 / (1 / 150e3 + 1 / 125e3 + 1 / 40e3);
  EXPECT_NEAR(find_impact(contact, on_sand, kSubject, 1, 0).peak / springy, 1 - 0.9 * k / 40e3, 1e-12);
}

TEST(Impact, LandingFollowsSlopeStrikeAndDrop) {
  const model::Contact contact = contact_of(125e3, 0.5);
  using enum model::Strike;
  const auto on_slope = [&](double degrees) {
    model::Ground ground;
    ground.incline = std::tan(degrees * std::numbers::pi / 180);
    return landing_factor(contact, ground, rearfoot);
  };
  EXPECT_EQ(landing_factor(contact, {}, rearfoot), 1);
  EXPECT_EQ(landing_factor(contact, {}, midfoot), 0.5);
  EXPECT_EQ(landing_factor(contact, {}, forefoot), 0);
  EXPECT_NEAR(on_slope(-9), 1.54, 1e-12);  // Gottschall 2005
  EXPECT_NEAR(on_slope(9), 0, 1e-12);
  EXPECT_EQ(on_slope(11), 0);
  EXPECT_GT(on_slope(4), 0.75);  // Telhan 2010: at 4 deg only the decline shows
  model::Ground flat;
  flat.drop = 0;
  EXPECT_NEAR(landing_factor(contact, flat, rearfoot), 1.1, 1e-12);
}

TEST(Impact, TouchdownSpeedGrowsWithSpeed) {
  const model::Contact contact = contact_of(125e3, 0.5);
  EXPECT_DOUBLE_EQ(touchdown_speed(contact, Gait::running, 3), 1.0);
  EXPECT_DOUBLE_EQ(touchdown_speed(contact, Gait::running, 4.5), 1.5);
  EXPECT_LT(touchdown_speed(contact, Gait::walking, 2), touchdown_speed(contact, Gait::running, 2));
}

TEST(Impact, ReachesThePelvisBetween10And25HzOnly) {
  const FourierSeries pulses = pulse_train(impact_of(125e3, 0.5), 0.73, 120);
  const FourierSeries pelvis = through_the_leg(pulses, 70);
  EXPECT_EQ(pelvis.mean, 0);
  double inside = 0;
  for (std::size_t i = 0; i < pelvis.harmonics.size(); ++i) {
    const double f = static_cast<double>(i + 1) / pelvis.period;
    const double size = std::hypot(pelvis.harmonics[i].cosine, pelvis.harmonics[i].sine);
    if (f <= 10 || f >= 25)
      EXPECT_EQ(size, 0) << f;
    else
      inside += size;
  }
  EXPECT_GT(inside, 0.1);
}

}  // namespace
}  // namespace spinewalk::loading
