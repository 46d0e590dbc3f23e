/// N doubles that advance together: N discs, one a lane (lane.hpp).
///   Pack<8> on AVX2:  [ d0 d1 d2 d3 | d4 d5 d6 d7 ]   parts of the width of the instruction set
/// The same source is compiled for several instruction sets. Each has its own inline namespace, named by SPINEWALK_ISA, so
/// that no function of one can stand in for that of another when they are linked.
/// Every operation acts on each lane as on a double: same bits in every width. Tests: tests/unit/disc/lanes_test.cpp.
#pragma once

#include "disc/lane.hpp"

#include <utility>

#ifndef SPINEWALK_ISA
#define SPINEWALK_ISA baseline
#endif

namespace spinewalk::disc {
inline namespace SPINEWALK_ISA {

#if defined(__AVX512F__)
inline constexpr int kNativeWidth = 8;
#elif defined(__AVX__)
inline constexpr int kNativeWidth = 4;
#else
inline constexpr int kNativeWidth = 2;
#endif

/// What packs and masks of N lanes are made of.
template <int N>
struct Lanes {
  static constexpr int kWidth = N < kNativeWidth ? N : kNativeWidth;
  static constexpr int kParts = N / kWidth;
  typedef double Vector __attribute__((vector_size(8 * kWidth)));
  typedef std::int64_t Integers __attribute__((vector_size(8 * kWidth)));

  /// Result with part p = f(p), without a loop for the compiler to unroll.
  template <class Result, class F>
  [[gnu::always_inline]] static Result make(F f) {
    return make_parts<Result>(f, std::make_integer_sequence<int, kParts>{});
  }

 private:
  template <class Result, class F, int... p>
  [[gnu::always_inline]] static Result make_parts(F f, std::integer_sequence<int, p...>) {
    Result result;
    ((result.part[p] = f(p)), ...);
    return result;
  }
};

template <int N>
struct Mask {
  typename Lanes<N>::Integers part[Lanes<N>::kParts];
  bool operator[](std::size_t lane) const { return part[lane / Lanes<N>::kWidth][lane % Lanes<N>::kWidth] != 0; }
};

template <int N>
struct Pack {
  using L = Lanes<N>;
  typename L::Vector part[L::kParts];

  Pack() = default;
  /// The same value in all lanes; implicit, because constants mix with packs.
  [[gnu::always_inline]] Pack(double value) {  // NOLINT(google-explicit-constructor)
    for (auto& p : part) p = typename L::Vector{} + value;
  }
  double operator[](std::size_t lane) const { return part[lane / L::kWidth][lane % L::kWidth]; }
  void set(std::size_t lane, double value) { part[lane / L::kWidth][lane % L::kWidth] = value; }

#define SPINEWALK_LANE_OPERATOR(Result, op)                                      \
  [[gnu::always_inline]] friend Result operator op(const Pack& a, const Pack& b) { \
    return L::template make<Result>([&](int p) { return a.part[p] op b.part[p]; });  \
  }
  SPINEWALK_LANE_OPERATOR(Pack, +)
  SPINEWALK_LANE_OPERATOR(Pack, -)
  SPINEWALK_LANE_OPERATOR(Pack, *)
  SPINEWALK_LANE_OPERATOR(Pack, /)
  SPINEWALK_LANE_OPERATOR(Mask<N>, <)
  SPINEWALK_LANE_OPERATOR(Mask<N>, >)
  SPINEWALK_LANE_OPERATOR(Mask<N>, <=)
  SPINEWALK_LANE_OPERATOR(Mask<N>, >=)
  SPINEWALK_LANE_OPERATOR(Mask<N>, ==)
#undef SPINEWALK_LANE_OPERATOR

  [[gnu::always_inline]] friend Pack operator-(const Pack& a) {
    return L::template make<Pack>([&](int p) { return -a.part[p]; });
  }
  [[gnu::always_inline]] friend Pack select(const Mask<N>& condition, const Pack& a, const Pack& b) {
    return L::template make<Pack>([&](int p) { return condition.part[p] ? a.part[p] : b.part[p]; });
  }
  // As std::max and std::min on doubles, also for signed zeros and NaN.
  [[gnu::always_inline]] friend Pack lane_max(const Pack& a, const Pack& b) {
    return L::template make<Pack>([&](int p) { return a.part[p] < b.part[p] ? b.part[p] : a.part[p]; });
  }
  [[gnu::always_inline]] friend Pack lane_min(const Pack& a, const Pack& b) {
    return L::template make<Pack>([&](int p) { return b.part[p] < a.part[p] ? b.part[p] : a.part[p]; });
  }
  [[gnu::always_inline]] friend Pack abs(const Pack& a) {
    using I = typename L::Integers;
    constexpr std::int64_t kAllButSign = 0x7fffffffffffffff;
    return L::template make<Pack>([&](int p) {
      return std::bit_cast<typename L::Vector>(std::bit_cast<I>(a.part[p]) & kAllButSign);
    });
  }
  [[gnu::always_inline]] friend Pack sqrt(const Pack& a) {
    return L::template make<Pack>([&](int p) {
      typename L::Vector root;
      for (int k = 0; k < L::kWidth; ++k) root[k] = __builtin_sqrt(a.part[p][k]);
      return root;
    });
  }
  [[gnu::always_inline]] friend Pack exp(const Pack& a) {
    return L::template make<Pack>(
        [&](int p) __attribute__((always_inline)) { return lane_math::exp<typename L::Vector, typename L::Integers>(a.part[p]); });
  }
  [[gnu::always_inline]] friend Pack log(const Pack& a) {
    return L::template make<Pack>(
        [&](int p) __attribute__((always_inline)) { return lane_math::log<typename L::Vector, typename L::Integers>(a.part[p]); });
  }
  friend double reduce_max(const Pack& a) {
    double largest = a[0];
    for (std::size_t k = 1; k < N; ++k) largest = largest < a[k] ? a[k] : largest;
    return largest;
  }
  friend bool all_finite(const Pack& a) { return all(abs(a) <= Pack(std::numeric_limits<double>::max())); }
};

template <int N>
bool all(const Mask<N>& condition) {
  std::int64_t truth = -1;
  for (std::size_t k = 0; k < N; ++k) truth &= condition.part[k / Lanes<N>::kWidth][k % Lanes<N>::kWidth];
  return truth != 0;
}
template <int N>
bool any(const Mask<N>& condition) {
  std::int64_t truth = 0;
  for (std::size_t k = 0; k < N; ++k) truth |= condition.part[k / Lanes<N>::kWidth][k % Lanes<N>::kWidth];
  return truth != 0;
}
template <int N>
double lane_value(const Pack<N>& a, std::size_t lane) {
  return a[lane];
}
template <int N>
void set_lane(Pack<N>& a, std::size_t lane, double value) {
  a.set(lane, value);
}
template <int N>
bool lane_value(const Mask<N>& condition, std::size_t lane) {
  return condition[lane];
}

}  // namespace SPINEWALK_ISA

template <int N>
inline constexpr std::size_t kLaneCount<Pack<N>> = N;

}  // namespace spinewalk::disc
