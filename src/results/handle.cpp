#include "results/handle.hpp"

#include "model/errors.hpp"

#include <fmt/core.h>

namespace spinewalk::results::h5 {
namespace {

/// Called from the innermost error outwards; keeps the first.
herr_t keep_first(unsigned depth, const H5E_error2_t* error, void* text) {
  if (depth == 0 && error->desc) *static_cast<std::string*>(text) = error->desc;
  return 0;
}

}  // namespace

void fail(std::string_view doing) {
  std::string complaint = "no further detail";
  H5Ewalk2(H5E_DEFAULT, H5E_WALK_UPWARD, keep_first, &complaint);
  throw IoError(fmt::format("HDF5 failed while {}: {}", doing, complaint));
}

QuietErrors::QuietErrors() {
  H5Eget_auto2(H5E_DEFAULT, &print_, &data_);
  H5Eset_auto2(H5E_DEFAULT, nullptr, nullptr);
}

QuietErrors::~QuietErrors() { H5Eset_auto2(H5E_DEFAULT, print_, data_); }

}  // namespace spinewalk::results::h5
