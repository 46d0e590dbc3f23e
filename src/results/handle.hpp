/// Ownership of HDF5 identifiers. HDF5 reports a failed write only when something is closed, so whoever
/// writes calls close(), which throws; the destructor is for the way out of an error and stays silent.
#pragma once

#include <hdf5.h>

#include <string_view>
#include <utility>

namespace spinewalk::results::h5 {

/// @throws IoError saying what was being done and HDF5's innermost complaint.
[[noreturn]] void fail(std::string_view doing);

/// @throws IoError when an HDF5 call returned a negative status.
inline void check(herr_t status, std::string_view doing) {
  if (status < 0) fail(doing);
}

/// One open HDF5 object and the function that closes it.
class Handle {
 public:
  using Close = herr_t (*)(hid_t);

  /// @throws IoError when `id` is negative, i.e. the call that made it failed.
  Handle(hid_t id, Close closer, std::string_view doing) : id_(id), close_(closer) {
    if (id < 0) fail(doing);
  }
  ~Handle() {
    if (id_ >= 0) close_(id_);
  }
  Handle(Handle&& other) noexcept : id_(std::exchange(other.id_, -1)), close_(other.close_) {}
  Handle& operator=(Handle&&) = delete;

  operator hid_t() const { return id_; }

  /// Closes now. @throws IoError when that fails.
  void close() { check(close_(std::exchange(id_, -1)), "closing an HDF5 object"); }

 private:
  hid_t id_;
  Close close_;
};

/// Keeps HDF5 from printing its error stack while in scope: only src/cli prints.
class QuietErrors {
 public:
  QuietErrors();
  ~QuietErrors();
  QuietErrors(const QuietErrors&) = delete;
  QuietErrors& operator=(const QuietErrors&) = delete;

 private:
  H5E_auto2_t print_ = nullptr;
  void* data_ = nullptr;
};

}  // namespace spinewalk::results::h5
