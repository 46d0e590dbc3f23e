#include "solve/nutrition.hpp"

#include "disc/solutes_steady.hpp"
#include "solve/lanes.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace spinewalk::solve {
namespace {

/// Shortest solute step over the longest: a load step moves the water within it, the solutes hardly notice.
constexpr double kShortest = 1.0 / 30;
constexpr double kPerMillilitre = 1e12;  ///< 1e6 cells/mL in 1/m3
constexpr disc::Nutrients<double> kFreeDiffusivity{disc::kOxygenDiffusivity, disc::kLactateDiffusivity,
                                                   disc::kGlucoseDiffusivity};

/// Nutrients of disc/metabolism.hpp in the order of kSoluteNames.
constexpr std::array kNutrients{disc::kOxygen, disc::kGlucose, disc::kLactate};

/// [mol/(m3 kPa)] of oxygen in water.
const double kOxygenSolubility = disc::MetabolismConstants<double>{}.oxygen_solubility;

double oxygen_concentration(const model::Nutrition& n) { return n.oxygen_pressure / 1e3 * kOxygenSolubility; }

/// g_r/D0 of the second supply [1/m2]: radial diffusion through the annulus into a cylinder of nucleus,
/// g_r = D_r/(R_N l_A), D_r = D0 [phi/(2 - phi)]^2 of the annulus, l_A its width (disc.md 6.3).
double radial_rate(const model::Disc& disc) {
  const double A = disc.geometry.area, A_N = disc.geometry.nucleus_fraction * A;
  const double R_N = std::sqrt(A_N / std::numbers::pi), width = std::sqrt(A / std::numbers::pi) - R_N;
  const double phi = 1.0 - disc.annulus.solid_fraction, hindrance = phi / (2.0 - phi);
  return hindrance * hindrance / (R_N * width);
}

std::vector<double> solid_fractions(const disc::ColumnConstants<double>& column) {
  std::vector<double> phi;
  for (const auto region : column.region) phi.push_back(column.tissue[static_cast<std::size_t>(region)].swelling.phi);
  return phi;
}

disc::NutrientSetup<double> nutrient_setup(const model::Nutrition& n, const disc::ColumnConstants<double>& column,
                                           const disc::EndplateAccess& access) {
  disc::NutrientSetup<double> setup;
  for (std::size_t s = 0; s < 3; ++s) setup.solute[s] = disc::make_small_solute(kFreeDiffusivity[s], column.region, access);
  setup.convention = n.convention == model::SoluteConvention::porosity ? disc::Convention::porosity
                                                                        : disc::Convention::tissue_volume;
  setup.metabolism.glucose_half = n.glucose_half;
  setup.metabolism.rate_scale = n.metabolic_rate;
  for (const auto region : column.region)
    setup.density.push_back((region == disc::Region::nucleus ? n.nucleus_cells : n.endplate_cells) / kPerMillilitre);
  return setup;
}

disc::Solute<double> tracer_solute(const model::Nutrition& n, const disc::ColumnConstants<double>& column,
                                   const disc::EndplateAccess& access) {
  std::vector<double> permeability;
  for (const auto region : column.region)
    permeability.push_back(column.tissue[static_cast<std::size_t>(region)].permeability.k0);
  const auto hindrance = n.macromolecule_convection == model::MacromoleculeConvection::free
                             ? disc::ConvectionHindrance::none
                             : disc::ConvectionHindrance::as_diffusion;
  return disc::make_macromolecule(n.macromolecule_radius, disc::kTemperature, column.region, permeability, access, {},
                                  hindrance);
}

/// Mean fluxes of the interval: cranial face from the cumulated routes, the others from the change of J.
struct Motion {
  std::vector<double> flux, lateral;
  Motion(const disc::ColumnConstants<double>& column, double A_N, double duration,
         const disc::FluidState<double>& before, const disc::FluidState<double>& after)
      : flux(before.J.size() + 1), lateral(before.J.size()) {
    const auto out = [&](std::size_t route) {
      return (after.outflow[route] - before.outflow[route] - after.inflow[route] + before.inflow[route]) /
             (A_N * duration);
    };
    double nucleus = 0;
    for (std::size_t i = 0; i < lateral.size(); ++i)
      if (column.region[i] == disc::Region::nucleus) nucleus += column.thickness[i];
    flux[0] = -out(0);
    for (std::size_t i = 0; i < lateral.size(); ++i) {
      lateral[i] = column.region[i] == disc::Region::nucleus ? out(4) / nucleus : 0.0;
      flux[i + 1] = flux[i] - column.thickness[i] * ((after.J[i] - before.J[i]) / duration + lateral[i]);
    }
  }
};

/// Amount that water carried sideways into the column in a step [mol/m2].
double carried_sideways(const disc::ColumnMotion<double>& motion, const disc::Solute<double>& solute, double outside,
                        const std::vector<double>& before, const std::vector<double>& after) {
  double amount = 0;
  for (std::size_t i = 0; i < motion.size(); ++i) {
    const double outflow = motion.lateral[i] * solute.convection[i] * solute.partition[i] * motion.thickness[i];
    amount -= motion.dt * outflow * (outflow > 0 ? 0.5 * (before[i] + after[i]) : outside);
  }
  return amount;
}

/// Adds the fluxes of a step, `sideways` of them carried by water through the annulus, over an area [m2].
void add_fluxes(SoluteExchange& sum, const disc::SoluteFluxes<double>& fluxes, double sideways, double area) {
  sum.convected[0] += area * fluxes.cranial_convective, sum.diffused[0] += area * fluxes.cranial_diffusive;
  sum.convected[1] += area * fluxes.caudal_convective, sum.diffused[1] += area * fluxes.caudal_diffusive;
  sum.convected.back() += area * sideways, sum.diffused.back() += area * (fluxes.lateral - sideways);
  sum.made += area * fluxes.reaction;
}

double mix(double a, double b, double share) { return a + share * (b - a); }

std::vector<double> mix(const std::vector<double>& a, const std::vector<double>& b, double share) {
  std::vector<double> values(a.size());
  for (std::size_t i = 0; i < a.size(); ++i) values[i] = mix(a[i], b[i], share);
  return values;
}

}  // namespace

