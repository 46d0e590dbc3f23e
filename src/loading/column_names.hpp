/// What the name of a column says: "R_fy_N", "acc_x [m/s2]", "t_ms", "1_ground_force_vy".
#pragma once

#include "model/measured.hpp"

#include <string>
#include <string_view>

namespace spinewalk::loading {

struct ColumnName {
  std::string stem;  ///< lower case, without the unit
  std::string unit;  ///< as written in [] or (), or a known one after the last "_"; else empty
};
ColumnName parse_column_name(std::string_view name);

bool is_time(const ColumnName& name);
bool is_vertical_force(const ColumnName& name);         ///< up is y, as in OpenSim, or said
bool is_vertical_acceleration(const ColumnName& name);  ///< up is said
bool is_marker_height(const ColumnName& name);          ///< of sacrum or pelvis; up is y, as in OpenSim
/// 'x', 'y' or 'z' for an axis of an accelerometer, 0 for anything else (gyroscopes among it).
char acceleration_axis(const ColumnName& name);

/// SI value of one `unit`. Of an acceleration, "g" and "mg" are standard gravity and its thousandth.
/// @throws units::UnitError
double unit_factor(const std::string& unit, const std::string& si_unit);

/// N, m/s2 or m.
std::string si_unit_of(model::RecordingKind kind);

}  // namespace spinewalk::loading
