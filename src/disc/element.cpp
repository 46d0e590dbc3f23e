#include "disc/element_kernels.hpp"

namespace spinewalk::disc {

template class DiscElement<double>;

}  // namespace spinewalk::disc
