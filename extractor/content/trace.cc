#include "content/trace.h"

#include "base/text.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "content/rule_table.h"
#include "page/collapse.h"

namespace cleanview {
namespace {

constexpr std::size_t kMostTextBytes = 200;

Removed removed_by(const RuleInfo& rule, Article& article) {
  Removed removed;
  removed.n = static_cast<std::uint32_t>(article.removed.size() + 1);
  removed.kind = rule.kind;
  removed.rule = rule.id;
  removed.reason = rule.reason;
  removed.moved_to = rule.moved_to;
  return removed;
}

void set_place(const PageModel& page, NodeId first, NodeId last, Removed& removed) {
  removed.from_byte = page.source_offset(page[first].source);
  removed.to_byte = page.source_offset(page[last].source) + static_cast<std::uint32_t>(page[last].text.size());
}

Removed removed_block(const PageModel& page, const CssPaths& paths, BlockId b, const Verdict& v, Article& article) {
  const TextBlock& block = page[b];
  Removed removed = removed_by(*v.rule, article);
  removed.text = truncate_utf8(block.text, kMostTextBytes);
  removed.words = block.words;
  removed.path = paths.of(b);
  set_place(page, block.first, block.last, removed);
  removed.probability = v.probability;
  return removed;
}

Removed removed_part(const PageModel& page, const CssPaths& paths, const CutPart& part, const Verdict& v,
                     Article& article) {
  Removed removed = removed_by(rule_info(Rule::kHandRemove), article);
  std::string text;
  Collapser collapser(text);
  for (NodeId n = part.first; index(n) <= index(part.last); ++n) {
    if (page[n].tag == Tag::kText) collapser.add(page[n].text);
  }
  removed.text = truncate_utf8(text, kMostTextBytes);
  removed.words = static_cast<std::uint32_t>(count_words(text));
  removed.path = paths.of(part.element);
  set_place(page, part.first, part.last, removed);
  removed.probability = v.probability;
  return removed;
}

}  // namespace

void trace_removed(const PageModel& page, const CssPaths& paths, std::span<const Verdict> verdicts,
                   std::span<const CutPart> parts, Article& article) {
  for_each_removal(
      verdicts, parts,
      [&](BlockId b) { article.removed.push_back(removed_block(page, paths, b, verdicts[index(b)], article)); },
      [&](const CutPart& part) {
        article.removed.push_back(removed_part(page, paths, part, verdicts[index(part.block)], article));
      });
}

}  // namespace cleanview
