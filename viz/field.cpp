#include "viz/field.hpp"

#include <algorithm>

namespace spinewalk::viz {
namespace {

constexpr std::array<FieldInfo, kFields> kInfo{{
    {Field::pressure, "pressure", "Intradiscal pressure", "MPa", 1e-6, 2, ColourMap::viridis, 0.01},
    {Field::water, "water", "Water content", "volume %", 100, 1, ColourMap::cividis, 0.1},
    {Field::oxygen, "oxygen", "Oxygen", "mmol/L", 1, 3, ColourMap::magma, 0.001},
    {Field::glucose, "glucose", "Glucose", "mmol/L", 1, 2, ColourMap::magma, 0.01},
    {Field::lactate, "lactate", "Lactate", "mmol/L", 1, 2, ColourMap::magma, 0.01},
    {Field::ph, "pH", "pH", "", 1, 2, ColourMap::magma, 0.01},
    {Field::viability, "viability", "Cells alive (least)", "%", 100, 1, ColourMap::cividis, 0.1},
}};

}  // namespace

const FieldInfo& info_of(Field field) { return kInfo[static_cast<std::size_t>(field)]; }

std::optional<Field> find_field(std::string_view name) {
  const auto found =
      std::find_if(kInfo.begin(), kInfo.end(), [&](const FieldInfo& info) { return info.name == name; });
  if (found == kInfo.end()) return std::nullopt;
  return found->field;
}

const std::vector<std::string_view>& field_names() {
  static const auto names = [] {
    std::vector<std::string_view> list;
    for (const FieldInfo& info : kInfo) list.push_back(info.name);
    return list;
  }();
  return names;
}

}  // namespace spinewalk::viz
