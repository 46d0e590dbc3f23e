/// How the chain passes the shaking of the pelvis on, linearised about the mean load of a stride. Amplitude ratios of
/// acceleration, segment over S1, indices as model::kSegmentNames; the thorax stands for T12.
#pragma once

#include "model/levels.hpp"

#include <array>

namespace spinewalk::spine {

struct Band {
  double low, high;  ///< [Hz]
};
/// Where a touchdown shakes the pelvis and shock attenuation is measured (loads.md 3c).
inline constexpr Band kImpactBand{10, 20};

struct Dynamics {
  std::array<double, model::kSegments> at_5_hz, at_12_hz;
  std::array<double, model::kSegments> impact;  ///< root mean square in kImpactBand, for the spectrum of the stride
  double resonance;                             ///< [Hz] first peak of the thorax
};

}  // namespace spinewalk::spine
