#include "results/bursts.hpp"

#include "model/errors.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace spinewalk::results {
namespace {

std::string phases_with_strides(const solve::Record& record) {
  std::string names;
  for (std::size_t p = 0; p < record.phases.size(); ++p)
    if (std::any_of(record.bursts.begin(), record.bursts.end(),
                    [&](const auto& burst) { return burst.phase == p; }))
      names += (names.empty() ? "" : ", ") + record.phases[p].label;
  return names.empty() ? "no phase of this result has strides; record: {bursts: 3 strides} keeps them"
                       : "with strides: " + names;
}

}  // namespace

const solve::Burst& find_burst(const Result& result, int phase) {
  const solve::Record& record = result.record;
  if (phase < 1 || phase > static_cast<int>(record.phases.size()))
    throw InputError(
        {result.provenance.title}, fmt::format("there is no phase {}", phase),
        fmt::format("phases count from 1 to {}; {}", record.phases.size(), phases_with_strides(record)));
  const auto index = static_cast<std::size_t>(phase - 1);
  const auto moves = [&](const solve::Burst& burst) {
    return burst.phase == index && burst.time.size() > 1 &&
           std::any_of(burst.excitation.begin(), burst.excitation.end(), [](double a) { return a != 0; });
  };
  const auto burst = std::find_if(record.bursts.begin(), record.bursts.end(), moves);
  if (burst == record.bursts.end() || result.body_weight <= 0)
    throw InputError({result.provenance.title},
                     fmt::format("phase {} has no strides to write", record.phases[index].label),
                     phases_with_strides(record));
  return *burst;
}

}  // namespace spinewalk::results
