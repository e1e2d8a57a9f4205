// One pass over the page's bytes that copies what a stage reads and skips the rest.
//
// Gumbo's cost is per byte and per token, and four fifths of a usual page are scripts, styles, comments, drawings
// and attributes that no stage looks at: without them the parse costs a third. The filter follows
// the tokenizer, not the tree: quotes in tags, the raw-text elements, escaped scripts, comments. Where the tokenizer
// depends on the tree (foreign content), it copies without change (MathML) or skips only while nothing can end
// the drawing but its end tag (SVG).
//
// White space between words is squeezed outside <pre>, <code> and <textarea>, long attribute values are set aside. What
// was cut is kept as spans, so that a place in the filtered page is a place in the page. Cost: one pass, about a tenth
// of the parse. Tested by tests/html/prefilter_test.cc and the fuzz target that compares trees with and without it.
#include "html/prefilter.h"

#include <algorithm>
#include <cstring>

#include "base/eight_bytes.h"
#include "html/drawing.h"
#include "html/hidden.h"
#include "html/tag_scanner.h"

namespace cleanview {
namespace {

constexpr std::size_t kNowhere = std::string_view::npos;

// A value longer than this is set aside rather than parsed; shorter ones cost less to copy.
constexpr std::size_t kLongValueBytes = 512;

// What a start tag means for the tokenizer and for us.
enum class Special : std::uint8_t {
  kNone,
  kScript,
  kStyle,      // raw text that nobody reads
  kRawText,    // raw text: emptied
  kTitle,      // text with references: copied
  kTextarea,   // text with references: emptied
  kXmp,        // raw text: copied
  kPlaintext,  // everything after is text
  kSvg,
  kMath,
  kFont,      // its attributes may end MathML
  kPreserve,  // white space inside counts
  kSelect,    // the names above mean nothing inside
  kFrameset,  // likewise
  kTemplate,
  kCol,  // after one in a template, likewise
};

struct SpecialName {
  std::string_view name;
  Special special;
};
constexpr SpecialName kSpecialNames[] = {
    {"script", Special::kScript},     {"style", Special::kStyle},         {"svg", Special::kSvg},
    {"pre", Special::kPreserve},      {"code", Special::kPreserve},       {"listing", Special::kPreserve},
    {"title", Special::kTitle},       {"textarea", Special::kTextarea},   {"math", Special::kMath},
    {"iframe", Special::kRawText},    {"noembed", Special::kRawText},     {"noframes", Special::kRawText},
    {"xmp", Special::kXmp},           {"plaintext", Special::kPlaintext}, {"select", Special::kSelect},
    {"frameset", Special::kFrameset}, {"font", Special::kFont},           {"template", Special::kTemplate},
    {"col", Special::kCol},
};

Special special_of(std::string_view lower_name) {
  // Nearly all tags are told apart by their first letter or length.
  constexpr std::string_view kFirstLetters = "scpltimnxf";
  if (lower_name.size() < 3 || kFirstLetters.find(lower_name[0]) == kNowhere) return Special::kNone;
  for (const SpecialName& s : kSpecialNames) {
    if (s.name == lower_name) return s.special;
  }
  return Special::kNone;
}

bool is_continuation_byte(char c) {
  return (static_cast<unsigned char>(c) & 0xc0) == 0x80;
}

bool contains(std::string_view text, std::string_view part) {
  return text.find(part) != kNowhere;
}

class Filter {
 public:
  Filter(std::string_view page, const Limits& limits, Prefiltered& out)
      : page_(page), limits_(limits), result_(out), out_(out.buffer.get()) {}

  void run() {
    while (at_ < page_.size()) {
      const void* found = std::memchr(page_.data() + at_, '<', page_.size() - at_);
      const std::size_t less =
          found == nullptr ? page_.size() : static_cast<std::size_t>(static_cast<const char*>(found) - page_.data());
      copy_text(less);
      if (at_ < page_.size()) markup();
    }
    result_.html = {result_.buffer.get(), written()};
  }

 private:
  std::size_t written() const { return static_cast<std::size_t>(out_ - result_.buffer.get()); }

  void put(std::string_view bytes) {
    std::memcpy(out_, bytes.data(), bytes.size());
    out_ += bytes.size();
  }

  // Notes that the next output byte stands for page byte `source`.
  void note_source(std::size_t source) {
    const std::size_t cut = source - written();
    if (cut == noted_cut_) return;
    noted_cut_ = cut;
    result_.spans.push_back({static_cast<std::uint32_t>(written()), static_cast<std::uint32_t>(source)});
  }

