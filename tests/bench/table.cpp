#include "table.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <time.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <fstream>
#include <limits>

namespace spinewalk::bench {

void Table::add(std::string figure, double value, std::string unit, std::string target) {
  rows_.push_back({std::move(figure), value, std::move(unit), std::move(target)});
  const Row& row = rows_.back();
  std::fputs(fmt::format("  {:<78} {:>12.5g} {}\n", row.figure, row.value, row.unit).c_str(), stderr);
}

bool meets(double value, const std::string& target) {
  if (target.empty()) return true;
  const double bound = std::stod(target.substr(3));
  return target[0] == '<' ? value <= bound : value >= bound;
}

void Table::print() const {
  std::fputs(fmt::format("\n{:<78} {:>12} {:<8} {:<12}\n", "figure", "value", "unit", "target").c_str(), stdout);
  for (const Row& row : rows_)
    std::fputs(fmt::format("{:<78} {:>12.5g} {:<8} {:<12} {}\n", row.figure, row.value, row.unit, row.target,
                           row.target.empty() ? "" : meets(row.value, row.target) ? "met" : "MISSED")
                   .c_str(),
               stdout);
}

void Table::write_json(const std::string& file) const {
  auto rows = nlohmann::ordered_json::array();
  for (const Row& row : rows_)
    rows.push_back({{"figure", row.figure},
                    {"value", row.value},
                    {"unit", row.unit},
                    {"target", row.target},
                    {"met", meets(row.value, row.target)}});
  std::ofstream(file) << rows.dump(2) << '\n';
}

double processor_time(const std::function<void()>& call) {
  const auto now = [] {
    timespec t{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
    return static_cast<double>(t.tv_sec) + 1e-9 * static_cast<double>(t.tv_nsec);
  };
  const double start = now();
  call();
  return now() - start;
}

double best_time(int calls, const std::function<void()>& call) {
  double best = std::numeric_limits<double>::infinity();
  for (int i = 0; i < calls; ++i) best = std::min(best, processor_time(call));
  return best;
}

double log_slope(const std::vector<double>& x, const std::vector<double>& y) {
  double n = 0, sx = 0, sy = 0, sxx = 0, sxy = 0;
  for (std::size_t i = 0; i < x.size(); ++i) {
    const double a = std::log(x[i]), b = std::log(y[i]);
    n += 1, sx += a, sy += b, sxx += a * a, sxy += a * b;
  }
  return (n * sxy - sx * sy) / (n * sxx - sx * sx);
}

}  // namespace spinewalk::bench
