#include "content/math.h"

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/ascii.h"
#include "base/html_escape.h"
#include "base/text.h"
#include "page/segment.h"

namespace cleanview {
namespace {

// A longer one is no formula.
constexpr std::size_t kMostBytes = 20'000;

// How a MathML element is written in TeX: before it, between its children, after it.
struct TexForm {
  Tag tag;
  std::string_view open;
  std::string_view between[2];
  std::string_view close;
};
constexpr TexForm kTexForms[] = {
    {Tag::kMfrac, "\\frac{", {"}{", "}{"}, "}"},
    {Tag::kMsup, "{", {"}^{", "}^{"}, "}"},
    {Tag::kMsub, "{", {"}_{", "}_{"}, "}"},
    {Tag::kMsubsup, "{", {"}_{", "}^{"}, "}"},
    {Tag::kMunder, "{", {"}_{", "}_{"}, "}"},
    {Tag::kMover, "{", {"}^{", "}^{"}, "}"},
    {Tag::kMunderover, "{", {"}_{", "}^{"}, "}"},
    {Tag::kMsqrt, "\\sqrt{", {" ", " "}, "}"},
    {Tag::kMroot, "{", {"}^{1/", "}^{1/"}, "}"},
    {Tag::kMtext, "\\text{", {"", ""}, "}"},
    {Tag::kMtable, "\\begin{matrix}", {" \\\\ ", " \\\\ "}, "\\end{matrix}"},
    {Tag::kMtr, "", {" & ", " & "}, ""},
    {Tag::kMfenced, "", {",", ","}, ""},  // its brackets are attributes
};
constexpr TexForm kStacked = {Tag::kMfrac, "{", {" \\atop ", " \\atop "}, "}"};  // a fraction without its line

const TexForm* tex_form(const PageModel& page, NodeId n) {
  const Tag tag = page[n].tag;
  if (tag == Tag::kMfrac && page.attribute_or_empty(n, Attr::kLinethickness).starts_with('0')) return &kStacked;
  for (const TexForm& form : kTexForms) {
    if (form.tag == tag) return &form;
  }
  return nullptr;
}

bool is_annotation(Tag tag) {
  return tag == Tag::kAnnotation || tag == Tag::kAnnotationXml;
}

// Writes a MathML tree by two callbacks, without recursion: begin(node, position among its siblings) and end(node).
template <typename Begin, typename Text, typename End>
void walk_math(const PageModel& page, NodeId root, Begin begin, Text text, End end) {
  struct Open {
    NodeId node;
    std::uint32_t children = 0;
  };
  std::vector<Open> open;
  for (NodeId n = root; n != page[root].end;) {
    while (!open.empty() && index(page[open.back().node].end) <= index(n)) {
      end(open.back().node);
      open.pop_back();
    }
    const Node& node = page[n];
    if (node.tag == Tag::kText) {
      text(node.text);
      ++n;
      continue;
    }
    if (is_annotation(node.tag)) {
      n = node.end;
      continue;
    }
    const std::uint32_t position = open.empty() ? 0 : open.back().children++;
    begin(n, position);
    open.push_back({n});
    ++n;
  }
  for (; !open.empty(); open.pop_back()) end(open.back().node);
}

void append_bracket(const PageModel& page, NodeId n, Attr side, std::string_view usual, std::string& out) {
  if (page[n].tag != Tag::kMfenced) return;
  const std::string bracket(page.attribute(n, side).value_or(usual));
  out += bracket == "{" || bracket == "}" ? "\\" + bracket : bracket;
}

// Words inside a formula: characters that mean something to TeX are escaped.
std::string tex_text(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (std::string_view("#$%&_{}").find(c) != std::string_view::npos) out.push_back('\\');
    out.push_back(c);
  }
  return out;
}

std::string tex_from_mathml(const PageModel& page, NodeId math) {
  std::string out;
  bool words = false;
  walk_math(
      page, math,
      [&](NodeId n, std::uint32_t position) {
        const TexForm* around = n == math ? nullptr : tex_form(page, page[n].parent);
        if (around != nullptr && position > 0) out += around->between[position > 1 ? 1 : 0];
        const TexForm* form = tex_form(page, n);
        if (form != nullptr) out += form->open;
        append_bracket(page, n, Attr::kOpen, "(", out);
        words = page[n].tag == Tag::kMtext;
      },
      [&](std::string_view text) { out += words ? tex_text(clean_line(text)) : clean_line(text); },
      [&](NodeId n) {
        const TexForm* form = tex_form(page, n);
        if (form != nullptr) out += form->close;
        append_bracket(page, n, Attr::kClose, ")", out);
        words = false;
      });
  return out;
}

constexpr std::string_view kMathmlNamespace = " xmlns=\"http://www.w3.org/1998/Math/MathML\"";

void append_attribute(const PageModel& page, NodeId n, Attr name, std::string& out) {
  const std::optional<std::string_view> value = page.attribute(n, name);
  if (!value) return;
  out.append(" ").append(attr_name(name)).append("=\"");
  append_html_text(clean_line(*value), out);
  out += "\"";
}

// What a reader sees by: the other attributes say how large and in which colour, or are for programs.
constexpr Attr kMathAttributes[] = {Attr::kAccent,      Attr::kClose,    Attr::kColumnalign, Attr::kLinethickness,
                                    Attr::kMathvariant, Attr::kNotation, Attr::kOpen,        Attr::kSeparators};

// Elements of MathML alone, as a document of its own.
std::string mathml_of(const PageModel& page, NodeId math, bool display) {
  std::string out;
  const auto named = [&](NodeId n) { return is_mathml(page[n].tag) && page[n].tag != Tag::kSemantics; };
  walk_math(
      page, math,
      [&](NodeId n, std::uint32_t) {
        if (!named(n)) return;
        out.append("<").append(tag_name(page[n].tag));
        if (n == math) out += kMathmlNamespace;
        if (n == math && display) out += " display=\"block\"";
        for (const Attr name : kMathAttributes) append_attribute(page, n, name, out);
        out += ">";
      },
      [&](std::string_view text) { append_html_text(clean_line(text), out); },
      [&](NodeId n) {
        if (named(n)) out.append("</").append(tag_name(page[n].tag)).append(">");
      });
  return out.size() > kMostBytes ? std::string() : out;
}

// Without the delimiters and the style that programs put around.
std::string bare_tex(std::string_view tex) {
  constexpr std::pair<std::string_view, std::string_view> kAround[] = {
      {"\\(", "\\)"}, {"\\[", "\\]"}, {"$$", "$$"}, {"$", "$"}, {"{\\displaystyle", "}"}, {"{\\textstyle", "}"}};
  std::string line = clean_line(tex, kMostBytes + 1);
  std::string_view bare = line;
  for (const auto& [open, close] : kAround) {
    const bool is_around = bare.size() >= open.size() + close.size() && bare.starts_with(open) && bare.ends_with(close);
    if (is_around) bare = trim_html_space(bare.substr(open.size(), bare.size() - open.size() - close.size()));
  }
  if (bare.starts_with("\\displaystyle ")) bare.remove_prefix(14);
  return std::string(bare);
}

std::string raw_text(const PageModel& page, NodeId n) {
  std::string out;
  for (NodeId i = n; i != page[n].end && out.size() <= kMostBytes; ++i) out += page[i].text;
  return out;
}

std::optional<Formula> formula_of_math(const PageModel& page, NodeId n, bool display) {
  Formula formula;
  formula.display = display || page.attribute_or_empty(n, Attr::kDisplay) == "block";
  for (NodeId i = n; i != page[n].end; ++i) {
    const std::string_view encoding = page.attribute_or_empty(i, Attr::kEncoding);
    const bool tex = page[i].tag == Tag::kAnnotation && ascii_icontains(encoding, "tex");
    if (!tex) continue;
    formula.tex = bare_tex(raw_text(page, i));
    break;
  }
  if (formula.tex.empty()) formula.tex = bare_tex(tex_from_mathml(page, n));
  if (formula.tex.empty() || formula.tex.size() > kMostBytes) return std::nullopt;
  formula.mathml = mathml_of(page, n, formula.display);
  return formula;
}

// Some hold the formula in an attribute.
std::string_view tex_attribute(const PageModel& page, NodeId n) {
  for (const Attr name : {Attr::kDataTex, Attr::kDataFormula, Attr::kDataMath}) {
    const std::string_view value = page.attribute_or_empty(n, name);
    if (!value.empty()) return value;
  }
  return {};
}

std::optional<Formula> formula_of_tex(std::string_view tex, bool display) {
  Formula formula{bare_tex(tex), {}, display};
  if (formula.tex.empty() || formula.tex.size() > kMostBytes) return std::nullopt;
  return formula;
}

std::optional<Formula> formula_of_image(const PageModel& page, NodeId n, std::string_view classes) {
  const std::string_view alt = page.attribute_or_empty(n, Attr::kAlt);
  const bool is_formula =
      !alt.empty() && has_any_token(classes, {"tex", "latex", "math", "mwe-math-fallback-image-inline",
                                              "mwe-math-fallback-image-display", "ql-img-inline-formula", "mathimg"});
  if (!is_formula) return std::nullopt;
  return formula_of_tex(alt, ascii_icontains(classes, "display"));
}

// An element around MathML and the pictures of it.
bool is_wrapper(std::string_view classes) {
  return has_any_token(classes, {"katex", "katex-display", "mwe-math-element", "MathJax", "mjx-chtml"});
}

std::optional<Formula> formula_of_wrapper(const PageModel& page, NodeId n, bool display) {
  for (NodeId i{index(n) + 1}; i != page[n].end; ++i) {
    std::optional<Formula> inner;
    if (page[i].tag == Tag::kMath) inner = formula_of_math(page, i, display);
    if (page[i].tag == Tag::kImg) inner = formula_of_image(page, i, page.attribute_or_empty(i, Attr::kClass));
    if (!inner) continue;
    inner->display |= display;
    return inner;
  }
  return std::nullopt;
}

}  // namespace

