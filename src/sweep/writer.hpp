/// Who writes into the folder of a plan, which many machines may share.
#pragma once

#include <filesystem>
#include <string>

namespace spinewalk::sweep {

/// This process as others can tell it: "HOST-PID-WORLD". The world is the boot of the machine and the process namespace, so
/// that containers of one host name, and process numbers from before a restart, are not taken for this machine's.
std::string this_writer();

/// True when `writer` is of this machine and world and its process is not there; of others nothing is known.
bool is_gone(const std::string& writer);

/// FILE.WRITER.part, the name under which this process writes `file`: two copies of a task never write the same bytes.
std::filesystem::path part_of(const std::filesystem::path& file);

}  // namespace spinewalk::sweep
