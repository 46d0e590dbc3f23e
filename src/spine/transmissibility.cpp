/// Linear response of the chain about standing. Joint k of dynamic stiffness D_k carries the dynamic mass
/// mu_k:
///   U_k / U_below = D_k / (D_k - w^2 mu_k),   mu_k = m_k + mu_above U_above / U_k             (1)
///   D_j = [k_j + sum_b k_b i w tau_b / (1 + i w tau_b) + i w c_d] / (1 + h_j)                 (2)
///   h_j = G (d + L_j sin theta) / r / (1 + i w tau_a)                                         (3)
/// (3) is the muscle loop T = h (C - T) of (4) and (5) in chain.hpp; a link has D = k + i w c. A carried load is in mu, but
/// not in the moment of (3): its own inertia there is left out.
#include "spine/chain.hpp"
#include "spine/equilibrium.hpp"
#include "spine/rhs.hpp"

#include <cassert>
#include <cmath>
#include <limits>
#include <numbers>

namespace spinewalk::spine {

namespace {

using Complex = std::complex<double>;

Complex disc_stiffness(const disc::ForceLaw& law, double tangent, Complex iw) {
  Complex stiffness = tangent + iw * law.dashpot;
  for (std::size_t b = 0; b < disc::kBranches; ++b) {
    const Complex turn = iw * law.branch_time[b];
    stiffness += law.branch_stiffness[b] * turn / (1.0 + turn);
  }
  return stiffness;
}


// Everything of (1)-(3) that does not depend on the frequency.
class LinearChain {
 public:
  LinearChain(const Constants& constants, const std::vector<disc::ForceLaw>& discs, const Waters& waters,
              const loading::Stride& stride)
      : constants_(constants), discs_(discs), drive_(constants, stride) {
    const RightHandSide rhs(constants, discs, waters, stride);
    const State y = find_equilibrium(constants, discs, waters, stride);
    const JointForces forces = rhs.joint_forces(y);
    const double sine_of_pitch = std::sin(stride.pitch.mean);
    for (std::size_t level = 0; level < model::kLevels; ++level) {
      const double net = drive_.weight_above[level_of_joint(level)];
      const double moment = drive_.moment(level, net, drive_.carried_weight, sine_of_pitch);
      const double reply = drive_.gain * drive_.side(moment) * drive_.lever(level, sine_of_pitch);
      loop_[level] = forces.muscle[level] > 0 ? reply : 0.0;
      tangent_[level] = rhs.stiffness(y, level);
    }
  }

  // Acceleration of every segment over that of S1.
  std::array<Complex, model::kSegments> response(double frequency) const {
    const Complex iw(0, 2 * std::numbers::pi * frequency);
    std::array<Complex, kJoints> ratio;
    Complex carried = 0;
    for (std::size_t joint = kJoints; joint-- > 0;) {
      const Complex stiffness = joint_stiffness(joint, iw);
      carried += drive_.mass[joint];
      ratio[joint] = stiffness / (stiffness + iw * iw * carried);
      carried *= ratio[joint];
    }
    std::array<Complex, model::kSegments> response{1.0};
    for (std::size_t body = 0; body < kBodies; ++body) response[body + 1] = response[body] * ratio[body];
    return response;
  }

 private:
  Complex joint_stiffness(std::size_t joint, Complex iw) const {
    if (joint >= model::kLevels) {
      const Link& link = joint == kThorax ? constants_.thoracolumbar : constants_.neck;
      return link.stiffness + iw * link.damping;
    }
    const std::size_t level = level_of_joint(joint);
    const Complex loop = loop_[level] / (1.0 + iw * constants_.activation_time);
    return disc_stiffness(discs_[level], tangent_[level], iw) / (1.0 + loop);
  }

  const Constants& constants_;
  const std::vector<disc::ForceLaw>& discs_;
  Drive drive_;
  model::PerLevel<double> loop_, tangent_;
};

std::array<double, model::kSegments> magnitudes(const std::array<Complex, model::kSegments>& response) {
  std::array<double, model::kSegments> result;
  for (std::size_t s = 0; s < model::kSegments; ++s) result[s] = std::abs(response[s]);
  return result;
}

// Ratio of the root mean squares in the band, for the spectrum of this stride.
std::array<double, model::kSegments> band_ratio(const LinearChain& chain, const loading::FourierSeries& base,
                                                const Band& band) {
  std::array<double, model::kSegments> power{};
  for (std::size_t k = 1; k <= base.harmonics.size(); ++k) {
    const double frequency = static_cast<double>(k) / base.period;
    if (frequency < band.low || frequency > band.high) continue;
    const auto [cosine, sine] = base.harmonics[k - 1];
    const auto response = chain.response(frequency);
    for (std::size_t s = 0; s < model::kSegments; ++s)
      power[s] += (cosine * cosine + sine * sine) * std::norm(response[s]);
  }
  std::array<double, model::kSegments> ratio;
  for (std::size_t s = 0; s < model::kSegments; ++s)
    ratio[s] = power[0] > 0 ? std::sqrt(power[s] / power[0]) : std::numeric_limits<double>::quiet_NaN();
  return ratio;
}

// Frequency of the first peak of the thorax; NaN where it only falls.
double find_resonance(const LinearChain& chain) {
  constexpr double kStep = 0.05, kHighest = 30;  // [Hz] seated spines resonate at 4 to 7 Hz (El-Khatib 2001)
  const auto thorax = [&](double frequency) { return std::abs(chain.response(frequency)[kThorax + 1]); };
  double before = 1, now = thorax(kStep);
  for (double f = kStep; f < kHighest; f += kStep) {
    const double after = thorax(f + kStep);
    if (now > before && now >= after) return f + 0.5 * kStep * (before - after) / (before - 2 * now + after);
    before = now, now = after;
  }
  return std::numeric_limits<double>::quiet_NaN();
}

}  // namespace

std::complex<double> Chain::transmissibility(double frequency, std::size_t segment,
                                             const loading::Stride& standing, const Waters& waters) const {
  assert(segment < model::kSegments);
  return LinearChain(constants_, discs_, waters, standing).response(frequency)[segment];
}

Dynamics Chain::find_dynamics(const loading::Stride& stride, const Waters& waters) const {
  const LinearChain chain(constants_, discs_, waters, stride);
  return {magnitudes(chain.response(5)), magnitudes(chain.response(12)),
          band_ratio(chain, stride.pelvis_acceleration, kImpactBand), find_resonance(chain)};
}

}  // namespace spinewalk::spine
