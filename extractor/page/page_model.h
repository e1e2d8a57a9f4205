// PageModel: the parsed page as flat arrays in document order.
//
// Elements and runs of text are Nodes in pre-order, so that a subtree is an index range [n, end). Texts of
// the page are cut into TextBlocks (page/segment.h), also in document order; the blocks inside an element are
// the range [first_block, end_block), so a sum over an element is a difference of prefix sums.
// All memory belongs to an Arena and dies with its reset().
#ifndef CLEANVIEW_PAGE_PAGE_MODEL_H_
#define CLEANVIEW_PAGE_PAGE_MODEL_H_

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <span>
#include <string_view>

#include "page/attribute.h"
#include "page/tag.h"

namespace cleanview {

enum class NodeId : std::uint32_t {};
enum class BlockId : std::uint32_t {};
inline constexpr NodeId kNoNode{0xffffffffu};
inline constexpr BlockId kNoBlock{0xffffffffu};

constexpr std::uint32_t index(NodeId n) {
  return static_cast<std::uint32_t>(n);
}
constexpr std::uint32_t index(BlockId b) {
  return static_cast<std::uint32_t>(b);
}
constexpr NodeId& operator++(NodeId& n) {
  return n = NodeId{index(n) + 1};
}
constexpr BlockId& operator++(BlockId& b) {
  return b = BlockId{index(b) + 1};
}

struct Attribute {
  Attr name;
  std::string_view value;  // character references decoded
};

// Why an element is not shown, as far as markup tells. Inherited by what is inside.
enum Hidden : std::uint8_t {
  kHiddenAttribute = 1,  // hidden
  kHiddenStyle = 2,      // display:none or visibility:hidden in style
  kHiddenAria = 4,       // aria-hidden=true without hidden
  kHiddenByCapture = 8,  // marked by the browser extension, which sees computed style
};

struct Node {
  std::string_view text;  // kText: characters as parsed; otherwise empty
  NodeId parent = kNoNode;
  NodeId end = NodeId{0};             // first node after the subtree
  std::uint32_t attribute_begin = 0;  // into PageModel::attributes
  std::uint32_t source = 0;           // byte offset in the parsed text: see PageModel::source_offset()
  BlockId first_block = BlockId{0};   // blocks that begin or continue inside: [first_block, end_block)
  BlockId end_block = BlockId{0};
  std::uint16_t depth = 0;  // html is 0
  std::uint16_t attribute_count = 0;
  Tag tag = Tag::kUnknown;
  std::uint8_t hidden = 0;  // Hidden bits, inherited
};

// A maximal run of text without a block-level break: the unit that is kept or left out.
struct TextBlock {
  std::string_view text;   // white space collapsed and trimmed; has at least one word
  NodeId owner = kNoNode;  // nearest block-level element around the text
  NodeId first = kNoNode;  // its text nodes lie in [first, last]
  NodeId last = kNoNode;
  std::uint32_t words = 0;         // runs of letters, digits and _; pairs of characters in CJK
  std::uint32_t link_words = 0;    // of them in <a href>
  std::uint32_t bold_words = 0;    // in b, strong, em, i
  std::uint32_t code_words = 0;    // in pre, code, kbd, samp, tt
  std::uint32_t chars = 0;         // Unicode scalar values of text
  std::uint16_t links = 0;         // <a href> that begin inside (or around its beginning)
  std::uint16_t images = 0;        // <img> inside
  std::uint16_t inline_depth = 0;  // inline elements around its first text
  std::uint8_t heading = 0;        // 1 to 6 when the owner, its parent or grandparent is a heading; 0
  std::uint8_t hidden = 0;         // Hidden bits of the owner
};

// JSON that the page carries in scripts, set aside before the parse.
enum class ScriptKind : std::uint8_t { kJsonLd, kAppState, kOtherJson };
struct ScriptData {
  ScriptKind kind = ScriptKind::kJsonLd;
  std::string_view text;     // as in the page
  std::uint32_t source = 0;  // byte offset in the decoded page
};

// A piece of the parsed text and where it stood in the page: bytes from `out` on came from `source` on.
struct SourceSpan {
  std::uint32_t out = 0;
  std::uint32_t source = 0;
};

class PageModel {
 public:
  std::span<Node> nodes;
  std::span<const Attribute> attributes;
  std::span<TextBlock> blocks;
  std::span<const ScriptData> scripts;
  std::span<const SourceSpan> source_spans;  // in order of out; empty: offsets are the page's own
  NodeId html = kNoNode, head = kNoNode, body = kNoNode;
  bool depth_capped = false, attributes_capped = false, formatting_capped = false;

  const Node& operator[](NodeId n) const { return nodes[index(n)]; }
  const TextBlock& operator[](BlockId b) const { return blocks[index(b)]; }
  NodeId end() const { return NodeId{static_cast<std::uint32_t>(nodes.size())}; }
  BlockId end_block() const { return BlockId{static_cast<std::uint32_t>(blocks.size())}; }

  std::span<const Attribute> attributes_of(NodeId n) const {
    return attributes.subspan((*this)[n].attribute_begin, (*this)[n].attribute_count);
  }

  // The value of `name` on `n`; nothing when the attribute is absent, "" when it is empty.
  std::optional<std::string_view> attribute(NodeId n, Attr name) const {
    for (const Attribute& a : attributes_of(n)) {
      if (a.name == name) return a.value;
    }
    return std::nullopt;
  }

  // As attribute(), with "" for an absent one.
  std::string_view attribute_or_empty(NodeId n, Attr name) const {
    return attribute(n, name).value_or(std::string_view{});
  }

  // The byte offset in the decoded page of byte `parsed` of the text that was parsed.
  std::uint32_t source_offset(std::uint32_t parsed) const;

  // True iff `n` lies in the subtree of `ancestor`, itself included.
  bool contains(NodeId ancestor, NodeId n) const {
    return index(ancestor) <= index(n) && index(n) < index((*this)[ancestor].end);
  }

  // Children: for (NodeId c = first_child(n); c != kNoNode; c = next_sibling(c)).
  NodeId first_child(NodeId n) const {
    const NodeId c{index(n) + 1};
    return c == (*this)[n].end ? kNoNode : c;
  }
  NodeId next_sibling(NodeId n) const {
    const Node& node = (*this)[n];
    if (node.parent == kNoNode || node.end == (*this)[node.parent].end) return kNoNode;
    return node.end;
  }

  // Nearest ancestor-or-self with one of the tags; kNoNode when there is none.
  NodeId closest(NodeId n, std::initializer_list<Tag> tags) const {
    for (; n != kNoNode; n = (*this)[n].parent) {
      for (Tag t : tags) {
        if ((*this)[n].tag == t) return n;
      }
    }
    return kNoNode;
  }
};

}  // namespace cleanview

#endif  // CLEANVIEW_PAGE_PAGE_MODEL_H_
