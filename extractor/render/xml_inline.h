// Running text with inline markup as XML, in one of two vocabularies.
#ifndef CLEANVIEW_RENDER_XML_INLINE_H_
#define CLEANVIEW_RENDER_XML_INLINE_H_

#include <string>
#include <string_view>

#include "cleanview/article.h"

namespace cleanview {

// How a kind of span is written: <element rend="rend">, its address and its title as attributes of these names.
struct XmlSpan {
  std::string_view element;  // empty: the text alone
  std::string_view rend = {};
  std::string_view url = {};
  std::string_view title = {};
};

struct XmlVocabulary {
  XmlSpan (*span)(SpanKind kind);
  std::string_view line_break;        // "<lb/>"
  std::string_view note_prefix = {};  // of a footnote's identifier
  bool strict_addresses = false;      // links are written as strict_uri() says
  // Writes a formula of TeX and MathML (may be empty); null: its text in the element of its kind.
  void (*formula)(std::string_view tex, std::string_view mathml, std::string& out) = nullptr;
};

void append_inline_xml(const Block& block, const XmlVocabulary& vocabulary, std::string& out);

// `url` with the signs escaped that browsers allow in a query and RFC 3986 does not: "a[]=1".
std::string strict_uri(std::string_view url);

// <element>text</element> and a line end; nothing when `text` is empty.
void append_xml_element(std::string_view element, std::string_view text, std::string& out);

}  // namespace cleanview

#endif  // CLEANVIEW_RENDER_XML_INLINE_H_
