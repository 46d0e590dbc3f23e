#include "units/readable_time.hpp"

#include <fmt/format.h>
#include <cmath>
#include <ctime>

namespace spinewalk::units {

std::string readable_time(double seconds) {
  if (seconds < 60) return fmt::format("{:.3g} s", seconds);
  const long minutes = std::lround(seconds / 60);
  if (minutes < 60) return fmt::format("{} min", minutes);
  const long hours = minutes / 60, rest = minutes % 60;
  return rest == 0 ? fmt::format("{} h", hours) : fmt::format("{} h {} min", hours, rest);
}

std::string now_utc() {
  const std::time_t now = std::time(nullptr);
  std::tm utc{};
  gmtime_r(&now, &utc);
  char text[32] = "";
  std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &utc);
  return text;
}

}  // namespace spinewalk::units
