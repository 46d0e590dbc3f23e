#include "results/start_store.hpp"

#include "model/errors.hpp"
#include "results/h5.hpp"
#include "results/sealed_file.hpp"
#include "results/sha256.hpp"

namespace spinewalk::results {
namespace {

h5::Image to_image(const solve::StoredStart& start) {
  const h5::QuietErrors quiet;
  h5::Handle image = h5::create_image();
  h5::write_dataset(image, "fluid", {start.fluid.size()}, start.fluid);
  h5::write_dataset(image, "nutrients", {start.nutrients.size()}, start.nutrients);
  h5::write_dataset(image, "residual", {1}, std::vector<double>{start.residual});
  h5::write_dataset(image, "days", {1}, std::vector<long>{start.days});
  return h5::Image(std::move(image));
}

template <class Value>
std::vector<Value> read(hid_t image, const std::string& name) {
  std::vector<Value> values;
  h5::read_dataset(h5::open_dataset(image, name), name, values);
  return values;
}

solve::StoredStart from_bytes(std::string_view bytes) {
  const h5::QuietErrors quiet;
  const h5::Handle image = h5::open_image(bytes);
  return {read<double>(image, "fluid"), read<double>(image, "nutrients"), read<double>(image, "residual").at(0),
          static_cast<int>(read<long>(image, "days").at(0))};
}

}  // namespace

std::filesystem::path StartStore::file_of(const std::string& key) const {
  return folder_ / (sha256(program_ + "\n" + key) + ".h5");
}

std::optional<solve::StoredStart> StartStore::load(const std::string& key) {
  hit_ = false;
  try {
    const auto file = file_of(key);
    std::error_code error;
    if (!std::filesystem::is_regular_file(file, error)) return std::nullopt;
    auto start = from_bytes(read_sealed(file));
    hit_ = true;
    return start;
  } catch (const std::exception&) {
    return std::nullopt;
  }
}

void StartStore::store(const std::string& key, const solve::StoredStart& start) {
  std::error_code error;
  std::filesystem::create_directories(folder_, error);
  if (error) return;
  try {
    write_sealed(file_of(key), to_image(start).bytes(), [](std::string_view bytes) { from_bytes(bytes); });
  } catch (const std::exception&) {  // full, read-only, gone: the next run solves again
  }
}

}  // namespace spinewalk::results
