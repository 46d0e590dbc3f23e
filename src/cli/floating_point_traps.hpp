/// The preset `audit` stops at the first invalid operation, division by zero or overflow.
#pragma once

#ifdef SPINEWALK_AUDIT
#include <cfenv>
#endif

namespace spinewalk::cli {

inline void trap_floating_point_errors() {
#ifdef SPINEWALK_AUDIT
  feenableexcept(FE_INVALID | FE_DIVBYZERO | FE_OVERFLOW);
#endif
}

}  // namespace spinewalk::cli
