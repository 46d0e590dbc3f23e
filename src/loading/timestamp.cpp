#include "loading/timestamp.hpp"

#include <array>
#include <charconv>
#include <chrono>

namespace spinewalk::loading {

namespace {

/// Digits text[at..at+count) as a number.
std::optional<int> digits(std::string_view text, std::size_t at, std::size_t count) {
  if (at + count > text.size()) return {};
  int value = 0;
  const char* begin = text.data() + at;
  const auto [end, error] = std::from_chars(begin, begin + count, value);
  if (error != std::errc{} || end != begin + count || value < 0) return {};
  return value;
}

}  // namespace

std::optional<double> parse_timestamp(std::string_view text) {
  if (!text.empty() && text.back() == 'Z') text.remove_suffix(1);
  constexpr std::string_view kForm = "0000-00-00 00:00:00";
  if (text.size() < kForm.size()) return {};
  for (std::size_t i : {4u, 7u, 13u, 16u})
    if (text[i] != kForm[i]) return {};
  if (text[10] != ' ' && text[10] != 'T') return {};
  const std::array fields{digits(text, 0, 4),  digits(text, 5, 2),  digits(text, 8, 2),
                          digits(text, 11, 2), digits(text, 14, 2), digits(text, 17, 2)};
  for (const auto& field : fields)
    if (!field) return {};
  double fraction = 0, scale = 1;
  if (text.size() > kForm.size()) {
    if (text[19] != ':' && text[19] != '.') return {};
    for (char c : text.substr(20)) {
      if (c < '0' || c > '9') return {};
      fraction += (c - '0') * (scale /= 10);
    }
  }
  const std::chrono::year_month_day day{std::chrono::year(*fields[0]),
                                        std::chrono::month(static_cast<unsigned>(*fields[1])),
                                        std::chrono::day(static_cast<unsigned>(*fields[2]))};
  if (!day.ok()) return {};
  const auto days = std::chrono::sys_days(day).time_since_epoch().count();
  return 86400.0 * static_cast<double>(days) + 3600 * *fields[3] + 60 * *fields[4] + *fields[5] + fraction;
}

}  // namespace spinewalk::loading
