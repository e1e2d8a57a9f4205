#include <doctest/doctest.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <string>
#include <thread>
#include <vector>

#include "model/classifier.h"
#include "model/cut.h"
#include "model/features.h"
#include "model/name_features.h"
#include "model/trees.h"
#include "rules/hints.h"
#include "tests/page_fixture.h"

namespace cleanview {
namespace {

#include "tests/model/vectors.inc"

TEST_CASE("trees: scores are the training tool's own") {
  REQUIRE(kVectorFeatures == model_feature_count());
  constexpr std::size_t kWidth = kVectorFeatures;
  for (std::size_t i = 0; i < std::size(kVectorScores); ++i) {
    const float score = static_cast<float>(raw_score(std::span(kVectorRows).subspan(i * kWidth, kWidth))) /
                        static_cast<float>(model_leaf_scale());
    CHECK(std::abs(score - kVectorScores[i]) < 0.002F);  // leaves are rounded to 1/65,536
  }
}

TEST_CASE("trees: rows side by side get what each gets alone") {
  constexpr std::size_t kWidth = kVectorFeatures, kRows = std::size(kVectorScores);
  std::vector<std::uint16_t> alone, together;
  for (std::size_t i = 0; i < kRows; ++i) {
    predict(std::span(kVectorRows).subspan(i * kWidth, kWidth), together);
    alone.push_back(together[0]);
  }
  predict(std::span(kVectorRows), together);
  CHECK(together == alone);
}

TEST_CASE("trees: the model was trained on the features of today") {
  CHECK(feature_names().size() == static_cast<std::size_t>(model_feature_count()));
}

struct Row {
  Arena arena;
  FeatureBuilder builder;
  PageFacts facts{.title = "A title of words"};
  ParsedPage page;
  std::span<const float> rows;

