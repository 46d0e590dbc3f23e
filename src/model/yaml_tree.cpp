#include "model/yaml_tree.hpp"

#include <fmt/core.h>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <sstream>

namespace spinewalk::model {
namespace {

/// Builds the tree from the parser's events.
class Builder : public YAML::EventHandler {
 public:
  Builder(const std::string& text, const std::string& file) : text_(text), file_(file) {}

  YamlNode take() {
    if (documents_ == 0) root_.place = {file_, 0, 0};
    return std::move(root_);
  }

  void OnDocumentStart(const YAML::Mark& mark) override {
    if (documents_++ > 0) fail(mark, "a second document starts here", "keep one document in a file");
  }
  void OnDocumentEnd() override {}
  void OnNull(const YAML::Mark& mark, YAML::anchor_t) override { add(node(YamlNode::Kind::null, mark)); }
  void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override { refuse_anchor(mark); }
  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                const std::string& value) override {
    check(mark, tag, anchor);
    if (tag == "!" && expects_quote(mark)) check_closed(mark);
    YamlNode scalar = node(YamlNode::Kind::scalar, mark);
    scalar.scalar = value;
    if (!open_.empty() && open_.back().node.is_mapping() && !open_.back().has_key)
      start_entry(value, scalar.place);
    else
      add(std::move(scalar));
  }
  void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value) override {
    open(YamlNode::Kind::sequence, mark, tag, anchor);
  }
  void OnSequenceEnd() override { close(); }
  void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value) override {
    open(YamlNode::Kind::mapping, mark, tag, anchor);
  }
  void OnMapEnd() override { close(); }

 private:
  struct Open {
    YamlNode node;
    bool has_key = false;  ///< a key of a mapping waits for its value
  };

  [[noreturn]] void fail(const YAML::Mark& mark, std::string message, std::string hint) const {
    throw InputError(place(mark), std::move(message), std::move(hint));
  }
  [[noreturn]] void refuse_anchor(const YAML::Mark& mark) const {
    fail(mark, "anchors and aliases are not supported",
         "write the value out; \"*\" gives a value to every level");
  }
  Place place(const YAML::Mark& mark) const { return {file_, mark.line + 1, mark.column + 1}; }
  YamlNode node(YamlNode::Kind kind, const YAML::Mark& mark) const {
    YamlNode made;
    made.kind = kind;
    made.place = place(mark);
    return made;
  }
  void check(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor) const {
    if (anchor != 0) refuse_anchor(mark);
    if (!tag.empty() && tag != "?" && tag != "!")
      fail(mark, fmt::format("the tag {} is not supported", tag), "remove the tag");
  }

  bool expects_quote(const YAML::Mark& mark) const {
    const char first = text_[static_cast<std::size_t>(mark.pos)];
    return first == '"' || first == '\'';
  }
  /// yaml-cpp takes a quote that never ends as ending with the file.
  void check_closed(const YAML::Mark& mark) const {
    const auto start = static_cast<std::size_t>(mark.pos);
    const char quote = text_[start];
    for (std::size_t i = start + 1; i < text_.size(); ++i) {
      if (quote == '"' && text_[i] == '\\') {
        ++i;
      } else if (text_[i] == quote) {
        if (quote == '"' || i + 1 >= text_.size() || text_[i + 1] != quote) return;
        ++i;
      }
    }
    fail(mark, "this quote is never closed", fmt::format("end the text with {}", quote));
  }

  void start_entry(const std::string& key, const Place& where) {
    auto& parent = open_.back();
    for (const auto& entry : parent.node.entries)
      if (entry.key == key)
        throw InputError(where, fmt::format("the key \"{}\" appears twice", key),
                         fmt::format("the first one is in line {}; remove one of them", entry.place.line));
    parent.node.entries.push_back({key, where, {}});
    parent.has_key = true;
  }
  void open(YamlNode::Kind kind, const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor) {
    check(mark, tag, anchor);
    if (!open_.empty() && open_.back().node.is_mapping() && !open_.back().has_key)
      fail(mark, "a key must be a plain name", "write \"name: value\"");
    open_.push_back({node(kind, mark), false});
  }
  void close() {
    YamlNode done = std::move(open_.back().node);
    open_.pop_back();
    add(std::move(done));
  }
  void add(YamlNode done) {
    if (open_.empty()) {
      root_ = std::move(done);
    } else if (open_.back().node.is_sequence()) {
      open_.back().node.items.push_back(std::move(done));
    } else if (open_.back().has_key) {
      open_.back().node.entries.back().value = std::move(done);
      open_.back().has_key = false;
    } else {
      throw InputError(done.place, "a key is missing", "write \"name: value\"");
    }
  }

  const std::string& text_;
  const std::string& file_;
  std::vector<Open> open_;
  YamlNode root_;
  int documents_ = 0;
};

