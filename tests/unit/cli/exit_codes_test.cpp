#include "cli/exit_codes.hpp"

#include "cli/terminal.hpp"
#include "model/errors.hpp"

#include <gtest/gtest.h>

namespace spinewalk::cli {
namespace {

template <class Error>
ExitCode code_of(const Error& error) {
  std::FILE* sink = std::tmpfile();
  Terminal terminal(sink, sink);
  ExitCode code = ExitCode::done;
  try {
    throw error;
  } catch (...) {
    code = report_current_exception(terminal);
  }
  EXPECT_GT(std::ftell(sink), 0) << "an error must say something";
  std::fclose(sink);
  return code;
}

TEST(ExitCodes, EveryErrorHasItsCode) {
  EXPECT_EQ(code_of(UsageError("x")), ExitCode::command_line);
  EXPECT_EQ(code_of(InputError({"s.yaml", 3, 1}, "x", "y")), ExitCode::invalid_file);
  EXPECT_EQ(code_of(SolverError("x")), ExitCode::solver_gave_up);
  EXPECT_EQ(code_of(IoError("x")), ExitCode::io);
  EXPECT_EQ(code_of(std::logic_error("x")), ExitCode::bug);
}

TEST(ExitCodes, AValueGivenBySetBelongsToTheCommandLine) {
  EXPECT_EQ(code_of(InputError({"--set"}, "x", "y")), ExitCode::command_line);
}

TEST(ExitCodes, AreTheNumbersOfTheManual) {
  EXPECT_EQ(static_cast<int>(ExitCode::io), 5);
  EXPECT_EQ(static_cast<int>(ExitCode::failed_samples), 6);
  EXPECT_EQ(static_cast<int>(ExitCode::outside_band), 7);
  EXPECT_EQ(static_cast<int>(ExitCode::stopped), 75);
}

}  // namespace
}  // namespace spinewalk::cli
