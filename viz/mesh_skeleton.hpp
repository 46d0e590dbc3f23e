/// A spine of the user's own bones.
#pragma once

#include "viz/skeleton.hpp"

#include <filesystem>

namespace spinewalk::viz {

/// Places the meshes of a folder as its table says (placement.hpp). The endplates are the flat faces of the bodies that
/// look up and down; a disc fills the gap between two of them, which stands for its reference height, and its change in
/// height moves everything above. @throws InputError, IoError.
std::shared_ptr<const Skeleton> load_skeleton(const std::filesystem::path& folder);

}  // namespace spinewalk::viz
