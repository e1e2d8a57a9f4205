// The only file that sees Gumbo: parse into the arena, then one walk into flat arrays.
//
// Gumbo is C, recursive only where it frees (never called here) and cannot be interrupted, except that all its
// memory comes from our allocator: when the arena's bytes or time are spent, the allocator leaves by longjmp, which is
// sound since all that Gumbo holds lies in the arena. So no object with a destructor may live in the
// frame of run_gumbo(). The tree is walked with an explicit stack: its depth is the page's choice.
//
// White space between block-level elements makes no node: nothing shows it, and it is half of all nodes.
// Deep nesting and many open formatting elements make the tree builder quadratic: both are capped in it by a
// small patch of ours (third_party/patches), as browsers do.
// Tested by tests/html/parse_test.cc; limits by tests/html/limits_test.cc.
#include "html/parse.h"

#include <gumbo.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <csetjmp>
#include <cstring>
#include <string>

#include "base/ascii.h"
#include "base/stage_clock.h"
#include "html/hidden.h"
#include "html/tag_scanner.h"

namespace cleanview {
namespace {

// Limits in proportion to the page (docs/security.md): dense honest markup has 400 nodes per KB.
constexpr std::uint32_t kBaseNodes = 30'000;
constexpr std::uint32_t kBytesPerNode = 2;
// Most pages have fewer nodes, so that what was read is not copied to larger memory over and over.
constexpr std::size_t kUsualBytesPerNode = 32;
// How often the clock is looked at while nodes are copied.
constexpr std::size_t kNodesBetweenLooks = 4096;

void* allocate_from_arena(void* arena, size_t size) {
  return static_cast<Arena*>(arena)->allocate(size);
}
void free_nothing(void*, void*) {}
void look_at_clock(void* arena) {
  static_cast<Arena*>(arena)->leave_if_spent();
}

// Gumbo's tree, or null when the arena stopped it.
GumboOutput* run_gumbo(const GumboOptions* options, const char* html, std::size_t size, Arena* arena) {
  std::jmp_buf escape;
  if (setjmp(escape) != 0) {
    arena->set_escape(nullptr);
    return nullptr;
  }
  arena->set_escape(&escape);
  GumboOutput* output = gumbo_parse_with_options(options, html, size);
  arena->set_escape(nullptr);
  return output;
}

using TagTable = std::array<Tag, GUMBO_TAG_LAST + 1>;

TagTable make_tag_table() {
  TagTable table{};
  for (int i = 0; i < GUMBO_TAG_UNKNOWN; ++i) {
    table[static_cast<std::size_t>(i)] = tag_from_name(gumbo_normalized_tagname(static_cast<GumboTag>(i)));
  }
  return table;
}

// Gumbo knows fewer elements than we do; the others are told by the name in the page, read as the tokenizer reads it.
Tag tag_from_source(const GumboElement& element) {
  const std::string_view source(element.original_tag.data, element.original_tag.length);
  if (source.size() < 2 || source[0] != '<') return Tag::kUnknown;
  const LowerName name(source.substr(1, end_of_tag_name(source, 1) - 1));
  return tag_from_name(name.view());
}

Tag tag_of(const GumboElement& element) {
  static const TagTable kTable = make_tag_table();
  if (element.tag == GUMBO_TAG_UNKNOWN) return tag_from_source(element);
  const Tag tag = kTable[element.tag];
  // In a drawing, <title> and the like are not what they are in HTML.
  if (element.tag_namespace == GUMBO_NAMESPACE_SVG && tag != Tag::kSvg) return Tag::kUnknown;
  return tag;
}

bool is_text(const GumboNode& node) {
  return node.type == GUMBO_NODE_TEXT || node.type == GUMBO_NODE_WHITESPACE || node.type == GUMBO_NODE_CDATA;
}
bool is_element(const GumboNode& node) {
  return node.type == GUMBO_NODE_ELEMENT || node.type == GUMBO_NODE_TEMPLATE;
}

std::uint32_t most_nodes(const Limits& limits, std::size_t bytes) {
  return std::min(limits.max_nodes, kBaseNodes + static_cast<std::uint32_t>(bytes) / kBytesPerNode);
}

class Flattener {
 public:
  Flattener(const Prefiltered& filtered, const Limits& limits, Arena& arena)
      : filtered_(filtered),
        max_nodes_(most_nodes(limits, filtered.html.size())),
        max_depth_(limits.max_depth),
        arena_(arena),
        nodes_(arena),
        attributes_(arena),
        open_(arena) {
    nodes_.reserve(filtered.html.size() / kUsualBytesPerNode);
    attributes_.reserve(filtered.html.size() / kUsualBytesPerNode);
  }

