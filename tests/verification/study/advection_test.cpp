// What moving water does to solutes: the default model's day with four hours of walking in its middle, with convection and
// without. Without means: every solute step sees the column at rest at its present J, so that geometry and porosity still
// change but nothing is carried (q dc/dZ dropped; dropping q c alone would dilute what the solid squeezes, disc.md 5.2 T9).
#include "column_study.hpp"
#include "solve/stride_probe.hpp"

#include <gtest/gtest.h>

namespace spinewalk::study {
namespace {

model::Model default_model(model::MacromoleculeConvection convection) {
  auto model = model::load_model(SPINEWALK_SOURCE_DIR "/models/adult_male_50.yaml");
  model.nutrition.macromolecule_convection = convection;
  return model;
}

/// One fluid, four ways of following it.
class Day {
 public:
  Day()
      : Day(default_model(model::MacromoleculeConvection::free),
            default_model(model::MacromoleculeConvection::as_diffusion)) {}

  /// 6 h standing, 4 h walking, 6 h standing, 8 h lying.
  template <class Observe>
  void pass(Observe&& observe) {
    phase(model::Standing{}, 6 * 3600, observe);
    phase(model::Walking{1.3}, 4 * 3600, observe);
    phase(model::Standing{}, 6 * 3600, observe);
    phase(model::Lying{}, 8 * 3600, observe);
  }
  double time() const { return t_; }
  double at_mid(const solve::Nutrition& nutrition, std::size_t solute) const {
    return mid_disc(nutrition.concentrations(model::kL4L5, t_)[solute], thickness());
  }
  /// Mean over the pore water of the column, and over that of the nucleus alone [of the blood's].
  std::array<double, 2> tracer_means(const solve::Nutrition& nutrition) const {
    const auto c = nutrition.concentrations(model::kL4L5, t_)[3];
    const auto& column = elements_[model::kL4L5].constants().column;
    std::array<double, 2> amount{}, water{};
    for (std::size_t i = 0; i < c.size(); ++i) {
      const double phi = column.tissue[static_cast<std::size_t>(column.region[i])].swelling.phi;
      const double volume = column.thickness[i] * (states_[model::kL4L5].J[i] - phi);
      for (const std::size_t k : {0, 1}) {
        if (k == 1 && column.region[i] != disc::Region::nucleus) continue;
        amount[k] += volume * c[i], water[k] += volume;
      }
    }
    return {amount[0] / water[0], amount[1] / water[1]};
  }
  const solve::Nutrition& free() const { return free_; }
  const solve::Nutrition& hindered() const { return hindered_; }
  const solve::Nutrition& still() const { return still_; }

 private:
  Day(const model::Model& free, const model::Model& hindered)
      : model_(free),
        chain_(free),
        elements_(solve::make_elements(free)),
        free_(free, elements_),
        hindered_(hindered, elements_),
        still_(free, elements_) {
    states_ = solve::solve_start(model::Morning{}, model_, chain_, elements_, free_, 1e-5, nullptr).states;
    for (auto* other : {&hindered_, &still_}) {
      other->start(states_);
      other->unpack(free_.pack());
      other->refresh();
    }
    for (auto* nutrition : {&free_, &hindered_, &still_}) nutrition->set_clock(0, states_);
  }
  const std::vector<double>& thickness() const {
    return elements_[model::kL4L5].constants().column.thickness;
  }

