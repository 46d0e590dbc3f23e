/// A table of measures, each a struct with `column` (its name and SI unit) and the function that reads it.
#pragma once

#include "results/table.hpp"

#include <algorithm>

namespace spinewalk::evidence {

template <class Reading>
std::vector<results::Column> columns_of(const std::vector<Reading>& readings) {
  std::vector<results::Column> columns;
  for (const auto& reading : readings) columns.push_back(reading.column);
  return columns;
}

/// @pre `name` is in the table.
template <class Reading>
const Reading& named(const std::vector<Reading>& readings, const std::string& name) {
  return *std::find_if(readings.begin(), readings.end(),
                       [&](const Reading& r) { return r.column.name == name; });
}

}  // namespace spinewalk::evidence
