/// Collects a Record while the solver runs: extremes and means between rows, rows, bursts, phase summaries.
#pragma once

#include "loading/stride.hpp"
#include "model/scenario.hpp"
#include "solve/activity_load.hpp"
#include "solve/nutrition.hpp"
#include "solve/record.hpp"

namespace spinewalk::solve {

/// Force and pressure of a disc at one moment: stride mean and the extremes of the stride around it. [N], [Pa]
struct Instant {
  double force, force_min, force_max, pressure, pressure_min, pressure_max;

  auto kept() { return std::tie(force, force_min, force_max, pressure, pressure_min, pressure_max); }
};
using Instants = model::PerLevel<Instant>;

/// Extremes and time mean of force and pressure between two moments.
class Interval {
 public:
  void start(const Instants& at);
  void extend(double duration, const Instants& before, const Instants& now);
  /// Mean, min and max; of an empty interval the moment itself.
  Instant level(std::size_t l) const;
  auto kept() { return std::tie(duration_, extremes_, integral_); }

 private:
  double duration_ = 0;
  Instants extremes_{}, integral_{};
};

class Recorder {
 public:
  Recorder(const model::Scenario& scenario, const std::vector<Element>& elements, const Nutrition& nutrition,
           Record& record);

  /// Opens a phase at t with the states after the elastic response to its load; writes its first row.
  void begin_phase(std::size_t phase, double t, const loading::Stride& stride, const DiscStates& states,
                   const Instants& instants);
  /// The load from now on: what its largest force is made of counts when none was larger in the phase.
  void note(const ActivityLoad& load);
  /// The heat of a stride of the phase, as far as it is known.
  void note(const StrideHeat& heat);
  void note(const spine::Dynamics& dynamics);
  /// Of find_peak_spread().
  void note_spread(const model::PerLevel<double>& force_max_sd) { extremes_.force_max_sd = force_max_sd; }
  /// The moments between rows, in order.
  void knot(double t, const Instants& instants);
  void row(double t, const DiscStates& states);
  /// One stride that began at t, at the discs' present states; kept when it belongs to a burst.
  void stride(double t, const ActivityLoad& load, const DiscStates& states);
  /// A whole burst from t on, of strides that are all alike.
  void burst(double t, const ActivityLoad& load, const DiscStates& states);
  /// Where the middle and the last burst of the phase begin [s].
  double middle_burst() const { return 0.5 * (phase_start_ + phase_end_ - burst_length()); }
  double last_burst() const { return phase_end_ - burst_length(); }
  /// The phase will end at t, before its time: its dose and bursts are those of a phase as long.
  void shorten_phase(double t);
  void end_phase(double t, const DiscStates& states);
  bool in_phase() const { return record_.phases.size() <= phase_ && !record_.rows.empty(); }

  auto kept() {
    return std::tie(first_water_, phase_, phase_start_, phase_end_, stride_period_, last_knot_, last_, since_row_,
                    since_phase_, phase_states_, phase_solutes_, peaks_, dose_.steps, dose_.cycles,
                    dose_.amplitude_deviation, dose_.met, dose_.energy, extremes_.oxygen_min, extremes_.glucose_min, extremes_.lactate_max,
                    extremes_.ph_min, extremes_.viability_min, extremes_.force_weight, extremes_.force_inertia,
                    extremes_.force_impact, extremes_.force_muscle, extremes_.force_shear, extremes_.energy_absorbed, extremes_.energy_seepage,
                    extremes_.force_max_sd,
                    extremes_.transmissibility_5hz, extremes_.transmissibility_12hz, extremes_.transmissibility_impact,
                    extremes_.resonance_frequency, largest_force_);
  }

  /// Next row time after t, at most the end of the phase.
  double next_row(double t) const;

 private:
  DiscRow disc_row(std::size_t l, double t, const disc::FluidState<double>& state) const;
  void note_solutes(std::size_t l, const Row& row);
  void open_burst(const std::string& place);
  double burst_length() const { return scenario_.record.bursts * stride_period_; }

  const model::Scenario& scenario_;
  const std::vector<Element>& elements_;
  const Nutrition& nutrition_;
  Record& record_;
  model::PerLevel<double> first_water_{};
  std::size_t phase_ = 0;
  double phase_start_ = 0, phase_end_ = 0, stride_period_ = 0, last_knot_ = 0;
  Instants last_{};
  Interval since_row_, since_phase_;
  DiscStates phase_states_;
  model::PerLevel<std::array<SoluteExchange, kSolutes>> phase_solutes_;
  int peaks_ = 0;
  loading::Dose dose_;
  PhaseSummary extremes_;  ///< of the solutes, over the rows of the phase; of the chain, over its loads
  model::PerLevel<double> largest_force_{};
};

/// Net outflow that the swelling pressure drove, by element.hpp (9) [m3].
disc::Routes<double> driven_osmotic(const disc::FluidState<double>& state);

/// Vertical position of S1..head [m] for these disc heights; the sacrum at 0. Drawn, not used in forces.
std::array<double, model::kSegments> segment_positions(const model::Model& model,
                                                       const model::PerLevel<double>& heights);

}  // namespace spinewalk::solve
