#include "model/read_parameters.hpp"
#include "model/rig_parameters.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>

namespace spinewalk::model {
namespace {

const std::string kRigForm = "write: rig: {disc: L4L5, load: [{force: 1000 N, for: 4 h}]}, or column: in place of disc:";
const std::string kColumn = "rig.column.";

class RigReader {
 public:
  RigReader(const YamlNode& node, std::filesystem::path directory) : node_(node), directory_(std::move(directory)) {}

  Rig read() {
    expect_mapping(node_, "rig", kRigForm);
    allow_keys(node_, "rig", {"column", "disc", "load"});
    const YamlNode *column = node_.find("column"), *disc = node_.find("disc");
    if ((column != nullptr) == (disc != nullptr))
      throw InputError(node_.place, "rig needs either a column or a disc", kRigForm);
    if (column)
      rig_.specimen = read_column(*column);
    else
      rig_.specimen = RigDisc{read_choice(*disc, "rig.disc", {kLevelNames.begin(), kLevelNames.end()})};
    read_loads(column != nullptr);
    return std::move(rig_);
  }

 private:
  /// Takes `swelling: none` out of the column; is the part there as a mapping?
  static bool has_part(YamlNode& column, const std::string& key) {
    const YamlNode* part = column.find(key);
    if (!part || part->is_mapping()) return part != nullptr;
    read_choice(*part, kColumn + key, {"none"});
    std::erase_if(column.entries, [&](const auto& entry) { return entry.key == key; });
    return false;
  }

  RigColumn read_column(YamlNode node) {
    expect_mapping(node, "rig.column", kRigForm);
    const bool swells = has_part(node, "swelling"), carries = has_part(node, "solute");
    RigColumn column;
    column.swelling.emplace();  // declared in any case, so that every hint knows their names
    column.solute.emplace();
    std::vector<Parameter> parameters = column_parameters(column);
    for (auto& parameter : parameters)
      if ((!swells && parameter.path.rfind("swelling.", 0) == 0) || (!carries && parameter.path.rfind("solute.", 0) == 0))
        parameter.required = false;
    ParameterReader reader(parameters, Layout::values, kColumn, directory_);
    reader.read(node);
    reader.require_all(node.place);
    if (!swells) column.swelling.reset();
    if (!carries) column.solute.reset();
    check_solid(column.solid, *node.find("solid"));
    check_permeability(column.permeability, *node.find("permeability"));
    return column;
  }

  static void check_solid(const RigSolid& solid, const YamlNode& node) {
    if (std::isnan(solid.shear_modulus) == std::isnan(solid.aggregate_modulus))
      throw InputError(node.place, "rig.column.solid needs exactly one modulus",
                       "give shear_modulus or aggregate_modulus, which is twice the shear modulus");
  }

  static void check_permeability(const Permeability& p, const YamlNode& node) {
    const bool needs_M = p.law != PermeabilityLaw::constant, needs_alpha = p.law == PermeabilityLaw::holmes_mow;
    const auto check = [&](const char* name, double value, bool needed) {
      if (needed == !std::isnan(value)) return;
      throw InputError(node.place, fmt::format("rig.column.permeability.{} {}", name, needed ? "is missing" : "has no part in this law"),
                       "constant takes k0; holmes_mow k0, M and alpha; van_der_voet and schroeder k0 and M");
    };
    check("M", p.M, needs_M);
    check("alpha", p.alpha, needs_alpha);
  }

  void read_loads(bool column) {
    const YamlNode* list = node_.find("load");
    const std::string form = column ? "write: load: [{traction: 0.5 MPa, for: 16 h}]" : "write: load: [{force: 1000 N, for: 4 h}]";
    if (!list || !list->is_sequence() || list->items.empty())
      throw InputError(list ? list->place : node_.place, "rig.load must be a list of loads", form);
    for (std::size_t i = 0; i < list->items.size(); ++i)
      rig_.load.push_back(read_load(list->items[i], fmt::format("rig.load[{}]", i), column));
  }

  RigLoad read_load(const YamlNode& node, const std::string& path, bool column) {
    RigLoad load;
    std::vector<Parameter> parameters = load_parameters(load, column);
    ParameterReader reader(parameters, Layout::values, path + ".", directory_);
    reader.read(node);
    reader.require_all(node.place);
    const auto given = std::count_if(parameters.begin() + 1, parameters.begin() + 4, has_value);
    const bool steady = !std::isnan(load.steady);
    if (given != (steady ? 0 : 3))
      throw InputError(node.place, fmt::format("{} is neither a steady nor a sinusoidal load", path),
                       fmt::format("give {} alone, or mean, amplitude and frequency", column ? "traction" : "force"));
    if (!steady && load.amplitude > load.mean)
      throw InputError(node.find("amplitude")->place, fmt::format("{}.amplitude is above the mean, so the bench would pull", path),
                       "keep the amplitude at or below the mean");
    nlohmann::ordered_json resolved;
    for (const auto& parameter : parameters)
      if (has_value(parameter)) resolved[parameter.path] = value_text(parameter);
    load.parameters = resolved.dump();
    return load;
  }

  const YamlNode& node_;
  std::filesystem::path directory_;
  Rig rig_;
};

}  // namespace

Rig read_rig(const YamlNode& node, const std::filesystem::path& directory) { return RigReader(node, directory).read(); }

}  // namespace spinewalk::model
