#include "cli/summary_table.hpp"

#include "cli/csv_tables.hpp"

#include <array>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace spinewalk::cli {
namespace {

using solve::PhaseSummary;

/// A number of the summary: the name of its dataset in the result file and its unit there.
struct Quantity {
  std::string_view name, unit;
  model::PerLevel<double> PhaseSummary::*values;
};

constexpr std::array<Quantity, 11> kQuantities{{
    {"force_max", "N", &PhaseSummary::force_max},
    {"force_mean", "N", &PhaseSummary::force_mean},
    {"force_min", "N", &PhaseSummary::force_min},
    {"pressure_min", "Pa", &PhaseSummary::pressure_min},
    {"pressure_mean", "Pa", &PhaseSummary::pressure_mean},
    {"pressure_max", "Pa", &PhaseSummary::pressure_max},
    {"height_change", "m", &PhaseSummary::height_change},
    {"inflow", "m3", &PhaseSummary::inflow},
    {"outflow", "m3", &PhaseSummary::outflow},
    {"net_inflow", "m3", &PhaseSummary::net_inflow},
    {"peaks_per_stride", "1", &PhaseSummary::peaks_per_stride},
}};

constexpr double kMegapascal = 1e6, kMillimetre = 1e-3, kMicrolitre = 1e-9;

std::string table_row(const PhaseSummary& phase, std::size_t level, double body_weight) {
  const auto force = [&](const model::PerLevel<double>& values) {
    return fmt::format("{:6.0f} {:5.2f}", values[level], values[level] / body_weight);
  };
  const double peaks = phase.peaks_per_stride[level];
  return fmt::format("{:<14.14} {}  {}  {}  {}  {:5.2f} {:5.2f} {:5.2f}  {:+7.3f}  {:8.2f} {:8.2f} {:+8.2f} {:>6}\n",
                     level == 0 ? phase.label : "", model::kLevelNames[level], force(phase.force_max),
                     force(phase.force_mean), force(phase.force_min), phase.pressure_min[level] / kMegapascal,
                     phase.pressure_mean[level] / kMegapascal, phase.pressure_max[level] / kMegapascal,
                     phase.height_change[level] / kMillimetre, phase.inflow[level] / kMicrolitre,
                     phase.outflow[level] / kMicrolitre, phase.net_inflow[level] / kMicrolitre,
                     peaks > 0 ? fmt::format("{:.3g}", peaks) : "-");
}

}  // namespace

std::string to_table(const std::string& name, const results::Result& result) {
  std::string text;
  if (!result.record.complete)
    text += fmt::format("incomplete: {}\n", result.record.stop_reason);
  text += fmt::format("{}: {} (body weight {:.0f} N)\n\n", name, result.provenance.title, result.body_weight);
  text +=
      "                      peak force    mean force     min force     pressure [MPa]    height   fluid [mm3]"
      "                 peaks/\n"
      "activity       level     N    BW       N    BW       N    BW    min  mean   max      [mm]        in      out"
      "      net stride\n";
  for (const PhaseSummary& phase : result.record.phases)
    for (std::size_t level = 0; level < model::kLevels; ++level)
      text += table_row(phase, level, result.body_weight);
  return text + "\nBW: force over body weight. Height and fluid: change, and water in, out and net, over the activity.\n";
}

std::string csv_header() {
  std::string text = "result,complete,phase,activity,level,start [s],end [s]";
  for (const Quantity& quantity : kQuantities) text += fmt::format(",{} [{}]", quantity.name, quantity.unit);
  return text + "\n";
}

std::string to_csv(const std::string& name, const results::Result& result) {
  std::string text;
  for (const PhaseSummary& phase : result.record.phases)
    for (std::size_t level = 0; level < model::kLevels; ++level) {
      text += fmt::format("{},{:d},{},{},{},{},{}", quoted_csv(name), result.record.complete, quoted_csv(phase.label),
                          phase.activity, model::kLevelNames[level], phase.start, phase.end);
      for (const Quantity& quantity : kQuantities) text += fmt::format(",{}", (phase.*quantity.values)[level]);
      text += '\n';
    }
  return text;
}

nlohmann::json to_json(const std::string& name, const results::Result& result) {
  nlohmann::json phases = nlohmann::json::array();
  for (const PhaseSummary& phase : result.record.phases) {
    nlohmann::json levels;
    for (std::size_t level = 0; level < model::kLevels; ++level)
      for (const Quantity& quantity : kQuantities)
        levels[std::string(model::kLevelNames[level])][std::string(quantity.name)] = (phase.*quantity.values)[level];
    phases.push_back({{"label", phase.label},
                      {"activity", phase.activity},
                      {"start", phase.start},
                      {"end", phase.end},
                      {"levels", std::move(levels)}});
  }
  return {{"result", name},
          {"complete", result.record.complete},
          {"stop_reason", result.record.stop_reason},
          {"title", result.provenance.title},
          {"body_weight", result.body_weight},
          {"phases", std::move(phases)}};
}

}  // namespace spinewalk::cli
