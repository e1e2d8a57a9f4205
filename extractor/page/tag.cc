// The table of tags and their classes; tags are in order of name, so that a name is found by bisection.
#include "page/tag.h"

#include <algorithm>
#include <array>
#include <cstddef>

namespace cleanview {
namespace {

enum : std::uint8_t { kBlock = 1, kSkip = 2, kMathml = 4 };

struct TagRow {
  std::string_view name;
  std::uint8_t flags;
};

// Rows follow the order of Tag. Which tags break text and which hide it was measured with the
// classifier (docs/method.md): the segmentation is part of the model.
constexpr std::array<TagRow, kTags> kRows = {{
    {"", 0},  // kUnknown
    {"", 0},  // kText
    {"a", 0},
    {"abbr", 0},
    {"acronym", 0},
    {"address", kBlock},
    {"amp-audio", kSkip},
    {"amp-iframe", kSkip},
    {"amp-img", 0},
    {"amp-video", kSkip},
    {"annotation", kMathml},
    {"annotation-xml", kMathml},
    {"applet", kSkip},
    {"area", kSkip},
    {"article", kBlock},
    {"aside", kBlock},
    {"audio", kBlock | kSkip},
    {"b", 0},
    {"base", 0},
    {"basefont", 0},
    {"bdi", 0},
    {"bdo", 0},
    {"bgsound", 0},
    {"big", 0},
    {"blink", 0},
    {"blockquote", kBlock},
    {"body", kBlock},
    {"br", 0},
    {"button", kBlock},
    {"canvas", kSkip},
    {"caption", kBlock},
    {"center", kBlock},
    {"cite", 0},
    {"code", 0},
    {"col", 0},
    {"colgroup", 0},
    {"data", 0},
    {"datalist", kSkip},
    {"dd", kBlock},
    {"del", 0},
    {"desc", 0},
    {"details", kBlock},
    {"dfn", 0},
    {"dialog", kBlock},
    {"dir", kBlock},
    {"div", kBlock},
    {"dl", kBlock},
    {"dt", kBlock},
    {"em", 0},
    {"embed", kSkip},
    {"fieldset", kBlock},
    {"figcaption", kBlock},
    {"figure", kBlock},
    {"font", 0},
    {"footer", kBlock},
    {"foreignobject", 0},
    {"form", kBlock},
    {"frame", 0},
    {"frameset", 0},
    {"h1", kBlock},
    {"h2", kBlock},
    {"h3", kBlock},
    {"h4", kBlock},
    {"h5", kBlock},
    {"h6", kBlock},
    {"head", kSkip},
    {"header", kBlock},
    {"hgroup", kBlock},
    {"hr", kBlock},
    {"html", kBlock},
    {"i", 0},
    {"iframe", kBlock | kSkip},
    {"image", 0},
    {"img", 0},
    {"input", 0},
    {"ins", 0},
    {"isindex", 0},
    {"kbd", 0},
    {"keygen", 0},
    {"label", 0},
    {"legend", kBlock},
    {"li", kBlock},
    {"link", kSkip},
    {"listing", kBlock},
    {"main", kBlock},
    {"map", kSkip},
    {"mark", 0},
    {"marquee", 0},
    {"math", kMathml},
    {"menclose", kMathml},
    {"menu", kBlock},
    {"menuitem", 0},
    {"merror", kMathml},
    {"meta", kSkip},
    {"meter", 0},
    {"mfenced", kMathml},
    {"mfrac", kMathml},
    {"mglyph", kMathml},
    {"mi", kMathml},
    {"mmultiscripts", kMathml},
    {"mn", kMathml},
    {"mo", kMathml},
    {"mover", kMathml},
    {"mpadded", kMathml},
    {"mphantom", kMathml},
    {"mprescripts", kMathml},
    {"mroot", kMathml},
    {"mrow", kMathml},
    {"ms", kMathml},
    {"mspace", kMathml},
    {"msqrt", kMathml},
    {"mstyle", kMathml},
    {"msub", kMathml},
    {"msubsup", kMathml},
    {"msup", kMathml},
    {"mtable", kMathml},
    {"mtd", kMathml},
    {"mtext", kMathml},
    {"mtr", kMathml},
    {"munder", kMathml},
    {"munderover", kMathml},
    {"nav", kBlock},
    {"nobr", 0},
    {"noembed", kSkip},
    {"noframes", kSkip},
    {"noscript", kBlock},
    {"object", kBlock | kSkip},
    {"ol", kBlock},
    {"optgroup", kBlock | kSkip},
    {"option", kBlock | kSkip},
    {"output", 0},
    {"p", kBlock},
    {"param", 0},
    {"picture", 0},
    {"plaintext", kBlock},
    {"pre", kBlock},
    {"progress", 0},
    {"q", 0},
    {"rb", 0},
    {"rp", 0},
    {"rt", 0},
    {"rtc", 0},
    {"ruby", 0},
    {"s", 0},
    {"samp", 0},
    {"script", kSkip},
    {"search", kBlock},
    {"section", kBlock},
    {"select", kBlock | kSkip},
    {"semantics", kMathml},
    {"slot", 0},
    {"small", 0},
    {"source", 0},
    {"span", 0},
    {"strike", 0},
    {"strong", 0},
    {"style", kSkip},
    {"sub", 0},
    {"summary", kBlock},
    {"sup", 0},
    {"svg", kSkip},
    {"table", kBlock},
    {"tbody", kBlock},
    {"td", kBlock},
    {"template", kSkip},
    {"textarea", kBlock | kSkip},
    {"tfoot", kBlock},
    {"th", kBlock},
    {"thead", kBlock},
    {"time", 0},
    {"title", kSkip},
    {"tr", kBlock},
    {"track", 0},
    {"tt", 0},
    {"u", 0},
    {"ul", kBlock},
    {"var", 0},
    {"video", kBlock | kSkip},
    {"wbr", 0},
    {"xmp", kBlock},
}};

constexpr std::size_t kFirstNamed = 2;

bool has_flag(Tag tag, std::uint8_t flag) {
  return (kRows[static_cast<std::size_t>(tag)].flags & flag) != 0;
}

}  // namespace

std::string_view tag_name(Tag tag) {
  return kRows[static_cast<std::size_t>(tag)].name;
}

Tag tag_from_name(std::string_view lower_name) {
  const auto* first = kRows.data() + kFirstNamed;
  const auto* last = kRows.data() + kRows.size();
  const auto* row =
      std::lower_bound(first, last, lower_name, [](const TagRow& a, std::string_view b) { return a.name < b; });
  if (row == last || row->name != lower_name) return Tag::kUnknown;
  return static_cast<Tag>(row - kRows.data());
}

bool is_block_level(Tag tag) {
  return has_flag(tag, kBlock);
}

bool is_skipped(Tag tag) {
  return has_flag(tag, kSkip);
}

int heading_level(Tag tag) {
  if (tag < Tag::kH1 || tag > Tag::kH6) return 0;
  return static_cast<int>(tag) - static_cast<int>(Tag::kH1) + 1;
}

bool is_mathml(Tag tag) {
  return has_flag(tag, kMathml);
}

}  // namespace cleanview
