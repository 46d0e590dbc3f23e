#include "disc/column_kernels.hpp"

namespace spinewalk::disc {

template class Column<double>;

}  // namespace spinewalk::disc
