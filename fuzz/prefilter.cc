// The parse of the filtered page has the text of the parse of the page, and its images.
#include "html/prefilter.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <iterator>
#include <optional>
#include <string>

#include "base/arena.h"
#include "base/ascii.h"
#include "base/text.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "fuzz/check.h"
#include "html/parse.h"
#include "page/segment.h"

namespace {

using namespace cleanview;

// Whose text the filter may take.
bool is_emptied(const PageModel& page, NodeId n) {
  return page.closest(n, {Tag::kScript, Tag::kStyle, Tag::kSvg, Tag::kIframe, Tag::kTextarea, Tag::kNoembed,
                          Tag::kNoframes}) != kNoNode;
}

std::string replaced(std::string_view text, std::string_view part, std::string_view by) {
  std::string result;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t found = std::min(text.find(part, at), text.size());
    result += text.substr(at, found - at);
    if (found < text.size()) result += by;
    at = found + part.size();
  }
  return result;
}

// Controls become U+FFFD in the parser, where the filter did not take them for white space.
std::string without_replacements(std::string_view text) {
  return replaced(text, "\ufffd", "");
}

struct Text {
  std::string kept;        // outside of what the filter may empty
  std::string everywhere;  // and inside
  std::string images;      // addresses, in order
};

// Nothing where the page is deeper than the parser goes: there, what is inside an element may stand behind it.
std::optional<Text> text_of(const Prefiltered& html, Arena& arena) {
  arena.reset(std::size_t{256} << 20, std::chrono::milliseconds(0));
  Result<PageModel> page = parse_page(html, {}, arena);
  if (!page || page->depth_capped) return std::nullopt;
  segment_blocks(*page, arena);
  Text text;
  for (NodeId n{0}; n != page->end(); ++n) {
    const Node& node = (*page)[n];
    if (node.tag == Tag::kText) text.everywhere += without_replacements(node.text);
    if (node.tag != Tag::kImg || is_emptied(*page, n)) continue;
    text.images.append(page->attribute(n, Attr::kSrc).value_or("none")) += '\n';
  }
  for (const TextBlock& block : page->blocks) {
    if (!is_emptied(*page, block.owner)) text.kept += without_replacements(block.text) + '\n';
  }
  text.kept = clean_line(text.kept, text.kept.size() + 1);
  return text;
}

// Of formatting elements with the same attributes the parser keeps three open at most (the "Noah's Ark" rule).
// Attributes that the filter drops can make a fourth one equal to the others; then misnested text keeps its words, not
// its place, and may come to stand inside a drawing or outside.
bool may_fill_the_ark(std::string_view page) {
  constexpr std::string_view kFormatting[] = {"a",    "b",     "big",    "code",   "em", "font", "i",
                                              "nobr", "small", "strike", "strong", "tt", "u"};
  std::size_t counts[std::size(kFormatting)] = {};
  for (std::size_t at = page.find('<'); at != std::string_view::npos; at = page.find('<', at + 1)) {
    const std::string_view rest = page.substr(at + 1);
    const std::size_t size = std::min(rest.find_first_of(" \t\n\f\r/>"), rest.size());
    const std::string name = to_lower(rest.substr(0, std::min<std::size_t>(size, 8)));
    for (std::size_t i = 0; i < std::size(kFormatting); ++i) counts[i] += name == kFormatting[i];
  }
  return *std::max_element(std::begin(counts), std::end(counts)) > 3;
}

// True iff `text` has each letter of `part`, as often.
bool has_letters(std::string text, std::string part) {
  for (std::string* letters : {&text, &part}) {
    std::erase_if(*letters, is_html_space);
    std::sort(letters->begin(), letters->end());
  }
  return std::includes(text.begin(), text.end(), part.begin(), part.end());
}

// Text that stands in a table outside its cells is moved before it, with the white space of its own run: a comment
// that the filter drops makes one run of two.
bool may_move_before_a_table(std::string_view page) {
  return to_lower(page).find("<table") != std::string::npos;
}

std::string without_spaces(std::string text) {
  std::erase(text, ' ');
  return text;
}

// The parser shows a control character as damage, which keeps two breaks apart: without it they end a paragraph, and a
// mark alone is none.
bool has_controls(std::string_view page) {
  return std::any_of(page.begin(), page.end(),
                     [](char c) { return static_cast<unsigned char>(c) < 0x20 && !is_html_space(c); });
}

std::string letters_of(std::string text) {
  std::erase_if(text, [](char c) { return static_cast<unsigned char>(c) < 0x80 && !is_ascii_alnum(c); });
  return text;
}

// What the parser shows as damage also begins the body, where these mean something else than in the head.
bool is_head_among_controls(std::string_view page) {
  const std::string lower = to_lower(page);
  return has_controls(page) && (contains(lower, "<frameset") || contains(lower, "<noscript"));
}

// "</>" is no token, but the parser begins the next one there, so that the name of an element in a drawing is not read.
std::string without_empty_end_tags(std::string_view page) {
  return replaced(page, "</>", "<!---->");
}

bool agree(std::string_view page, const Text& expected, const Text& got) {
  if (expected.kept == got.kept) return true;
  if (has_controls(page) && letters_of(expected.kept) == letters_of(got.kept)) return true;
  if (may_move_before_a_table(page) && without_spaces(expected.kept) == without_spaces(got.kept)) return true;
  return may_fill_the_ark(page) && has_letters(got.everywhere, expected.kept) &&
         has_letters(expected.everywhere, got.kept);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes = fuzz::as_text(data, size);
  if (!is_valid_utf8(bytes)) return 0;
  Prefiltered as_is, filtered;
  prefilter(bytes, {}, filtered);
  fuzz::require(filtered.html.size() <= filtered.capacity, "prefilter: fits its buffer");
  const std::string page = without_empty_end_tags(bytes);
  if (is_head_among_controls(page)) return 0;
  as_is.html = page;
  prefilter(page, {}, filtered);
  Arena arena;
  const std::optional<Text> expected = text_of(as_is, arena);
  const std::optional<Text> got = text_of(filtered, arena);
  if (expected && got && !agree(page, *expected, *got)) {
    std::fprintf(stderr, "page:     %s\nfiltered: %s\n", expected->kept.c_str(), got->kept.c_str());
    fuzz::require(false, "prefilter: keeps the text");
  }
  const bool cut = filtered.attributes_capped || filtered.values_cut;
  if (expected && got && !cut && !may_fill_the_ark(page) && expected->images != got->images) {
    std::fprintf(stderr, "page:     %s\nfiltered: %s\n", expected->images.c_str(), got->images.c_str());
    fuzz::require(false, "prefilter: keeps the images");
  }
  return 0;
}
