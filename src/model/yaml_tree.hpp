/// A YAML file as a tree in which every key and value knows its place.
///
/// Stricter than libyaml, whose parser it uses: duplicate keys, tabs as indentation, anchors, tags, control
/// characters, a second document, more than 64 levels and files above 1 MB are refused.
#pragma once

#include "model/errors.hpp"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace spinewalk::model {

struct YamlEntry;

struct YamlNode {
  enum class Kind { null, scalar, sequence, mapping };
  Kind kind = Kind::null;
  Place place;
  std::string scalar;
  std::vector<YamlNode> items;     ///< of a sequence
  std::vector<YamlEntry> entries;  ///< of a mapping, in the order of the file

  bool is_scalar() const { return kind == Kind::scalar; }
  bool is_sequence() const { return kind == Kind::sequence; }
  bool is_mapping() const { return kind == Kind::mapping; }
  const YamlNode* find(std::string_view key) const;  ///< value of a key, null where absent
  YamlNode* find(std::string_view key);
  YamlNode& operator[](
      std::string_view key);  ///< value of a key; makes it, and a mapping of a null, where absent
};

struct YamlEntry {
  std::string key;
  Place place;  ///< of the key
  YamlNode value;
};

inline constexpr std::size_t kLargestFile = 1'000'000;  ///< bytes

/// What YAML 1.2 reads as nothing, unless it is quoted.
bool reads_as_null(std::string_view plain);

/// A scalar made by the program; `place` is blamed for errors about it.
YamlNode make_scalar(std::string text, Place place = {});

/// The whole file as text. @throws InputError missing, unreadable or too large.
std::string read_text(const std::filesystem::path& file);

/// @throws InputError with place and hint.
YamlNode parse_yaml(const std::string& text, const std::string& file);

/// Block-style YAML that parse_yaml reads back as the same tree.
std::string write_yaml(const YamlNode& node);

}  // namespace spinewalk::model
