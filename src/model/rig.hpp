/// A bench experiment instead of a timeline: one specimen under a prescribed load (product.md section 5). SI units.
///     rig: {column: {height: 5 mm, area: 1 mm2, cells: 64, drained: top, solid: {law: neo_hookean, shear_modulus: 0.5 MPa},
///                    solid_fraction: 0.2, permeability: {law: constant, k0: 1e-15 m4/N/s}, swelling: none, solute: none},
///           load: [{traction: 0.5 MPa, for: 16 h}]}
///     rig: {disc: L4L5, load: [{force: 1000 N, for: 4 h}, {mean: 500 N, amplitude: 200 N, frequency: 1 Hz, for: 60 s}]}
#pragma once

#include "model/disc.hpp"
#include "model/levels.hpp"
#include "model/not_given.hpp"

#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace spinewalk::model {

enum class RigSolidLaw { linear, neo_hookean };
enum class Drained { top, both };

/// One of the two moduli is given. Poisson's ratio is 0, so neo-Hookean stress is mu (J - 1/J) and H = 2 mu.
struct RigSolid {
  RigSolidLaw law = RigSolidLaw::linear;
  double shear_modulus = kNotGiven;      ///< [Pa] mu
  double aggregate_modulus = kNotGiven;  ///< [Pa] H
};

/// Ideal Donnan swelling in a bath of monovalent salt.
struct RigSwelling {
  double fixed_charge = kNotGiven;  ///< [mol/m3] at the reference volume
  double bath = kNotGiven;          ///< [mol/m3] salt, half its osmolarity
  double temperature = kNotGiven;   ///< [K]
};

/// A neutral solute that enters from the bath; none inside at the start.
struct RigSolute {
  double diffusivity = kNotGiven;  ///< [m2/s] in the pore water
  double bath = kNotGiven;         ///< [mol/m3]
};

/// A confined column, its reference state J = 1 without swelling and load.
struct RigColumn {
  double height = 0, area = 0;  ///< [m], [m2]
  int cells = 0;                ///< graded towards the drained faces
  Drained drained = Drained::top;
  RigSolid solid;
  double solid_fraction = 0;  ///< [1]
  Permeability permeability{PermeabilityLaw::constant, 0, kNotGiven, kNotGiven};
  std::optional<RigSwelling> swelling;
  std::optional<RigSolute> solute;
};

double aggregate_modulus(const RigSolid& solid);  ///< [Pa]

/// A disc of the model; it starts in its reference state.
struct RigDisc {
  std::size_t level = 0;
};

/// A steady load, or mean + amplitude sin(2 pi frequency t) with t from the start of the phase. Traction [Pa] on a column,
/// force [N] on a disc, compression positive.
struct RigLoad {
  double steady = kNotGiven;
  double mean = kNotGiven, amplitude = kNotGiven;
  double frequency = kNotGiven;  ///< [Hz]
  double duration = 0;           ///< [s]
  std::string parameters;        ///< JSON text as resolved

  bool cyclic() const { return frequency == frequency; }  // not NaN
};

struct Rig {
  std::variant<RigColumn, RigDisc> specimen;
  std::vector<RigLoad> load;

  /// Name of the one level of the result: "column", "L4L5".
  std::string name() const;
};

}  // namespace spinewalk::model
