#include "loading/water.hpp"

#include <algorithm>

namespace spinewalk::loading {

namespace {

constexpr double kWaterDensity = 995;                     // [kg/m3] fresh, 30 degC; measured
constexpr double kFatDensity = 900, kLeanDensity = 1100;  // [kg/m3] Siri 1961, measured

// Heights over stature (Winter 2009, fig. 4.1, and the surface landmarks of Gordon 1989: omphalion at L3L4 0.60-0.62,
// crotch 0.47, suprasternale 0.815): derived. Five lumbar slices of 0.021 from L5S1 at 0.58.
constexpr double kAnkle = 0.039, kKnee = 0.285, kHip = 0.530, kCrotch = 0.470, kSacrum = 0.580,
                 kShoulder = 0.830;
constexpr double kLumbarSlice = 0.021;
constexpr double kSeat = 0.530 - 0.285;  // what sitting lowers the trunk by: the thigh
constexpr double kThickness = 0.12;      // of a lying body; derived: chest depth 0.21 m (Gordon 1989)

// Masses of the legs over body mass, both sides (Winter 2009, table 4.1): measured.
constexpr double kFeet = 0.029, kShanks = 0.093, kThighs = 0.200;

constexpr double kHipDeep = 0.41;  // of body weight carried at the ASIS, loads.md 6: 59.1 % left; measured
constexpr double kMotionInWater = 0.4, kToneInWater = 0.45;  // loads.md 6, middle of the ranges; derived

FourierSeries scaled(FourierSeries series, double factor) {
  series.mean *= factor;
  for (Harmonic& harmonic : series.harmonics) {
    harmonic.cosine *= factor;
    harmonic.sine *= factor;
  }
  return series;
}

struct Slice {
  double low, high;  // over stature, standing
  double mass;       // over body mass
};

double share_below(double depth, double low, double high) {
  return std::clamp((depth - low) / (high - low), 0.0, 1.0);
}

/// Depth and heights over stature.
double immersed_share(double depth, const Slice& slice, Stance stance) {
  if (stance == Stance::lying) return share_below(depth, 0, kThickness);
  const double lower = stance == Stance::seated ? kSeat : 0;
  if (stance == Stance::seated && slice.low >= kKnee && slice.high <= kHip)  // thighs lie on the seat
    return share_below(depth, kKnee - 0.03, kKnee + 0.03);
  const double shift = slice.low >= kKnee ? lower : 0;
  return share_below(depth, slice.low - shift, slice.high - shift);
}

}  // namespace

Water find_water(double immersion, Stance stance, const model::Model& model) {
  Water water;
  if (immersion == 0) return water;
  const model::Subject& subject = model.subject;
  const double depth = immersion / subject.stature;
  const double fat = subject.fat_fraction;
  const double buoyant = kWaterDensity * (fat / kFatDensity + (1 - fat) / kLeanDensity);  // (1)
  const auto& above = model.spine.fraction_above;
  const double trunk = model.spine.thorax_fraction, head = model.spine.head_fraction;
  const double pelvis = 1 - above[model::kLevels - 1] - kFeet - kShanks - kThighs;

  for (const Slice& leg : {Slice{0, kAnkle, kFeet}, Slice{kAnkle, kKnee, kShanks},
                           Slice{kKnee, kHip, kThighs}, Slice{kCrotch, kSacrum, pelvis}})
    water.carried += leg.mass * buoyant * immersed_share(depth, leg, stance);

  double carried_above = 0;
  const auto add_body = [&](std::size_t body, const Slice& slice, double lungs) {
    const double floats = buoyant + lungs * kWaterDensity / (slice.mass * subject.mass);
    water.buoyancy[body] = floats * immersed_share(depth, slice, stance);
    carried_above += slice.mass * water.buoyancy[body];
  };
  double low = kSacrum;
  for (std::size_t body = 0; body < model::kLevels; ++body, low += kLumbarSlice) {  // L5 upwards
    const std::size_t level = model::kLevels - 1 - body;
    add_body(body, {low, low + kLumbarSlice, above[level] - (level > 0 ? above[level - 1] : trunk)}, 0);
  }
  add_body(model::kLevels, {low, kShoulder, trunk - head}, subject.lung_volume);
  add_body(model::kLevels + 1, {kShoulder, 1, head}, 0);

  water.carried += carried_above;
  water.carried_above = std::clamp(carried_above / above[model::kLevels - 1], 0.0, 1.0);
  const double hip = std::min(1.0, water.carried / kHipDeep);
  water.motion = 1 - (1 - kMotionInWater) * hip;
  water.impact = 1 - hip;
  if (stance != Stance::lying) water.tone = 1 - (1 - kToneInWater) * water.carried_above;
  return water;
}

FourierSeries damped(const FourierSeries& active, const Water& water) {
  FourierSeries result = scaled(active, water.motion);
  result.mean = active.mean;
  return result;
}

void immerse(Stride& stride, const Water& water, const model::Subject& subject) {
  stride.buoyancy = water.buoyancy;
  stride.posture.tonic *= water.tone;
  stride.phasic = scaled(stride.phasic, water.tone);
  stride.ground_force.mean -= water.carried * model::body_weight(subject);
}

}  // namespace spinewalk::loading
