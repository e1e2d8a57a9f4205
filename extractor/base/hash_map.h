// HashMap: values by 64-bit hashes, in one array. For counting what a page repeats.
#ifndef CLEANVIEW_BASE_HASH_MAP_H_
#define CLEANVIEW_BASE_HASH_MAP_H_

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <vector>

namespace cleanview {

// A key for `text`: of its bytes, eight at a time, as `fold` gives them. It depends on the order of bytes in the
// machine.
template <typename Fold>
std::uint64_t key_of_text(std::string_view text, Fold fold) {
  std::uint64_t key = text.size() ^ 14695981039346656037u;
  for (std::size_t at = 0; at < text.size(); at += sizeof(std::uint64_t)) {
    std::uint64_t eight = 0;
    std::memcpy(&eight, text.data() + at, std::min(sizeof(eight), text.size() - at));
    key = (key ^ fold(eight)) * 1099511628211u;
    key ^= key >> 32;
  }
  return key;
}

// Keys are spread by a multiplication, so they need not be good hashes. The factor is another one in each map: who
// writes a page cannot choose keys that fall into one place, each of which would then walk over all others. Nothing
// that a map answers depends on it. References are valid until the next operator[]. The keys 0 and 1 are one.
template <typename T>
class HashMap {
 public:
  HashMap() : slots_(kFewest), factor_(factor_of(slots_.data())) {}

  // The value of `key`, made when there is none.
  T& operator[](std::uint64_t key) {
    if (2 * used_ >= slots_.size()) grow();
    key = std::max(key, kLeastKey);
    Slot& slot = slots_[find_slot(key)];
    used_ += slot.key == kNoKey;
    slot.key = key;
    return slot.value;
  }

  // Null when there is none.
  const T* find(std::uint64_t key) const {
    const Slot& slot = slots_[find_slot(std::max(key, kLeastKey))];
    return slot.key != kNoKey ? &slot.value : nullptr;
  }

  std::size_t size() const { return used_; }

 private:
  static constexpr std::uint64_t kNoKey = 0, kLeastKey = 1;
  struct Slot {
    std::uint64_t key = kNoKey;
    T value = {};
  };
  static constexpr int kFewestBits = 6;
  static constexpr std::size_t kFewest = std::size_t{1} << kFewestBits;

  // Odd. The system lays memory out anew for each process, so an address is what a page cannot know.
  static std::uint64_t factor_of(const void* address) {
    std::uint64_t mixed = reinterpret_cast<std::uintptr_t>(address) * 0x9e3779b97f4a7c15u;
    mixed = (mixed ^ (mixed >> 32)) * 0xd6e8feb86659fd93u;
    return (mixed ^ (mixed >> 32)) | 1;
  }

  // The highest bits of a product depend on all of the key.
  std::size_t find_slot(std::uint64_t key) const {
    const std::size_t mask = slots_.size() - 1;
    auto at = static_cast<std::size_t>((key * factor_) >> shift_);
    while (slots_[at].key != kNoKey && slots_[at].key != key) at = (at + 1) & mask;
    return at;
  }

  void grow() {
    std::vector<Slot> old(slots_.size() * 2);
    old.swap(slots_);
    --shift_;
    for (const Slot& slot : old) {
      if (slot.key != kNoKey) slots_[find_slot(slot.key)] = slot;
    }
  }

  std::vector<Slot> slots_;  // 2 to the power of 64 - shift_
  std::uint64_t factor_;
  int shift_ = 64 - kFewestBits;
  std::size_t used_ = 0;
};

}  // namespace cleanview

#endif  // CLEANVIEW_BASE_HASH_MAP_H_
