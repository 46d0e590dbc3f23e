#include "loading/recording_bytes.hpp"

#include "model/errors.hpp"

#include <fmt/core.h>

#include <fstream>

namespace spinewalk::loading {

std::string read_recording_bytes(const std::filesystem::path& file) {
  const std::string name = file.string();
  std::error_code error;
  if (std::filesystem::is_directory(file, error))
    throw InputError({name}, "this is a folder, not a recording", "name the .mot, .sto or .csv file inside");
  std::ifstream stream;
  if (std::filesystem::is_regular_file(file, error)) stream.open(file, std::ios::binary);
  if (!stream.is_open())
    throw InputError({name}, "the recording cannot be opened", "check the file name and its permissions");

  const auto size = std::filesystem::file_size(file, error);
  if (size > kLargestRecording)
    throw InputError(
        {name},
        fmt::format("the recording has {:.0f} MiB, more than {} MiB", static_cast<double>(size) / (1 << 20),
                    kLargestRecording >> 20),
        "cut out the minutes of gait (head, tail, split), or export at a lower rate: 100 Hz is enough");
  std::string bytes(size, '\0');
  stream.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  bytes.resize(static_cast<std::size_t>(stream.gcount()));
  if (stream.bad()) throw IoError(name + ": reading failed");
  return bytes;
}

}  // namespace spinewalk::loading
