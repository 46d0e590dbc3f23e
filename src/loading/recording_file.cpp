#include "loading/recording_file.hpp"

#include "loading/table_reader.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cctype>

namespace spinewalk::loading {

namespace {

// [Hz] twice the 10 Hz of a step's harmonics (loads.md 3a) and some room; assumed
constexpr double kLowestRate = 25;
constexpr double kLargestGap = 2.5;  // [samples] between rows; printed times are rounded by up to one

std::string lower(std::string text) {
  for (char& c : text) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return text;
}

bool ends_with(const std::string& text, std::string_view end) {
  return text.size() >= end.size() && text.compare(text.size() - end.size(), end.size(), end) == 0;
}

std::string listed(const std::vector<std::string>& names) {
  std::string text;
  for (const std::string& name : names) text += (text.empty() ? "" : ", ") + name;
  return text;
}

bool is_time(const std::string& name) {
  return name == "time" || name == "t" || name == "t_s" || name == "time_s";
}

bool is_vertical_force(const std::string& name) {
  const bool opensim = name.find("force") != std::string::npos && ends_with(name, "vy");
  return opensim || name == "fy" || name == "fy_n" || ends_with(name, "_fy") || ends_with(name, "_fy_n");
}

/// A time or vertical force under a unit that is not ours: "t_ms", "R_fy_kN".
bool is_foreign(const std::string& name) {
  const bool time = name.rfind("t_", 0) == 0 || name.rfind("time_", 0) == 0;
  const bool force = name.rfind("fy_", 0) == 0 || name.find("_fy_") != std::string::npos;
  return (time && !is_time(name)) || (force && !is_vertical_force(name));
}

struct Columns {
  std::size_t time = 0;
  std::vector<std::size_t> forces;
};

Columns find_columns(const TableReader& table) {
  Columns columns;
  bool has_time = false;
  std::vector<std::string> foreign;
  for (std::size_t i = 0; i < table.names().size(); ++i) {
    const std::string name = lower(table.names()[i]);
    if (is_time(name) && !has_time) {
      columns.time = i;
      has_time = true;
    }
    if (is_vertical_force(name)) columns.forces.push_back(i);
    if (is_foreign(name)) foreign.push_back(table.names()[i]);
  }
  if (!foreign.empty())
    throw InputError(table.names_place(),
                     fmt::format("column {} is not in the unit that is read here", listed(foreign)),
                     "give time in seconds (t_s) and vertical forces in newtons (R_fy_N, L_fy_N)");
  if (!has_time)
    throw InputError(table.names_place(), "no time column",
                     fmt::format("name it time or t_s; found: {}", listed(table.names())));
  if (columns.forces.empty())
    throw InputError(table.names_place(), "no column with a vertical ground force",
                     fmt::format("name it ground_force_vy (OpenSim) or R_fy_N, L_fy_N (CSV), y up; found: {}",
                                 listed(table.names())));
  return columns;
}

/// Follows the time column: strictly rising, no gaps, and the mean rate.
class Clock {
 public:
  void tick(double time, const Place& place) {
    if (count_ == 0) first_ = time;
    if (count_ > 0) {
      if (!(time > last_))
        throw InputError(place, fmt::format("time does not increase: {:g} s after {:g} s", time, last_),
                         "sort the rows, remove repeated ones, or print time with more digits");
      if (time - last_ > widest_) {
        widest_ = time - last_;
        widest_place_ = place;
      }
    }
    last_ = time;
    ++count_;
  }

  double rate(const Place& file) const {
    if (count_ < 2)
      throw InputError(
          file, count_ == 0 ? "the recording has column names but no rows" : "the recording has a single row",
          "export the recording again");
    const double rate = static_cast<double>(count_ - 1) / (last_ - first_);
    if (rate < kLowestRate)
      throw InputError(file, fmt::format("sampled at {:.3g} Hz, less than {:g} Hz", rate, kLowestRate),
                       "a step cannot be seen at this rate; is time in seconds?");
    if (widest_ * rate > kLargestGap)
      throw InputError(widest_place_,
                       fmt::format("time jumps by {:.3g} s, {:.0f} samples", widest_, widest_ * rate),
                       "fill the gap or give the longest part without one");
    return rate;
  }

 private:
  long count_ = 0;
  double first_ = 0, last_ = 0, widest_ = 0;
  Place widest_place_;
};

}  // namespace

ForceRecording read_force_recording(const std::filesystem::path& file) {
  TableReader table(file);
  const Columns columns = find_columns(table);

  ForceRecording recording;
  recording.columns = table.names_place();
  for (std::size_t i : columns.forces) recording.summed.push_back(table.names()[i]);

  Clock clock;
  std::vector<Cell> row;
  while (table.next(row)) {
    clock.tick(table.number(row, columns.time), table.here(row[columns.time].column));
    double sum = 0;
    for (std::size_t i : columns.forces) sum += table.number(row, i);
    recording.force.push_back(sum);
  }
  recording.rate = clock.rate(recording.columns);

  const auto rows = static_cast<long>(recording.force.size());
  if (table.promised_rows() > rows)
    recording.warnings.push_back(
        fmt::format("{}: the header promises {} rows, the file has {}; it may be cut off",
                    file.filename().string(), table.promised_rows(), rows));
  return recording;
}

}  // namespace spinewalk::loading
