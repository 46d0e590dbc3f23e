#include "results/given_start.hpp"

#include "model/errors.hpp"
#include "results/file.hpp"
#include "units/readable_time.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

namespace spinewalk::results {

solve::GivenState read_given_start(const model::FromResult& from) {
  const Result result = read_result(from.file);
  const auto refuse = [&](const std::string& what, const std::string& hint) {
    throw InputError({from.file.string()}, what, hint);
  };
  if (!result.record.complete)
    refuse("the result to start from is incomplete", "run its scenario to the end first");
  if (result.record.labels.levels.size() != model::kLevels)
    refuse("the result to start from is that of a rig", "start from a result with all levels");
  const auto& rows = result.record.rows;
  const auto after = std::upper_bound(rows.begin(), rows.end(), from.at + 1e-6,
                                      [](double at, const solve::Row& row) { return at < row.time; });
  if (after == rows.begin() || from.at > rows.back().time + 1e-6)
    refuse(fmt::format("holds no state at {}", units::readable_time(from.at)),
           fmt::format("it ends at {}", units::readable_time(rows.back().time)));
  const solve::Row& row = *std::prev(after);
  solve::GivenState state{row.void_ratio, {}};
  for (std::size_t level = 0; level < model::kLevels; ++level) state.fluid_volume[level] = row.discs[level].fluid_volume;
  return state;
}

}  // namespace spinewalk::results
