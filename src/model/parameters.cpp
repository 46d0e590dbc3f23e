#include "model/parameters.hpp"

#include "units/quantity.hpp"

#include <fmt/core.h>

#include <cmath>
#include <stdexcept>

namespace spinewalk::model {
namespace {

double checked(std::string_view text, const Range& range) {
  const double value = units::to_si(text, range.unit);
  if (!(value >= range.low && value <= range.high))
    throw std::out_of_range(fmt::format("{} lies outside {} to {}", text,
                                        units::format(range.low, range.unit),
                                        units::format(range.high, range.unit)));
  return value;
}

struct ValueText {
  std::string operator()(const NumberTarget& target) const {
    return units::format(*target.value, target.range.unit);
  }
  std::string operator()(const CountTarget& target) const {
    return units::format(*target.value, target.range.unit);
  }
  std::string operator()(const ChoiceTarget& target) const { return target.names.at(target.get()); }
  std::string operator()(const FileTarget& target) const { return target.value->string(); }
  std::string operator()(const TextTarget& target) const { return *target.value; }
};

}  // namespace

std::string Table::join(std::string_view name) const {
  return prefix_.empty() ? std::string(name) : fmt::format("{}.{}", prefix_, name);
}

void Table::add(std::string_view name, Target target, std::string_view meaning, bool required) {
  out_->push_back({join(name), std::move(target), meaning, required, {}});
}

void Table::number(std::string_view name, double& value, Range range, std::string_view meaning,
                   bool required) {
  add(name, NumberTarget{&value, range}, meaning, required);
}

void Table::count(std::string_view name, int& value, Range range, std::string_view meaning, bool required) {
  add(name, CountTarget{&value, range}, meaning, required);
}

void Table::file(std::string_view name, std::filesystem::path& value, std::string_view meaning, bool required) {
  add(name, FileTarget{&value}, meaning, required);
}

void Table::text(std::string_view name, std::string& value, std::string_view meaning) {
  add(name, TextTarget{&value}, meaning, false);
}

void Table::levels(std::string_view name, PerLevel<double>& values, Range range, std::string_view meaning) {
  Table inner = group(name);
  for (std::size_t level = 0; level < kLevels; ++level)
    inner.number(kLevelNames[level], values[level], range, meaning);
}

bool has_value(const Parameter& parameter) {
  if (const auto* text = std::get_if<TextTarget>(&parameter.target)) return !text->value->empty();
  if (const auto* file = std::get_if<FileTarget>(&parameter.target)) return parameter.required || !file->value->empty();
  const auto* number = std::get_if<NumberTarget>(&parameter.target);
  return !number || !std::isnan(*number->value);
}

std::string value_text(const Parameter& parameter) { return std::visit(ValueText{}, parameter.target); }

void set_number(const NumberTarget& target, std::string_view text) {
  *target.value = checked(text, target.range);
}

void set_count(const CountTarget& target, std::string_view text) {
  const double value = checked(text, target.range);
  if (value != std::floor(value)) throw std::out_of_range(fmt::format("{} is not a whole number", text));
  *target.value = static_cast<int>(value);
}

}  // namespace spinewalk::model