  void copy_verbatim(std::size_t end) {
    note_source(at_);
    put(page_.substr(at_, end - at_));
    at_ = end;
  }

  void copy_text(std::size_t end) {
    if (at_ == end) return;
    if (preserve_depth_ > 0) return copy_verbatim(end);
    note_source(at_);
    const char* p = page_.data() + at_;
    const char* const last = page_.data() + end;
    char* out = out_;
    while (p < last) {
      while (last - p >= 8 && is_single_spaced(load_eight(p))) {
        std::memcpy(out, p, 8);
        const int taken = settled_of_eight(p);
        p += taken;
        out += taken;
      }
      if (p == last) break;
      if (!is_html_space(*p)) {
        // Control characters cost themselves, and no more: the parser would show them as damage.
        const bool control = static_cast<unsigned char>(*p) < 0x20;
        if (!control || may_grow_together({result_.buffer.get(), static_cast<std::size_t>(out - result_.buffer.get())}))
          *out++ = *p;
        has_control_ |= control;
        has_text_ |= control && *p != 0;
        ++p;
        continue;
      }
      const char first_space = *p++;
      const char* const more = p;
      while (p < last && is_html_space(*p)) ++p;
      *out++ = more == p ? first_space : ' ';
    }
    out_ = out;
    at_ = end;
  }

  // True iff what comes next could make a tag or a character reference with the end of `before`: "<" "b>", "&am" "p;".
  static bool may_grow_together(std::string_view before) {
    constexpr std::size_t kLongestReference = 32;
    if (before.ends_with('<')) return true;
    for (std::size_t i = 0; i < kLongestReference && i < before.size(); ++i) {
      const char c = before[before.size() - 1 - i];
      if (c == '&') return true;
      if (!is_ascii_alnum(c) && c != '#') return false;
    }
    return false;
  }

  // Drops [at_, end), leaving a comment where the bytes around would otherwise grow together into
  // something new: "&am" "p;" or "<" "b>".
  void drop(std::size_t end) {
    const char before = written() == 0 ? '>' : out_[-1];
    if (before != '>' && !is_html_space(before)) put("<!---->");
    at_ = end;
  }

  void markup() {
    const std::string_view rest = page_.substr(at_ + 1);
    if (rest.empty()) return copy_verbatim(page_.size());
    if (is_ascii_alpha(rest[0])) return start_tag();
    if (rest[0] == '/') return end_tag();
    if (rest.starts_with("!--")) {
      return drop(std::min(end_of_comment(page_, at_), page_.size()));
    }
    if (rest[0] == '!' || rest[0] == '?') return declaration(rest);
    copy_verbatim(at_ + 1);  // a '<' that is text
  }

  void declaration(std::string_view rest) {
    if (math_depth_ > 0 && rest.starts_with("![CDATA[")) return give_up();
    const std::size_t greater = page_.find('>', at_);
    const std::size_t end = greater == kNowhere ? page_.size() : greater + 1;
    const bool doctype = rest.size() > 8 && LowerName(rest.substr(1, 7)).view() == "doctype";
    // Behind text a doctype is none, and to the parser a control character that was left out is text.
    if (doctype && !has_control_) return copy_verbatim(end);
    drop(end);
  }

  void end_tag() {
    const std::size_t name_begin = at_ + 2;
    if (name_begin >= page_.size() || !is_ascii_alpha(page_[name_begin])) {
      if (name_begin >= page_.size()) return copy_verbatim(page_.size());
      const std::size_t greater = page_.find('>', at_);
      return drop(greater == kNowhere ? page_.size() : greater + 1);
    }
    const std::size_t name_end = end_of_tag_name(page_, name_begin);
    TagScanner scanner(page_, name_end);
    if (!scanner.skip()) return drop(page_.size());
    const LowerName name(page_.substr(name_begin, name_end - name_begin));
    const Special special = special_of(name.view());
    if (special == Special::kPreserve && preserve_depth_ > 0) --preserve_depth_;
    if (special == Special::kMath && math_depth_ > 0 && !select_) --math_depth_;
    if (special == Special::kSelect) select_ = false;
    note_source(at_);
    put(page_.substr(at_, name_end - at_));
    put(">");
    at_ = scanner.position();
  }

