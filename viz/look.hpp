/// How things are looked at: what `render` and the player let a user choose. No VTK.
#pragma once

#include "model/levels.hpp"
#include "viz/field.hpp"

namespace spinewalk::viz {

/// Where the camera stands: parallel projection, looking at the spine.
struct View {
  double azimuth = 62;  ///< [degree] from the front towards the left of the subject; 90: lateral view
  double rise = 9;      ///< [degree] above the horizontal
  double zoom = 1;      ///< > 1: closer

  bool operator==(const View&) const = default;
};

enum class ChartKind { force, pressure, height, fluid, profile };
inline constexpr std::size_t kCharts = 5;
inline constexpr std::array<std::string_view, kCharts> kChartNames{"force", "pressure", "height", "fluid",
                                                                   "profile"};

struct Look {
  std::size_t level = model::kL4L5;    ///< of charts and cut
  Field field = Field::pressure;       ///< colours the discs
  bool cut = false;                    ///< shows the column inside the disc `level`
  std::vector<ChartKind> charts = {};  ///< empty: what suits the picture
  View view = {};
  std::optional<double> exaggeration = {};  ///< of changes since the start; else the largest that suits
};

}  // namespace spinewalk::viz
