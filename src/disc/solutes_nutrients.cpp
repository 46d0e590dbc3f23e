#include "disc/solutes_nutrients.hpp"

#include "disc/solutes_nutrients_kernels.hpp"

namespace spinewalk::disc {

template class NutrientStep<double>;

}  // namespace spinewalk::disc
