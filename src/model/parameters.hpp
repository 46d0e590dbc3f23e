/// The declaration of every parameter: path, unit, range, meaning, default. The one table from which the YAML
/// reader, the JSON Schema, `list parameters`, `--set`, the resolved scenario and HDF5 attributes come.
///
/// A struct is declared by one function that hands each member to a Table:
///
///     void declare(Table table, Permeability& p) {
///       table.number("k0", p.k0, {"m4/N/s", 1e-18, 1e-12}, "hydraulic permeability at the reference
///       volume");
///     }
///
/// and structs nest by table.group("permeability"). Paths come out as "discs.L4L5.nucleus.permeability.k0".
#pragma once

#include "model/scenario.hpp"

#include <functional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace spinewalk::model {

struct Range {
  std::string_view unit;  ///< SI, "1" where dimensionless
  double low, high;       ///< inclusive
};

struct NumberTarget {
  double* value;
  Range range;
};
struct CountTarget {
  int* value;
  Range range;
};
struct ChoiceTarget {
  std::vector<std::string> names;
  std::function<std::size_t()> get;
  std::function<void(std::size_t)> set;
};
struct FileTarget {
  std::filesystem::path* value;
};
/// Free text: a name in the user's own file. Empty: not given.
struct TextTarget {
  std::string* value;
};
using Target = std::variant<NumberTarget, CountTarget, ChoiceTarget, FileTarget, TextTarget>;

/// One declared parameter, bound to the variable that it fills.
struct Parameter {
  std::string path;
  Target target;
  std::string_view meaning;
  bool required;     ///< else the value the variable had when it was declared is the default
  std::string note;  ///< added to the hint of every error about this value
};

class Table {
 public:
  explicit Table(std::vector<Parameter>& out, std::string prefix = "")
      : out_(&out), prefix_(std::move(prefix)) {}

  Table group(std::string_view name) const { return Table(*out_, join(name)); }
  void number(std::string_view name, double& value, Range range, std::string_view meaning,
              bool required = true);
  void count(std::string_view name, int& value, Range range, std::string_view meaning, bool required = true);
  void file(std::string_view name, std::filesystem::path& value, std::string_view meaning, bool required = true);
  void text(std::string_view name, std::string& value, std::string_view meaning);  ///< never required
  /// `names` in the order of the enumerators.
  template <class Enum>
  void choice(std::string_view name, Enum& value, std::vector<std::string> names, std::string_view meaning,
              bool required = true) {
    add(name,
        ChoiceTarget{std::move(names), [&value] { return static_cast<std::size_t>(value); },
                     [&value](std::size_t index) { value = static_cast<Enum>(index); }},
        meaning, required);
  }
  /// One number a level: "<name>.L1L2" ...
  void levels(std::string_view name, PerLevel<double>& values, Range range, std::string_view meaning);

 private:
  std::string join(std::string_view name) const;
  void add(std::string_view name, Target target, std::string_view meaning, bool required);

  std::vector<Parameter>* out_;
  std::string prefix_;
};

/// The members of each struct, bound to it, below the table's prefix.
void declare(Table table, Disc& disc);
void declare(Table table, ConditionFactors& factors);
void declare(Table table, Subject& subject);
void declare(Table table, Spine& spine);
void declare(Table table, Contact& contact);
void declare(Table table, ReferenceDay& day);
void declare(Table table, Nutrition& nutrition);
void declare(Table table, AdaptationConstants& adaptation);
void declare(Table table, Adaptation& adaptation);
void declare(Table table, SolverOptions& solver);
void declare(Table table, RecordOptions& record);
void declare(Table table, FromResult& start);
void declare(Table table, Measured& measured);

/// All parameters of a model file, bound to `model`. Paths as in the file: "subject.mass",
/// "discs.L4L5.geometry.height".
std::vector<Parameter> model_parameters(Model& model);

/// False for what is optional and was not given: a number that is NaN, an empty text or file name.
bool has_value(const Parameter& parameter);
/// Value as a file writes it: "1.3 m/s", "holmes_mow".
std::string value_text(const Parameter& parameter);

/// Sets the parameter from text. @throws units::UnitError or std::out_of_range with a message that names no
/// place; choices and files are for the caller (read_parameters.cpp).
void set_number(const NumberTarget& target, std::string_view text);
void set_count(const CountTarget& target, std::string_view text);

}  // namespace spinewalk::model
