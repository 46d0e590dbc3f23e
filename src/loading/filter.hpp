/// Zero-lag low-pass for recordings.
#pragma once

#include <vector>

namespace spinewalk::loading {

/// Second-order Butterworth run forwards and backwards: gain 1 / (1 + (f / cutoff)^4) well below the Nyquist
/// frequency, no phase. Both runs start as if the first value had stood there for ever. `cutoff`, `rate` in
/// Hz, cutoff < rate / 2.
std::vector<double> zero_lag_low_pass(std::vector<double> samples, double cutoff, double rate);

}  // namespace spinewalk::loading
