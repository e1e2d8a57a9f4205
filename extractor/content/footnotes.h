// Footnotes: which links refer to a note on the same page, which elements are the notes.
#ifndef CLEANVIEW_CONTENT_FOOTNOTES_H_
#define CLEANVIEW_CONTENT_FOOTNOTES_H_

#include <cstdint>
#include <span>
#include <unordered_map>
#include <unordered_set>

#include "content/verdict.h"
#include "page/page_model.h"

namespace cleanview {

// Numbers are those of the notes, from 1 in order of their first reference.
struct Footnotes {
  std::unordered_map<std::uint32_t, std::uint32_t> references;  // link's node -> number
  std::unordered_map<std::uint32_t, std::uint32_t> notes;       // note's node -> number
  std::unordered_map<std::uint32_t, std::uint32_t> side_notes;  // node of a note within a line -> number
  std::unordered_set<std::uint32_t> back_links;                 // links of notes back to the text, printed marks
  std::unordered_set<std::uint32_t> lists;                      // lists whose items are notes

  bool empty() const { return notes.empty(); }
};

// Which notes count: those with kept text, or all that kept text refers to.
enum class NotesWanted : std::uint8_t { kKept, kAll };

// Finds the notes that are kept and referred to by kept text: superscript or bracketed marks that link to a place after
// them; elements within a line whose class calls them notes in the margin. Cost: linear in the nodes of the page.
Footnotes find_footnotes(const PageModel& page, std::span<const Verdict> verdicts,
                         NotesWanted wanted = NotesWanted::kKept);

}  // namespace cleanview

#endif  // CLEANVIEW_CONTENT_FOOTNOTES_H_