  // False when the page has more than max_nodes. Ends early where the arena has stopped.
  bool run(const GumboNode& document, PageModel& page) {
    page_ = &page;
    open_.push_back({&document.v.document.children, 0, kNoNode});
    while (open_.size() > 0) {
      Frame& frame = open_[open_.size() - 1];
      if (frame.next == frame.children->length) {
        if (frame.node != kNoNode) nodes_[index(frame.node)].end = next_id();
        open_.pop_back();
        continue;
      }
      if (nodes_.size() >= max_nodes_) return false;
      if (nodes_.size() % kNodesBetweenLooks == 0 && arena_.stop() != ArenaStop::kNone) break;
      add(frame.next++, frame);
    }
    page.nodes = nodes_.span();
    page.attributes = attributes_.span();
    return true;
  }

 private:
  struct Frame {
    const GumboVector* children;
    unsigned int next;
    NodeId node;
  };

  NodeId next_id() const { return NodeId{static_cast<std::uint32_t>(nodes_.size())}; }

  void add(unsigned int i, const Frame frame) {
    const GumboNode& child = *static_cast<const GumboNode*>(frame.children->data[i]);
    if (is_text(child)) {
      if (child.type != GUMBO_NODE_WHITESPACE || !between_blocks(i, frame)) add_text(child, frame);
    } else if (is_element(child)) {
      add_element(child, frame);
    }
  }

  // True iff the text at `i` stands between two block-level breaks.
  bool between_blocks(unsigned int i, const Frame& frame) const {
    const Tag parent = frame.node == kNoNode ? Tag::kHtml : nodes_[index(frame.node)].tag;
    if (parent == Tag::kPre) return false;
    return breaks(i, -1, frame, parent) && breaks(i, 1, frame, parent);
  }
  static bool breaks(unsigned int i, int step, const Frame& frame, Tag parent) {
    const bool outside = step < 0 ? i == 0 : i + 1 == frame.children->length;
    if (outside) return is_block_level(parent);
    const auto& sibling = *static_cast<const GumboNode*>(frame.children->data[step < 0 ? i - 1 : i + 1]);
    return is_element(sibling) && is_block_level(tag_of(sibling.v.element));
  }

  Node make_node(Tag tag, const Frame& frame, std::size_t source) const {
    Node node;
    node.tag = tag;
    node.parent = frame.node;
    node.source = static_cast<std::uint32_t>(source);
    node.attribute_begin = static_cast<std::uint32_t>(attributes_.size());
    if (frame.node != kNoNode) {
      const Node& parent = nodes_[index(frame.node)];
      node.depth = static_cast<std::uint16_t>(std::min(parent.depth + 1, 0xffff));
      node.hidden = parent.hidden;
    }
    return node;
  }

  void add_text(const GumboNode& child, const Frame& frame) {
    Node node = make_node(Tag::kText, frame, child.v.text.start_pos.offset);
    node.text = child.v.text.text;
    node.end = NodeId{index(next_id()) + 1};
    nodes_.push_back(node);
  }