Nutrition::Nutrition(const model::Model& model, const std::vector<Element>& elements, double longest_step)
    : nutrition_(model.nutrition), elements_(elements), longest_step_(longest_step) {
  for (std::size_t l = 0; l < model::kLevels; ++l) {
    const auto& endplate = endplates_[l] = model.discs[l].endplate;
    const auto& column = elements[l].constants().column;
    const disc::EndplateAccess access{nutrition_.endplate_diffusivity * endplate.diffusivity_ratio, endplate.open_fraction_cranial,
                                      endplate.open_fraction_caudal};
    solid_fraction_[l] = solid_fractions(column);
    radial_rate_[l] = radial_rate(model.discs[l]);
    discs_.push_back(std::make_unique<Disc>(nutrient_setup(nutrition_, column, access),
                                            tracer_solute(nutrition_, column, access)));
  }
  std::vector<SoluteSetup> setups;
  for (const auto& disc : discs_) setups.push_back({disc->setup, disc->tracer});
  stepper_ = lanes_for(elements).make_solutes(setups);
}

disc::Nutrients<disc::Surroundings<double>> Nutrition::surroundings(std::size_t level, bool exercise) const {
  const double flow = nutrition_.blood_flow * (exercise ? nutrition_.exercise_blood_flow : 1.0);
  const disc::Nutrients<double> blood{oxygen_concentration(nutrition_), nutrition_.lactate, nutrition_.glucose};
  const disc::Nutrients<double> capacity{nutrition_.oxygen_capacity, 1, 1};
  // The annulus lets in what diffuses through it from the periphery; what water carries from there comes with what the
  // periphery holds. Without this second supply both sides of the boundary hold blood, as the endplates do.
  const bool fed = nutrition_.annulus_supply > 0;
  const disc::Nutrients<double> annulus{nutrition_.annulus_oxygen_pressure / 1e3 * kOxygenSolubility,
                                        nutrition_.annulus_lactate, nutrition_.annulus_glucose};
  disc::Nutrients<disc::Surroundings<double>> around;
  for (std::size_t s = 0; s < 3; ++s) {
    const auto film = [&](double open) {
      if (nutrition_.supply == model::Supply::dirichlet) return disc::kOpen * open;
      return disc::perfusion_conductance(flow, capacity[s], nutrition_.marrow_distance, kFreeDiffusivity[s], open);
    };
    around[s] = {{blood[s], film(endplates_[level].open_fraction_cranial)},
                 {blood[s], film(endplates_[level].open_fraction_caudal)},
                 nutrition_.annulus_supply * radial_rate_[level] * kFreeDiffusivity[s],
                 fed ? annulus[s] : blood[s]};
  }
  return around;
}

