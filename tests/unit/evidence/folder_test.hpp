/// A folder of its own for every test of files that a claim or a study consists of; tests run side by side.
#pragma once

#include "model/errors.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

namespace spinewalk::evidence {

class FolderTest : public testing::Test {
 protected:
  void SetUp() override {
    const auto* test = testing::UnitTest::GetInstance()->current_test_info();
    parent_ = std::filesystem::path(testing::TempDir()) /
              (std::string(test->test_suite_name()) + "_" + test->name());
    folder_ = parent_ / "mine";
    std::filesystem::create_directories(folder_);
  }
  void TearDown() override { std::filesystem::remove_all(parent_); }

  void write(const std::string& name, const std::string& text) { std::ofstream(folder_ / name) << text; }

  /// `load` refuses the text in which `to` stands for `from`, with this message and a hint.
  template <class Load>
  static void expect_refused(Load load, std::string text, const std::string& from, const std::string& to,
                             const std::string& message) {
    text.replace(text.find(from), from.size(), to);
    try {
      load(text);
      ADD_FAILURE() << to << " was taken";
    } catch (const InputError& error) {
      EXPECT_NE(std::string(error.what()).find(message), std::string::npos) << error.what();
      EXPECT_FALSE(error.hint().empty());
    }
  }

  std::filesystem::path parent_, folder_;
};

}  // namespace spinewalk::evidence
