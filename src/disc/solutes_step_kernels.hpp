/// Member functions of SoluteStep, for the translation units that instantiate it for a lane type. Equation
/// numbers: those of solutes_step.hpp.
#pragma once

#include "disc/solutes_step.hpp"

#include <algorithm>
#include <numbers>

namespace spinewalk::disc {

namespace tr_bdf2 {
inline constexpr double kGamma = 2 - std::numbers::sqrt2;  // Bank et al. 1985
inline constexpr double kAlpha = 1 / (kGamma * (2 - kGamma));
inline constexpr double kBeta = kAlpha - 1;
inline constexpr double kEarly = kAlpha * kGamma / 2;  ///< weight of the slopes at start and middle
inline constexpr double kLate = kGamma / 2;            ///< weight of the slope at the end
inline constexpr double kError = (-3 * kGamma * kGamma + 4 * kGamma - 2) / (12 * (2 - kGamma));
}  // namespace tr_bdf2

template <class Real>
SoluteStep<Real>::SoluteStep(std::size_t cells) : passage_(cells) {
  for (auto* v :
       {&V0_, &V1_, &lateral_sink_, &lateral_source_, &low_, &middle_, &end_, &slope_, &work_, &excess_,
        &inverse_, &zero_, &reaction_low_, &reaction_correction_, &lateral_correction_, &limit_})
    v->assign(cells, Real(0));
  for (auto* v : {&exchange_, &carry_, &forward_, &backward_, &face_correction_})
    v->assign(cells + 1, Real(0));
}

template <class Real>
void Passage<Real>::evaluate(const ColumnMotion<Real>& motion, Convention convention) {
  const std::size_t n = motion.size();
  for (std::size_t i = 0; i < n; ++i) {
    const Real J = 0.5 * (motion.J_start[i] + motion.J_end[i]), pores = J - motion.solid_fraction[i];
    const auto [per_length, per_wet] = reciprocals(J * motion.thickness[i], J + motion.solid_fraction[i]);
    const Real mackie = pores * per_wet;  // phi/(2 - phi)
    free[i] = convention == Convention::porosity ? pores * motion.thickness[i] * (per_length * per_length)
                                                 : per_length;
    hindered[i] = free[i] * (mackie * mackie);
  }
}

template <class Real>
void SoluteStep<Real>::assemble(const ColumnMotion<Real>& motion, const Passage<Real>& passage,
                                const Solute<Real>& solute, const Surroundings<Real>& around,
                                Convention convention) {
  const std::size_t n = motion.size();
  dt_ = motion.dt;
  bath_ = {around.cranial.concentration, around.caudal.concentration};
  for (std::size_t i = 0; i < n; ++i) {
    const Real solid = convention == Convention::porosity ? motion.solid_fraction[i] : Real(0);
    const Real scale = solute.partition[i] * motion.thickness[i];
    V0_[i] = (motion.J_start[i] - solid) * scale;
    V1_[i] = (motion.J_end[i] - solid) * scale;
    const Real nucleus = motion.region[i] == Region::nucleus ? Real(1) : Real(0);
    const Real diffusive = nucleus * around.lateral_rate * 0.5 * (V0_[i] + V1_[i]);
    const Real outflow =
        (motion.lateral.empty() ? Real(0) : motion.lateral[i]) * solute.convection[i] * scale;
    lateral_sink_[i] = diffusive + lane_max(outflow, Real(0));
    lateral_source_[i] = (diffusive + lane_max(-outflow, Real(0))) * around.lateral_concentration;
  }
  assemble_faces(motion, passage, solute, around);
}

template <class Real>
void SoluteStep<Real>::assemble_faces(const ColumnMotion<Real>& motion, const Passage<Real>& passage,
                                      const Solute<Real>& solute, const Surroundings<Real>& around) {
  const std::size_t n = motion.size();
  // Twice the conductance per length of each cell, K phi D/(J dZ/2), and its inverse.
  Cells &conductance = work_, &resistance = end_;
  for (std::size_t i = 0; i < n; ++i) {
    const Real D = 2.0 * solute.partition[i] * solute.diffusivity[i];
    conductance[i] =
        D * (solute.law == DiffusivityLaw::mackie_meares ? passage.hindered[i] : passage.free[i]);
    resistance[i] = 1.0 / lane_max(conductance[i], Real(1e-300));
  }
  const auto half = [&](std::size_t cell, std::size_t face) {
    return HalfCell<Real>{conductance[cell],
                          solute.convection[cell] * solute.partition[cell] * motion.flux[face],
                          resistance[cell]};
  };
  for (std::size_t face = 0; face <= n; ++face) {
    const HalfCell<Real> left =
        face == 0 ? HalfCell<Real>{around.cranial.conductance, motion.flux[0]} : half(face - 1, face);
    const HalfCell<Real> right =
        face == n ? HalfCell<Real>{around.caudal.conductance, motion.flux[n]} : half(face, face);
    const auto fit = fit_face(left, right);
    exchange_[face] = fit.exchange;
    carry_[face] = fit.carry;
    forward_[face] = fit.exchange + lane_max(fit.carry, Real(0));
    backward_[face] = fit.exchange - lane_min(fit.carry, Real(0));
    if (face == 0) {
      face_velocity_[0] = right.velocity;
      face_weight_bath_[0] = fit.weight_left;
      face_weight_cell_[0] = fit.weight_right;
    }
    if (face == n) {
      face_velocity_[1] = left.velocity;
      face_weight_bath_[1] = fit.weight_right;
      face_weight_cell_[1] = fit.weight_left;
    }
  }
}

/// Solves [V + h A + h sink] x = x + h (bath, sources), V = volume[0] V_0 + volume[1] V_1, from both ends towards the middle:
/// two chains of quotients that do not wait for each other. The excess of a column over its off-diagonals is carried instead
/// of the diagonal, so nothing is subtracted.
template <class Real>
void SoluteStep<Real>::eliminate(const std::array<Real, 2>& volume, Real h,
                                 const LinearReaction<Real>& reaction, Cells& x) {
  const std::size_t n = x.size(), middle = n / 2;
  const auto r = filled(reaction);
  const auto own = [&](std::size_t i) {
    x[i] = x[i] + h * (r.source[i] + lateral_source_[i]);
    return volume[0] * V0_[i] + volume[1] * V1_[i] + h * (r.sink[i] + lateral_sink_[i]);
  };
  const auto passed_up =
      [&](std::size_t i) {  // through the face before cell i: by what is eliminated there, or by the bath
        const Real out = h * backward_[i];
        return i == 0 ? out : out * (excess_[i - 1] * inverse_[i - 1]);
      };
  const auto passed_down = [&](std::size_t i) {
    const Real out = h * forward_[i + 1];
    return i + 1 == n ? out : out * (excess_[i + 1] * inverse_[i + 1]);
  };
  const auto from_above = [&](std::size_t i) {
    excess_[i] = own(i) + passed_up(i);
    inverse_[i] = 1.0 / (excess_[i] + h * forward_[i + 1]);
  };
  const auto from_below = [&](std::size_t i) {
    excess_[i] = own(i) + passed_down(i);
    inverse_[i] = 1.0 / (excess_[i] + h * backward_[i]);
  };
  for (std::size_t i = 0; i < middle; ++i) {
    from_above(i);
    if (n - 1 - i > middle) from_below(n - 1 - i);
  }
  inverse_[middle] = 1.0 / (own(middle) + passed_up(middle) + passed_down(middle));
  x[0] = x[0] + h * forward_[0] * bath_[0];
  x[n - 1] = x[n - 1] + h * backward_[n] * bath_[1];
  substitute(h, x);
}

/// Products are grouped so that only one multiplication and one addition a cell wait for the cell before.
template <class Real>
void SoluteStep<Real>::substitute(Real h, Cells& x) const {
  const std::size_t n = x.size(), middle = n / 2;
  for (std::size_t i = 1; i <= middle; ++i) {
    x[i] = x[i] + (h * forward_[i] * inverse_[i - 1]) * x[i - 1];
    const std::size_t j = n - 1 - i;
    if (j >= middle) x[j] = x[j] + (h * backward_[j + 1] * inverse_[j + 1]) * x[j + 1];
  }
  x[middle] = x[middle] * inverse_[middle];
  for (std::size_t k = 1; k <= middle; ++k) {
    const std::size_t i = middle - k, j = middle + k;
    x[i] = x[i] * inverse_[i] + (h * backward_[i + 1] * inverse_[i]) * x[i + 1];
    if (j < n) x[j] = x[j] * inverse_[j] + (h * forward_[j] * inverse_[j]) * x[j - 1];
  }
}

/// The reaction with zeros where a span is empty.
template <class Real>
LinearReaction<Real> SoluteStep<Real>::filled(const LinearReaction<Real>& reaction) const {
  return {reaction.sink.empty() ? std::span<const Real>(zero_) : reaction.sink,
          reaction.source.empty() ? std::span<const Real>(zero_) : reaction.source};
}

template <class Real>
void SoluteStep<Real>::book_reaction(const Cells& c, const LinearReaction<Real>& reaction, Real weight,
                                     Cells& mass) const {
  const auto r = filled(reaction);
  for (std::size_t i = 0; i < c.size(); ++i) mass[i] = mass[i] + weight * (r.source[i] - r.sink[i] * c[i]);
}

/// Concentration at the bone face of a side, by that of the cell there.
template <class Real>
Real SoluteStep<Real>::face_value(std::size_t side, const Real& cell) const {
  return face_weight_bath_[side] * bath_[side] + face_weight_cell_[side] * cell;
}

template <class Real>
void SoluteStep<Real>::solve_low(const Cells& start, const LinearReaction<Real>& reaction) {
  const std::size_t n = start.size();
  for (std::size_t i = 0; i < n; ++i) low_[i] = V0_[i] * start[i];
  eliminate({Real(0), Real(1)}, dt_, reaction, low_);
}

template <class Real>
void SoluteStep<Real>::solve_middle(const Cells& start, const LinearReaction<Real>& at_start,
                                    const LinearReaction<Real>& at_middle) {
  using namespace tr_bdf2;
  const Real h = kLate * dt_;
  const auto r = filled(at_start);
  const std::size_t n = start.size();
  Real in = flux(0, bath_[0], start[0]);
  for (std::size_t i = 0; i < n; ++i) {
    const Real out = flux(i + 1, start[i], i + 1 == n ? bath_[1] : start[i + 1]);
    slope_[i] = in - out + r.source[i] + lateral_source_[i] - (r.sink[i] + lateral_sink_[i]) * start[i];
    middle_[i] = V0_[i] * start[i] + h * slope_[i];
    in = out;
  }
  eliminate({Real(1 - kGamma), Real(kGamma)}, h, at_middle, middle_);
}

template <class Real>
void SoluteStep<Real>::solve_end(const Cells& start, const LinearReaction<Real>& at_end) {
  using namespace tr_bdf2;
  for (std::size_t i = 0; i < start.size(); ++i) {
    const Real V = (1.0 - kGamma) * V0_[i] + kGamma * V1_[i];
    end_[i] = kAlpha * V * middle_[i] - kBeta * V0_[i] * start[i];
  }
  eliminate({Real(0), Real(1)}, kLate * dt_, at_end, end_);
}

/// Fluxes are linear in c with one set of coefficients, and the weights of the stages add up to one: what the faces carry is
/// the flux of the weighted mean.
template <class Real>
SoluteFluxes<Real> SoluteStep<Real>::book(const Cells& start, const StepReactions<Real>& reactions) const {
  using namespace tr_bdf2;
  const auto r0 = filled(reactions.start), r1 = filled(reactions.middle), r2 = filled(reactions.end);
  const auto mean_at = [&](std::size_t i) { return kEarly * (start[i] + middle_[i]) + kLate * end_[i]; };
  Real lateral(0), reaction(0);
  for (std::size_t i = 0; i < start.size(); ++i) {
    lateral = lateral + (lateral_source_[i] - lateral_sink_[i] * mean_at(i));
    reaction = reaction +
               (kEarly * ((r0.source[i] - r0.sink[i] * start[i]) + (r1.source[i] - r1.sink[i] * middle_[i])) +
                kLate * (r2.source[i] - r2.sink[i] * end_[i]));
  }
  const std::array<Real, 2> mean{mean_at(0), mean_at(start.size() - 1)};
  const std::size_t n = start.size();
  SoluteFluxes<Real> booked;
  booked.lateral = dt_ * lateral;
  booked.reaction = dt_ * reaction;
  booked.cranial_convective = dt_ * face_velocity_[0] * face_value(0, mean[0]);
  booked.cranial_diffusive = dt_ * flux(0, bath_[0], mean[0]) - booked.cranial_convective;
  booked.caudal_convective = -(dt_ * face_velocity_[1] * face_value(1, mean[1]));
  booked.caudal_diffusive = -(dt_ * flux(n, mean[1], bath_[1])) - booked.caudal_convective;
  return booked;
}

template <class Real>
void SoluteStep<Real>::book_low(const LinearReaction<Real>& reaction) {
  const std::size_t n = low_.size();
  std::fill(reaction_low_.begin(), reaction_low_.end(), Real(0));
  book_reaction(low_, reaction, dt_, reaction_low_);
  lateral_low_ = Real(0);
  for (std::size_t i = 0; i < n; ++i) {
    reaction_correction_[i] = -reaction_low_[i];
    lateral_low_ = lateral_low_ + dt_ * (lateral_source_[i] - lateral_sink_[i] * low_[i]);
  }
  boundary_low_ = {dt_ * flux(0, bath_[0], low_[0]), dt_ * flux(n, low_[n - 1], bath_[1])};
  convective_low_ = {dt_ * face_velocity_[0] * face_value(0, low_[0]),
                     dt_ * face_velocity_[1] * face_value(1, low_[n - 1])};
}

/// What the faces carry more in the high solution is the flux of the weighted difference, the baths dropping out.
template <class Real>
void SoluteStep<Real>::book_correction(const Cells& start) {
  using namespace tr_bdf2;
  const std::size_t n = start.size();
  Cells& more = work_;
  for (std::size_t i = 0; i < n; ++i) {
    more[i] = kEarly * (start[i] + middle_[i]) + kLate * end_[i] - low_[i];
    lateral_correction_[i] = -(dt_ * lateral_sink_[i] * more[i]);
  }
  face_correction_[0] = -(dt_ * backward_[0] * more[0]);
  for (std::size_t f = 1; f < n; ++f)
    face_correction_[f] =
        dt_ * (exchange_[f] * (more[f - 1] - more[f]) + lane_max(carry_[f], Real(0)) * more[f - 1] +
               lane_min(carry_[f], Real(0)) * more[f]);
  face_correction_[n] = dt_ * forward_[n] * more[n - 1];
  convective_correction_ = {dt_ * face_velocity_[0] * face_weight_cell_[0] * more[0],
                            dt_ * face_velocity_[1] * face_weight_cell_[1] * more[n - 1]};
}

/// Slopes of middle and end follow from the stage equations (2), (3).
template <class Real>
Real SoluteStep<Real>::error(const Cells& start) {
  using namespace tr_bdf2;
  const Real h = kLate * dt_, per_h = 1.0 / h;
  for (std::size_t i = 0; i < start.size(); ++i) {
    const Real at_start = V0_[i] * start[i];
    const Real at_middle = ((1.0 - kGamma) * V0_[i] + kGamma * V1_[i]) * middle_[i];
    const Real slope_middle = (at_middle - at_start) * per_h - slope_[i];
    const Real slope_end = (V1_[i] * end_[i] - kAlpha * at_middle + kBeta * at_start) * per_h;
    work_[i] = 2.0 * kError * dt_ *
               (slope_[i] * (1 / kGamma) - slope_middle * (1 / (kGamma * (1 - kGamma))) +
                slope_end * (1 / (1 - kGamma)));
  }
  substitute(h, work_);
  Real largest(0);
  for (const Real& e : work_) largest = lane_max(largest, abs(e));
  return largest;
}

template <class Real>
void SoluteStep<Real>::solve_steady(const LinearReaction<Real>& reaction, Cells& c) {
  std::fill(c.begin(), c.end(), Real(0));
  eliminate({Real(0), Real(0)}, Real(1), reaction, c);
}

template <class Real>
void SoluteStep<Real>::find_limits(const Cells& start, const StepReactions<Real>& reactions) {
  book_low(reactions.low);
  book_reaction(start, reactions.start, tr_bdf2::kEarly * dt_, reaction_correction_);
  book_reaction(middle_, reactions.middle, tr_bdf2::kEarly * dt_, reaction_correction_);
  book_reaction(end_, reactions.end, tr_bdf2::kLate * dt_, reaction_correction_);
  book_correction(start);
  // Kept short of emptying a cell, so that round-off in the sums cannot turn it negative.
  constexpr double kKept = 1e-9;
  const Real zero(0);
  for (std::size_t i = 0; i < limit_.size(); ++i) {
    const Real taken = lane_max(face_correction_[i + 1], zero) - lane_min(face_correction_[i], zero) -
                       lane_min(reaction_correction_[i], zero) - lane_min(lateral_correction_[i], zero);
    const Real there = (1.0 - kKept) * V1_[i] * low_[i];
    limit_[i] = select(taken > there, there / lane_max(taken, Real(1e-300)), Real(1));
  }
}

template <class Real>
void SoluteStep<Real>::blend(const MaskOf<Real>& where, const Cells& reaction_limit,
                             SoluteFluxes<Real>& booked) {
  const std::size_t n = end_.size();
  const Real zero(0), one(1);
  const auto face_limit = [&](std::size_t f) {
    const Real left = f == 0 ? one : limit_[f - 1], right = f == n ? one : limit_[f];
    return select(face_correction_[f] > zero, left, right);
  };
  const auto keep = [&](const Real& blended, Real& out) { out = select(where, blended, out); };
  Real lateral = lateral_low_, reaction(0);
  Real theta_in = face_limit(0);
  const Real theta_cranial = theta_in;
  for (std::size_t i = 0; i < n; ++i) {
    const Real theta_out = face_limit(i + 1);
    const Real theta_lateral = select(lateral_correction_[i] < zero, limit_[i], one);
    const Real theta_reaction = reaction_limit[i];
    const Real gain = theta_in * face_correction_[i] - theta_out * face_correction_[i + 1] +
                      theta_reaction * reaction_correction_[i] + theta_lateral * lateral_correction_[i];
    // Where nothing is limited the high solution itself: the sum would add the round-off of large opposite
    // fluxes.
    const Real scales = lane_min(lane_min(theta_in, theta_out), lane_min(theta_lateral, theta_reaction));
    const Real least = select(end_[i] < zero, zero, scales);
    keep(select(least < one, (V1_[i] * low_[i] + gain) / V1_[i], end_[i]), end_[i]);
    reaction = reaction + reaction_low_[i] + theta_reaction * reaction_correction_[i];
    lateral = lateral + theta_lateral * lateral_correction_[i];
    theta_in = theta_out;
  }
  const Real cranial = convective_low_[0] + theta_cranial * convective_correction_[0];
  const Real caudal = -(convective_low_[1] + theta_in * convective_correction_[1]);
  keep(reaction, booked.reaction);
  keep(lateral, booked.lateral);
  keep(cranial, booked.cranial_convective);
  keep(boundary_low_[0] + theta_cranial * face_correction_[0] - cranial, booked.cranial_diffusive);
  keep(caudal, booked.caudal_convective);
  keep(-(boundary_low_[1] + theta_in * face_correction_[n]) - caudal, booked.caudal_diffusive);
}

}  // namespace spinewalk::disc