disc::Surroundings<double> Nutrition::tracer_surroundings(std::size_t level) const {
  const auto& endplate = endplates_[level];
  return {{1.0, disc::kOpen * endplate.open_fraction_cranial}, {1.0, disc::kOpen * endplate.open_fraction_caudal}, 0.0, 1.0};
}

void Nutrition::start(const DiscStates& states) {
  for (std::size_t l = 0; l < model::kLevels; ++l) {
    Disc& disc = *discs_[l];
    const auto& column = elements_[l].constants().column;
    const std::size_t n = column.region.size();
    const std::vector<double> still(n + 1, 0.0);
    const disc::ColumnMotion<double> rest{column.region, column.thickness, solid_fraction_[l], states[l].J, states[l].J,
                                          still, {}, longest_step_};
    disc.state = {};
    disc::solve_steady(disc.setup, rest, surroundings(l, false), disc.state);
  }
  refresh();
}

void Nutrition::refresh() {
  for (auto& disc : discs_) {
    disc->state.viability.assign(disc->setup.density.size(), 1.0);
    disc->tracer_state.assign(disc->setup.density.size(), 0.0);
    disc->before = disc->state;
    disc->tracer_before = disc->tracer_state;
    disc->exchange = disc->exchange_before = {};
  }
}

double Nutrition::shortest_step() const { return kShortest * longest_step_; }

void Nutrition::set_clock(double t, const DiscStates& states) {
  time_ = time_before_ = t;
  states_ = states;
}

void Nutrition::follow(double t, const DiscStates& states, bool exercise, bool now) {
  if (t <= time_ || (!now && t - time_ < shortest_step())) return;
  for (auto& disc : discs_) {
    disc->before = disc->state;
    disc->tracer_before = disc->tracer_state;
    disc->exchange_before = disc->exchange;
  }
  const bool carried = nutrition_.solute_convection == model::SoluteConvection::with_water;
  advance(t - time_, carried ? states_ : states, states, exercise);
  time_before_ = time_;
  time_ = t;
  states_ = states;
}

void Nutrition::advance(double duration, const DiscStates& before, const DiscStates& after, bool exercise) {
  const int parts = static_cast<int>(std::ceil(duration / longest_step_));
  std::vector<Motion> motions;
  std::vector<SoluteColumn> columns;
  std::vector<std::vector<double>> J_from, J_to;
  motions.reserve(model::kLevels), columns.reserve(model::kLevels);
  J_from.reserve(model::kLevels), J_to.reserve(model::kLevels);
  for (std::size_t l = 0; l < model::kLevels; ++l) {
    const auto& constants = elements_[l].constants();
    motions.emplace_back(constants.column, constants.law.A_N, duration, before[l], after[l]);
    J_from.push_back(before[l].J);
    J_to.push_back(before[l].J);
  }
  for (std::size_t l = 0; l < model::kLevels; ++l) {
    const auto& column = elements_[l].constants().column;
    const disc::ColumnMotion<double> piece{column.region, column.thickness, solid_fraction_[l], J_from[l], J_to[l],
                                           motions[l].flux, motions[l].lateral, duration / parts};
    columns.push_back({piece, surroundings(l, exercise), tracer_surroundings(l), &discs_[l]->state, traced_ ? &discs_[l]->tracer_state : nullptr, {}, {}});
  }
  for (int part = 0; part < parts; ++part) {
    for (std::size_t l = 0; l < model::kLevels; ++l)
      for (std::size_t i = 0; i < J_to[l].size(); ++i) {
        J_from[l][i] = J_to[l][i];
        J_to[l][i] = mix(before[l].J[i], after[l].J[i], double(part + 1) / parts);
      }
    step(columns);
  }
}

