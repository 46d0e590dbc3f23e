#include "spine/recorder.hpp"

#include <utility>

namespace spinewalk::spine {

Recorder::Recorder(const RightHandSide& rhs, const loading::Stride& stride, int samples, const Part& part) : rhs_(rhs) {
  const auto rows = static_cast<std::size_t>(samples);
  response_.period = part.end - part.begin;
  response_.strides = part.strides;
  response_.time.resize(rows);
  for (auto* columns :
       {&response_.force, &response_.muscle, &response_.compression, &response_.shortening_rate}) {
    for (auto& column : *columns) column.resize(rows);
  }
  for (auto& column : response_.displacement) column.resize(rows);
  for (auto* column :
       {&response_.base_acceleration, &response_.thorax_acceleration, &response_.head_acceleration}) {
    column->resize(rows);
  }
  const auto base_position = stride.pelvis_acceleration.antiderivative().antiderivative();
  for (std::size_t i = 0; i < rows; ++i) {
    response_.time[i] = response_.period * static_cast<double>(i) / static_cast<double>(rows);
    response_.displacement[0][i] = base_position(part.begin + response_.time[i]);
  }
}

void Recorder::record(double t, const State& y) {
  const std::size_t i = row_++;
  const JointForces forces = rhs_.joint_forces(y);
  const double duration = response_.period / static_cast<double>(response_.time.size());
  for (std::size_t level = 0; level < model::kLevels; ++level) {
    response_.force[level][i] = forces.passive[level];
    response_.muscle[level][i] = forces.muscle[level];
    response_.compression[level][i] = rhs_.compression(y, level);
    response_.shortening_rate[level][i] = rhs_.shortening_rate(y, level);
    response_.energy_absorbed[level] += rhs_.dissipation(y, level) * duration;
  }
  const double base = response_.displacement[0][i];
  for (std::size_t body = 0; body < kBodies; ++body) {
    response_.displacement[body + 1][i] = base + y[kDisplacement + body];
  }
  State rate;
  rhs_(y, rate, t);
  const double base_acceleration = rhs_.base_acceleration(t);
  response_.base_acceleration[i] = base_acceleration;
  response_.thorax_acceleration[i] = base_acceleration + rate[kVelocity + kThorax];
  response_.head_acceleration[i] = base_acceleration + rate[kVelocity + kHead];
}

CycleResponse Recorder::finish(const State& end, double residual, const IntegrationReport& report) {
  response_.end_force = rhs_.joint_forces(end).passive;
  for (std::size_t level = 0; level < model::kLevels; ++level)
    response_.end_shortening_rate[level] = rhs_.shortening_rate(end, level);
  response_.residual = residual;
  response_.evaluations = report.evaluations;
  response_.steps = report.steps;
  response_.rejected = report.rejected;
  response_.smallest_step = report.smallest_step;
  response_.end_state.assign(end.begin(), end.end());
  return std::move(response_);
}

}  // namespace spinewalk::spine
