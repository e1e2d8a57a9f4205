// Terms are looked up by 32-bit hashes: of the names that are not in the table about one in a million is taken for one
// that is, and no name is stored.
#include "rules/lexicon.h"

#include <array>
#include <cstddef>
#include <iterator>

#include "base/ascii.h"

namespace cleanview {
namespace {

#include "rules/lexicon.inc"

constexpr std::size_t kTerms = std::size(kTermHashes);
static_assert(kTerms == std::size(kTermValues));

// The first entry whose hash begins with these bits.
constexpr int kIndexBits = 12;
constexpr auto make_index() {
  std::array<std::uint16_t, (1 << kIndexBits) + 1> begins{};
  std::size_t at = 0;
  for (std::size_t bits = 0; bits < begins.size(); ++bits) {
    while (at < kTerms && kTermHashes[at] >> (32 - kIndexBits) < bits) ++at;
    begins[bits] = static_cast<std::uint16_t>(at);
  }
  return begins;
}
constexpr auto kIndex = make_index();

// Shorter names say nothing, longer ones are generated. In bytes.
constexpr std::size_t kShortestName = 2, kLongestName = 40, kShortestPart = 3, kLongestPart = 20;

constexpr std::uint32_t kNameSeed = 2166136261u, kPartSeed = 84696351u;

// FNV-1a with its bits mixed, since the index reads the upper ones.
class TermHash {
 public:
  explicit TermHash(std::uint32_t seed) : seed_(seed), hash_(seed) {}
  void add(char c) {
    hash_ = (hash_ ^ static_cast<unsigned char>(c)) * 16777619u;
    ++size_;
  }
  void restart() {
    hash_ = seed_;
    size_ = 0;
  }
  std::uint32_t value() const {
    const std::uint32_t mixed = (hash_ ^ (hash_ >> 15)) * 0x85ebca6bu;
    return mixed ^ (mixed >> 13);
  }
  std::size_t size() const { return size_; }  // in bytes

 private:
  std::uint32_t seed_, hash_;
  std::size_t size_ = 0;
};

char plain(char c) {
  if (c == '_') return '-';
  return c >= '0' && c <= '9' ? '0' : ascii_lower(c);
}

// The terms of a name, as its characters are read: the name, and its parts between hyphens.
class NameTerms {
 public:
  void add(char c) {
    name_.add(c);
    if (c != '-') return part_.add(c);
    end_part();
    has_hyphen_ = true;
  }

  // Visits the name's terms, and begins another name.
  template <typename Visit>
  void end(const Visit& visit) {
    if (name_.size() >= kShortestName && name_.size() <= kLongestName) {
      visit(name_.value());
      if (has_hyphen_) end_part();
      for (std::size_t i = 0; i < parts_ && has_hyphen_; ++i) visit(part_terms_[i]);
    }
    name_.restart();
    part_.restart();
    parts_ = 0;
    has_hyphen_ = false;
  }

 private:
  // Names of more parts are too long.
  static constexpr std::size_t kMostParts = kLongestName / (kShortestPart + 1) + 1;

  void end_part() {
    const bool fits = part_.size() >= kShortestPart && part_.size() <= kLongestPart;
    if (fits && parts_ < kMostParts) part_terms_[parts_++] = part_.value();
    part_.restart();
  }

  TermHash name_{kNameSeed}, part_{kPartSeed};
  std::array<std::uint32_t, kMostParts> part_terms_;
  std::size_t parts_ = 0;
  bool has_hyphen_ = false;
};

template <typename Visit>
void visit_terms(std::string_view value, const Visit& visit) {
  NameTerms name;
  const auto is_small = [](char c) { return c >= 'a' && c <= 'z'; };
  for_each_token(value, [&](std::string_view token) {
    char before = 0;
    for (const char c : token) {
      if (c >= 'A' && c <= 'Z' && is_small(before)) name.add('-');
      name.add(plain(c));
      before = c;
    }
    name.end(visit);
  });
}

}  // namespace

void lexicon_terms(std::string_view value, std::vector<std::uint32_t>& out) {
  visit_terms(value, [&](std::uint32_t hash) { out.push_back(hash); });
}

NameValue name_value(std::string_view value) {
  NameValue known;
  visit_terms(value, [&](std::uint32_t hash) {
    const std::uint32_t bits = hash >> (32 - kIndexBits);
    for (std::size_t at = kIndex[bits]; at < kIndex[bits + 1]; ++at) {
      if (kTermHashes[at] == hash) known.add(kTermValues[at]);
    }
  });
  return known;
}

}  // namespace cleanview
