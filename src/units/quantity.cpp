#include "units/quantity.hpp"

#include <fmt/core.h>
#include <udunits2.h>

#include <array>
#include <charconv>
#include <cmath>
#include <memory>
#include <mutex>
#include <numbers>
#include <string>
#include <unordered_map>

namespace spinewalk::units {
namespace {

struct FreeSystem {
  void operator()(ut_system* system) const { ut_free_system(system); }
};
struct FreeUnit {
  void operator()(ut_unit* unit) const { ut_free(unit); }
};
struct FreeConverter {
  void operator()(cv_converter* converter) const { cv_free(converter); }
};
using Unit = std::unique_ptr<ut_unit, FreeUnit>;
using Converter = std::unique_ptr<cv_converter, FreeConverter>;

std::string_view trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(" \t");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

/// The unit database with our three additions. UDUNITS says nothing about threads, hence the lock.
class UnitSystem {
 public:
  static UnitSystem& instance() {
    static UnitSystem system;
    return system;
  }

  double convert(double value, std::string_view from, std::string_view to) {
    const std::lock_guard lock(mutex_);
    Converter& known = known_[std::string(from).append(1, '\n').append(to)];
    if (!known) known = make_converter(from, to);
    return cv_convert_double(known.get(), value);
  }

 private:
  Converter make_converter(std::string_view from, std::string_view to) {
    const Unit source = parse(from), target = parse(to);
    if (!ut_are_convertible(source.get(), target.get()) || has_angle(source) != has_angle(target))
      throw UnitError(
          fmt::format("\"{}\" cannot be converted to {}", from,
                      to == kDimensionless ? std::string("a plain number") : fmt::format("\"{}\"", to)));
    return Converter(ut_get_converter(source.get(), target.get()));
  }

  UnitSystem() {
    ut_set_error_message_handler(ut_ignore);
    system_.reset(ut_read_xml(nullptr));
    if (!system_) throw UnitError("the UDUNITS-2 database cannot be read (Debian: package libudunits2-data)");
    const Unit degree = parse("arc_degree"), millimolar = parse("mol/m3");
    stride_.reset(ut_new_base_unit(system_.get()));
    ut_map_name_to_unit("deg", UT_ASCII, degree.get());
    ut_map_symbol_to_unit("mM", UT_ASCII, millimolar.get());
    ut_map_name_to_unit("stride", UT_ASCII, stride_.get());
    ut_map_name_to_unit("strides", UT_ASCII, stride_.get());
    ut_map_unit_to_name(stride_.get(), "stride", UT_ASCII);
  }

  Unit parse(std::string_view text) {
    Unit unit(ut_parse(system_.get(), std::string(text).c_str(), UT_UTF8));
    if (!unit) throw UnitError(fmt::format("\"{}\" is not a unit", text));
    return unit;
  }

  /// UDUNITS takes the radian for the number one.
  static bool has_angle(const Unit& unit) {
    char definition[256] = "";
    ut_format(unit.get(), definition, sizeof definition - 1, UT_ASCII | UT_DEFINITION);
    return std::string_view(definition).find("rad") != std::string_view::npos;
  }

  std::mutex mutex_;
  std::unique_ptr<ut_system, FreeSystem> system_;
  Unit stride_;
  std::unordered_map<std::string, Converter> known_;  ///< by both names: a model file repeats few of them
};

struct Common {
  std::string_view unit, si_unit;
  double factor;
};

/// What most files say. Known here because reading the unit database takes as long as all else of a scenario
/// (25 of 77 million instructions); quantity_test holds each against the database.
constexpr std::array<Common, 21> kCommon{{
    {"h", "s", 3600},           {"min", "s", 60},       {"day", "s", 86400},
    {"ms", "s", 1e-3},          {"mm", "m", 1e-3},      {"cm", "m", 1e-2},
    {"um", "m", 1e-6},          {"nm", "m", 1e-9},      {"um/s", "m/s", 1e-6},
    {"mm2", "m2", 1e-6},        {"L", "m3", 1e-3},      {"kPa", "Pa", 1e3},
    {"MPa", "Pa", 1e6},         {"N/mm2", "N/m2", 1e6}, {"kN/m", "N/m", 1e3},
    {"N/mm", "N/m", 1e3},       {"mM", "mol/m3", 1},    {"mL-1", "m-3", 1e6},
    {"h-1", "s-1", 1.0 / 3600}, {"%", "1", 1e-2},       {"deg", "rad", std::numbers::pi / 180},
}};

double convert(double value, std::string_view from, std::string_view to) {
  for (const Common& common : kCommon)
    if (common.unit == from && common.si_unit == to) return value * common.factor;
  return UnitSystem::instance().convert(value, from, to);
}

struct Parts {
  double number;
  std::string_view unit;  ///< empty where there is none
};

/// Splits by hand because UDUNITS reads "0 m" as an error and "25 degC" as 25 K; from_chars heeds no locale.
Parts split(std::string_view quantity) {
  std::string_view text = trimmed(quantity);
  if (text.size() > 1 && text[0] == '+' && text[1] != '-') text.remove_prefix(1);
  double number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error == std::errc::result_out_of_range)
    throw UnitError(fmt::format("\"{}\" is too large or too small for a number", quantity));
  if (error != std::errc{}) throw UnitError(fmt::format("\"{}\" is not a number", quantity));
  if (!std::isfinite(number)) throw UnitError(fmt::format("\"{}\" is not a finite number", quantity));
  const std::string_view unit = trimmed(text.substr(static_cast<std::size_t>(end - text.data())));
  // UDUNITS would multiply: "1 2 m" as 2 m, "1.2.3 m" as 0.36 m.
  if (!unit.empty() && unit != kDimensionless &&
      std::string_view("+-.,0123456789").find(unit[0]) != std::string_view::npos)
    throw UnitError(fmt::format("\"{}\" is not a unit", unit));
  return {number, unit};
}

}  // namespace

double to_si(std::string_view quantity, std::string_view si_unit) {
  const auto [number, unit] = split(quantity);
  if (unit == si_unit || (unit.empty() && si_unit == kDimensionless)) return number;
  if (unit.empty())
    throw UnitError(fmt::format("\"{}\" has no unit; write for example \"{} {}\"", trimmed(quantity),
                                trimmed(quantity), si_unit));
  const double value = convert(number, unit, si_unit);
  if (!std::isfinite(value))
    throw UnitError(fmt::format("\"{}\" is too large for a number", trimmed(quantity)));
  return value;
}

double from_si(double value, std::string_view si_unit, std::string_view unit) {
  return unit == si_unit ? value : UnitSystem::instance().convert(value, si_unit, unit);
}

std::string format(double value, std::string_view si_unit) {
  return si_unit == kDimensionless ? fmt::format("{}", value) : fmt::format("{} {}", value, si_unit);
}

}  // namespace spinewalk::units
