// Text blocks in one walk over the nodes.
//
// A block is a maximal run of text without a block-level boundary. Text is written once, into one buffer as
// long as all text nodes together; words are counted while it is written. Elements that are open are
// kept on an explicit stack with what they hand down: owner, link, emphasis. Which tags break (page/tag.cc) is
// part of the trained model: a change here needs a new model (docs/method.md).
//
// Tested by tests/page/segment_test.cc.
#include "page/segment.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "base/unicode.h"
#include "base/utf8.h"

namespace cleanview {
namespace {

// One character of page text as a block shows it.
enum class Shown : std::uint8_t { kNothing, kSpace, kWord, kCjk, kOther };

Shown shown_as(char32_t c) {
  if (is_space(c)) return Shown::kSpace;
  // Soft hyphens, zero-width spaces and byte order marks break words for nobody but a program.
  if (c == 0xad || c == 0x200b || c == 0x2060 || c == 0xfeff) return Shown::kNothing;
  if (c < 0x20 || (c >= 0x7f && c < 0xa0)) return Shown::kNothing;
  switch (char_class(c)) {
    case CharClass::kCjk: return Shown::kCjk;
    case CharClass::kOther:
    case CharClass::kSpace: return Shown::kOther;
    default: return Shown::kWord;
  }
}

constexpr std::array<Shown, 128> make_ascii_table() {
  std::array<Shown, 128> table{};
  for (std::size_t c = 0; c < 128; ++c) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    const bool word = letter || (c >= '0' && c <= '9') || c == '_';
    const bool space = c == ' ' || (c >= '\t' && c <= '\r') || (c >= 0x1c && c <= 0x1f);
    table[c] = word ? Shown::kWord : space ? Shown::kSpace : c < 0x20 || c == 0x7f ? Shown::kNothing : Shown::kOther;
  }
  return table;
}
constexpr auto kAscii = make_ascii_table();

// How often the clock is looked at.
constexpr std::size_t kNodesBetweenLooks = 4096;
constexpr std::size_t kBytesBetweenLooks = 256 << 10;

class Segmenter {
 public:
  Segmenter(PageModel& page, Arena& arena) : page_(page), arena_(arena), blocks_(arena), open_(arena), inside_(arena) {
    std::size_t bytes = 0;
    for (const Node& node : page.nodes) bytes += node.text.size() + 1;
    text_ = arena.make_array<char>(bytes);
  }

  void run() {
    open_.push_back({});
    std::size_t entered = 0;
    for (NodeId n{0}; n != page_.end();) {
      if (++entered % kNodesBetweenLooks == 0 && arena_.stop() != ArenaStop::kNone) break;
      close_before(n);
      n = enter(n);
    }
    close_before(page_.end());
    flush();
    page_.blocks = blocks_.span();
    const BlockId end = page_.end_block();
    for (Node& node : page_.nodes) node.end_block = std::min(node.end_block, end);
  }

 private:
  // What an open element hands down to the text inside.
  struct Open {
    NodeId node = kNoNode;
    NodeId end = kNoNode;
    NodeId owner = kNoNode;  // nearest block-level element
    NodeId link = kNoNode;   // nearest <a href>
    std::uint16_t inline_depth = 0;
    bool bold = false;
    bool code = false;
    bool block_level = false;
  };

  BlockId next_block() const { return BlockId{static_cast<std::uint32_t>(blocks_.size())}; }
  Node& node(NodeId n) { return page_.nodes[index(n)]; }

  void close_before(NodeId n) {
    while (open_.size() > 1 && index(open_[open_.size() - 1].end) <= index(n)) {
      const Open closing = open_[open_.size() - 1];
      open_.pop_back();
      if (closing.block_level) {
        flush();
        breaks_ = 0;
        node(closing.node).end_block = next_block();
      } else {
        close_inline(closing.node);
      }
    }
  }

  // An inline element covers the block that is open at its end, too.
  void close_inline(NodeId n) {
    Node& closing = node(n);
    closing.end_block = next_block();
    if (!in_block_) return;
    ++closing.end_block;
    inside_.push_back(n);
  }

  // Takes node n; returns the node to go on with.
  NodeId enter(NodeId n) {
    Node& entered = node(n);
    entered.first_block = entered.end_block = next_block();
    if (entered.tag == Tag::kText) {
      add_text(n);
      entered.end_block = in_block_ ? BlockId{index(next_block()) + 1} : next_block();
      return entered.end;
    }
    if (is_skipped(entered.tag)) {
      for (NodeId i = n; i != entered.end; ++i) node(i).first_block = node(i).end_block = next_block();
      return entered.end;
    }
    if (entered.tag == Tag::kBr) {
      line_break();
      return entered.end;
    }
    if (entered.tag == Tag::kImg && in_block_) ++block_.images;
    open_element(n);
    return NodeId{index(n) + 1};
  }

  void open_element(NodeId n) {
    Open open = open_[open_.size() - 1];
    const Tag tag = node(n).tag;
    open.node = n;
    open.end = node(n).end;
    open.block_level = is_block_level(tag);
    if (open.block_level) {
      flush();
      breaks_ = 0;
      node(n).first_block = next_block();
      open.owner = n;
      open.inline_depth = 0;
    } else {
      ++open.inline_depth;
    }
    if (tag == Tag::kA && page_.attribute(n, Attr::kHref)) open.link = n;
    open.bold |= tag == Tag::kB || tag == Tag::kStrong || tag == Tag::kEm || tag == Tag::kI;
    open.code |= tag == Tag::kCode || tag == Tag::kPre || tag == Tag::kKbd || tag == Tag::kSamp || tag == Tag::kTt;
    open_.push_back(open);
  }

