/// One HTML file that opens offline: tables, charts with values on hover, the spine turning and playing, provenance.
#pragma once

#include "viz/command_line.hpp"
#include "viz/origin.hpp"
#include "viz/render.hpp"
#include "viz/skeleton.hpp"

namespace spinewalk::viz {

/// Writes options.output, with `line` in it. Text from files is escaped; a Content-Security-Policy lets only the page's own two
/// scripts run and nothing be fetched. A browser without WebGL shows a picture of the spines. Where the interactive view was
/// not built (no Node.js), or options.movie asks for it, a movie takes its place, and a picture where there is no ffmpeg.
/// @throws InputError, IoError, Stopped.
void write_report(const Reading& reading, std::shared_future<std::shared_ptr<const Skeleton>> skeleton,
                  const ReportOptions& options, const CommandLine& line, const Progress& progress);

}  // namespace spinewalk::viz
