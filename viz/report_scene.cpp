#include "viz/report_scene.hpp"

#include "viz/disc.hpp"
#include "viz/drawing.hpp"
#include "viz/gnuplot.hpp"
#include "viz/plain_text.hpp"

#include <vtkBase64Utilities.h>
#include <vtkCellArray.h>
#include <vtkCellArrayIterator.h>
#include <vtkFloatArray.h>
#include <vtkPointData.h>
#include <vtkPolyData.h>
#include <vtkUnsignedCharArray.h>

#include <fmt/format.h>

#include <cmath>
#include <cstdint>

namespace spinewalk::viz {
namespace {

using nlohmann::json;

constexpr std::size_t kDayFrames = 160, kStrideFrames = 60;
constexpr int kMapSize = 255, kMissing = 255;
constexpr double kSlower = 4;  // strides, than life

template <class T>
std::string encode(const std::vector<T>& values) {
  return to_base64(values.data(), values.size() * sizeof(T));
}

std::vector<float> points_of(vtkPolyData& surface) {
  std::vector<float> values;
  for (vtkIdType i = 0; i < surface.GetNumberOfPoints(); ++i) {
    double p[3];
    surface.GetPoint(i, p);
    for (const double value : p) values.push_back(static_cast<float>(value));
  }
  return values;
}

std::vector<float> normals_of(vtkPolyData& surface) {
  std::vector<float> values;
  for (vtkIdType i = 0; i < surface.GetNumberOfPoints(); ++i)
    for (int c = 0; c < 3; ++c)
      values.push_back(static_cast<float>(surface.GetPointData()->GetNormals()->GetComponent(i, c)));
  return values;
}

/// `channels` of the colours of its points; white where it has none.
std::vector<std::uint8_t> colours_of(vtkPolyData& surface, int channels) {
  vtkDataArray* colours = surface.GetPointData()->GetScalars();
  std::vector<std::uint8_t> values;
  for (vtkIdType i = 0; i < surface.GetNumberOfPoints(); ++i)
    for (int c = 0; c < channels; ++c)
      values.push_back(colours ? static_cast<std::uint8_t>(colours->GetComponent(i, c)) : std::uint8_t{255});
  return values;
}

std::vector<std::uint32_t> triangles_of(vtkPolyData& surface) {
  std::vector<std::uint32_t> ids;
  const auto cells = vtk::TakeSmartPointer(surface.GetPolys()->NewIterator());
  for (cells->GoToFirstCell(); !cells->IsDoneWithTraversal(); cells->GoToNextCell()) {
    vtkIdType size = 0;
    const vtkIdType* points = nullptr;
    cells->GetCurrentCell(size, points);
    for (vtkIdType i = 2; i < size; ++i)  // a fan
      for (const vtkIdType point : {points[0], points[i - 1], points[i]})
        ids.push_back(static_cast<std::uint32_t>(point));
  }
  return ids;
}

json shape_of(vtkPolyData& surface) {
  return {{"points", encode(points_of(surface))},
          {"normals", encode(normals_of(surface))},
          {"triangles", encode(triangles_of(surface))}};
}

json bones_of(const Skeleton& skeleton) {
  json bones = json::array();
  for (const Skeleton::Bone& bone : skeleton.bones()) {
    bones.push_back(shape_of(*bone.surface));
    bones.back().update({{"body", bone.body},
                         {"hint", bone.role == Skeleton::Role::hint},
                         {"colours", encode(colours_of(*bone.surface, 3))}});
  }
  return bones;
}

/// b - a
std::vector<float> difference(const std::vector<float>& a, std::vector<float> b) {
  for (std::size_t i = 0; i < b.size(); ++i) b[i] -= a[i];
  return b;
}

/// One of its two surfaces in the frame of the lower plate: at rest, and how a mm of height and of rim moves each point.
/// Both are exact, for DiscSurface is linear in them as long as the plates do not turn.
json disc_surface(DiscSurface& disc, bool nucleus, const DiscPlates& plates, std::size_t level) {
  const Point way = plates.upper.origin - plates.lower.origin;
  const double height = length(way), turn = plates.lower.pitch;
  const Pose back{{}, -turn};
  const Point direction = back.to_world((1 / height) * way);
  vtkPolyData* surface = nucleus ? disc.nucleus() : disc.annulus();
  const auto put = [&](double tall, double rim) {
    disc.update({{}, {tall * direction, plates.upper.pitch - turn}}, rim, {{1, 1, 1}, {{1, 1, 1}}});
    return points_of(*surface);
  };
  const std::vector<float> taller = put(height + 1, 0), fuller = put(height, 1), base = put(height, 0);
  json shape = shape_of(*surface);
  shape.update({{"level", level},
                {"columns", nucleus ? points_a_row() : 0},
                {"height", height},
                {"up", encode(difference(base, taller))},
                {"out", encode(difference(base, fuller))},
                {"light", encode(colours_of(*surface, 1))}});
  return shape;
}

model::PerLevel<double> reference_heights(const Playback& run) {
  model::PerLevel<double> heights{};
  for (std::size_t level = 0; level < model::kLevels; ++level)
    heights[level] = 1e3 * run.result().reference_height[level];
  return heights;
}

json discs_of(const Playback& run, const Skeleton& skeleton) {
  json discs = json::array();
  const auto heights = reference_heights(run);
  const SpinePose pose = skeleton.pose(heights, heights);
  for (std::size_t level = 0; level < model::kLevels; ++level) {
    const Skeleton::Outlines outlines = skeleton.outlines(level);
    DiscSurface disc(outlines.lower, outlines.upper, kNucleusFraction[level]);
    for (const bool nucleus : {false, true})
      discs.push_back(disc_surface(disc, nucleus, pose.disc[level], level));
  }
  return discs;
}

json maps_of() {
  json maps = json::array();
  for (const ColourMap map : {ColourMap::viridis, ColourMap::cividis, ColourMap::magma}) {
    std::vector<std::uint8_t> colours;
    for (int i = 0; i < kMapSize; ++i)
      for (const double channel : colour_of(map, double(i) / (kMapSize - 1)))
        colours.push_back(static_cast<std::uint8_t>(std::lround(255 * channel)));
    maps.push_back(encode(colours));
  }
  return maps;
}

json fields_of() {
  json fields = json::array();
  for (std::size_t i = 0; i < kFields; ++i) {
    const FieldInfo& info = info_of(static_cast<Field>(i));
    fields.push_back({{"title", info.title}, {"unit", info.unit}, {"map", static_cast<int>(info.map)}});
  }
  return fields;
}

std::vector<double> times_of(const Shot& shot) {
  const std::size_t frames = shot.gear == Gear::day ? kDayFrames : kStrideFrames;
  std::vector<double> times;
  for (std::size_t i = 0; i < frames; ++i)
    times.push_back((shot.end - shot.start) * static_cast<double>(i) / static_cast<double>(frames - 1));
  return times;
}

void append_pose(std::vector<float>& frame, const Pose& pose) {
  for (const double value : {pose.origin.x, pose.origin.z, pose.pitch})
    frame.push_back(static_cast<float>(value));
}

std::vector<float> frames_of(const Shot& shot, const Panel& panel, const Skeleton& skeleton,
                             const std::vector<double>& times) {
  std::vector<float> frames;
  const State start = panel.run->at(panel.run->start());
  for (const double time : times) {
    const auto drawn = draw(panel.state(shot.gear, shot.start + time), start, shot.exaggeration);
    model::PerLevel<double> heights{};
    for (std::size_t level = 0; level < model::kLevels; ++level) heights[level] = drawn[level].height;
    const SpinePose pose = skeleton.pose(heights, reference_heights(*panel.run));
    for (std::size_t body = 0; body <= kThorax; ++body) append_pose(frames, pose_of(pose, body));
    for (std::size_t level = 0; level < model::kLevels; ++level) {
      const DiscPlates& plates = pose.disc[level];
      append_pose(frames, plates.lower);
      frames.push_back(static_cast<float>(length(plates.upper.origin - plates.lower.origin)));
      frames.push_back(static_cast<float>(drawn[level].rim));
    }
  }
  return frames;
}

std::uint8_t colour_number(const Scale& scale, double value) {
  if (!std::isfinite(value)) return kMissing;
  return static_cast<std::uint8_t>(std::lround((kMapSize - 1) * std::clamp(scale.share(value), 0.0, 1.0)));
}

std::vector<std::uint8_t> numbers_of(const Shot& shot, const Panel& panel, const std::vector<double>& times) {
  std::vector<std::uint8_t> numbers;
  for (const double time : times)
    for (std::size_t level = 0; level < model::kLevels; ++level) {
      const auto column = panel.column(shot.gear, shot.start + time, shot.look.field, level);
      auto rows = values_by_row(column, panel.run->depths(level));
      rows.resize(kDiscRows, NAN);
      numbers.push_back(colour_number(shot.scale, panel.run->column_mean(column, level)));
      for (const double value : rows) numbers.push_back(colour_number(shot.scale, value));
    }
  return numbers;
}

/// `shot_of` makes the shot for a field: each has a scale of its own.
json make_track(const std::string& name, const Skeleton& skeleton,
                const std::function<Shot(Field)>& shot_of) {
  const Shot first = shot_of(Field::pressure);
  const std::vector<double> times = times_of(first);
  json track{{"name", name},           {"day", first.gear == Gear::day},
             {"start", first.start},   {"end", first.end > first.start ? first.end - first.start : 1.0},
             {"slower", kSlower},      {"exaggeration", first.exaggeration},
             {"times", times},         {"scales", json::array()},
             {"panels", json::array()}};
  for (const Panel& panel : first.panels)
    track["panels"].push_back({{"name", plain_text(panel.heading)},
                               {"colour", to_hex(panel.accent)},
                               {"frames", encode(frames_of(first, panel, skeleton, times))},
                               {"fields", json::array()}});
  for (std::size_t i = 0; i < kFields; ++i) {
    const Shot shot = shot_of(static_cast<Field>(i));
    const FieldInfo& info = info_of(shot.look.field);
    const auto label = [&](double value) {
      return fmt::format("{:.{}f}", info.factor * value, info.decimals);
    };
    track["scales"].push_back({label(shot.scale.range.low), label(shot.scale.range.high)});
    for (std::size_t p = 0; p < shot.panels.size(); ++p)
      track["panels"][p]["fields"].push_back(encode(numbers_of(shot, shot.panels[p], times)));
  }
  return track;
}

json tracks_of(const std::vector<Playback>& runs, const Skeleton& skeleton, const Look& look) {
  const auto with = [look](Field field) {
    Look changed = look;
    changed.field = field;
    return changed;
  };
  json tracks = json::array();
  tracks.push_back(
      make_track("Across the day", skeleton, [&](Field field) { return day_shot(runs, with(field)); }));
  if (!have_phases(runs)) return tracks;
  const auto strides = [&](Field field) { return stride_shot(runs, std::nullopt, with(field)); };
  if (strides(Field::pressure).end > 0) tracks.push_back(make_track("Within the strides", skeleton, strides));
  return tracks;
}

}  // namespace

std::string to_base64(const void* bytes, std::size_t size) {
  std::string text(4 * ((size + 2) / 3), '=');
  vtkBase64Utilities::Encode(static_cast<const unsigned char*>(bytes), size,
                             reinterpret_cast<unsigned char*>(text.data()));
  return text;
}

json make_scene(const std::vector<Playback>& runs, const Skeleton& skeleton, const Look& look) {
  const Skeleton::Frame frame = skeleton.frame();
  return {{"bodies", kThorax + 1},
          {"bones", bones_of(skeleton)},
          {"discs", discs_of(runs.front(), skeleton)},
          {"maps", maps_of()},
          {"fields", fields_of()},
          {"frame",
           {{"focus", {frame.focus.x, frame.focus.y, frame.focus.z}},
            {"half_height", frame.half_height},
            {"azimuth", look.view.azimuth},
            {"rise", look.view.rise}}},
          {"tracks", tracks_of(runs, skeleton, look)}};
}

}  // namespace spinewalk::viz
