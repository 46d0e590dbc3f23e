/// Which lanes the discs advance in: the kernels of one source, compiled for several instruction sets into one program and
/// chosen when it starts, so that the nodes of a mixed cluster run the same file.
///
///   lane_kernels.cpp  --compile-->  scalar | baseline | avx2 | avx512  --choose_lanes-->  the widest that the processor has
///
/// Every kind gives the same bits (no fused multiply-add, lanes do not see each other), so the choice moves no result;
/// SPINEWALK_LANES in the environment forces one, to show just that. The object file of an instruction set exports its
/// LaneKernels and nothing else (CMakeLists.txt): no function that it shares with the rest of the program, a std:: template
/// say, can be taken from it by the linker and then run on a processor without that set.
/// Tests: tests/unit/solve/lanes_test.cpp, tests/cli/lanes_test.py.
#pragma once

#include "solve/bone_layer.hpp"
#include "solve/solute_stepper.hpp"
#include "solve/stepper.hpp"

#include <memory>
#include <span>
#include <string_view>

namespace spinewalk::solve {

using ElementConstantsList = std::vector<disc::ElementConstants<double>>;

struct LaneKernels {
  std::string_view name;
  int width;  ///< discs in a pack
  std::unique_ptr<Stepper> (*make_stepper)(const ElementConstantsList& discs, double tolerance);
  std::unique_ptr<SoluteStepper> (*make_solutes)(const std::vector<SoluteSetup>& discs);
  std::unique_ptr<LayerSolver> (*make_layers)(const std::vector<LayerSetup>& discs, double defect);
};

/// Those this program holds and this processor can run, narrowest first.
std::vector<const LaneKernels*> available_lanes();

/// The last of them, or the one that SPINEWALK_LANES names. @throws InputError for a name that is not among them.
const LaneKernels& choose_lanes();

}  // namespace spinewalk::solve
