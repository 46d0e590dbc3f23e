#include "model/repeat.hpp"

#include "model/read_parameters.hpp"
#include "model/scenario_tree.hpp"
#include "units/quantity.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>

namespace spinewalk::model {
namespace {

const std::string kRepeatForm =
    "write: - repeat: {times: 7, timeline: [{standing: {for: 16 h}}, {lying: {for: 8 h}}]}";
const std::string kProgressionForm =
    "write: progression: [{path: \"timeline[0].walking.for\", from: 5 min, to: 30 min, over: 56}]";

std::size_t read_count(const YamlNode& node, const std::string& name, std::size_t least) {
  const std::string hint = fmt::format("give a whole number from {} to {}", least, kMostPhases);
  const std::string& text = expect_scalar(node, name, hint);
  double times = 0;
  try {
    times = units::to_si(text, units::kDimensionless);
  } catch (const units::UnitError& error) {
    throw InputError(node.place, fmt::format("{}: {}", name, error.what()), hint);
  }
  if (!(times >= static_cast<double>(least) && times <= kMostPhases && times == std::floor(times)))
    throw InputError(node.place, fmt::format("{}: {} is not a possible count", name, text), hint);
  return static_cast<std::size_t>(times);
}

/// "5 min": number and unit apart.
struct Amount {
  double number;
  std::string unit;
};

Amount read_amount(const YamlNode& node, const std::string& name) {
  const std::string& text = expect_scalar(node, name, kProgressionForm);
  Amount amount{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), amount.number);
  if (error != std::errc{})
    throw InputError(node.place, fmt::format("progression.{}: \"{}\" is no number", name, text),
                     kProgressionForm);
  amount.unit = std::string(end, text.data() + text.size());
  return amount;
}

double seconds(const YamlNode& node, const std::string& name) {
  try {
    return units::to_si(expect_scalar(node, name, kProgressionForm), "s");
  } catch (const units::UnitError& error) {
    throw InputError(node.place, fmt::format("{}: {}", name, error.what()),
                     "instead_of goes with times only");
  }
}

/// One value that grows from repeat to repeat.
class Progression {
 public:
  explicit Progression(const YamlNode& node) : node_(node) {
    expect_mapping(node, "progression", kProgressionForm);
    allow_keys(node, "progression", {"path", "from", "to", "over", "instead_of"});
    from_ = read_amount(child("from"), "from"), to_ = read_amount(child("to"), "to");
    if (from_.unit != to_.unit)
      throw InputError(child("to").place, "progression: from and to have different units",
                       "write both in the same unit");
    over_ = read_count(child("over"), "progression.over", 2);
  }

  /// Lays the value of the n-th time (from 0) onto the inner timeline. @pre `once` holds the key timeline.
  void apply(YamlNode& once, std::size_t n) const {
    const double share = std::min(1.0, static_cast<double>(n) / static_cast<double>(over_ - 1));
    const double value = from_.number + (to_.number - from_.number) * share;
    YamlNode written = make_scalar(fmt::format("{}{}", value, from_.unit), child("to").place);
    if (const YamlNode* giver = node_.find("instead_of")) take_time(once, *giver, written);
    assign(once, path_of(child("path")), written);
  }

 private:
  const YamlNode& child(const std::string& key) const {
    const YamlNode* found = node_.find(key);
    if (!found) throw InputError(node_.place, fmt::format("progression has no {}", key), kProgressionForm);
    return *found;
  }
  static const std::string& path_of(const YamlNode& node) {
    return expect_scalar(node, "path", kProgressionForm);
  }

  void take_time(YamlNode& once, const YamlNode& giver, const YamlNode& written) const {
    const double taken =
        seconds(written, "progression") - seconds(value_at(once, child("path")), "progression.path");
    const double left = seconds(value_at(once, giver), "progression.instead_of") - taken;
    if (left <= 0)
      throw InputError(giver.place, fmt::format("progression: nothing is left of {}", giver.scalar),
                       "give that phase more time, or let the progression take less");
    assign(once, path_of(giver), make_scalar(units::format(left, "s"), giver.place));
  }

  static YamlNode value_at(const YamlNode& once, const YamlNode& path) {
    return find_assigned(once, path_of(path), path.place);
  }

  const YamlNode& node_;
  Amount from_{}, to_{};
  std::size_t over_ = 2;
};

std::vector<Progression> read_progressions(const YamlNode& repeat) {
  std::vector<Progression> progressions;
  const YamlNode* list = repeat.find("progression");
  if (!list) return progressions;
  if (!list->is_sequence()) throw InputError(list->place, "progression is not a list", kProgressionForm);
  for (const YamlNode& item : list->items) progressions.emplace_back(item);
  return progressions;
}

void append_repeat(const YamlNode& repeat, std::vector<YamlNode>& phases) {
  expect_mapping(repeat, "repeat", kRepeatForm);
  allow_keys(repeat, "repeat", {"times", "progression", "timeline"});
  const YamlNode* times = repeat.find("times");
  const YamlNode* inner = repeat.find("timeline");
  if (!times || !inner) throw InputError(repeat.place, "repeat needs times and timeline", kRepeatForm);
  std::vector<YamlNode> once;
  append_phases(*inner, once);
  const std::size_t count = read_count(*times, "repeat.times", 1);
  if (once.size() * count > kMostPhases) {
    phases.resize(kMostPhases + 1);
    return;
  }
  const auto progressions = read_progressions(repeat);
  YamlNode plan;
  for (std::size_t n = 0; n < count; ++n) {
    plan["timeline"].kind = YamlNode::Kind::sequence;
    plan["timeline"].items = once;
    for (const Progression& progression : progressions) progression.apply(plan, n);
    const auto& written = plan["timeline"].items;
    phases.insert(phases.end(), written.begin(), written.end());
  }
}

}  // namespace

void append_phases(const YamlNode& list, std::vector<YamlNode>& phases) {
  if (!list.is_sequence())
    throw InputError(list.place, "timeline must be a list of activities",
                     "write: - walking: {for: 30 min, speed: 1.3 m/s}");
  for (const auto& item : list.items) {
    if (const YamlNode* repeat = item.find("repeat")) {
      allow_keys(item, "repeat", {"repeat"});
      append_repeat(*repeat, phases);
    } else {
      phases.push_back(item);
    }
    if (phases.size() > kMostPhases)
      throw InputError(item.place, fmt::format("the timeline has more than {} phases", kMostPhases),
                       "repeat less often or split the scenario");
  }
}

}  // namespace spinewalk::model
