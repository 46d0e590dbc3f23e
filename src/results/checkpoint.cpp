#include "results/checkpoint.hpp"

#include "model/errors.hpp"
#include "results/h5.hpp"
#include "results/image.hpp"
#include "results/layout.hpp"
#include "results/sealed_file.hpp"

#include <fmt/format.h>

namespace spinewalk::results {
namespace {

void write_state(hid_t file, const solve::Arrays& state, const std::string& identity, long number) {
  h5::Handle group = h5::create_group(file, layout::kCheckpointGroup);
  h5::write_attribute(group, layout::kCheckpointIdentity, identity);
  h5::write_attribute(group, layout::kCheckpointNumber, std::to_string(number));
  for (const auto& [name, numbers] : state) h5::write_dataset(group, name, {numbers.size()}, numbers).close();
  group.close();
}

/// Empty when the checkpoint is that of another scenario, model or program.
std::optional<Checkpoint> read(const std::filesystem::path& file, const std::string& identity) {
  const h5::QuietErrors quiet;
  const std::string bytes = read_sealed(file);
  const h5::Handle image = h5::open_image(bytes);
  const h5::Handle group = h5::open_group(image, layout::kCheckpointGroup);
  if (h5::read_text_attribute(group, layout::kCheckpointIdentity) != identity) return std::nullopt;
  Checkpoint checkpoint{
      file, from_image(bytes), {}, std::stol(h5::read_text_attribute(group, layout::kCheckpointNumber))};
  for (const auto& name : h5::link_names(group))
    h5::read_dataset(h5::open_dataset(group, name), name, checkpoint.state[name]);
  return checkpoint;
}

}  // namespace

CheckpointFiles::CheckpointFiles(const std::filesystem::path& result, std::string identity, PartOf part)
    : files_{std::filesystem::path(result).concat(".ck0"), std::filesystem::path(result).concat(".ck1")},
      identity_(std::move(identity)),
      part_(std::move(part)) {}

std::optional<Checkpoint> CheckpointFiles::find(const std::function<void(const std::string&)>& complaint) {
  std::optional<Checkpoint> newest;
  for (std::size_t i = 0; i < files_.size(); ++i) {
    std::error_code error;
    if (!std::filesystem::exists(files_[i], error)) continue;
    try {
      auto found = read(files_[i], identity_);
      if (!found) {
        complaint(fmt::format(
            "{} is left out: it belongs to another scenario, model, input file or version of the program",
            files_[i].string()));
      } else if (!newest || found->number > newest->number) {
        newest = std::move(found);
        number_ = newest->number;
        next_ = 1 - i;
      }
    } catch (const std::exception& broken) {
      complaint(fmt::format("{} is left out: {}", files_[i].string(), broken.what()));
    }
  }
  return newest;
}

void CheckpointFiles::write(const Result& result, const solve::Arrays& state) {
  const h5::QuietErrors quiet;
  const auto add = [&](hid_t file) { write_state(file, state, identity_, number_ + 1); };
  write_sealed(files_[next_], to_image(result, add).bytes(),
               [](std::string_view bytes) { h5::open_image(bytes).close(); },
               part_ ? part_(files_[next_]) : std::filesystem::path());
  ++number_;
  next_ = 1 - next_;
}

void CheckpointFiles::remove() const noexcept {
  std::error_code error;
  for (const auto& file : files_) std::filesystem::remove(file, error);
}

}  // namespace spinewalk::results
