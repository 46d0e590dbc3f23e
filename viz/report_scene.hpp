/// The spines of a report as numbers that its page draws (report/view.js): shapes once, then poses and colours.
#pragma once

#include "viz/skeleton.hpp"
#include "viz/storyboard.hpp"

#include <nlohmann/json.hpp>

namespace spinewalk::viz {

/// bones [{body, hint, points, normals, colours, triangles}], discs [{level, columns, height, points, normals, triangles, up, out,
/// light}], maps, fields [{title, unit, map}], frame (of the camera) and tracks: the day, then the recorded strides:
/// [{name, day, start, end, slower, exaggeration, times, scales, panels [{name, colour, frames, fields}]}]. Arrays are base64.
/// A frame: x, z [mm] and pitch [rad] of each body, then x, z, pitch of the lower plate, height and rim [mm] of each disc.
/// Colours: 0 to 254 on the scale, 255 unknown; of each disc the mean and kDiscRows rows from below.
nlohmann::json make_scene(const std::vector<Playback>& runs, const Skeleton& skeleton, const Look& look);

std::string to_base64(const void* bytes, std::size_t size);

}  // namespace spinewalk::viz
