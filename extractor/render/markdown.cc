// CommonMark with GFM tables from the content blocks.
//
// Every container adds a prefix to the lines inside it: "> " for quotes, the width of its mark for list items. Tables
// are GFM where they are a plain grid, otherwise HTML, which Markdown allows.
#include <algorithm>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/ascii.h"
#include "base/html_escape.h"
#include "base/json_writer.h"
#include "cleanview/render.h"
#include "render/list_number.h"
#include "render/markdown_escape.h"
#include "render/markdown_inline.h"
#include "render/table.h"
#include "render/text_table.h"
#include "render/walk.h"
#include "render/wrap.h"

namespace cleanview {
namespace {

class MarkdownWriter {
 public:
  MarkdownWriter(const std::vector<Block>& blocks, const RenderOptions& options, std::string& out)
      : blocks_(blocks), options_(options), out_(out) {}

  // Notes the references that are written as Markdown; to be called first.
  void find_references() {
    const auto is_note = [](const Block& b) { return b.kind == BlockKind::kFootnote; };
    if (std::none_of(blocks_.begin(), blocks_.end(), is_note)) return;
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      if (blocks_[i].kind == BlockKind::kTable && !is_gfm(TableGrid(blocks_, i))) {
        i = std::max<std::size_t>(blocks_[i].end, i + 1) - 1;
        continue;
      }
      for (const Span& span : blocks_[i].spans) {
        if (span.kind == SpanKind::kFootnoteRef) referred_.insert(span.url);
      }
    }
  }

  void enter(const Block& block) {
    if (table_ != nullptr) return;
    switch (block.kind) {
      case BlockKind::kTable: return begin_table(block);
      case BlockKind::kList: begin_list(block); return;
      case BlockKind::kDefinitionList: return ask_blank(true);
      case BlockKind::kListItem: return begin_item(block);
      case BlockKind::kQuote:
      case BlockKind::kCallout:
        ask_blank(true);
        prefixes_.push_back({.rest = "> ", .is_new = true});
        if (block.kind == BlockKind::kCallout) callout_mark(block);
        return;
      case BlockKind::kFootnote: return begin_note(block);
      case BlockKind::kDefinition: prefixes_.push_back({.rest = "  ", .marker = "  ", .is_new = true}); return;
      default: return;
    }
  }

  void leave(const Block& block) {
    if (table_ == &block) table_ = nullptr;
    if (table_ != nullptr) return;
    switch (block.kind) {
      case BlockKind::kList:
        ended_ = lists_.back();
        ended_depth_ = lists_.size();
        lists_.pop_back();
        ask_blank(lists_.empty());
        return;
      case BlockKind::kListItem:
      case BlockKind::kDefinition: prefixes_.pop_back(); return;
      case BlockKind::kFootnote:
        prefixes_.pop_back();
        ask_blank(true);
        return;
      case BlockKind::kQuote:
      case BlockKind::kCallout:
        prefixes_.pop_back();
        ask_blank(true);
        return;
      default: return;
    }
  }

  void leaf(const Block& block) {
    if (table_ != nullptr) return;                                 // the table writes its own
    if (continue_ && ascii_iequals(block.text, callout_)) return;  // its mark says it
    switch (block.kind) {
      case BlockKind::kHeading: return heading(block);
      case BlockKind::kCode: return code(block);
      case BlockKind::kImage: return image(block);
      case BlockKind::kMedia: return media(block);
      case BlockKind::kRule: return lines("---");
      case BlockKind::kMath: return math(block);
      case BlockKind::kTerm:
      case BlockKind::kSummary: return lines("**" + inline_markdown(block, context(true)) + "**");
      case BlockKind::kCaption: return lines(inline_markdown(block, context(false)));
      default: return paragraph(block);
    }
  }

  void finish() {
    for (std::size_t i = 0; i < references_.size(); ++i) {
      const bool list = options_.links == LinkStyle::kList;
      const std::string number = std::to_string(i + 1);
      out_ += i == 0 ? "\n" : "";
      out_ += list ? number + ". <" : "[" + number + "]: ";
      append_markdown_url(references_[i], out_);
      out_ += list ? ">\n" : "\n";
    }
    if (!images_.empty()) out_ += "\n" + images_;
  }

 private:
  // What a container puts before its lines: before the first, and before the others.
  struct Prefix {
    std::string rest;
    std::string marker = {};  // empty: as the others
    bool is_new = false;      // it has no line yet
  };
  struct List {
    bool ordered = false;
    ListNumber number = {};
    bool other_mark = false;
  };

  InlineMarkdownContext context(bool one_line) {
    return {.links = options_.links,
            .math = options_.math,
            .one_line = one_line,
            .in_table = false,
            .references = &references_};
  }