  template <class Observe>
  void phase(const model::Activity& activity, double duration, Observe& observe) {
    constexpr double kProbe = 1800;  // [s] the chain answers anew to the water lost since
    const auto stride = loading::make_stride(activity, model_);
    const double end = t_ + duration;
    solve::StrideProber prober(chain_, stride, elements_);
    for (double next = t_ + kProbe; t_ < end; next += kProbe) {
      const auto load = prober.measure(states_).load;
      disc::Slopes<double> unused;
      for (std::size_t l = 0; l < elements_.size(); ++l)
        elements_[l].slopes(states_[l], load.mean[l], unused);
      const auto stepper = solve::make_stepper(elements_, 1e-4);
      double dt = solve::kFirstStep;
      while (t_ < next) {
        solve::step_fluid(
            *stepper, [&](double) -> const solve::DiscLoads& { return load.mean; }, states_, t_, dt, next);
        if (t_ - followed_ < 60 && t_ < next) continue;
        for (auto* nutrition : {&free_, &hindered_}) nutrition->follow(t_, states_, !stride.steady(), true);
        still_.set_clock(followed_, states_);
        still_.follow(t_, states_, !stride.steady(), true);
        followed_ = t_;
        observe();
      }
    }
  }

  model::Model model_;
  spine::Chain chain_;
  std::vector<solve::Element> elements_;
  solve::Nutrition free_, hindered_, still_;
  solve::DiscStates states_;
  double t_ = 0, followed_ = 0;
};

TEST(Advection, HardlyMattersToNutrientsAndDecidesOverLargeSolutes) {
  Day day;
  day.pass([] {});
  const auto free = day.tracer_means(day.free()), hindered = day.tracer_means(day.hindered()),
             still = day.tracer_means(day.still());
  std::printf(
      "70 kDa tracer after a day, over its value in blood, mean of column (nucleus): r = 1 %.4f (%.5f), "
      "r = D/D0 %.4f (%.5f), no convection %.4f (%.5f)\n",
      free[0], free[1], hindered[0], hindered[1], still[0], still[1]);
  EXPECT_GT(free[1], 2.5 * hindered[1]);  // r decides: more than without convection, or less
  EXPECT_GT(free[1], 2 * still[1]);
  EXPECT_LT(hindered[1], still[1]);

  // The second day: nutrients have forgotten the day of standing that they started from.
  const char* name[] = {"oxygen", "glucose", "lactate"};
  std::array<double, 3> largest{}, low{1e9, 1e9, 1e9}, high{}, moving{}, without{};
  double before = day.time();
  day.pass([&] {
    const double h = day.time() - before;
    before = day.time();
    for (std::size_t s = 0; s < 3; ++s) {
      const double m = day.at_mid(day.free(), s), w = day.at_mid(day.still(), s);
      moving[s] += h * m, without[s] += h * w;
      largest[s] = std::max(largest[s], std::abs(m - w));
      low[s] = std::min(low[s], m), high[s] = std::max(high[s], m);
    }
  });
  const auto n = default_model(model::MacromoleculeConvection::free).nutrition;
  const double blood[] = {n.oxygen_pressure / 1e3 * disc::MetabolismConstants<double>{}.oxygen_solubility,
                          n.glucose, n.lactate};
  std::array<double, 3> change{};
  for (std::size_t s = 0; s < 3; ++s) {
    const double mean = moving[s] / 86400;
    change[s] = std::abs(moving[s] / without[s] - 1);
    std::printf(
        "%s at mid disc %.4f to %.4f mM, mean of the day %.4f; convection changes the mean by %.2f %%, and "
        "at most by "
        "%.4f mM at a time: %.2f %% of the value in blood, %.1f %% of the mean\n",
        name[s], low[s], high[s], mean, 100 * change[s], largest[s], 100 * largest[s] / blood[s],
        100 * largest[s] / mean);
  }
  EXPECT_LT(largest[0], 0.03 * blood[0]);
  EXPECT_LT(largest[1], 0.03 * blood[1]);
  EXPECT_LT(largest[2], 0.03 * moving[2] / 86400);
  // Of the mean of the day at most 3 % are asked of `spinewalk validate` (disc.md row 24); this second disc is another way to it.
  for (std::size_t s = 0; s < 3; ++s) EXPECT_LT(change[s], 0.03) << name[s];
}

}  // namespace
}  // namespace spinewalk::study
