// Writes the tolerance study: table (CSV) and plot (SVG) under tests/verification/study. Run by hand when the integrator
// or the default model changes: tolerance_study FOLDER
#include "tolerance_study.hpp"

#include <cstdio>
#include <fstream>
#include <vector>

#include <fmt/format.h>

namespace spinewalk::study {
namespace {

constexpr std::array<const char*, kQuantities> kColours{"#1b6ca8", "#c1440e", "#2e7d32"};

void write_table(const std::string& path, const std::vector<Day>& days) {
  std::ofstream out(path);
  out << "tolerance,steps,height_off,water_off,glucose_off";
  for (std::size_t m = 1; m <= kMoments; ++m) out << fmt::format(",height_change_{0}_m,water_change_{0}_m3,least_glucose_{0}_mM", m);
  out << '\n';
  for (const auto& day : days) {
    out << fmt::format("{:g},{}", day.tolerance, day.steps);
    for (std::size_t q = 0; q < kQuantities; ++q) out << fmt::format(",{:.2e}", error_of(day, days.back(), q));
    for (double value : day.values) out << fmt::format(",{:.12g}", value);
    out << '\n';
  }
}

/// Achieved error over tolerance, both axes logarithmic, with the line where they are equal.
void write_plot(const std::string& path, const std::vector<Day>& days) {
  const auto x = [](double tolerance) { return 560 + 90 * (std::log10(tolerance) + 2); };
  const auto y = [](double error) { return 40 - 60 * (std::log10(std::max(error, 1e-9)) + 2); };
  std::ofstream out(path);
  out << "<svg xmlns='http://www.w3.org/2000/svg' width='640' height='540' font-family='sans-serif' font-size='13'>\n"
         "<rect width='640' height='540' fill='white'/>\n"
         "<text x='90' y='22' font-size='15'>Error of a day over its tolerance (L4L5)</text>\n";
  for (int decade = -2; decade >= -9; --decade)
    out << fmt::format("<path d='M90 {0:.0f}H560' stroke='#ddd'/><text x='82' y='{1:.0f}' text-anchor='end'>1e{2}</text>\n",
                       y(std::pow(10, decade)), y(std::pow(10, decade)) + 4, decade);
  for (int decade = -2; decade >= -7; --decade)
    out << fmt::format("<text x='{:.0f}' y='482' text-anchor='middle'>1e{}</text>\n", x(std::pow(10, decade)), decade);
  out << fmt::format("<path d='M{:.0f} {:.0f}L{:.0f} {:.0f}' stroke='#888' stroke-dasharray='6 4'/>", x(1e-7), y(1e-7), x(1e-2), y(1e-2))
      << "<text x='310' y='502' text-anchor='middle'>tolerance (dashed: error = tolerance)</text>\n";
  for (std::size_t q = 0; q < kQuantities; ++q) {
    std::string line, marks;
    for (std::size_t i = 0; i + 1 < days.size(); ++i) {
      const double at = x(days[i].tolerance), height = y(error_of(days[i], days.back(), q));
      line += fmt::format("{}{:.1f} {:.1f}", i ? "L" : "M", at, height);
      marks += fmt::format("<circle cx='{:.1f}' cy='{:.1f}' r='4' fill='{}'/>", at, height, kColours[q]);
    }
    out << fmt::format("<path d='{0}' fill='none' stroke='{1}' stroke-width='2'/>{2}\n<text x='{4}' y='528' fill='{1}'>{3}</text>\n",
                       line, kColours[q], marks, kQuantityNames[q], 90 + 170 * static_cast<int>(q));
  }
  out << "</svg>\n";
}

}  // namespace
}  // namespace spinewalk::study

int main(int argc, char** argv) {
  using namespace spinewalk::study;
  if (argc != 2) return std::fputs("usage: tolerance_study FOLDER\n", stderr), 2;
  std::vector<Day> days;
  for (const double tolerance : {1e-2, 1e-3, 1e-4, 1e-5, 1e-6, 1e-7, 2e-8}) {
    days.push_back(simulate_day(tolerance));
    std::printf("%g: %ld steps\n", tolerance, days.back().steps);
    std::fflush(stdout);
  }
  const std::string folder = argv[1];
  write_table(folder + "/tolerance.csv", days);
  write_plot(folder + "/tolerance.svg", days);
}
