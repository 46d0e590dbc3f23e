/// The curves of a chart as numbers: what `compare` tables say, against time or depth. No VTK, so any drawing program or
/// test can use them.
#pragma once

#include "viz/storyboard.hpp"

#include <string>
#include <vector>

namespace spinewalk::viz {

struct Curve {
  std::string name;  ///< in the legend; empty: not there
  Colour colour = {};
  int dash = 0;                   ///< 0 solid, 1 dashed, 2 dotted
  std::vector<double> x, y;       ///< in the units of the axes; NaN where there is nothing
  std::vector<double> low, high;  ///< band around y, or empty
};

struct Axis {
  std::string title;  ///< with the unit
  Range range;
};

struct ChartData {
  Axis x, y;
  std::vector<Curve> curves;
};

/// A place on a curve of a panel; NaN: none.
struct Cursor {
  double x, y;
};

/// The curves of all panels, at the clock where they depend on it (profiles alone do).
/// force, pressure [N, MPa]: strides sample by sample; of a day the mean, with the range of the strides as a band.
/// height [mm]: change since the start of the run, at its true size. fluid [uL]: came in minus went out since the start, by
/// route; always across the day, for bursts do not carry it. profile: the field of the look over the depth of the column.
ChartData make_chart(const Shot& shot, ChartKind kind, double clock);

/// The same picture with about `most` points: of each stretch of a longer curve the lowest and the highest, in their order,
/// and the hull of its band. A stretch with a NaN is a gap.
Curve thin_out(const Curve& curve, std::size_t most);

/// Seconds in the unit of the time axis across the day.
double seconds_a_unit(const Shot& shot);

/// Holds zero and all curves with their bands, with some room.
Range value_range(const std::vector<Curve>& curves);

/// The curve of one panel in the chart of profiles.
Curve profile_curve(const Shot& shot, const Panel& panel, double clock);

Cursor find_cursor(const Shot& shot, ChartKind kind, std::size_t panel, double clock);

/// The charts of the look, or what suits the picture.
std::vector<ChartKind> charts_of(const Shot& shot);

}  // namespace spinewalk::viz
