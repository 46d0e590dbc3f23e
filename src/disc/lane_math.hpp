/// exp and log of the lane types: the same operations in the same order for a double and for a pack, so that every
/// width and instruction set gives the same bits (no fused multiply-add; -ffp-contract=off).
///   exp   x = k ln 2 + r, |r| <= ln(2)/2, ln 2 in two parts (Cody & Waite 1980);  exp x = 2^k (1 + r + r^2 q(r))      (1)
///   log   x = 2^k m, m in [sqrt(1/2), sqrt 2);  log x = k ln 2 + 2 atanh s,  s = (m - 1)/(m + 1)                      (2)
/// q: Taylor's series to r^13, remainder below 4e-18. exp: within 2 ulp; arguments are held to [-708, 708], beyond which
/// the result would leave the normal numbers; NaN passes. log: within 4 ulp, for normal positive x only.
/// Tests: tests/unit/disc/lanes_test.cpp.
#pragma once

#include <bit>
#include <cstdint>

namespace spinewalk::disc::lane_math {

// ln 2 in two parts, the first with 32 trailing zero bits: k times it is exact (fdlibm e_exp.c, Sun 1993).
inline constexpr double kLn2High = 6.93147180369123816490e-01, kLn2Low = 1.90821492927058770002e-10;
inline constexpr double kPerLn2 = 1.44269504088896338700;
/// 1.5 2^52: adding it rounds to an integer and leaves that integer in the low bits.
inline constexpr double kRounder = 6755399441055744.0;

/// V: double or a vector of doubles; I: the signed integers of the same size.
template <class V, class I>
[[gnu::always_inline]] inline V exp(V x) {
  constexpr double kLimit = 708;
  x = x < -kLimit ? V{} - kLimit : x;
  x = x > kLimit ? V{} + kLimit : x;
  const V shifted = x * kPerLn2 + kRounder;
  const V k = shifted - kRounder;
  const V r = (x - k * kLn2High) - k * kLn2Low;
  const V r2 = r * r, r4 = r2 * r2;
  const V low = (1.0 / 2 + r * (1.0 / 6)) + r2 * (1.0 / 24 + r * (1.0 / 120));
  const V middle = (1.0 / 720 + r * (1.0 / 5040)) + r2 * (1.0 / 40320 + r * (1.0 / 362880));
  const V high = (1.0 / 3628800 + r * (1.0 / 39916800)) + r2 * (1.0 / 479001600 + r * (1.0 / 6227020800));
  const V mantissa = 1.0 + (r + r2 * (low + r4 * (middle + r4 * high)));
  const I exponent = (std::bit_cast<I>(shifted) + 1023) << 52;
  return mantissa * std::bit_cast<V>(exponent);
}

template <class V, class I>
[[gnu::always_inline]] inline V log(V x) {
  constexpr std::int64_t kRootHalf = 0x3fe6a09e667f3bcd;  // sqrt(1/2)
  constexpr std::int64_t kBias = 1024, kTwoTo52 = 0x4330000000000000;
  // Exponent of x / sqrt(1/2), biased to stay positive; as a double by the bits of 2^52 + integer.
  const I biased = ((std::bit_cast<I>(x) - kRootHalf) + (kBias << 52)) >> 52 & 0x7ff;
  const V k = std::bit_cast<V>(biased | kTwoTo52) - (4503599627370496.0 + kBias);
  const V m = std::bit_cast<V>(std::bit_cast<I>(x) - ((biased - kBias) << 52));
  const V s = (m - 1.0) / (m + 1.0), s2 = s * s;
  V sum = V{} + 1.0 / 23;
  for (int n = 21; n >= 3; n -= 2) sum = 1.0 / n + s2 * sum;
  return k * kLn2High + (2.0 * s + (2.0 * s * s2 * sum + k * kLn2Low));
}

}  // namespace spinewalk::disc::lane_math
