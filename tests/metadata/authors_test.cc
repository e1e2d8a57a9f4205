#include "metadata/authors.h"

#include <doctest/doctest.h>

#include <string>

namespace cleanview {
namespace {

std::string joined(const std::vector<std::string>& names) {
  std::string all;
  for (const std::string& name : names) all += (all.empty() ? "" : "; ") + name;
  return all;
}

struct Case {
  const char* byline;
  const char* expected;
};

constexpr Case kCases[] = {
    {"By Ada Rowe and Ben Stone", "Ada Rowe; Ben Stone"},
    {"Von Ada Rowe und Ben Stone", "Ada Rowe; Ben Stone"},
    {"Ada Rowe, Senior Writer", "Ada Rowe"},
    {"Ada Rowe Staff Writer", "Ada Rowe"},
    {"By Ada Rowe December 2, 2025", "Ada Rowe"},
    {"By Ada Rowe on Tuesday, December 2, 2025", "Ada Rowe"},
    {"by Ada Rowe » Tue Aug 27, 2019 1:47 am", "Ada Rowe"},
    {"This post was written by Ada Rowe", "Ada Rowe"},
    {"Text by Ada Rowe", "Ada Rowe"},
    {"Article by: Ada Rowe", "Ada Rowe"},
    {"& Ada Rowe", "Ada Rowe"},
    {"Ada Rowe Last updated on 17 December 2025", "Ada Rowe"},
    {"Gazette Staff", "Gazette Staff"},
    {"Written by", ""},
    {"About the author", ""},
    {"Sat, 20 Dec, 2025 - 06:36", ""},
    {"admin", ""},
    {"https://example.org/ada", ""},
    {"Maria de la Cruz", "Maria de la Cruz"},
    {"記者 山田太郎", "山田太郎"},
    {"December 2, 2025 by Ada Rowe", "Ada Rowe"},
    {"Ada Rowe, MD, Ph.D., and Ben Stone", "Ada Rowe, MD, Ph.D.; Ben Stone"},
    {"Ada Rowe, CNN", "Ada Rowe"},
    {"Ada Rowe, Trial Attorney at Stone", "Ada Rowe"},
    {"By using VS Code, you agree", ""},
    {"Ada Rowe Former Consultant", "Ada Rowe"},
    {"Ada Rowe • March 12, 2025", "Ada Rowe"},
    {"Ada Rowe, Dietitian", "Ada Rowe"},
    {"Ada Rowe Writer, Hardware", "Ada Rowe"},
    {"Ada Rowe and Stone", "Ada Rowe; Stone"},
    {"Ada, Ben", "Ada; Ben"},
    {"– Ada Rowe", "Ada Rowe"},
    {"\"Ada Rowe\"", "Ada Rowe"},
    {"By \"Kit\" Rowe", "\"Kit\" Rowe"},
    {"Sign In", ""},
    {"Visit the Quay Store", ""},
    {"Follow the author", ""},
    {"About Ada", ""},
};

TEST_CASE("authors: names in a byline") {
  for (const Case& c : kCases) {
    CAPTURE(std::string(c.byline));
    CHECK(joined(names_in_byline(c.byline, "The Post")) == std::string(c.expected));
  }
}

TEST_CASE("authors: the line over a comment") {
  for (const char* header : {"Ada Rowe", "Ada Rowe says", "Ada Rowe says:", "Ada Rowe sagt:", "Ada Rowe a dit :",
                             "Ada Rowe dice:", "Ada Rowe December 18, 2025, 9:46 pm"}) {
    CAPTURE(std::string(header));
    CHECK(name_in_comment_header(header) == "Ada Rowe");
  }
  CHECK(name_in_comment_header("Sep 01, 2006 #2").empty());
  CHECK(name_in_comment_header("says") == "says");
  CHECK(name_in_comment_header("Simonsays") == "Simonsays");
}

TEST_CASE("authors: an affiliation at the end is no author") {
  CHECK(joined(names_in_byline("By Ada Rowe, The Post", "The Post")) == "Ada Rowe");
}

TEST_CASE("authors: what an account may be called") {
  CHECK(is_account_name("ggailey777"));
  CHECK(is_account_name("Quay Dental Care"));
  for (const char* text : {"admin", "a", "https://x", "ada@example.org", "12345", "{{ author }}",
                           "page.head.extra.author", "Join today", "Get Started free", "undefined"}) {
    CAPTURE(text);
    CHECK_FALSE(is_account_name(text));
  }
}

}  // namespace
}  // namespace cleanview
