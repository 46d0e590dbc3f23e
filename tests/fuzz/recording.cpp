/// A recording: .mot or .sto where it has the header's end, else CSV; read as each kind whose columns it has.
#include "fuzz/reader.hpp"
#include "loading/recorded_stride.hpp"
#include "loading/signal_columns.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace spinewalk;
  const auto bytes = fuzz::text(data, size);
  model::Measured how;
  how.file = bytes.find("endheader") == bytes.npos ? "recording.csv" : "recording.mot";
  return fuzz::read_or_refuse([&] {
    for (const auto kind : loading::find_recording_kinds(loading::TableReader(bytes, how.file))) {
      how.kind = kind;
      loading::find_mean_stride(loading::read_recording(bytes, how));
    }
  });
}
