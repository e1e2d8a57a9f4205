// HashMap: values by 64-bit hashes, in one array. For counting what a page repeats.
#ifndef CLEANVIEW_BASE_HASH_MAP_H_
#define CLEANVIEW_BASE_HASH_MAP_H_

#include <cstddef>
#include <cstdint>
#include <vector>

namespace cleanview {

// Keys are spread by a multiplication, so they need not be good hashes. Nothing is removed but all at once. References
// are valid until the next operator[] or clear().
template <typename T>
class HashMap {
 public:
  HashMap() : slots_(kFewest) {}

  // The value of `key`, made when there is none.
  T& operator[](std::uint64_t key) {
    if (2 * used_ >= slots_.size()) grow();
    Slot& slot = slots_[find_slot(key)];
    if (!slot.used) {
      slot.key = key;
      slot.used = true;
      ++used_;
    }
    return slot.value;
  }

  // Null when there is none.
  const T* find(std::uint64_t key) const {
    const Slot& slot = slots_[find_slot(key)];
    return slot.used ? &slot.value : nullptr;
  }

  std::size_t size() const { return used_; }

 private:
  struct Slot {
    std::uint64_t key = 0;
    T value = {};
    bool used = false;
  };
  static constexpr std::size_t kFewest = 64;  // a power of two

  std::size_t find_slot(std::uint64_t key) const {
    const std::size_t mask = slots_.size() - 1;
    std::size_t at = ((key * 0x9e3779b97f4a7c15u) >> 32) & mask;
    while (slots_[at].used && slots_[at].key != key) at = (at + 1) & mask;
    return at;
  }

  void grow() {
    std::vector<Slot> old(slots_.size() * 2);
    old.swap(slots_);
    for (const Slot& slot : old) {
      if (slot.used) slots_[find_slot(slot.key)] = slot;
    }
  }

  std::vector<Slot> slots_;
  std::size_t used_ = 0;
};

}  // namespace cleanview

#endif  // CLEANVIEW_BASE_HASH_MAP_H_
