#include "spine/rhs.hpp"

#include <algorithm>
#include <cmath>

namespace spinewalk::spine {

namespace {

// Shortening or its rate: what the body below moves more than body `joint`.
double shortening(const State& y, std::size_t first, std::size_t joint) {
  return (joint == 0 ? 0.0 : y[first + joint - 1]) - y[first + joint];
}

double link_force(const Link& link, const State& y, std::size_t joint) {
  return link.stiffness * shortening(y, kDisplacement, joint) +
         link.damping * shortening(y, kVelocity, joint);
}

}  // namespace

RightHandSide::RightHandSide(const Constants& constants, const std::vector<disc::ForceLaw>& discs,
                             const model::PerLevel<disc::Water>& waters, const loading::Stride& stride)
    : constants_(constants), discs_(discs), waters_(waters), excitation_(stride), drive_(constants, stride) {}

double RightHandSide::compression(const State& y, std::size_t level) const {
  return shortening(y, kDisplacement, level_of_joint(level));
}

double RightHandSide::shortening_rate(const State& y, std::size_t level) const {
  return shortening(y, kVelocity, level_of_joint(level));
}

double RightHandSide::stiffness(const State& y, std::size_t level) const {
  return discs_[level].stiffness(compression(y, level), waters_[level]);
}

double RightHandSide::dissipation(const State& y, std::size_t level) const {
  const disc::ForceLaw& law = discs_[level];
  const double x = compression(y, level), v = shortening_rate(y, level);
  double power = law.dashpot * v * v;
  for (std::size_t b = 0; b < disc::kBranches; ++b) {
    const double stretch = x - y[maxwell_index(level, b)];
    power += law.branch_stiffness[b] / law.branch_time[b] * stretch * stretch;
  }
  return power;
}

JointForces RightHandSide::joint_forces(const State& y) const {
  JointForces forces;
  for (std::size_t joint = 0; joint < model::kLevels; ++joint) {
    const std::size_t level = level_of_joint(joint);
    const disc::ForceLaw& law = discs_[level];
    const double x = shortening(y, kDisplacement, joint);
    double passive = law.force(x, waters_[level]) + law.dashpot * shortening(y, kVelocity, joint);
    for (std::size_t b = 0; b < disc::kBranches; ++b) {
      passive += law.branch_stiffness[b] * (x - y[maxwell_index(level, b)]);
    }
    const double muscle = std::max(0.0, drive_.tonic[level] + drive_.gain * y[kActivation + level]);
    forces.passive[level] = passive;
    forces.muscle[level] = muscle;
    forces.net[joint] = passive - muscle;
  }
  forces.net[kThorax] = link_force(constants_.thoracolumbar, y, kThorax);
  forces.net[kHead] = link_force(constants_.neck, y, kHead);
  return forces;
}

void RightHandSide::operator()(const State& y, State& rate, double t) const {
  const JointForces forces = joint_forces(y);
  const double base = excitation_.base_acceleration(t);
  double net_above = 0;
  for (std::size_t body = kBodies; body-- > 0;) {
    rate[kDisplacement + body] = y[kVelocity + body];
    rate[kVelocity + body] = (forces.net[body] - net_above - drive_.weight[body]) / drive_.mass[body] - base;
    net_above = forces.net[body];
  }

  const double sine_of_pitch = std::sin(excitation_.pitch(t));
  const double phasic = excitation_.phasic(t);
  const double carried = drive_.carried_weight + drive_.carried_mass * (rate[kVelocity + kThorax] + base);
  for (std::size_t level = 0; level < model::kLevels; ++level) {
    const double x = compression(y, level);
    for (std::size_t b = 0; b < disc::kBranches; ++b) {
      const std::size_t z = maxwell_index(level, b);
      rate[z] = (x - y[z]) / discs_[level].branch_time[b];
    }
    const double moment = drive_.moment(level, forces.net[level_of_joint(level)], carried, sine_of_pitch);
    const double demand = drive_.side(moment) * moment + phasic;
    const std::size_t s = kActivation + level;
    rate[s] = (demand - y[s]) / constants_.activation_time;
  }
}

}  // namespace spinewalk::spine
