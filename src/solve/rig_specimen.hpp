/// The two specimens of a rig behind one shape, and a solute that rides on a column.
#pragma once

#include "disc/rig.hpp"
#include "disc/solutes_step.hpp"
#include "solve/discs.hpp"
#include "solve/rig_recorder.hpp"

namespace spinewalk::solve {

struct ColumnSpecimen {
  using Element = disc::ColumnRig<double>;
  model::RigColumn column;
  std::vector<Element> elements;

  ColumnSpecimen(const model::RigColumn& c, double frequency)
      : column(c), elements{Element(disc::rig_constants(c, frequency), disc::RigControl::traction)} {}
  const disc::ColumnConstants<double>& constants() const { return elements[0].constants(); }
  double route_area() const { return column.area; }
  double annulus() const { return 0; }
  Reading read(const disc::FluidState<double>& state, double traction) const {
    const auto& k = constants();
    double water = 0;
    for (std::size_t i = 0; i < state.J.size(); ++i) water += k.thickness[i] * (state.J[i] - column.solid_fraction);
    return {column.height - elements[0].shortening(state), column.area * traction, state.p_N, column.area * water,
            std::numeric_limits<double>::infinity(), 0};
  }
};

struct DiscSpecimen {
  using Element = disc::DiscElement<double>;
  double height;
  std::vector<Element> elements;

  explicit DiscSpecimen(const model::Disc& disc)
      : height(disc.geometry.height), elements{Element(disc::element_constants(disc, {}))} {}
  const disc::ColumnConstants<double>& constants() const { return elements[0].constants().column; }
  double route_area() const { return 1; }
  double annulus() const { return elements[0].constants().annulus.volume; }
  Reading read(const disc::FluidState<double>& state, double force) const {
    const disc::BasicForceLaw<double> law(elements[0].constants().law);
    const auto water = elements[0].water(state);
    return {height - state.x, force, state.p_N, fluid_volume(elements[0], state), law.stiffness(state.x, water),
            law.outer_bulge(state.x, water)};
  }
};

/// A neutral solute that enters a column from its bath.
class RidingSolute {
 public:
  RidingSolute(const model::RigColumn& column, const disc::ColumnConstants<double>& constants);

  /// Carries the solute over a step of the fluid.
  void follow(double duration, const disc::FluidState<double>& before, const disc::FluidState<double>& after);
  const std::vector<double>& concentration() const { return c_; }
  const std::vector<double>& concentration_before() const { return before_; }
  auto kept() { return std::tie(c_, before_); }

 private:
  const disc::ColumnConstants<double>& constants_;
  bool sealed_below_;
  std::vector<double> solid_, flux_, c_, before_;
  disc::Solute<double> solute_;
  disc::Surroundings<double> bath_;
  disc::SoluteStep<double> step_;
};

}  // namespace spinewalk::solve
