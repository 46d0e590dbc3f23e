/// The five lumbar discs and the bodies of the chain, in the order every array of the program uses.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

namespace spinewalk::model {

/// Discs, cranial to caudal.
inline constexpr std::size_t kLevels = 5;
inline constexpr std::array<std::string_view, kLevels> kLevelNames{"L1L2", "L2L3", "L3L4", "L4L5",
                                                                   "L5S1"};
inline constexpr std::size_t kL4L5 = 3;

/// Bodies, caudal to cranial: the prescribed base, five vertebrae, thorax with arms, head with neck.
inline constexpr std::size_t kSegments = 8;
inline constexpr std::array<std::string_view, kSegments> kSegmentNames{
    "S1", "L5", "L4", "L3", "L2", "L1", "thorax", "head"};

template <class T>
using PerLevel = std::array<T, kLevels>;

}  // namespace spinewalk::model