  void add_element(const GumboNode& child, const Frame& frame) {
    const GumboElement& element = child.v.element;
    Node node = make_node(tag_of(element), frame, element.start_pos.offset);
    for (unsigned int i = 0; i < element.attributes.length; ++i) {
      add_attribute(*static_cast<const GumboAttribute*>(element.attributes.data[i]));
    }
    const std::size_t count = attributes_.size() - node.attribute_begin;
    node.attribute_count = static_cast<std::uint16_t>(std::min<std::size_t>(count, 0xffff));
    const auto own = attributes_.span().subspan(node.attribute_begin, node.attribute_count);
    if (count > 0) node.hidden |= hidden_bits(own);
    if (node.tag == Tag::kTemplate && has_shadow_root(own)) node.tag = Tag::kDiv;
    const NodeId id = next_id();
    if (node.depth < max_depth_) {
      nodes_.push_back(node);
      open_.push_back({&element.children, 0, id});
    } else {  // what is inside comes after it instead, unless the element hid it
      node.end = NodeId{index(id) + 1};
      nodes_.push_back(node);
      if (!is_skipped(node.tag) && node.hidden == 0) open_.push_back({&element.children, 0, frame.node});
      page_->depth_capped = true;
    }
    note_landmark(id, node.tag);
  }

  // A declarative shadow root is shown in place of its template.
  static bool has_shadow_root(std::span<const Attribute> attributes) {
    return std::any_of(attributes.begin(), attributes.end(),
                       [](const Attribute& a) { return a.name == Attr::kShadowrootmode; });
  }

  void add_attribute(const GumboAttribute& attribute) {
    const std::optional<Attr> name = attr_from_name(attribute.name);
    if (name) attributes_.push_back({*name, value_of(attribute.value)});
  }

  std::string_view value_of(const char* text) const {
    const std::string_view value(text);
    if (!value.starts_with(kLongValueMark)) return value;
    std::size_t number = 0;
    const char* const last = value.data() + value.size();
    const auto parsed = std::from_chars(value.data() + kLongValueMark.size(), last, number);
    const bool ours = parsed.ec == std::errc{} && parsed.ptr == last;
    return ours && number < filtered_.long_values.size() ? filtered_.long_values[number] : value;
  }

  void note_landmark(NodeId id, Tag tag) {
    if (tag == Tag::kHtml && page_->html == kNoNode) page_->html = id;
    if (tag == Tag::kHead && page_->head == kNoNode) page_->head = id;
    if (tag == Tag::kBody && page_->body == kNoNode) page_->body = id;
  }

  const Prefiltered& filtered_;
  std::uint32_t max_nodes_;
  std::uint32_t max_depth_;
  Arena& arena_;
  ArenaVector<Node> nodes_;
  ArenaVector<Attribute> attributes_;
  ArenaVector<Frame> open_;
  PageModel* page_ = nullptr;
};

Error stop_error(Arena& arena, const Limits& limits) {
  if (arena.stop() == ArenaStop::kDeadline) {
    return {ErrorCode::kDeadlineExceeded,
            "deadline: the page needed more than " + std::to_string(limits.deadline.count()) + " ms"};
  }
  return {ErrorCode::kLimitExceeded,
          "max_arena_bytes: the page needed more than " + std::to_string(arena.max_bytes()) + " bytes"};
}

}  // namespace

Result<PageModel> parse_page(const Prefiltered& filtered, const Limits& limits, Arena& arena) {
  GumboOptions options = kGumboDefaultOptions;
  options.allocator = allocate_from_arena;
  options.deallocator = free_nothing;
  options.userdata = &arena;
  options.max_errors = 0;
  options.max_open_elements = limits.max_depth;
  options.max_formatting_elements = limits.max_formatting;
  options.tick = look_at_clock;
  const GumboOutput* output = run_gumbo(&options, filtered.html.data(), filtered.html.size(), &arena);
  if (output == nullptr) return stop_error(arena, limits);
  mark_stage(Stage::kParse);
  PageModel page;
  if (!Flattener(filtered, limits, arena).run(*output->document, page)) {
    return Error{ErrorCode::kLimitExceeded, "max_nodes: the page has more than " +
                                                std::to_string(most_nodes(limits, filtered.html.size())) + " nodes"};
  }
  page.depth_capped |= output->open_elements_capped;
  page.formatting_capped = output->formatting_elements_capped;
  mark_stage(Stage::kPageModel);
  if (arena.stop() != ArenaStop::kNone) return stop_error(arena, limits);
  page.scripts = filtered.scripts;
  page.source_spans = filtered.spans;
  page.attributes_capped = filtered.attributes_capped;
  return page;
}

}  // namespace cleanview
