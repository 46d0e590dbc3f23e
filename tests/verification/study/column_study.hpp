/// The day of the default model on columns of other numbers of cells: what the default grid costs in accuracy.
/// Grids keep the proportions of the default (18 | 28 | 18 cells, endplate ratio 1.35): cells scaled, ratio 1.35^(64/n), so
/// that every cell is cut alike. Start: morning of the periodic day; 16 h of standing; L4L5.
#pragma once

#include "loading/stride.hpp"
#include "model/load_model.hpp"
#include "solve/activity_load.hpp"
#include "solve/advance.hpp"
#include "solve/start_state.hpp"

#include <cmath>

namespace spinewalk::study {

struct Outcome {
  int cells;
  double height_change;     ///< [m] over the 16 h
  double first_hour_share;  ///< [1] of it
  double glucose;           ///< [mM] at mid disc in the evening
};

inline disc::GridOptions grid_of(int cells) {
  const int endplate = std::max(2, static_cast<int>(std::lround(cells * 18.0 / 64)));
  return {endplate, cells - 2 * endplate, std::pow(1.35, 64.0 / cells)};
}

/// Local error of a fluid step: small enough that cells alone differ.
inline constexpr double kTolerance = 1e-6;

/// Value at the mid plane: even parabola through the centres of the two cells on either side. The mean of the middle
/// cells alone would add the curvature over half a cell, which is not the column's error.
inline double mid_disc(const std::vector<double>& c, const std::vector<double>& thickness) {
  const std::size_t right = c.size() / 2, left = right - 1;
  const double near = 0.5 * thickness[right], far = thickness[right] + 0.5 * thickness[right + 1];
  const double c_near = 0.5 * (c[left] + c[right]), c_far = 0.5 * (c[left - 1] + c[right + 1]);
  return (c_near * far * far - c_far * near * near) / (far * far - near * near);
}

inline Outcome simulate(int cells) {
  const auto model = model::load_model(SPINEWALK_SOURCE_DIR "/models/adult_male_50.yaml");
  const spine::Chain chain(model);
  std::vector<solve::Element> elements;
  for (const auto& disc : model.discs) elements.emplace_back(disc::element_constants(disc, grid_of(cells)));
  solve::Nutrition nutrition(model, elements);
  auto states =
      solve::solve_start(model::Morning{}, model, chain, elements, nutrition, kTolerance, nullptr).states;

  const auto stride = loading::make_stride(model::Standing{}, model);
  const auto loads = solve::find_activity_load(chain, stride, {}).mean;
  const std::function<const solve::DiscLoads&(double)> constant = [&](double) -> const solve::DiscLoads& {
    return loads;
  };
  disc::Slopes<double> unused;
  for (std::size_t l = 0; l < elements.size(); ++l) elements[l].slopes(states[l], loads[l], unused);
  nutrition.set_clock(0, states);
  const auto stepper = solve::make_stepper(elements, kTolerance);
  const double start = states[model::kL4L5].x;
  double t = 0, dt = solve::kFirstStep, first_hour = 0;
  for (const double until : {3600.0, model.day.upright}) {
    while (t < until) {
      solve::step_fluid(*stepper, constant, states, t, dt, until);
      nutrition.follow(t, states, false, t >= until);
    }
    if (until == 3600.0) first_hour = states[model::kL4L5].x - start;
  }
  const double whole = states[model::kL4L5].x - start;
  const auto glucose = nutrition.concentrations(model::kL4L5, t)[1];
  return {cells, -whole, first_hour / whole,
          mid_disc(glucose, elements[model::kL4L5].constants().column.thickness)};
}

}  // namespace spinewalk::study
