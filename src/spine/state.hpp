/// Layout of the chain's state vector, SI units.
///
///   displacement  [m]    bodies L5, L4, L3, L2, L1, thorax, head, relative to S1, up positive;
///                        0 in the reference chain: discs at reference height, links free of force
///   velocity      [m/s]  the same bodies, relative to S1
///   Maxwell       [m]    z_jb, for every disc (cranial to caudal) the fast, then the slow branch
///   activation    [N]    s_j, muscle tension above the tonic part over muscle gain, discs cranial to caudal
#pragma once

#include "disc/force_law.hpp"
#include "model/levels.hpp"

#include <array>
#include <cstddef>
#include <string>

namespace spinewalk::spine {

inline constexpr std::size_t kBodies = model::kSegments - 1;  ///< moving bodies, caudal to cranial
inline constexpr std::size_t kJoints = kBodies;               ///< joint k carries body k
inline constexpr std::size_t kThorax = 5;
inline constexpr std::size_t kHead = 6;

inline constexpr std::size_t kDisplacement = 0;
inline constexpr std::size_t kVelocity = kDisplacement + kBodies;
inline constexpr std::size_t kMaxwell = kVelocity + kBodies;
inline constexpr std::size_t kActivation = kMaxwell + disc::kBranches * model::kLevels;
inline constexpr std::size_t kStates = kActivation + model::kLevels;

using State = std::array<double, kStates>;

/// Joints count upwards from the sacrum, discs downwards from L1L2.
constexpr std::size_t level_of_joint(std::size_t joint) { return model::kLevels - 1 - joint; }
constexpr std::size_t maxwell_index(std::size_t level, std::size_t branch) {
  return kMaxwell + disc::kBranches * level + branch;
}

/// Sizes at which an error of the relative tolerance counts fully: 1 mm, 0.1 m/s, 1 mm, 100 N (a few per cent
/// of what the gaits reach).
const State& state_scale();

/// "L4 velocity", "L4L5 slow branch", "L4L5 muscle activation", ...
std::string state_name(std::size_t index);

}  // namespace spinewalk::spine
