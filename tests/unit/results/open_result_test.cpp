#include "results/open_result.hpp"

#include "model/errors.hpp"
#include "sample_result.hpp"
#include "temp_dir.hpp"

namespace spinewalk::results {
namespace {

using OpenResultTest = TempDir;

TEST_F(OpenResultTest, HasTheTablesAndReadsProfilesRowByRow) {
  const Result whole = sample::result();
  write_result(at("r.h5"), whole);
  const OpenResult open(at("r.h5"));
  const solve::Record& record = open.tables().record;
  ASSERT_EQ(record.rows.size(), whole.record.rows.size());
  EXPECT_TRUE(record.rows[7].void_ratio[0].empty()) << "stays on disk";
  EXPECT_EQ(record.rows[7].discs[2].height, whole.record.rows[7].discs[2].height);
  EXPECT_EQ(record.cell_position, whole.record.cell_position);
  EXPECT_EQ(record.bursts.size(), whole.record.bursts.size());
  for (const std::size_t row : {std::size_t{0}, std::size_t{41}, record.rows.size() - 1}) {
    const solve::Row profile = open.profile(row);
    EXPECT_EQ(profile.void_ratio, whole.record.rows[row].void_ratio);
    EXPECT_EQ(profile.pressure, whole.record.rows[row].pressure);
    EXPECT_EQ(profile.concentration, whole.record.rows[row].concentration);
  }
}

TEST_F(OpenResultTest, ARowThatIsNotThereIsAnError) {
  write_result(at("r.h5"), sample::result());
  const OpenResult open(at("r.h5"));
  const std::string message = message_of<IoError>([&] { open.profile(4000); });
  EXPECT_NE(message.find("has no row 4000"), std::string::npos) << message;
  EXPECT_NE(message.find("r.h5"), std::string::npos) << message;
}

TEST_F(OpenResultTest, ChecksTheSealFirst) {
  write_result(at("r.h5"), sample::result());
  std::string bytes = read_text(at("r.h5"));
  bytes[bytes.size() / 2] ^= 1;
  write_text(at("r.h5"), bytes);
  EXPECT_NE(message_of<IoError>([&] { OpenResult open(at("r.h5")); }).find("the seal is broken"),
            std::string::npos);
  write_text(at("empty.h5"), "");
  EXPECT_NE(message_of<IoError>([&] { OpenResult open(at("empty.h5")); }).find("no seal"), std::string::npos);
  EXPECT_NE(message_of<IoError>([&] { OpenResult open(at("none.h5")); }).find("No such file"),
            std::string::npos);
}

TEST_F(OpenResultTest, OutlivesTheReplacementOfItsFile) {
  write_result(at("r.h5"), sample::result());
  const OpenResult open(at("r.h5"));
  Result other = sample::result();
  other.record.rows.resize(3);
  write_result(at("r.h5"), other);
  EXPECT_EQ(open.profile(60).void_ratio, sample::result().record.rows[60].void_ratio);
}

}  // namespace
}  // namespace spinewalk::results
