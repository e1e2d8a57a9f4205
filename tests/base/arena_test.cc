#include "base/arena.h"

#include <doctest/doctest.h>

#include <cstdint>
#include <thread>

namespace cleanview {
namespace {

TEST_CASE("arena: memory is aligned and lives until reset") {
  Arena arena;
  arena.reset(1 << 20, {});
  const std::string_view copy = arena.copy("abc");
  void* p = arena.allocate(1);
  CHECK(reinterpret_cast<std::uintptr_t>(p) % 16 == 0);
  CHECK(copy == "abc");
  CHECK(arena.make_array<int>(100)[99] == 0);
}

TEST_CASE("arena: a spent bound is told, and reset forgets it") {
  Arena arena;
  arena.reset(1 << 20, {});
  for (int i = 0; i < 40; ++i) arena.allocate(100'000);
  CHECK(arena.stop() == ArenaStop::kMemory);
  arena.reset(1 << 20, {});
  CHECK(arena.stop() == ArenaStop::kNone);
}

TEST_CASE("arena: an escape leaves C code when the bytes are spent") {
  static Arena arena;
  arena.reset(1 << 20, {});
  std::jmp_buf escape;
  static int allocated = 0;
  if (setjmp(escape) == 0) {
    arena.set_escape(&escape);
    while (allocated < 1000) {
      arena.allocate(100'000);
      ++allocated;
    }
  }
  arena.set_escape(nullptr);
  CHECK(allocated < 20);
  CHECK(arena.stop() == ArenaStop::kMemory);
}

TEST_CASE("arena: a deadline is kept") {
  Arena arena;
  arena.reset(1 << 20, std::chrono::milliseconds(1));
  std::this_thread::sleep_for(std::chrono::milliseconds(5));
  CHECK(arena.stop() == ArenaStop::kDeadline);
}

TEST_CASE("arena vector: grows, and may push an element of its own") {
  Arena arena;
  ArenaVector<int> v(arena);
  v.push_back(7);
  for (int i = 0; i < 1000; ++i) v.push_back(v[0]);
  CHECK(v.size() == 1001);
  CHECK(v.back() == 7);
}

}  // namespace
}  // namespace cleanview
