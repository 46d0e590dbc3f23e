#include "disc/solutes_step.hpp"

#include "disc/solutes_step_kernels.hpp"

namespace spinewalk::disc {

template struct Passage<double>;
template class SoluteStep<double>;

}  // namespace spinewalk::disc
