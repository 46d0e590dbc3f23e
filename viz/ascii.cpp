#include "viz/ascii.hpp"

#include <array>
#include <utility>

namespace spinewalk::viz {
namespace {

using Spelling = std::pair<std::string_view, std::string_view>;
constexpr std::array<Spelling, 8> kSpellings{{{"\u00b5", "u"},
                                              {"\u00d7", "x"},
                                              {"\u00b2", "2"},
                                              {"\u00b3", "3"},
                                              {"\u00b0", "deg"},
                                              {"\u00b7", " "},
                                              {"\u2212", "-"},
                                              {"\u2013", "-"}}};

bool continues(char byte) { return (static_cast<unsigned char>(byte) & 0xC0) == 0x80; }

}  // namespace

std::string to_ascii(std::string_view utf8) {
  std::string out;
  while (!utf8.empty()) {
    std::size_t length = 1;
    std::string_view spelling = utf8.substr(0, 1);
    if (static_cast<unsigned char>(utf8[0]) >= 0x80) {
      while (length < utf8.size() && continues(utf8[length])) ++length;
      spelling = "?";
      for (const auto& [sign, plain] : kSpellings)
        if (utf8.substr(0, length) == sign) spelling = plain;
    }
    out += spelling;
    utf8.remove_prefix(length);
  }
  return out;
}

}  // namespace spinewalk::viz
