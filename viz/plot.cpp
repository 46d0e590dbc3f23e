#include "viz/plot.hpp"

#include "viz/capture.hpp"
#include "viz/whole_file.hpp"

#include <vtkImageData.h>
#include <vtkNew.h>
#include <vtkPNGReader.h>

namespace spinewalk::viz {
namespace {

PaperFormat format_of(const std::filesystem::path& output) {
  return output.extension() == ".svg"   ? PaperFormat::svg
         : output.extension() == ".pdf" ? PaperFormat::pdf
                                        : PaperFormat::png;
}

/// Behind the root element's start, where SVG wants its metadata.
std::string stamp_svg(std::string svg, const std::string& origin) {
  const auto at = svg.find('>', svg.find("<svg")) + 1;
  return svg.insert(at, "\n<metadata>" + origin + "</metadata>");
}

/// A comment behind the end, then the end again: a reader looks for the last one, which names the same table.
std::string stamp_pdf(const std::string& pdf, const std::string& origin) {
  const auto start = pdf.rfind("startxref");
  return pdf + "%" + origin + "\n" + pdf.substr(start);
}

/// Brings `plain` into place with its origin.
void stamp(const std::filesystem::path& plain, PaperFormat format, const std::filesystem::path& output,
           const std::string& origin) {
  if (format == PaperFormat::png) {
    vtkNew<vtkPNGReader> reader;
    reader->SetFileName(plain.c_str());
    reader->Update();
    write_png(*reader->GetOutput(), output, origin);
    return;
  }
  const std::string bytes = read_whole(plain);
  const std::string stamped =
      format == PaperFormat::svg ? stamp_svg(bytes, origin) : stamp_pdf(bytes, origin);
  write_whole(output, stamped.data(), stamped.size());
}

}  // namespace

void plot(const std::vector<Playback>& runs, const PlotOptions& options, const CommandLine& line) {
  const PaperFormat format = format_of(options.output);
  const Figure figure = make_figure(runs, options.wish);
  const ScratchFile plain(options.output.string() + ".plain");
  draw_figure(figure, options.paper, format, plain.path);
  stamp(plain.path, format, options.output, describe_origin(line, runs));
}

}  // namespace spinewalk::viz
