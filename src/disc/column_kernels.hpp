/// Member functions of Column, for the translation units that instantiate it for a lane type. Equation numbers: those of
/// column.hpp. One root, one exponential and three quotients a cell and iteration.
#pragma once

#include "disc/column.hpp"

#include <utility>

namespace spinewalk::disc {

namespace column {
/// Step limits of a damped Newton iteration (disc.md 6.2): largest |dJ|, and room above the solid fraction.
inline constexpr double kLargestStep = 0.1;
inline constexpr double kRoomKept = 0.2;
/// Least J - phi that Newton may try (assumed): below, permeability underflows; a disc that wants it has collapsed.
inline constexpr double kFewestPores = 1e-4;
/// Part of its pores that a guess may take from a cell or add to it (assumed).
inline constexpr double kGuessed = 0.1;
/// Open fraction of a sealed side: no flow to speak of, and no division by zero.
inline constexpr double kSealed = 1e-30;
}  // namespace column

template <class Real>
Column<Real>::Column(ColumnConstants<Real> constants) : k_(std::move(constants)) {
  const std::size_t n = size();
  const Value<Real> none{Real(0), Real(0)};
  S_.assign(n, none), rho_.assign(n, none);
  for (auto* v : {&flux_, &by_left_, &by_right_}) v->assign(n + 1, Real(0));
  for (auto* v : {&g_, &lower_, &per_pivot_, &upper_, &base_, &by_nucleus_, &by_annulus_, &increment_, &kept_lower_,
                  &kept_per_pivot_, &kept_upper_})
    v->assign(n, Real(0));
  for (std::size_t i = 0; i < n; ++i) {
    if (i == 0 || k_.region[i] != k_.region[i - 1]) runs_.push_back({i, i, k_.region[i]});
    runs_.back().end = i + 1;
    per_thickness_.push_back(1.0 / k_.thickness[i]);
    if (k_.region[i] == Region::nucleus) g_[i] = k_.lateral;
  }
  per_direction_ = 1.0 / k_.direction_ratio;
}

template <class Real>
void Column<Real>::evaluate(const std::vector<Real>& J, Real p_N, Real P_A, const std::array<Real, 2>& shift) {
  across_ = p_N - P_A;
  for (const Run& run : runs_) evaluate_cells(run, J);
  evaluate_bone_face(0, p_N + shift[0]);
  for (std::size_t face = 1; face < size(); ++face) evaluate_inner_face(face);
  evaluate_bone_face(1, p_N + shift[1]);
}

template <class Real>
void Column<Real>::evaluate_cells(const Run& run, const std::vector<Real>& J) {
  const TissueConstants<Real> constants = tissue(run);
  Real per_open(1);
  if (run.region == Region::cranial_endplate) per_open = 1.0 / lane_max(k_.open_fraction[0], Real(column::kSealed));
  if (run.region == Region::caudal_endplate) per_open = 1.0 / lane_max(k_.open_fraction[1], Real(column::kSealed));
  for (std::size_t i = run.begin; i < run.end; ++i) {
    const Real j = J[i];
    Real per_pores;
    S_[i] = swelling_pressure(constants.swelling, j, per_pores);
    const auto per_k = resistivity(constants.permeability, j, per_pores);
    const Real half = 0.5 * per_open * k_.thickness[i];
    rho_[i] = {half * (j * per_k.value), half * (per_k.value + j * per_k.slope)};
  }
}

template <class Real>
void Column<Real>::evaluate_bone_face(std::size_t side, const Real& p_bone) {
  const std::size_t i = side == 0 ? 0 : size() - 1;
  const Real outward = side == 0 ? Real(-1) : Real(1);
  // A side without an endplate (a rig) is sealed by its open fraction at the bone face itself.
  const Real sealed = k_.region[i] == Region::nucleus ? k_.open_fraction[side] : Real(1);
  const Real drive = p_bone - S_[i].value - k_.venous_pressure;
  const Real per_rho = 1.0 / rho_[i].value;
  const Real C = outward * per_rho * sealed * select(drive < Real(0), per_direction_, Real(1));
  const Real by_J = -C * (per_rho * rho_[i].slope * drive + S_[i].slope);
  flux_[side == 0 ? 0 : size()] = C * drive;
  (side == 0 ? by_right_.front() : by_left_.back()) = by_J;
  bone_by_pressure_[side] = C;
}

template <class Real>
SPINEWALK_INLINE void Column<Real>::evaluate_inner_face(std::size_t face) {
  const std::size_t l = face - 1, r = face;
  const Real drive = S_[r].value - S_[l].value;  // -(P_r - P_l)
  const Real per_rho = 1.0 / (rho_[l].value + rho_[r].value);
  Real C = per_rho;
  if (k_.region[l] == Region::cranial_endplate) C = select(drive > Real(0), C * per_direction_, C);
  if (k_.region[r] == Region::caudal_endplate) C = select(drive < Real(0), C * per_direction_, C);
  const Real flux = C * drive, steeper = flux * per_rho;  // dC/drho = -C/(rho_l + rho_r)
  flux_[face] = flux;
  by_left_[face] = -(steeper * rho_[l].slope + C * S_[l].slope);
  by_right_[face] = C * S_[r].slope - steeper * rho_[r].slope;
}

template <class Real>
void Column<Real>::book() {
  Real lateral(0);
  for (const Run& run : runs_)
    for (std::size_t i = run.begin; i < run.end && run.region == Region::nucleus; ++i)
      lateral = lateral + k_.thickness[i] * g_[i] * (across_ - S_[i].value);
  outflow_ = {-flux_.front(), flux_.back(), lateral};
}

template <class Real>
void Column<Real>::solve(const std::vector<Real>& J, const std::vector<Real>& R, Real a) {
  eliminate(J, R, a);
  substitute();
}

/// What a row hands on to the next stays in registers.
template <class Real>
void Column<Real>::eliminate(const std::vector<Real>& J, const std::vector<Real>& R, const Real& a) {
  const std::size_t n = size();
  Real per_pivot(0), upper(0), base(0), by_nucleus(0), by_annulus(0);  // of the row before
  for (std::size_t i = 0; i < n; ++i) {
    const Real s = a * per_thickness_[i], g = a * g_[i];
    const Real lower = -(s * by_left_[i]) * per_pivot;
    Real nucleus = -g;
    if (i == 0) nucleus = nucleus + s * bone_by_pressure_[0];
    if (i + 1 == n) nucleus = nucleus - s * bone_by_pressure_[1];
    const Real pivot = 1.0 + s * (by_left_[i + 1] - by_right_[i]) - g * S_[i].slope - lower * upper;
    base = R[i] - J[i] - s * (flux_[i + 1] - flux_[i]) - g * (across_ - S_[i].value) - lower * base;
    by_nucleus = nucleus - lower * by_nucleus;
    by_annulus = g - lower * by_annulus;
    per_pivot = 1.0 / pivot;
    upper = s * by_right_[i + 1];
    lower_[i] = lower;
    per_pivot_[i] = per_pivot;
    upper_[i] = upper;
    base_[i] = base;
    by_nucleus_[i] = by_nucleus;
    by_annulus_[i] = by_annulus;
  }
  upper_[n - 1] = Real(0);
}

template <class Real>
void Column<Real>::substitute() {
  const Real zero(0), across = across_;
  std::array<Real, 3> loss{zero, zero, zero};
  std::array<Real, 4> lateral{zero, zero, zero, zero};
  Real base = zero, by_nucleus = zero, by_annulus = zero;
  for (std::size_t i = size(); i-- > 0;) {
    const Real upper = upper_[i], per_pivot = per_pivot_[i], dZ = k_.thickness[i];
    base = (base_[i] - upper * base) * per_pivot;
    by_nucleus = (by_nucleus_[i] - upper * by_nucleus) * per_pivot;
    by_annulus = (by_annulus_[i] - upper * by_annulus) * per_pivot;
    base_[i] = base;
    by_nucleus_[i] = by_nucleus;
    by_annulus_[i] = by_annulus;
    loss = {loss[0] - dZ * base, loss[1] - dZ * by_nucleus, loss[2] - dZ * by_annulus};
    if (k_.region[i] != Region::nucleus) continue;
    const Real g = dZ * g_[i], by_J = g * S_[i].slope;
    lateral = {lateral[0] + g * (across - S_[i].value), lateral[1] - by_J * base,
               lateral[2] + (g - by_J * by_nucleus), lateral[3] - (g + by_J * by_annulus)};
  }
  loss_ = loss;
  lateral_ = lateral;
}

namespace column {
/// What a cell with these pores may lose in one step.
template <class Real>
SPINEWALK_INLINE Real room(const Real& pores) {
  return lane_max(lane_min((1.0 - kRoomKept) * pores, pores - kFewestPores), Real(0));
}
}  // namespace column

template <class Real>
Increment<Real> Column<Real>::find_increment(const std::vector<Real>& J, Real dp_N, Real dP_A) {
  dp_N_ = dp_N, dP_A_ = dP_A;
  Real largest(0), excess(0);
  for (const Run& run : runs_) {
    const Real phi = tissue(run).swelling.phi;
    for (std::size_t i = run.begin; i < run.end; ++i) {
      const Real d = base_[i] + by_nucleus_[i] * dp_N + by_annulus_[i] * dP_A;
      increment_[i] = d;
      largest = lane_max(largest, abs(d));
      excess = lane_max(excess, -d - column::room(J[i] - phi));
    }
  }
  const Real scale = any(excess > Real(0)) ? safe_scale(J) : Real(1);
  return {largest, lane_min(scale, column::kLargestStep / lane_max(largest, Real(1e-300)))};
}

/// The part of the increment that leaves every cell its last pores.
template <class Real>
Real Column<Real>::safe_scale(const std::vector<Real>& J) const {
  Real scale(1);
  for (const Run& run : runs_)
    for (std::size_t i = run.begin; i < run.end; ++i) {
      const Real lost = -increment_[i], room = column::room(J[i] - tissue(run).swelling.phi);
      scale = select(lost > room, lane_min(scale, room / lane_max(lost, Real(1e-300))), scale);
    }
  return scale;
}

template <class Real>
void Column<Real>::apply(std::vector<Real>& J, Real scale) {
  const std::size_t n = size();
  for (std::size_t i = 0; i < n; ++i) J[i] = J[i] + scale * increment_[i];
  const Real cranial = bone_by_pressure_[0] * dp_N_ + by_right_.front() * increment_.front();
  const Real caudal = bone_by_pressure_[1] * dp_N_ + by_left_.back() * increment_.back();
  const Real lateral = lateral_[1] + lateral_[2] * dp_N_ + lateral_[3] * dP_A_;
  outflow_ = {-(flux_.front() + scale * cranial), flux_.back() + scale * caudal, lateral_[0] + scale * lateral};
}

template <class Real>
void Column<Real>::extrapolate(std::vector<Real>& J, const std::vector<Real>& now, const std::vector<Real>& then,
                               double ahead, double bend) const {
  for (const Run& run : runs_) {
    const Real phi = tissue(run).swelling.phi;
    for (std::size_t i = run.begin; i < run.end; ++i) {
      const Real step = ahead * (now[i] + bend * (now[i] - then[i])), most = column::kGuessed * (J[i] - phi);
      J[i] = J[i] + lane_max(lane_min(step, most), -most);
    }
  }
}

template <class Real>
void Column<Real>::keep_factors(const MaskOf<Real>& where) {
  if (all(where)) {  // the next solve() writes into what was kept before
    kept_lower_.swap(lower_), kept_per_pivot_.swap(per_pivot_), kept_upper_.swap(upper_);
    return;
  }
  for (std::size_t i = 0; i < size(); ++i) {
    kept_lower_[i] = select(where, lower_[i], kept_lower_[i]);
    kept_per_pivot_[i] = select(where, per_pivot_[i], kept_per_pivot_[i]);
    kept_upper_[i] = select(where, upper_[i], kept_upper_[i]);
  }
}

template <class Real>
void Column<Real>::filter(std::vector<Real>& error) const {
  const std::size_t n = size();
  for (std::size_t i = 1; i < n; ++i) error[i] = error[i] - kept_lower_[i] * error[i - 1];
  error[n - 1] = error[n - 1] * kept_per_pivot_[n - 1];
  for (std::size_t i = n - 1; i-- > 0;) error[i] = (error[i] - kept_upper_[i] * error[i + 1]) * kept_per_pivot_[i];
}

template <class Real>
std::array<Real, 2> Column<Real>::way_conductance() const {
  const std::size_t n = size();
  const auto from_bone = [&](std::size_t side, const Real& inward) {
    Real endplate(0), nucleus(0);
    for (std::size_t i = 0; i < (n + 1) / 2; ++i) {
      const std::size_t cell = side == 0 ? i : n - 1 - i;
      const Real rho = rho_[cell].value * (2 * i + 1 == n ? 1.0 : 2.0);  // of an odd middle cell only half
      if (k_.region[cell] == Region::nucleus)
        nucleus = nucleus + rho;
      else
        endplate = endplate + rho;
    }
    const Real directed = select(inward > Real(0), k_.direction_ratio * endplate, endplate);
    // Without an endplate the open fraction seals the face itself, as in evaluate_bone_face().
    const bool bare = k_.region[side == 0 ? 0 : n - 1] == Region::nucleus;
    return (bare ? k_.open_fraction[side] : Real(1)) / (directed + nucleus);
  };
  return {from_bone(0, flux_.front()), from_bone(1, -flux_.back())};
}

}  // namespace spinewalk::disc
