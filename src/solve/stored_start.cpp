#include "solve/stored_start.hpp"

#include "model/parameters.hpp"

#include <fmt/format.h>

namespace spinewalk::solve {
namespace {

/// Calls visit(value) for every number of a state that a start fills.
template <class State, class Visit>
void visit_numbers(State& states, Visit visit) {
  for (auto& state : states) {
    for (auto& J : state.J) visit(J);
    for (auto& value : state.lumped) visit(value);
    visit(state.x), visit(state.p_N), visit(state.p_A);
  }
}

}  // namespace

std::string start_key(const model::Start& start, const model::Model& model, double tolerance) {
  std::string key = fmt::format("start {} tolerance {:a}\n", start.index(), tolerance);
  model::Model copy = model;
  for (const auto& parameter : model::model_parameters(copy)) {
    if (const auto* number = std::get_if<model::NumberTarget>(&parameter.target))
      key += fmt::format("{} {:a}\n", parameter.path, *number->value);
    else
      key += fmt::format("{} {}\n", parameter.path, model::value_text(parameter));
  }
  return key;
}

StoredStart to_stored(const DiscStates& states, const Nutrition& nutrition) {
  StoredStart stored;
  visit_numbers(states, [&](double value) { stored.fluid.push_back(value); });
  const Eigen::VectorXd nutrients = nutrition.pack();
  stored.nutrients.assign(nutrients.data(), nutrients.data() + nutrients.size());
  return stored;
}

bool from_stored(const StoredStart& stored, DiscStates& states, Nutrition& nutrition) {
  std::size_t numbers = 0;
  visit_numbers(states, [&](double) { ++numbers; });
  if (stored.fluid.size() != numbers || stored.nutrients.size() != nutrition.size()) return false;
  std::size_t next = 0;
  visit_numbers(states, [&](double& value) { value = stored.fluid[next++]; });
  nutrition.unpack(Eigen::Map<const Eigen::VectorXd>(stored.nutrients.data(),
                                                     static_cast<Eigen::Index>(stored.nutrients.size())));
  nutrition.refresh();
  return true;
}

}  // namespace spinewalk::solve
