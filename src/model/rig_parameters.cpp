#include "model/rig_parameters.hpp"

#include <cmath>

namespace spinewalk::model {
namespace {

void declare(Table table, RigSolid& s) {
  table.choice("law", s.law, {"linear", "neo_hookean"}, "drained stress of the solid");
  table.number("shear_modulus", s.shear_modulus, {"Pa", 1e2, 1e9}, "shear modulus at Poisson's ratio 0, half the aggregate modulus",
               false);
  table.number("aggregate_modulus", s.aggregate_modulus, {"Pa", 1e2, 1e9}, "drained modulus in confined compression", false);
}

void declare_permeability(Table table, Permeability& p) {
  table.choice("law", p.law, {"constant", "holmes_mow", "van_der_voet", "schroeder"},
               "strain dependence of the hydraulic permeability");
  table.number("k0", p.k0, {"m4/N/s", 1e-20, 1e-9}, "hydraulic permeability at the reference volume");
  table.number("M", p.M, {"1", 0, 22}, "exponential strain dependence of the permeability", false);
  table.number("alpha", p.alpha, {"1", 0, 10}, "power-law strain dependence of the permeability (Holmes-Mow)", false);
}

void declare(Table table, RigSwelling& s) {
  table.number("fixed_charge", s.fixed_charge, {"mol/m3", 0, 600}, "fixed charge density of the water at the reference volume");
  table.number("bath", s.bath, {"mol/m3", 1, 2000}, "monovalent salt of the bath: half its osmolarity");
  table.number("temperature", s.temperature, {"K", 273, 330}, "temperature of specimen and bath");
}

void declare(Table table, RigSolute& s) {
  table.number("diffusivity", s.diffusivity, {"m2/s", 1e-13, 1e-8}, "diffusivity of the solute in the pore water");
  table.number("bath", s.bath, {"mol/m3", 0, 1000}, "solute in the bath; there is none in the column at the start");
}

YamlNode write_parameters(const std::vector<Parameter>& parameters) {
  YamlNode root;
  root.kind = YamlNode::Kind::mapping;
  for (const auto& parameter : parameters) {
    if (!has_value(parameter)) continue;
    YamlNode* node = &root;
    std::size_t start = 0;
    for (std::size_t dot; (dot = parameter.path.find('.', start)) != std::string::npos; start = dot + 1)
      node = &(*node)[parameter.path.substr(start, dot - start)];
    (*node)[parameter.path.substr(start)] = make_scalar(value_text(parameter));
  }
  return root;
}

}  // namespace

double aggregate_modulus(const RigSolid& solid) {
  return std::isnan(solid.aggregate_modulus) ? 2 * solid.shear_modulus : solid.aggregate_modulus;
}

std::string Rig::name() const {
  const auto* disc = std::get_if<RigDisc>(&specimen);
  return disc ? std::string(kLevelNames.at(disc->level)) : "column";
}

std::vector<Parameter> column_parameters(RigColumn& c) {
  std::vector<Parameter> parameters;
  Table table(parameters);
  table.number("height", c.height, {"m", 1e-5, 0.1}, "height of the column without load and swelling");
  table.number("area", c.area, {"m2", 1e-9, 1e-2}, "cross-section of the column");
  table.count("cells", c.cells, {"1", 4, 2000}, "cells over the height, thinner towards the drained faces");
  table.choice("drained", c.drained, {"top", "both"}, "faces that touch the bath; the others are sealed");
  declare(table.group("solid"), c.solid);
  table.number("solid_fraction", c.solid_fraction, {"1", 0.01, 0.95}, "solid volume fraction at the reference volume");
  declare_permeability(table.group("permeability"), c.permeability);
  if (c.swelling) declare(table.group("swelling"), *c.swelling);
  if (c.solute) declare(table.group("solute"), *c.solute);
  return parameters;
}

std::vector<Parameter> rig_disc_parameters(RigDisc& disc) {
  std::vector<Parameter> parameters;
  Table(parameters).choice("disc", disc.level, {kLevelNames.begin(), kLevelNames.end()}, "disc of the model on the bench");
  return parameters;
}

std::vector<Parameter> load_parameters(RigLoad& load, bool column) {
  const Range range = column ? Range{"Pa", 0, 1e8} : Range{"N", 0, 2e4};
  std::vector<Parameter> parameters;
  Table table(parameters);
  table.number(column ? "traction" : "force", load.steady, range, "steady compression", false);
  table.number("mean", load.mean, range, "mean of a sinusoidal compression", false);
  table.number("amplitude", load.amplitude, range, "amplitude of a sinusoidal compression, at most its mean", false);
  table.number("frequency", load.frequency, {"Hz", 1e-6, 20}, "frequency of a sinusoidal compression", false);
  table.number("for", load.duration, {"s", 1e-3, 3.2e7}, "duration");
  return parameters;
}

YamlNode rig_node(const Rig& rig) {
  YamlNode root;
  const bool column = std::holds_alternative<RigColumn>(rig.specimen);
  if (column) {
    RigColumn c = std::get<RigColumn>(rig.specimen);
    root["column"] = write_parameters(column_parameters(c));
    if (!c.swelling) root["column"]["swelling"] = make_scalar("none");
    if (!c.solute) root["column"]["solute"] = make_scalar("none");
  } else {
    RigDisc disc = std::get<RigDisc>(rig.specimen);
    root = write_parameters(rig_disc_parameters(disc));
  }
  YamlNode& list = root["load"];
  list.kind = YamlNode::Kind::sequence;
  for (RigLoad load : rig.load) list.items.push_back(write_parameters(load_parameters(load, column)));
  return root;
}

}  // namespace spinewalk::model
