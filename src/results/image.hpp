/// A result as an HDF5 file in memory, for whoever seals them: results and checkpoints.
#pragma once

#include "results/file.hpp"
#include "results/h5.hpp"

#include <functional>

namespace spinewalk::results {

/// `more` may add groups of its own before the file is closed.
h5::Image to_image(const Result& result, const std::function<void(hid_t file)>& more = {});

/// @throws IoError when the bytes are not those of a result.
Result from_image(std::string_view bytes);

}  // namespace spinewalk::results
