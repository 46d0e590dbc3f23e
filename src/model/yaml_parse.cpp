#include "model/yaml_tree.hpp"

#include <fmt/core.h>
#include <yaml.h>

#include <algorithm>
#include <iterator>
#include <new>

namespace spinewalk::model {
namespace {

/// The parser's state and the event that it has read last; both freed with it.
class Events {
 public:
  explicit Events(const std::string& text) {
    if (yaml_parser_initialize(&parser_) == 0) throw std::bad_alloc();
    yaml_parser_set_input_string(&parser_, reinterpret_cast<const unsigned char*>(text.data()), text.size());
    yaml_parser_set_encoding(&parser_, YAML_UTF8_ENCODING);
  }
  ~Events() {
    yaml_event_delete(&event_);
    yaml_parser_delete(&parser_);
  }
  Events(const Events&) = delete;
  Events& operator=(const Events&) = delete;

  /// Null where the text is not YAML; error() says why.
  const yaml_event_t* next() {
    yaml_event_delete(&event_);
    return yaml_parser_parse(&parser_, &event_) != 0 ? &event_ : nullptr;
  }
  const yaml_parser_t& error() const { return parser_; }

 private:
  yaml_parser_t parser_{};
  yaml_event_t event_{};
};

std::string text_of(const yaml_char_t* text) { return text ? reinterpret_cast<const char*>(text) : ""; }

/// Builds the tree from the parser's events.
class Builder {
 public:
  Builder(const std::string& text, const std::string& file) : text_(text), file_(file), events_(text) {}

  YamlNode build() {
    root_.place = {file_, 0, 0};
    for (;;) {
      const yaml_event_t* event = events_.next();
      if (!event) fail_on_syntax();
      if (event->type == YAML_STREAM_END_EVENT) return std::move(root_);
      take(*event);
    }
  }

 private:
  struct Open {
    YamlNode node;
    bool has_key = false;  ///< a key of a mapping waits for its value
  };
  static constexpr std::size_t kDeepest = 64;  ///< levels; a scenario has five

  void take(const yaml_event_t& event) {
    const yaml_mark_t& mark = event.start_mark;
    switch (event.type) {
      case YAML_DOCUMENT_START_EVENT:
        if (documents_++ > 0) fail(mark, "a second document starts here", "keep one document in a file");
        break;
      case YAML_ALIAS_EVENT:
        refuse_anchor(mark);
      case YAML_SCALAR_EVENT:
        check(mark, event.data.scalar.tag, event.data.scalar.anchor);
        add_scalar(mark, event.data.scalar);
        break;
      case YAML_SEQUENCE_START_EVENT:
        check(mark, event.data.sequence_start.tag, event.data.sequence_start.anchor);
        open(YamlNode::Kind::sequence, mark);
        break;
      case YAML_MAPPING_START_EVENT:
        check(mark, event.data.mapping_start.tag, event.data.mapping_start.anchor);
        open(YamlNode::Kind::mapping, mark);
        break;
      case YAML_SEQUENCE_END_EVENT:
      case YAML_MAPPING_END_EVENT:
        close();
        break;
      default:
        break;
    }
  }

  [[noreturn]] void fail(const yaml_mark_t& mark, std::string message, std::string hint) const {
    throw InputError(place(mark), std::move(message), std::move(hint));
  }
  char character_at(const yaml_mark_t& mark) const {
    std::size_t characters = 0;
    for (const char c : text_)
      if ((c & 0xC0) != 0x80 && characters++ == mark.index) return c;
    return '\0';
  }
  Place place_of_byte(std::size_t offset) const {
    const auto end = text_.begin() + static_cast<std::ptrdiff_t>(offset);
    const auto line = std::find(std::make_reverse_iterator(end), text_.rend(), '\n').base();
    return {file_, static_cast<int>(std::count(text_.begin(), end, '\n')) + 1,
            static_cast<int>(end - line) + 1};
  }
  [[noreturn]] void fail_on_syntax() const {
    const yaml_parser_t& error = events_.error();
    if (error.error == YAML_MEMORY_ERROR) throw std::bad_alloc();
    if (error.error == YAML_READER_ERROR)
      throw InputError(place_of_byte(error.problem_offset), "this is not UTF-8",
                       "save the file as UTF-8 text");
    const std::string_view context = error.context ? error.context : "";
    if (context == "while scanning a quoted scalar" &&
        std::string_view(error.problem) == "found unexpected end of stream")
      fail(error.context_mark, "this quote is never closed",
           fmt::format("end the text with {}", character_at(error.context_mark)));
    fail(error.problem_mark, fmt::format("this is not valid YAML: {}", error.problem),
         "check indentation, colons, brackets and quotes here and in the line before");
  }
  [[noreturn]] void refuse_anchor(const yaml_mark_t& mark) const {
    fail(mark, "anchors and aliases are not supported",
         "write the value out; \"*\" gives a value to every level");
  }
  Place place(const yaml_mark_t& mark) const {
    return {file_, static_cast<int>(mark.line) + 1, static_cast<int>(mark.column) + 1};
  }
  YamlNode node(YamlNode::Kind kind, const yaml_mark_t& mark) const {
    YamlNode made;
    made.kind = kind;
    made.place = place(mark);
    return made;
  }
  void check(const yaml_mark_t& mark, const yaml_char_t* tag, const yaml_char_t* anchor) const {
    if (anchor) refuse_anchor(mark);
    if (tag) fail(mark, fmt::format("the tag {} is not supported", text_of(tag)), "remove the tag");
  }

  bool awaits_key() const {
    return !open_.empty() && open_.back().node.is_mapping() && !open_.back().has_key;
  }

  template <class Scalar>
  void add_scalar(const yaml_mark_t& mark, const Scalar& read) {
    YamlNode scalar = node(YamlNode::Kind::scalar, mark);
    scalar.scalar.assign(reinterpret_cast<const char*>(read.value), read.length);
    if (read.style == YAML_PLAIN_SCALAR_STYLE && reads_as_null(scalar.scalar))
      scalar = node(YamlNode::Kind::null, mark);
    if (awaits_key() && scalar.is_scalar())
      start_entry(scalar.scalar, scalar.place);
    else
      add(std::move(scalar));
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
  void open(YamlNode::Kind kind, const yaml_mark_t& mark) {
    if (awaits_key()) fail(mark, "a key must be a plain name", "write \"name: value\"");
    if (open_.size() == kDeepest)
      fail(mark, fmt::format("nested more than {} deep", kDeepest), "check the brackets and the indentation");
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

  const std::string &text_, &file_;
  Events events_;
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

}  // namespace

YamlNode parse_yaml(const std::string& written, const std::string& file) {
  const std::string text = written.rfind("\xEF\xBB\xBF", 0) == 0 ? written.substr(3) : written;
  check_characters(text, file);
  return Builder(text, file).build();
}

}  // namespace spinewalk::model
