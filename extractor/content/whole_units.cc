// A classifier judges block by block; half of a table is worth nothing, and its words are no less the author's.
#include "content/whole_units.h"

#include <cstdint>

#include "content/code.h"
#include "content/footnotes.h"
#include "content/line_rules.h"
#include "content/rule_table.h"
#include "content/tables.h"

namespace cleanview {
namespace {

// A table of which the classifier keeps less is more likely to be wrong in what it keeps.
constexpr double kKeptShare = 0.5;
// A table of links is a listing: there each row stands for itself.
constexpr double kMostLinkShare = 0.5;

void keep(Verdict& v) {
  if (v.label != BlockLabel::kBoilerplate) return;
  v.label = BlockLabel::kMainContent;
  v.rule = &rule_info(Rule::kKept);
}

void keep(const Node& unit, std::span<Verdict> verdicts) {
  for (BlockId b = unit.first_block; index(b) < index(unit.end_block); ++b) keep(verdicts[index(b)]);
}

// The two blocks below heading `i` are kept, but for a mark beside it ("[edit]"), and are no headings.
bool heads_kept(const PageModel& page, std::span<const Verdict> verdicts, std::uint32_t i) {
  std::uint32_t next = i + 1;
  if (is_heading_mark(page, BlockId{next})) ++next;
  const std::uint32_t end = next + 2;
  if (end > verdicts.size()) return false;
  for (; next < end; ++next) {
    if (verdicts[next].label != BlockLabel::kMainContent || page.blocks[next].heading > 0) return false;
  }
  return true;
}

// <pre> that says its language, or with <code> right inside.
bool is_sample(const PageModel& page, NodeId pre) {
  const NodeId child = page.first_child(pre);
  return (child != kNoNode && page[child].tag == Tag::kCode) || !code_language(page, pre).empty();
}

// False for a formula within a line: its block has other text, too.
bool holds_blocks(const PageModel& page, NodeId n) {
  const TextBlock& first = page[page[n].first_block];
  const TextBlock& last = page[BlockId{index(page[n].end_block) - 1}];
  return page.contains(n, first.first) && page.contains(n, last.last);
}

void complete_unit(const PageModel& page, const Node& unit, std::span<Verdict> verdicts) {
  std::uint32_t words = 0, kept = 0, linked = 0;
  for (BlockId b = unit.first_block; index(b) < index(unit.end_block); ++b) {
    words += page[b].words;
    linked += page[b].link_words;
    if (verdicts[index(b)].label == BlockLabel::kMainContent) kept += page[b].words;
  }
  if (kept < words * kKeptShare || linked > words * kMostLinkShare) return;
  keep(unit, verdicts);
}

// The units that lie in no other one.
template <typename IsUnit>
void complete_outermost(const PageModel& page, std::span<Verdict> verdicts, IsUnit is_unit) {
  for (NodeId n{0}; n != page.end();) {
    const bool unit = is_unit(n);
    if (unit) complete_unit(page, page[n], verdicts);
    n = unit ? page[n].end : NodeId{index(n) + 1};
  }
}

}  // namespace

void complete_tables(const PageModel& page, std::span<Verdict> verdicts) {
  complete_outermost(page, verdicts, [&](NodeId n) { return page[n].tag == Tag::kTable && is_data_table(page, n); });
}

void complete_quotes_and_definitions(const PageModel& page, std::span<Verdict> verdicts) {
  complete_outermost(page, verdicts,
                     [&](NodeId n) { return page[n].tag == Tag::kBlockquote || page[n].tag == Tag::kDl; });
}

void complete_code(const PageModel& page, std::span<Verdict> verdicts) {
  const auto kept = [&](std::uint32_t b) { return verdicts[b].label == BlockLabel::kMainContent; };
  for (NodeId n{0}; n != page.end(); ++n) {
    const Node& node = page[n];
    const std::uint32_t first = index(node.first_block), end = index(node.end_block);
    if (node.tag != Tag::kPre && node.tag != Tag::kMath) continue;
    const bool between = first != end && first > 0 && end < verdicts.size() && kept(first - 1) && kept(end);
    if (!between) continue;
    const bool whole = node.tag == Tag::kPre ? is_sample(page, n) : holds_blocks(page, n);
    if (whole) keep(node, verdicts);
  }
}

void complete_headings(const PageModel& page, std::span<Verdict> verdicts) {
  bool kept_before = false;
  for (std::uint32_t i = 0; i + 1 < verdicts.size(); ++i) {
    const bool kept = verdicts[i].label == BlockLabel::kMainContent;
    const TextBlock& block = page.blocks[i];
    const bool is_title = block.heading > 0 && block.link_words * 2 < block.words;
    const bool dropped_heading = is_title && verdicts[i].label == BlockLabel::kBoilerplate;
    if (dropped_heading && kept_before && heads_kept(page, verdicts, i)) keep(verdicts[i]);
    kept_before = kept_before || kept;
  }
}

void complete_terms(const PageModel& page, std::span<Verdict> verdicts) {
  for (std::uint32_t i = 0; i + 1 < verdicts.size(); ++i) {
    const bool defined = page[page.blocks[i].owner].tag == Tag::kDt && page[page.blocks[i + 1].owner].tag == Tag::kDd;
    if (defined && verdicts[i + 1].label == BlockLabel::kMainContent) keep(verdicts[i]);
  }
}

void complete_footnotes(const PageModel& page, std::span<Verdict> verdicts) {
  const Footnotes footnotes = find_footnotes(page, verdicts, NotesWanted::kAll);
  if (footnotes.empty()) return;
  std::uint32_t kept = 0, noted = 0;
  for (std::size_t i = 0; i < verdicts.size(); ++i) {
    if (verdicts[i].label == BlockLabel::kMainContent) kept += page.blocks[i].words;
  }
  for (const auto& [node, number] : footnotes.notes) {
    const Node& note = page[NodeId{node}];
    for (BlockId b = note.first_block; index(b) < index(note.end_block); ++b) noted += page[b].words;
  }
  if (noted * 3 > kept) return;
  for (const auto& [node, number] : footnotes.notes) keep(page[NodeId{node}], verdicts);
}

}  // namespace cleanview
