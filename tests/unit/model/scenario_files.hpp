/// A temporary folder to write scenarios into.
#pragma once

#include "model/load_scenario.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

namespace spinewalk::model {

inline const std::string kGood = R"(schema: spinewalk/1
title: good
model: adult_male_50
timeline:
  - standing: {for: 30 min}
  - walking: {for: 30 min, speed: 1.3 m/s}
)";

class ScenarioFiles : public testing::Test {
 protected:
  ScenarioFiles() {
    std::string name = (std::filesystem::temp_directory_path() / "spinewalk-XXXXXX").string();
    directory_ = mkdtemp(name.data());
  }
  ~ScenarioFiles() override { std::filesystem::remove_all(directory_); }

  const std::filesystem::path& directory() const { return directory_; }
  std::filesystem::path write(const std::string& name, const std::string& text) const {
    std::ofstream(directory_ / name, std::ios::binary) << text;
    return directory_ / name;
  }
  Scenario load(const std::string& text, const std::vector<std::string>& sets = {}) const {
    return load_scenario(write("scenario.yaml", text), sets);
  }

 private:
  std::filesystem::path directory_;
};

}  // namespace spinewalk::model
