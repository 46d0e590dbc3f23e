/// What a picture or a movie shows: which spines stand beside one another, under which names, on which clock. No VTK.
#pragma once

#include "viz/look.hpp"
#include "viz/ranges.hpp"

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
  /// Time of the run at a clock: within the strides the profiles and the fluid are those at the start of the clip.
  double time(Gear gear, double clock) const { return gear == Gear::day ? clock : clip.start; }
  /// A field along the column of a disc at a clock, SI. Within strides the pressure is the intradiscal one of the stride.
  std::vector<double> column(Gear gear, double clock, Field field, std::size_t level) const;
};

/// A colour scale with round labels.
struct Scale {
  Range range = {};  ///< SI
  double step = 0;   ///< SI, between labels

  double share(double value) const { return (value - range.low) / (range.high - range.low); }
};
/// Rounded outwards to whole steps, at most six of them, never empty.
Scale make_scale(const FieldInfo& field, const Range& values);

struct Shot {
  Gear gear = Gear::stride;
  Look look = {};
  std::string title = {};
  std::vector<Panel> panels = {};  ///< one to three
  double start = 0, end = 0;       ///< [s] of the clock; equal when nothing moves
  double slow_motion = 1;          ///< how many times slower than life a movie plays it
  Scale scale = {};                ///< of the field, common to all panels
  double exaggeration = 1;         ///< of every change since the start of the run
  double flux_scale = 0;  ///< [m3/s] the largest mean flux through an endplate of the level, over all panels
};

/// "0.42 s, 4 times slower" within the strides; "1 h 05 min: Walking, 1.3 m/s" across the day of one run.
std::string describe_moment(const Shot& shot, double clock);

/// "Walking, 1.3 m/s"
std::string phase_heading(const solve::PhaseSummary& phase);

inline constexpr std::size_t kMostPanels = 3;

/// False when a run stopped before its first phase was summed up: then there is only the day to show.
bool have_phases(const std::vector<Playback>& runs);

/// Within the stride. One run: its phases side by side, the first of each activity, or `phase` (index) alone.
/// Several runs: that phase of each, or the last one with strides. @throws InputError when a run has no such phase.
Shot stride_shot(const std::vector<Playback>& runs, std::optional<std::size_t> phase, const Look& look);

/// Across the day, a panel a run.
Shot day_shot(const std::vector<Playback>& runs, const Look& look);

}  // namespace spinewalk::viz
