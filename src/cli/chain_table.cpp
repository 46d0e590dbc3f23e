#include "cli/chain_table.hpp"

#include <fmt/format.h>

#include <cmath>

namespace spinewalk::cli {
namespace {

using solve::PhaseSummary;

constexpr std::size_t kThorax = 6, kHead = 7;  // model::kSegmentNames

/// To the two digits shown, so that a zero has no sign of its own.
double rounded(double value) { return std::round(100 * value) / 100 + 0.0; }

std::string or_dash(double value) { return std::isnan(value) ? "-" : fmt::format("{:.2f}", value); }

std::string split_row(const std::string& first, const PhaseSummary& phase, std::size_t level, const std::string& name,
                      double body_weight) {
  const auto share = [&](const model::PerLevel<double>& force) { return rounded(force[level] / body_weight); };
  const double energy = phase.energy_absorbed[level];
  return fmt::format("{:<14.14} {:<5} {:7.2f} {:+8.2f} {:+7.2f} {:7.2f} {:7.2f} {:>5} {:+7.2f} {:>11}\n", first, name,
                     share(phase.force_weight), share(phase.force_inertia), share(phase.force_impact),
                     share(phase.force_muscle), share(phase.force_max), or_dash(phase.force_max_sd[level] / body_weight),
                     share(phase.force_shear),
                     energy > 0 ? fmt::format("{:.3f}", energy) : "-");
}

std::string dynamics_row(const PhaseSummary& phase) {
  if (std::isnan(phase.transmissibility_5hz[kThorax])) return "";
  std::string text = fmt::format("{:<20.20}", phase.label);
  for (const std::size_t segment : {kThorax, kHead})
    for (const auto* ratios :
         {&phase.transmissibility_5hz, &phase.transmissibility_12hz, &phase.transmissibility_impact})
      text += fmt::format(" {:>8}", or_dash((*ratios)[segment]));
  return text + fmt::format(" {:>10}\n", or_dash(phase.resonance_frequency));
}

}  // namespace

std::string chain_table(const results::Result& result) {
  const auto& phases = result.record.phases;
  if (phases.empty() || std::isnan(phases.front().force_weight[0]) || !(result.body_weight > 0)) return "";
  const auto& levels = result.record.labels.levels;
  std::string text = fmt::format("\n{:<14} {:<5} {:>7} {:>8} {:>7} {:>7} {:>7} {:>5} {:>7} {:>11}\n", "peak [BW]", "level",
                                 "weight", "inertia", "impact", "muscle", "= force", "SD", "shear", "J a stride");
  for (const PhaseSummary& phase : phases)
    for (std::size_t level = 0; level < levels.size(); ++level)
      text += split_row(level == 0 ? phase.label : "", phase, level, levels[level], result.body_weight);
  std::string shocks;
  for (const PhaseSummary& phase : phases) shocks += dynamics_row(phase);
  if (shocks.empty()) return text;
  text += fmt::format("\n{:<20}", "shocks over sacrum");
  for (const char* segment : {"T12", "head"})
    text += fmt::format(" {:>8} {:>8} {:>8}", fmt::format("{} 5 Hz", segment), "12 Hz", "10-20 Hz");
  text += fmt::format(" {:>10}\n", "resonance") + shocks;
  return text;
}

}  // namespace spinewalk::cli
