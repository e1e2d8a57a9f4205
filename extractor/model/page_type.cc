// Declared types first, the surest before the vague; then the shape. Confidences are the shares of pages of the
// development set for which the row was right, rounded (docs/accuracy.md).
#include "model/page_type.h"

#include <algorithm>

#include "base/ascii.h"
#include "rules/hints.h"

namespace cleanview {
namespace {

struct DeclaredType {
  std::string_view schema;  // lower case
  PageType type;
  float confidence;
};

constexpr DeclaredType kDeclared[] = {
    {"discussionforumposting", PageType::kForum, 0.95F},
    {"qapage", PageType::kForum, 0.9F},
    {"newsarticle", PageType::kArticle, 0.95F},
    {"blogposting", PageType::kArticle, 0.9F},
    {"reportagenewsarticle", PageType::kArticle, 0.95F},
    {"article", PageType::kArticle, 0.85F},
    {"recipe", PageType::kArticle, 0.8F},
    {"techarticle", PageType::kDocumentation, 0.7F},
    {"product", PageType::kProduct, 0.7F},
    {"collectionpage", PageType::kCollection, 0.6F},
    {"itemlist", PageType::kListing, 0.4F},
    {"profilepage", PageType::kProfile, 0.6F},
    {"searchresultspage", PageType::kSearch, 0.6F},
    {"service", PageType::kService, 0.6F},
};

struct Generator {
  std::string_view name;  // lower case
  PageType type;
};
constexpr Generator kGenerators[] = {
    {"discourse", PageType::kForum},
    {"vbulletin", PageType::kForum},
    {"phpbb", PageType::kForum},
    {"xenforo", PageType::kForum},
    {"docusaurus", PageType::kDocumentation},
    {"sphinx", PageType::kDocumentation},
    {"mkdocs", PageType::kDocumentation},
    {"vitepress", PageType::kDocumentation},
    {"javadoc", PageType::kDocumentation},
    {"mediawiki", PageType::kDocumentation},
    {"doxygen", PageType::kDocumentation},
};

struct Shape {
  double words = 0, prose = 0, code = 0, links = 0;
  int posts = 0, cards = 0, prices = 0, paragraphs = 0;
};

Shape shape_of(const PageModel& page, std::span<const std::uint64_t> groups) {
  Shape s;
  for (const TextBlock& b : page.blocks) {
    s.words += b.words;
    s.links += b.link_words;
    s.code += b.code_words;
    if (b.words < 15 || b.link_words * 3 >= b.words) continue;
    s.prose += b.words;
    s.paragraphs += page[b.owner].tag == Tag::kP || page[b.owner].tag == Tag::kDiv;
  }
  for (const std::uint64_t g : groups) {
    s.posts += (g & (bit(HintGroup::kReply) | bit(HintGroup::kForum))) != 0;
    s.cards += (g & bit(HintGroup::kCard)) != 0;
    s.prices += (g & bit(HintGroup::kPrice)) != 0;
  }
  return s;
}

PageTypeGuess by_shape(const Shape& s) {
  const double words = std::max(1.0, s.words);
  if (s.code > 0.2 * words) return {PageType::kDocumentation, 0.5F};
  if (s.posts > 40 && s.prose > 0.2 * words) return {PageType::kForum, 0.5F};
  if (s.prices > 40) return {PageType::kCollection, 0.4F};
  const bool prose = s.prose > 0.45 * words || (s.paragraphs >= 3 && s.prose > 0.3 * words && s.cards < 40);
  if (prose) return {PageType::kArticle, 0.6F};
  if (s.cards > 60 || s.links > 0.6 * words) return {PageType::kListing, 0.4F};
  return {PageType::kService, 0.35F};
}

}  // namespace

PageTypeGuess guess_page_type(const PageModel& page, std::span<const std::uint64_t> groups, const PageFacts& facts) {
  for (const DeclaredType& row : kDeclared) {
    const bool declared =
        std::find(facts.schema_types.begin(), facts.schema_types.end(), row.schema) != facts.schema_types.end();
    if (declared && row.confidence >= 0.7F) return {row.type, row.confidence};
  }
  for (const Generator& g : kGenerators) {
    if (ascii_icontains(facts.generator, g.name)) return {g.type, 0.8F};
  }
  if (facts.og_type == "article") return {PageType::kArticle, 0.8F};
  if (ascii_icontains(facts.og_type, "product")) return {PageType::kProduct, 0.7F};
  for (const DeclaredType& row : kDeclared) {
    const bool declared =
        std::find(facts.schema_types.begin(), facts.schema_types.end(), row.schema) != facts.schema_types.end();
    if (declared) return {row.type, row.confidence};
  }
  return by_shape(shape_of(page, groups));
}

}  // namespace cleanview
