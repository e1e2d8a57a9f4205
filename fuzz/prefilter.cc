// The parse of the filtered page has the text of the parse of the page.
#include "html/prefilter.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <optional>
#include <string>

#include "base/arena.h"
#include "base/text.h"
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

// Controls become U+FFFD in the parser, where the filter did not take them for white space.
std::string without_replacements(std::string_view text) {
  constexpr std::string_view kMark = "\ufffd";
  std::string result;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t found = std::min(text.find(kMark, at), text.size());
    result += text.substr(at, found - at);
    at = found + kMark.size();
  }
  return result;
}

// Nothing where the page is deeper than the parser goes: there, what is inside an element may stand behind it.
std::optional<std::string> text_of(const Prefiltered& html, Arena& arena) {
  arena.reset(std::size_t{256} << 20, std::chrono::milliseconds(0));
  Result<PageModel> page = parse_page(html, {}, arena);
  if (!page || page->depth_capped) return std::nullopt;
  segment_blocks(*page, arena);
  std::string text;
  for (const TextBlock& block : page->blocks) {
    if (is_emptied(*page, block.owner)) continue;
    text += without_replacements(block.text);
    text += '\n';
  }
  return clean_line(text, text.size() + 1);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view page = fuzz::as_text(data, size);
  if (!is_valid_utf8(page)) return 0;
  Prefiltered as_is, filtered;
  as_is.html = page;
  prefilter(page, {}, filtered);
  fuzz::require(filtered.html.size() <= page.size() + 64, "prefilter: never longer");
  Arena arena;
  const std::optional<std::string> expected = text_of(as_is, arena);
  const std::optional<std::string> got = text_of(filtered, arena);
  if (expected && got && *expected != *got) {
    std::fprintf(stderr, "page:     %s\nfiltered: %s\n", expected->c_str(), got->c_str());
    fuzz::require(false, "prefilter: keeps the text");
  }
  return 0;
}
