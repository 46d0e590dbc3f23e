/// A model file.
#include "fuzz/reader.hpp"
#include "model/load_model.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace spinewalk;
  static const fuzz::Folder folder;
  const auto file = folder.write("model.yaml", fuzz::text(data, size));
  return fuzz::read_or_refuse([&] { model::read_model_file(file); });
}
