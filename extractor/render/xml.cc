// The main content as plain XML: one element for each kind of block and span, named as in the JSON record.
#include <string>

#include "base/html_escape.h"
#include "cleanview/render.h"
#include "render/block_names.h"
#include "render/walk.h"
#include "render/xml_inline.h"

namespace cleanview {
namespace {

XmlSpan xml_span(SpanKind kind) {
  return {.element = span_kind_name(kind), .url = "url", .title = "title"};
}
constexpr XmlVocabulary kVocabulary = {.span = xml_span, .line_break = "<line_break/>"};

class XmlWriter {
 public:
  explicit XmlWriter(std::string& out) : out_(out) {}

  void enter(const Block& block) {
    open(block);
    out_ += ">\n";
  }
  void leave(const Block& block) { close(block); }

  void leaf(const Block& block) {
    open(block);
    if (block.text.empty()) {
      out_ += "/>\n";
      return;
    }
    out_.push_back('>');
    append_inline_xml(block, kVocabulary, out_);
    close(block);
  }

 private:
  void open(const Block& b) {
    out_.push_back('<');
    out_ += block_kind_name(b.kind);
    if (b.kind == BlockKind::kHeading) number("level", b.level);
    if (b.kind == BlockKind::kList) append_attribute("ordered", b.ordered ? "true" : "false", out_);
    if (b.ordered && b.start != 1) number("start", b.start);
    if (b.reversed) append_attribute("reversed", "true", out_);
    if (b.task >= 0) append_attribute("task", b.task == 1 ? "done" : "open", out_);
    if (b.header) append_attribute("header", "true", out_);
    if (b.columns > 1) number("columns", b.columns);
    if (b.rows > 1) number("rows", b.rows);
    if (b.width_px > 0) number("width_px", b.width_px);
    if (b.height_px > 0) number("height_px", b.height_px);
    append_attribute("url", b.url, out_);
    append_attribute("title", b.title, out_);
    append_attribute("language", b.language, out_);
    append_attribute("label", b.label, out_);
    append_attribute("markup", b.markup, out_);
    if (b.kind == BlockKind::kCode) append_attribute("xml:space", "preserve", out_);
  }
  void close(const Block& block) {
    out_ += "</";
    out_ += block_kind_name(block.kind);
    out_ += ">\n";
  }
  void number(std::string_view name, std::int64_t value) { append_attribute(name, std::to_string(value), out_); }

  std::string& out_;
};

void append_metadata(const Metadata& m, std::string& out) {
  out += "<metadata>\n";
  append_xml_element("title", m.title, out);
  for (const std::string& author : m.authors) append_xml_element("author", author, out);
  append_xml_element("published", m.published, out);
  append_xml_element("modified", m.modified, out);
  append_xml_element("site_name", m.site_name, out);
  append_xml_element("url", m.canonical_url.empty() ? m.url : m.canonical_url, out);
  append_xml_element("description", m.description, out);
  append_xml_element("language", m.language, out);
  append_xml_element("section", m.section, out);
  for (const std::string& tag : m.tags) append_xml_element("tag", tag, out);
  out += "</metadata>\n";
}

}  // namespace

std::string to_xml(const Article& article) {
  std::string out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<article>\n";
  append_metadata(article.metadata, out);
  out += "<content>\n";
  XmlWriter writer(out);
  walk(article.blocks, writer);
  return out + "</content>\n</article>\n";
}

}  // namespace cleanview
