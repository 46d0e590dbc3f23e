// Closed forms of the linear chain: creep of the three-parameter solid (T5 of disc.md 5.2) and the complex
// response to a shaken sacrum.
#include "spine/chain.hpp"

#include "model/load_model.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>
#include <string>

namespace spinewalk::spine {
namespace {

model::Model load() {
  return model::load_model(std::string(SPINEWALK_SOURCE_DIR) + "/models/adult_male_50.yaml");
}

loading::Stride at_rest(double tonic, double period) {
  loading::Stride stride;
  stride.period = period;
  stride.posture = {.tonic = tonic, .lean = 0, .offset = 0, .inclination = 0};
  return stride;
}

TEST(Creep, IsThatOfTheThreeParameterSolid) {
  // x(t) = dF/k [1 - k_b/(k + k_b) exp(-t/tau')],  tau' = tau (k + k_b)/k, after a step dF of the tonic
  // muscle. The dashpot, left out of it, delays by c_d/k = 3 ms: 4e-5 of x.
  model::Model model = load();
  for (auto& disc : model.discs) disc.mechanics.stiffening = disc.mechanics.fast_fraction = 0;
  const Chain chain(model);
  const auto before = chain.solve_posture(at_rest(0.2, 0), {});
  const int samples = 200;
  const auto creep = chain.advance_stride(at_rest(0.4, 20), {}, samples, before.end_state);
  const double step = 0.2 * model::body_weight(model.subject);
  for (std::size_t j = 0; j < model::kLevels; ++j) {
    const auto& mechanics = model.discs[j].mechanics;
    const double k = mechanics.stiffness, k_b = mechanics.slow_fraction * k;
    const double tau = mechanics.slow_time * (k + k_b) / k;
    for (std::size_t i = 10; i < samples; ++i) {  // 1 s: the bodies have come to rest
      const double exact = step / k * (1 - k_b / (k + k_b) * std::exp(-creep.time[i] / tau));
      EXPECT_NEAR((creep.compression[j][i] - before.compression[j][0]) / exact, 1, 1e-4)
          << creep.time[i] << " s";
    }
  }
}

TEST(Transmissibility, IsTheSmallSignalLimitOfTheChain) {
  model::Model model = load();
  const Chain chain(model);
  const auto standing = loading::make_stride(model::Standing{}, model);
  for (double frequency : {2.0, 5.0, 10.0, 20.0}) {
    loading::Stride shaken = standing;
    shaken.period = 1 / frequency;
    const double amplitude = 0.01;  // [m/s2]
    shaken.pelvis_acceleration = {shaken.period, 0, {{amplitude, 0}}};
    const int samples = 64;
    const auto response = chain.solve_periodic(shaken, {}, samples);
    std::complex<double> thorax = 0, head = 0;
    for (std::size_t i = 0; i < samples; ++i) {
      const auto wave = std::polar(2.0 / samples, -2 * std::numbers::pi * static_cast<double>(i) / samples);
      thorax += response.thorax_acceleration[i] * wave;
      head += response.head_acceleration[i] * wave;
    }
    EXPECT_LT(std::abs(thorax / amplitude - chain.transmissibility(frequency, 6, standing, {})), 1e-4)
        << frequency;
    EXPECT_LT(std::abs(head / amplitude - chain.transmissibility(frequency, 7, standing, {})), 1e-4)
        << frequency;
  }
}

}  // namespace
}  // namespace spinewalk::spine
