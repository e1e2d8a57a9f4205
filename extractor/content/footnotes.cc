// A reference is told by its shape (a number or a sign, raised or in brackets, or named as one by class or role) and by
// where it leads: to an element after it that has kept text of its own. What the notes link back to is no text.
#include "content/footnotes.h"

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/ascii.h"
#include "base/text.h"
#include "page/segment.h"

namespace cleanview {
namespace {

// A note longer than this is a section.
constexpr std::uint32_t kMostNoteWords = 400;
constexpr std::size_t kMostMarkBytes = 6;
constexpr std::size_t kMostReferences = 10'000;

struct LocalLink {
  NodeId node;
  std::string_view id;  // what it leads to; empty: a note in the margin
};

// "1", "[12]", "(3)", "*", "†": not a word.
bool is_mark(std::string_view text) {
  std::string_view mark = trim_html_space(text);
  while (!mark.empty() && std::string_view("[(^").find(mark.front()) != std::string_view::npos) mark.remove_prefix(1);
  while (!mark.empty() && std::string_view("]).").find(mark.back()) != std::string_view::npos) mark.remove_suffix(1);
  if (mark.empty() || mark.size() > kMostMarkBytes) return false;
  for (const std::string_view sign : {"*", "**", "***", "\u2020", "\u2021", "\u00a7", "\u00b6"}) {
    if (mark == sign) return true;
  }
  if (mark.size() == 1 && mark[0] >= 'a' && mark[0] <= 'z') return true;
  for (const char c : mark) {
    if (!is_ascii_digit(c)) return false;
  }
  return mark.size() <= 3;
}

class Finder {
 public:
  Finder(const PageModel& page, std::span<const Verdict> verdicts, NotesWanted wanted)
      : page_(page), verdicts_(verdicts), wanted_(wanted) {}

  Footnotes run() {
    collect_links();
    // Most pages have local links, but none that looks like a reference.
    if (std::none_of(links_.begin(), links_.end(), [&](const LocalLink& l) { return may_refer(l); })) return {};
    collect_targets();
    for (const LocalLink& link : links_) consider(link);
    if (!found_.empty()) {
      find_back_links();
      find_lists();
    }
    return std::move(found_);
  }

 private:
  void collect_links() {
    for (NodeId n{0}; n != page_.end(); ++n) {
      if (is_side_note(n) && links_.size() < kMostReferences) links_.push_back({n, {}});
      if (page_[n].tag != Tag::kA) continue;
      const std::string_view href = trim_html_space(page_.attribute_or_empty(n, Attr::kHref));
      const std::size_t hash = href.find('#');
      if (hash == std::string_view::npos || hash + 1 == href.size()) continue;
      // Pages write their own address before it; another page's notes are not here, so their ids are not either.
      if (links_.size() < kMostReferences) links_.push_back({n, href.substr(hash + 1)});
    }
  }

  void collect_targets() {
    for (const LocalLink& link : links_) targets_.emplace(link.id, kNoNode);
    for (NodeId n{0}; n != page_.end(); ++n) {
      if (page_[n].attribute_count == 0) continue;
      for (const Attr name : {Attr::kId, Attr::kName}) {
        const auto id = page_.attribute(n, name);
        const auto wanted = id ? targets_.find(*id) : targets_.end();
        if (wanted != targets_.end() && wanted->second == kNoNode) wanted->second = n;
      }
    }
  }

  bool has_kept(NodeId n) const {
    for (BlockId b = page_[n].first_block; index(b) < index(page_[n].end_block); ++b) {
      if (verdicts_[index(b)].label == BlockLabel::kMainContent) return true;
    }
    return false;
  }

  // A note in the margin stands in the line that it belongs to.
  bool is_side_note(NodeId n) const {
    if (page_[n].tag != Tag::kSpan && page_[n].tag != Tag::kSmall) return false;
    if (page_[n].attribute_count == 0) return false;
    const std::string_view classes = page_.attribute_or_empty(n, Attr::kClass);
    if (!ascii_icontains(classes, "note") || ascii_icontains(classes, "number")) {
      return false;
    }
    return ascii_icontains_any(classes, {"sidenote", "marginnote", "side-note", "margin-note"}) && has_words(n);
  }

  bool has_words(NodeId n) const {
    constexpr std::size_t kLeastBytes = 10;  // less is the number of a note
    return inner_text(page_, n, kLeastBytes).size() >= kLeastBytes;
  }

  void consider_side_note(NodeId n) {
    const auto number = static_cast<std::uint32_t>(found_.notes.size() + found_.side_notes.size() + 1);
    found_.side_notes.emplace(index(n), number);
  }

  // By itself, whatever it leads to.
  bool may_refer(const LocalLink& link) const {
    if (!has_kept(link.node)) return false;
    return link.id.empty() || (is_marked(link) && is_mark(inner_text(page_, link.node, 32)));
  }

