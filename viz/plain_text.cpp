#include "viz/plain_text.hpp"

#include <nlohmann/json.hpp>

namespace spinewalk::viz {
namespace {

/// The JSON library knows what is UTF-8.
std::string valid_utf8(std::string_view text) {
  const auto replace = nlohmann::json::error_handler_t::replace;
  return nlohmann::json::parse(nlohmann::json(std::string(text)).dump(-1, ' ', false, replace))
      .get<std::string>();
}

/// Blanks for the control characters (C0, delete, and C1: C2 80 .. C2 9F in UTF-8) that `kept` does not name.
void blank_controls(std::string& text, std::string_view kept) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    const bool c1 = c == 0xc2 && i + 1 < text.size() && static_cast<unsigned char>(text[i + 1]) < 0xa0;
    if (c1)
      text[i] = text[i + 1] = ' ';
    else if ((c < ' ' || c == 127) && kept.find(text[i]) == kept.npos)
      text[i] = ' ';
  }
}

std::string escape(const std::string& text) {
  std::string escaped;
  for (const char c : text) switch (c) {
      case '&':
        escaped += "&amp;";
        break;
      case '<':
        escaped += "&lt;";
        break;
      case '>':
        escaped += "&gt;";
        break;
      case '"':
        escaped += "&quot;";
        break;
      case '\'':
        escaped += "&#39;";
        break;
      default:
        escaped += c;
    }
  return escaped;
}

}  // namespace

std::string plain_text(std::string_view text) {
  std::string plain = valid_utf8(text);
  blank_controls(plain, "");
  return plain;
}

std::string html_text(std::string_view text) { return escape(plain_text(text)); }

std::string html_block(std::string_view text) {
  std::string block = valid_utf8(text);
  blank_controls(block, "\n\t");
  return escape(block);
}

}  // namespace spinewalk::viz
