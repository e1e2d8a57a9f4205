#include "base/text.h"

#include <doctest/doctest.h>

#include <string>

#include "base/unicode.h"
#include "base/utf8.h"

namespace cleanview {
namespace {

TEST_CASE("clean_line: one line, no controls, no marks that turn text around") {
  CHECK(clean_line("  a \n\t b\u00a0c ") == "a b c");
  CHECK(clean_line("a\x1b[31mb\x07") == "a[31mb");
  CHECK(clean_line("a\u202egnp.exe\u2066\u2069") == "agnp.exe");
  CHECK(clean_line("soft\u00adhyphen\u200b\ufeff") == "softhyphen");
  CHECK(clean_line("x\u2028y") == "x y");
  CHECK(clean_line("bad\xff") == "bad\ufffd");
}

TEST_CASE("clean_line: cut at a character") {
  CHECK(clean_line("ééé", 5) == "éé");
}

TEST_CASE("decode_references: once, numeric and named") {
  CHECK(decode_references("a &amp; b &lt;i&gt; &#233;&#xe9; &nbsp;x") == "a & b <i> éé \u00a0x");
  CHECK(decode_references("&amp;lt;") == "&lt;");
  CHECK(decode_references("AT&T &unknown; &;") == "AT&T &unknown; &;");
  CHECK(decode_references("&#x110000; &#0;") == "\ufffd &#0;");
}

TEST_CASE("strip_tags: tags go, less-than signs stay") {
  CHECK(strip_tags("<p>a</p>b < c") == " a b < c");
  CHECK(strip_tags("a < b") == "a < b");
  CHECK(strip_tags("a <b") == "a <b");
  CHECK(strip_tags("<p>a<em>,</em> <b class=x>b</b>.</p></>") == " a, b.  ");
}

TEST_CASE("text_of_value: markup goes, also where references write it; what only looks like it stays") {
  CHECK(text_of_value("<p>a<b>b</b> &amp; c</p>") == " ab & c ");
  CHECK(text_of_value("&lt;p&gt;a &amp;amp; b&lt;/p&gt;") == " a & b ");
  CHECK(text_of_value("a<br>b") == "a b");
  CHECK(text_of_value("The <table> element, vector<int> &lt;b") == "The <table> element, vector<int> <b");
}

TEST_CASE("append_decimal: at most three places, the same everywhere") {
  const auto shown = [](double v) {
    std::string out;
    append_decimal(v, out);
    return out;
  };
  CHECK(shown(0) == "0");
  CHECK(shown(0.28) == "0.28");
  CHECK(shown(0.12345) == "0.123");
  CHECK(shown(1.9999) == "2");
  CHECK(shown(-1.5) == "-1.5");
  CHECK(shown(180) == "180");
}

TEST_CASE("utf8: broken sequences give one U+FFFD for each maximal part") {
  std::string out;
  const std::string_view text =
      "a\xe2\x82"
      "b\xf0\x9f\x98\x80\xc0\xaf";
  for (std::size_t at = 0; at < text.size();) append_utf8(decode_next(text, at), out);
  CHECK(out == "a\ufffdb😀\ufffd\ufffd");
  CHECK(is_valid_utf8("é😀"));
  CHECK_FALSE(is_valid_utf8(text));
  CHECK(is_valid_utf8("\ufffd"));
}

TEST_CASE("unicode: classes, case and words of many scripts") {
  CHECK(is_upper(U'É'));
  CHECK(is_cjk(U'語'));
  CHECK(is_digit(U'٣'));
  CHECK(digit_value(U'٣') == 3);
  CHECK(to_lower(std::string_view("ÄÖÜ ΑΒΓ ДЖ")) == "äöü αβγ дж");
  CHECK(count_words("don't stop_me, 日本 now") == 5);
  CHECK(count_words("") == 0);
}

TEST_CASE("display_width: wide characters take two places, marks and joined pictures none") {
  CHECK(display_width("abc") == 3);
  CHECK(display_width("日本") == 4);
  CHECK(display_width("ｶﾅ") == 2);
  CHECK(display_width("e\u0301") == 1);
  CHECK(display_width("한글") == 4);
  CHECK(display_width("\U0001F469\u200D\U0001F467") == 2);  // a family
  CHECK(display_width("\U0001F44B\U0001F3FD") == 2);        // a hand with its tone
  CHECK(display_width("\u2764\uFE0F") == 2);
  CHECK(display_width("\u2764") == 1);
  CHECK(display_width("a\u200Db") == 2);
}

TEST_CASE("fold_for_comparison: case, marks and spaces do not matter") {
  CHECK(fold_for_comparison("A Title — Here!") == fold_for_comparison("a title: HERE"));
}

}  // namespace
}  // namespace cleanview
