#include "loading/fourier.hpp"

#include <unsupported/Eigen/FFT>

#include <algorithm>
#include <cmath>
#include <complex>
#include <numbers>

namespace spinewalk::loading {

using std::numbers::pi;

namespace {

/// Up to this many harmonics, those of a stride, a series is summed up term by term; a replay of minutes has thousands.
constexpr std::size_t kSummed = 64;

/// cos and sin of an angle; `*` adds angles.
struct Rotation {
  double c, s;
  Rotation operator*(const Rotation& other) const {
    return {c * other.c - s * other.s, s * other.c + c * other.s};
  }
};

}  // namespace

double FourierSeries::operator()(double t) const {
  // cos and sin of k phi by rotation: two calls of the mathematics library however many harmonics there are.
  // Odd and even k turn apart, by 2 phi each, so that the processor works on both at once. The phase is first
  // brought into one period, so that hour-long times lose no digits.
  const double turns = t / period;
  const double phi = 2 * pi * (turns - std::floor(turns));
  Rotation odd{std::cos(phi), std::sin(phi)};
  const Rotation twice = odd * odd;
  Rotation even = twice;
  double odd_sum = mean, even_sum = 0;
  const std::size_t n = harmonics.size();
  for (std::size_t i = 0; i + 1 < n; i += 2) {
    odd_sum += harmonics[i].cosine * odd.c + harmonics[i].sine * odd.s;
    even_sum += harmonics[i + 1].cosine * even.c + harmonics[i + 1].sine * even.s;
    odd = odd * twice;
    even = even * twice;
  }
  if (n % 2 == 1) odd_sum += harmonics[n - 1].cosine * odd.c + harmonics[n - 1].sine * odd.s;
  return odd_sum + even_sum;
}

double FourierSeries::rms() const {
  double sum = 0;
  for (const Harmonic& h : harmonics) sum += h.cosine * h.cosine + h.sine * h.sine;
  return std::sqrt(sum / 2);
}

FourierSeries FourierSeries::derivative() const {
  FourierSeries result{period, 0, harmonics};
  for (std::size_t i = 0; i < harmonics.size(); ++i) {
    const double w = 2 * pi * static_cast<double>(i + 1) / period;
    result.harmonics[i] = {w * harmonics[i].sine, -w * harmonics[i].cosine};
  }
  return result;
}

FourierSeries FourierSeries::antiderivative() const {
  FourierSeries result{period, 0, harmonics};
  for (std::size_t i = 0; i < harmonics.size(); ++i) {
    const double w = 2 * pi * static_cast<double>(i + 1) / period;
    result.harmonics[i] = {-harmonics[i].sine / w, harmonics[i].cosine / w};
  }
  return result;
}

FourierSeries fit_fourier(const std::vector<double>& samples, double period, int harmonics) {
  const std::size_t n = samples.size();
  FourierSeries result{period, 0, {}};
  if (n == 0) return result;
  for (double x : samples) result.mean += x / static_cast<double>(n);

  std::vector<std::complex<double>> spectrum;
  Eigen::FFT<double>().fwd(spectrum, samples);
  const std::size_t highest = std::min<std::size_t>(std::max(harmonics, 0), n / 2);
  for (std::size_t k = 1; k <= highest; ++k) {
    const double weight =
        (2 * k == n ? 1.0 : 2.0) / static_cast<double>(n);  // the Nyquist harmonic stands once
    result.harmonics.push_back({weight * spectrum[k].real(), -weight * spectrum[k].imag()});
  }
  return result;
}

void scale(FourierSeries& series, double factor) {
  series.mean *= factor;
  for (Harmonic& h : series.harmonics) h = {factor * h.cosine, factor * h.sine};
}

FourierSeries shifted(const FourierSeries& series, double advance) {
  FourierSeries result = series;
  for (std::size_t i = 0; i < series.harmonics.size(); ++i) {
    const double phi = 2 * pi * static_cast<double>(i + 1) * advance / series.period;
    const auto& [a, b] = series.harmonics[i];
    result.harmonics[i] = {a * std::cos(phi) + b * std::sin(phi), b * std::cos(phi) - a * std::sin(phi)};
  }
  return result;
}

FourierSeries truncated(const FourierSeries& series, double highest_frequency) {
  FourierSeries result = series;
  const auto keep = static_cast<std::size_t>(highest_frequency * series.period);
  if (result.harmonics.size() > keep) result.harmonics.resize(keep);
  return result;
}

FourierSeries low_pass(const FourierSeries& series, double cutoff) {
  FourierSeries result = series;
  for (std::size_t i = 0; i < series.harmonics.size(); ++i) {
    const double gain = 1 / (1 + std::pow(static_cast<double>(i + 1) / (series.period * cutoff), 4));
    result.harmonics[i] = {gain * series.harmonics[i].cosine, gain * series.harmonics[i].sine};
  }
  return result;
}

FourierSeries high_pass(const FourierSeries& series, double lowest_frequency) {
  FourierSeries result = series;
  const auto first = static_cast<std::size_t>(std::ceil(lowest_frequency * series.period));
  for (std::size_t i = 0; i + 1 < first && i < result.harmonics.size(); ++i) result.harmonics[i] = {};
  return result;
}

std::vector<double> sampled(const FourierSeries& series, int count, double offset) {
  std::vector<double> values(count, series.mean);
  if (series.harmonics.empty()) return values;  // a steady posture has no period
  if (series.harmonics.size() <= kSummed) {
    for (int i = 0; i < count; ++i) values[i] = series(series.period * (i + offset) / count);
    return values;
  }
  // s_i = sum of c_k exp(2 pi i k (i + offset) / count) and its conjugate; harmonics beyond `count` fold back.
  const auto n = static_cast<std::size_t>(count);
  std::vector<std::complex<double>> spectrum(n), signal;
  spectrum[0] = series.mean;
  for (std::size_t k = 1; k <= series.harmonics.size(); ++k) {
    const auto& [a, b] = series.harmonics[k - 1];
    const auto half = std::complex<double>(a, -b) / 2.0 *
                      std::polar(1.0, 2 * pi * static_cast<double>(k) * offset / static_cast<double>(n));
    spectrum[k % n] += half;
    spectrum[(n - k % n) % n] += std::conj(half);
  }
  Eigen::FFT<double> fft;
  fft.SetFlag(Eigen::FFT<double>::Unscaled);
  fft.inv(signal, spectrum);
  std::transform(signal.begin(), signal.end(), values.begin(), [](const auto& s) { return s.real(); });
  return values;
}

}  // namespace spinewalk::loading
