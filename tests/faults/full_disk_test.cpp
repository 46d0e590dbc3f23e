// A place that cannot take the result: IoError with the place, never a crash, never half a file. Each case
// runs in a child process, because the limits and the user of a process cannot be given back.
#include "model/errors.hpp"
#include "results/sample_result.hpp"
#include "results/temp_dir.hpp"

#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>

#include <cstdlib>
#include <functional>

namespace spinewalk::results {
namespace {

constexpr int kIoError = 5;
constexpr uid_t kNobody = 65534;

class UnwritablePlace : public TempDir {
 protected:
  /// How the child ended that wrote the sample after `prepare`, with what IoError said in `said()`. It leaves
  /// by std::exit, so exit handlers of libhdf5 run as they do in the program.
  int write_in_child(const std::filesystem::path& file, const std::function<void()>& prepare) {
    int channel[2];
    if (::pipe(channel) != 0) throw std::runtime_error("no pipe");
    const pid_t child = ::fork();
    if (child == 0) {
      prepare();
      try {
        write_result(file, sample::result());
      } catch (const IoError& error) {
        const std::string_view what = error.what();
        std::exit(::write(channel[1], what.data(), what.size()) > 0 ? kIoError : 1);
      }
      std::exit(0);
    }
    ::close(channel[1]);
    std::array<char, 1024> text{};
    const ssize_t length = ::read(channel[0], text.data(), text.size());
    said_.assign(text.data(), length > 0 ? static_cast<std::size_t>(length) : 0);
    ::close(channel[0]);
    int status = 0;
    ::waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  }
  bool said(const std::string& part) const { return said_.find(part) != said_.npos; }
  std::string said() const { return said_; }

 private:
  std::string said_;
};

void limit_file_size(std::size_t bytes) {
  const rlimit limit{bytes, bytes};
  ::setrlimit(RLIMIT_FSIZE, &limit);
}

TEST_F(UnwritablePlace, FileSizeLimitAtAnyPoint) {
  write_result(at("whole.h5"), sample::result());
  const auto needed = std::filesystem::file_size(at("whole.h5"));
  for (const std::size_t limit : {std::size_t{0}, std::size_t{1}, std::size_t{2048}, std::size_t{needed} / 2,
                                  std::size_t{needed} - 90, std::size_t{needed} - 1}) {
    EXPECT_EQ(write_in_child(at("r.h5"), [limit] { limit_file_size(limit); }), kIoError) << limit;
    EXPECT_TRUE(said("r.h5.part: writing failed: File too large\n  hint: free some space or raise the limit"))
        << said();
    EXPECT_FALSE(std::filesystem::exists(at("r.h5"))) << limit;
    EXPECT_FALSE(std::filesystem::exists(at("r.h5.part"))) << limit;
  }
  EXPECT_EQ(write_in_child(at("r.h5"), [needed] { limit_file_size(needed); }), 0) << said();
}

TEST_F(UnwritablePlace, FailureKeepsTheOldResult) {
  write_result(at("r.h5"), sample::result(false));
  const std::string before = read_text(at("r.h5"));
  EXPECT_EQ(write_in_child(at("r.h5"), [] { limit_file_size(1000); }), kIoError);
  EXPECT_EQ(read_text(at("r.h5")), before);
}

TEST_F(UnwritablePlace, FullDevice) {
  std::filesystem::create_symlink("/dev/full", at("r.h5.part"));
  EXPECT_EQ(write_in_child(at("r.h5"), [] {}), kIoError);
  EXPECT_TRUE(said("writing failed: No space left on device\n  hint: free some space")) << said();
}

TEST_F(UnwritablePlace, ReadOnlyDirectory) {
  std::filesystem::create_directory(at("locked"));
  ::chmod(at("").c_str(), 0755);
  ::chmod(at("locked").c_str(), 0555);
  const auto as_ordinary_user = [] {
    if (::getuid() == 0 && ::setuid(kNobody) != 0) std::exit(99);
  };
  EXPECT_EQ(write_in_child(at("locked/r.h5"), as_ordinary_user), kIoError);
  EXPECT_TRUE(said("creating a file in directory " + at("locked").string() + " failed: Permission denied"))
      << said();
  EXPECT_TRUE(std::filesystem::is_empty(at("locked")));
}

}  // namespace
}  // namespace spinewalk::results
