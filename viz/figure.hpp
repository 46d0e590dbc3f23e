/// What `plot` and the report draw: charts for print, as numbers. No VTK.
#pragma once

#include "viz/chart_data.hpp"

#include <string>
#include <vector>

namespace spinewalk::viz {

enum class PlotKind { force, pressure, height, fluid, profile, stride, dose };
inline constexpr std::size_t kPlots = 7;
inline constexpr std::array<std::string_view, kPlots> kPlotNames{"force",   "pressure", "height", "fluid",
                                                                 "profile", "stride",   "dose"};

struct FigureWish {
  PlotKind what = PlotKind::force;
  std::size_t level = model::kL4L5;
  Field field = Field::glucose;      ///< of profiles
  std::optional<std::size_t> phase;  ///< index; of strides, and whose end profiles show
  std::optional<double> time;        ///< [s] of profiles
  bool band = false;                 ///< median and range of all runs instead of a curve each
};

/// A phase behind a chart over time.
struct Stretch {
  double start, end;  ///< in the unit of the x axis
  std::string name;
};

/// One chart of a figure.
struct FigureChart : ChartData {
  std::vector<Stretch> stretches;
  std::vector<std::string> bars;  ///< names of the places x = 0, 1, ... when the curves are bars
};

/// One chart, or the four of a dose.
using Figure = std::vector<FigureChart>;

/// How many runs can be told apart by their curves.
inline constexpr std::size_t kMostCurves = 7;

/// force [N], pressure [MPa], height, fluid [uL]: across the day, at the level; strides as a band around their mean.
/// Fluid of one run by route, of several the change of the disc's water. profile: a field over the depth of the column, at
/// the end of each phase of one run, at one moment of several. stride: the force in a stride, mean and range over the
/// recorded strides, of each phase of one run, of one phase of several. dose: steps, metabolic equivalents times time, energy
/// and mean acceleration, a bar a phase.
/// @throws InputError (place "--option") when the runs do not hold what is asked for, or are too many for curves.
Figure make_figure(const std::vector<Playback>& runs, const FigureWish& wish);

/// Median, and lowest to highest, of curves that share an x axis, over the part that all of them cover.
Curve median_and_range(const std::vector<Curve>& curves);

}  // namespace spinewalk::viz
