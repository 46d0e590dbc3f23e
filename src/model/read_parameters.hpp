/// Fills declared parameters from a YAML mapping, with errors that say what, where and how to mend it.
#pragma once

#include "model/parameters.hpp"
#include "model/yaml_tree.hpp"

#include <string>
#include <vector>

namespace spinewalk::model {

/// How a value stands in the file.
enum class Layout {
  values,    ///< key: 1.3 m/s
  constants  ///< key: {value: 1.3 m/s, status: measured, source: who found it}
};

class ParameterReader {
 public:
  /// `shown` is put before the paths in messages, e.g. "timeline[1].walking." ; `directory` is where relative
  /// file names start when the value comes from no file (`--set`).
  ParameterReader(std::vector<Parameter>& parameters, Layout layout, std::string shown,
                  std::filesystem::path directory);

  /// Reads a mapping whose keys are the parameters below `group` ("" is the root). Where the levels stand,
  /// "*" gives a value to every level; a named level overrides it. @throws InputError
  void read(const YamlNode& mapping, const std::string& group = "");

  /// @throws InputError when a required parameter was not given; `place` is blamed.
  void require_all(const Place& place) const;

  const std::vector<Provenance>& provenance() const { return provenance_; }
  bool given(std::size_t index) const { return given_[index]; }  ///< did the mapping hold this parameter

 private:
  std::vector<std::string> names_below(const std::string& group) const;
  void read_entry(const YamlEntry& entry, const std::string& group);
  void read_constant(std::size_t index, const YamlNode& node);
  void read_value(std::size_t index, const YamlNode& node);

  std::vector<Parameter>& parameters_;
  std::vector<bool> given_;
  Layout layout_;
  std::string shown_;
  std::filesystem::path directory_;
  std::vector<Provenance> provenance_;
};

inline const std::vector<std::string> kStatusNames{"measured", "derived", "fitted",
                                                   "assumed"};  ///< as enum Status

/// Index of the scalar among `names`. @throws InputError with the allowed ones.
std::size_t read_choice(const YamlNode& node, const std::string& path, const std::vector<std::string>& names);

/// @throws InputError unless the node is of this kind; the hint shows how it is written.
void expect_mapping(const YamlNode& node, const std::string& path, const std::string& hint);
const std::string& expect_scalar(const YamlNode& node, const std::string& path, const std::string& hint);

/// @throws InputError at the key, with the nearest of the allowed ones.
[[noreturn]] void unknown_key(const YamlEntry& entry, const std::string& path,
                              const std::vector<std::string>& allowed);

/// @throws InputError for the first key that is not allowed.
void allow_keys(const YamlNode& mapping, const std::string& path, const std::vector<std::string>& allowed);

/// A file name of the tree as absolute path: it starts at the file that names it, or at `directory` for
/// `--set`.
std::filesystem::path resolve_file(const YamlNode& node, const std::filesystem::path& directory);

}  // namespace spinewalk::model
