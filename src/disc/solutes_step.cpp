#include "disc/solutes_step.hpp"

#include "disc/solutes_step_kernels.hpp"

namespace spinewalk::disc {

template class SoluteStep<double>;

}  // namespace spinewalk::disc
