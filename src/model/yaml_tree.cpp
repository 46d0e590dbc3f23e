#include "model/yaml_tree.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <fstream>

namespace spinewalk::model {

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

bool reads_as_null(std::string_view plain) {
  constexpr std::array<std::string_view, 5> kNulls{"", "~", "null", "Null", "NULL"};
  return std::find(kNulls.begin(), kNulls.end(), plain) != kNulls.end();
}

}  // namespace spinewalk::model
