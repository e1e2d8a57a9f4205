#include "html/decode.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "html/encoding.h"
#include "html/prescan.h"

namespace cleanview {
namespace {

Decoded decoded(std::string_view bytes, std::string& buffer, const DecodeHints& hints = {}) {
  Result<Decoded> result = decode_page(bytes, hints, buffer);
  REQUIRE(result.has_value());
  return *result;
}

std::string in(const char* label, std::string_view bytes) {
  std::string out;
  decode_bytes(*encoding_of_label(label), bytes, out);
  return out;
}

TEST_CASE("encoding: labels of any case, with white space, name an encoding") {
  CHECK(encoding_of_label(" Latin1\n") == Encoding::kWindows1252);
  CHECK(encoding_of_label("UTF8") == Encoding::kUtf8);
  CHECK(encoding_of_label("ks_c_5601-1987") == Encoding::kEucKr);
  CHECK(encoding_of_label("iso-2022-kr") == Encoding::kReplacement);
  CHECK_FALSE(encoding_of_label("utf-7").has_value());
  CHECK_FALSE(encoding_of_label("").has_value());
}

TEST_CASE("encoding: each decoder reads its own text") {
  CHECK(in("windows-1252", "caf\xe9 \x80") == "café €");
  CHECK(in("windows-1251", "\xcf\xf0\xe8") == "При");
  CHECK(in("koi8-r", "\xf0\xd2\xc9") == "При");
  CHECK(in("iso-8859-8-i", "\xf9\xec\xe5\xed") == "שלום");
  CHECK(in("shift_jis", "\x93\xfa\x96\x7b \xb1") == "日本 ｱ");
  CHECK(in("euc-jp", "\xc6\xfc\xcb\xdc \x8e\xb1") == "日本 ｱ");
  CHECK(in("iso-2022-jp", "\x1b$BF|K\\\x1b(B a") == "日本 a");
  CHECK(in("gb18030", "\xd6\xd0\xb9\xfa \x81\x30\x84\x36") == "中国 ¥");
  CHECK(in("gbk", "\x80") == "€");
  CHECK(in("big5", "\xa4\xa4\xb0\xea \x88\x62") == "中國 Ê̄");
  CHECK(in("euc-kr", "\xc7\xd1\xb1\xb9") == "한국");
  CHECK(in("utf-16le", std::string_view("a\0\x3d\xd8\x00\xde", 6)) == "a😀");
}

TEST_CASE("encoding: a broken sequence never eats the ASCII byte after it") {
  for (const char* label : {"shift_jis", "euc-jp", "gb18030", "big5", "euc-kr", "utf-8"}) {
    CAPTURE(label);
    CHECK(in(label, "\xe4<b>").ends_with("<b>"));
  }
}

TEST_CASE("encoding: one U+FFFD for each maximal part in UTF-8") {
  CHECK(in("utf-8",
           "a\xff"
           "b\xe2\x82"
           "c\xf0\x9f\x98\xed\xa0\x80") == "a\ufffdb\ufffdc\ufffd\ufffd\ufffd\ufffd");
}

TEST_CASE("encoding: what hides markup is not decoded") {
  CHECK(in("iso-2022-cn", "<script>") == "\ufffd");
}

TEST_CASE("decode: valid UTF-8 is a view, not a copy") {
  std::string buffer;
  const std::string page = "<p>é";
  const Decoded d = decoded(page, buffer);
  CHECK(d.text.data() == page.data());
  CHECK(d.charset == "utf-8");
  CHECK(d.from == CharsetFrom::kValid);
}

TEST_CASE("decode: a byte order mark wins over all") {
  std::string buffer;
  const Decoded d =
      decoded("\xef\xbb\xbf<p>é", buffer, {.charset = "koi8-r", .content_type = "text/html; charset=big5"});
  CHECK(d.text == "<p>é");
  CHECK(d.from == CharsetFrom::kBom);
}

TEST_CASE("decode: the caller wins over the header, the header over the page") {
  std::string buffer;
  const std::string_view page = "<meta charset=windows-1251><p>\xe9";
  CHECK(decoded(page, buffer, {.charset = "latin1", .content_type = "text/html; charset=koi8-r"}).text.ends_with("é"));
  CHECK(decoded(page, buffer, {.content_type = "text/html; charset=\"koi8-r\""}).text.ends_with("И"));
  CHECK(decoded(page, buffer).text.ends_with("й"));
}

TEST_CASE("decode: a late <meta charset> counts where the page is not valid UTF-8") {
  std::string buffer;
  const std::string page = "<!--" + std::string(2000, 'x') + "--><meta charset=koi8-r><p>\xf0";
  const Decoded d = decoded(page, buffer);
  CHECK(d.from == CharsetFrom::kLateMeta);
  CHECK(d.text.ends_with("П"));
}

TEST_CASE("decode: pages that say nothing are guessed from their text") {
  std::string buffer;
  CHECK(decoded("<p>\xcf\xf0\xe8\xe2\xe5\xf2, \xec\xe8\xf0 \xe8 \xe2\xf1\xe5", buffer).charset == "windows-1251");
  CHECK(decoded("<p>\x82\xb1\x82\xf1\x82\xc9\x82\xbf\x82\xcd\x90\xa2\x8a\x45", buffer).charset == "shift_jis");
  CHECK(decoded("<p>na\xefve caf\xe9 d\xe9j\xe0 vu", buffer).charset == "windows-1252");
  CHECK(decoded("<p>\xd6\xd0\xb9\xfa\xc8\xcb\xc3\xf1\xb5\xc4\xbd\xf1\xcc\xec", buffer).charset == "gb18030");
}

TEST_CASE("decode: data that is no page is refused by name") {
  std::string buffer;
  for (const std::string_view bytes :
       {std::string_view("%PDF-1.7 ..."), std::string_view("\x89PNG\r\n\x1a\n"),
        std::string_view("\x1f\x8b\x08\x00\x00\x00", 6), std::string_view("\x00\x01\x02\x03\x04\x05\x06\x07\x08", 9)}) {
    const Result<Decoded> result = decode_page(bytes, {}, buffer);
    REQUIRE_FALSE(result.has_value());
    CHECK(result.error().code == ErrorCode::kNotHtml);
  }
}

TEST_CASE("decode: an encoding that does not exist is the caller's error") {
  std::string buffer;
  const Result<Decoded> result = decode_page("<p>", {.charset = "utf-99"}, buffer);
  REQUIRE_FALSE(result.has_value());
  CHECK(result.error().code == ErrorCode::kDecode);
}

TEST_CASE("decode: empty input is an empty page") {
  std::string buffer;
  CHECK(decoded("", buffer).text.empty());
}

struct PrescanCase {
  std::string_view page;
  const char* charset;  // null: none
};

TEST_CASE("prescan: as the HTML standard has it") {
  const std::vector<PrescanCase> cases = {
      {"<meta charset=koi8-r>", "koi8-r"},
      {"<META\tCHARSET = 'koi8-r' >", "koi8-r"},
      {"<meta/charset=koi8-r>", "koi8-r"},
      {"<metacharset=koi8-r>", nullptr},
      {"<!-- <meta charset=koi8-r> -->", nullptr},
      {"<p title='<meta charset=koi8-r>'>", nullptr},
      {"<meta http-equiv=Content-Type content='text/html; charset=koi8-r'>", "koi8-r"},
      {"<meta content='text/html; charset=koi8-r' http-equiv=content-type>", "koi8-r"},
      {"<meta content='text/html; charset=koi8-r'>", nullptr},
      {"<meta charset=koi8-r CHARSET=big5>", "koi8-r"},
      {"<meta charset=nonsense charset=koi8-r>", nullptr},
      {"<meta http-equiv=Content-Type content='a/b; charset=koi8-r' http-equiv=x Content='charset=big5'>", "koi8-r"},
      {"<meta http-equiv=x http-equiv=Content-Type content='text/html; charset=koi8-r'>", nullptr},
      {"<meta charset=utf-16>", "utf-8"},
      {"<meta charset=x-user-defined>", "windows-1252"},
      {"<meta charset=nonsense><meta charset=koi8-r>", "koi8-r"},
      {"</p charset=big5><meta charset=koi8-r>", "koi8-r"},
      {"<?xml encoding='big5'?><meta charset=koi8-r>", "koi8-r"},
      {"<meta charset=koi8-r", "koi8-r"},
  };
  for (const PrescanCase& c : cases) {
    CAPTURE(c.page);
    const auto found = prescan_encoding(c.page);
    if (c.charset == nullptr) {
      CHECK_FALSE(found.has_value());
    } else {
      REQUIRE(found.has_value());
      CHECK(encoding_name(*found) == c.charset);
    }
  }
}

}  // namespace
}  // namespace cleanview