  explicit Row(std::string_view html) : page(html) {
    rows = builder.build(page.page, page_hints(page.page, arena), facts, arena);
  }
  float at(std::size_t block, std::string_view name) const {
    const auto& names = feature_names();
    const auto column = static_cast<std::size_t>(std::find(names.begin(), names.end(), name) - names.begin());
    REQUIRE(column < names.size());
    return rows[block * names.size() + column];
  }
};

TEST_CASE("features: a block's text, owner, containers and place") {
  const Row row(
      "<nav class=menu><a href=/>Home page</a></nav><main><h1>A title of words</h1><p>One two, three four five six "
      "seven "
      "eight.</p><p>More</p></main>");
  CHECK(row.at(0, "text_link_density") == 1);
  CHECK(row.at(0, "group_1") == 0);
  CHECK(row.at(0, "in_nav") == 0);
  CHECK(row.at(1, "text_in_title") == 1);
  CHECK(row.at(1, "text_heading") == 1);
  CHECK(row.at(2, "text_words") == 8);
  CHECK(row.at(2, "text_commas") == 1);
  CHECK(row.at(2, "text_sentences") == 1);
  CHECK(row.at(2, "text_ends_stop") == 1);
  CHECK(row.at(2, "is_p") == 1);
  CHECK(row.at(2, "in_main") == 1);
  CHECK(row.at(2, "in_nav") == 20);
  CHECK(row.at(2, "level0_words") == 8);
  CHECK(row.at(2, "since_heading") == 1);
  CHECK(row.at(2, "place_words_before") == 6);
}

TEST_CASE("features: blocks of one owner share its features") {
  const Row row("<div class=box>a b c<p>d</p>e f g</div>");
  CHECK(row.at(0, "level0_words") == row.at(2, "level0_words"));
}

TEST_CASE("features: of a giant block its beginning is read") {
  std::string text;
  while (text.size() < 1 << 20) text += "word, ";
  const Row row("<p>" + text + "</p>");
  CHECK(row.at(0, "text_words") == (1 << 20) / 6 + 1);
  CHECK(row.at(0, "text_commas") == (256 << 10) / 6);
}

TEST_CASE("classifier: nothing is told once the time is up") {
  const ParsedPage page("<p>One two, three four five six seven eight.</p>");
  Arena arena;
  const PageHints hints = page_hints(page.page, arena);
  const std::vector<std::uint8_t> unseen(page.page.blocks.size());
  Classifier classifier;
  CHECK(classifier.classify(page.page, hints, unseen, {}, Focus::kBalanced, arena).keep.size() == 1);
  Arena spent;
  spent.reset(1 << 20, std::chrono::milliseconds(1));
  std::this_thread::sleep_for(std::chrono::milliseconds(2));
  CHECK(classifier.classify(page.page, hints, unseen, {}, Focus::kBalanced, spent).keep.empty());
  CHECK(spent.stop() == ArenaStop::kDeadline);
}

TEST_CASE("features: a chain of names, from the owner up") {
  NameChain chain;
  chain.climb(NameValue{});               // the owner has no known name
  chain.climb(NameValue{30, 2, 10, 20});  // 15
  chain.climb(NameValue{-6, 1, -6, -6});
  chain.climb(NameValue{-40, 2, -30, -10});  // -20
  const auto columns = chain.columns();
  const auto at = [&](std::string_view name) {
    return columns[static_cast<std::size_t>(std::find(std::begin(kNameColumns), std::end(kNameColumns), name) -
                                            std::begin(kNameColumns))];
  };
  CHECK(at("own") == 0);
  CHECK(at("near") == 15);
  CHECK(at("second") == -6);
  CHECK(at("least") == -20);
  CHECK(at("most") == 15);
  CHECK(at("sum") == -11);
  CHECK(at("mean") == -11.0F / 3);
  CHECK(at("least3") == -6);
  CHECK(at("most3") == 15);
  CHECK(at("term_least") == -30);
  CHECK(at("term_most") == 20);
  CHECK(NameChain().columns() == std::array<float, std::size(kNameColumns)>{});
}

// The best set by trying all prefixes, in plain arithmetic.
float best_expected(const std::vector<std::uint16_t>& p, const std::vector<std::uint32_t>& words) {
  float best = 0;
  for (unsigned set = 1; set < (1u << p.size()); ++set) {
    double right = 0, kept = 0, all = 0;
    for (std::size_t i = 0; i < p.size(); ++i) {
      all += p[i] / 1024.0 * words[i];
      if ((set >> i & 1) == 0) continue;
      right += p[i] / 1024.0 * words[i];
      kept += words[i];
    }
    best = std::max(best, static_cast<float>(2 * right / (kept + all)));
  }
  return best;
}

TEST_CASE("cut: no other set of blocks has a better expected F1") {
  const std::vector<std::vector<std::uint16_t>> pages = {
      {1000, 900, 20, 10}, {500, 400, 300, 200, 100}, {30, 20, 10}, {1024}, {700, 1, 690}};
  for (const auto& p : pages) {
    const std::vector<std::uint32_t> words(p.size(), 10);
    CHECK(expected_cut(p, words, Focus::kBalanced).expected == doctest::Approx(best_expected(p, words)));
  }
}

TEST_CASE("cut: recall keeps no less than balanced, precision no more") {
  const std::vector<std::uint16_t> p = {900, 700, 500, 300, 200, 100};
  const std::vector<std::uint32_t> words = {10, 50, 20, 30, 10, 40};
  const auto kept = [&](Focus focus) {
    const Cut cut = expected_cut(p, words, focus);
    return std::count(cut.keep.begin(), cut.keep.end(), 1);
  };
  CHECK(kept(Focus::kPrecision) <= kept(Focus::kBalanced));
  CHECK(kept(Focus::kBalanced) <= kept(Focus::kRecall));
}

TEST_CASE("cut: nothing is kept of nothing") {
  CHECK(expected_cut({}, {}, Focus::kBalanced).keep.empty());
  const std::vector<std::uint16_t> p = {0, 0};
  const std::vector<std::uint32_t> words = {5, 5};
  CHECK(expected_cut(p, words, Focus::kBalanced).keep == std::vector<std::uint8_t>{0, 0});
}

}  // namespace
}  // namespace cleanview