  // Two breaks with no text between them end a block; one is white space.
  void line_break() {
    if (++breaks_ >= 2) {
      flush();
    } else {
      space_ = true;
      in_word_ = false;
    }
  }

  void add_text(NodeId n) {
    const std::string_view text = node(n).text;
    const bool blank = std::all_of(text.begin(), text.end(), [](char c) { return is_html_space(c); });
    if (blank) {
      space_ = true;
      in_word_ = false;
      return;
    }
    breaks_ = 0;
    const Open& open = open_[open_.size() - 1];
    if (!in_block_) begin_block(n, open);
    const std::uint32_t words = write_in_pieces(text);
    block_.last = n;
    if (open.link != kNoNode) {
      block_.link_words += words;
      if (open.link != last_link_) ++block_.links;
      last_link_ = open.link;
    }
    if (open.bold) block_.bold_words += words;
    if (open.code) block_.code_words += words;
  }

  void begin_block(NodeId n, const Open& open) {
    in_block_ = true;
    space_ = in_word_ = false;
    last_link_ = kNoNode;
    begin_ = used_;
    block_ = TextBlock{};
    block_.owner = open.owner == kNoNode ? NodeId{0} : open.owner;
    block_.first = block_.last = n;
    block_.inline_depth = open.inline_depth;
  }

  // Appends `text` with white space collapsed. Returns its words, counted on their own.
  std::uint32_t write_in_pieces(std::string_view text) {
    std::uint32_t words = 0;
    bool in_node_word = false;
    do {
      const std::string_view characters = truncate_utf8(text, kBytesBetweenLooks);
      const std::string_view piece = characters.empty() ? text : characters;  // no UTF-8 at all
      words += write(piece, in_node_word);
      text.remove_prefix(piece.size());
    } while (!text.empty() && arena_.stop() == ArenaStop::kNone);
    return words;
  }

  // A byte that is written could be one of any member, so that these are kept aside meanwhile.
  std::uint32_t write(std::string_view text, bool& in_node_word_before) {
    char* out = text_.data() + used_;
    const char* const block_begin = text_.data() + begin_;
    std::uint32_t words = 0, block_words = 0, chars = 0, cjk_run = cjk_run_;
    bool space = space_, in_word = in_word_, in_node_word = in_node_word_before;
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t begin = at;
      const auto byte = static_cast<unsigned char>(text[at]);
      const Shown shown = byte < 0x80 ? (++at, kAscii[byte]) : shown_as(decode_next(text, at));
      if (shown == Shown::kNothing) continue;
      if (shown == Shown::kSpace) {
        space = true;
        in_word = in_node_word = false;
        continue;
      }
      if (space && out != block_begin) {
        *out++ = ' ';
        ++chars;
      }
      space = false;
      const bool word = shown == Shown::kWord;
      if (word && byte < 0x80) {  // all of it at once
        char* const behind = copy_ascii_word(text, begin, out);
        at = begin + static_cast<std::size_t>(behind - out);
        chars += static_cast<std::uint32_t>(behind - out);
        out = behind;
      } else {
        ++chars;
        for (std::size_t i = begin; i < at; ++i) *out++ = text[i];
      }
      // Scripts without spaces: two characters say about as much as a word.
      cjk_run = shown == Shown::kCjk ? cjk_run + 1 : 0;
      const bool cjk_word = shown == Shown::kCjk && cjk_run % 2 == 1;
      block_words += (word && !in_word) || cjk_word;
      words += (word && !in_node_word) || cjk_word;
      in_word = in_node_word = word;
    }
    used_ = static_cast<std::size_t>(out - text_.data());
    block_.words += block_words;
    block_.chars += chars;
    cjk_run_ = cjk_run;
    space_ = space;
    in_word_ = in_word;
    in_node_word_before = in_node_word;
    return words;
  }

  // Copies the word that begins at `at`, as far as it is ASCII. Returns where the copy ends.
  static char* copy_ascii_word(std::string_view text, std::size_t at, char* out) {
    const char* from = text.data() + at;
    const char* const end = text.data() + text.size();
    do {
      *out++ = *from++;
    } while (from != end && static_cast<unsigned char>(*from) < 0x80 && kAscii.data()[*from & 0x7f] == Shown::kWord);
    return out;
  }

  void flush() {
    if (!in_block_) return;
    in_block_ = space_ = false;
    if (block_.words == 0) {
      used_ = begin_;
      for (const NodeId n : inside_.span()) node(n).end_block = node(n).first_block;
      inside_.clear();
      return;
    }
    inside_.clear();
    block_.text = {text_.data() + begin_, used_ - begin_};
    block_.heading = heading_of(block_.owner);
    block_.hidden = node(block_.owner).hidden;
    blocks_.push_back(block_);
  }

  std::uint8_t heading_of(NodeId owner) const {
    for (int up = 0; up < 3 && owner != kNoNode; ++up, owner = page_[owner].parent) {
      const int level = heading_level(page_[owner].tag);
      if (level > 0) return static_cast<std::uint8_t>(level);
    }
    return 0;
  }

  PageModel& page_;
  Arena& arena_;
  ArenaVector<TextBlock> blocks_;
  ArenaVector<Open> open_;
  ArenaVector<NodeId> inside_;  // inline elements that ended in the open block
  std::span<char> text_;
  std::size_t used_ = 0;
  std::size_t begin_ = 0;
  TextBlock block_;
  NodeId last_link_ = kNoNode;
  int breaks_ = 0;
  std::uint32_t cjk_run_ = 0;
  bool in_block_ = false;
  bool space_ = false;  // white space since the last character
  bool in_word_ = false;
};

}  // namespace

void segment_blocks(PageModel& page, Arena& arena) {
  Segmenter(page, arena).run();
}

}  // namespace cleanview
