// Takes out of a page, before the parse, what no stage reads.
#ifndef CLEANVIEW_HTML_PREFILTER_H_
#define CLEANVIEW_HTML_PREFILTER_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "cleanview/options.h"
#include "page/page_model.h"

namespace cleanview {

// A piece of the filtered text and where it stood in the page: bytes from `out` on came from `source` on.
struct SourceSpan {
  std::uint32_t out = 0;
  std::uint32_t source = 0;
};

struct Prefiltered {
  std::string html;                  // shorter page: same tree but for emptied and dropped parts
  std::vector<ScriptData> scripts;   // views into the page that was given
  std::vector<SourceSpan> spans;     // in order of out
  bool attributes_capped = false;

  // The offset in the page of byte `out` of html.
  std::uint32_t source_of(std::uint32_t out) const;
};

// Empties <script>, <style>, comments and the inside of <svg>, drops attributes that no stage reads (see
// page/attribute.h) and sets JSON-LD and application state aside, with the tokenizer's own rules for comments, quotes, raw-text
// elements and escaped scripts. `page` is UTF-8. Reuses the buffers of `out`.
//
// What is shown and said stays: the parse of the filtered page has the same text outside the emptied elements.
// Cost: one pass.
void prefilter(std::string_view page, const Limits& limits, Prefiltered& out);

}  // namespace cleanview

#endif  // CLEANVIEW_HTML_PREFILTER_H_
