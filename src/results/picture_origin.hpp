/// Where a figure comes from. Pictures, movies and reports carry one line of ASCII in their metadata:
///     spinewalk-origin {"line": ["spinewalk", "render", ...], "version": "0.1.0", "results": [...]}
/// It is found by its first word, so it does not matter which metadata of which format hold it, as long as they are not
/// compressed.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace spinewalk::results {

struct PictureOrigin {
  std::vector<std::string> line;  ///< the command that made it
  std::string version;            ///< of spinewalk
  struct Source {
    std::string title, scenario_sha256, code_version;
  };
  std::vector<Source> results;  ///< in the order of the line
};

/// The line that pictures carry: a mark and JSON without <, > and &, so that it may stand in SVG and HTML.
std::string to_text(const PictureOrigin& origin);

/// Reads the file in pieces, so a long movie is no burden. @throws IoError when it cannot be read or holds no such line.
PictureOrigin read_origin(const std::filesystem::path& picture);

/// The command as one types it into a shell, quoted where needed, control characters escaped.
std::string shell_line(const std::vector<std::string>& words);

}  // namespace spinewalk::results
