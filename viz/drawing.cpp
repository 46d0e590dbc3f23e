#include "viz/drawing.hpp"

#include "viz/vertebra.hpp"

namespace spinewalk::viz {
namespace {

constexpr double kThinnest = 1;  // [mm]

/// Middle of a rim that has pushed out this volume all around, with a parabolic profile: volume = 2/3 rim height perimeter.
double rim_of_bulge(std::size_t level, double bulge_mm3, double height_mm) {
  static const auto perimeters = [] {
    model::PerLevel<double> all{};
    for (std::size_t l = 0; l < model::kLevels; ++l) all[l] = vertebrae()[l + 1].lower.perimeter();
    return all;
  }();
  return 1.5 * bulge_mm3 / (perimeters[level] * height_mm);
}

}  // namespace

model::PerLevel<DrawnDisc> draw(const State& state, const State& reference, double factor) {
  model::PerLevel<DrawnDisc> drawn{};
  for (std::size_t level = 0; level < model::kLevels; ++level) {
    const DiscState &now = state.discs[level], &then = reference.discs[level];
    const double start = 1e3 * then.height, height = start + factor * (1e3 * now.height - start);
    // A disc drawn thinner than nothing, or a missing value, must not turn the spine inside out.
    drawn[level].height = height > kThinnest ? height : kThinnest;
    const double rim_then = rim_of_bulge(level, 1e9 * then.bulge, 1e3 * then.height);
    const double rim_now = rim_of_bulge(level, 1e9 * now.bulge, 1e3 * now.height);
    const double rim = rim_then + factor * (rim_now - rim_then);
    drawn[level].rim = std::isfinite(rim) ? rim : 0;
  }
  return drawn;
}

namespace {

bool fits(const State& state, const State& reference, double factor) {
  const auto drawn = draw(state, reference, factor);
  for (std::size_t level = 0; level < model::kLevels; ++level) {
    const double share = drawn[level].height / (1e3 * reference.discs[level].height);
    if (share < 0.5 || share > 1.5 || drawn[level].rim > 8) return false;
  }
  return true;
}

}  // namespace

double choose_exaggeration(const std::vector<State>& states, const State& reference) {
  double chosen = 1;
  for (const double factor : {2, 3, 4, 5, 6, 8, 10, 15, 20}) {
    for (const State& state : states)
      if (!fits(state, reference, factor)) return chosen;
    chosen = factor;
  }
  return chosen;
}

}  // namespace spinewalk::viz
