#include "model/activity_check.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>

namespace spinewalk::model {
namespace {

void check_load(const Load& load, const Place& place, const std::string& path) {
  if (std::isnan(load.distance) || load.at == LoadPlace::hands) return;
  throw InputError(place, fmt::format("{}: load.distance is for a load in the hands", path),
                   "remove it: a backpack has its place; or write at: hands");
}

void check_ground(const Ground& ground, const Place& place, const std::string& path) {
  if (std::isnan(ground.drop) || ground.footwear != Footwear::barefoot) return;
  throw InputError(place, fmt::format("{}: bare feet have no drop", path),
                   "remove drop, or name the footwear");
}

}  // namespace

void check(const Sitting& a, const Place& place, const std::string& path) {
  if (!std::isnan(a.recline) && a.posture != SittingPosture::backrest &&
      a.posture != SittingPosture::slouched)
    throw InputError(place, fmt::format("{}: this posture has no backrest to recline", path),
                     "write posture: backrest or posture: slouched, or remove recline");
  check_load(a.around.load, place, path);
}

void check(const Standing& a, const Place& place, const std::string& path) {
  check_load(a.around.load, place, path);
}

void check(const Walking& a, const Place& place, const std::string& path) {
  check_ground(a.ground, place, path);
  check_load(a.around.load, place, path);
}

void check(const Running& a, const Place& place, const std::string& path) {
  check_ground(a.ground, place, path);
  check_load(a.around.load, place, path);
}

void check(const Stairs& a, const Place& place, const std::string& path) {
  check_load(a.around.load, place, path);
}

void check(const Lifting& a, const Place& place, const std::string& path) {
  if (a.around.load.at != LoadPlace::hands)
    throw InputError(place, fmt::format("{}: what is lifted is in the hands", path), "remove load.at");
}

void check(const Custom& a, const Place& place, const std::string& path) {
  const bool harmonics = std::any_of(a.amplitude.begin(), a.amplitude.end(), [](double x) { return x != 0; });
  if (a.file.empty() && std::isnan(a.frequency))
    throw InputError(place, fmt::format("{} has neither frequency nor file", path),
                     "write for example frequency: 2 Hz, amplitude_1: 0.2, or name the file of one period");
  if (!a.file.empty() && (harmonics || !std::isnan(a.frequency)))
    throw InputError(place, fmt::format("{} has both a file and harmonics", path),
                     "the file says period and shape: remove frequency and the amplitudes, or the file");
  check_load(a.around.load, place, path);
}

}  // namespace spinewalk::model
