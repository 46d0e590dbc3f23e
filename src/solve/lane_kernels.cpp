// Compiled once an instruction set (CMakeLists.txt): everything that works on packs of discs, behind interfaces of doubles.
#include "disc/element_kernels.hpp"
#include "disc/pack_element.hpp"
#include "disc/pack_solutes.hpp"
#include "disc/solutes_nutrients_kernels.hpp"
#include "solve/bone_layer_stride.hpp"
#include "solve/fluid_stepper.hpp"
#include "solve/lanes.hpp"

#include <algorithm>

namespace spinewalk::solve {
inline namespace SPINEWALK_ISA {
namespace {

#if defined(SPINEWALK_REAL)  // another type of single lanes (tests/bench/counted.hpp)
using Real = SPINEWALK_REAL;
#elif SPINEWALK_WIDTH == 1
using Real = double;
#else
using Real = disc::Pack<SPINEWALK_WIDTH>;
#endif
using PackElement = disc::DiscElement<Real>;
constexpr std::size_t kLanes = disc::kLaneCount<Real>;

/// The discs whose number is in pack `pack`.
template <class Discs>
auto discs_of(const Discs& discs, std::size_t pack) {
  const std::size_t first = pack * kLanes;
  return std::span(discs).subspan(first, std::min(kLanes, discs.size() - first));
}

std::vector<PackElement> make_packs(const ElementConstantsList& discs) {
  std::vector<PackElement> packs;
  for (std::size_t first = 0; first < discs.size(); first += kLanes)
    packs.emplace_back(disc::gather_constants<Real>(discs_of(discs, first / kLanes)));
  return packs;
}

class LaneStepper final : public Stepper {
 public:
  LaneStepper(const ElementConstantsList& discs, double tolerance)
      : constants_(discs), elements_(make_packs(discs)), stepper_(elements_, tolerance), loads_(elements_.size()) {
    for (const PackElement& element : elements_) states_.push_back(element.reference());
  }

  void restart() override { stepper_.restart(); }

  controlled_step_result try_step(const System& loads, DiscStates& states, double& t, double& dt) override {
    gather_states(states);
    const auto system = [&](double at) -> const std::vector<disc::Load<Real>>& { return gather(loads(at)); };
    const auto result = stepper_.try_step(system, states_, t, dt);
    if (result == controlled_step_result::success) scatter(states_, states);
    return result;
  }

  bool relax(const DiscLoads& loads, DiscStates& states, double& t, double dt) override {
    gather_states(states);
    if (!stepper_.relax(gather(loads), states_, t, dt)) return false;
    scatter(states_, states);
    return true;
  }

  void interpolate(double t, const DiscLoads& loads, DiscStates& out) override {
    stepper_.interpolate(t, gather(loads), between_);
    out.resize(loads.size());
    scatter(between_, out);
  }

  const StepperCounts& counts() const override { return stepper_.counts(); }
  double tolerance() const override { return stepper_.tolerance(); }
  std::size_t worst() const override { return stepper_.worst(); }
  Weighted weighted(std::size_t disc) const override { return stepper_.weighted(disc / kLanes, disc % kLanes); }
  const ElementConstantsList& constants() const override { return constants_; }

  StepperState state() const override {
    auto& stepper = const_cast<FluidStepper<PackElement, Real>&>(stepper_);  // kept() serves both ways
    const auto& [fresh, smooth, slopes, earlier, before, start, end, counts] = stepper.kept();
    const std::size_t discs = constants_.size();
    StepperState state{fresh, smooth, std::vector<disc::Slopes<double>>(discs), std::vector<disc::Slopes<double>>(discs),
                       DiscStates(before.empty() ? 0 : discs), start, end, counts};
    for (std::size_t l = 0; l < discs; ++l) {
      disc::scatter_slopes(slopes[l / kLanes], l % kLanes, state.slopes[l]);
      disc::scatter_slopes(earlier[l / kLanes], l % kLanes, state.earlier[l]);
      if (!before.empty()) disc::scatter_state(before[l / kLanes], l % kLanes, state.before[l]);
    }
    return state;
  }

  void restore(const StepperState& state) override {
    auto [fresh, smooth, slopes, earlier, before, start, end, counts] = stepper_.kept();
    fresh = state.fresh, smooth = state.smooth, start = state.start, end = state.end, counts = state.counts;
    before.resize(state.before.empty() ? 0 : elements_.size());
    for (std::size_t e = 0; e < elements_.size(); ++e) {
      disc::gather_slopes<Real>(discs_of(state.slopes, e), slopes[e]);
      disc::gather_slopes<Real>(discs_of(state.earlier, e), earlier[e]);
      if (!before.empty()) disc::gather_state<Real>(discs_of(state.before, e), before[e]);
    }
  }

 private:
  const std::vector<disc::Load<Real>>& gather(const DiscLoads& loads) {
    for (std::size_t e = 0; e < elements_.size(); ++e)
      loads_[e] = disc::gather_load<Real>(discs_of(loads, e));
    return loads_;
  }
  void gather_states(const DiscStates& states) {
    for (std::size_t e = 0; e < elements_.size(); ++e) disc::gather_state<Real>(discs_of(states, e), states_[e]);
  }
  static void scatter(const std::vector<disc::FluidState<Real>>& packs, DiscStates& states) {
    for (std::size_t l = 0; l < states.size(); ++l)
      disc::scatter_state(packs[l / kLanes], l % kLanes, states[l]);
  }

  const ElementConstantsList constants_;
  std::vector<PackElement> elements_;
  FluidStepper<PackElement, Real> stepper_;
  std::vector<disc::Load<Real>> loads_;
  std::vector<disc::FluidState<Real>> states_, between_;
};

/// The solutes of the discs of one pack.
class SolutePack {
 public:
  explicit SolutePack(std::span<const SoluteSetup> discs)
      : setup_(disc::gather_nutrients<Real>(discs, [](const SoluteSetup& d) -> const auto& { return d.nutrients; })),
        tracer_(disc::gather_solute<Real>(discs, [](const SoluteSetup& d) -> const auto& { return d.tracer; })),
        step_(setup_),
        tracer_step_(setup_.density.size()) {}
  SolutePack(const SolutePack&) = delete;  // step_ keeps a reference to setup_
  SolutePack& operator=(const SolutePack&) = delete;

  void advance(std::span<SoluteColumn> discs) {
    gather(discs);
    const disc::ColumnMotion<Real> motion{discs[0].motion.region, thickness_, solid_, J_start_, J_end_, flux_, lateral_,
                                          Real(discs[0].motion.dt)};
    disc::Nutrients<disc::Surroundings<Real>> around;
    for (std::size_t s = 0; s < around.size(); ++s)
      around[s] = disc::gather_surroundings<Real>(discs, [s](const SoluteColumn& d) -> const auto& { return d.around[s]; });
    const auto fluxes = step_.advance(motion, around, state_);
    for (std::size_t lane = 0; lane < discs.size(); ++lane) {
      SoluteColumn& disc = discs[lane];
      for (std::size_t s = 0; s < fluxes.size(); ++s) {
        disc::scatter_cells(state_.c[s], lane, disc.state->c[s]);
        disc.fluxes[s] = disc::scatter_fluxes(fluxes[s], lane);
      }
      disc::scatter_cells(state_.viability, lane, disc.state->viability);
    }
    if (discs[0].tracer) advance_tracer(discs, motion);
  }

 private:
  void advance_tracer(std::span<SoluteColumn> discs, const disc::ColumnMotion<Real>& motion) {
    disc::gather_cells(discs, [](const SoluteColumn& d) -> const auto& { return *d.tracer; }, tracer_state_);
    const auto around =
        disc::gather_surroundings<Real>(discs, [](const SoluteColumn& d) -> const auto& { return d.tracer_around; });
    const auto fluxes = disc::step_passive(tracer_step_, motion, tracer_, around, setup_.convention, tracer_state_);
    for (std::size_t lane = 0; lane < discs.size(); ++lane) {
      disc::scatter_cells(tracer_state_, lane, *discs[lane].tracer);
      discs[lane].tracer_fluxes = disc::scatter_fluxes(fluxes, lane);
    }
  }
  void gather(std::span<const SoluteColumn> discs) {
    using D = SoluteColumn;
    const auto cells = [&](auto f, std::vector<Real>& out) { disc::gather_cells(discs, f, out); };
    cells([](const D& d) { return d.motion.thickness; }, thickness_);
    cells([](const D& d) { return d.motion.solid_fraction; }, solid_);
    cells([](const D& d) { return d.motion.J_start; }, J_start_);
    cells([](const D& d) { return d.motion.J_end; }, J_end_);
    cells([](const D& d) { return d.motion.flux; }, flux_);
    cells([](const D& d) { return d.motion.lateral; }, lateral_);
    for (std::size_t s = 0; s < state_.c.size(); ++s)
      cells([s](const D& d) -> const auto& { return d.state->c[s]; }, state_.c[s]);
    cells([](const D& d) -> const auto& { return d.state->viability; }, state_.viability);
  }

  disc::NutrientSetup<Real> setup_;
  disc::Solute<Real> tracer_;
  disc::NutrientStep<Real> step_;
  disc::SoluteStep<Real> tracer_step_;
  std::vector<Real> thickness_, solid_, J_start_, J_end_, flux_, lateral_;
  disc::NutrientState<Real> state_;
  std::vector<Real> tracer_state_;
};

class LaneSolutes final : public SoluteStepper {
 public:
  explicit LaneSolutes(const std::vector<SoluteSetup>& discs) {
    for (std::size_t first = 0; first < discs.size(); first += kLanes)
      packs_.push_back(std::make_unique<SolutePack>(discs_of(discs, first / kLanes)));
  }
  void advance(std::span<SoluteColumn> discs) override {
    for (std::size_t pack = 0; pack < packs_.size(); ++pack) packs_[pack]->advance(discs_of(discs, pack));
  }

 private:
  std::vector<std::unique_ptr<SolutePack>> packs_;
};

class LaneLayers final : public LayerSolver {
 public:
  LaneLayers(const std::vector<LayerSetup>& discs, double defect) {
    for (std::size_t first = 0; first < discs.size(); first += kLanes)
      packs_.emplace_back(discs_of(discs, first / kLanes), defect);
  }
  void respond(std::vector<LayerProblem>& discs) override {
    for (std::size_t pack = 0; pack < packs_.size(); ++pack) {
      const std::size_t first = pack * kLanes;
      packs_[pack].respond(std::span(discs).subspan(first, std::min(kLanes, discs.size() - first)));
    }
  }

 private:
  std::vector<layer::BoneLayer<Real>> packs_;
};

std::unique_ptr<LayerSolver> make_lane_layers(const std::vector<LayerSetup>& discs, double defect) {
  return std::make_unique<LaneLayers>(discs, defect);
}

std::unique_ptr<SoluteStepper> make_lane_solutes(const std::vector<SoluteSetup>& discs) {
  return std::make_unique<LaneSolutes>(discs);
}

std::unique_ptr<Stepper> make_lane_stepper(const ElementConstantsList& discs, double tolerance) {
  return std::make_unique<LaneStepper>(discs, tolerance);
}

#define SPINEWALK_TEXT_OF(name) #name
#define SPINEWALK_TEXT(name) SPINEWALK_TEXT_OF(name)

}  // namespace
}  // namespace SPINEWALK_ISA
}  // namespace spinewalk::solve

extern "C" {
// Constants only: nothing of an instruction set may run before it is known to be there.
extern constinit const spinewalk::solve::LaneKernels SPINEWALK_EXPORT{
    SPINEWALK_TEXT(SPINEWALK_ISA), SPINEWALK_WIDTH, &spinewalk::solve::make_lane_stepper,
    &spinewalk::solve::make_lane_solutes, &spinewalk::solve::make_lane_layers};
}
