/// The parameters that a plan may vary, checked against their declarations.
#pragma once

#include "model/parameter_list.hpp"
#include "model/scenario.hpp"
#include "model/yaml_tree.hpp"
#include "sweep/design.hpp"

namespace spinewalk::sweep {

class Declared {
 public:
  explicit Declared(const model::Scenario& scenario);

  /// The declaration of a path like "timeline[0].walking.speed" or "model.discs.*.geometry.height".
  /// @throws InputError with the nearest name
  const model::ParameterInfo& find(const std::string& path, const Place& place) const;

  /// One entry of `vary`. @throws InputError
  Variable read(const model::YamlEntry& entry) const;
  /// A column of a CSV file of points. @throws InputError
  Variable from_header(const std::string& header, const Place& place) const;

  /// A value as a plan keeps it: a number in SI, or a name. @throws InputError unless it is possible
  std::string value(const Variable& variable, const std::string& text, const Place& place) const;
  /// Numbers of a CSV cell, in the unit of the column. @throws InputError
  void check_cell(const Variable& variable, const std::string& text, const Place& place) const;

 private:
  double number(const model::ParameterInfo& info, const model::YamlNode& node) const;
  void read_list(Variable& variable, const model::YamlNode& values) const;
  void read_span(Variable& variable, const model::YamlNode& node) const;
  void read_distribution(Variable& variable, const model::YamlNode& node) const;
  static void check_range(const Variable& variable, double low, double high, const Place& place);

  std::vector<model::ParameterInfo> list_;
};

}  // namespace spinewalk::sweep
