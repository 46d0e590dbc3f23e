#include "results/dimension_scales.hpp"

#include <hdf5_hl.h>

#include <array>

namespace spinewalk::results::h5 {
namespace {

hobj_ref_t reference_to(hid_t object) {
  hobj_ref_t reference;
  check(H5Rcreate(&reference, object, ".", H5R_OBJECT, -1), "referring to a dimension scale");
  return reference;
}

/// Creates and writes a list of `length` values as an attribute.
void write_list(hid_t object, const char* name, hid_t type, std::size_t length, const void* values) {
  const hsize_t extent = length;
  const Handle space(H5Screate_simple(1, &extent, nullptr), H5Sclose, "making a data space");
  const Handle attribute(H5Acreate2(object, name, type, space, H5P_DEFAULT, H5P_DEFAULT), H5Aclose,
                         "attaching a dimension scale");
  check(H5Awrite(attribute, type, values), "attaching a dimension scale");
}

}  // namespace

void make_scale(hid_t dataset, const std::string& name) {
  check(H5DSset_scale(dataset, name.c_str()), "making dimension scale " + name);
}

std::vector<std::string> scale_names(hid_t dataset) {
  std::vector<std::string> names(shape_of(dataset).size());
  const auto append = [](hid_t, unsigned, hid_t scale, void* out) -> herr_t {
    std::array<char, 64> name{};
    if (H5DSget_scale_name(scale, name.data(), name.size()) < 0) return -1;
    *static_cast<std::string*>(out) += name.data();
    return 0;
  };
  for (unsigned axis = 0; axis < names.size(); ++axis)
    check(H5DSiterate_scales(dataset, axis, nullptr, append, &names[axis]), "listing dimension scales");
  return names;
}

void DimensionScales::attach(hid_t dataset, const std::vector<hid_t>& scales) {
  if (scales.empty()) return;
  const hobj_ref_t user = reference_to(dataset);
  std::vector<hobj_ref_t> references;
  for (const hid_t scale : scales) references.push_back(reference_to(scale));
  std::vector<hvl_t> lists;
  for (std::size_t axis = 0; axis < references.size(); ++axis) {
    lists.push_back({1, &references[axis]});
    users_[references[axis]].push_back({user, static_cast<int>(axis)});
  }
  const Handle type(H5Tvlen_create(H5T_STD_REF_OBJ), H5Tclose, "making a list type");
  write_list(dataset, "DIMENSION_LIST", type, lists.size(), lists.data());
}

void DimensionScales::finish(hid_t file) const {
  const Handle type(H5Tcreate(H5T_COMPOUND, sizeof(User)), H5Tclose, "making a list type");
  check(H5Tinsert(type, "dataset", HOFFSET(User, dataset), H5T_STD_REF_OBJ), "making a list type");
  check(H5Tinsert(type, "dimension", HOFFSET(User, axis), H5T_NATIVE_INT), "making a list type");
  for (const auto& [scale, users] : users_) {
    const Handle dataset(H5Rdereference2(file, H5P_DEFAULT, H5R_OBJECT, &scale), H5Dclose,
                         "opening a dimension scale");
    write_list(dataset, "REFERENCE_LIST", type, users.size(), users.data());
  }
}

}  // namespace spinewalk::results::h5
