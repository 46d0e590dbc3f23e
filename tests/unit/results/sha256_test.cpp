// Test vectors: NIST, "SHA-256 examples" to FIPS 180-4, and the long message of its predecessor FIPS 180-2
// (B.3).
#include "results/sha256.hpp"

#include <gtest/gtest.h>

namespace spinewalk::results {
namespace {

TEST(Sha256, EmptyMessage) {
  EXPECT_EQ(sha256(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

TEST(Sha256, OneBlock) {
  EXPECT_EQ(sha256("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST(Sha256, PaddingNeedsASecondBlock) {
  EXPECT_EQ(sha256("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"),
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
}

TEST(Sha256, MillionLettersInOddPieces) {
  Sha256 hash;
  const std::string letters(1'000'000, 'a');
  for (std::size_t at = 0; at < letters.size(); at += 977)
    hash.add(std::string_view(letters).substr(at, 977));
  EXPECT_EQ(hash.finish(), "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

}  // namespace
}  // namespace spinewalk::results
