/// What a picture or a movie shows: which spines stand beside one another, under which names, on which clock. No VTK.
#pragma once

#include "viz/colour_map.hpp"
#include "viz/playback.hpp"

namespace spinewalk::viz {

/// Within the stride (recorded strides, slow motion) or across the day (stride means).
enum class Gear { stride, day };

/// One spine.
struct Panel {
  const Playback* run;
  Clip clip;  ///< for Gear::stride
  std::string heading;
  std::vector<std::string> lines;  ///< what the reader should know about it
  Colour accent;                   ///< of heading, curve and cursor

  State state(Gear gear, double clock) const;
};

struct Shot {
  Gear gear = Gear::stride;
  std::size_t level = 0;  ///< of the chart
  std::string title = {};
  std::vector<Panel> panels = {};  ///< one to three
  double start = 0, end = 0;       ///< [s] of the clock; equal when nothing moves
  double slow_motion = 1;          ///< how many times slower than life a movie plays it
  Range pressure = {};             ///< [Pa] of the colour scale
  double pressure_step = 0;        ///< [Pa] between its labels
  double exaggeration = 1;         ///< of every change since the start of the run
};

/// "0.42 s, 4 times slower" within the strides; "1 h 05 min: Walking, 1.3 m/s" across the day of one run.
std::string describe_moment(const Shot& shot, double clock);

inline constexpr std::size_t kMostPanels = 3;

/// False when a run stopped before its first phase was summed up: then there is only the day to show.
bool have_phases(const std::vector<Playback>& runs);

/// Within the stride. One run: its phases side by side, the first of each activity, or `phase` (index) alone.
/// Several runs: that phase of each, or the last one with strides. @throws InputError when a run has no such phase.
Shot stride_shot(const std::vector<Playback>& runs, std::optional<std::size_t> phase, std::size_t level);

/// Across the day, a panel a run.
Shot day_shot(const std::vector<Playback>& runs, std::size_t level);

}  // namespace spinewalk::viz
