// Well-sealed HDF5 files that are not results: each is refused with its reason.
#include "model/errors.hpp"
#include "results/h5.hpp"
#include "results/sealed_file.hpp"
#include "sample_result.hpp"
#include "temp_dir.hpp"

#include <functional>

namespace spinewalk::results {
namespace {

class BrokenLayout : public TempDir {
 protected:
  /// The refusal of a sample result after `change` and a new seal.
  std::string refusal_after(const std::function<void(hid_t)>& change) {
    write_result(at("good.h5"), sample::result());
    write_text(at("bare.h5"), read_sealed(at("good.h5")));
    const hid_t file = H5Fopen(at("bare.h5").c_str(), H5F_ACC_RDWR, H5P_DEFAULT);
    change(file);
    EXPECT_GE(H5Fclose(file), 0);
    write_sealed(at("bad.h5"), read_text(at("bare.h5")), [](std::string_view) {});
    return message_of<IoError>([&] { read_result(at("bad.h5")); });
  }
};

void remove(hid_t file, const char* path) { ASSERT_GE(H5Ldelete(file, path, H5P_DEFAULT), 0); }
void remove_attribute(hid_t object, const char* name) { ASSERT_GE(H5Adelete(object, name), 0); }

bool contains(const std::string& text, const std::string& part) { return text.find(part) != text.npos; }

TEST_F(BrokenLayout, UnchangedSampleIsRead) {
  EXPECT_EQ(refusal_after([](hid_t) {}), "");
}

TEST_F(BrokenLayout, MissingDataset) {
  const auto said = refusal_after([](hid_t file) { remove(file, "/disc/height"); });
  EXPECT_TRUE(contains(said, "bad.h5: HDF5 failed while opening dataset /disc/height")) << said;
}

TEST_F(BrokenLayout, WrongShape) {
  const auto said = refusal_after([](hid_t file) {
    remove(file, "/summary/inflow");
    h5::write_dataset(file, "/summary/inflow", {2, 5}, std::vector<double>(10));
  });
  EXPECT_TRUE(contains(said, "bad.h5: /summary/inflow: shape [2, 5], expected [3, 5]")) << said;
}

TEST_F(BrokenLayout, WrongKindOfValue) {
  const auto said = refusal_after([](hid_t file) {
    remove(file, "/disc/reference_height");
    h5::write_dataset(file, "/disc/reference_height", {5}, std::vector<std::string>(5, "tall"));
  });
  EXPECT_TRUE(contains(said, "/disc/reference_height: expected floating-point numbers")) << said;
}

TEST_F(BrokenLayout, OtherLevels) {
  const auto said = refusal_after([](hid_t file) {
    remove(file, "/level");
    h5::write_dataset(file, "/level", {5}, std::vector<std::string>{"C1", "C2", "C3", "C4", "C5"});
  });
  EXPECT_TRUE(contains(said, "/level: the labels are not those of this program")) << said;
}

TEST_F(BrokenLayout, ScaleLongerThanAnythingInTheFile) {
  const auto said = refusal_after([](hid_t file) {
    remove(file, "/time");
    const hsize_t length = hsize_t{1} << 50, chunk = 1024;
    const h5::Handle space(H5Screate_simple(1, &length, nullptr), H5Sclose, "space");
    const h5::Handle properties(H5Pcreate(H5P_DATASET_CREATE), H5Pclose, "properties");
    ASSERT_GE(H5Pset_chunk(properties, 1, &chunk), 0);
    const h5::Handle huge(
        H5Dcreate2(file, "/time", H5T_IEEE_F64LE, space, H5P_DEFAULT, properties, H5P_DEFAULT), H5Dclose,
        "dataset");
  });
  EXPECT_TRUE(contains(said, "the arrays are larger than the file can hold")) << said;
}

TEST_F(BrokenLayout, BurstOfNoPhase) {
  const auto said = refusal_after([](hid_t file) {
    const h5::Handle burst = h5::open_group(file, "/burst/1");
    remove_attribute(burst, "phase");
    h5::write_attribute(burst, "phase", "9 flying");
  });
  EXPECT_TRUE(contains(said, "/burst/1: there is no phase '9 flying'")) << said;
}

TEST_F(BrokenLayout, OtherFileType) {
  const auto said = refusal_after([](hid_t file) {
    remove_attribute(file, "filetype");
    h5::write_attribute(file, "filetype", "statepoint");
  });
  EXPECT_TRUE(contains(said, "filetype is 'statepoint', expected 'spinewalk-result'")) << said;
}

TEST_F(BrokenLayout, NewerMajorVersion) {
  const auto said = refusal_after([](hid_t file) {
    remove_attribute(file, "version");
    h5::write_attribute(file, "version", std::vector<int>{2, 0});
  });
  EXPECT_TRUE(contains(said, "result format 2, but this program reads 1.x")) << said;
}

TEST_F(BrokenLayout, VersionThatIsText) {
  const auto said = refusal_after([](hid_t file) {
    remove_attribute(file, "version");
    h5::write_attribute(file, "version", "one");
  });
  EXPECT_TRUE(contains(said, "attribute version: expected integers")) << said;
}

TEST_F(BrokenLayout, MissingAttribute) {
  const auto said = refusal_after([](hid_t file) { remove_attribute(file, "complete"); });
  EXPECT_TRUE(contains(said, "HDF5 failed while opening attribute complete")) << said;
}

}  // namespace
}  // namespace spinewalk::results
