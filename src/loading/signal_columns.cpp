#include "loading/signal_columns.hpp"

#include "loading/column_names.hpp"
#include "model/names.hpp"
#include "units/quantity.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace spinewalk::loading {

namespace {

using model::RecordingKind;

constexpr const char* kBodyWeights = "BW";  ///< a force over a weight that the file does not give

std::optional<std::size_t> find_first(const std::vector<std::string>& names,
                                      bool (*wanted)(const ColumnName&)) {
  for (std::size_t i = 0; i < names.size(); ++i)
    if (wanted(parse_column_name(names[i]))) return i;
  return {};
}

/// x, y, z by name; empty unless all three are there.
std::vector<std::size_t> find_axes(const std::vector<std::string>& names) {
  std::array<std::optional<std::size_t>, 3> found;
  for (std::size_t i = 0; i < names.size(); ++i)
    if (const char axis = acceleration_axis(parse_column_name(names[i]))) {
      auto& place = found[static_cast<std::size_t>(axis - 'x')];
      if (!place) place = i;
    }
  if (!found[0] || !found[1] || !found[2]) return {};
  return {*found[0], *found[1], *found[2]};
}

/// By the usual names of this kind; empty where the table has none.
std::vector<std::size_t> find_usual(const std::vector<std::string>& names, RecordingKind kind) {
  std::vector<std::size_t> found;
  if (kind == RecordingKind::ground_reaction_force) {
    for (std::size_t i = 0; i < names.size(); ++i)
      if (const ColumnName name = parse_column_name(names[i]);
          is_vertical_force(name) && name.unit != kBodyWeights)
        found.push_back(i);
    return found;
  }
  const bool marker = kind == RecordingKind::marker_position;
  if (const auto vertical = find_first(names, marker ? is_marker_height : is_vertical_acceleration))
    return {*vertical};
  return marker ? found : find_axes(names);
}

struct Missing {
  const char* what;
  const char* hint;
};

Missing missing_of(RecordingKind kind) {
  switch (kind) {
    case RecordingKind::ground_reaction_force:
      return {
          "no column with a vertical ground force",
          "name it ground_force_vy (OpenSim) or R_fy_N, L_fy_N (CSV), y up, or give columns.right and left"};
    case RecordingKind::acceleration:
      return {
          "no columns with an acceleration",
          "name them acc_x_g, acc_y_g, acc_z_g or a_vert_g, or give columns.x, y and z or columns.vertical"};
    case RecordingKind::marker_position:
      break;
  }
  return {"no column with the height of a sacrum marker",
          "name it sacrum_y_m, y up, or give columns.vertical"};
}

class Finder {
 public:
  Finder(const TableReader& table, const model::Measured& how) : table_(table), how_(how) {}

  SignalColumns find() const {
    SignalColumns columns;
    if (const auto time = find_time()) columns.time = column(*time, "time_unit", how_.time_unit, "s");
    for (std::size_t i : find_signal(columns))
      columns.signal.push_back(column(i, "unit", how_.unit, si_unit_of(how_.kind)));
    return columns;
  }

 private:
  std::size_t given(const char* key, const std::string& name) const {
    const auto& names = table_.names();
    const auto at = std::find(names.begin(), names.end(), name);
    if (at != names.end()) return static_cast<std::size_t>(at - names.begin());
    const std::string nearest = model::nearest_name(name, names);
    throw InputError(table_.names_place(), fmt::format("no column \"{}\", which columns.{} names", name, key),
                     (nearest.empty() ? "" : fmt::format("did you mean \"{}\"? ", nearest)) + found());
  }

  std::string found() const { return fmt::format("found: {}", fmt::join(table_.names(), ", ")); }

  std::optional<std::size_t> find_time() const {
    if (!std::isnan(how_.rate)) return {};
    if (!how_.columns.time.empty()) return given("time", how_.columns.time);
    const auto time = find_first(table_.names(), is_time);
    if (!time)
      throw InputError(table_.names_place(), "no time column",
                       "name it time or t_s, or give columns.time, or rate: 100 Hz; " + found());
    return time;
  }

  std::vector<std::size_t> find_signal(SignalColumns& columns) const {
    const model::RecordingColumns& c = how_.columns;
    if (!c.vertical.empty()) return {given("vertical", c.vertical)};
    if (how_.kind == RecordingKind::ground_reaction_force && !(c.right.empty() && c.left.empty())) {
      std::vector<std::size_t> feet;
      if (!c.right.empty()) feet.push_back(given("right", c.right));
      if (!c.left.empty()) feet.push_back(given("left", c.left));
      return feet;
    }
    const bool some_axes = !(c.x.empty() && c.y.empty() && c.z.empty());
    if (how_.kind == RecordingKind::acceleration && some_axes) {
      if (c.x.empty() || c.y.empty() || c.z.empty())
        throw InputError(
            table_.names_place(), "columns.x, columns.y and columns.z are needed together",
            "gravity is found from all three; a vertical signal alone is columns.vertical; " + found());
      columns.three_axes = true;
      return {given("x", c.x), given("y", c.y), given("z", c.z)};
    }
    const auto usual = find_usual(table_.names(), how_.kind);
    const auto [what, hint] = missing_of(how_.kind);
    if (usual.empty()) throw InputError(table_.names_place(), what, fmt::format("{}; {}", hint, found()));
    columns.three_axes = how_.kind == RecordingKind::acceleration && usual.size() == 3;
    return usual;
  }

  SignalColumn column(std::size_t index, const char* key, const std::string& unit_given,
                      const std::string& si_unit) const {
    const std::string& name = table_.names()[index];
    SignalColumn column{index, unit_given.empty() ? parse_column_name(name).unit : unit_given};
    if (column.unit.empty() && (table_.opensim() || si_unit == "N")) column.unit = si_unit;
    if (column.unit.empty()) return column;
    try {
      column.factor = unit_factor(column.unit, si_unit);
    } catch (const units::UnitError&) {
      throw InputError(
          table_.names_place(),
          fmt::format("column {} is in \"{}\", which is no unit for {}", name, column.unit, si_unit),
          fmt::format("give {}: {}, or correct the name", key, si_unit));
    }
    return column;
  }

  const TableReader& table_;
  const model::Measured& how_;
};

}  // namespace

SignalColumns find_signal_columns(const TableReader& table, const model::Measured& how) {
  return Finder(table, how).find();
}

std::vector<RecordingKind> find_recording_kinds(const TableReader& table) {
  std::vector<RecordingKind> kinds;
  for (RecordingKind kind :
       {RecordingKind::ground_reaction_force, RecordingKind::acceleration, RecordingKind::marker_position})
    if (!find_usual(table.names(), kind).empty()) kinds.push_back(kind);
  return kinds;
}

}  // namespace spinewalk::loading
