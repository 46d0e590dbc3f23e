/// The default model with a given body mass, and recordings made up on the spot.
#pragma once

#include "loading/stride.hpp"
#include "model/load_model.hpp"

#include <cmath>
#include <filesystem>
#include <fstream>
#include <functional>
#include <numbers>
#include <string>

namespace spinewalk::loading {

inline model::Model subject_of(double mass) {
  model::Model model = model::load_model(SPINEWALK_SOURCE_DIR "/models/adult_male_50.yaml");
  model.subject.mass = mass;
  return model;
}

/// A file under the test's temporary folder that goes with the object.
class TemporaryFile {
 public:
  TemporaryFile(const std::string& name, const std::string& text)
      : path_(std::filesystem::temp_directory_path() / (unique_prefix() + name)) {
    std::ofstream(path_, std::ios::binary) << text;
  }
  ~TemporaryFile() { std::filesystem::remove(path_); }
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;
  const std::filesystem::path& path() const { return path_; }

 private:
  /// Tests run side by side as processes; each has its own name.
  static std::string unique_prefix() {
    const auto* test = testing::UnitTest::GetInstance()->current_test_info();
    return std::string("spinewalk_") + test->test_suite_name() + "_" + test->name() + "_";
  }
  std::filesystem::path path_;
};

/// CSV of a force over time, both feet in one column. `row` may change the text of row k (0-based).
inline std::string csv_of(const std::function<double(double)>& force, double rate, double length,
                          const std::function<std::string(int, std::string)>& row = nullptr) {
  std::string text = "t_s,R_fy_N\n";
  for (int k = 0; k < static_cast<int>(length * rate); ++k) {
    char line[64];
    std::snprintf(line, sizeof line, "%.5f,%.3f", k / rate, force(k / rate));
    text += (row ? row(k, line) : std::string(line)) + "\n";
  }
  return text;
}

/// Steps at 2 Hz about 700 N.
inline double plain_walk(double t) { return 700 * (1 - 0.25 * std::cos(4 * std::numbers::pi * t)); }

}  // namespace spinewalk::loading
