#include "model/errors.hpp"
#include "results/dimension_scales.hpp"
#include "results/layout.hpp"
#include "results/sealed_file.hpp"
#include "results/sha256.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <bit>
#include <cstdint>

namespace spinewalk::results {
namespace {

/// Bookkeeping of dimension scales: holds addresses; what it means enters by scale_names().
constexpr std::array<std::string_view, 4> kScaleBookkeeping{"CLASS", "NAME", "DIMENSION_LIST",
                                                            "REFERENCE_LIST"};

/// Walks names, kinds, shapes, values and attributes in the order of names; each item goes in with its
/// length, so that no two different files give the same stream.
class Digester {
 public:
  explicit Digester(std::string_view bytes) : file_(h5::open_image(bytes)) {}

  std::string digest() {
    walk_group("/");
    return hash_.finish();
  }

 private:
  void add(std::uint64_t number) {
    std::array<char, 8> bytes;
    for (std::size_t i = 0; i < 8; ++i) bytes[i] = static_cast<char>(number >> (8 * i));
    hash_.add({bytes.data(), bytes.size()});
  }
  void add(long number) { add(static_cast<std::uint64_t>(number)); }
  void add(int number) { add(static_cast<std::uint64_t>(number)); }
  void add(double number) { add(std::bit_cast<std::uint64_t>(number)); }
  void add(const std::string& text) {
    add(std::uint64_t{text.size()});
    hash_.add(text);
  }
  template <class Value>
  void add(const std::vector<Value>& values) {
    add(std::uint64_t{values.size()});
    for (const auto& value : values) add(value);
  }

  void walk_group(const std::string& path) {
    if (path == layout::kRunGroup) return;
    const h5::Handle group = h5::open_group(file_, path);
    add("group " + path);
    add_attributes(group);
    for (const auto& name : h5::link_names(group)) {
      const std::string child = path == "/" ? path + name : path + "/" + name;
      h5::is_group(file_, child) ? walk_group(child) : add_dataset(child);
    }
  }

  void add_dataset(const std::string& path) {
    const h5::Handle dataset = h5::open_dataset(file_, path);
    add("dataset " + path);
    add_attributes(dataset);
    for (const std::size_t length : h5::shape_of(dataset)) add(std::uint64_t{length});
    add(h5::scale_names(dataset));
    switch (h5::class_of(dataset)) {
      case H5T_FLOAT:
        return add_values<double>(dataset, path, "float");
      case H5T_INTEGER:
        return add_values<long>(dataset, path, "integer");
      default:
        return add_values<std::string>(dataset, path, "text");
    }
  }

  template <class Value>
  void add_values(hid_t dataset, const std::string& path, const std::string& kind) {
    std::vector<Value> values;
    h5::read_dataset(dataset, path, values);
    add(kind);
    add(values);
  }

  void add_attributes(hid_t object) {
    for (const auto& name : h5::attribute_names(object)) {
      if (std::find(kScaleBookkeeping.begin(), kScaleBookkeeping.end(), name) != kScaleBookkeeping.end())
        continue;
      add("attribute " + name);
      if (h5::attribute_class(object, name) == H5T_STRING)
        add(h5::read_text_attribute(object, name));
      else
        add(h5::read_int_attribute(object, name));
    }
  }

  const h5::Handle file_;
  Sha256 hash_;
};

}  // namespace

std::string digest(const std::filesystem::path& file, bool unsealed) {
  const h5::QuietErrors quiet;
  const std::string bytes = read_sealed(file, unsealed);
  try {
    return Digester(bytes).digest();
  } catch (const IoError& error) {
    throw IoError(fmt::format("{}: {}", file.string(), error.what()));
  }
}

}  // namespace spinewalk::results