void check_characters(const std::string& text, const std::string& file) {
  int line = 1, column = 0;
  bool indentation = true;
  for (const char c : text) {
    ++column;
    if (c == '\n') {
      ++line;
      column = 0;
      indentation = true;
    } else if (c == '\t') {
      if (indentation) throw InputError({file, line, column}, "a tab as indentation", "indent with spaces");
    } else if ((static_cast<unsigned char>(c) < 0x20 && c != '\r') || c == 0x7f) {
      throw InputError({file, line, column}, "this is not a text file",
                       "a scenario or model is a YAML text file");
    } else if (c != ' ') {
      indentation = false;
    }
  }
}

void emit(YAML::Emitter& out, const YamlNode& node) {
  switch (node.kind) {
    case YamlNode::Kind::null:
      out << YAML::Null;
      break;
    case YamlNode::Kind::scalar:
      out << node.scalar;
      break;
    case YamlNode::Kind::sequence:
      out << YAML::BeginSeq;
      for (const auto& item : node.items) emit(out, item);
      out << YAML::EndSeq;
      break;
    case YamlNode::Kind::mapping:
      out << YAML::BeginMap;
      for (const auto& entry : node.entries) {
        out << YAML::Key << entry.key << YAML::Value;
        emit(out, entry.value);
      }
      out << YAML::EndMap;
      break;
  }
}

}  // namespace

const YamlNode* YamlNode::find(std::string_view key) const {
  const auto at =
      std::find_if(entries.begin(), entries.end(), [&](const auto& entry) { return entry.key == key; });
  return at == entries.end() ? nullptr : &at->value;
}

YamlNode* YamlNode::find(std::string_view key) {
  return const_cast<YamlNode*>(static_cast<const YamlNode*>(this)->find(key));
}

YamlNode& YamlNode::operator[](std::string_view key) {
  if (kind == Kind::null) kind = Kind::mapping;
  if (YamlNode* present = find(key)) return *present;
  entries.push_back({std::string(key), place, {}});
  entries.back().value.place = place;
  return entries.back().value;
}

YamlNode make_scalar(std::string text, Place place) {
  YamlNode node;
  node.kind = YamlNode::Kind::scalar;
  node.scalar = std::move(text);
  node.place = std::move(place);
  return node;
}

std::string read_text(const std::filesystem::path& file) {
  const Place whole{file.string(), 0, 0};
  std::error_code error;
  if (std::filesystem::is_directory(file, error))
    throw InputError(whole, "this is a directory", "name a file");
  std::ifstream stream(file, std::ios::binary);
  if (!stream)
    throw InputError(whole, fmt::format("cannot be read: {}", std::strerror(errno)),
                     "check the name and its rights");
  std::string text;
  for (std::array<char, 16384> part; text.size() <= kLargestFile && (stream.read(part.data(), part.size()), stream.gcount() > 0);)
    text.append(part.data(), static_cast<std::size_t>(stream.gcount()));
  if (text.size() > kLargestFile)
    throw InputError(whole, "the file is larger than 1 MB",
                     "a scenario or model is a short YAML text; is it this one?");
  return text;
}

YamlNode parse_yaml(const std::string& written, const std::string& file) {
  const std::string text = written.rfind("\xEF\xBB\xBF", 0) == 0 ? written.substr(3) : written;
  check_characters(text, file);
  Builder builder(text, file);
  std::istringstream stream(text);
  try {
    YAML::Parser parser(stream);
    while (parser.HandleNextDocument(builder)) {
    }
  } catch (const YAML::Exception& error) {
    throw InputError({file, error.mark.line + 1, error.mark.column + 1},
                     fmt::format("this is not valid YAML: {}", error.msg),
                     "check indentation, colons, brackets and quotes here and in the line before");
  }
  return builder.take();
}

std::string write_yaml(const YamlNode& node) {
  YAML::Emitter out;
  emit(out, node);
  return std::string(out.c_str()) + "\n";
}

}  // namespace spinewalk::model
