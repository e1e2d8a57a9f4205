#include "metadata/titles.h"

#include <doctest/doctest.h>

namespace cleanview {
namespace {

TEST_CASE("titles: the site's part goes") {
  CHECK(without_site("Quay lamps lit - The Gazette", "The Gazette", "", "") == "Quay lamps lit");
  CHECK(without_site("Gazette | Quay lamps lit", "", "www.gazette.example", "") == "Quay lamps lit");
  CHECK(without_site("Lamps - and how to light them", "", "example.org", "") == "Lamps - and how to light them");
  CHECK(without_site("Quay lamps lit | News | Town", "", "", "Quay lamps lit") == "Quay lamps lit");
}

TEST_CASE("titles: a chapter of a book") {
  CHECK(chapter_of("What is a lamp? - The Lamp Book", "The Lamp Book") == "What is a lamp?");
  CHECK(chapter_of("Which wick? / Lamp talk / Lamp Forums", "Lamp") == "Which wick?");
  CHECK(chapter_of("What is a lamp? - The Lamp Book", "What is a lamp?").empty());
  CHECK(chapter_of("What is a lamp?", "What is a lamp?").empty());
}

TEST_CASE("titles: labels beside the title in a heading") {
  CHECK(is_labelled("Thread: What oil do you use in winter?", "What oil do you use in winter?"));
  CHECK(is_labelled("Graduates find no jobs this year (example.org) 87", "Graduates find no jobs this year"));
  CHECK_FALSE(is_labelled("The best lamps of the year", "Best lamps of the year"));
  CHECK_FALSE(is_labelled("Lamps of the year: what we found out about their light", "Lamps of the year"));
  CHECK_FALSE(is_labelled("Lamps", "Lamps"));
}

TEST_CASE("titles: marks that documentation and sites add") {
  CHECK(without_marks("json: encoder and decoder\u00b6") == "json: encoder and decoder");
  CHECK(without_marks("IAM overview | Identity and access") == "IAM overview");
  CHECK(without_marks("Lamps | Wicks") == "Lamps | Wicks");
}

TEST_CASE("titles: said twice") {
  CHECK(without_doubling("Quay lamps lit Quay lamps lit") == "Quay lamps lit");
  CHECK(without_doubling("Quay lamps litQuay lamps lit") == "Quay lamps lit");
  CHECK(without_doubling("Why are quays lit?,Why are quays lit?") == "Why are quays lit?");
  CHECK(without_doubling("Why are quays lit?, Why are quays lit?") == "Why are quays lit?");
  CHECK(without_doubling("New York, New York") == "New York, New York");
}

TEST_CASE("titles: shared words") {
  CHECK(shared_words("quay lamps", "Lamps on the Quay") == doctest::Approx(1.0));
  CHECK(shared_words("quay boats", "Lamps on the Quay") == doctest::Approx(0.5));
  CHECK(shared_words("", "Lamps") == doctest::Approx(0.0));
}

}  // namespace
}  // namespace cleanview
