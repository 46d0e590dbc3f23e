/// Dimension scales (HDF5 Dimension Scale Specification 1.0): what makes a file readable as netCDF-4.
#pragma once

#include "results/h5.hpp"

#include <map>
#include <string>
#include <vector>

namespace spinewalk::results::h5 {

/// Makes a dataset the scale of an axis.
void make_scale(hid_t dataset, const std::string& name);
/// One name an axis, empty where it has no scale.
std::vector<std::string> scale_names(hid_t dataset);

/// Which datasets of a file use which scales. The scale's own list of its users is written once, at the end:
/// H5DSattach_scale reads, removes and writes it again for every dataset, a fifth of the time of writing a day.
class DimensionScales {
 public:
  /// Gives `dataset` its scales, one an axis; call once for a dataset. Its scales must stay open until then only.
  void attach(hid_t dataset, const std::vector<hid_t>& scales);
  /// Writes the lists of users; call once, last.
  void finish(hid_t file) const;

 private:
  struct User {
    hobj_ref_t dataset;
    int axis;
  };
  std::map<hobj_ref_t, std::vector<User>> users_;  ///< by scale, in the order of attaching
};

}  // namespace spinewalk::results::h5
