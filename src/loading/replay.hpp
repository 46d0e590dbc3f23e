/// `measured` with `replay: raw`: the strides of a recording one after the other instead of their mean.
///
///   e_0     e_1     e_2    ...    e_2K      step events (steps.hpp) of the longest run without a gap; stride n lasts from
///    |---stride 1----|---  ...  ---|        e_2n to e_2n+2, odd strides included. The run is one period of a Stride with
///                                  '---> e_0  K strides, and begins anew until the phase ends.
///   force    as recorded, scaled to body weight. At the seam its step is blended away over the last 0.1 s      (1)
///   pelvis   (force - m g)/m up to 25 Hz. What is slower than two strides goes: a pelvis that rises and falls by 2 cm in
///            that time makes 0.007 g, and what is more is drift of plates or a turning sensor                   (2)
///   trunk    pitch and muscle bursts of the mean stride, stretched from event to event                          (3)
/// Written in a scenario:
///   - measured: {for: 10 min, file: walk.mot, kind: ground_reaction_force, replay: raw}
/// Tests: tests/unit/loading/replay_test.cpp, tests/validation/recordings.
#pragma once

#include "loading/read_recording.hpp"
#include "loading/stride.hpp"

namespace spinewalk::loading {

/// @throws InputError as find_mean_stride and make_measured; also for fewer than two whole strides in a row, more than ten
/// minutes of them, or a run whose mean is not body weight
Stride make_replay(const Recording& recording, const model::Model& model);

/// Of how.file. @throws InputError also when it is clipped
Stride read_replay(const model::Measured& how, const model::Model& model);

/// Whole strides of the longest run.
int count_strides_in_a_row(const Recording& recording);

}  // namespace spinewalk::loading
