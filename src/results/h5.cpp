#include "results/h5.hpp"

#include "model/errors.hpp"

#include <fmt/format.h>
#include <hdf5_hl.h>

#include <algorithm>
#include <array>
#include <numeric>

namespace spinewalk::results::h5 {
namespace {

constexpr std::size_t kChunkElements =
    16384;  // 128 kB of doubles: a page of a day, far below HDF5's 1 MB chunk cache
/// Smaller datasets are one piece as they are (512 kB of doubles): compressing them would take as long as it takes to write
/// all the rest of a day recorded every hour, for a tenth of its bytes.
constexpr std::size_t kPlainElements = 65536;
/// 4 saves another 3 % of a day's file and takes twice the time (measured).
constexpr unsigned kDeflateLevel = 1;

Handle properties(hid_t of) { return {H5Pcreate(of), H5Pclose, "preparing properties"}; }

Handle core_driver() {
  Handle access = properties(H5P_FILE_ACCESS);
  check(H5Pset_fapl_core(access, std::size_t{1} << 18, false), "choosing the memory driver");
  check(H5Pset_fclose_degree(access, H5F_CLOSE_SEMI), "asking for a strict close");
  check(H5Pset_libver_bounds(access, H5F_LIBVER_EARLIEST, H5F_LIBVER_V110), "choosing the format version");
  return access;
}

/// A file from someone else is data: no link in it leads to another file. Links of that class are then unknown to HDF5.
void forget_external_links() {
  static const bool forgotten = [] { return H5Lunregister(H5L_TYPE_EXTERNAL) >= 0; }();
  check(forgotten ? 0 : -1, "refusing links to other files");
}

/// Two open images of one name would be one file to HDF5; identifiers of open objects never repeat.
std::string unique_name(hid_t access) { return fmt::format("spinewalk image {}", access); }

Handle text_type() {
  Handle type(H5Tcopy(H5T_C_S1), H5Tclose, "making a string type");
  check(H5Tset_size(type, H5T_VARIABLE), "making a string type");
  check(H5Tset_cset(type, H5T_CSET_UTF8), "making a string type");
  return type;
}

Handle space_of(const Shape& shape) {
  if (shape.empty()) return {H5Screate(H5S_SCALAR), H5Sclose, "making a data space"};
  const std::vector<hsize_t> extent(shape.begin(), shape.end());
  return {H5Screate_simple(static_cast<int>(extent.size()), extent.data(), nullptr), H5Sclose,
          "making a data space"};
}

/// HDF5 clears a buffer of 1 MB for every conversion of strings; ours are few and short.
Handle transfer_of(hid_t in_memory) {
  constexpr std::size_t kBuffer = 16384;  // [byte]
  Handle transfer = properties(H5P_DATASET_XFER);
  if (H5Tget_class(in_memory) == H5T_STRING)
    check(H5Pset_buffer(transfer, kBuffer, nullptr, nullptr), "choosing a buffer");
  return transfer;
}

/// Whole rows a chunk, compressed; no time stamps, so that equal results have equal bytes.
Handle creation_of(const Shape& shape) {
  Handle creation = properties(H5P_DATASET_CREATE);
  check(H5Pset_obj_track_times(creation, false), "switching time stamps off");
  if (size_of(shape) <= kPlainElements) return creation;
  std::vector<hsize_t> chunk(shape.begin(), shape.end());
  for (auto& length : chunk) length = std::max<hsize_t>(length, 1);
  const auto row = std::accumulate(chunk.begin() + 1, chunk.end(), hsize_t{1}, std::multiplies<>());
  chunk[0] = std::clamp<hsize_t>(kChunkElements / row, 1, chunk[0]);
  check(H5Pset_chunk(creation, static_cast<int>(chunk.size()), chunk.data()), "choosing chunks");
  check(H5Pset_shuffle(creation), "choosing compression");
  check(H5Pset_deflate(creation, kDeflateLevel), "choosing compression");
  return creation;
}

Handle write_values(hid_t group, const std::string& name, const Shape& shape, hid_t stored, hid_t in_memory,
                    const void* values) {
  const Handle space = space_of(shape), creation = creation_of(shape);
  Handle dataset(H5Dcreate2(group, name.c_str(), stored, space, H5P_DEFAULT, creation, H5P_DEFAULT), H5Dclose,
                 "creating dataset " + name);
  if (size_of(shape) > 0)
    check(H5Dwrite(dataset, in_memory, H5S_ALL, H5S_ALL, transfer_of(in_memory), values),
          "writing dataset " + name);
  return dataset;
}

std::vector<const char*> pointers(const std::vector<std::string>& texts) {
  std::vector<const char*> out;
  for (const auto& text : texts) out.push_back(text.c_str());
  return out;
}

void require_class(hid_t type, H5T_class_t wanted, const std::string& path, const char* kind) {
  if (H5Tget_class(type) != wanted) throw IoError(fmt::format("{}: expected {}", path, kind));
  if (wanted == H5T_STRING && H5Tis_variable_str(type) <= 0)
    throw IoError(fmt::format("{}: expected strings of variable length", path));
}

Handle type_of(hid_t dataset) { return {H5Dget_type(dataset), H5Tclose, "asking for a type"}; }

std::vector<std::string> from_variable_strings(hid_t type, hid_t space, std::vector<char*>& texts) {
  std::vector<std::string> out;
  for (const char* text : texts) out.emplace_back(text ? text : "");
  if (!texts.empty()) check(H5Dvlen_reclaim(type, space, H5P_DEFAULT, texts.data()), "freeing strings");
  return out;
}

template <class Value>
void read_values(hid_t dataset, const std::string& path, hid_t in_memory, std::vector<Value>& values) {
  values.resize(size_of(shape_of(dataset)));
  if (!values.empty())
    check(H5Dread(dataset, in_memory, H5S_ALL, H5S_ALL, transfer_of(in_memory), values.data()),
          "reading " + path);
}

Handle open_attribute(hid_t object, const std::string& name) {
  return {H5Aopen(object, name.c_str(), H5P_DEFAULT), H5Aclose, "opening attribute " + name};
}

}  // namespace

std::size_t size_of(const Shape& shape) {
  return std::accumulate(shape.begin(), shape.end(), std::size_t{1}, std::multiplies<>());
}

std::string to_string(const Shape& shape) { return fmt::format("[{}]", fmt::join(shape, ", ")); }

Handle create_image() {
  const Handle access = core_driver();
  return {H5Fcreate(unique_name(access).c_str(), H5F_ACC_TRUNC, H5P_DEFAULT, access), H5Fclose,
          "creating a file in memory"};
}

Image::Image(Handle file) : file_(std::move(file)) {
  check(H5Fflush(file_, H5F_SCOPE_GLOBAL), "flushing the file");
  if (H5Fget_obj_count(file_, H5F_OBJ_ALL) != 1) fail("finishing a file of which parts are still open");
  const ssize_t size = H5Fget_file_image(file_, nullptr, 0);
  if (size < 0) fail("measuring the file");
  void** memory = nullptr;  // of the core driver: where it keeps the pointer to its bytes
  check(H5Fget_vfd_handle(file_, H5P_DEFAULT, reinterpret_cast<void**>(&memory)),
        "asking for the file's bytes");
  bytes_ = {static_cast<const char*>(*memory), static_cast<std::size_t>(size)};
}

Handle open_image(std::string_view bytes) {
  forget_external_links();
  // HDF5 only reads through the pointer; its interface lacks the const.
  return {H5LTopen_file_image(const_cast<char*>(bytes.data()), bytes.size(),
                              H5LT_FILE_IMAGE_DONT_COPY | H5LT_FILE_IMAGE_DONT_RELEASE),
          H5Fclose, "opening the file"};
}

Handle create_group(hid_t parent, const std::string& name) {
  const Handle creation = properties(H5P_GROUP_CREATE);
  check(H5Pset_link_creation_order(creation, H5P_CRT_ORDER_TRACKED | H5P_CRT_ORDER_INDEXED),
        "ordering links");
  check(H5Pset_obj_track_times(creation, false), "switching time stamps off");
  return {H5Gcreate2(parent, name.c_str(), H5P_DEFAULT, creation, H5P_DEFAULT), H5Gclose,
          "creating group " + name};
}

Handle open_group(hid_t parent, const std::string& name) {
  return {H5Gopen2(parent, name.c_str(), H5P_DEFAULT), H5Gclose, "opening group " + name};
}

Handle open_dataset(hid_t parent, const std::string& name) {
  Handle dataset{H5Dopen2(parent, name.c_str(), H5P_DEFAULT), H5Dclose, "opening dataset " + name};
  const Handle creation{H5Dget_create_plist(dataset), H5Pclose, "looking at dataset " + name};
  if (H5Pget_external_count(creation) > 0 || H5Pget_layout(creation) == H5D_VIRTUAL)
    throw IoError(fmt::format(
        "dataset {} lies in another file, which is not read\n  hint: do not trust this file", name));
  return dataset;
}

bool is_group(hid_t parent, const std::string& name) {
  H5O_info_t info;
  check(H5Oget_info_by_name2(parent, name.c_str(), &info, H5O_INFO_BASIC, H5P_DEFAULT), "looking at " + name);
  return info.type == H5O_TYPE_GROUP;
}

std::vector<std::string> link_names(hid_t group) {
  std::vector<std::string> names;
  const auto append = [](hid_t, const char* name, const H5L_info_t*, void* out) -> herr_t {
    static_cast<std::vector<std::string>*>(out)->push_back(name);
    return 0;
  };
  check(H5Literate(group, H5_INDEX_NAME, H5_ITER_NATIVE, nullptr, append, &names), "listing a group");
  std::sort(names.begin(), names.end());
  return names;
}

Handle write_dataset(hid_t group, const std::string& name, const Shape& shape,
                     const std::vector<double>& values) {
  return write_values(group, name, shape, H5T_IEEE_F64LE, H5T_NATIVE_DOUBLE, values.data());
}

Handle write_dataset(hid_t group, const std::string& name, const Shape& shape,
                     const std::vector<long>& values) {
  return write_values(group, name, shape, H5T_STD_I64LE, H5T_NATIVE_LONG, values.data());
}

Handle write_dataset(hid_t group, const std::string& name, const Shape& shape,
                     const std::vector<std::string>& values) {
  const Handle type = text_type();
  return write_values(group, name, shape, type, type, pointers(values).data());
}

Shape shape_of(hid_t dataset) {
  const Handle space(H5Dget_space(dataset), H5Sclose, "asking for a shape");
  const int rank = H5Sget_simple_extent_ndims(space);
  check(rank, "asking for a shape");
  std::vector<hsize_t> extent(static_cast<std::size_t>(rank));
  check(H5Sget_simple_extent_dims(space, extent.data(), nullptr), "asking for a shape");
  return {extent.begin(), extent.end()};
}

std::size_t stored_size(hid_t dataset) { return H5Dget_storage_size(dataset); }

H5T_class_t class_of(hid_t dataset) { return H5Tget_class(type_of(dataset)); }

void read_row(hid_t dataset, const std::string& path, std::size_t row, std::vector<double>& values) {
  require_class(type_of(dataset), H5T_FLOAT, path, "numbers");
  const Shape shape = shape_of(dataset);
  if (shape.empty() || row >= shape[0])
    throw IoError(fmt::format("{}: shape {} has no row {}", path, to_string(shape), row));
  std::vector<hsize_t> start(shape.size(), 0), count(shape.begin(), shape.end());
  start[0] = row;
  count[0] = 1;
  values.resize(size_of(shape) / shape[0]);
  if (values.empty()) return;
  const Handle stored(H5Dget_space(dataset), H5Sclose, "making a data space");
  check(H5Sselect_hyperslab(stored, H5S_SELECT_SET, start.data(), nullptr, count.data(), nullptr),
        "choosing a row");
  const Handle in_memory = space_of({values.size()});
  check(H5Dread(dataset, H5T_NATIVE_DOUBLE, in_memory, stored, H5P_DEFAULT, values.data()),
        "reading " + path);
}

void read_dataset(hid_t dataset, const std::string& path, std::vector<double>& values) {
  require_class(type_of(dataset), H5T_FLOAT, path, "floating-point numbers");
  read_values(dataset, path, H5T_NATIVE_DOUBLE, values);
}

void read_dataset(hid_t dataset, const std::string& path, std::vector<long>& values) {
  require_class(type_of(dataset), H5T_INTEGER, path, "integers");
  read_values(dataset, path, H5T_NATIVE_LONG, values);
}

void read_dataset(hid_t dataset, const std::string& path, std::vector<std::string>& values) {
  require_class(type_of(dataset), H5T_STRING, path, "strings");
  const Handle type = text_type(), space(H5Dget_space(dataset), H5Sclose, "asking for a shape");
  std::vector<char*> texts;
  read_values(dataset, path, type, texts);
  values = from_variable_strings(type, space, texts);
}

void write_attribute(hid_t object, const std::string& name, const std::string& value) {
  const Handle type = text_type(), space = space_of({});
  Handle attribute(H5Acreate2(object, name.c_str(), type, space, H5P_DEFAULT, H5P_DEFAULT), H5Aclose,
                   "creating attribute " + name);
  const char* text = value.c_str();
  check(H5Awrite(attribute, type, &text), "writing attribute " + name);
}

void write_attribute(hid_t object, const std::string& name, const std::vector<int>& values) {
  const Handle space = space_of(values.size() == 1 ? Shape{} : Shape{values.size()});
  Handle attribute(H5Acreate2(object, name.c_str(), H5T_STD_I32LE, space, H5P_DEFAULT, H5P_DEFAULT), H5Aclose,
                   "creating attribute " + name);
  check(H5Awrite(attribute, H5T_NATIVE_INT, values.data()), "writing attribute " + name);
}

std::string read_text_attribute(hid_t object, const std::string& name) {
  const Handle attribute = open_attribute(object, name);
  const Handle stored(H5Aget_type(attribute), H5Tclose, "asking for a type");
  const Handle space(H5Aget_space(attribute), H5Sclose, "asking for a shape");
  require_class(stored, H5T_STRING, "attribute " + name, "a string");
  if (H5Sget_simple_extent_npoints(space) != 1)
    throw IoError(fmt::format("attribute {}: expected one string", name));
  const Handle type = text_type();
  std::vector<char*> text(1);
  check(H5Aread(attribute, type, text.data()), "reading attribute " + name);
  return from_variable_strings(type, space, text)[0];
}

std::vector<int> read_int_attribute(hid_t object, const std::string& name) {
  const Handle attribute = open_attribute(object, name);
  const Handle stored(H5Aget_type(attribute), H5Tclose, "asking for a type");
  const Handle space(H5Aget_space(attribute), H5Sclose, "asking for a shape");
  require_class(stored, H5T_INTEGER, "attribute " + name, "integers");
  std::vector<int> values(static_cast<std::size_t>(H5Sget_simple_extent_npoints(space)));
  check(H5Aread(attribute, H5T_NATIVE_INT, values.data()), "reading attribute " + name);
  return values;
}

H5T_class_t attribute_class(hid_t object, const std::string& name) {
  return H5Tget_class(Handle(H5Aget_type(open_attribute(object, name)), H5Tclose, "asking for a type"));
}

std::vector<std::string> attribute_names(hid_t object) {
  std::vector<std::string> names;
  const auto collect = [](hid_t, const char* name, const H5A_info_t*, void* out) -> herr_t {
    static_cast<std::vector<std::string>*>(out)->push_back(name);
    return 0;
  };
  check(H5Aiterate2(object, H5_INDEX_NAME, H5_ITER_NATIVE, nullptr, collect, &names), "listing attributes");
  std::sort(names.begin(), names.end());
  return names;
}

void hard_link(hid_t from, const std::string& path, hid_t to, const std::string& name) {
  check(H5Lcreate_hard(from, path.c_str(), to, name.c_str(), H5P_DEFAULT, H5P_DEFAULT), "linking " + path);
}

}  // namespace spinewalk::results::h5
