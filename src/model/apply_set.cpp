#include "model/levels.hpp"
#include "model/scenario_tree.hpp"

#include <fmt/format.h>

#include <charconv>
#include <optional>

namespace spinewalk::model {
namespace {

/// One step of a path: a name, then perhaps an index.
struct Step {
  std::string name;
  std::optional<std::size_t> index;
};

class Assignment {
 public:
  explicit Assignment(const std::string& text) : place_{fmt::format("--set {}", text), 0, 0} {
    const auto equals = text.find('=');
    if (equals == std::string::npos || equals == 0)
      fail("there is no \"path=value\"", "write for example: subject.mass=75 kg");
    path_ = text.substr(0, equals);
    split(path_);
    value_ = parse_yaml(text.substr(equals + 1), place_.file);
    forget_lines(value_);
    if (value_.kind == YamlNode::Kind::null)
      fail("the value is empty", "write for example: subject.mass=75 kg");
  }
  Assignment(const std::string& path, const YamlNode& value, Place place) : place_(std::move(place)), path_(path), value_(value) {
    split(path_);
  }

  void apply(YamlNode& node) const {
    visit(node, [this](YamlNode& found) { found = value_; });
  }

  /// Hands over each node that the path names.
  template <class Do>
  void visit(YamlNode& node, const Do& act, std::size_t depth = 0) const {
    if (depth == steps_.size()) {
      act(node);
      return;
    }
    const Step& step = steps_[depth];
    if (step.name == "*") {
      for (const auto level : kLevelNames) visit(child(node, std::string(level), depth), act, depth + 1);
      return;
    }
    YamlNode& named = child(node, step.name, depth);
    visit(step.index ? item(named, step) : named, act, depth + 1);
  }

 private:
  [[noreturn]] void fail(std::string message, std::string hint) const {
    throw InputError(place_, std::move(message), std::move(hint));
  }

  void split(const std::string& path) {
    for (std::size_t start = 0; start <= path.size();) {
      const std::size_t end = std::min(path.find('.', start), path.size());
      steps_.push_back(step(path.substr(start, end - start)));
      start = end + 1;
    }
  }

  Step step(const std::string& text) const {
    const auto bracket = text.find('[');
    Step made{text.substr(0, bracket), {}};
    if (bracket != std::string::npos) {
      std::size_t index = 0;
      const char* first = text.data() + bracket + 1;
      const auto [end, error] = std::from_chars(first, text.data() + text.size(), index);
      if (error != std::errc{} || end + 1 != text.data() + text.size() || *end != ']') refuse_path();
      made.index = index;
    }
    if (made.name.empty()) refuse_path();
    return made;
  }
  [[noreturn]] void refuse_path() const {
    fail(fmt::format("\"{}\" is not a path", path_),
         "paths look like timeline[0].walking.speed or subject.mass");
  }

  /// Phases must be there already; everywhere else a --set may add what the file leaves out.
  YamlNode& child(YamlNode& node, const std::string& name, std::size_t depth) const {
    if (YamlNode* present = node.find(name)) return *present;
    if (depth == 1 && steps_[0].name == "timeline")
      fail(fmt::format("timeline[{}] is not {}", steps_[0].index.value_or(0), name),
           node.entries.empty() ? "it holds nothing" : fmt::format("it is {}", node.entries.front().key));
    if (node.kind == YamlNode::Kind::null) node.kind = YamlNode::Kind::mapping;
    if (!node.is_mapping())
      fail(fmt::format("there is nothing below {}", parent(depth)), "give the whole value, or another path");
    node.entries.push_back({name, place_, {}});
    node.entries.back().value.place = place_;
    return node.entries.back().value;
  }

  YamlNode& item(YamlNode& list, const Step& step) const {
    if (!list.is_sequence()) fail(fmt::format("{} is not a list", step.name), "remove the index in brackets");
    if (*step.index >= list.items.size())
      fail(fmt::format("{} has no entry {}", step.name, *step.index),
           fmt::format("it has {}, counted from 0", list.items.size()));
    return list.items[*step.index];
  }

  std::string parent(std::size_t depth) const {
    std::string text;
    for (std::size_t i = 0; i < depth; ++i) {
      if (i > 0) text += ".";
      text += steps_[i].name;
    }
    return text;
  }

  void forget_lines(YamlNode& node) const {
    node.place = place_;
    for (auto& inner : node.items) forget_lines(inner);
    for (auto& entry : node.entries) {
      entry.place = place_;
      forget_lines(entry.value);
    }
  }

  Place place_;
  std::string path_;
  std::vector<Step> steps_;
  YamlNode value_;
};

}  // namespace

void apply_set(YamlNode& root, const std::string& assignment) { Assignment(assignment).apply(root); }

void assign(YamlNode& root, const std::string& path, const YamlNode& value) { Assignment(path, value, value.place).apply(root); }

YamlNode find_assigned(const YamlNode& root, const std::string& path, const Place& place) {
  YamlNode copy = root, found;
  Assignment(path, {}, place).visit(copy, [&](YamlNode& node) { found = node; });
  if (found.kind == YamlNode::Kind::null) throw InputError(place, fmt::format("there is nothing at {}", path), "give it a value first");
  return found;
}

}  // namespace spinewalk::model
