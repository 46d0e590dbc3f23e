/// Names what stops an integration: "L4L5 cell 63 (caudal endplate) (12.3), L5S1 annulus water (4.1), ...".
#pragma once

#include "solve/stepper.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>
#include <vector>

namespace spinewalk::solve {

struct Component {
  std::string name;
  double weighted;  ///< error over what the tolerance allows
};

/// The ten largest, those that are not finite first; "none" where there is nothing to name.
inline std::string name_worst(std::vector<Component> components) {
  constexpr std::size_t kNamed = 10;
  const auto size = [](const Component& c) {
    return std::isfinite(c.weighted) ? std::abs(c.weighted) : std::numeric_limits<double>::infinity();
  };
  std::stable_sort(components.begin(), components.end(),
                   [&](const Component& a, const Component& b) { return size(a) > size(b); });
  std::string text;
  for (std::size_t i = 0; i < std::min(kNamed, components.size()) && size(components[i]) > 0; ++i)
    text += fmt::format("{}{} ({:.3g})", i == 0 ? "" : ", ", components[i].name, components[i].weighted);
  return text.empty() ? "none" : text;
}

/// Components of one disc or column, by what its stepper says of the last attempt. `annulus`: its volume [m3], 0 without.
inline void append_components(std::vector<Component>& out, const std::string& disc, const Weighted& weighted,
                       const disc::ColumnConstants<double>& column, double annulus) {
  const double scale = disc::kStrainScale * weighted.allowed;
  double height = 0;
  for (const double dZ : column.thickness) height += dZ;
  for (std::size_t i = 0; i < weighted.cells.size(); ++i) {
    static constexpr const char* kRegions[] = {"cranial endplate", "nucleus", "caudal endplate"};
    const char* where = kRegions[static_cast<std::size_t>(column.region[i])];
    out.push_back({fmt::format("{} cell {} ({})", disc, i, where), weighted.cells[i] / scale});
  }
  if (annulus <= 0) return;
  out.push_back({disc + " annulus water", weighted.lumped[disc::kAnnulusWater] / (scale * annulus)});
  out.push_back({disc + " fast branch", weighted.lumped[disc::kFastBranch] / (scale * height)});
  out.push_back({disc + " slow branch", weighted.lumped[disc::kSlowBranch] / (scale * height)});
}

}  // namespace spinewalk::solve
