/// The table of tools/bench: figures measured side by side in one run, printed and written as JSON.
#pragma once

#include <functional>
#include <string>
#include <vector>

namespace spinewalk::bench {

struct Row {
  std::string figure;  ///< what was measured
  double value;
  std::string unit;    ///< "1" for ratios and counts
  std::string target;  ///< "<= 0.001", ">= 10", or empty: reported only
};

class Table {
 public:
  void add(std::string figure, double value, std::string unit = "1", std::string target = "");
  /// Figure, value, unit, target and whether it is met.
  void print() const;
  void write_json(const std::string& file) const;

 private:
  std::vector<Row> rows_;
};

/// Does the value meet a target of the form "<= x" or ">= x"? An empty one is met.
bool meets(double value, const std::string& target);

/// Seconds of processor time of this thread that a call takes: on a shared machine the clock on the wall says little.
double processor_time(const std::function<void()>& call);
/// The least of several calls.
double best_time(int calls, const std::function<void()>& call);

/// Slope of log y over log x, least squares.
double log_slope(const std::vector<double>& x, const std::vector<double>& y);

// Groups of rows.
void measure_averaging(Table& table, double hours);
void measure_reference(Table& table);
void measure_rig(Table& table);
void measure_coupled(Table& table);
void measure_day(Table& table, const std::string& program);
void measure_checkpoints(Table& table, const std::string& program);
void measure_scaling(Table& table);
void measure_memory(Table& table);
/// @param counter the program that counts operations (count_operations.cpp).
void measure_machine(Table& table, const std::string& counter);

}  // namespace spinewalk::bench
