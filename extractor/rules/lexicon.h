// The lexicon: what names of elements (class, id, role, …) stood around main content on the pages of the training set,
// and how much, whatever the names mean. training/make_model.py counts it.
#ifndef CLEANVIEW_RULES_LEXICON_H_
#define CLEANVIEW_RULES_LEXICON_H_

#include <algorithm>
#include <cstdint>
#include <string_view>
#include <vector>

namespace cleanview {

// What the lexicon knows of some names. Values are logarithms of odds in 1/16, above 0 for main content.
struct NameValue {
  std::int32_t sum = 0;
  std::uint16_t terms = 0;  // that are known
  std::int8_t least = 0, most = 0;

  constexpr void add(std::int8_t value) { add(NameValue{value, 1, value, value}); }
  constexpr void add(const NameValue& other) {
    if (other.terms == 0) return;
    least = terms == 0 ? other.least : std::min(least, other.least);
    most = terms == 0 ? other.most : std::max(most, other.most);
    sum += other.sum;
    terms = static_cast<std::uint16_t>(terms + other.terms);
  }
};

// The terms in an attribute's value, as hashes, appended to `out`: each name in lower case, with '-' for '_' and before
// the humps of camelCase, and 0 for every digit; and the parts of it between hyphens, which are terms of their own.
void lexicon_terms(std::string_view value, std::vector<std::uint32_t>& out);

// What the lexicon knows of the terms in `value`.
NameValue name_value(std::string_view value);

}  // namespace cleanview

#endif  // CLEANVIEW_RULES_LEXICON_H_
