#include "cli/command_line.hpp"

#include "cli/exit_codes.hpp"

#include <gtest/gtest.h>
#include <string>
#include <vector>

namespace spinewalk::cli {
namespace {

Invocation parse(std::vector<const char*> words) {
  words.insert(words.begin(), "spinewalk");
  return parse_command_line(static_cast<int>(words.size()), words.data());
}

std::string refusal(const std::vector<const char*>& words) {
  try {
    parse(words);
  } catch (const UsageError& error) {
    return error.what();
  }
  return "accepted";
}

TEST(CommandLine, TakesOptionsInAnyPlace) {
  EXPECT_TRUE(parse({"run", "s.yaml", "--quiet", "--set", "subject.mass=80 kg", "-o", "r.h5"}).quiet);
  EXPECT_TRUE(parse({"--quiet", "run", "s.yaml"}).quiet);
  EXPECT_FALSE(parse({"compare", "a.h5", "b.h5", "--json"}).quiet);
}

TEST(CommandLine, NamesTheNearestCommand) {
  EXPECT_EQ(refusal({"rnu", "s.yaml"}),
            "`rnu` is not expected here\n  hint: did you mean `run`? `spinewalk --help` shows what is");
}

TEST(CommandLine, NamesTheNearestOption) {
  EXPECT_EQ(refusal({"check", "s.yaml", "--resolve"}),
            "`--resolve` is not expected here\n"
            "  hint: did you mean `--resolved`? `spinewalk check --help` shows what is");
}

TEST(CommandLine, RefusesWhatItCannotDo) {
  EXPECT_NE(refusal({}).find("which command?"), std::string::npos);
  EXPECT_NE(refusal({"run"}).find("SCENARIO is required"), std::string::npos);
  EXPECT_NE(refusal({"export", "r.h5", "--to", "xls", "-o", "x"}).find("xls not in {csv,mot,sto,vtkhdf,vtp,gltf}"),
            std::string::npos);
  EXPECT_NE(refusal({"compare", "r.h5", "--csv", "--json"}).find("excludes"), std::string::npos);
}

}  // namespace
}  // namespace spinewalk::cli
