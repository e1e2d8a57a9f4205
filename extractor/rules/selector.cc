// One pass with a cursor, no recursion: the grammar has no nesting.
//
// Tested by tests/rules/selector_test.cc and fuzz/site_rules.cc.
#include "rules/selector.h"

#include <optional>

#include "base/ascii.h"
#include "base/text.h"
#include "base/utf8.h"

namespace cleanview {
namespace {

constexpr std::size_t kMostMistakeBytes = 200;

bool is_name_character(char c) {
  return is_ascii_alnum(c) || c == '-' || c == '_' || static_cast<unsigned char>(c) >= 0x80;
}

int hex_digit(char c) {
  if (is_ascii_digit(c)) return c - '0';
  const char lower = ascii_lower(c);
  return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

class SelectorParser {
 public:
  explicit SelectorParser(std::string_view text) : text_(text) {}

  ParsedSelectors run() {
    ParsedSelectors parsed;
    if (text_.size() > kMostSelectorBytes) fail("longer than " + std::to_string(kMostSelectorBytes) + " bytes");
    if (!is_valid_utf8(text_)) fail("not UTF-8");
    while (mistake_.empty()) {
      parsed.selectors.push_back(selector());
      if (!take(',')) break;
    }
    if (mistake_.empty() && at_ < text_.size()) fail(unexpected());
    // Parts of the text are in it.
    parsed.mistake = clean_line(truncate_utf8(mistake_, kMostMistakeBytes));
    if (!mistake_.empty()) parsed.selectors.clear();
    return parsed;
  }

 private:
  char next() const { return at_ < text_.size() ? text_[at_] : '\0'; }
  bool take(char c) {
    if (at_ >= text_.size() || text_[at_] != c) return false;
    ++at_;
    return true;
  }
  bool take(std::string_view word) {
    if (!ascii_istarts_with(text_.substr(at_), word)) return false;
    at_ += word.size();
    return true;
  }
  void skip_space() {
    while (at_ < text_.size() && is_html_space(text_[at_])) ++at_;
  }
  void fail(std::string what) {
    if (mistake_.empty()) mistake_ = std::move(what);
  }
  std::string place() const { return " at character " + std::to_string(count_characters(text_.substr(0, at_)) + 1); }
  std::string unexpected() const {
    if (at_ >= text_.size()) return text_.empty() ? "empty" : "ends where an element is expected";
    std::size_t end = at_;
    decode_next(text_, end);
    return "\"" + std::string(text_.substr(at_, end - at_)) + "\"" + place() + " is not understood";
  }

  Selector selector() {
    Selector selector;
    skip_space();
    bool child = false;
    do {
      Compound compound = this->compound();
      compound.child = child;
      selector.compounds.push_back(std::move(compound));
      if (selector.compounds.size() > kMostCompounds) {
        fail("more than " + std::to_string(kMostCompounds) + " elements in a row");
      }
      if (take("::text(")) {
        selector.text = number("::text");
        skip_space();
        break;
      }
    } while (mistake_.empty() && combinator(child));
    return selector;
  }

  // True iff another compound follows.
  bool combinator(bool& child) {
    skip_space();
    child = take('>');
    if (child) skip_space();
    return child || (at_ < text_.size() && next() != ',');
  }

  Compound compound() {
    Compound compound;
    const std::size_t begin = at_;
    if (!take('*') && is_name_begin()) tag(compound);
    while (mistake_.empty() && part(compound)) {
    }
    if (at_ == begin) fail(unexpected());
    return compound;
  }

  bool is_name_begin() const { return is_name_character(next()) || next() == '\\'; }

  void tag(Compound& compound) {
    const std::string word = ascii_lower(name("an element's name"));
    compound.any_tag = false;
    compound.tag = tag_from_name(word);
    if (mistake_.empty() && compound.tag == Tag::kUnknown) {
      fail("<" + word + "> is no element that is told apart by name; a class or an id of it may be");
    }
  }

  bool part(Compound& compound) {
    if (take('.')) return test(compound, Attr::kClass, AttrOp::kWord, name("a class"));
    if (take('#')) return test(compound, Attr::kId, AttrOp::kEquals, name("an id"));
    if (take('[')) return attribute(compound);
    if (text_.substr(at_).starts_with("::")) return false;
    if (!take(':')) return false;
    if (take("nth-child(")) {
      compound.nth_child = number("nth-child");
    } else if (take("nth-of-type(")) {
      compound.nth_of_type = number("nth-of-type");
    } else {
      fail("of what begins with \":\" only nth-child(N), nth-of-type(N) and ::text(N) are known" + place());
    }
    return true;
  }

  static bool test(Compound& compound, Attr attr, AttrOp op, std::string value) {
    compound.tests.push_back({attr, op, std::move(value)});
    return true;
  }

  bool attribute(Compound& compound) {
    skip_space();
    const std::string word = ascii_lower(name("an attribute's name"));
    const std::optional<Attr> attr = attr_from_name(word);
    if (mistake_.empty() && !attr) fail("[" + word + "]: the attribute is not among those that are read");
    skip_space();
    AttrOp op = AttrOp::kPresent;
    std::string value;
    if (at_ < text_.size() && next() != ']') {
      op = operation();
      skip_space();
      value = next() == '"' || next() == '\'' ? quoted() : name("a value");
      skip_space();
    }
    if (!take(']')) fail("\"]\" is missing" + place());
    // As in CSS: the empty text is no word and no part of anything.
    return mistake_.empty() && test(compound, *attr, op, std::move(value));
  }

  AttrOp operation() {
    constexpr struct {
      std::string_view mark;
      AttrOp op;
    } kOperations[] = {{"=", AttrOp::kEquals},
                       {"~=", AttrOp::kWord},
                       {"^=", AttrOp::kPrefix},
                       {"$=", AttrOp::kSuffix},
                       {"*=", AttrOp::kPart}};
    for (const auto& row : kOperations) {
      if (take(row.mark)) return row.op;
    }
    fail(unexpected());
    return AttrOp::kPresent;
  }

  std::string name(std::string_view what) {
    std::string name;
    const bool digit = is_ascii_digit(next());
    while (at_ < text_.size() && is_name_begin()) {
      if (take('\\')) {
        escaped(name);
      } else {
        name.push_back(text_[at_++]);
      }
    }
    if (name.empty()) fail(std::string(what) + " is missing" + place());
    if (digit && what != "a value") fail(std::string(what) + " does not begin with a digit: \"" + name + "\"");
    return name;
  }

  // What follows a backslash: up to six hexadecimal digits and a space, or the character itself.
  void escaped(std::string& out) {
    char32_t c = 0;
    int digits = 0;
    for (; digits < 6 && hex_digit(next()) >= 0; ++digits, ++at_) c = c * 16 + static_cast<char32_t>(hex_digit(next()));
    if (digits > 0) {
      if (is_html_space(next())) ++at_;
      const bool valid = c != 0 && c <= 0x10ffff && (c < 0xd800 || c > 0xdfff);
      append_utf8(valid ? c : kReplacement, out);
    } else if (at_ < text_.size()) {
      append_utf8(decode_next(text_, at_), out);
    }
  }

  std::string quoted() {
    const char quote = text_[at_++];
    std::string value;
    while (at_ < text_.size() && text_[at_] != quote) {
      if (take('\\')) {
        escaped(value);
      } else {
        value.push_back(text_[at_++]);
      }
    }
    if (!take(quote)) fail("a quoted value does not end");
    return value;
  }

  std::uint32_t number(std::string_view what) {
    skip_space();
    const std::size_t begin = at_;
    while (is_ascii_digit(next())) ++at_;
    const auto value = parse_integer(text_.substr(begin, at_ - begin), 1, kMostNth);
    skip_space();
    if (!take(')') || !value) {
      fail(std::string(what) + "(N): N is a number from 1 to " + std::to_string(kMostNth) + place());
    }
    return value ? static_cast<std::uint32_t>(*value) : 0;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::string mistake_;
};

}  // namespace

ParsedSelectors parse_selectors(std::string_view text) {
  return SelectorParser(text).run();
}

}  // namespace cleanview