  void paragraph(const Block& block) {
    std::size_t around = 0;
    for (const Prefix& p : prefixes_) around += p.rest.size();
    lines(wrap_words(inline_markdown(block, context(false)), width_inside(options_.wrap, around), true));
  }

  void math(const Block& block) {
    if (options_.math == MathStyle::kTex) return lines("$$\n" + markdown_tex(block.text) + "\n$$");
    lines(inline_markdown(block, context(false)));
  }

  // GitHub's form: the kind in brackets on a line before the text.
  void callout_mark(const Block& block) {
    std::string kind = block.language;
    for (char& c : kind) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    lines("[!" + kind + "]");
    callout_ = std::move(kind);
    continue_ = true;
  }

  // A note that nothing in Markdown refers to is not shown by those who render it: a reference in a table that is
  // written as HTML leads to an anchor.
  void begin_note(const Block& block) {
    ask_blank(true);
    if (referred_.count("#" + block.label) > 0) {
      prefixes_.push_back({.rest = "    ", .marker = "[^" + block.label + "]: ", .is_new = true});
      return;
    }
    std::string mark = "<a";
    append_attribute("id", "cv-fn-" + block.label, mark);
    mark += "></a>\\[" + block.label + "\\]";
    const auto inside = static_cast<std::size_t>(&block - blocks_.data()) + 1;
    const bool runs_on = inside < block.end && blocks_[inside].kind == BlockKind::kParagraph;
    if (!runs_on) lines(mark);
    prefixes_.push_back({.rest = "", .marker = runs_on ? mark + " " : "", .is_new = true});
  }

  bool is_gfm(const TableGrid& grid) const { return options_.tables == TableStyle::kGfm && grid.is_plain(); }

  void ask_blank(bool asked) { blank_ = blank_ || asked; }

  // Two lists outside others with nothing between them are one to Markdown unless their marks differ.
  void begin_list(const Block& block) {
    List list{block.ordered, ListNumber(block)};
    const bool touches = lists_.empty() && ended_depth_ == 1 && ended_.ordered == list.ordered;
    list.other_mark = touches && !ended_.other_mark;
    lists_.push_back(list);
    ask_blank(lists_.size() == 1);
  }

  void begin_item(const Block& block) {
    ended_depth_ = 0;
    std::string marker = !lists_.empty() && lists_.back().other_mark ? "* " : "- ";
    if (!lists_.empty() && lists_.back().ordered) {
      List& list = lists_.back();
      marker = std::to_string(std::max(list.number.next(block), 0)) + (list.other_mark ? ") " : ". ");
    }
    // What stands in the item is indented by the mark's width.
    std::string rest(marker.size(), ' ');
    if (block.task >= 0) marker += block.task == 1 ? "[x] " : "[ ] ";
    prefixes_.push_back({.rest = std::move(rest), .marker = std::move(marker), .is_new = true});
  }

  // Writes `text`, of one or more lines, as a block of its own.
  void lines(std::string_view text) {
    const bool tight = (begins_item() && !blank_) || continue_;
    if (!out_.empty() && !tight) blank_line();
    blank_ = continue_ = false;
    ended_depth_ = 0;
    for (std::size_t at = 0; at <= text.size();) {
      const std::size_t end = std::min(text.find('\n', at), text.size());
      put_prefix();
      out_ += text.substr(at, end - at);
      out_.push_back('\n');
      at = end + 1;
    }
  }

  // The next line is the first of an item.
  bool begins_item() const { return !prefixes_.empty() && prefixes_.back().is_new && !prefixes_.back().marker.empty(); }

  // Stands outside the containers that have no line yet.
  void blank_line() {
    std::string prefix;
    for (const Prefix& p : prefixes_) {
      if (p.is_new) break;
      prefix += p.rest;
    }
    while (prefix.ends_with(' ')) prefix.pop_back();
    out_ += prefix;
    out_.push_back('\n');
  }

  void put_prefix() {
    for (Prefix& p : prefixes_) {
      out_ += p.is_new && !p.marker.empty() ? p.marker : p.rest;
      p.is_new = false;
    }
  }

  void heading(const Block& block) {
    const int level = std::clamp<int>(block.level, 1, 6);
    ask_blank(!begins_item());
    lines(std::string(static_cast<std::size_t>(level), '#') + " " + inline_markdown(block, context(true)));
  }

  void code(const Block& block) {
    const std::string fence(std::max<std::size_t>(3, longest_backtick_run(block.text) + 1), '`');
    lines(fence + block.language + "\n" + block.text + "\n" + fence);
  }

