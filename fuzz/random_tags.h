// Pages of random tags. Bytes changed at random seldom make a tag that means something beside the others; here all are
// of those that change what the parser does: drawings, formulas, tables, templates, raw text, frames, formatting.
#ifndef CLEANVIEW_FUZZ_RANDOM_TAGS_H_
#define CLEANVIEW_FUZZ_RANDOM_TAGS_H_

#include <array>
#include <cstdint>
#include <random>
#include <string>
#include <string_view>

namespace cleanview::fuzz {

class RandomTags {
 public:
  explicit RandomTags(std::uint64_t seed) : random_(seed) {}

  // A page of 2 to 23 pieces, another one each time; the same ones for the same seed.
  std::string page() {
    std::string page;
    for (std::uint64_t pieces = 2 + random_() % 22; pieces > 0; --pieces) page += piece();
    return page;
  }

 private:
  static constexpr std::array<std::string_view, 72> kNames = {"a",        "b",
                                                              "p",        "div",
                                                              "svg",      "math",
                                                              "mi",       "mo",
                                                              "mtext",    "desc",
                                                              "title",    "table",
                                                              "tr",       "td",
                                                              "th",       "tbody",
                                                              "thead",    "tfoot",
                                                              "caption",  "col",
                                                              "colgroup", "select",
                                                              "option",   "optgroup",
                                                              "template", "form",
                                                              "button",   "li",
                                                              "ul",       "dd",
                                                              "dt",       "h1",
                                                              "ruby",     "rt",
                                                              "rp",       "body",
                                                              "html",     "head",
                                                              "frameset", "frame",
                                                              "noframes", "iframe",
                                                              "nobr",     "i",
                                                              "font",     "applet",
                                                              "object",   "marquee",
                                                              "br",       "hr",
                                                              "input",    "textarea",
                                                              "pre",      "plaintext",
                                                              "script",   "style",
                                                              "noscript", "image",
                                                              "isindex",  "keygen",
                                                              "select",   "foreignObject",
                                                              "math",     "svg",
                                                              "table",    "template",
                                                              "mglyph",   "img",
                                                              "span",     "malignmark",
                                                              "article",  "annotation-xml"};
  static constexpr std::array<std::string_view, 9> kEnds = {
      ">", ">", ">", ">", " encoding=text/html>", " type=hidden>", "/>", " color=x>", " class=\"a>b\">"};
  static constexpr std::array<std::string_view, 17> kBetween = {"x",
                                                                "yes ",
                                                                "zulu",
                                                                "&lt;",
                                                                "<!--c",
                                                                "-->",
                                                                "<![CDATA[",
                                                                "]]>",
                                                                "<!doctype html>",
                                                                " ",
                                                                "</>",
                                                                "<?target?>",
                                                                "<",
                                                                std::string_view("\0", 1),
                                                                "\x01",
                                                                "&am",
                                                                "p;"};

  template <std::size_t size>
  std::string_view any_of(const std::array<std::string_view, size>& pieces) {
    return pieces[random_() % size];
  }

  std::string piece() {
    const std::uint64_t kind = random_() % 100;
    if (kind < 58) return "<" + std::string(any_of(kNames)) + std::string(any_of(kEnds));
    if (kind < 82) return "</" + std::string(any_of(kNames)) + ">";
    return std::string(any_of(kBetween));
  }

  std::mt19937_64 random_;
};

}  // namespace cleanview::fuzz

#endif  // CLEANVIEW_FUZZ_RANDOM_TAGS_H_
