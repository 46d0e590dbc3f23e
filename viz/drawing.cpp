#include "viz/drawing.hpp"

#include "viz/vertebra.hpp"

namespace spinewalk::viz {
namespace {

/// Middle of a rim that has pushed out this volume all around, with a parabolic profile: volume = 2/3 rim height perimeter.
double rim_of_bulge(const Endplate& outline, double bulge_mm3, double height_mm) {
  return 1.5 * bulge_mm3 / (outline.perimeter() * height_mm);
}

}  // namespace

model::PerLevel<DrawnDisc> draw(const State& state, const model::PerLevel<double>& reference_height, double factor) {
  model::PerLevel<DrawnDisc> drawn{};
  for (std::size_t level = 0; level < model::kLevels; ++level) {
    const DiscState& disc = state.discs[level];
    const double reference = 1e3 * reference_height[level], height = 1e3 * disc.height;
    // Plates that thin discs to nothing, or a missing value, must not turn the spine inside out.
    const double exaggerated = reference + factor * (height - reference);
    drawn[level].height = exaggerated > 0.1 * reference ? exaggerated : 0.1 * reference;
    const double rim = factor * rim_of_bulge(vertebrae()[level + 1].lower, 1e9 * disc.bulge, height);
    drawn[level].rim = std::isfinite(rim) ? rim : 0;
    drawn[level].pressure = disc.pressure;
  }
  return drawn;
}

namespace {

bool fits(const State& state, const model::PerLevel<double>& reference_height, double factor) {
  const auto drawn = draw(state, reference_height, factor);
  for (std::size_t level = 0; level < model::kLevels; ++level) {
    const double share = drawn[level].height / (1e3 * reference_height[level]);
    if (share < 0.5 || share > 1.5 || drawn[level].rim > 5) return false;
  }
  return true;
}

}  // namespace

double choose_exaggeration(const std::vector<State>& states, const model::PerLevel<double>& reference_height) {
  double chosen = 1;
  for (const double factor : {2, 3, 4, 5, 6, 8, 10, 15, 20}) {
    for (const State& state : states)
      if (!fits(state, reference_height, factor)) return chosen;
    chosen = factor;
  }
  return chosen;
}

}  // namespace spinewalk::viz
