// Rig E of ../shared/reference: uptake of a neutral solute into a 5 mm column from 5 mM, without load and
// under 0.5 MPa (finite strain: the fluid column moves the water, the solute rides on it).
#include "disc/rig.hpp"
#include "solutes_support.hpp"
#include "solve/fluid_stepper.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>
#include <string>

namespace spinewalk::disc {
namespace {

struct Row {
  double time, uptake, bottom;  ///< [s], [mol/m2], [mM], independent reference of the file
};

std::vector<Row> read_reference(const std::string& path) {
  std::ifstream file(path);
  std::string line;
  std::getline(file, line);
  std::vector<Row> rows;
  while (std::getline(file, line)) {
    std::istringstream fields(line);
    std::vector<double> values;
    for (std::string field; std::getline(fields, field, ',');) values.push_back(std::stod(field));
    rows.push_back({values.at(0), values.at(3) * 1e-3, values.at(4)});  // nmol/mm2 = 1e-3 mol/m2
  }
  return rows;
}

constexpr double kBathConcentration = 5.0, kDiffusivity = 2.7e-10, kSolid = 0.2;

/// One solute on cells whose J is advanced by `move(J1, dt)`; the sealed base gives the fluxes by water
/// balance.
template <class Move>
void compare(const std::string& name, const Grid& grid, Move move) {
  const auto rows = read_reference(SPINEWALK_SHARED_DIR "/reference/column/" + name);
  ASSERT_GT(rows.size(), 100u);
  testing::Column column = testing::still_column(grid.region, grid.thickness, kSolid, kSolid);
  const std::size_t n = column.size();
  const auto solute = testing::plain_solute(n, kDiffusivity);
  SoluteStep<double> step(n);
  std::vector<double> c(n, 0.0);
  double time = 0, entered = 0, worst_uptake = 0, worst_base = 0;
  for (const Row& row : rows) {
    // Layers grow as the root of time: steps in proportion to it.
    while (time < row.time * (1 - 1e-12)) {
      column.dt = std::min(row.time - time, std::max(0.01, 0.02 * time));
      column.J0 = column.J1;
      move(column.J1, column.dt);
      for (std::size_t i = n; i-- > 0;)
        column.flux[i] = column.flux[i + 1] + column.thickness[i] * (column.J1[i] - column.J0[i]) / column.dt;
      entered += step_passive(step, column.motion(), solute, {{kBathConcentration}, {0.0, 0.0}},
                              Convention::porosity, c)
                     .total();
      time += column.dt;
    }
    const double uptake = stored<double>(column.motion(), column.J1, solute, c, Convention::porosity);
    EXPECT_NEAR(uptake, entered, 1e-11 * uptake);
    EXPECT_NEAR(uptake, row.uptake, 0.003 * row.uptake) << row.time << " s";
    EXPECT_NEAR(c.back(), row.bottom, 0.003 * kBathConcentration) << row.time << " s";
    worst_uptake = std::max(worst_uptake, std::abs(uptake / row.uptake - 1));
    worst_base = std::max(worst_base, std::abs(c.back() - row.bottom));
  }
  std::printf("%s: uptake within %.2e, base within %.1e mM\n", name.c_str(), worst_uptake, worst_base);
}

TEST(ReferenceColumn, RigEWithoutLoadWithinThreePerMille) {
  compare("E_noload_fine_KLU.csv", make_uniform_tissue_grid(5e-3, 64, 1.06),
          [](std::vector<double>&, double) {});
}

TEST(ReferenceColumn, RigEUnderLoadWithinThreePerMille) {
  const Grid grid = make_uniform_tissue_grid(5e-3, 64, 1.06);
  // mu (J - 1/J) with mu = 0.5 MPa is (H/2)(J - 1/J) with H = 1 MPa; no charge.
  const TissueConstants<double> tissue{{model::PermeabilityLaw::constant, 1e-15, 0, 0, kSolid},
                                       {SolidLaw::neo_hookean, kSolid, 0, 0, 1e6, 0, 0, 1, 1}};
  using Rig = ColumnRig<double>;
  using Stepper = solve::FluidStepper<Rig>;
  std::vector<Rig> rigs{
      Rig({grid.thickness, grid.region, {tissue, tissue, tissue}, {1.0, 0.0}, 1.0, 0.0, 0.0},
          RigControl::traction)};
  Stepper::State state{rigs[0].reference()};
  Stepper stepper(rigs, 1e-5);
  const Stepper::Loads loads{{0.5e6, 0}};
  const auto system = [&](double) -> const Stepper::Loads& { return loads; };
  double time = 0, dt = 1e-4;
  compare("E_static_KLU.csv", grid, [&](std::vector<double>& J, double span) {
    const double end = time + span;
    while (time < end * (1 - 1e-14)) {
      double part = std::min(dt, end - time);
      const bool cut = part < dt;
      if (stepper.try_step(system, state, time, part) == boost::numeric::odeint::fail || !cut) dt = part;
    }
    J = state[0].J;
  });
}

}  // namespace
}  // namespace spinewalk::disc
