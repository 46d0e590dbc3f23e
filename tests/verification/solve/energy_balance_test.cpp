// Energy of one stride, two ways: the work that the force of the chain does on each disc, from the heights that the
// resolved fluid takes under it, and the heat that the probe foretells for branches, dashpot and seepage.
#include "loading/statistics.hpp"
#include "loading/stride.hpp"
#include "model/load_model.hpp"
#include "solve/advance.hpp"
#include "solve/seepage.hpp"
#include "solve/stride_loads.hpp"
#include "solve/stride_probe.hpp"

#include <gtest/gtest.h>

namespace spinewalk {
namespace {

constexpr int kStrides = 60;  // some six times the slow branch, and the layers at the bone

/// Force without the dashpot's part, height lost and flow of every disc at the samples of the last stride.
struct LastStride {
  model::PerLevel<std::vector<double>> force, shortening;
  std::vector<solve::FlowCollector> flows;
};

/// Takes the states on by so many strides.
LastStride repeat(const std::vector<solve::Element>& elements, solve::DiscStates& states,
                  const spine::CycleResponse& response) {
  const auto stepper = solve::make_stepper(elements, 1e-4);
  LastStride last;
  double t = 0, dt = solve::kFirstStep;
  for (int n = 0; n < kStrides; ++n) {
    solve::StrideLoads loads(response, elements, n * response.period);
    const auto system = [&](double at) -> const solve::DiscLoads& { return loads.at(at); };
    const bool watched = n + 1 == kStrides;
    if (watched) last.flows = {states.begin(), states.end()};
    for (int k = 1; k <= solve::kStrideSamples; ++k) {
      for (std::size_t l = 0; watched && l < model::kLevels; ++l) {
        last.force[l].push_back(loads.at(t)[l].force);
        last.shortening[l].push_back(states[l].x);
      }
      const double before = t, sample = n * response.period + k * loads.step();
      if (n > 0) dt = loads.step();
      while (t < sample) solve::step_fluid(*stepper, system, states, t, dt, sample);
      t = sample;
      for (std::size_t l = 0; watched && l < model::kLevels; ++l)
        last.flows[l].add(states[l], sample - before);
    }
  }
  for (std::size_t l = 0; l < model::kLevels; ++l) last.shortening[l].push_back(states[l].x);
  return last;
}

/// Work [J] of a force about its mean: what the mean does is creep.
double cyclic_work(const std::vector<double>& force, const std::vector<double>& x) {
  const double mean = loading::mean_of(force);
  double work = 0;
  for (std::size_t k = 0; k < force.size(); ++k)
    work += (0.5 * (force[k] + force[(k + 1) % force.size()]) - mean) * (x[k + 1] - x[k]);
  return work;
}

double dashpot_heat(double dashpot, const std::vector<double>& rate, double period) {
  double sum = 0;
  for (const double v : rate) sum += dashpot * v * v * period / static_cast<double>(rate.size());
  return sum;
}

void expect_balance(const model::Activity& activity) {
  const auto model = model::load_model(SPINEWALK_SOURCE_DIR "/models/adult_male_50.yaml");
  const spine::Chain chain(model);
  const auto elements = solve::make_elements(model);
  const auto stride = loading::make_stride(activity, model);
  solve::StrideProber prober(chain, stride, elements);
  auto states = solve::reference_states(elements);
  repeat(elements, states, prober.measure(states).load.response);
  const auto load = prober.measure(states).load;
  const auto& response = load.response;
  const auto last = repeat(elements, states, response);
  for (std::size_t l = 0; l < model::kLevels; ++l) {
    const double dashpot =
        dashpot_heat(elements[l].constants().law.dashpot, response.shortening_rate[l], response.period);
    const double work = cyclic_work(last.force[l], last.shortening[l]) + dashpot;
    const double solid = response.energy_absorbed[l], heat = solid + load.seepage[l];
    const double resolved = solve::seepage_heat(last.flows[l].flow(), response.period);
    std::printf(
        "%s %s: work %.5f J, heat %.5f J (%+.2f %%), of this seepage %.1f %%; resolved seepage %+.2f %%\n",
        std::string(model::activity_name(activity)).c_str(), model::kLevelNames[l].data(), work, heat,
        100 * (heat / work - 1), 100 * load.seepage[l] / heat, 100 * (resolved / load.seepage[l] - 1));
    EXPECT_NEAR(heat / work, 1, 0.01) << model::kLevelNames[l];
    EXPECT_NEAR(resolved / load.seepage[l], 1, 0.05) << model::kLevelNames[l];
    EXPECT_LT(std::abs(heat - work), 0.3 * std::abs(solid - work))
        << "seepage closes the balance: " << model::kLevelNames[l];
  }
}

TEST(EnergyBalance, HeatOfAWalkersStrideIsTheWorkDoneOnTheDisc) { expect_balance(model::Walking{1.3}); }
TEST(EnergyBalance, HeatOfARunnersStrideIsTheWorkDoneOnTheDisc) { expect_balance(model::Running{3}); }

}  // namespace
}  // namespace spinewalk
