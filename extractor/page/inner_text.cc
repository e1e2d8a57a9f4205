#include <vector>

#include "page/collapse.h"
#include "page/segment.h"

namespace cleanview {
namespace {

// Position of `n` among its siblings of the same tag, from 1; 0 when it is the only one.
std::uint32_t ordinal(const PageModel& page, NodeId n) {
  const NodeId parent = page[n].parent;
  if (parent == kNoNode) return 0;
  std::uint32_t position = 0;
  std::uint32_t count = 0;
  for (NodeId c = page.first_child(parent); c != kNoNode; c = page.next_sibling(c)) {
    if (page[c].tag != page[n].tag) continue;
    ++count;
    if (c == n) position = count;
  }
  return count > 1 ? position : 0;
}

bool is_plain_identifier(std::string_view id) {
  for (const char c : id) {
    const bool plain =
        (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    if (!plain) return false;
  }
  return !id.empty() && id.size() <= 64 && !(id[0] >= '0' && id[0] <= '9');
}

std::string path_step(const PageModel& page, NodeId n) {
  const std::string_view name = tag_name(page[n].tag);
  std::string step(name.empty() ? "*" : name);
  const std::string_view id = page.attribute_or_empty(n, Attr::kId);
  if (is_plain_identifier(id)) return step + "#" + std::string(id);
  const std::uint32_t position = ordinal(page, n);
  if (position > 0) step += ":nth-of-type(" + std::to_string(position) + ")";
  return step;
}

}  // namespace

std::string inner_text(const PageModel& page, NodeId n, std::size_t max_bytes) {
  std::string out;
  Collapser collapser(out);
  for (NodeId i = n; i != page[n].end && out.size() < max_bytes;) {
    const Node& node = page[i];
    if (node.tag == Tag::kText) {
      collapser.add(node.text);
    } else if (is_skipped(node.tag) && i != n) {
      i = node.end;
      continue;
    } else if (is_block_level(node.tag) || node.tag == Tag::kBr) {
      collapser.add_space();
    }
    // The end of a block-level element breaks as its start does.
    const NodeId next{index(i) + 1};
    for (NodeId up = i; up != n && up != kNoNode && page[up].end == next; up = page[up].parent) {
      if (is_block_level(page[up].tag)) collapser.add_space();
    }
    i = next;
  }
  return out;
}

std::string css_path(const PageModel& page, NodeId n) {
  // Paths are for people: the innermost steps tell them most.
  constexpr std::size_t kMostSteps = 8;
  std::vector<std::string> steps;
  for (; n != kNoNode && steps.size() < kMostSteps; n = page[n].parent) {
    if (page[n].tag == Tag::kText) continue;
    steps.push_back(path_step(page, n));
    if (steps.back().find('#') != std::string::npos) break;
  }
  std::string path;
  for (auto step = steps.rbegin(); step != steps.rend(); ++step) {
    if (!path.empty()) path += " > ";
    path += *step;
  }
  return path;
}

}  // namespace cleanview
