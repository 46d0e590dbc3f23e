/// A result behind its seal: a good one with some of its objects deleted, emptied, reshaped, filled with NaN or with huge
/// numbers, or promised to be huge. Four bytes are one edit: which object, what, and two for how. libhdf5 itself is not under
/// fire here: what it parses are bytes whose seal was checked.
#include "fuzz/reader.hpp"
#include "results/h5.hpp"
#include "results/image.hpp"
#include "results/metrics.hpp"
#include "results/tabulate.hpp"
#include "unit/results/sample_result.hpp"

#include <limits>
#include <vector>

namespace spinewalk::results {
namespace {

Result small_sample() {
  Result result = sample::result();
  result.record.rows.resize(3);
  return result;
}

/// All objects of a file, "/" first.
std::vector<std::string> paths_of(hid_t file) {
  std::vector<std::string> paths{"/"};
  for (std::size_t i = 0; i < paths.size(); ++i) {
    if (!h5::is_group(file, paths[i])) continue;
    const h5::Handle group = h5::open_group(file, paths[i]);
    for (const auto& name : h5::link_names(group))
      paths.push_back((paths[i] == "/" ? "/" : paths[i] + "/") + name);
  }
  return paths;
}

void promise_huge(hid_t file, const std::string& path, std::uint8_t log2) {
  const hsize_t length = hsize_t{1} << (log2 % 60), chunk = 1024;
  const h5::Handle space(H5Screate_simple(1, &length, nullptr), H5Sclose, "space");
  const h5::Handle properties(H5Pcreate(H5P_DATASET_CREATE), H5Pclose, "properties");
  h5::check(H5Pset_chunk(properties, 1, &chunk), "chunk");
  const h5::Handle dataset(
      H5Dcreate2(file, path.c_str(), H5T_IEEE_F64LE, space, H5P_DEFAULT, properties, H5P_DEFAULT), H5Dclose,
      "dataset");
}

void change_attribute(hid_t object, std::uint8_t which, std::uint8_t how) {
  const auto names = h5::attribute_names(object);
  if (names.empty()) return;
  const auto& name = names[which % names.size()];
  h5::check(H5Adelete(object, name.c_str()), "deleting an attribute");
  if (how % 3 == 1) h5::write_attribute(object, name, std::string(how, 'x'));
  if (how % 3 == 2) h5::write_attribute(object, name, std::vector<int>{how, -1});
}

void edit(hid_t file, const std::uint8_t* op) {
  enum Edit { remove, attribute, numbers, counts, texts, huge, edits };
  const auto paths = paths_of(file);
  const auto& path = paths[op[0] % paths.size()];
  const auto what = static_cast<Edit>(op[1] % edits);
  if (what == attribute) {
    const h5::Handle object(H5Oopen(file, path.c_str(), H5P_DEFAULT), H5Oclose, "object");
    return change_attribute(object, op[2], op[3]);
  }
  if (path == "/") return;
  h5::Shape shape{op[2] % 8u, op[3] % 8u};
  if (!h5::is_group(file, path) && op[2] >= 128) shape = h5::shape_of(h5::open_dataset(file, path));
  h5::check(H5Ldelete(file, path.c_str(), H5P_DEFAULT), "deleting a link");
  const double fill = op[3] % 3 == 0   ? std::numeric_limits<double>::quiet_NaN()
                      : op[3] % 3 == 1 ? -1e300
                                       : 1e300;
  const auto size = h5::size_of(shape);
  if (what == numbers) h5::write_dataset(file, path, shape, std::vector<double>(size, fill));
  if (what == counts)
    h5::write_dataset(file, path, shape, std::vector<long>(size, std::numeric_limits<long>::min()));
  if (what == texts)
    h5::write_dataset(file, path, shape, std::vector<std::string>(size, std::string(op[3], '\xff')));
  if (what == huge) promise_huge(file, path, op[2]);
}

std::string edited(const std::string& image, const std::uint8_t* data, std::size_t size) {
  hid_t access = H5Pcreate(H5P_FILE_ACCESS);
  h5::check(H5Pset_fapl_core(access, 1 << 20, 0), "core driver");
  h5::check(H5Pset_file_image(access, const_cast<char*>(image.data()), image.size()), "image");
  h5::Handle file(H5Fopen("edited", H5F_ACC_RDWR, access), H5Fclose, "opening");
  H5Pclose(access);
  for (std::size_t at = 0; at + 4 <= size && at < 32; at += 4) edit(file, data + at);
  return std::string(h5::Image(std::move(file)).bytes());
}

void read_all(const std::string& image) {
  const Result result = from_image(image);
  for (const auto& group : tabulated_groups()) tabulate(result, group);
  for (const auto& burst : result.record.bursts) tabulate(burst, result.record.labels);
  compare({{"edited", result}});
}

}  // namespace
}  // namespace spinewalk::results

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace spinewalk;
  static const std::string image(results::to_image(results::small_sample()).bytes());
  const results::h5::QuietErrors quiet;
  std::string bytes;
  if (fuzz::read_or_refuse([&] { bytes = results::edited(image, data, size); }); bytes.empty()) return 0;
  return fuzz::read_or_refuse([&] { results::read_all(bytes); });
}
