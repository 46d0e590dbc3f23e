#include "model/read_parameters.hpp"

#include "model/names.hpp"
#include "units/quantity.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>

namespace spinewalk::model {
namespace {

std::string join(const std::string& group, std::string_view name) {
  return group.empty() ? std::string(name) : fmt::format("{}.{}", group, name);
}

std::string quantity_hint(const Range& range) {
  const bool plain = range.unit == units::kDimensionless;
  return fmt::format("{} from {} to {}", plain ? "give a plain number" : "give a number with a unit",
                     units::format(range.low, range.unit), units::format(range.high, range.unit));
}

const std::string& expect_filled(const YamlNode& node, const std::string& path, const std::string& hint) {
  const std::string& text = expect_scalar(node, path, hint);
  if (text.empty()) throw InputError(node.place, fmt::format("{} is empty", path), hint);
  return text;
}

Provenance provenance_of(const Parameter& parameter, std::size_t status, std::string source) {
  Provenance made{parameter.path, 0, "", static_cast<Status>(status), std::move(source)};
  if (const auto* number = std::get_if<NumberTarget>(&parameter.target)) {
    made.value = *number->value;
    made.unit = std::string(number->range.unit);
  } else if (const auto* choice = std::get_if<ChoiceTarget>(&parameter.target)) {
    made.value = static_cast<double>(choice->get());
    made.unit = std::string(units::kDimensionless);
  }
  return made;
}

double read_end(const YamlNode& item, const std::string& path, const Range& allowed, const std::string& form) {
  double end = 0;
  const std::string& text = expect_scalar(item, path, form);
  try {
    set_number({&end, allowed}, text);
  } catch (const std::exception& error) {
    throw InputError(item.place, fmt::format("{}: {}", path, error.what()), quantity_hint(allowed));
  }
  return end;
}

/// `range:` of a constant: two ends around its number, or two or more of its choices.
Spread read_spread(const YamlNode& node, const std::string& constant, const Parameter& parameter) {
  const std::string path = constant + ".range";
  const auto* number = std::get_if<NumberTarget>(&parameter.target);
  const auto* choice = std::get_if<ChoiceTarget>(&parameter.target);
  const std::string form = choice ? fmt::format("write range: [{}]", fmt::join(choice->names, ", "))
                                  : "write range: [1 MPa, 2 MPa], around the value";
  if (!number && !choice)
    throw InputError(node.place, fmt::format("{}: neither a number nor a choice has this range", path), "remove the range");
  if (!node.is_sequence() || node.items.size() < 2 || (number && node.items.size() > 2))
    throw InputError(node.place, fmt::format("{} is not a list of {}", path, number ? "two numbers" : "choices"), form);
  Spread spread{};
  if (number) {
    spread.low = read_end(node.items[0], path, number->range, form);
    spread.high = read_end(node.items[1], path, number->range, form);
    if (spread.low >= spread.high || *number->value < spread.low || *number->value > spread.high)
      throw InputError(node.place, fmt::format("{} does not hold the value", path), form);
  } else {
    for (const YamlNode& item : node.items) spread.choices.push_back(choice->names[read_choice(item, path, choice->names)]);
    spread.high = static_cast<double>(spread.choices.size());
  }
  return spread;
}

}  // namespace

std::size_t read_choice(const YamlNode& node, const std::string& path,
                        const std::vector<std::string>& names) {
  const std::string& text =
      expect_scalar(node, path, fmt::format("write one of: {}", fmt::join(names, ", ")));
  const auto at = std::find(names.begin(), names.end(), text);
  if (at == names.end())
    throw InputError(node.place, fmt::format("{}: \"{}\" is not known", path, text), name_hint(text, names));
  return static_cast<std::size_t>(at - names.begin());
}

void expect_mapping(const YamlNode& node, const std::string& path, const std::string& hint) {
  if (!node.is_mapping())
    throw InputError(node.place, fmt::format("{} must hold \"name: value\" pairs", path), hint);
}

const std::string& expect_scalar(const YamlNode& node, const std::string& path, const std::string& hint) {
  if (!node.is_scalar()) throw InputError(node.place, fmt::format("{} must be a single value", path), hint);
  return node.scalar;
}

void unknown_key(const YamlEntry& entry, const std::string& path, const std::vector<std::string>& allowed) {
  throw InputError(
      entry.place,
      fmt::format("unknown key \"{}\"{}", entry.key, path.empty() ? "" : fmt::format(" in {}", path)),
      name_hint(entry.key, allowed));
}

void allow_keys(const YamlNode& mapping, const std::string& path, const std::vector<std::string>& allowed) {
  for (const auto& entry : mapping.entries)
    if (std::find(allowed.begin(), allowed.end(), entry.key) == allowed.end())
      unknown_key(entry, path, allowed);
}

std::filesystem::path resolve_file(const YamlNode& node, const std::filesystem::path& directory) {
  const bool in_file = node.place.line > 0;
  const auto start = in_file ? std::filesystem::path(node.place.file).parent_path() : directory;
  return std::filesystem::absolute(start / node.scalar).lexically_normal();
}

ParameterReader::ParameterReader(std::vector<Parameter>& parameters, Layout layout, std::string shown,
                                 std::filesystem::path directory)
    : parameters_(parameters),
      given_(parameters.size(), false),
      layout_(layout),
      shown_(std::move(shown)),
      directory_(std::move(directory)) {}

std::vector<std::string> ParameterReader::names_below(const std::string& group) const {
  const std::string prefix = group.empty() ? "" : group + ".";
  std::vector<std::string> names;
  for (const auto& parameter : parameters_) {
    if (parameter.path.compare(0, prefix.size(), prefix) != 0) continue;
    std::string name = parameter.path.substr(prefix.size());
    name.resize(std::min(name.find('.'), name.size()));
    if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(std::move(name));
  }
  if (std::equal(names.begin(), names.end(), kLevelNames.begin(), kLevelNames.end())) names.emplace_back("*");
  return names;
}

void ParameterReader::read(const YamlNode& mapping, const std::string& group) {
  std::string path = shown_ + group;
  if (!path.empty() && path.back() == '.') path.pop_back();
  const auto names = names_below(group);
  expect_mapping(mapping, path.empty() ? "the file" : path, name_hint("", names));
  for (const auto& entry : mapping.entries)
    if (std::find(names.begin(), names.end(), entry.key) == names.end()) unknown_key(entry, path, names);
  for (const auto& entry : mapping.entries)
    if (entry.key == "*")
      for (const auto level : kLevelNames) read_entry({std::string(level), entry.place, entry.value}, group);
  for (const auto& entry : mapping.entries)
    if (entry.key != "*") read_entry(entry, group);
}

void ParameterReader::read_entry(const YamlEntry& entry, const std::string& group) {
  const std::string path = join(group, entry.key);
  const auto at =
      std::find_if(parameters_.begin(), parameters_.end(), [&](const auto& p) { return p.path == path; });
  if (at == parameters_.end()) return read(entry.value, path);
  const auto index = static_cast<std::size_t>(at - parameters_.begin());
  if (layout_ == Layout::constants)
    read_constant(index, entry.value);
  else
    read_value(index, entry.value);
}

void ParameterReader::read_constant(std::size_t index, const YamlNode& node) {
  const std::string path = shown_ + parameters_[index].path;
  const std::string form = "write {value: 1750 mm2, status: measured, source: who found it}";
  expect_mapping(node, path, form);
  allow_keys(node, path, {"value", "range", "status", "source"});
  for (const std::string_view key : {"value", "status", "source"})
    if (!node.find(key)) throw InputError(node.place, fmt::format("{} has no {}", path, key), form);
  read_value(index, *node.find("value"));
  const std::string& source = expect_scalar(*node.find("source"), path + ".source", form);
  if (source.empty())
    throw InputError(node.find("source")->place, fmt::format("{} has an empty source", path), form);
  const std::size_t status = read_choice(*node.find("status"), path + ".status", kStatusNames);
  const auto same = [&](const Provenance& p) { return p.path == parameters_[index].path; };
  provenance_.erase(std::remove_if(provenance_.begin(), provenance_.end(), same), provenance_.end());
  provenance_.push_back(provenance_of(parameters_[index], status, source));
  if (const YamlNode* range = node.find("range")) provenance_.back().range = read_spread(*range, path, parameters_[index]);
}

void ParameterReader::read_value(std::size_t index, const YamlNode& node) {
  Parameter& parameter = parameters_[index];
  const std::string path = shown_ + parameter.path;
  if (auto* choice = std::get_if<ChoiceTarget>(&parameter.target)) {
    choice->set(read_choice(node, path, choice->names));
  } else if (auto* file = std::get_if<FileTarget>(&parameter.target)) {
    expect_filled(node, path, "write a file name");
    *file->value = resolve_file(node, directory_);
    std::error_code error;
    if (!std::filesystem::is_regular_file(*file->value, error))
      throw InputError(node.place, fmt::format("{}: there is no file \"{}\"", path, file->value->string()),
                       "a relative name starts at the folder of the file that names it");
  } else if (auto* free = std::get_if<TextTarget>(&parameter.target)) {
    *free->value = expect_filled(node, path, fmt::format("write the {}, or remove the key", parameter.meaning));
  } else {
    const auto* number = std::get_if<NumberTarget>(&parameter.target);
    const auto* count = std::get_if<CountTarget>(&parameter.target);
    const std::string hint = quantity_hint(number ? number->range : count->range) + parameter.note;
    const std::string& text = expect_scalar(node, path, hint);
    try {
      if (number)
        set_number(*number, text);
      else
        set_count(*count, text);
    } catch (const std::exception& error) {
      throw InputError(node.place, fmt::format("{}: {}", path, error.what()), hint);
    }
  }
  given_[index] = true;
}

void ParameterReader::require_all(const Place& place) const {
  for (std::size_t i = 0; i < parameters_.size(); ++i) {
    if (!parameters_[i].required || given_[i]) continue;
    const Parameter& missing = parameters_[i];
    std::string hint = fmt::format("it is the {}", missing.meaning);
    if (const auto* number = std::get_if<NumberTarget>(&missing.target))
      hint += "; " + quantity_hint(number->range);
    throw InputError(place, fmt::format("{}{} is missing", shown_, missing.path), hint);
  }
}

}  // namespace spinewalk::model
