/// The mean over a stride, or over a cycle of a rig.
#pragma once

#include "disc/element.hpp"

#include <vector>

namespace spinewalk::solve {

/// Mean of the states over the samples of a stride: what a row of the record shows. Linear, so water stays balanced.
class StrideMean {
 public:
  using States = std::vector<disc::FluidState<double>>;

  void add(const States& states) {
    if (count_ == 0) sum_ = states;
    for (std::size_t l = 0; count_ > 0 && l < states.size(); ++l) {
      combine(sum_[l], states[l], [](double a, double b) { return a + b; });
    }
    ++count_;
  }
  States value() const {
    States mean = sum_;
    for (auto& state : mean) combine(state, state, [n = count_](double a, double) { return a / n; });
    return mean;
  }

 private:
  template <class Operation>
  static void combine(disc::FluidState<double>& a, const disc::FluidState<double>& b, Operation operation) {
    for (std::size_t i = 0; i < a.J.size(); ++i) a.J[i] = operation(a.J[i], b.J[i]);
    for (int k = 0; k < disc::kLumped; ++k) a.lumped[k] = operation(a.lumped[k], b.lumped[k]);
    for (std::size_t r = 0; r < disc::kRoutes; ++r) {
      a.inflow[r] = operation(a.inflow[r], b.inflow[r]);
      a.outflow[r] = operation(a.outflow[r], b.outflow[r]);
      a.mechanical[r] = operation(a.mechanical[r], b.mechanical[r]);
    }
    a.x = operation(a.x, b.x), a.p_N = operation(a.p_N, b.p_N), a.p_A = operation(a.p_A, b.p_A);
  }

  States sum_;
  int count_ = 0;
};

}  // namespace spinewalk::solve
