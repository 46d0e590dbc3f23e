#include "results/picture_origin.hpp"

#include "model/errors.hpp"
#include "temp_dir.hpp"

namespace spinewalk::results {
namespace {

using PictureOriginTest = TempDir;

const PictureOrigin kOrigin{
    {"spinewalk", "render", "a b.h5", "-o", "x{\"}.png"}, "0.1.0", {{"Day", "ab12", "0.1.0"}}};

TEST_F(PictureOriginTest, IsFoundAnywhereInAFile) {
  for (const std::size_t before : {0, 100, (1 << 20) - 7, 3 << 20}) {
    write_text(at("x.png"), std::string(before, '\x89') + to_text(kOrigin) + std::string(9, '\0') + "}tail");
    const PictureOrigin found = read_origin(at("x.png"));
    EXPECT_EQ(found.line, kOrigin.line);
    EXPECT_EQ(found.version, "0.1.0");
    ASSERT_EQ(found.results.size(), 1u);
    EXPECT_EQ(found.results[0].scenario_sha256, "ab12");
  }
}

TEST_F(PictureOriginTest, IsOneLineOfAscii) {
  const std::string text = to_text({{"spinewalk", "a\nb\xff", "\u00b5"}, "0.1.0", {}});
  for (const char c : text) EXPECT_TRUE(c >= ' ' && c < 127) << text;
}

TEST_F(PictureOriginTest, MissingOrBrokenOnesSayWhatToExpect) {
  for (const char* bytes :
       {"", "no picture", "spinewalk-origin {\"line\": [\"a\"", "spinewalk-origin {\"line\": 3}"}) {
    write_text(at("x.png"), bytes);
    const std::string message = message_of<IoError>([&] { read_origin(at("x.png")); });
    EXPECT_NE(message.find("does not say where it comes from"), std::string::npos) << bytes;
    EXPECT_NE(message.find("hint:"), std::string::npos);
  }
}

TEST_F(PictureOriginTest, ShellLinesAreQuotedWhereNeeded) {
  EXPECT_EQ(shell_line({"spinewalk", "render", "a.h5"}), "spinewalk render a.h5");
  EXPECT_EQ(shell_line({"a b", "it's", ""}), "'a b' 'it'\\''s' ''");
  EXPECT_EQ(shell_line({"x\x1b[2J\\'"}), "$'x\\x1b[2J\\\\\\''") << "nothing reaches the terminal raw";
}

}  // namespace
}  // namespace spinewalk::results