std::optional<Formula> formula_of(const PageModel& page, NodeId n) {
  const Node& node = page[n];
  if (node.tag == Tag::kMath) return formula_of_math(page, n, false);
  if (node.attribute_count == 0) return std::nullopt;
  const std::string_view classes = page.attribute_or_empty(n, Attr::kClass);
  if (node.tag == Tag::kScript) {
    const std::string_view type = page.attribute_or_empty(n, Attr::kType);
    if (!ascii_istarts_with(type, "math/tex")) return std::nullopt;
    return formula_of_tex(raw_text(page, n), ascii_icontains(type, "mode=display"));
  }
  const std::string_view held = tex_attribute(page, n);
  if (!held.empty()) return formula_of_tex(held, ascii_icontains(classes, "display"));
  if (classes.empty()) return std::nullopt;
  if (node.tag == Tag::kImg) return formula_of_image(page, n, classes);
  if (is_wrapper(classes)) return formula_of_wrapper(page, n, has_token(classes, "katex-display"));
  if (!has_token(classes, "math")) return std::nullopt;
  const std::string text = clean_line(raw_text(page, n), kMostBytes + 1);
  if (!text.starts_with("\\(") && !text.starts_with("\\[")) return std::nullopt;
  return formula_of_tex(text, text.starts_with("\\["));
}

bool is_formula_copy(const PageModel& page, NodeId n) {
  if (page[n].attribute_count == 0) return false;
  const std::string_view classes = page.attribute_or_empty(n, Attr::kClass);
  if (has_token(classes, "MathJax_Preview")) return true;
  const bool drawn = has_any_token(classes, {"MathJax", "MathJax_Display", "MathJax_SVG", "MathJax_CHTML"});
  if (!drawn) return false;
  const NodeId next = page.next_sibling(n);
  return next != kNoNode && page[next].tag == Tag::kScript;
}

}  // namespace cleanview
