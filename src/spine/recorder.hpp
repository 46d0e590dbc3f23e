/// Turns the states of one stride, as the integrator shows them, into a CycleResponse.
#pragma once

#include "spine/chain.hpp"
#include "spine/rhs.hpp"

namespace spinewalk::spine {

class Recorder {
 public:
  struct Part {
    double begin, end;  ///< [s] of the stride's period
    int strides;
  };

  /// `samples` rows of the whole period; a later one overwrites the rows of the one before.
  Recorder(const RightHandSide& rhs, const loading::Stride& stride, int samples)
      : Recorder(rhs, stride, samples, {0, stride.period, stride.strides()}) {}
  Recorder(const RightHandSide& rhs, const loading::Stride& stride, int samples, const Part& part);

  void begin() {
    row_ = 0;
    response_.energy_absorbed.fill(0);
  }
  void record(double t, const State& y);

  /// What was recorded, with the counts and the state to go on from. Call once.
  CycleResponse finish(const State& end, double residual, const IntegrationReport& report);
  const CycleResponse& response() const { return response_; }

 private:
  const RightHandSide& rhs_;
  std::size_t row_ = 0;
  CycleResponse response_;
};

}  // namespace spinewalk::spine