  void image(const Block& block) {
    if (options_.images == ImageStyle::kNone) return;
    std::string text = options_.images == ImageStyle::kList ? "- ![" : "![";
    append_markdown_text(block.text, {}, text);
    text += "](";
    append_markdown_url(block.url, text);
    if (options_.images == ImageStyle::kList) {
      images_ += text + ")\n";
    } else {
      lines(text + ")");
    }
  }

  void media(const Block& block) {
    if (block.url.empty()) return;
    std::string text = "[";
    append_markdown_text(block.text.empty() ? block.url : block.text, {}, text);
    text += "](";
    append_markdown_url(block.url, text);
    lines(text + ")");
  }

  void begin_table(const Block& block) {
    const auto index = static_cast<std::size_t>(&block - blocks_.data());
    const TableGrid grid(blocks_, index);
    ask_blank(true);
    if (options_.tables == TableStyle::kCsv || options_.tables == TableStyle::kText) {
      other_table(block, index);
    } else if (is_gfm(grid)) {
      for (const Block* caption : grid.captions()) lines(inline_markdown(*caption, context(true)));
      ask_blank(true);
      lines(grid.to_gfm(options_, &references_));
    } else if (options_.tables != TableStyle::kNone) {
      lines(table_html(blocks_, index, options_));
    }
    ask_blank(true);
    table_ = &block;
  }

  void other_table(const Block& block, std::size_t index) {
    const Article part = table_article(blocks_, index);
    const bool csv = options_.tables == TableStyle::kCsv;
    std::string text = csv ? to_csv(part) : text_table(blocks_, index, 0);
    if (text.empty()) text = to_text(part);
    std::erase(text, '\r');
    while (text.ends_with('\n')) text.pop_back();
    Block sample = block;
    sample.kind = BlockKind::kCode;
    sample.language = csv ? "csv" : "";
    sample.text = std::move(text);
    code(sample);
  }

  const std::vector<Block>& blocks_;
  const RenderOptions& options_;
  std::string& out_;
  std::vector<Prefix> prefixes_;
  std::vector<List> lists_;
  List ended_;                   // the list before
  std::size_t ended_depth_ = 0;  // and how deep it lay; 0: something stands between
  std::vector<std::string> references_;
  std::set<std::string> referred_;  // notes, as "#1"
  std::string callout_;             // the kind of the last
  std::string images_;              // for ImageStyle::kList
  const Block* table_ = nullptr;    // being passed: it was written when it began
  bool blank_ = false;
  bool continue_ = false;  // the next line goes on with the block before
};

// The headings as a nested list.
void append_toc(const Article& article, std::string& out) {
  int top = 6;
  for (const Block& block : article.blocks) {
    if (block.kind == BlockKind::kHeading) top = std::min<int>(top, block.level);
  }
  int depth = -1;
  if (!out.empty()) out += "\n";
  for (const Block& block : article.blocks) {
    if (block.kind != BlockKind::kHeading) continue;
    depth = std::min(depth + 1, std::max(0, block.level - top));  // levels that a page jumps over are no nesting
    out.append(static_cast<std::size_t>(depth) * 2, ' ');
    out += "- ";
    append_markdown_text(block.text, {.line_start = true}, out);
    out += "\n";
  }
}

void append_front_matter(const Article& article, std::string& out) {
  const Metadata& m = article.metadata;
  const auto line = [&](std::string_view key, std::string_view value) {
    if (value.empty()) return;
    out += key;
    out += ": ";
    append_json_string(value, out);  // a JSON string is a quoted YAML scalar
    out += "\n";
  };
  out += "---\n";
  line("title", m.title);
  if (!m.authors.empty()) {
    out += "authors:\n";
    for (const std::string& author : m.authors) {
      out += "  - ";
      append_json_string(author, out);
      out += "\n";
    }
  }
  line("published", m.published);
  line("modified", m.modified);
  line("site_name", m.site_name);
  line("url", m.canonical_url.empty() ? m.url : m.canonical_url);
  line("description", m.description);
  line("language", m.language);
  out += "---\n\n";
}

}  // namespace

std::string to_markdown(const Article& article, const RenderOptions& options) {
  std::string body;
  MarkdownWriter writer(article.blocks, options, body);
  if (options.title && !article.metadata.title.empty()) {
    Block title;
    title.kind = BlockKind::kHeading;
    title.level = 1;
    title.text = article.metadata.title;
    writer.leaf(title);
  }
  if (options.toc) append_toc(article, body);
  writer.find_references();
  walk(article.blocks, writer);
  writer.finish();
  if (!options.front_matter) return body;
  std::string out;
  append_front_matter(article, out);
  return out + body;
}

}  // namespace cleanview
