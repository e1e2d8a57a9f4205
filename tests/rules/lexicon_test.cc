#include "rules/lexicon.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>

namespace cleanview {
namespace {

std::vector<std::uint32_t> terms(std::string_view value) {
  std::vector<std::uint32_t> out;
  lexicon_terms(value, out);
  return out;
}

TEST_CASE("lexicon: spellings of one name are one term") {
  const auto name = terms("post-body-00");
  REQUIRE(name.size() == 3);  // the name, and two parts that are long enough
  CHECK(terms("Post_Body-17") == name);
  CHECK(terms("postBody_42") == name);
  CHECK(terms("post-body-1") != name);
}

TEST_CASE("lexicon: a name is another term than the same as a part") {
  const auto whole = terms("sidebar"), parted = terms("left-sidebar");
  REQUIRE(whole.size() == 1);
  CHECK(std::find(parted.begin(), parted.end(), whole[0]) == parted.end());
}

TEST_CASE("lexicon: names stand between white space, very short and long ones are none") {
  CHECK(terms("").empty());
  CHECK(terms(" \n x\ty ").empty());
  CHECK(terms("one\ttwo\n").size() == 2);
  CHECK(terms(std::string(40, 'x')).size() == 1);
  CHECK(terms(std::string(41, 'x')).empty());
  CHECK(terms("--").size() == 1);
}

TEST_CASE("lexicon: values of names add up, their ends stay") {
  NameValue all;
  all.add(NameValue{});
  CHECK(all.terms == 0);
  all.add(std::int8_t{-20});
  all.add(NameValue{30, 2, 10, 20});
  CHECK(all.sum == 10);
  CHECK(all.terms == 3);
  CHECK(all.least == -20);
  CHECK(all.most == 20);
}

TEST_CASE("lexicon: names of menus speak against, those of texts for main content, nonsense for nothing") {
  const auto value = [](std::string_view names) { return name_value(names).sum; };
  CHECK(value("footer") < 0);
  CHECK(value("nav") < 0);
  CHECK(value("entry-content") > 0);
  CHECK(name_value("qqzzxv wwkkq-jjx").terms == 0);
}

}  // namespace
}  // namespace cleanview
