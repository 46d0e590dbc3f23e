#include "cli/terminal.hpp"

#include "model/errors.hpp"

#include <gtest/gtest.h>
#include <string>

namespace spinewalk::cli {
namespace {

std::string content(std::FILE* file) {
  std::string text;
  std::rewind(file);
  for (int c = std::fgetc(file); c != EOF; c = std::fgetc(file)) text += static_cast<char>(c);
  return text;
}

struct TerminalTest : testing::Test {
  std::FILE* out = std::tmpfile();
  std::FILE* err = std::tmpfile();
  Terminal terminal{out, err};
  ~TerminalTest() override {
    std::fclose(out);
    std::fclose(err);
  }
};

TEST_F(TerminalTest, ResultsGoToStdoutEverythingElseToStderr) {
  terminal.result("42\n");
  terminal.note("reading");
  terminal.warning("far out");
  terminal.error("no such file");
  EXPECT_EQ(content(out), "42\n");
  EXPECT_EQ(content(err), "reading\nwarning: far out\nerror: no such file\n");
}

TEST_F(TerminalTest, QuietKeepsResultsAndErrorsOnly) {
  terminal.set_quiet(true);
  terminal.result("42\n");
  terminal.note("reading");
  terminal.warning("far out");
  terminal.error("no such file");
  EXPECT_EQ(content(out), "42\n");
  EXPECT_EQ(content(err), "error: no such file\n");
}

TEST_F(TerminalTest, ProgressIsForTerminalsOnly) {
  terminal.progress(0.5, "walking");
  EXPECT_EQ(content(err), "");
}

TEST(Terminal, FullDiskBehindStdoutIsAnError) {
  std::FILE* full = std::fopen("/dev/full", "w");
  ASSERT_NE(full, nullptr);
  Terminal terminal(full, stderr);
  terminal.result("42\n");
  EXPECT_THROW(terminal.flush(), IoError);
  std::fclose(full);
}

}  // namespace
}  // namespace spinewalk::cli
