#include "solve/rig_recorder.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace spinewalk::solve {
namespace {

Instants instants_of(const Reading& r) {
  Instants instants{};
  instants[0] = {r.force, r.force, r.force, r.pressure, r.pressure, r.pressure};
  return instants;
}

double sum_external(const disc::Routes<double>& routes) {
  double sum = 0;
  for (std::size_t r = 0; r + 1 < disc::kRoutes; ++r) sum += routes[r];  // the last one is inside a disc
  return sum;
}

}  // namespace

RigRecorder::RigRecorder(const model::Scenario& scenario, const disc::ColumnConstants<double>& column, double route_area,
                         Record& record)
    : scenario_(scenario), column_(column), route_area_(route_area), record_(record) {
  const bool is_column = std::holds_alternative<model::RigColumn>(scenario.rig->specimen);
  record.labels.levels = {scenario.rig->name()};
  if (is_column) record.labels.routes = {"top", "bottom"};
  record.labels.solutes = {"solute"};
  record.labels.segments = {"base", "plate"};
  double z = 0;
  record.cell_position[0].clear();
  for (double dZ : column.thickness) {
    record.cell_position[0].push_back(z + 0.5 * dZ);
    z += dZ;
  }
}

DiscRow RigRecorder::disc_row(const Moment& moment) const {
  const Reading& r = moment.reading;
  const Instant i = since_row_.level(0);
  DiscRow row{};
  row.height = r.height;
  row.force_min = i.force_min, row.force_mean = i.force, row.force_max = i.force_max;
  row.pressure_min = i.pressure_min, row.pressure_mean = i.pressure, row.pressure_max = i.pressure_max;
  row.fluid_volume = r.fluid_volume;
  row.stiffness = r.stiffness;
  row.bulge = r.bulge;
  for (std::size_t k = 0; k < kRoutes; ++k) {
    row.inflow[k] = route_area_ * moment.state.inflow[k];
    row.outflow[k] = route_area_ * moment.state.outflow[k];
    row.driven_mechanical[k] = route_area_ * moment.state.mechanical[k];
    row.driven_osmotic[k] = row.outflow[k] - row.inflow[k] - row.driven_mechanical[k];
  }
  const double in = sum_external(row.inflow), out = sum_external(row.outflow);
  row.balance_residual = in + out > 0 ? (first_water_ - r.fluid_volume - (out - in)) / (in + out) : 0;
  row.viability_min = model::kNotGiven;
  for (auto& solute : row.solute) {
    solute.convected.fill(model::kNotGiven), solute.diffused.fill(model::kNotGiven);
    solute.made = model::kNotGiven;
  }
  return row;
}

void RigRecorder::row(double t, const Moment& moment) {
  Row row{};
  row.time = t;
  row.discs[0] = disc_row(moment);
  const auto& J = moment.state.J;
  for (std::size_t i = 0; i < J.size(); ++i) {
    const auto& swelling = column_.tissue[static_cast<std::size_t>(column_.region[i])].swelling;
    row.void_ratio[0].push_back((J[i] - swelling.phi) / swelling.phi);
    row.pressure[0].push_back(moment.state.p_N - disc::swelling_pressure(swelling, J[i]).value);
  }
  row.concentration[0][0] = moment.concentration;
  row.concentration[0][0].resize(J.size(), model::kNotGiven);
  row.position[1] = moment.reading.height;
  record_.rows.push_back(std::move(row));
  since_row_.start(last_);
}

void RigRecorder::begin_phase(std::size_t phase, double t, const Moment& moment) {
  if (record_.rows.empty()) first_water_ = moment.reading.fluid_volume;
  phase_ = phase;
  phase_start_ = last_knot_ = t;
  phase_end_ = t + scenario_.rig->load[phase].duration;
  first_height_ = moment.reading.height;
  first_inflow_ = moment.state.inflow;
  first_outflow_ = moment.state.outflow;
  first_mechanical_ = moment.state.mechanical;
  last_ = instants_of(moment.reading);
  since_row_.start(last_);
  since_phase_.start(last_);
  row(t, moment);
}

void RigRecorder::knot(double t, const Reading& reading) {
  const Instants now = instants_of(reading);
  since_row_.extend(t - last_knot_, last_, now);
  since_phase_.extend(t - last_knot_, last_, now);
  last_ = now;
  last_knot_ = t;
}

void RigRecorder::sample(const char* place, double t, const Reading& reading) {
  const bool open = !record_.bursts.empty() && record_.bursts.back().phase == phase_ && record_.bursts.back().place == place;
  if (!open) {
    Burst burst;
    burst.phase = phase_;
    burst.place = place;
    record_.bursts.push_back(std::move(burst));
  }
  Burst& burst = record_.bursts.back();
  burst.time.push_back(t);
  burst.excitation.push_back(0);  // the base of a bench stands still
  burst.force[0].push_back(reading.force);
  burst.pressure[0].push_back(reading.pressure);
  burst.height[0].push_back(reading.height);
  burst.position[0].push_back(0);
  burst.position[1].push_back(reading.height);
}

void RigRecorder::end_phase(double t, const Moment& moment) {
  const model::RigLoad& load = scenario_.rig->load[phase_];
  const Instant i = since_phase_.level(0);
  PhaseSummary s{};
  s.activity = load.cyclic() ? "cyclic" : "steady";
  s.label = fmt::format("{} {}", phase_ + 1, s.activity);
  s.parameters = load.parameters;
  s.start = phase_start_;
  s.end = t;
  s.force_min[0] = i.force_min, s.force_mean[0] = i.force, s.force_max[0] = i.force_max;
  s.pressure_min[0] = i.pressure_min, s.pressure_mean[0] = i.pressure, s.pressure_max[0] = i.pressure_max;
  s.height_change[0] = moment.reading.height - first_height_;
  s.inflow[0] = route_area_ * (sum_external(moment.state.inflow) - sum_external(first_inflow_));
  s.outflow[0] = route_area_ * (sum_external(moment.state.outflow) - sum_external(first_outflow_));
  s.net_inflow[0] = s.inflow[0] - s.outflow[0];
  s.driven_mechanical[0] = route_area_ * (sum_external(moment.state.mechanical) - sum_external(first_mechanical_));
  s.driven_osmotic[0] = -s.net_inflow[0] - s.driven_mechanical[0];
  s.solute_convected[0].fill(model::kNotGiven), s.solute_diffused[0].fill(model::kNotGiven);
  s.peaks_per_stride[0] = load.cyclic() ? 1 : 0;
  for (auto* unknown : {&s.oxygen_min, &s.glucose_min, &s.lactate_max, &s.ph_min, &s.viability_min, &s.force_weight,
                        &s.force_inertia, &s.force_impact, &s.force_muscle, &s.force_shear, &s.energy_absorbed, &s.energy_seepage,
                        &s.force_max_sd})
    (*unknown)[0] = model::kNotGiven;
  for (auto* unknown : {&s.transmissibility_5hz, &s.transmissibility_12hz, &s.transmissibility_impact})
    unknown->fill(model::kNotGiven);
  s.resonance_frequency = model::kNotGiven;
  record_.phases.push_back(std::move(s));
}

double RigRecorder::next_row(double t) const {
  const double every = scenario_.record.every;
  const double next = phase_start_ + every * (std::floor((t - phase_start_) / every + 1e-9) + 1);
  return std::min(next, phase_end_);
}

}  // namespace spinewalk::solve
