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
std::uint32_t hash_of(std::string_view text, std::uint32_t hash) {
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619u;
  hash = (hash ^ (hash >> 15)) * 0x85ebca6bu;
  return hash ^ (hash >> 13);
}

char plain(char c) {
  if (c == '_') return '-';
  return c >= '0' && c <= '9' ? '0' : ascii_lower(c);
}

template <typename Visit>
void visit_name(std::string_view name, const Visit& visit) {
  if (name.size() < kShortestName || name.size() > kLongestName) return;
  visit(hash_of(name, kNameSeed));
  if (name.find('-') == std::string_view::npos) return;
  for (std::size_t begin = 0; begin < name.size();) {
    const std::size_t end = std::min(name.find('-', begin), name.size());
    const std::string_view part = name.substr(begin, end - begin);
    if (part.size() >= kShortestPart && part.size() <= kLongestPart) visit(hash_of(part, kPartSeed));
    begin = end + 1;
  }
}

template <typename Visit>
void visit_terms(std::string_view value, const Visit& visit) {
  std::array<char, kLongestName + 1> name;  // a name that fills it is too long
  std::size_t size = 0;
  const auto put = [&](char c) {
    if (size < name.size()) name[size++] = c;
  };
  const auto is_small = [](char c) { return c >= 'a' && c <= 'z'; };
  for (std::size_t i = 0; i <= value.size(); ++i) {
    if (i == value.size() || is_html_space(value[i])) {
      visit_name({name.data(), size}, visit);
      size = 0;
      continue;
    }
    if (i > 0 && value[i] >= 'A' && value[i] <= 'Z' && is_small(value[i - 1])) put('-');
    put(plain(value[i]));
  }
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
