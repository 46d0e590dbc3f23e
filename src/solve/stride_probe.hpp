/// A probe: what one stride does to the discs at their present water, resolved. The chain answers with its periodic
/// response; the layers at the bone (bone_layer.hpp) answer to the pressures of that response.
///   p_N(t), p_A(t)   force law at x(t), the water held                                                             (1)
///   shift            what the mean column has to be told of the layers, by side                                    (2)
///   ripple           outward flow about its mean through every route: the layers' own at the bone, conductance times
///                    the ripple of p_A, p_N - p_A elsewhere                                                         (3)
///   seepage          heat that this ripple makes (seepage.hpp)
/// Tests: tests/verification/solve/averaging_test.cpp.
#pragma once

#include "solve/activity_load.hpp"
#include "solve/bone_layer.hpp"
#include "solve/turnover.hpp"

namespace spinewalk::solve {

struct StrideProbe {
  ActivityLoad load;
  FlowRipple ripple;

  auto kept() { return std::tie(load, ripple); }
};

class StrideProber {
 public:
  /// @param defect that the layers may keep (bone_layer.hpp).
  StrideProber(const spine::Chain& chain, const loading::Stride& stride, const std::vector<Element>& elements,
               double defect = kLayerDefect);

  /// At the water of these states; x is that of the response. A posture has neither layers nor ripple.
  StrideProbe measure(const DiscStates& states);

  /// Work in the layers so far, in solves of whole columns (cells solved over cells of a column), all discs.
  double column_solves() const { return column_solves_; }

  /// Where the next search starts from.
  auto kept() { return std::tie(layers_, end_state_, column_solves_); }

 private:
  void measure_annulus(std::size_t level, const disc::FluidState<double>& state, StrideProbe& probe);
  void measure_layers(const DiscStates& states, StrideProbe& probe);

  const spine::Chain& chain_;
  const loading::Stride& stride_;
  const std::vector<Element>& elements_;
  std::vector<BoneLayers> layers_;  ///< cranial, caudal; none in a posture
  std::vector<std::vector<double>> pressures_, annulus_;  ///< [Pa] p_N - P_v, p_A over the stride, of each disc
  std::vector<std::vector<double>> J_;                    ///< of each disc
  std::vector<double> end_state_;
  double column_solves_ = 0;
};

}  // namespace spinewalk::solve
