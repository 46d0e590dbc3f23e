/// Draws a figure with the program gnuplot (cairo: fonts embedded, text stays text), to which a script is given as a file.
/// Why gnuplot: of VTK's exporters the SVG one draws lines of wrong width, the PDF one drops µ and ², and GL2PS knows no
/// Unicode; a library of our own would have to place ticks, keys and labels again. No VTK.
#pragma once

#include "viz/figure.hpp"
#include "viz/layout.hpp"

#include <filesystem>

namespace spinewalk::viz {

struct Paper {
  double width = 120, height = 80;  ///< [mm]
  int dots_per_inch = 300;          ///< of a PNG
};

enum class PaperFormat { png, svg, pdf };

/// "#0072b2"
std::string to_hex(const Colour& colour);

/// The script that draws the figure into `output`, and prints where the axes of its last chart are.
std::string to_script(const Figure& figure, const Paper& paper, PaperFormat format,
                      const std::filesystem::path& output);

/// Writes the picture; what goes wrong leaves nothing behind. Returns where the axes of the (last) chart are, in shares of the
/// picture from its lower left corner.
/// @throws IoError with gnuplot's own words; without gnuplot the hint names the package.
Rectangle draw_figure(const Figure& figure, const Paper& paper, PaperFormat format,
                      const std::filesystem::path& output);

}  // namespace spinewalk::viz
