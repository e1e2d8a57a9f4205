#include "rules/phrases.h"

#include <doctest/doctest.h>

#include <string>

namespace cleanview {
namespace {

bool says(std::string_view text, PhraseKind kind) {
  return (phrase_kinds(text) & bit(kind)) != 0;
}

std::string without_placeholders(std::string text) {
  for (const std::string placeholder : {"{n}", "{m}", "{site}", "{name}"}) {
    const std::string value = placeholder.size() == 3 ? "12" : "Example Post";
    for (std::size_t at = text.find(placeholder); at != std::string::npos; at = text.find(placeholder)) {
      text.replace(at, placeholder.size(), value);
    }
  }
  return text;
}

TEST_CASE("phrases: every phrase of the table is found whole, and not inside a sentence") {
  for (int k = 0; k < kPhraseKinds; ++k) {
    const auto kind = static_cast<PhraseKind>(k);
    for (const Phrase& p : phrases_of(kind)) {
      const std::string text = without_placeholders(std::string(p.text));
      CAPTURE(text);
      const bool only_marks = normalize_phrase(text).text.empty();
      CHECK((says(text, kind) || only_marks));
      CHECK(phrase_kinds("Yesterday the man who lives near us told everybody about " + text +
                         " and went home to his old dog without a word") == 0);
    }
  }
}

TEST_CASE("phrases: a text is given up early only when its whole normal form is none") {
  for (int k = 0; k < kPhraseKinds; ++k) {
    for (const Phrase& p : phrases_of(static_cast<PhraseKind>(k))) {
      const std::string text = without_placeholders(std::string(p.text));
      for (const std::string& variant : {text, "\u00bb " + text + " \u2026", text + " 7", text + "s", "a " + text}) {
        CAPTURE(variant);
        CHECK(phrase_kinds(variant) == phrase_kinds(normalize_phrase(variant)));
      }
    }
  }
}

TEST_CASE("phrases: only the wanted kinds are found") {
  CHECK(phrase_kinds("Read more", bit(PhraseKind::kReadMore)) == bit(PhraseKind::kReadMore));
  CHECK(phrase_kinds("Read more", bit(PhraseKind::kAdLabel)) == 0);
  CHECK(phrase_kinds("More from The Post", bit(PhraseKind::kAdLabel)) == 0);
  CHECK(phrase_kinds("More from The Post", bit(PhraseKind::kRecommendedHeading)) != 0);
}

TEST_CASE("phrases: case, quotes, width, marks and icons do not matter") {
  CHECK(says("  READ MORE \u00bb ", PhraseKind::kReadMore));
  CHECK(says("\u2192 Read\u00a0more\u2026", PhraseKind::kReadMore));
  CHECK(says("\U0001F4F0 Similar News:", PhraseKind::kRelatedHeading));
  CHECK(says("Don\u2019t miss", PhraseKind::kRecommendedHeading));
  CHECK(says("\uff32\uff45\uff41\uff44 more", PhraseKind::kReadMore));
  CHECK(says("DEVAMINI OKU", PhraseKind::kReadMore));
  CHECK(says("اقرأ أيضًا", PhraseKind::kRelatedHeading));
}

TEST_CASE("phrases: numbers of any script stand for {n} and keep their value") {
  CHECK(says("5 min read", PhraseKind::kReadingTime));
  CHECK(says("1,234 views", PhraseKind::kCounterBadge));
  CHECK(normalize_phrase("1,234 views").numbers == std::vector<double>{1234});
  CHECK(normalize_phrase("1.5K views").numbers == std::vector<double>{1500});
  CHECK(normalize_phrase("٦١ ثانية").numbers == std::vector<double>{61});
  CHECK(normalize_phrase("3.5 of 5").numbers == std::vector<double>{3.5, 5});
  CHECK(normalize_phrase("5 min").numbers == std::vector<double>{5});
  CHECK(normalize_phrase("3万回").numbers == std::vector<double>{30000});
}

TEST_CASE("phrases: normal forms are stable") {
  for (const char* text : {"»Read more«", "1.234.567 Aufrufe", "İLGİLİ HABERLER", "「続きを読む」", "—"}) {
    const std::string once = normalize_phrase(text).text;
    CHECK(normalize_phrase(once).text.size() <= once.size() + 2);
  }
}

TEST_CASE("phrases: a label at the start, with what follows it") {
  const auto found = phrase_prefix("Similar News:You can also read this", bit(PhraseKind::kRelatedHeading));
  REQUIRE(found.has_value());
  CHECK(found->label_bytes == std::string("Similar News:").size());
  const std::string by = "Von Anna Müller";
  const auto byline = phrase_prefix(by, bit(PhraseKind::kBylineLabel));
  REQUIRE(byline.has_value());
  CHECK(by.substr(byline->label_bytes) == "Anna Müller");
  // A number goes on behind the end of a word.
  const std::string time = "5.3 min read: The walk";
  const auto reading = phrase_prefix(time, bit(PhraseKind::kReadingTime));
  REQUIRE(reading.has_value());
  CHECK(time.substr(reading->label_bytes) == "The walk");
  CHECK_FALSE(phrase_prefix("Bystanders saw it", bit(PhraseKind::kBylineLabel)).has_value());
  CHECK_FALSE(phrase_prefix("Tags:", bit(PhraseKind::kTagsLabel)).has_value());
}

TEST_CASE("phrases: false friends are no phrases") {
  for (const char* text : {"Read more books, he told the class.", "The advertisement, which ran in 1984, was banned",
                           "Share price", "has 3 million views", "Live and Let Die"}) {
    CAPTURE(text);
    CHECK(phrase_kinds(text) == 0);
  }
}

}  // namespace
}  // namespace cleanview