/// One step of the solutes, its fluxes booked.
void Nutrition::step(std::vector<SoluteColumn>& columns) {
  for (auto& disc : discs_) {
    disc->step_start = disc->state.c;
    if (traced_) disc->tracer_step_start = disc->tracer_state;
  }
  stepper_->advance(columns);
  for (std::size_t l = 0; l < model::kLevels; ++l) {
    Disc& disc = *discs_[l];
    const SoluteColumn& column = columns[l];
    const double area = elements_[l].constants().law.A_N;
    for (std::size_t s = 0; s < kNutrients.size(); ++s) {
      const std::size_t n = kNutrients[s];
      add_fluxes(disc.exchange[s], column.fluxes[n],
                 carried_sideways(column.motion, disc.setup.solute[n], column.around[n].lateral_concentration,
                                  disc.step_start[n], disc.state.c[n]),
                 area);
    }
    if (!traced_) continue;
    add_fluxes(disc.exchange.back(), column.tracer_fluxes,
               carried_sideways(column.motion, disc.tracer, column.tracer_around.lateral_concentration,
                                disc.tracer_step_start, disc.tracer_state),
               area);
  }
}

double Nutrition::share_at(double t) const {
  return time_ > time_before_ ? (t - time_before_) / (time_ - time_before_) : 1.0;
}

std::array<SoluteExchange, kSolutes> Nutrition::exchange(std::size_t level, double t) const {
  const double share = share_at(t);
  std::array<SoluteExchange, kSolutes> mixed;
  for (std::size_t s = 0; s < kSolutes; ++s) {
    const auto &a = discs_[level]->exchange_before[s], &b = discs_[level]->exchange[s];
    for (std::size_t r = 0; r < kRoutes; ++r) {
      mixed[s].convected[r] = mix(a.convected[r], b.convected[r], share);
      mixed[s].diffused[r] = mix(a.diffused[r], b.diffused[r], share);
    }
    mixed[s].made = mix(a.made, b.made, share);
  }
  return mixed;
}

Concentrations Nutrition::concentrations(std::size_t level, double t) const {
  const Disc& disc = *discs_[level];
  const auto &a = disc.before.c, &b = disc.state.c;
  const double share = share_at(t);
  return {mix(a[disc::kOxygen], b[disc::kOxygen], share), mix(a[disc::kGlucose], b[disc::kGlucose], share),
          mix(a[disc::kLactate], b[disc::kLactate], share), mix(disc.tracer_before, disc.tracer_state, share)};
}

double Nutrition::viability_min(std::size_t level, double t) const {
  const auto viability = mix(discs_[level]->before.viability, discs_[level]->state.viability, share_at(t));
  return *std::min_element(viability.begin(), viability.end());
}

std::size_t Nutrition::size() const {
  std::size_t size = 0;
  for (const auto& disc : discs_) size += disc->state.c.size() * disc->setup.density.size();
  return size;
}

Eigen::VectorXd Nutrition::pack() const {
  std::vector<double> values;
  for (const auto& disc : discs_)
    for (const auto& c : disc->state.c) values.insert(values.end(), c.begin(), c.end());
  return Eigen::Map<Eigen::VectorXd>(values.data(), static_cast<Eigen::Index>(values.size()));
}

void Nutrition::unpack(const Eigen::VectorXd& values) {
  Eigen::Index k = 0;
  for (auto& disc : discs_)
    for (auto& c : disc->state.c) {
      c.resize(disc->setup.density.size());
      for (double& value : c) value = std::max(values[k++], 0.0);
    }
}

}  // namespace spinewalk::solve