  void start_tag() {
    const std::size_t name_end = end_of_tag_name(page_, at_ + 1);
    const LowerName name(page_.substr(at_ + 1, name_end - at_ - 1));
    const Special special = special_of(name.view());
    switch (special) {
      case Special::kNone:
      case Special::kPreserve:
      case Special::kFont:
      case Special::kMath: copy_tag(name_end, special); break;
      case Special::kSelect:
        select_ = true;
        copy_tag(name_end, special);
        break;
      case Special::kTemplate:
        seen_template_ = true;
        copy_tag(name_end, special);
        break;
      case Special::kCol: seen_template_ ? give_up() : copy_tag(name_end, special); break;
      case Special::kScript:
        if (math_depth_ > 0) return give_up();
        raw_element(name_end, name.view(), special);
        break;
      case Special::kStyle:
      case Special::kRawText:
      case Special::kTitle:
      case Special::kTextarea:
      case Special::kXmp:
        if (math_depth_ > 0 || select_) return give_up();
        raw_element(name_end, name.view(), special);
        break;
      case Special::kFrameset: frameset(name_end); break;
      case Special::kPlaintext: give_up(); break;
      case Special::kSvg: select_ || math_depth_ > 0 ? give_up() : svg(name_end); break;
    }
  }

  // After text a frameset is none, also after text that was left out: control characters and words in drawings.
  void frameset(std::size_t name_end) { has_text_ ? drop(end_of_tag(name_end)) : give_up(); }

  // The rest of the page as it is: nothing is gained, nothing can go wrong.
  void give_up() { copy_verbatim(page_.size()); }

  // Copies a start tag with the attributes that a stage or the parser itself reads.
  void copy_tag(std::size_t name_end, Special special) {
    char* const before = out_;
    const std::size_t tag_begin = at_;
    note_source(tag_begin);
    put(page_.substr(tag_begin, name_end - tag_begin));
    char* const behind_name = out_;
    TagScanner scanner(page_, name_end);
    AttributeToken token;
    std::uint32_t count = 0;
    const bool as_is = special == Special::kFont && seen_math_;
    while (scanner.next(token)) {
      if (++count > limits_.max_attributes) {
        result_.attributes_capped = true;
        continue;
      }
      copy_attribute(token, as_is);
    }
    if (!scanner.closed()) {  // the tokenizer drops a tag that the page's end cuts
      out_ = before;
      at_ = page_.size();
      return;
    }
    // A slash right behind a value without quotes is part of it.
    if (scanner.self_closing() && out_ != behind_name) put(" ");
    put(scanner.self_closing() ? "/>" : ">");
    at_ = scanner.position();
    if (special == Special::kPreserve) ++preserve_depth_;
    if (special == Special::kMath && !scanner.self_closing()) {
      ++math_depth_;
      seen_math_ = true;
    }
  }

  void copy_attribute(const AttributeToken& token, bool as_is) {
    const LowerName name(token.name);
    const std::optional<Attr> attr = attr_from_name(name.view());
    if (!attr && !as_is) return;
    if (attr == Attr::kStyle) {
      const bool shapes_space = ascii_ifind(token.value, "white-space") != kNowhere;
      if (shapes_space) preserve_depth_ = kPreserveAlways;
      if (!shapes_space && !may_hide(token.value)) return;
    }
    put(" ");
    if (token.value.size() <= kLongValueBytes) return put(token.raw);
    copy_long_value(token);
  }

  void copy_long_value(const AttributeToken& token) {
    std::string_view value = token.value;
    const bool image = value.starts_with("data:image/");
    if (value.size() > limits_.max_attribute_bytes && !image) {
      std::size_t size = limits_.max_attribute_bytes;
      while (size > 0 && is_continuation_byte(value[size])) --size;
      value = value.substr(0, size);
      result_.values_cut = true;
    }
    if (contains(value, "&")) {  // only the parser decodes references
      const std::size_t cut = token.value.size() - value.size();
      const bool quoted = token.raw.ends_with('"') || token.raw.ends_with('\'');
      if (cut == 0 || !quoted) return put(token.raw.substr(0, token.raw.size() - cut));
      put(token.raw.substr(0, token.raw.size() - cut - 1));
      return put(token.raw.substr(token.raw.size() - 1));
    }
    put(token.name);
    put("=");
    put(kLongValueMark);
    put(std::to_string(result_.long_values.size()));
    result_.long_values.push_back(value);
  }

