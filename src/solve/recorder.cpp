#include "solve/recorder.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include <fmt/format.h>

namespace spinewalk::solve {
namespace {

/// Height of the head's centre above the sacrum over stature: ear at 0.936, hip at 0.530 of stature, L5/S1 some 0.05
/// above the hip (Winter 2009, fig. 4.1). Only where the head is drawn; status derived.
constexpr double kHeadHeight = 0.936 - 0.530 - 0.05;

double balance_residual(double lost, const disc::FluidState<double>& state) {
  double net = 0, exchanged = 0;
  for (std::size_t r = 0; r + 1 < disc::kRoutes; ++r) {  // the last route is inside the disc
    net += state.outflow[r] - state.inflow[r];
    exchanged += state.outflow[r] + state.inflow[r];
  }
  return exchanged > 0 ? (lost - net) / exchanged : 0.0;
}

double sum_external(const disc::Routes<double>& routes) {
  double sum = 0;
  for (std::size_t r = 0; r + 1 < disc::kRoutes; ++r) sum += routes[r];
  return sum;
}

double sum(const std::array<double, kRoutes>& routes) { return std::accumulate(routes.begin(), routes.end(), 0.0); }

}  // namespace

disc::Routes<double> driven_osmotic(const disc::FluidState<double>& state) {
  disc::Routes<double> osmotic;
  for (std::size_t r = 0; r < disc::kRoutes; ++r) osmotic[r] = state.outflow[r] - state.inflow[r] - state.mechanical[r];
  return osmotic;
}

std::array<double, model::kSegments> segment_positions(const model::Model& model,
                                                       const model::PerLevel<double>& heights) {
  std::array<double, model::kSegments> z{};
  const double vertebra = model.spine.vertebra_height;
  double top = 0;
  for (std::size_t i = 0; i < model::kLevels; ++i) {  // L5 upwards
    top += heights[model::kLevels - 1 - i];
    z[i + 1] = top + 0.5 * vertebra;
    top += vertebra;
  }
  z[6] = z[5] - 0.5 * vertebra - 0.5 * heights[0] + model.spine.com_height[0];
  z[7] = kHeadHeight * model.subject.stature;
  return z;
}

Recorder::Recorder(const model::Scenario& scenario, const std::vector<Element>& elements, const Nutrition& nutrition,
                   Record& record)
    : scenario_(scenario), elements_(elements), nutrition_(nutrition), record_(record) {
  for (std::size_t l = 0; l < model::kLevels; ++l) {
    double z = 0;
    record.cell_position[l].clear();
    for (double dZ : elements[l].constants().column.thickness) {
      record.cell_position[l].push_back(z + 0.5 * dZ);
      z += dZ;
    }
  }
}

DiscRow Recorder::disc_row(std::size_t l, double t, const disc::FluidState<double>& state) const {
  const auto& element = elements_[l];
  const disc::BasicForceLaw<double> law(element.constants().law);
  const auto w = element.water(state);
  const Instant i = since_row_.level(l);
  DiscRow row{};
  row.height = scenario_.model.discs[l].geometry.height - state.x;
  row.force_min = i.force_min, row.force_mean = i.force, row.force_max = i.force_max;
  row.pressure_min = i.pressure_min, row.pressure_mean = i.pressure, row.pressure_max = i.pressure_max;
  row.fluid_volume = fluid_volume(element, state);
  row.stiffness = law.stiffness(state.x, w);
  row.bulge = law.outer_bulge(state.x, w);
  row.balance_residual = balance_residual(first_water_[l] - row.fluid_volume, state);
  row.inflow = state.inflow;
  row.outflow = state.outflow;
  row.driven_mechanical = state.mechanical;
  row.driven_osmotic = driven_osmotic(state);
  row.solute = nutrition_.exchange(l, t);
  row.viability_min = nutrition_.viability_min(l, t);
  return row;
}

void Recorder::row(double t, const DiscStates& states) {
  Row row{};
  row.time = t;
  model::PerLevel<double> heights;
  for (std::size_t l = 0; l < model::kLevels; ++l) {
    const auto& state = states[l];
    const auto& column = elements_[l].constants().column;
    row.discs[l] = disc_row(l, t, state);
    row.concentration[l] = nutrition_.concentrations(l, t);
    note_solutes(l, row);
    heights[l] = row.discs[l].height;
    for (std::size_t i = 0; i < state.J.size(); ++i) {
      const auto& swelling = column.tissue[static_cast<std::size_t>(column.region[i])].swelling;
      row.void_ratio[l].push_back((state.J[i] - swelling.phi) / swelling.phi);
      row.pressure[l].push_back(state.p_N - disc::swelling_pressure(swelling, state.J[i]).value);
    }
  }
  row.position = segment_positions(scenario_.model, heights);
  record_.rows.push_back(std::move(row));
  since_row_.start(last_);
}

void Recorder::note_solutes(std::size_t l, const Row& row) {
  const auto& [oxygen, glucose, lactates, tracer] = row.concentration[l];
  const auto least = [](const std::vector<double>& c) { return *std::min_element(c.begin(), c.end()); };
  const double lactate = *std::max_element(lactates.begin(), lactates.end());
  extremes_.oxygen_min[l] = std::min(extremes_.oxygen_min[l], least(oxygen));
  extremes_.glucose_min[l] = std::min(extremes_.glucose_min[l], least(glucose));
  extremes_.lactate_max[l] = std::max(extremes_.lactate_max[l], lactate);
  extremes_.ph_min[l] = std::min(extremes_.ph_min[l], disc::ph(lactate));
  extremes_.viability_min[l] = std::min(extremes_.viability_min[l], row.discs[l].viability_min);
}

void Recorder::begin_phase(std::size_t phase, double t, const loading::Stride& stride, const DiscStates& states,
                           const Instants& instants) {
  if (record_.rows.empty())
    for (std::size_t l = 0; l < model::kLevels; ++l) first_water_[l] = fluid_volume(elements_[l], states[l]);
  phase_ = phase;
  phase_start_ = last_knot_ = t;
  phase_end_ = t + scenario_.timeline[phase].duration;
  stride_period_ = stride.begin_of(stride.strides()) / stride.strides();
  peaks_ = stride.force_peaks;
  const auto& timed = scenario_.timeline[phase];
  dose_ = loading::find_dose(timed.activity, stride, timed.duration, scenario_.model);
  last_ = instants;
  phase_states_ = states;
  for (std::size_t l = 0; l < model::kLevels; ++l) phase_solutes_[l] = nutrition_.exchange(l, t);
  since_row_.start(instants);
  since_phase_.start(instants);
  constexpr double kNone = std::numeric_limits<double>::infinity();
  for (auto* least : {&extremes_.oxygen_min, &extremes_.glucose_min, &extremes_.ph_min, &extremes_.viability_min})
    least->fill(kNone);
  extremes_.lactate_max.fill(-kNone);
  largest_force_.fill(-kNone);
  for (auto* ratios :
       {&extremes_.transmissibility_5hz, &extremes_.transmissibility_12hz, &extremes_.transmissibility_impact})
    ratios->fill(model::kNotGiven);
  extremes_.resonance_frequency = model::kNotGiven;
  row(t, states);
}

void Recorder::note(const ActivityLoad& load) {
  for (std::size_t l = 0; l < model::kLevels; ++l) {
    if (load.force_max[l] <= largest_force_[l]) continue;
    largest_force_[l] = load.force_max[l];
    extremes_.force_weight[l] = load.split.weight[l];
    extremes_.force_inertia[l] = load.split.inertia[l];
    extremes_.force_impact[l] = load.split.impact[l];
    extremes_.force_muscle[l] = load.split.muscle[l];
    extremes_.force_shear[l] = load.split.shear[l];
  }
}

void Recorder::note(const StrideHeat& heat) {
  extremes_.energy_absorbed = heat.absorbed;
  extremes_.energy_seepage = heat.seepage;
}

void Recorder::note(const spine::Dynamics& dynamics) {
  extremes_.transmissibility_5hz = dynamics.at_5_hz;
  extremes_.transmissibility_12hz = dynamics.at_12_hz;
  extremes_.transmissibility_impact = dynamics.impact;
  extremes_.resonance_frequency = dynamics.resonance;
}

void Recorder::knot(double t, const Instants& instants) {
  since_row_.extend(t - last_knot_, last_, instants);
  since_phase_.extend(t - last_knot_, last_, instants);
  last_ = instants;
  last_knot_ = t;
}

double Recorder::next_row(double t) const {
  const double every = scenario_.record.every;
  const double next = phase_start_ + every * (std::floor((t - phase_start_) / every + 1e-9) + 1);
  return std::min(next, phase_end_);
}

void Recorder::open_burst(const std::string& place) {
  Burst burst;
  burst.phase = phase_;
  burst.place = place;
  record_.bursts.push_back(std::move(burst));
}

void Recorder::burst(double t, const ActivityLoad& load, const DiscStates& states) {
  for (int k = 0; k < scenario_.record.bursts; ++k) stride(t + k * stride_period_, load, states);
}

void Recorder::stride(double t, const ActivityLoad& load, const DiscStates& states) {
  const int wanted = scenario_.record.bursts;
  constexpr double kRoundOff = 1e-6;  // [s] of a sum of strides
  const double after = t + kRoundOff;
  const char* place = t + kRoundOff < phase_start_ + burst_length()                           ? "first"
                      : after >= last_burst()                                                 ? "last"
                      : after >= middle_burst() && after < middle_burst() + burst_length() ? "middle"
                                                                                              : nullptr;
  if (wanted == 0 || place == nullptr) return;
  const bool open = !record_.bursts.empty() && record_.bursts.back().phase == phase_ &&
                    record_.bursts.back().place == place;
  if (!open) open_burst(place);
  Burst& burst = record_.bursts.back();
  const auto& r = load.response;
  const std::size_t n = kStrideSamples;
  if (burst.time.size() >= static_cast<std::size_t>(wanted) * n) return;
  // Of a replay, its strides from the first on.
  const std::size_t first = burst.time.size() % r.time.size();
  const auto waters = find_waters(elements_, states);
  model::PerLevel<double> mean_x;
  for (std::size_t l = 0; l < model::kLevels; ++l) {
    mean_x[l] = 0;
    for (double x : r.compression[l]) mean_x[l] += x / static_cast<double>(r.time.size());
  }
  for (std::size_t k = first; k < first + n; ++k) {
    burst.time.push_back(t + r.time[k] - r.time[first]);
    burst.excitation.push_back(r.base_acceleration[k]);
    model::PerLevel<double> heights;
    for (std::size_t l = 0; l < model::kLevels; ++l) {
      const disc::BasicForceLaw<double> law(elements_[l].constants().law);
      const double x = states[l].x + r.compression[l][k] - mean_x[l];
      heights[l] = scenario_.model.discs[l].geometry.height - x;
      burst.force[l].push_back(r.force[l][k]);
      burst.pressure[l].push_back(law.pressures(x, waters[l]).nucleus);
      burst.height[l].push_back(heights[l]);
    }
    auto z = segment_positions(scenario_.model, heights);
    const double base = r.displacement[0][k];
    for (std::size_t s = 0; s < 6; ++s) z[s] += base;
    for (std::size_t s = 6; s < model::kSegments; ++s) z[s] += r.displacement[s][k] - r.displacement[s][0] + r.displacement[0][0];
    for (std::size_t s = 0; s < model::kSegments; ++s) burst.position[s].push_back(z[s]);
  }
}

void Recorder::shorten_phase(double t) {
  const double share = (t - phase_start_) / (phase_end_ - phase_start_);
  for (double* amount : {&dose_.steps, &dose_.cycles, &dose_.energy}) *amount *= share;
  phase_end_ = t;
}

void Recorder::end_phase(double t, const DiscStates& states) {
  const auto& phase = scenario_.timeline[phase_];
  PhaseSummary summary = extremes_;
  summary.activity = std::string(model::activity_name(phase.activity));
  summary.label = fmt::format("{} {}", phase_ + 1, summary.activity);
  summary.parameters = phase.parameters;
  summary.start = phase_start_;
  summary.end = t;
  summary.dose = dose_;
  summary.body_mass = scenario_.model.subject.mass;
  summary.core_endurance = scenario_.model.spine.core_endurance;
  for (std::size_t l = 0; l < model::kLevels; ++l) {
    const Instant i = since_phase_.level(l);
    summary.force_min[l] = i.force_min, summary.force_mean[l] = i.force, summary.force_max[l] = i.force_max;
    summary.pressure_min[l] = i.pressure_min, summary.pressure_mean[l] = i.pressure;
    summary.pressure_max[l] = i.pressure_max;
    const auto& before = phase_states_[l];
    const auto& now = states[l];
    summary.height_change[l] = before.x - now.x;
    summary.inflow[l] = sum_external(now.inflow) - sum_external(before.inflow);
    summary.outflow[l] = sum_external(now.outflow) - sum_external(before.outflow);
    summary.net_inflow[l] = summary.inflow[l] - summary.outflow[l];
    summary.driven_mechanical[l] = sum_external(now.mechanical) - sum_external(before.mechanical);
    summary.driven_osmotic[l] = sum_external(driven_osmotic(now)) - sum_external(driven_osmotic(before));
    const auto solutes = nutrition_.exchange(l, t);
    for (std::size_t s = 0; s < kSolutes; ++s) {
      summary.solute_convected[l][s] = sum(solutes[s].convected) - sum(phase_solutes_[l][s].convected);
      summary.solute_diffused[l][s] = sum(solutes[s].diffused) - sum(phase_solutes_[l][s].diffused);
    }
    summary.peaks_per_stride[l] = peaks_;
  }
  record_.phases.push_back(std::move(summary));
}

}  // namespace spinewalk::solve
