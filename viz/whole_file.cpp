#include "viz/whole_file.hpp"

#include "model/errors.hpp"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <iterator>

namespace spinewalk::viz {

void write_whole(const std::filesystem::path& file, const void* bytes, std::size_t size) {
  const std::filesystem::path part = file.string() + ".part";
  std::FILE* out = std::fopen(part.c_str(), "wb");
  bool good = out && std::fwrite(bytes, 1, size, out) == size;
  if (out) good = std::fclose(out) == 0 && good;  // a full disk may show only here
  if (good && std::rename(part.c_str(), file.c_str()) == 0) return;
  const int error = errno;
  std::error_code ignored;
  std::filesystem::remove(part, ignored);
  throw IoError("cannot write " + file.string() + ": " + std::strerror(error));
}

ScratchFile::~ScratchFile() {
  std::error_code ignored;
  std::filesystem::remove(path, ignored);
}

std::string read_whole(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::string bytes{std::istreambuf_iterator<char>(in), {}};
  if (!in) throw IoError("cannot read " + file.string());
  return bytes;
}

}  // namespace spinewalk::viz
