#include "solve/lanes.hpp"

#include "model/errors.hpp"

#include <fmt/format.h>

#include <cstdlib>

/// One a compilation of lane_kernels.cpp, by the names in CMakeLists.txt.
extern "C" {
extern const spinewalk::solve::LaneKernels spinewalk_lanes_scalar, spinewalk_lanes_baseline;
#ifdef SPINEWALK_X86
extern const spinewalk::solve::LaneKernels spinewalk_lanes_avx2, spinewalk_lanes_avx512;
#endif
}

namespace spinewalk::solve {

std::vector<const LaneKernels*> available_lanes() {
  std::vector<const LaneKernels*> lanes{&spinewalk_lanes_scalar, &spinewalk_lanes_baseline};
#ifdef SPINEWALK_X86
  // These ask for the operating system's consent too: it must save the wide registers.
  if (__builtin_cpu_supports("avx2")) lanes.push_back(&spinewalk_lanes_avx2);
  if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq"))
    lanes.push_back(&spinewalk_lanes_avx512);
#endif
  return lanes;
}

const LaneKernels& choose_lanes() {
  constexpr const char* kVariable = "SPINEWALK_LANES";
  const auto lanes = available_lanes();
  const char* wanted = std::getenv(kVariable);
  if (!wanted || !*wanted) return *lanes.back();
  std::string names;
  for (const LaneKernels* kernels : lanes) {
    if (kernels->name == wanted) return *kernels;
    names += fmt::format("{}{}", names.empty() ? "" : ", ", kernels->name);
  }
  throw InputError({kVariable}, fmt::format("`{}` names no lanes that this processor has", wanted),
                   fmt::format("one of {}; without the variable the last of them is taken", names));
}

}  // namespace spinewalk::solve
