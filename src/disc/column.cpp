#include "disc/column.hpp"

#include <utility>

namespace spinewalk::disc {
namespace {

constexpr std::size_t index(Region region) { return static_cast<std::size_t>(region); }

/// Step limits of a damped Newton iteration (disc.md 6.2): largest |dJ|, and room above the solid fraction.
constexpr double kLargestStep = 0.1;
constexpr double kRoomKept = 0.2;

}  // namespace

template <class Real>
Column<Real>::Column(ColumnConstants<Real> constants) : k_(std::move(constants)) {
  const std::size_t n = size();
  S_.resize(n), K_.resize(n);
  for (auto* v : {&flux_, &by_left_, &by_right_, &by_pressure_}) v->assign(n + 1, Real(0));
  for (auto* v : {&sink_, &sink_by_J_, &lower_, &pivot_, &upper_, &base_, &by_nucleus_, &by_annulus_})
    v->assign(n, Real(0));
  g_.assign(n, Real(0));
  for (std::size_t i = 0; i < n; ++i)
    if (k_.region[i] == Region::nucleus) g_[i] = k_.lateral;
}

template <class Real>
void Column<Real>::evaluate(const std::vector<Real>& J, Real p_N, Real P_A, Real shift) {
  const std::size_t n = size();
  for (std::size_t i = 0; i < n; ++i) {
    const auto& tissue = k_.tissue[index(k_.region[i])];
    S_[i] = swelling_pressure(tissue.swelling, J[i]);
    const auto k = permeability(tissue.permeability, J[i]);
    Real open = Real(1);
    if (k_.region[i] == Region::cranial_endplate) open = k_.open_fraction[0];
    if (k_.region[i] == Region::caudal_endplate) open = k_.open_fraction[1];
    K_[i] = {open * k.value / J[i], open * (k.slope - k.value / J[i]) / J[i]};
    sink_[i] = g_[i] * (p_N - S_[i].value - P_A);
    sink_by_J_[i] = -g_[i] * S_[i].slope;
  }
  for (std::size_t face = 0; face <= n; ++face) evaluate_face(face, p_N + shift);
}

template <class Real>
void Column<Real>::evaluate_face(std::size_t face, Real p_bone) {
  const std::size_t n = size();
  // A side without an endplate (a rig) is sealed by its open fraction at the bone face itself.
  if (face == 0 || face == n) {
    const std::size_t i = face == 0 ? 0 : n - 1;
    const Real outward = face == 0 ? Real(-1) : Real(1);
    const Real sealed = k_.region[i] == Region::nucleus ? k_.open_fraction[face == 0 ? 0 : 1] : Real(1);
    const Real drive = p_bone - S_[i].value - k_.venous_pressure;
    const Real inflow = select(drive < Real(0), 1.0 / k_.direction_ratio, Real(1));
    const Real C = 2.0 * K_[i].value / k_.thickness[i] * sealed * inflow;
    const Real C_by_J = 2.0 * K_[i].slope / k_.thickness[i] * sealed * inflow;
    const Real by_J = outward * (C_by_J * drive - C * S_[i].slope);
    flux_[face] = outward * C * drive;
    by_left_[face] = face == 0 ? Real(0) : by_J;
    by_right_[face] = face == 0 ? by_J : Real(0);
    by_pressure_[face] = outward * C;
    return;
  }
  const std::size_t l = face - 1, r = face;
  const Real half_l = 0.5 * k_.thickness[l], half_r = 0.5 * k_.thickness[r];
  const Real drive = S_[r].value - S_[l].value;  // -(P_r - P_l)
  Real direction = Real(1);
  if (k_.region[l] == Region::cranial_endplate) direction = select(drive > Real(0), 1.0 / k_.direction_ratio, Real(1));
  if (k_.region[r] == Region::caudal_endplate) direction = select(drive < Real(0), 1.0 / k_.direction_ratio, Real(1));
  const Real C = direction / (half_l / K_[l].value + half_r / K_[r].value);
  // dC/dJ_l = C^2/direction * half_l K_l'/K_l^2
  const Real C_by_l = C * C / direction * half_l * K_[l].slope / (K_[l].value * K_[l].value);
  const Real C_by_r = C * C / direction * half_r * K_[r].slope / (K_[r].value * K_[r].value);
  flux_[face] = C * drive;
  by_left_[face] = C_by_l * drive - C * S_[l].slope;
  by_right_[face] = C_by_r * drive + C * S_[r].slope;
  by_pressure_[face] = Real(0);
}

template <class Real>
void Column<Real>::solve(const std::vector<Real>& J, const std::vector<Real>& R, Real a) {
  const std::size_t n = size();
  for (std::size_t i = 0; i < n; ++i) {
    const Real s = a / k_.thickness[i];
    lower_[i] = -s * by_left_[i];
    upper_[i] = s * by_right_[i + 1];
    pivot_[i] = 1.0 + s * (by_left_[i + 1] - by_right_[i]) + a * sink_by_J_[i];
    base_[i] = -(J[i] - R[i] + s * (flux_[i + 1] - flux_[i]) + a * sink_[i]);
    by_nucleus_[i] = -(s * (by_pressure_[i + 1] - by_pressure_[i]) + a * g_[i]);
    by_annulus_[i] = a * g_[i];
  }
  for (std::size_t i = 1; i < n; ++i) {
    lower_[i] = lower_[i] / pivot_[i - 1];
    pivot_[i] = pivot_[i] - lower_[i] * upper_[i - 1];
    base_[i] = base_[i] - lower_[i] * base_[i - 1];
    by_nucleus_[i] = by_nucleus_[i] - lower_[i] * by_nucleus_[i - 1];
    by_annulus_[i] = by_annulus_[i] - lower_[i] * by_annulus_[i - 1];
  }
  for (std::size_t i = n; i-- > 0;) {
    const bool last = i + 1 == n;
    base_[i] = (base_[i] - (last ? Real(0) : upper_[i] * base_[i + 1])) / pivot_[i];
    by_nucleus_[i] = (by_nucleus_[i] - (last ? Real(0) : upper_[i] * by_nucleus_[i + 1])) / pivot_[i];
    by_annulus_[i] = (by_annulus_[i] - (last ? Real(0) : upper_[i] * by_annulus_[i + 1])) / pivot_[i];
  }
}

template <class Real>
void Column<Real>::apply(std::vector<Real>& J, Real dp_N, Real dP_A, Real scale) {
  const std::size_t n = size();
  linearised_lateral_ = Real(0);
  for (std::size_t i = 0; i < n; ++i) {
    const Real dJ = scale * increment(i, dp_N, dP_A);
    linearised_lateral_ = linearised_lateral_ +
        k_.thickness[i] * (sink_[i] + sink_by_J_[i] * dJ + g_[i] * scale * (dp_N - dP_A));
    J[i] = J[i] + dJ;
  }
  for (std::size_t face = 0; face <= n; ++face) {
    Real dq = by_pressure_[face] * dp_N;
    if (face > 0) dq = dq + by_left_[face] * increment(face - 1, dp_N, dP_A);
    if (face < n) dq = dq + by_right_[face] * increment(face, dp_N, dP_A);
    flux_[face] = flux_[face] + scale * dq;
  }
}

template <class Real>
void Column<Real>::filter(std::vector<Real>& error) const {
  const std::size_t n = size();
  for (std::size_t i = 1; i < n; ++i) error[i] = error[i] - lower_[i] * error[i - 1];
  for (std::size_t i = n; i-- > 0;)
    error[i] = (error[i] - (i + 1 == n ? Real(0) : upper_[i] * error[i + 1])) / pivot_[i];
}

template <class Real>
std::array<Real, 3> Column<Real>::loss_increment() const {
  std::array<Real, 3> loss{Real(0), Real(0), Real(0)};
  for (std::size_t i = 0; i < size(); ++i) {
    loss[0] = loss[0] - k_.thickness[i] * base_[i];
    loss[1] = loss[1] - k_.thickness[i] * by_nucleus_[i];
    loss[2] = loss[2] - k_.thickness[i] * by_annulus_[i];
  }
  return loss;
}

template <class Real>
std::array<Real, 4> Column<Real>::lateral_flux() const {
  std::array<Real, 4> flux{Real(0), Real(0), Real(0), Real(0)};
  for (std::size_t i = 0; i < size(); ++i) {
    const Real dZ = k_.thickness[i];
    flux[0] = flux[0] + dZ * sink_[i];
    flux[1] = flux[1] + dZ * sink_by_J_[i] * base_[i];
    flux[2] = flux[2] + dZ * (sink_by_J_[i] * by_nucleus_[i] + g_[i]);
    flux[3] = flux[3] + dZ * (sink_by_J_[i] * by_annulus_[i] - g_[i]);
  }
  return flux;
}

template <class Real>
std::array<Real, 3> Column<Real>::outflow() const {
  return {-flux_.front(), flux_.back(), linearised_lateral_};
}

template <class Real>
Real Column<Real>::largest_increment(Real dp_N, Real dP_A) const {
  Real largest = Real(0);
  for (std::size_t i = 0; i < size(); ++i) largest = lane_max(largest, abs(increment(i, dp_N, dP_A)));
  return largest;
}

template <class Real>
Real Column<Real>::safe_scale(const std::vector<Real>& J, Real dp_N, Real dP_A) const {
  Real scale = Real(1);
  for (std::size_t i = 0; i < size(); ++i) {
    const Real d = increment(i, dp_N, dP_A);
    const Real phi = k_.tissue[index(k_.region[i])].swelling.phi;
    const Real room = (1.0 - kRoomKept) * (J[i] - phi);
    scale = lane_min(scale, kLargestStep / lane_max(abs(d), Real(1e-300)));
    scale = lane_min(scale, room / lane_max(-d, Real(1e-300)));
  }
  return scale;
}

template class Column<double>;

}  // namespace spinewalk::disc
