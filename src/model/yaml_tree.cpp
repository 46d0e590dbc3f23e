#include "model/yaml_tree.hpp"

#include <fmt/core.h>
#include <yaml.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <new>
#include <type_traits>

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

/// What YAML 1.2 reads as nothing.
bool is_null(std::string_view plain) {
  constexpr std::array<std::string_view, 5> kNulls{"", "~", "null", "Null", "NULL"};
  return std::find(kNulls.begin(), kNulls.end(), plain) != kNulls.end();
}

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
  [[noreturn]] void fail_on_syntax() const {
    const yaml_parser_t& error = events_.error();
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
    if (read.style == YAML_PLAIN_SCALAR_STYLE && is_null(scalar.scalar))
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

/// Writes a tree as block-style YAML.
class Emitter {
 public:
  Emitter() {
    if (yaml_emitter_initialize(&emitter_) == 0) throw std::bad_alloc();
    yaml_emitter_set_output(&emitter_, append, &text_);
    yaml_emitter_set_unicode(&emitter_, 1);
    yaml_emitter_set_width(&emitter_, -1);
  }
  ~Emitter() { yaml_emitter_delete(&emitter_); }
  Emitter(const Emitter&) = delete;
  Emitter& operator=(const Emitter&) = delete;

  std::string write(const YamlNode& tree) {
    put(yaml_stream_start_event_initialize, YAML_UTF8_ENCODING);
    put(yaml_document_start_event_initialize, nullptr, nullptr, nullptr, 1);
    write_node(tree);
    put(yaml_document_end_event_initialize, 1);
    put(yaml_stream_end_event_initialize);
    return std::move(text_);
  }

 private:
  static int append(void* text, unsigned char* bytes, std::size_t count) {
    static_cast<std::string*>(text)->append(reinterpret_cast<const char*>(bytes), count);
    return 1;
  }

  template <class... Arguments>
  void put(int (*initialize)(yaml_event_t*, Arguments...), std::type_identity_t<Arguments>... arguments) {
    yaml_event_t event;
    // The emitter frees the event, also where it fails; only memory can be missing, the tree is sound.
    if (initialize(&event, arguments...) == 0 || yaml_emitter_emit(&emitter_, &event) == 0)
      throw std::bad_alloc();
  }

  void write_node(const YamlNode& node) {
    switch (node.kind) {
      case YamlNode::Kind::null:
        return write_scalar("~", YAML_PLAIN_SCALAR_STYLE);
      case YamlNode::Kind::scalar:
        return write_scalar(node.scalar,
                            is_null(node.scalar) ? YAML_DOUBLE_QUOTED_SCALAR_STYLE : YAML_ANY_SCALAR_STYLE);
      case YamlNode::Kind::sequence:
        put(yaml_sequence_start_event_initialize, nullptr, nullptr, 1, YAML_BLOCK_SEQUENCE_STYLE);
        for (const auto& item : node.items) write_node(item);
        return put(yaml_sequence_end_event_initialize);
      case YamlNode::Kind::mapping:
        put(yaml_mapping_start_event_initialize, nullptr, nullptr, 1, YAML_BLOCK_MAPPING_STYLE);
        for (const auto& entry : node.entries) {
          write_node(make_scalar(entry.key));
          write_node(entry.value);
        }
        return put(yaml_mapping_end_event_initialize);
    }
  }

  void write_scalar(const std::string& text, yaml_scalar_style_t style) {
    put(yaml_scalar_event_initialize, nullptr, nullptr, reinterpret_cast<const unsigned char*>(text.data()),
        static_cast<int>(text.size()), 1, 1, style);
  }

  yaml_emitter_t emitter_{};
  std::string text_;
};

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
  for (std::array<char, 16384> part;
       text.size() <= kLargestFile && (stream.read(part.data(), part.size()), stream.gcount() > 0);)
    text.append(part.data(), static_cast<std::size_t>(stream.gcount()));
  if (text.size() > kLargestFile)
    throw InputError(whole, "the file is larger than 1 MB",
                     "a scenario or model is a short YAML text; is it this one?");
  return text;
}

YamlNode parse_yaml(const std::string& written, const std::string& file) {
  const std::string text = written.rfind("\xEF\xBB\xBF", 0) == 0 ? written.substr(3) : written;
  check_characters(text, file);
  return Builder(text, file).build();
}

std::string write_yaml(const YamlNode& node) { return Emitter().write(node); }

}  // namespace spinewalk::model
