#include "viz/export.hpp"

#include "model/errors.hpp"
#include "viz/drawing.hpp"
#include "viz/headless.hpp"
#include "viz/moving_spine.hpp"
#include "viz/plain_text.hpp"
#include "viz/spine_view.hpp"
#include "viz/vtkhdf.hpp"
#include "viz/whole_file.hpp"

#include <vtkGLTFExporter.h>
#include <vtkNew.h>
#include <vtkPolyData.h>
#include <vtkRenderWindow.h>
#include <vtkRenderer.h>
#include <vtkXMLPolyDataWriter.h>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace spinewalk::viz {
namespace {

Shot shot_of(const std::vector<Playback>& runs, const ExportOptions& options) {
  Look look;
  look.field = options.field;
  look.exaggeration = options.exaggeration;
  return options.phase ? stride_shot(runs, options.phase, look) : day_shot(runs, look);
}

/// The rows of the run when they are no more than `most`, else as many even steps; strides always in even steps.
std::vector<double> choose_times(const Shot& shot, const Playback& run, std::size_t most) {
  std::vector<double> times;
  if (shot.gear == Gear::day && run.rows().size() <= most) {
    for (const solve::Row& row : run.rows())
      if (times.empty() || row.time > times.back()) times.push_back(row.time);
    return times;
  }
  if (!(shot.end > shot.start)) return {shot.start};
  const double steps = static_cast<double>(most - (shot.gear == Gear::day ? 1 : 0));  // strides repeat
  for (std::size_t i = 0; i < most; ++i)
    times.push_back(shot.start + (shot.end - shot.start) * static_cast<double>(i) / steps);
  return times;
}

void write_vtp(vtkPolyData& surface, const std::filesystem::path& file) {
  vtkNew<vtkXMLPolyDataWriter> writer;
  writer->SetInputData(&surface);
  writer->WriteToOutputStringOn();
  writer->SetDataModeToAppended();
  writer->EncodeAppendedDataOff();
  if (!writer->Write()) throw IoError("VTK could not encode " + file.string());
  const std::string bytes = writer->GetOutputString();
  write_whole(file, bytes.data(), bytes.size());
}

void write_series(const std::filesystem::path& file, const std::vector<double>& times,
                  const SurfaceAt& surface_at, const std::string& origin) {
  const std::filesystem::path folder = file.parent_path() / (file.stem().string() + "_vtp");
  std::error_code error;
  std::filesystem::create_directories(folder, error);
  if (error) throw IoError(fmt::format("cannot make the folder {}: {}", folder.string(), error.message()));
  std::string list = fmt::format(
      "<?xml version=\"1.0\"?>\n<?{}?>\n<VTKFile type=\"Collection\" version=\"0.1\">\n<Collection>\n",
      origin);
  for (std::size_t i = 0; i < times.size(); ++i) {
    const std::string name = fmt::format("{:05}.vtp", i);
    write_vtp(*surface_at(times[i]), folder / name);
    list += fmt::format("<DataSet timestep=\"{:.17g}\" part=\"0\" file=\"{}/{}\"/>\n", times[i],
                        html_text(folder.filename().string()), name);
  }
  list += "</Collection>\n</VTKFile>\n";
  write_whole(file, list.data(), list.size());
}

void write_gltf(const Shot& shot, double clock, std::shared_ptr<const Skeleton> skeleton,
                const std::filesystem::path& file, const std::string& origin) {
  constexpr int unseen = 64;  // [pixel] of the window, which the exporter asks for its actors only
  HeadlessWindow headless(unseen, unseen);
  vtkNew<vtkRenderer> renderer;
  headless.window().AddRenderer(renderer);
  const Panel& panel = shot.panels.front();
  SpineView spine(*renderer, std::move(skeleton), shot.look.level, 1);
  Shown shown{panel.run,
              draw(panel.state(shot.gear, clock), panel.run->at(panel.run->start()), shot.exaggeration),
              {},
              shot.scale,
              info_of(shot.look.field).map};
  for (std::size_t level = 0; level < model::kLevels; ++level)
    shown.columns[level] = panel.column(shot.gear, clock, shot.look.field, level);
  spine.update(shown);
  vtkNew<vtkGLTFExporter> exporter;
  exporter->SetRenderWindow(&headless.window());
  exporter->SetInlineData(true);
  exporter->SetSaveNormal(true);
  auto gltf = nlohmann::json::parse(exporter->WriteToString());
  headless.window().RemoveRenderer(renderer);
  gltf["asset"]["extras"]["origin"] = origin;
  const std::string text = gltf.dump();
  write_whole(file, text.data(), text.size());
}

}  // namespace

void export_geometry(const Playback& run, std::shared_ptr<const Skeleton> skeleton,
                     const ExportOptions& options, const CommandLine& line) {
  const std::vector<Playback> runs{run};
  const Shot shot = shot_of(runs, options);
  const std::string origin = describe_origin(line, runs);
  if (options.format == "gltf") {
    const double clock = options.time.value_or(
        options.phase ? run.peak_clock(shot.panels[0].clip, shot.look.level) : shot.end);
    return write_gltf(shot, clock, std::move(skeleton), options.output, origin);
  }
  MovingSpine spine(shot.panels.front(), shot.gear, std::move(skeleton), shot.exaggeration);
  const SurfaceAt surface_at = [&](double clock) { return spine.at(clock); };
  const std::vector<double> times = choose_times(shot, run, options.frames);
  if (options.format == "vtkhdf")
    write_vtkhdf(options.output, times, surface_at, origin);
  else
    write_series(options.output, times, surface_at, origin);
}

}  // namespace spinewalk::viz
