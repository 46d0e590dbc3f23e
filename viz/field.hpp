/// What a disc can be coloured by. No VTK.
#pragma once

#include "viz/colour_map.hpp"

#include <optional>
#include <string_view>
#include <vector>

namespace spinewalk::viz {

enum class Field { pressure, water, oxygen, glucose, lactate, ph, viability };
inline constexpr std::size_t kFields = 7;

struct FieldInfo {
  Field field;
  std::string_view name;   ///< on the command line
  std::string_view title;  ///< "Intradiscal pressure"
  std::string_view unit;   ///< as drawn; empty where there is none
  double factor;           ///< drawn value = factor x SI value
  int decimals;            ///< of labels and texts
  ColourMap map;
  double smallest_step;  ///< [drawn] between labels of the colour scale
};

const FieldInfo& info_of(Field field);
std::optional<Field> find_field(std::string_view name);
/// "pressure, water, ..."
const std::vector<std::string_view>& field_names();

}  // namespace spinewalk::viz
