/// Starts spinewalk-viz as users do, without a display.
#pragma once

#include "results/file.hpp"
#include "results/sample_result.hpp"

#include <gtest/gtest.h>

#include <sys/wait.h>
#include <unistd.h>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <string>

namespace spinewalk::viz {

struct Outcome {
  int code;           ///< exit code
  std::string error;  ///< standard error
};

inline std::string read_text(const std::filesystem::path& file) {
  std::ifstream in(file);
  std::stringstream text;
  text << in.rdbuf();
  return text.str();
}

/// A directory with the sample result in it, removed in the end.
class VizProgram : public testing::Test {
 protected:
  VizProgram() {
    std::string name = (std::filesystem::temp_directory_path() / "spinewalk-viz-XXXXXX").string();
    folder_ = mkdtemp(name.data());
    results::write_result(path("sample.h5"), results::sample::result());
  }
  ~VizProgram() override { std::filesystem::remove_all(folder_); }

  std::filesystem::path path(const std::string& name) const { return folder_ / name; }

  /// `environment`: as for env(1).
  Outcome run(const std::string& arguments, const std::string& environment = "") const {
    const std::string command = "cd '" + folder_.string() + "' && env -u DISPLAY -u WAYLAND_DISPLAY " +
                                environment + " '" SPINEWALK_VIZ_PROGRAM "' " + arguments + " 2>errors.txt";
    const int status = std::system(command.c_str());
    return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, read_text(path("errors.txt"))};
  }

  /// Names of all files but the sample and the log.
  std::string left_behind() const {
    std::string names;
    for (const auto& entry : std::filesystem::directory_iterator(folder_)) {
      const std::string name = entry.path().filename().string();
      if (name != "sample.h5" && name != "errors.txt" && !entry.is_directory()) names += name + " ";
    }
    return names;
  }

 private:
  std::filesystem::path folder_;
};

}  // namespace spinewalk::viz
