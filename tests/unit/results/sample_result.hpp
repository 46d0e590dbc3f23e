/// A made-up but plausible result for tests of the file and of the pictures: half an hour each of standing,
/// walking and running, a row a minute, three strides of burst at the first, middle and last of each gait, 64
/// column cells. No number here is a result of the model.
#pragma once

#include "results/file.hpp"

#include <cmath>
#include <numbers>

namespace spinewalk::results::sample {

inline constexpr std::size_t kCells = 64;
inline constexpr double kPhaseLength = 1800;  // [s]
inline constexpr double kRowEvery = 60;       // [s]

struct Gait {
  const char* label;
  const char* activity;
  const char* parameters;
  double mean, amplitude;  // [N] at L4L5
  double stride;           // [s], 0 for a posture
  double peaks;            // force peaks a stride
};

inline constexpr std::array<Gait, 3> kGaits{
    {{"1 standing", "standing", R"({"for": "30 min"})", 520, 0, 0, 0},
     {"2 walking", "walking", R"({"for": "30 min", "speed": "1.3 m/s"})", 600, 220, 1.06, 2},
     {"3 running", "running", R"({"for": "30 min", "speed": "2.8 m/s"})", 760, 1150, 0.74, 2}}};

inline constexpr model::PerLevel<double> kHeights{0.0095, 0.0103, 0.0112, 0.0115, 0.0107};  // [m]
inline constexpr double kArea = 1.6e-3;                                                     // [m2]

/// More body above the lower discs.
inline double share(std::size_t level) { return 0.86 + 0.035 * static_cast<double>(level); }
inline double pressure_of(double force) { return 1.0e5 + 0.6 * force / kArea * 1.4; }
/// Water lost by a disc under this mean force after this time.
inline double lost(double force, double time) { return 1.1e-9 * force * (1 - std::exp(-time / 7200)); }

inline std::array<double, model::kSegments> standing_positions(double lost_height) {
  std::array<double, model::kSegments> z{};
  double at = 0;
  for (std::size_t body = 1; body < 6; ++body) {
    at += 0.028 + kHeights[5 - body] - lost_height;
    z[body] = at;
  }
  z[6] = at + 0.22;
  z[7] = at + 0.51;
  return z;
}

inline solve::DiscRow disc_row(const Gait& gait, std::size_t level, double time) {
  const double mean = gait.mean * share(level), swing = gait.amplitude * share(level);
  const double water = lost(mean, time);
  solve::DiscRow row{};
  row.height = kHeights[level] - water / kArea - mean / 1.5e6;
  row.force_min = mean - 0.6 * swing;
  row.force_mean = mean;
  row.force_max = mean + swing;
  row.pressure_min = pressure_of(row.force_min);
  row.pressure_mean = pressure_of(row.force_mean);
  row.pressure_max = pressure_of(row.force_max);
  row.fluid_volume = 0.78 * kArea * kHeights[level] - water;
  row.stiffness = 1.2e6 + 900 * mean;
  row.bulge = 0.2 * mean / 1.5e6 * kArea;
  row.viability_min = 1 - 1e-6 * time;
  row.balance_residual = 1e-13 * (1 + static_cast<double>(level));
  for (std::size_t route = 0; route < solve::kRoutes; ++route) {
    const double part = 0.1 * (1 + static_cast<double>(route));
    row.inflow[route] = part * 0.02 * water;
    row.outflow[route] = part * 0.98 * water;
    row.driven_mechanical[route] = part * 2.5 * water;
    row.driven_osmotic[route] = -part * 1.54 * water;
    for (std::size_t solute = 0; solute < solve::kSolutes; ++solute) {
      row.solute[solute].convected[route] = -part * water * (1 + static_cast<double>(solute));
      row.solute[solute].diffused[route] = part * 1e-10 * time;
      row.solute[solute].made = -1e-10 * time;
    }
  }
  return row;
}

inline solve::Row row(const Gait& gait, double time) {
  solve::Row row{};
  row.time = time;
  for (std::size_t level = 0; level < model::kLevels; ++level) {
    row.discs[level] = disc_row(gait, level, time);
    for (std::size_t cell = 0; cell < kCells; ++cell) {
      const double s = (static_cast<double>(cell) + 0.5) / kCells, hump = 4 * s * (1 - s);
      const double dried = lost(gait.mean, time) / (0.2 * kArea * kHeights[level]);
      row.void_ratio[level].push_back(3.6 - dried * (1.4 - 0.4 * hump));
      row.pressure[level].push_back(row.discs[level].pressure_mean * (0.7 + 0.3 * hump));
      for (std::size_t solute = 0; solute < solve::kSolutes; ++solute)
        row.concentration[level][solute].push_back((1 + static_cast<double>(solute)) * (1 - 0.5 * hump) + 1e-6 * time);
    }
  }
  row.position = standing_positions(lost(gait.mean, time) / kArea);
  return row;
}

/// Two peaks a stride: 1 at the peak, -0.6 at the trough.
inline double swing(double turns) {
  const double c = std::cos(4 * std::numbers::pi * turns);
  return 0.2 + 0.8 * c;
}

inline solve::Burst burst(std::size_t phase, const char* place, double start) {
  constexpr int kSamples = 100, kStrides = 3;  // samples a stride
  const Gait& gait = kGaits[phase];
  solve::Burst burst{};
  burst.phase = phase;
  burst.place = place;
  for (int i = 0; i < kSamples * kStrides; ++i) {
    const double turns = static_cast<double>(i) / kSamples, time = start + turns * gait.stride;
    burst.time.push_back(time);
    burst.excitation.push_back(0.006 * gait.amplitude * swing(turns));
    for (std::size_t level = 0; level < model::kLevels; ++level) {
      const auto mean = disc_row(gait, level, time);
      const double force = mean.force_mean + gait.amplitude * share(level) * swing(turns);
      burst.force[level].push_back(force);
      burst.pressure[level].push_back(pressure_of(force));
      burst.height[level].push_back(mean.height - (force - mean.force_mean) / 1.8e6);
    }
    const auto rest = standing_positions(lost(gait.mean, time) / kArea);
    for (std::size_t body = 0; body < model::kSegments; ++body)
      burst.position[body].push_back(rest[body] - 0.02 * std::cos(4 * std::numbers::pi * turns));
  }
  return burst;
}

inline solve::PhaseSummary summary(std::size_t phase, const solve::Row& first, const solve::Row& last) {
  const Gait& gait = kGaits[phase];
  solve::PhaseSummary out{};
  out.label = gait.label;
  out.activity = gait.activity;
  out.parameters = gait.parameters;
  out.start = first.time;
  out.end = last.time;
  out.dose = {120 + 10.0 * static_cast<double>(phase), 60 + 5.0 * static_cast<double>(phase), 0.2, 3.4, 1.5e5};
  for (std::size_t level = 0; level < model::kLevels; ++level) {
    const auto &a = first.discs[level], &b = last.discs[level];
    out.force_min[level] = b.force_min;
    out.force_mean[level] = b.force_mean;
    out.force_max[level] = b.force_max;
    out.pressure_min[level] = b.pressure_min;
    out.pressure_mean[level] = b.pressure_mean;
    out.pressure_max[level] = b.pressure_max;
    out.height_change[level] = b.height - a.height;
    for (std::size_t route = 0; route + 1 < solve::kRoutes;
         ++route) {  // the last route stays inside the disc
      out.inflow[level] += b.inflow[route] - a.inflow[route];
      out.outflow[level] += b.outflow[route] - a.outflow[route];
    }
    out.net_inflow[level] = out.inflow[level] - out.outflow[level];
    out.peaks_per_stride[level] = gait.peaks;
    out.force_weight[level] = 0.5 * b.force_max;
    out.force_inertia[level] = 0.2 * b.force_max;
    out.force_impact[level] = 0.05 * b.force_max;
    out.force_muscle[level] = 0.25 * b.force_max;
    out.force_shear[level] = 0.1 * b.force_max;
    out.force_max_sd[level] = 0.02 * b.force_max;
    out.energy_absorbed[level] = 0.03 + 0.01 * static_cast<double>(level);
    out.energy_seepage[level] = 0.2 * out.energy_absorbed[level];
    out.oxygen_min[level] = 0.01 + 1e-3 * static_cast<double>(phase);
    out.glucose_min[level] = 1.2 - 0.1 * static_cast<double>(phase);
    out.lactate_max[level] = 4 + 0.1 * static_cast<double>(level);
    out.ph_min[level] = 7.4 - 0.09 * out.lactate_max[level];
    out.viability_min[level] = b.viability_min;
  }
  for (std::size_t body = 0; body < model::kSegments; ++body) {
    out.transmissibility_5hz[body] = 1 + 0.02 * static_cast<double>(body);
    out.transmissibility_12hz[body] = 1 - 0.03 * static_cast<double>(body);
    out.transmissibility_impact[body] = 1 - 0.04 * static_cast<double>(body);
  }
  out.resonance_frequency = 4.5 + static_cast<double>(phase);
  return out;
}

inline solve::Record record() {
  solve::Record record{};
  record.rows.push_back(row(kGaits[0], 0));
  for (std::size_t phase = 0; phase < kGaits.size(); ++phase) {
    const Gait& gait = kGaits[phase];
    const double start = kPhaseLength * static_cast<double>(phase);
    const solve::Row first = record.rows.back();
    for (double t = kRowEvery; t <= kPhaseLength; t += kRowEvery) record.rows.push_back(row(gait, start + t));
    record.phases.push_back(summary(phase, first, record.rows.back()));
    if (gait.stride == 0) continue;
    record.bursts.push_back(burst(phase, "first", start));
    record.bursts.push_back(burst(phase, "middle", start + kPhaseLength / 2));
    record.bursts.push_back(burst(phase, "last", start + kPhaseLength - 3 * gait.stride));
  }
  for (std::size_t level = 0; level < model::kLevels; ++level)
    for (std::size_t cell = 0; cell < kCells; ++cell)
      record.cell_position[level].push_back(kHeights[level] * (static_cast<double>(cell) + 0.5) / kCells);
  record.solver = {.steps = 412,
                   .rejected = 7,
                   .evaluations = 183004,
                   .probes = 96,
                   .column_solves = 4321,
                   .smallest_step = 2.5e-5,
                   .averaging_error = 3.1e-5,
                   .periodic_residual = 4.4e-10,
                   .start_residual = 8.0e-7,
                   .message = "done"};
  record.complete = true;
  return record;
}

/// The whole sample; `result(false)` is one that stopped in the middle of running.
inline Result result(bool complete = true) {
  Result out;
  out.record = record();
  out.reference_height = kHeights;
  out.body_weight = 70 * 9.80665;
  out.provenance = {
      .title = "Stand, walk, run (made up)",
      .scenario_written = "schema: spinewalk/1\ntitle: Stand, walk, run (made up)\n",
      .scenario_resolved = "schema: spinewalk/1\nsubject: {mass: 70 kg}\n",
      .model = "name: made_up  # µ\n",
      .bibliography = "Nobody 2000\nNobody 2001\n",
      .build = "g++, Release",
      .code_version = "0.1.0",
      .git_sha = "0123456789abcdef0123456789abcdef01234567",
      .scenario_sha256 = std::string(64, 'a'),
      .model_sha256 = std::string(64, 'b'),
      .run = {{"created", "2024-01-01T00:00:00Z"}, {"host", "nowhere"}, {"wall_time", "1.5 s"}}};
  if (!complete) {
    out.record.complete = false;
    out.record.stop_reason = "smallest step reached at 4500 s, running, L4L5";
    out.record.rows.resize(out.record.rows.size() - 15);
  }
  return out;
}

}  // namespace spinewalk::results::sample
