/// The load that the averaged fluid integrates during one phase: the mean over a stride, corrected by what probes measure
/// (stride_probe.hpp), carried on between them, with an estimate of what that has cost.
///
///   L = {force, variance of x, layer shifts},  L(t) = L_k + (L_k - L_{k-1})/(s_k - s_{k-1}) (s - s_k),
///   s = ln(1 + (t - start)/10 s): the layers settle as the flow decays, evenly on this scale                      (1)
///   e_k = what (1) foretold for the next probe less what it found: as a pressure at the bone [Pa]                   (2)
///   |dW|_k = 1/2 |e_k|/|S'| sqrt(4 D tau_k/pi),  D = K |S'|: water that such a pressure, wrong in the middle of the
///            interval tau_k, moves through a deep column                                                          (3)
/// Sum of (3) over sides and probes against the water that the phase has moved is the averaging error; the next interval
/// grows or shrinks so that its own part stays near the tolerance.
/// Tests: tests/verification/solve/averaging_test.cpp.
#pragma once

#include "solve/stride_probe.hpp"

namespace spinewalk::solve {

class AveragedLoad {
 public:
  AveragedLoad(const spine::Chain& chain, const loading::Stride& stride, const std::vector<Element>& elements,
               double tolerance, double start, const DiscStates& states);

  /// Measures anew at t.
  void probe(double t, const DiscStates& states);
  double next_probe() const { return next_probe_; }
  /// (1)
  const DiscLoads& at(double t);

  const ActivityLoad& measured() const { return now_.load; }
  const FlowRipple& ripple() const { return now_.ripple; }
  double error() const;
  long probes() const { return probes_; }
  double column_solves() const { return prober_.column_solves(); }

  auto kept() {
    return std::tie(prober_, start_, first_, now_, time_, next_probe_, growth_, slope_, shown_, missed_, moved_, probes_);
  }

 private:
  double scale(double t) const;
  double pressure_error(std::size_t level, std::size_t side, const DiscLoads& foretold, double p_N) const;
  double missed_water(std::size_t level, double interval, double pressure,
                      const disc::FluidState<double>& state) const;
  double note_errors(double t, const DiscLoads& foretold, const DiscStates& states);

  StrideProber prober_;
  const std::vector<Element>& elements_;
  double tolerance_, start_;
  DiscStates first_;
  StrideProbe now_;
  double time_, next_probe_, growth_;
  DiscLoads slope_, shown_;
  model::PerLevel<double> missed_{}, moved_{};  ///< [m3] sum of (3); nucleus water moved since the start
  long probes_ = 1;
};

}  // namespace spinewalk::solve
