/// Broken scenarios: each case asserts place, message and hint.
#pragma once

#include "model/errors.hpp"
#include "scenario_files.hpp"

namespace spinewalk::model {

/// The good scenario with one text replaced.
inline std::string with(const std::string& from, const std::string& to) {
  std::string text = kGood;
  const auto at = text.find(from);
  if (at == std::string::npos) throw std::logic_error("\"" + from + "\" is not in the good scenario");
  return text.replace(at, from.size(), to);
}

struct Case {
  std::string name;
  std::string text;
  int line, column;
  std::string message, hint;  ///< parts of
  std::vector<std::string> sets = {};
};

inline void PrintTo(const Case& c, std::ostream* out) { *out << c.name; }

/// The body of the test of every file that instantiates cases.
class BadScenario : public ScenarioFiles, public testing::WithParamInterface<Case> {
 protected:
  void expect_refusal() const;
};

inline void BadScenario::expect_refusal() const {
  const Case& c = GetParam();
  try {
    load(c.text, c.sets);
    FAIL() << "was accepted";
  } catch (const InputError& error) {
    EXPECT_EQ(error.place().file,
              c.sets.empty() ? (directory() / "scenario.yaml").string() : "--set " + c.sets.back());
    EXPECT_EQ(error.place().line, c.line) << error.what();
    EXPECT_EQ(error.place().column, c.column) << error.what();
    EXPECT_NE(error.message().find(c.message), std::string::npos) << error.what();
    EXPECT_NE(error.hint().find(c.hint), std::string::npos) << error.what();
    EXPECT_FALSE(error.hint().empty());
  }
}

}  // namespace spinewalk::model
