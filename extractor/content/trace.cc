#include "content/trace.h"

#include "base/utf8.h"
#include "page/segment.h"

namespace cleanview {
namespace {

constexpr std::size_t kMostTextBytes = 200;

}  // namespace

void trace_removed(const PageModel& page, std::span<const Verdict> verdicts, Article& article) {
  for (BlockId b{0}; b != page.end_block(); ++b) {
    const Verdict& v = verdicts[index(b)];
    if (v.label == BlockLabel::kMainContent) continue;
    const TextBlock& block = page[b];
    Removed removed;
    removed.n = static_cast<std::uint32_t>(article.removed.size() + 1);
    removed.kind = v.rule->kind;
    removed.rule = v.rule->id;
    removed.reason = v.rule->reason;
    removed.moved_to = v.rule->moved_to;
    removed.text = truncate_utf8(block.text, kMostTextBytes);
    removed.words = block.words;
    removed.path = css_path(page, block.owner);
    removed.from_byte = page.source_offset(page[block.first].source);
    removed.to_byte =
        page.source_offset(page[block.last].source) + static_cast<std::uint32_t>(page[block.last].text.size());
    removed.probability = v.probability;
    article.removed.push_back(std::move(removed));
  }
}

}  // namespace cleanview
