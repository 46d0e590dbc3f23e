/// What a run leaves behind, in memory: the solver fills it, results/ writes and reads it. NaN: not part of this run. Shapes in brackets:
/// T rows, L levels, Z column cells, R routes, B segments, P phases. SI units. Product.md section 6 names the datasets.
#pragma once

#include "loading/dose.hpp"
#include "model/levels.hpp"

#include <array>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

namespace spinewalk::solve {

inline constexpr std::size_t kRoutes = 5;
inline constexpr std::array<std::string_view, kRoutes> kRouteNames{
    "cranial_endplate", "caudal_endplate", "annulus_endplates", "annulus_periphery", "nucleus_to_annulus"};

inline constexpr std::size_t kSolutes = 4;
inline constexpr std::array<std::string_view, kSolutes> kSoluteNames{"oxygen", "glucose", "lactate", "macromolecule"};

/// [Z] each, mol/m3 in pore water; the macromolecule over its value in blood.
using Concentrations = std::array<std::vector<double>, kSolutes>;

/// What one solute did in one disc since the start [mol]; of the macromolecule, of which blood holds 1, [m3 of blood].
struct SoluteExchange {
  std::array<double, kRoutes> convected{}, diffused{};  ///< into the column, net; the last route from the annulus
  double made = 0;                                      ///< by the cells, less what they used

  auto kept() { return std::tie(convected, diffused, made); }
};

/// Names along the axes. A rig has fewer: the first entries of the arrays below are then used, the others are zero.
struct Labels {
  std::vector<std::string> levels{model::kLevelNames.begin(), model::kLevelNames.end()};
  std::vector<std::string> routes{kRouteNames.begin(), kRouteNames.end()};
  std::vector<std::string> solutes{kSoluteNames.begin(), kSoluteNames.end()};
  std::vector<std::string> segments{model::kSegmentNames.begin(), model::kSegmentNames.end()};
};

/// One row of /disc: a moment of one disc; min, mean, max cover the interval since the row before.
struct DiscRow {
  double height, force_min, force_mean, force_max, pressure_min, pressure_mean, pressure_max;
  double fluid_volume, stiffness, bulge, balance_residual;  ///< [m3], [N/m], [m3] pushed out over the periphery, [1]
  std::array<double, kRoutes> inflow, outflow;  ///< [m3] cumulative since the start
  std::array<double, kRoutes> driven_mechanical, driven_osmotic;  ///< [m3] cumulative; sum: outflow less inflow
  std::array<SoluteExchange, kSolutes> solute;
  double viability_min;                         ///< [1] least share of cells alive in any cell of the column
};

struct Row {
  double time;  ///< [s]
  model::PerLevel<DiscRow> discs;
  model::PerLevel<std::vector<double>> void_ratio, pressure;  ///< [Z] each
  model::PerLevel<Concentrations> concentration;
  std::array<double, model::kSegments> position;  ///< [m] vertical, S1..head
};

/// A few consecutive strides, sampled.
struct Burst {
  std::size_t phase;         ///< index
  std::string place;         ///< "first", "middle", "last"
  std::vector<double> time;  ///< [N] s since the start of the run
  std::vector<double> excitation;                                  ///< [N] m/s2 pelvis acceleration
  model::PerLevel<std::vector<double>> force, pressure, height;    ///< [N]
  std::array<std::vector<double>, model::kSegments> position;      ///< [N]
};

struct PhaseSummary {
  std::string label;       ///< "1 standing"
  std::string activity;    ///< "standing"
  std::string parameters;  ///< JSON text
  double start, end;       ///< [s]
  loading::Dose dose{};    ///< of the exercise
  double body_mass = 0, core_endurance = 0;  ///< [kg], [1] of the person in this phase
  model::PerLevel<double> force_min, force_mean, force_max, pressure_min, pressure_mean, pressure_max;
  model::PerLevel<double> height_change, inflow, outflow, net_inflow;  ///< over the phase; [m], [m3]
  model::PerLevel<double> driven_mechanical, driven_osmotic;           ///< [m3] out over the phase, all routes
  model::PerLevel<std::array<double, kSolutes>> solute_convected, solute_diffused;  ///< in over the phase, all routes
  model::PerLevel<double> peaks_per_stride;
  model::PerLevel<double> force_weight, force_inertia, force_impact, force_muscle;  ///< [N] add up to force_max
  model::PerLevel<double> force_max_sd;     ///< [N] SD over the strides of a replay of the largest force of each
  model::PerLevel<double> force_shear;      ///< [N] at force_max, forwards positive
  model::PerLevel<double> energy_absorbed;  ///< [J] a stride, turned to heat
  model::PerLevel<double> energy_seepage;   ///< [J] of this, by water
  std::array<double, model::kSegments> transmissibility_5hz, transmissibility_12hz, transmissibility_impact;  ///< [1]
  double resonance_frequency;                                                                                 ///< [Hz]
  model::PerLevel<double> oxygen_min, glucose_min, lactate_max, ph_min, viability_min;  ///< [mol/m3], [1]; over cells and time
};

struct SolverReport {
  long steps = 0, rejected = 0, evaluations = 0, probes = 0;
  long column_solves = 0;            ///< linear solves of a column, probes counted by their cells, start not counted
  double smallest_step = 0;          ///< [s]
  double averaging_error = 0;        ///< [1] estimated, relative
  double periodic_residual = 0;      ///< [1] worst of the gait responses
  double start_residual = 0;         ///< [1] of the periodic day
  std::string message = "run() was not called";
};

struct Record {
  Labels labels;
  std::vector<Row> rows;
  model::PerLevel<std::vector<double>> cell_position;  ///< [Z] m from the cranial bone, reference state
  std::vector<Burst> bursts;
  std::vector<PhaseSummary> phases;
  SolverReport solver;
  bool complete = false;
  std::string stop_reason;  ///< why it is incomplete
};

}  // namespace spinewalk::solve
