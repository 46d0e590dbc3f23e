// Writes the column convergence study: table (CSV) and plot (SVG) under tests/verification/study. Run by hand when the
// column or the default model changes: column_study FOLDER
#include "column_study.hpp"

#include <cstdio>
#include <fstream>

#include <fmt/format.h>

namespace spinewalk::study {
namespace {

struct Quantity {
  const char* name;
  const char* colour;
  double (*value)(const Outcome&);
};

constexpr Quantity kQuantities[] = {
    {"height change of the day", "#1b6ca8", [](const Outcome& o) { return o.height_change; }},
    {"first-hour share", "#c1440e", [](const Outcome& o) { return o.first_hour_share; }},
    {"glucose at mid disc", "#2e7d32", [](const Outcome& o) { return o.glucose; }}};

double difference(const Quantity& quantity, const Outcome& outcome, const Outcome& finest) {
  return std::abs(quantity.value(outcome) / quantity.value(finest) - 1);
}

void write_table(const std::string& path, const std::vector<Outcome>& outcomes) {
  std::ofstream out(path);
  out << "cells,height_change_mm,first_hour_share,glucose_mM,height_change_off,first_hour_share_off,glucose_"
         "off\n";
  for (const auto& o : outcomes) {
    out << fmt::format("{},{:.6f},{:.6f},{:.6f}", o.cells, 1e3 * o.height_change, o.first_hour_share,
                       o.glucose);
    for (const auto& quantity : kQuantities)
      out << fmt::format(",{:.2e}", difference(quantity, o, outcomes.back()));
    out << '\n';
  }
}

/// Difference from the finest grid over the number of cells, both axes logarithmic.
void write_plot(const std::string& path, const std::vector<Outcome>& outcomes) {
  const auto x = [](double cells) { return 70 + 110 * std::log2(cells / 8); };
  const auto y = [](double value) { return 40 - 70 * std::log10(std::max(value, 1e-6)); };
  std::ofstream out(path);
  out << "<svg xmlns='http://www.w3.org/2000/svg' width='640' height='540' font-family='sans-serif' "
         "font-size='13'>\n"
         "<rect width='640' height='540' fill='white'/>\n"
         "<text x='70' y='22' font-size='15'>Column cells: difference from the finest grid (L4L5, one "
         "day)</text>\n";
  for (int decade = 0; decade >= -6; --decade)
    out << fmt::format(
        "<path d='M70 {0:.0f}H560' stroke='#ddd'/><text x='62' y='{1:.0f}' text-anchor='end'>1e{2}</text>\n",
        y(std::pow(10, decade)), y(std::pow(10, decade)) + 4, decade);
  out << fmt::format(
      "<path d='M70 {0:.1f}H560' stroke='#888' stroke-dasharray='6 4'/>"
      "<text x='564' y='{1:.1f}' fill='#555'>0.5 %</text>\n",
      y(5e-3), y(5e-3) + 4);
  for (const auto& o : outcomes)
    out << fmt::format("<text x='{:.0f}' y='482' text-anchor='middle'>{}</text>\n", x(o.cells), o.cells);
  out << "<text x='315' y='502' text-anchor='middle'>cells of the column (default 64)</text>\n";
  int row = 0;
  for (const auto& quantity : kQuantities) {
    std::string line, marks;
    for (std::size_t i = 0; i + 1 < outcomes.size(); ++i) {
      const double at = x(outcomes[i].cells), height = y(difference(quantity, outcomes[i], outcomes.back()));
      line += fmt::format("{}{:.1f} {:.1f}", i ? "L" : "M", at, height);
      marks += fmt::format("<circle cx='{:.1f}' cy='{:.1f}' r='4' fill='{}'/>", at, height, quantity.colour);
    }
    out << fmt::format(
        "<path d='{0}' fill='none' stroke='{1}' stroke-width='2'/>{2}\n"
        "<text x='{4}' y='528' fill='{1}'>{3}</text>\n",
        line, quantity.colour, marks, quantity.name, 70 + 190 * row++);
  }
  out << "</svg>\n";
}

}  // namespace
}  // namespace spinewalk::study

int main(int argc, char** argv) {
  using namespace spinewalk::study;
  if (argc != 2) return std::fputs("usage: column_study FOLDER\n", stderr), 2;
  std::vector<Outcome> outcomes;
  for (const int cells : {8, 16, 32, 64, 96, 128}) {
    outcomes.push_back(simulate(cells));
    const auto& o = outcomes.back();
    std::printf("%4d cells: height %.5f mm, first hour %.5f, glucose %.5f mM\n", cells, 1e3 * o.height_change,
                o.first_hour_share, o.glucose);
    std::fflush(stdout);
  }
  const std::string folder = argv[1];
  write_table(folder + "/column_cells.csv", outcomes);
  write_plot(folder + "/column_cells.svg", outcomes);
}
