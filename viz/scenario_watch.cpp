#include "viz/scenario_watch.hpp"

#include "model/errors.hpp"

#include <sys/stat.h>

namespace spinewalk::viz {

ScenarioWatch::ScenarioWatch(std::filesystem::path scenario)
    : scenario_(std::move(scenario)), result_(scenario_.stem().string() + ".watch.h5") {
  if (!std::filesystem::exists(scenario_))
    throw InputError({scenario_.string()}, "there is no such scenario",
                     "`spinewalk init -o FILE` writes one to start from");
}

ScenarioWatch::Stamp ScenarioWatch::look() const {
  struct stat status {};
  if (stat(scenario_.c_str(), &status) != 0) return {};
  return {status.st_mtim.tv_sec * 1'000'000'000L + status.st_mtim.tv_nsec,
          static_cast<std::uintmax_t>(status.st_size), status.st_ino};
}

bool ScenarioWatch::poll() {
  const Stamp now = look();
  const bool settled = now == seen_ && now.size > 0;  // editors write in pieces: looked the same twice
  seen_ = now;
  if (settled && now != ran_) {
    ran_ = now;
    run_.reset();
    failure_.clear();
    run_ = std::make_unique<ChildProcess>(std::vector<std::string>{
        sibling_program("spinewalk"), "run", scenario_.string(), "-o", result_.string(), "--quiet"});
    return false;
  }
  if (!run_) return false;
  const auto code = run_->poll();
  if (!code) return false;
  if (*code != 0) failure_ = run_->output(400);
  run_.reset();
  if (*code != 0) return false;
  ++finished_;
  return true;
}

}  // namespace spinewalk::viz
