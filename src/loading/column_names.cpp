#include "loading/column_names.hpp"

#include "model/model.hpp"
#include "units/quantity.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <utility>

namespace spinewalk::loading {

namespace {

/// Units after a "_", where "/" cannot stand, and how they are written elsewhere.
constexpr std::array<std::pair<std::string_view, std::string_view>, 15> kSuffixes{{{"s", "s"},
                                                                                   {"ms", "ms"},
                                                                                   {"us", "us"},
                                                                                   {"n", "N"},
                                                                                   {"kn", "kN"},
                                                                                   {"bw", "BW"},
                                                                                   {"g", "g"},
                                                                                   {"mg", "mg"},
                                                                                   {"ms2", "m/s2"},
                                                                                   {"mps2", "m/s2"},
                                                                                   {"m/s2", "m/s2"},
                                                                                   {"m/s^2", "m/s2"},
                                                                                   {"m", "m"},
                                                                                   {"cm", "cm"},
                                                                                   {"mm", "mm"}}};

std::string lower(std::string_view text) {
  std::string result(text);
  for (char& c : result) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return result;
}

bool holds(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

bool ends_with(std::string_view text, std::string_view end) {
  return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
}

bool starts_with(std::string_view text, std::string_view start) {
  return text.substr(0, start.size()) == start;
}

}  // namespace

ColumnName parse_column_name(std::string_view name) {
  if (const std::size_t open = name.find_first_of("[("); open != std::string_view::npos && open > 0) {
    const std::size_t close = std::min(name.find_first_of("])", open), name.size());
    std::string_view stem = name.substr(0, open);
    while (!stem.empty() && (stem.back() == ' ' || stem.back() == '_')) stem.remove_suffix(1);
    return {lower(stem), std::string(name.substr(open + 1, close - open - 1))};
  }
  const std::string text = lower(name);
  const std::size_t last = text.rfind('_');
  if (last == std::string::npos || last == 0) return {text, ""};
  const auto suffix = std::find_if(kSuffixes.begin(), kSuffixes.end(), [&](const auto& s) {
    return s.first == std::string_view(text).substr(last + 1);
  });
  if (suffix == kSuffixes.end()) return {text, ""};
  return {text.substr(0, last), std::string(suffix->second)};
}

bool is_time(const ColumnName& name) {
  return name.stem == "time" || name.stem == "t" || holds(name.stem, "timestamp");
}

bool is_vertical_force(const ColumnName& name) {
  const std::string& s = name.stem;
  const bool opensim = holds(s, "force") && ends_with(s, "vy");
  const bool said = holds(s, "vgrf") || ((holds(s, "grf") || holds(s, "force")) && holds(s, "vert"));
  return opensim || said || s == "fy" || ends_with(s, "_fy");
}

bool is_vertical_acceleration(const ColumnName& name) {
  const std::string& s = name.stem;
  const bool acceleration = starts_with(s, "a_") || starts_with(s, "acc");
  return acceleration && (holds(s, "vert") || ends_with(s, "_up")) && !holds(s, "grf");
}

bool is_marker_height(const ColumnName& name) {
  const std::string& s = name.stem;
  const bool place = holds(s, "sacr") || holds(s, "pelvis") || holds(s, "psis");
  return place && !starts_with(s, "a_") &&
         (ends_with(s, "_y") || ends_with(s, "_ty") || ends_with(s, "height"));
}

char acceleration_axis(const ColumnName& name) {
  const std::string& s = name.stem;
  if (s.empty()) return 0;
  const char axis = s.back();
  if (axis < 'x' || axis > 'z') return 0;
  const bool bare = s.size() == 1 || (s.size() == 2 && s[0] == 'a');
  const bool acceleration =
      starts_with(s, "acc") && (s.size() < 5 || s[s.size() - 2] == '_' || starts_with(s, "accel"));
  return bare || acceleration ? axis : '\0';
}

double unit_factor(const std::string& unit, const std::string& si_unit) {
  if (si_unit == "m/s2" && unit == "g") return model::kGravity;
  if (si_unit == "m/s2" && unit == "mg") return model::kGravity / 1000;
  return units::to_si("1 " + unit, si_unit);
}

std::string si_unit_of(model::RecordingKind kind) {
  switch (kind) {
    case model::RecordingKind::ground_reaction_force:
      return "N";
    case model::RecordingKind::acceleration:
      return "m/s2";
    case model::RecordingKind::marker_position:
      break;
  }
  return "m";
}

}  // namespace spinewalk::loading
