#include "base/url.h"

#include <doctest/doctest.h>

#include <string>

namespace cleanview {
namespace {

struct UrlCase {
  const char* base;
  const char* reference;
  const char* expected;
};

#include "tests/base/url_cases.inc"

TEST_CASE("url: references resolve as the standard has it") {
  for (const UrlCase& c : kUrlCases) {
    CAPTURE(c.base);
    CAPTURE(c.reference);
    const auto url = resolve_url(parse_url(c.base), c.reference);
    CHECK((url ? url->to_string() : "") == c.expected);
  }
}

TEST_CASE("url: links keep only schemes that can do no harm") {
  const auto base = parse_url("https://example.org/a");
  CHECK(link_address(base, "b") == "https://example.org/b");
  CHECK(link_address(base, "mailto:x@y.z") == "mailto:x@y.z");
  CHECK(link_address(base, "tel:+12") == "tel:+12");
  for (const char* bad :
       {"javascript:alert(1)", "JaVaScRiPt:alert(1)", "java\nscript:alert(1)", " \x01javascript:alert(1)",
        "data:text/html,x", "vbscript:x", "file:///etc/passwd", "blob:x", "", "  "}) {
    CAPTURE(bad);
    CHECK(link_address(base, bad).empty());
  }
  CHECK(link_address(std::nullopt, "b").empty());
}

TEST_CASE("url: addresses of the web are absolute, and the page itself is none") {
  const auto base = parse_url("https://example.org/a");
  CHECK(web_address(base, " b ") == "https://example.org/b");
  CHECK(web_address(std::nullopt, "http://example.org") == "http://example.org/");
  CHECK(web_address(std::nullopt, "b").empty());
  for (const char* other : {"mailto:x@y.z", "javascript:alert(1)", "data:image/png;base64,AAAA", "", " "}) {
    CAPTURE(other);
    CHECK(web_address(base, other).empty());
  }
}

TEST_CASE("url: pictures keep http, https and inline pictures") {
  const auto base = parse_url("https://example.org/a/");
  CHECK(image_address(base, "i.png") == "https://example.org/a/i.png");
  CHECK(image_address(base, "data:image/png;base64,AAAA") == "data:image/png;base64,AAAA");
  CHECK(image_address(base, "data:image/svg+xml,<svg>").empty());
  CHECK(image_address(base, "data:image/png;base64,AA\"onerror=x").empty());
  CHECK(image_address(base, "javascript:x").empty());
}

TEST_CASE("url: user names and passwords are dropped") {
  CHECK(parse_url("https://u:p@example.org/x")->to_string() == "https://example.org/x");
}

TEST_CASE("url: tracking parameters and fragments go, others stay in order") {
  CHECK(without_tracking(*parse_url("https://x.test/p?b=1&utm_source=n&a=2&fbclid=z#f")) == "https://x.test/p?b=1&a=2");
  CHECK(without_tracking(*parse_url("https://x.test/p?utm_source=n")) == "https://x.test/p");
}

TEST_CASE("url: relative references") {
  for (const char* relative : {"/n/1", "n/1", "?page=2", "../a:b", "//other.example/a"})
    CHECK(is_relative_reference(relative));
  for (const char* other : {"", " ", "#top", "https://a.example/", "javascript:alert(1)", "java\nscript:alert(1)"})
    CHECK_FALSE(is_relative_reference(other));
}

}  // namespace
}  // namespace cleanview
