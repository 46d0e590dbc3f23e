/// Collects the Record of a rig: one level, rows, cycles in full, phase summaries. What a rig does not compute is NaN.
#pragma once

#include "model/scenario.hpp"
#include "solve/record.hpp"
#include "solve/recorder.hpp"

namespace spinewalk::solve {

/// What the bench reads off its specimen at one moment.
struct Reading {
  double height;        ///< [m]
  double force;         ///< [N]
  double pressure;      ///< [Pa] total pressure of the column or nucleus
  double fluid_volume;  ///< [m3]
  double stiffness;     ///< [N/m] at fixed water; infinite for a confined column, whose parts are incompressible
  double bulge;         ///< [m3]
};

/// A moment of a run. `concentration`: [Z] of the solute, empty without one.
struct Moment {
  const disc::FluidState<double>& state;
  Reading reading;
  const std::vector<double>& concentration;
};

class RigRecorder {
 public:
  /// @param route_area [m2] that turns the exchanged water of a state into volume: 1 where it is one already.
  RigRecorder(const model::Scenario& scenario, const disc::ColumnConstants<double>& column, double route_area, Record& record);

  /// Opens a phase after the elastic response to its load; writes its first row.
  void begin_phase(std::size_t phase, double t, const Moment& moment);
  /// The moments between rows, in order.
  void knot(double t, const Reading& reading);
  void row(double t, const Moment& moment);
  /// A sample of a cycle that is kept in full.
  void sample(const char* place, double t, const Reading& reading);
  void end_phase(double t, const Moment& moment);

  /// Next row time after t, at most the end of the phase.
  double next_row(double t) const;
  bool in_phase() const { return record_.phases.size() <= phase_ && !record_.rows.empty(); }

  auto kept() {
    return std::tie(first_water_, phase_start_, phase_end_, last_knot_, first_height_, phase_, first_inflow_, first_outflow_, first_mechanical_,
                    last_, since_row_, since_phase_);
  }

 private:
  DiscRow disc_row(const Moment& moment) const;

  const model::Scenario& scenario_;
  const disc::ColumnConstants<double>& column_;
  double route_area_;
  Record& record_;
  double first_water_ = 0, phase_start_ = 0, phase_end_ = 0, last_knot_ = 0, first_height_ = 0;
  std::size_t phase_ = 0;
  disc::Routes<double> first_inflow_{}, first_outflow_{}, first_mechanical_{};
  Instants last_{};
  Interval since_row_, since_phase_;
};

}  // namespace spinewalk::solve