  // script, style and the like: their text ends only at their end tag.
  void raw_element(std::size_t name_end, std::string_view name, Special special) {
    TagScanner scanner(page_, name_end);
    AttributeToken token;
    std::string_view type;
    while (scanner.next(token)) {
      const LowerName attribute(token.name);
      if (attribute.view() == "type" && type.empty()) type = token.value;
    }
    if (!scanner.closed()) return drop(page_.size());
    const std::size_t text = scanner.position();
    const std::size_t less =
        special == Special::kScript ? find_script_end(page_, text) : find_end_tag(page_, text, name);
    const std::size_t text_end = less == kNowhere ? page_.size() : less;
    const LowerName lower_type(type);
    const bool tex = special == Special::kScript && lower_type.view().starts_with("math/");
    if (tex || special == Special::kTitle || special == Special::kXmp) {
      copy_tag(name_end, Special::kNone);
      return copy_verbatim(text_end);
    }
    const std::string_view content = page_.substr(text, text_end - text);
    if (special == Special::kScript) keep_script(lower_type.view(), content, text);
    if (special == Special::kScript || special == Special::kStyle) return skip_element(text_end);
    copy_tag(name_end, Special::kNone);
    at_ = text_end;
  }

  // Leaves a whole script or style element out. Before the first tag it stays, empty: it is what tells the
  // tree builder that there is no doctype.
  void skip_element(std::size_t text_end) {
    if (written() == 0) put("<script></script>");
    drop(text_end == page_.size() ? text_end : end_of_tag(end_of_tag_name(page_, text_end + 2)));
  }

  // First byte after the tag whose name ends at `name_end`; attributes of an end tag count, and may hold a '>'.
  std::size_t end_of_tag(std::size_t name_end) const {
    TagScanner scanner(page_, name_end);
    return scanner.skip() ? scanner.position() : page_.size();
  }

  void keep_script(std::string_view lower_type, std::string_view content, std::size_t source) {
    if (content.size() < 2 || result_.scripts.size() >= limits_.max_json_blocks) return;
    ScriptKind kind = ScriptKind::kOtherJson;
    if (contains(lower_type, "ld+json")) {
      kind = ScriptKind::kJsonLd;
    } else if (contains(lower_type, "json")) {
      kind = ScriptKind::kAppState;
    } else if (is_state_assignment(content)) {
      kind = ScriptKind::kOtherJson;
    } else {
      return;
    }
    result_.scripts.push_back({kind, content, static_cast<std::uint32_t>(source)});
  }

  // window.__STATE__ = {…}; self.__next_f.push([…]): what frameworks leave for their scripts.
  static bool is_state_assignment(std::string_view content) {
    const std::string_view head = content.substr(0, 200);
    return contains(head, "__") && (contains(head, "window.") || contains(head, "self.")) &&
           (contains(head, "={") || contains(head, "= {") || contains(head, ".push(") || contains(head, "JSON.parse("));
  }

  // Replaces a drawing by an empty one, up to what ends it.
  void svg(std::size_t name_end) {
    TagScanner scanner(page_, name_end);
    if (!scanner.skip()) return drop(page_.size());
    note_source(at_);
    if (scanner.self_closing()) {
      put("<svg/>");
      at_ = scanner.position();
      return;
    }
    const Drawing drawing = read_drawing(page_, scanner.position());
    if (drawing.end == kNowhere) return give_up();
    put("<svg></svg>");
    has_text_ |= drawing.has_text;
    at_ = drawing.end;
  }

  // More than any page can close: white space is kept from here on.
  static constexpr std::uint32_t kPreserveAlways = 1u << 31;

  std::string_view page_;
  const Limits& limits_;
  Prefiltered& result_;
  char* out_;
  std::size_t at_ = 0;
  std::size_t noted_cut_ = 0;
  std::uint32_t preserve_depth_ = 0;
  std::uint32_t math_depth_ = 0;  // as far as tags tell
  bool seen_math_ = false;        // only the parser knows whether it has ended
  bool select_ = false;
  bool seen_template_ = false;
  bool has_control_ = false;  // left out
  bool has_text_ = false;     // left out, and no NUL, which the body ignores
};

}  // namespace

void prefilter(std::string_view page, const Limits& limits, Prefiltered& out) {
  out.scripts.clear();
  out.spans.clear();
  out.long_values.clear();
  out.attributes_capped = out.values_cut = false;
  // The densest gain is "a</>" with a comment for its end tag, 8 bytes for 4; then "<svg><p>", 14 for 8, and a space
  // for attributes that have none between them, a byte for 5. The rest is for an empty script before all else.
  const std::size_t need = 2 * page.size() + 64;
  if (out.capacity < need) {
    out.buffer.reset(new char[need]);
    out.capacity = need;
  }
  Filter(page, limits, out).run();
  if (PrefilterSwitch::off) {
    out.html = page;
    out.spans.clear();
    out.long_values.clear();
  }
}

}  // namespace cleanview