  void consider(const LocalLink& link) {
    if (!may_refer(link)) return;
    if (link.id.empty()) return consider_side_note(link.node);
    const NodeId target = targets_.at(link.id);
    if (target == kNoNode || index(target) <= index(link.node)) return;
    const NodeId note = note_around(target);
    if (note == kNoNode || page_.contains(note, link.node) || !is_note(note)) return;
    const auto number = static_cast<std::uint32_t>(found_.notes.size() + found_.side_notes.size() + 1);
    const auto [entry, is_new] = found_.notes.emplace(index(note), number);
    found_.references.emplace(index(link.node), entry->second);
  }

  // Raised, or called a reference by the page.
  bool is_marked(const LocalLink& link) const {
    const NodeId n = link.node;
    const std::string_view role = page_.attribute_or_empty(n, Attr::kRole);
    if (role == "doc-noteref" || role == "doc-biblioref") return true;
    const std::string_view classes = page_.attribute_or_empty(n, Attr::kClass);
    if (ascii_icontains_any(classes, {"footnote", "noteref", "fnref", "endnote"})) return true;
    const NodeId child = page_.first_child(n);
    if (child != kNoNode && page_[child].tag == Tag::kSup) return true;
    NodeId up = page_[n].parent;
    for (int i = 0; i < 2 && up != kNoNode; ++i, up = page_[up].parent) {
      if (page_[up].tag == Tag::kSup) return true;
    }
    return ascii_icontains_any(link.id.substr(0, 12), {"fn", "footnote", "_ftn", "endnote", "cite_note", "note"});
  }

  // The element that holds the text of the note whose anchor is `target`.
  NodeId note_around(NodeId target) const {
    for (NodeId n = target; n != kNoNode; n = page_[n].parent) {
      if (is_block_level(page_[n].tag)) return n;
    }
    return kNoNode;
  }

  bool is_note(NodeId n) const {
    switch (page_[n].tag) {
      case Tag::kLi:
      case Tag::kP:
      case Tag::kDiv:
      case Tag::kAside:
      case Tag::kDd: break;
      default: return false;
    }
    std::uint32_t words = 0;
    for (BlockId b = page_[n].first_block; index(b) < index(page_[n].end_block); ++b) {
      if (page_[b].heading > 0) return false;
      words += page_[b].words;
    }
    return words > 0 && words <= kMostNoteWords && (wanted_ == NotesWanted::kAll || has_kept(n));
  }

  void find_back_links() {
    for (const LocalLink& link : links_) {
      const NodeId target = targets_.at(link.id);
      if (link.id.empty() || target == kNoNode || index(target) >= index(link.node)) continue;
      if (is_in_note(link.node)) found_.back_links.insert(index(link.node));
    }
    for (const auto& [note, number] : found_.notes) {
      find_printed_mark(NodeId{note});
      for (NodeId n{note}; n != page_[NodeId{note}].end; ++n) {
        const std::string_view classes = page_.attribute_or_empty(n, Attr::kClass);
        if (ascii_icontains_any(classes, {"cite-backlink", "backref", "back-ref"})) found_.back_links.insert(index(n));
      }
    }
  }

  // The raised number or sign that a note begins with: its own number says it.
  void find_printed_mark(NodeId note) {
    for (NodeId n{index(note) + 1}; n != page_[note].end; ++n) {
      if (page_[n].tag != Tag::kText || trim_html_space(page_[n].text).empty()) continue;
      const NodeId around = page_[n].parent;
      if (page_[around].tag == Tag::kSup && is_mark(page_[n].text)) found_.back_links.insert(index(around));
      return;
    }
  }

  bool is_in_note(NodeId n) const {
    for (NodeId up = page_[n].parent; up != kNoNode; up = page_[up].parent) {
      if (found_.notes.count(index(up)) > 0) return true;
    }
    return false;
  }

  // A list most of whose items are notes is no list, but where they stand.
  void find_lists() {
    std::unordered_map<std::uint32_t, std::uint32_t> notes_in;
    for (const auto& [note, number] : found_.notes) {
      if (page_[NodeId{note}].tag == Tag::kLi) ++notes_in[index(page_[NodeId{note}].parent)];
    }
    for (const auto& [list, notes] : notes_in) {
      std::uint32_t items = 0;
      for (NodeId c = page_.first_child(NodeId{list}); c != kNoNode; c = page_.next_sibling(c)) {
        items += page_[c].tag == Tag::kLi && has_kept(c);
      }
      if (notes * 2 >= items) found_.lists.insert(list);
    }
  }

  const PageModel& page_;
  std::span<const Verdict> verdicts_;
  NotesWanted wanted_;
  std::vector<LocalLink> links_;
  std::map<std::string_view, NodeId> targets_;  // by ids, which a page can choose so that their hashes are one
  Footnotes found_;
};

}  // namespace

Footnotes find_footnotes(const PageModel& page, std::span<const Verdict> verdicts, NotesWanted wanted) {
  return Finder(page, verdicts, wanted).run();
}

}  // namespace cleanview
