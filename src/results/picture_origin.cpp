#include "results/picture_origin.hpp"

#include "model/errors.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <fstream>

namespace spinewalk::results {
namespace {

constexpr std::string_view kMark = "spinewalk-origin {";
constexpr std::size_t kLongest = 1 << 16;  // [byte] of such a line

/// The JSON object that begins at `begin`, up to its closing brace; empty when it does not close.
std::string_view object_at(std::string_view text, std::size_t begin) {
  int depth = 0;
  bool quoted = false;
  for (std::size_t i = begin; i < text.size(); ++i) {
    if (quoted) {
      if (text[i] == '\\')
        ++i;
      else if (text[i] == '"')
        quoted = false;
      continue;
    }
    if (text[i] == '"') quoted = true;
    if (text[i] == '{') ++depth;
    if (text[i] == '}' && --depth == 0) return text.substr(begin, i + 1 - begin);
  }
  return {};
}

/// The first mark of a stream and what follows it.
std::string find_line(std::istream& in) {
  std::string window, piece(1 << 20, '\0');
  while (in.read(piece.data(), static_cast<std::streamsize>(piece.size())) || in.gcount() > 0) {
    window.append(piece, 0, static_cast<std::size_t>(in.gcount()));
    const auto found = window.find(kMark);
    if (found == window.npos) {
      window.erase(0, window.size() - std::min(window.size(), kMark.size()));
      continue;
    }
    window.erase(0, found);
    if (window.size() >= kLongest || !in) break;
    piece.resize(kLongest);
    in.read(piece.data(), static_cast<std::streamsize>(piece.size()));
    window.append(piece, 0, static_cast<std::size_t>(in.gcount()));
    break;
  }
  return window;
}

PictureOrigin from_json(const nlohmann::json& json) {
  PictureOrigin origin{
      json.at("line").get<std::vector<std::string>>(), json.at("version").get<std::string>(), {}};
  for (const auto& source : json.at("results"))
    origin.results.push_back({source.at("title").get<std::string>(),
                              source.at("scenario_sha256").get<std::string>(),
                              source.at("code_version").get<std::string>()});
  return origin;
}

bool plain(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) ||
         std::string_view("_-./,=:+@%").find(c) != std::string_view::npos;
}

}  // namespace

std::string to_text(const PictureOrigin& origin) {
  nlohmann::json sources = nlohmann::json::array();
  for (const auto& source : origin.results)
    sources.push_back({{"title", source.title},
                       {"scenario_sha256", source.scenario_sha256},
                       {"code_version", source.code_version}});
  const nlohmann::json json{{"line", origin.line}, {"version", origin.version}, {"results", sources}};
  const auto escape = nlohmann::json::error_handler_t::replace;  // file names need not be UTF-8
  std::string text = "spinewalk-origin ";
  for (const char c : json.dump(-1, ' ', true, escape))  // so that it may stand in SVG and HTML as it is
    text += c == '<' || c == '>' || c == '&' ? fmt::format("\\u{:04x}", static_cast<unsigned>(c)) : std::string(1, c);
  return text;
}

PictureOrigin read_origin(const std::filesystem::path& picture) {
  std::ifstream in(picture, std::ios::binary);
  if (!in) throw IoError(fmt::format("cannot read {}", picture.string()));
  const std::string line = find_line(in);
  const auto text = object_at(line, std::min(line.size(), kMark.size() - 1));
  const auto json = nlohmann::json::parse(text, nullptr, false);
  try {
    if (line.starts_with(kMark)) return from_json(json);
  } catch (const nlohmann::json::exception&) {
  }
  throw IoError(
      fmt::format("{}: does not say where it comes from\n  hint: pictures and movies of `spinewalk render` "
                  "do, unless another "
                  "program has rewritten them",
                  picture.string()));
}

std::string shell_line(const std::vector<std::string>& words) {
  std::string line;
  for (const std::string& word : words) {
    if (!line.empty()) line += ' ';
    if (!word.empty() && std::all_of(word.begin(), word.end(), plain)) {
      line += word;
      continue;
    }
    const bool control =
        std::any_of(word.begin(), word.end(), [](unsigned char c) { return c < ' ' || c == 127; });
    line += control ? "$'" : "'";
    for (const char c : word) {
      if (control && (static_cast<unsigned char>(c) < ' ' || c == 127))
        line += fmt::format("\\x{:02x}", static_cast<unsigned char>(c));
      else if (c == '\'')
        line += control ? "\\'" : "'\\''";
      else
        line += control && c == '\\' ? "\\\\" : std::string(1, c);
    }
    line += '\'';
  }
  return line;
}

}  // namespace spinewalk::results
