/// What the excitation of one activity says without a run.
///   step_frequency       [Hz]         peak_ground_force   [1] over body weight          force_peaks     [1] per stride
///   pelvis_rms           [m/s2]       pelvis_excursion    [m] of S1, peak to peak       impact_peak     [N]
///   total_rms            [m/s2] of what an accelerometer at S1 shows, gravity included  active_peak     [N] 10 Hz low-pass
///   mean_amplitude       [m/s2] mean of the absolute acceleration of S1 (MAD)
/// Tests: tests/unit/evidence/measure_test.cpp.
#pragma once

#include "model/scenario.hpp"
#include "results/table.hpp"

namespace spinewalk::evidence {

std::vector<results::Column> stride_measures();  ///< names and SI units
/// In SI. @pre `name` is one of the names. @throws InputError for an activity without strides.
double stride_measure(const std::string& name, const model::Activity& activity, const model::Model& model);

}  // namespace spinewalk::evidence
