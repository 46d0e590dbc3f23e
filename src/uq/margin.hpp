/// The distribution of one varied parameter, between the unit interval and the values of the plan.
#pragma once

#include <openturns/Distribution.hxx>

#include <array>
#include <optional>
#include <string>
#include <vector>

namespace spinewalk::uq {

/// As a design is asked for (sweep/design.hpp).
struct Variable {
  std::string name;                ///< "PATH [UNIT]", or "PATH" where the values are texts
  std::string distribution;        ///< "uniform", "loguniform", "normal", "triangular", "discrete"
  std::vector<double> parameters;  ///< [A, B], [A, B], [MEAN, SD], [A, MODE, B]
  std::optional<std::array<double, 2>> within;  ///< cut to
  std::vector<std::string> values;              ///< of "discrete"
  std::vector<double> weights;                  ///< of the values, of any sum

  std::string path() const { return name.substr(0, name.find(" [")); }
};

class Margin {
 public:
  /// @throws InputError when there is no such distribution
  explicit Margin(const Variable& variable);

  /// The value below which the share `u` in [0, 1] lies, as it is written into the table.
  std::string cell(double u) const;
  /// The share below a value of the table; of a text or a repeated value the middle of its shares.
  double share(double value) const;
  double share(const std::string& text) const;

 private:
  Variable variable_;
  OT::Distribution distribution_;
  std::vector<double> shares_;  ///< discrete: cumulative, beginning with 0
  double low_ = 0, high_ = 0;
};

}  // namespace spinewalk::uq
