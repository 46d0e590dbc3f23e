// The whole coupled disc against SUNDIALS CVODE (cvode_disc.hpp) at relative tolerance 1e-10, one disc and five.
// Gap of a history: largest over the compared moments of |ours - CVODE| over the largest change of this kind of state
// (J; w_A; branches; x; p_N) since the start, so that a state that hardly moves is not judged by its size.
#include "cvode_disc.hpp"
#include "model/load_model.hpp"
#include "solve/fluid_stepper.hpp"

#include <gtest/gtest.h>

namespace spinewalk {
namespace {

using solve::DiscLoads;
using solve::DiscStates;
using solve::Element;
using Stepper = solve::FluidStepper<Element>;

std::vector<Element> shipped(std::size_t first, std::size_t last) {
  const auto model = model::load_model(SPINEWALK_SOURCE_DIR "/models/adult_male_50.yaml");
  std::vector<Element> elements;
  for (std::size_t l = first; l <= last; ++l)
    elements.emplace_back(disc::element_constants(model.discs[l], {}));
  return elements;
}

/// Changes since the start, kind by kind: J, w_A, branches, x, p_N.
std::array<std::vector<double>, 5> changes(const disc::FluidState<double>& y,
                                           const disc::FluidState<double>& start) {
  std::array<std::vector<double>, 5> kinds;
  for (std::size_t i = 0; i < y.J.size(); ++i) kinds[0].push_back(y.J[i] - start.J[i]);
  kinds[1] = {y.lumped[disc::kAnnulusWater] - start.lumped[disc::kAnnulusWater]};
  for (int b = 0; b < disc::kBranches; ++b)
    kinds[2].push_back(y.lumped[disc::kFastBranch + b] - start.lumped[disc::kFastBranch + b]);
  kinds[3] = {y.x - start.x};
  kinds[4] = {y.p_N - start.p_N};
  return kinds;
}

/// Gap of the head comment, kept over a history.
class Gap {
 public:
  void compare(const DiscStates& ours, const DiscStates& oracle, const DiscStates& start) {
    for (std::size_t e = 0; e < ours.size(); ++e) {
      const auto a = changes(ours[e], start[e]), b = changes(oracle[e], start[e]);
      for (std::size_t kind = 0; kind < a.size(); ++kind)
        for (std::size_t i = 0; i < a[kind].size(); ++i) {
          difference_[kind] = std::max(difference_[kind], std::abs(a[kind][i] - b[kind][i]));
          range_[kind] = std::max(range_[kind], std::abs(b[kind][i]));
        }
    }
  }
  double worst() const {
    double worst = 0;
    for (std::size_t kind = 0; kind < 5; ++kind) worst = std::max(worst, difference_[kind] / range_[kind]);
    return worst;
  }
  void print(const char* name, long ours, long oracle) const {
    std::printf("%s: J %.1e, annulus water %.1e, branches %.1e, x %.1e, p_N %.1e; steps %ld, CVODE %ld\n",
                name, difference_[0] / range_[0], difference_[1] / range_[1], difference_[2] / range_[2],
                difference_[3] / range_[3], difference_[4] / range_[4], ours, oracle);
  }

 private:
  std::array<double, 5> difference_{}, range_{};
};

/// Step of 595 N on discs at rest, compared at moments over an hour.
double load_step(std::size_t first, std::size_t last, double tolerance, const char* name) {
  auto elements = shipped(first, last);
  const auto start = solve::reference_states(elements);
  DiscStates y = start;
  Stepper stepper(elements, tolerance);
  const DiscLoads loads(elements.size(), {595, 0, 0});
  Oracle oracle(elements, [](double) { return 595.0; });
  Gap gap;
  double t = 0, dt = 1e-7;
  for (const double until : {1.0, 10.0, 60.0, 600.0, 1800.0, 3600.0}) {
    while (t < until) {
      dt = std::min(dt, until - t);
      stepper.try_step([&](double) -> const DiscLoads& { return loads; }, y, t, dt);
    }
    gap.compare(y, oracle.at(until), start);
  }
  gap.print(name, stepper.counts().steps, oracle.steps());
  return gap.worst();
}

TEST(Oracle, OneDiscOverAnHourAfterALoadStep) {
  const double standard = load_step(model::kL4L5, model::kL4L5, 1e-4, "one disc, tolerance 1e-4");
  const double tight = load_step(model::kL4L5, model::kL4L5, 1e-7, "one disc, tolerance 1e-7");
  EXPECT_LT(tight, 1e-4);
  EXPECT_LT(standard, 1e-4);
}

TEST(Oracle, FiveDiscsOverAnHourAfterALoadStep) {
  EXPECT_LT(load_step(0, model::kLevels - 1, 1e-7, "five discs, tolerance 1e-7"), 1e-4);
}

/// 60 s of 1.8 Hz, 700 +- 200 N, in fixed steps; compared every 2.15 s, at changing places of the stride.
double walk(int per_stride) {
  constexpr double kFrequency = 1.8;
  auto elements = shipped(model::kL4L5, model::kL4L5);
  const auto start = solve::reference_states(elements);
  DiscStates y = start;
  Stepper stepper(elements, 1);
  const History force = [](double t) { return 700 - 200 * std::cos(2 * M_PI * kFrequency * t); };
  Oracle oracle(elements, force);
  oracle.limit_step(0.1 / kFrequency);
  DiscLoads loads(1);
  const auto system = [&](double t) -> const DiscLoads& {
    loads[0] = {force(t), 0, 0};
    return loads;
  };
  Gap gap;
  double t = 0;
  const double h = 1 / (kFrequency * per_stride);
  const int steps = static_cast<int>(60 * kFrequency * per_stride),
            every = static_cast<int>(3.87 * per_stride);
  // The load of 500 N at the start is a jump from rest: graded first steps carry its layer.
  for (int i = 0; i < 200; ++i)
    EXPECT_TRUE(stepper.do_step(system, y, t, h * (std::pow((i + 1) / 200.0, 4) - std::pow(i / 200.0, 4))));
  for (int i = 1; i < steps; ++i) {
    EXPECT_TRUE(stepper.do_step(system, y, t, h));
    if ((i + 1) % every == 0) gap.compare(y, oracle.at(t), start);
  }
  gap.print(("walking, " + std::to_string(per_stride) + " steps a stride").c_str(), stepper.counts().steps,
            oracle.steps());
  return gap.worst();
}

TEST(Oracle, OneDiscOverAMinuteOfWalking) {
  const double coarse = walk(100), fine = walk(200);
  EXPECT_LT(fine, 1e-4);
  EXPECT_GT(std::log2(coarse / fine), 1.7) << "observed order";
}

}  // namespace
}  // namespace spinewalk
