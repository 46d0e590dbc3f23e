// Compiled once an instruction set (CMakeLists.txt): everything that works on packs of discs, behind interfaces of doubles.
#include "disc/element_kernels.hpp"
#include "disc/pack_element.hpp"
#include "solve/fluid_stepper.hpp"
#include "solve/lanes.hpp"

#include <algorithm>

namespace spinewalk::solve {
inline namespace SPINEWALK_ISA {
namespace {

#if SPINEWALK_WIDTH == 1
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
      : elements_(make_packs(discs)), stepper_(elements_, tolerance), loads_(elements_.size()) {
    for (const PackElement& element : elements_) states_.push_back(element.reference());
  }

  void restart() override { stepper_.restart(); }

  controlled_step_result try_step(const System& loads, DiscStates& states, double& t, double& dt) override {
    for (std::size_t e = 0; e < elements_.size(); ++e)
      disc::gather_state<Real>(discs_of(states, e), states_[e]);
    const auto system = [&](double at) -> const std::vector<disc::Load<Real>>& { return gather(loads(at)); };
    const auto result = stepper_.try_step(system, states_, t, dt);
    if (result == controlled_step_result::success) scatter(states_, states);
    return result;
  }

  void interpolate(double t, const DiscLoads& loads, DiscStates& out) override {
    stepper_.interpolate(t, gather(loads), between_);
    out.resize(loads.size());
    scatter(between_, out);
  }

  const StepperCounts& counts() const override { return stepper_.counts(); }
  double tolerance() const override { return stepper_.tolerance(); }
  std::size_t worst() const override { return stepper_.worst(); }

 private:
  const std::vector<disc::Load<Real>>& gather(const DiscLoads& loads) {
    for (std::size_t e = 0; e < elements_.size(); ++e)
      loads_[e] = disc::gather_load<Real>(discs_of(loads, e));
    return loads_;
  }
  static void scatter(const std::vector<disc::FluidState<Real>>& packs, DiscStates& states) {
    for (std::size_t l = 0; l < states.size(); ++l)
      disc::scatter_state(packs[l / kLanes], l % kLanes, states[l]);
  }

  std::vector<PackElement> elements_;
  FluidStepper<PackElement, Real> stepper_;
  std::vector<disc::Load<Real>> loads_;
  std::vector<disc::FluidState<Real>> states_, between_;
};

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
    SPINEWALK_TEXT(SPINEWALK_ISA), SPINEWALK_WIDTH, &spinewalk::solve::make_lane_stepper};
}
