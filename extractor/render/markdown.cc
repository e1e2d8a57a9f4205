// CommonMark with GFM tables from the content blocks.
//
// Every container adds a prefix to the lines inside it: "> " for quotes, the width of its mark for list items. Tables
// are GFM where they are a plain grid, otherwise HTML, which Markdown allows.
#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "base/json_writer.h"
#include "cleanview/render.h"
#include "render/markdown_escape.h"
#include "render/markdown_inline.h"
#include "render/table.h"
#include "render/walk.h"

namespace cleanview {
namespace {

class MarkdownWriter {
 public:
  MarkdownWriter(const std::vector<Block>& blocks, const RenderOptions& options, std::string& out)
      : blocks_(blocks), options_(options), out_(out) {}

  void enter(const Block& block) {
    if (table_ != nullptr) return;
    switch (block.kind) {
      case BlockKind::kTable: return begin_table(block);
      case BlockKind::kList:
        lists_.push_back({block.ordered, block.start, block.reversed});
        ask_blank(lists_.size() == 1);
        return;
      case BlockKind::kListItem: return begin_item(block);
      case BlockKind::kQuote:
      case BlockKind::kCallout:
        ask_blank(true);
        prefixes_.push_back("> ");
        return;
      case BlockKind::kDefinition:
        prefixes_.push_back(": ");
        first_line_ = true;
        return;
      default: return;
    }
  }

  void leave(const Block& block) {
    if (table_ == &block) table_ = nullptr;
    if (table_ != nullptr) return;
    switch (block.kind) {
      case BlockKind::kList:
        lists_.pop_back();
        ask_blank(lists_.empty());
        return;
      case BlockKind::kListItem:
      case BlockKind::kDefinition:
        prefixes_.pop_back();
        marker_.clear();
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
    if (table_ != nullptr) return;  // the table writes its own
    switch (block.kind) {
      case BlockKind::kHeading: return heading(block);
      case BlockKind::kCode: return code(block);
      case BlockKind::kImage: return image(block);
      case BlockKind::kMedia: return media(block);
      case BlockKind::kRule: return lines("---");
      case BlockKind::kMath: return lines("$$\n" + block.text + "\n$$");
      case BlockKind::kTerm:
      case BlockKind::kSummary: return lines("**" + inline_markdown(block, context(true)) + "**");
      case BlockKind::kCaption: return lines(inline_markdown(block, context(false)));
      default: return lines(inline_markdown(block, context(false)));
    }
  }

  void finish() {
    for (std::size_t i = 0; i < references_.size(); ++i) {
      out_ += (i == 0 ? "\n[" : "[") + std::to_string(i + 1) + "]: ";
      append_markdown_url(references_[i], out_);
      out_ += "\n";
    }
  }

 private:
  struct List {
    bool ordered;
    std::int32_t number;
    bool reversed;
  };

  InlineMarkdownContext context(bool one_line) {
    return {.links = options_.links, .one_line = one_line, .in_table = false, .references = &references_};
  }

  void ask_blank(bool asked) { blank_ = blank_ || asked; }

  void begin_item(const Block& block) {
    std::string marker = "- ";
    if (!lists_.empty() && lists_.back().ordered) {
      List& list = lists_.back();
      marker = std::to_string(std::max(list.number, 0)) + ". ";
      list.number += list.reversed ? -1 : 1;
    }
    // What stands in the item is indented by the mark's width.
    prefixes_.push_back(std::string(marker.size(), ' '));
    if (block.task >= 0) marker += block.task == 1 ? "[x] " : "[ ] ";
    marker_ = marker;
    first_line_ = true;
  }

  // Writes `text`, of one or more lines, as a block of its own.
  void lines(std::string_view text) {
    const bool tight = first_line_ && !blank_;
    if (!out_.empty() && !tight) blank_line();
    blank_ = false;
    for (std::size_t at = 0; at <= text.size();) {
      const std::size_t end = std::min(text.find('\n', at), text.size());
      put_prefix();
      out_ += text.substr(at, end - at);
      out_.push_back('\n');
      at = end + 1;
    }
  }

  void blank_line() {
    std::string prefix = joined_prefixes(prefixes_.size() - (marker_.empty() ? 0 : 1));
    while (prefix.ends_with(' ')) prefix.pop_back();
    out_ += prefix;
    out_.push_back('\n');
  }

  std::string joined_prefixes(std::size_t count) const {
    std::string all;
    for (std::size_t i = 0; i < count; ++i) all += prefixes_[i] == ": " ? "  " : prefixes_[i];
    return all;
  }

  void put_prefix() {
    if (first_line_ && !prefixes_.empty()) {
      const bool definition = prefixes_.back() == ": ";
      out_ += joined_prefixes(prefixes_.size() - 1);
      out_ += definition ? "  " : marker_;
      marker_.clear();
      first_line_ = false;
      return;
    }
    out_ += joined_prefixes(prefixes_.size());
  }

  void heading(const Block& block) {
    const int level = std::clamp<int>(block.level, 1, 6);
    ask_blank(!first_line_);
    lines(std::string(static_cast<std::size_t>(level), '#') + " " + inline_markdown(block, context(true)));
  }

  void code(const Block& block) {
    const std::string fence(std::max<std::size_t>(3, longest_backtick_run(block.text) + 1), '`');
    lines(fence + block.language + "\n" + block.text + "\n" + fence);
  }

  void image(const Block& block) {
    if (options_.images == ImageStyle::kNone) return;
    std::string text = "![";
    append_markdown_text(block.text, {}, text);
    text += "](";
    append_markdown_url(block.url, text);
    lines(text + ")");
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
    if (grid.is_plain()) {
      for (const Block* caption : grid.captions()) lines(inline_markdown(*caption, context(true)));
      ask_blank(true);
      lines(grid.to_gfm(options_, &references_));
    } else {
      lines(table_html(blocks_, index, options_));
    }
    ask_blank(true);
    table_ = &block;
  }

  const std::vector<Block>& blocks_;
  const RenderOptions& options_;
  std::string& out_;
  std::vector<std::string> prefixes_;
  std::vector<List> lists_;
  std::vector<std::string> references_;
  std::string marker_;            // of the item that has no text yet
  const Block* table_ = nullptr;  // being passed: it was written when it began
  bool first_line_ = false;       // the next line is the first of an item
  bool blank_ = false;
};

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
  walk(article.blocks, writer);
  writer.finish();
  if (!options.front_matter) return body;
  std::string out;
  append_front_matter(article, out);
  return out + body;
}

}  // namespace cleanview
