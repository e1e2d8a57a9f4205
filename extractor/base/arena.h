// Arena: bump memory for one page, with a bound on bytes and on time.
#ifndef CLEANVIEW_BASE_ARENA_H_
#define CLEANVIEW_BASE_ARENA_H_

#include <chrono>
#include <csetjmp>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
#include <new>
#include <span>
#include <string_view>
#include <type_traits>
#include <vector>

namespace cleanview {

enum class ArenaStop : std::uint8_t { kNone, kMemory, kDeadline };

// Memory that is given out in order and taken back all at once.
//
// allocate() never returns null. When the bytes or the time are spent, it either leaves by longjmp (while an
// escape is set: for C code that cannot be stopped otherwise), or goes on and remembers why to stop:
// loops over a page look at stop() and end. What can then still be allocated is bounded by the work of one stage.
// Destructors are never run: for trivially destructible types only. One thread.
class Arena {
 public:
  Arena() = default;
  Arena(const Arena&) = delete;
  Arena& operator=(const Arena&) = delete;

  // Takes all memory back and sets the bounds for the next page. A deadline of 0 is none.
  void reset(std::size_t max_bytes, std::chrono::milliseconds deadline);

  // `bytes` of uninitialised memory, aligned to 16.
  void* allocate(std::size_t bytes) {
    bytes = (bytes + 15) & ~std::size_t{15};
    if (bytes > left_) grow(bytes);
    void* result = next_;
    next_ += bytes;
    left_ -= bytes;
    return result;
  }

  // `count` value-initialised elements.
  template <typename T>
  std::span<T> make_array(std::size_t count) {
    static_assert(std::is_trivially_destructible_v<T>);
    T* first = static_cast<T*>(allocate(count * sizeof(T)));
    for (std::size_t i = 0; i < count; ++i) new (first + i) T();
    return {first, count};
  }

  // A copy of `text` that lives until reset().
  std::string_view copy(std::string_view text);

  // While set, a spent bound leaves by longjmp(*escape, 1). Null to unset.
  void set_escape(std::jmp_buf* escape) { escape_ = escape; }

  // Looks at the clock and at the bytes.
  ArenaStop stop();
  // The same for C code: leaves by the escape when a bound is spent.
  void leave_if_spent();

  std::size_t bytes_used() const { return used_ - left_; }
  std::size_t peak_bytes() const { return peak_; }
  std::size_t max_bytes() const { return max_bytes_; }

 private:
  struct Chunk {
    std::unique_ptr<char[]> memory;
    std::size_t size;
  };

  void grow(std::size_t bytes);
  void take_chunk(std::size_t bytes);

  std::vector<Chunk> chunks_;
  std::size_t chunk_ = 0;  // first chunk not in use
  char* next_ = nullptr;
  std::size_t left_ = 0;
  std::size_t used_ = 0;  // of all chunks in use
  std::size_t peak_ = 0;
  std::size_t max_bytes_ = ~std::size_t{0};
  std::chrono::steady_clock::time_point deadline_ = {};
  bool has_deadline_ = false;
  ArenaStop stop_ = ArenaStop::kNone;
  std::jmp_buf* escape_ = nullptr;
};

// A growing array in an Arena, for trivially copyable elements. Growth leaves the old memory behind.
template <typename T>
class ArenaVector {
 public:
  static_assert(std::is_trivially_copyable_v<T> && std::is_trivially_destructible_v<T>);

  explicit ArenaVector(Arena& arena) : arena_(&arena) {}

  void push_back(const T& value) {
    const T copy = value;  // may be an element of this vector
    if (size_ == capacity_) reserve(capacity_ == 0 ? 16 : capacity_ * 2);
    new (first_ + size_) T(copy);
    ++size_;
  }
  void reserve(std::size_t capacity) {
    if (capacity <= capacity_) return;
    T* moved = static_cast<T*>(arena_->allocate(capacity * sizeof(T)));
    if (size_ > 0) std::memcpy(static_cast<void*>(moved), first_, size_ * sizeof(T));
    first_ = moved;
    capacity_ = capacity;
  }
  void pop_back() { --size_; }
  void clear() { size_ = 0; }
  bool empty() const { return size_ == 0; }
  std::size_t size() const { return size_; }
  T& back() { return first_[size_ - 1]; }
  T& operator[](std::size_t i) { return first_[i]; }
  const T& operator[](std::size_t i) const { return first_[i]; }
  // Valid until the next push_back().
  std::span<T> span() const { return {first_, size_}; }

 private:
  Arena* arena_;
  T* first_ = nullptr;
  std::size_t size_ = 0;
  std::size_t capacity_ = 0;
};

}  // namespace cleanview

#endif  // CLEANVIEW_BASE_ARENA_H_
