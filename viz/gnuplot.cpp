#include "viz/gnuplot.hpp"

#include "model/errors.hpp"
#include "viz/child_process.hpp"
#include "viz/whole_file.hpp"

#include <fmt/format.h>

#include <cmath>
#include <sstream>
#include <thread>

namespace spinewalk::viz {
namespace {

constexpr double kPixelsPerMm = 96 / 25.4;  // of CSS, in which all sizes of the script are given
constexpr int kSmallType = 10;              // [CSS pixel] 7.5 pt
constexpr const char *kInk = "#212933", *kFaint = "#6b7585", *kGridLine = "#dbe0e6", *kStretch = "#f1f3f6";

/// In single quotes gnuplot replaces nothing.
std::string quoted(const std::string& text) {
  std::string quoted = "'";
  for (const char c : text) quoted.append(c == '\'' ? 2 : 1, c);
  quoted += '\'';
  return quoted;
}

/// Pango draws a point as 4/3 pixel: the factors bring all formats to the same size on paper.
std::string terminal(const Paper& paper, PaperFormat format) {
  const double width = paper.width * kPixelsPerMm, height = paper.height * kPixelsPerMm;
  const double dots = paper.dots_per_inch / 96.0;
  const std::string font =
      fmt::format("noenhanced font 'DejaVu Sans,{}'", paper.width < 100 ? kSmallType : 12);
  switch (format) {
    case PaperFormat::svg:
      return fmt::format("set terminal svg size {:.0f},{:.0f} fixed {} background '#ffffff'\n", width, height,
                         font);
    case PaperFormat::pdf:
      return fmt::format("set terminal pdfcairo size {}cm,{}cm {} fontscale 0.5625 linewidth 1.5\n",
                         paper.width / 10, paper.height / 10, font);
    case PaperFormat::png:
      break;
  }
  return fmt::format(
      "set terminal pngcairo size {:.0f},{:.0f} {} fontscale {} linewidth {} pointscale {} background "
      "'#ffffff'\n",
      width * dots, height * dots, font, 0.75 * dots, dots, dots);
}

std::string number(double value) { return std::isfinite(value) ? fmt::format("{:.7g}", value) : "NaN"; }

std::string data_block(const std::string& name, const Curve& curve) {
  const bool band = !curve.low.empty();
  std::string block = fmt::format("${} << END\n", name);
  for (std::size_t i = 0; i < curve.x.size(); ++i) {
    block += number(curve.x[i]) + " " + number(curve.y[i]);
    if (band) block += " " + number(curve.low[i]) + " " + number(curve.high[i]);
    block += "\n";
  }
  return block + "END\n";
}

constexpr std::size_t kColumns = 2;  // of several charts
std::size_t rows_of(const Figure& figure) { return (figure.size() + kColumns - 1) / kColumns; }

std::string style(const Figure& figure) {
  std::string text = fmt::format(
      "set encoding utf8\nset border 3 lw 0.8 lc rgb '{0}'\nset tics out nomirror textcolor rgb '{1}' scale "
      "0.5\nset xtics offset 0,0.4\n"
      "set grid ytics back lw 0.6 lt 1 lc rgb '{2}'\nset style fill solid 0.85 noborder\n"
      "set key outside below center horizontal Left reverse samplen 2 height 1 textcolor rgb '{1}'\n",
      kFaint, kInk, kGridLine);
  if (figure.size() > 1)  // one key, where standing, which comes first, leaves room
    text += fmt::format(
        "set key inside top left vertical height 0 samplen 1 font ',{0}'\nset ylabel font ',{0}'\n"
        "set ytics font ',{0}'\nset multiplot layout {1},{2}\n",
        kSmallType, rows_of(figure), kColumns);
  return text;
}

/// Grey for every second phase, its name above where there is room for it.
std::string stretches(const FigureChart& chart, const Paper& paper) {
  std::string text;
  const double span = chart.x.range.high - chart.x.range.low;
  for (std::size_t i = 0; i < chart.stretches.size(); ++i) {
    const Stretch& stretch = chart.stretches[i];
    if (i % 2 == 0)
      text += fmt::format(
          "set object {} rectangle from first {},graph 0 to first {},graph 1 behind fs solid "
          "noborder fc rgb '{}'\n",
          i + 1, number(stretch.start), number(stretch.end), kStretch);
    const double room = (stretch.end - stretch.start) / span * 0.8 * paper.width * kPixelsPerMm;
    if (room > 0.65 * kSmallType * static_cast<double>(stretch.name.size()))
      text +=
          fmt::format("set label {} {} at first {},graph 1.04 center font ',{}' textcolor rgb '{}'\n", i + 1,
                      quoted(stretch.name), number(0.5 * (stretch.start + stretch.end)), kSmallType, kFaint);
  }
  return text;
}

/// Names of bars, slanted where they would run into one another.
std::string bar_names(const FigureChart& chart, double width) {
  std::string text = "set xtics (";
  std::size_t longest = 0;
  for (std::size_t i = 0; i < chart.bars.size(); ++i) {
    text += fmt::format("{}{} {}", i ? ", " : "", quoted(chart.bars[i]), i);
    longest = std::max(longest, chart.bars[i].size());
  }
  const double wanted = 0.65 * kSmallType * static_cast<double>((longest + 1) * chart.bars.size());
  return text + fmt::format(") font ',{}' {}\n", kSmallType,
                            wanted > 0.75 * width ? "rotate by -40 offset -0.6,0.2" : "");
}

/// `width`, `height` [CSS pixel]: of the chart with all that belongs to it.
std::string axes(const FigureChart& chart, double width, double height) {
  std::string text = fmt::format(
      "set xrange [{}:{}]\nset yrange [{}:{}]\nset xlabel {} textcolor rgb '{}' offset 0,0.6\nset ylabel {} "
      "textcolor rgb '{}'\n",
      number(chart.x.range.low), number(chart.x.range.high), number(chart.y.range.low),
      number(chart.y.range.high), quoted(chart.x.title), kInk, quoted(chart.y.title), kInk);
  text += fmt::format("set tmargin {}\n", chart.stretches.empty() ? 1 : 2);
  text += fmt::format("set ytics {}\n", number(tick_step(chart.y.range, height / 36)));
  return text + (chart.bars.empty()
                     ? fmt::format("set xtics {}\n", number(tick_step(chart.x.range, width / 50)))
                     : bar_names(chart, width));
}

/// All bands first, so that no band hides a curve; then curves or bars.
std::string plot_line(const FigureChart& chart, std::size_t chart_number) {
  constexpr std::array<const char*, 3> dashes{"1", "2", "3"};
  const auto block = [&](std::size_t i) { return fmt::format("$c{}_{}", chart_number, i); };
  std::string bands, curves;
  for (std::size_t i = 0; i < chart.curves.size(); ++i) {
    const Curve& curve = chart.curves[i];
    const std::string colour = to_hex(curve.colour),
                      title = curve.name.empty() ? "notitle" : "title " + quoted(curve.name);
    if (!curve.low.empty())
      bands += fmt::format(
          "{} using 1:3:4 with filledcurves fs transparent solid 0.22 noborder lc rgb '{}' notitle, ",
          block(i), colour);
    if (chart.bars.empty()) {
      curves += fmt::format("{} using 1:2 with lines lw 1.8 dt {} lc rgb '{}' {}, ", block(i),
                            dashes[static_cast<std::size_t>(curve.dash)], colour, title);
    } else {
      const double width = 0.8 / static_cast<double>(chart.curves.size());
      const double shift =
          (static_cast<double>(i) - 0.5 * static_cast<double>(chart.curves.size() - 1)) * width;
      curves += fmt::format("{} using ($1+{}):2:({}) with boxes lc rgb '{}' {}, ", block(i), shift,
                            0.92 * width, colour, title);
    }
  }
  return "plot " + bands + curves + "\n";
}

/// gnuplot's last line: xmin xmax ymin ymax of the axes, width and height of the picture, units a pixel.
Rectangle read_axes(const std::string& printed) {
  std::istringstream in(printed.substr(std::min(printed.size(), printed.rfind("axes ") + 5)));
  double left = 0, right = 1, bottom = 0, top = 1, width = 1, height = 1, scale = 1;
  if (!(in >> left >> right >> bottom >> top >> width >> height >> scale))
    throw IoError("gnuplot did not say where it drew the axes: " + printed);
  width /= scale, height /= scale;
  return {left / width, bottom / height, (right - left) / width, (top - bottom) / height};
}

std::string run_gnuplot(const std::filesystem::path& script) {
  constexpr std::size_t most = 600;
  std::optional<int> code;
  ChildProcess gnuplot = [&] {
    try {
      return ChildProcess({"gnuplot", "-d", script.string()});
    } catch (const IoError& error) {
      throw IoError(fmt::format("{}\n  hint: plots are drawn by gnuplot; install it (Debian: gnuplot-nox)",
                                error.what()));
    }
  }();
  while (!(code = gnuplot.poll())) std::this_thread::sleep_for(std::chrono::milliseconds(5));
  const std::string printed = gnuplot.output(most);
  if (*code != 0) throw IoError(fmt::format("gnuplot stopped with {}: {}", *code, printed));
  return printed;
}

}  // namespace

std::string to_hex(const Colour& colour) {
  const auto byte = [](double share) { return std::lround(255 * share); };
  return fmt::format("#{:02x}{:02x}{:02x}", byte(colour[0]), byte(colour[1]), byte(colour[2]));
}

std::string to_script(const Figure& figure, const Paper& paper, PaperFormat format,
                      const std::filesystem::path& output) {
  std::string script = terminal(paper, format);
  script += "set output " + quoted(output.string()) + "\n" + style(figure);
  const double width = paper.width * kPixelsPerMm / static_cast<double>(figure.size() > 1 ? kColumns : 1);
  const double height = paper.height * kPixelsPerMm / static_cast<double>(rows_of(figure));
  for (std::size_t i = 0; i < figure.size(); ++i) {
    for (std::size_t c = 0; c < figure[i].curves.size(); ++c)
      script += data_block(fmt::format("c{}_{}", i, c), figure[i].curves[c]);
    if (i == 1) script += "unset key\n";
    script += axes(figure[i], width, height) + stretches(figure[i], paper) + plot_line(figure[i], i);
  }
  if (figure.size() > 1) script += "unset multiplot\n";
  return script +
         "set output\nprint 'axes ', GPVAL_TERM_XMIN, GPVAL_TERM_XMAX, GPVAL_TERM_YMIN, GPVAL_TERM_YMAX, "
         "GPVAL_TERM_XSIZE, GPVAL_TERM_YSIZE, GPVAL_TERM_SCALE\n";
}

Rectangle draw_figure(const Figure& figure, const Paper& paper, PaperFormat format,
                      const std::filesystem::path& output) {
  const ScratchFile picture(output.string() + ".part"), script(output.string() + ".gnuplot.part");
  const std::string text = to_script(figure, paper, format, picture.path);
  write_whole(script.path, text.data(), text.size());
  const std::string printed = run_gnuplot(script.path);
  std::error_code error;
  std::filesystem::rename(picture.path, output, error);
  if (error)
    throw IoError(
        fmt::format("cannot write {}: {}; gnuplot says: {}", output.string(), error.message(), printed));
  return read_axes(printed);
}

}  // namespace spinewalk::viz
