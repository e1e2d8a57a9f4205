// Takes out of a page, before the parse, what no stage reads.
#ifndef CLEANVIEW_HTML_PREFILTER_H_
#define CLEANVIEW_HTML_PREFILTER_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include "cleanview/options.h"
#include "page/page_model.h"

namespace cleanview {

// A long attribute value without character references is set aside, so that the parser need not read it: the
// filtered page has this mark and the value's index in Prefiltered::long_values instead.
inline constexpr std::string_view kLongValueMark = "\ue000";  // private use: no page means it

struct Prefiltered {
  std::string_view html;                      // shorter page: same tree but for emptied and dropped parts
  std::vector<ScriptData> scripts;            // views into the page that was given
  std::vector<SourceSpan> spans;              // in order of out
  std::vector<std::string_view> long_values;  // attribute values set aside (kLongValueMark)
  bool attributes_capped = false;
  bool values_cut = false;  // Limits::max_attribute_bytes

  std::unique_ptr<char[]> buffer;  // html's bytes, kept between pages
  std::size_t capacity = 0;
};

// Empties <script>, <style>, comments and the inside of <svg>, drops attributes that no stage reads (see
// page/attribute.h) and sets JSON-LD and application state aside, with the tokenizer's own rules for comments, quotes,
// raw-text elements and escaped scripts. `page` is UTF-8. Reuses the buffers of `out`.
//
// What is shown and said stays: the parse of the filtered page has the same text outside the emptied elements.
// Cost: one pass.
void prefilter(std::string_view page, const Limits& limits, Prefiltered& out);

// For tests of what the filter must not change: while `off` on a thread, the page goes to the parser as it is.
struct PrefilterSwitch {
  static inline thread_local bool off = false;
};

}  // namespace cleanview

#endif  // CLEANVIEW_HTML_PREFILTER_H_
