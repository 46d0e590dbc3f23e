#include "evidence/law_measures.hpp"

#include "disc/element.hpp"
#include "evidence/readings.hpp"
#include "evidence/uptake.hpp"

#include <boost/math/tools/roots.hpp>

namespace spinewalk::evidence {
namespace {

disc::SwellingConstants<double> nucleus_swelling(const model::Disc& disc) {
  return disc::element_constants(disc, {})
      .column.tissue[static_cast<std::size_t>(disc::Region::nucleus)]
      .swelling;
}

double stiffness(const model::Disc& disc, double force) {
  const auto spring = disc::force_law_constants(disc).spring;
  return spring.stiffness(spring.extension(force));
}

double equilibrium_water_loss(const model::Disc& disc) {
  constexpr double kPressure = 0.7e6;  // [Pa] middle of 0.6 to 0.8 MPa, Urban & McMullin 1988
  const auto swelling = nucleus_swelling(disc);
  const auto excess = [&](double J) { return swelling_pressure(swelling, J).value - kPressure; };
  const auto [low, high] = boost::math::tools::bisect(excess, swelling.phi + 1e-3, 1.5,
                                                      boost::math::tools::eps_tolerance<double>(40));
  return (1 - low) / (1 - swelling.phi);
}

double pressure_ratio(const model::Disc& disc) {
  const auto law = disc::force_law_constants(disc);
  return law.f_A + law.f_N;
}

double oxygen_slowdown(const model::Disc& disc) {
  constexpr double kLittle = 0.047, kMuch = 0.237;  // [1] strains of Yuan 2009
  const auto diffusivity = [&](double strain) {
    const double phi = 1 - disc.annulus.solid_fraction / (1 - strain);
    return std::pow(phi / (2 - phi), 2);
  };
  return 1 - diffusivity(kMuch) / diffusivity(kLittle);
}

struct Law {
  results::Column column;
  double (*read)(const model::Disc&);
};
const std::vector<Law> kLaws{
    {{"pressure_ratio", "1"}, pressure_ratio},
    {{"stiffness_ratio", "1"},
     [](const model::Disc& disc) { return stiffness(disc, 500) / stiffness(disc, 0); }},
    {{"stiffness", "N/m"}, [](const model::Disc& disc) { return stiffness(disc, disc::kMaxwellForce); }},
    {{"dashpot", "N s/m"}, [](const model::Disc& disc) { return disc::force_law_constants(disc).dashpot; }},
    {{"volume", "m3"}, [](const model::Disc& disc) { return disc.geometry.area * disc.geometry.height; }},
    {{"equilibrium_water_loss", "1"}, equilibrium_water_loss},
    {{"zero_exchange_pressure", "Pa"},
     [](const model::Disc& disc) { return swelling_pressure(nucleus_swelling(disc), 1.0).value; }},
    {{"oxygen_slowdown", "1"}, oxygen_slowdown},
};
const results::Column kUptakeLoss{"uptake_loss", "1"};

}  // namespace

std::vector<results::Column> law_measures() {
  auto columns = columns_of(kLaws);
  columns.push_back(kUptakeLoss);
  return columns;
}

double law_measure(const std::string& name, const model::Model& model, std::size_t level) {
  if (name == kUptakeLoss.name) return uptake_loss(model, level);
  return named(kLaws, name).read(model.discs[level]);
}

}  // namespace spinewalk::evidence
