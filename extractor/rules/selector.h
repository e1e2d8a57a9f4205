// Selectors: the part of CSS that site rules may use (docs/site-rules.md).
#ifndef CLEANVIEW_RULES_SELECTOR_H_
#define CLEANVIEW_RULES_SELECTOR_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "page/attribute.h"
#include "page/css_path.h"
#include "page/tag.h"

namespace cleanview {

enum class AttrOp : std::uint8_t { kPresent, kEquals, kWord, kPrefix, kSuffix, kPart };

struct AttributeTest {
  Attr name = Attr::kId;
  AttrOp op = AttrOp::kPresent;
  std::string value;
};

// What one element must be: "p.lead:nth-of-type(2)". Names of classes and ids are tests of the attributes.
struct Compound {
  bool any_tag = true;
  Tag tag = Tag::kUnknown;
  std::vector<AttributeTest> tests;
  std::uint32_t nth_child = 0;    // 0: any
  std::uint32_t nth_of_type = 0;  // 0: any
  bool child = false;             // the element before it in the selector is its parent, not any ancestor
};

struct Selector {
  std::vector<Compound> compounds;  // from the outermost to the element itself
  std::uint32_t text = 0;           // "::text(2)": the second text of the element; 0: all that is in the element
};

inline constexpr std::size_t kMostSelectorBytes = 4096;
inline constexpr std::size_t kMostCompounds = kMostPathSteps;
inline constexpr std::uint32_t kMostNth = 1'000'000;

struct ParsedSelectors {
  std::vector<Selector> selectors;
  std::string mistake;  // what is wrong and where, one line; empty: nothing
};

// Reads selectors apart by commas. Cost: linear.
ParsedSelectors parse_selectors(std::string_view text);

}  // namespace cleanview

#endif  // CLEANVIEW_RULES_SELECTOR_H_
