// Observed order of the macro steps: five discs through an hour of walking under the load of probes, in fixed steps, ten minutes
// after the load began. Direction ratios as in averaging_test.cpp.
#include "loading/stride.hpp"
#include "model/load_model.hpp"
#include "solve/advance.hpp"
#include "solve/averaged_load.hpp"
#include "solve/fluid_stepper.hpp"
#include "solve/start_state.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace spinewalk {
namespace {

constexpr double kBegin = 600, kDuration = 3600;
constexpr model::PerLevel<double> kDirectionRatio{1, 0.4, 2, 0.4, 1};

class MacroOrder : public testing::Test {
 protected:
  MacroOrder() : model_(sample()), chain_(model_), stride_(loading::make_stride(model::Walking{1.3}, model_)) {
    elements_ = solve::make_elements(model_);
    solve::Nutrition nutrition(model_, elements_);
    states_ = solve::solve_start(model::SupineEquilibrium{}, model_, chain_, elements_, nutrition, 1e-6, nullptr).states;
    load_.emplace(chain_, stride_, elements_, 1e-6, 0, states_);
    const auto stepper = solve::make_stepper(elements_, 1e-6);
    for (double t = 0, dt = solve::kFirstStep; t < kBegin;) {
      solve::step_fluid(*stepper, [&](double at) -> const solve::DiscLoads& { return load_->at(at); }, states_, t, dt, kBegin);
      if (t >= load_->next_probe()) load_->probe(t, states_);
    }
  }
  static model::Model sample() {
    auto model = model::load_model(SPINEWALK_SOURCE_DIR "/models/adult_male_50.yaml");
    for (std::size_t l = 0; l < model::kLevels; ++l) model.discs[l].endplate.direction_ratio = kDirectionRatio[l];
    return model;
  }

  /// In so many steps, under the load as the last probe foretells it.
  solve::DiscStates walk(int steps) {
    solve::FluidStepper<solve::Element> stepper(elements_, 1);
    const auto loads = [&](double at) -> const solve::DiscLoads& { return load_->at(at); };
    auto states = states_;
    double t = kBegin;
    for (int i = 0; i < steps; ++i) EXPECT_TRUE(stepper.do_step(loads, states, t, kDuration / steps));
    return states;
  }

  const model::Model model_;
  const spine::Chain chain_;
  const loading::Stride stride_;
  std::vector<solve::Element> elements_;
  solve::DiscStates states_;
  std::optional<solve::AveragedLoad> load_;
};

TEST_F(MacroOrder, IsTwoInHeightAndWater) {
  const auto exact = walk(1536);
  const auto errors = [&](int steps) {
    const auto states = walk(steps);
    std::array<double, 2> worst{};
    for (std::size_t l = 0; l < states.size(); ++l) {
      const auto water = [&](const solve::DiscStates& s) { return solve::fluid_volume(elements_[l], s[l]); };
      worst[0] = std::max(worst[0], std::abs((states[l].x - exact[l].x) / (exact[l].x - states_[l].x)));
      worst[1] = std::max(worst[1], std::abs((water(states) - water(exact)) / (water(exact) - water(states_))));
    }
    return worst;
  };
  auto before = errors(12);
  for (const int steps : {24, 48, 96}) {
    const auto now = errors(steps);
    for (std::size_t q = 0; q < 2; ++q) {
      const double order = std::log2(before[q] / now[q]);
      std::printf("%3d steps of %4.1f min: %s off by %.1e of its change, observed order %.2f\n", steps, kDuration / 60 / steps,
                  q == 0 ? "height" : "water", now[q], order);
      EXPECT_GE(order, 1.9);
    }
    before = now;
  }
  EXPECT_LT(before[1], 1e-4);
}

}  // namespace
}  // namespace spinewalk
