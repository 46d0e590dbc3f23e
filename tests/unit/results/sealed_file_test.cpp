// A result that was changed, cut off or written by another version is refused with a reason, and nothing
// crashes.
#include "results/sealed_file.hpp"

#include "model/errors.hpp"
#include "results/sha256.hpp"
#include "sample_result.hpp"
#include "temp_dir.hpp"

namespace spinewalk::results {
namespace {

using ::testing::Test;

class SealedFile : public TempDir {
 protected:
  std::string refusal(const std::string& name, bool unsealed = false) {
    return message_of<IoError>([&] { read_result(at(name), unsealed); });
  }
};

bool contains(const std::string& text, const std::string& part) { return text.find(part) != text.npos; }

TEST_F(SealedFile, EndsWithTheLineOfTheFormat) {
  write_sealed(at("f"), "bytes", [](std::string_view bytes) { EXPECT_EQ(bytes, "bytes"); });
  EXPECT_EQ(read_text(at("f")), "bytesspinewalk-result 1.0 sha256=" + sha256("bytes") + "\n");
  EXPECT_EQ(read_sealed(at("f")), "bytes");
}

TEST_F(SealedFile, FailedVerificationLeavesTheOldFileAndNoPart) {
  write_text(at("f"), "old");
  const auto fail = [](std::string_view) { throw IoError("not what was written"); };
  EXPECT_EQ(message_of<IoError>([&] { write_sealed(at("f"), "new", fail); }), "not what was written");
  EXPECT_EQ(read_text(at("f")), "old");
  EXPECT_FALSE(std::filesystem::exists(at("f.part")));
}

TEST_F(SealedFile, AnyFlippedBitIsSeen) {
  write_result(at("r.h5"), sample::result());
  const std::string whole = read_text(at("r.h5"));
  for (std::size_t at_byte = 0; at_byte < whole.size(); at_byte += at_byte < 2048 ? 97 : 20011) {
    std::string flipped = whole;
    flipped[at_byte] = static_cast<char>(flipped[at_byte] ^ 4);
    write_text(at("flipped.h5"), flipped);
    EXPECT_TRUE(contains(refusal("flipped.h5"), "the seal is broken: the file was changed")) << at_byte;
  }
  std::string broken_seal = whole;
  broken_seal[broken_seal.size() - 90] = '?';
  write_text(at("flipped.h5"), broken_seal);
  EXPECT_TRUE(contains(refusal("flipped.h5"), "flipped.h5: no seal at the end"));
  EXPECT_TRUE(contains(message_of<IoError>([&] { digest(at("flipped.h5")); }), "no seal at the end"));
}

TEST_F(SealedFile, CutOffFileIsRefused) {
  write_result(at("r.h5"), sample::result());
  const std::string whole = read_text(at("r.h5"));
  for (const std::size_t kept : {std::size_t{0}, std::size_t{1}, whole.size() / 2, whole.size() - 1}) {
    write_text(at("cut.h5"), whole.substr(0, kept));
    EXPECT_TRUE(contains(refusal("cut.h5"),
                         "no seal at the end: not a spinewalk result, or cut off\n  hint: run it again"))
        << kept;
  }
}

TEST_F(SealedFile, UnsealedOpensOnlyWhenAskedTo) {
  write_result(at("r.h5"), sample::result());
  const std::string bytes = read_sealed(at("r.h5"));
  write_text(at("bare.h5"), bytes);
  EXPECT_TRUE(contains(refusal("bare.h5"), "--unsealed"));
  EXPECT_EQ(read_result(at("bare.h5"), true).record.rows.size(), sample::result().record.rows.size());
  EXPECT_EQ(digest(at("bare.h5"), true), digest(at("r.h5")));
  write_text(at("no.h5"), "no HDF5 at all");
  EXPECT_TRUE(contains(refusal("no.h5", true), "no.h5: HDF5 failed while opening the file"));
}

TEST_F(SealedFile, PartIsNeverRead) {
  write_result(at("r.h5"), sample::result());
  std::filesystem::rename(at("r.h5"), at("r.h5.part"));
  EXPECT_TRUE(contains(refusal("r.h5.part"), "is an unfinished file and never read"));
  EXPECT_TRUE(contains(refusal("r.h5.part", true), "is an unfinished file and never read"));
}

TEST_F(SealedFile, NewerFormatNamesItself) {
  write_text(at("new.h5"), "anythingspinewalk-result 2.0 sha256=" + sha256("anything") + "\n");
  EXPECT_TRUE(contains(refusal("new.h5"),
                       "result format 2, but this program reads 1.x\n  hint: read it with a newer"));
}

TEST_F(SealedFile, MissingFileAndDirectoryAreNamed) {
  EXPECT_TRUE(contains(refusal("none.h5"), "none.h5: opening failed: No such file or directory"));
  std::filesystem::create_directory(at("folder.h5"));
  EXPECT_TRUE(contains(refusal("folder.h5"), "folder.h5: reading failed: Is a directory"));
  EXPECT_TRUE(contains(message_of<IoError>([&] { write_result(at("none/r.h5"), sample::result()); }),
                       "No such file or directory\n  hint: check that the directory exists"));
  EXPECT_TRUE(contains(message_of<IoError>([&] { write_result(at("folder.h5"), sample::result()); }),
                       "Is a directory"));
}

}  // namespace
}  // namespace spinewalk::results
