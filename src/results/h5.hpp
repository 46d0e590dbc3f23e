/// The little of HDF5 that result files need: files held in memory, groups, arrays with units and dimension
/// scales, attributes. Nothing here knows a name of the layout.
///
/// The whole file is built and parsed in memory (HDF5's core driver). So a full disk is an ordinary failed
/// write() of our own, and never a half-closed HDF5 file, on which libhdf5 segfaults when the program ends;
/// and the bytes that libhdf5 parses are the very bytes whose seal was checked.
#pragma once

#include "results/handle.hpp"

#include <string>
#include <vector>

namespace spinewalk::results::h5 {

using Shape = std::vector<std::size_t>;

/// Number of values; 1 for a scalar, whose shape is empty.
std::size_t size_of(const Shape& shape);
std::string to_string(const Shape& shape);  ///< "[91, 5]"

/// A new, empty file in memory.
Handle create_image();
/// A finished file in memory: its bytes, without a copy.
class Image {
 public:
  /// Of create_image(); nothing may be written afterwards.
  explicit Image(Handle file);
  /// As long as the image lives.
  std::string_view bytes() const { return bytes_; }

 private:
  Handle file_;
  std::string_view bytes_;
};
/// Opens the bytes of a file, read-only; they must outlive the handle.
Handle open_image(std::string_view bytes);

/// Groups and datasets by name or path below `parent`. @throws IoError where the file does not do it.
Handle create_group(hid_t parent, const std::string& name);
Handle open_group(hid_t parent, const std::string& name);
Handle open_dataset(hid_t parent, const std::string& name);
bool is_group(hid_t parent, const std::string& name);
/// Sorted.
std::vector<std::string> link_names(hid_t group);

/// Writes an array (chunked, shuffled, deflated) or, with an empty shape, a scalar; values are row-major.
Handle write_dataset(hid_t group, const std::string& name, const Shape& shape,
                     const std::vector<double>& values);
Handle write_dataset(hid_t group, const std::string& name, const Shape& shape,
                     const std::vector<long>& values);
Handle write_dataset(hid_t group, const std::string& name, const Shape& shape,
                     const std::vector<std::string>& values);

/// Extents of a dataset, none for a scalar; its size on disk; integer, float or string.
Shape shape_of(hid_t dataset);
std::size_t stored_size(hid_t dataset);  ///< bytes in the file; 0 where nothing was ever written
H5T_class_t class_of(hid_t dataset);
/// Reads all values. `path` is for messages. @throws IoError when the stored values are of another kind.
void read_dataset(hid_t dataset, const std::string& path, std::vector<double>& values);
void read_dataset(hid_t dataset, const std::string& path, std::vector<long>& values);
void read_dataset(hid_t dataset, const std::string& path, std::vector<std::string>& values);
/// Reads the values at one index of the first dimension. @throws IoError when there is no such index.
void read_row(hid_t dataset, const std::string& path, std::size_t row, std::vector<double>& values);

/// Attributes of a group or dataset. @throws IoError where it is missing or of another kind.
void write_attribute(hid_t object, const std::string& name, const std::string& value);
void write_attribute(hid_t object, const std::string& name, const std::vector<int>& values);
std::string read_text_attribute(hid_t object, const std::string& name);
std::vector<int> read_int_attribute(hid_t object, const std::string& name);
H5T_class_t attribute_class(hid_t object, const std::string& name);
/// Sorted.
std::vector<std::string> attribute_names(hid_t object);

/// The same dataset under another group.
void hard_link(hid_t from, const std::string& path, hid_t to, const std::string& name);

}  // namespace spinewalk::results::h5
