#include "base/hash_map.h"

#include <doctest/doctest.h>

#include <cstdint>

namespace cleanview {
namespace {

TEST_CASE("hash map: each key has its value") {
  HashMap<std::uint32_t> map;
  for (std::uint32_t i = 0; i < 5000; ++i) map[std::uint64_t{i} << (i % 50)] += i % 50 == 0 ? i : 1;
  CHECK(*map.find(4950) == 4950);
  CHECK(map.find(4951) == nullptr);
  CHECK(map.find(std::uint64_t{4951} << 1) != nullptr);
  CHECK(map.size() <= 5000);
}

// With one known factor these keys, of which a page could choose the texts, are put into one place: each walks over all
// before it, which takes hours.
TEST_CASE("hash map: keys that were chosen to meet do not") {
  constexpr std::uint64_t kKnown = 0x9e3779b97f4a7c15u;
  std::uint64_t inverse = kKnown;
  for (int i = 0; i < 5; ++i) inverse *= 2 - kKnown * inverse;
  HashMap<bool> map;
  constexpr std::uint64_t kKeys = 2'000'000;
  for (std::uint64_t i = 0; i < kKeys; ++i) map[inverse * ((i & 0x3ff) << 54 | i >> 10)] = true;
  CHECK(map.size() == kKeys);
}

}  // namespace
}  // namespace cleanview
