#include "model/page_features.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "base/ascii.h"
#include "cleanview/article.h"
#include "model/page_type.h"
#include "rules/hints.h"

namespace cleanview {
namespace {

// Kinds that are guessed; one flag each.
constexpr std::array<PageType, 7> kGuesses = {PageType::kArticle,    PageType::kForum,   PageType::kProduct,
                                              PageType::kCollection, PageType::kListing, PageType::kDocumentation,
                                              PageType::kService};
// Elements of a name pattern, by number.
constexpr std::array<HintGroup, 18> kCountedGroups = {
    HintGroup::kComment, HintGroup::kReply, HintGroup::kEntry, HintGroup::kPost,   HintGroup::kDesc,
    HintGroup::kProduct, HintGroup::kCard,  HintGroup::kGrid,  HintGroup::kPrice,  HintGroup::kReview,
    HintGroup::kTitle,   HintGroup::kForum, HintGroup::kTab,   HintGroup::kFilter, HintGroup::kHero,
    HintGroup::kCode,    HintGroup::kWiki,  HintGroup::kUser};
constexpr std::array<Tag, 10> kCountedTags = {Tag::kH1,  Tag::kArticle, Tag::kMain,   Tag::kForm, Tag::kTable,
                                              Tag::kPre, Tag::kImg,     Tag::kButton, Tag::kLi,   Tag::kP};
// Types that a page declares of itself (schema.org), lower case.
constexpr std::string_view kSchemas[] = {
    "article",      "newsarticle",    "blogposting", "product", "itemlist",      "collectionpage",         "webpage",
    "organization", "breadcrumblist", "offer",       "review",  "localbusiness", "discussionforumposting", "faqpage",
    "service"};
// Parts of the page's own address that tell its kind. A group is a column.
struct AddressGroup {
  std::string_view name;
  std::array<std::string_view, 8> parts;
};
constexpr AddressGroup kAddressGroups[] = {
    {"forum", {"forum", "thread", "/t/", "topic", "discuss", "question", "viewtopic", "community"}},
    {"product", {"/product", "/p/", "/dp/", "/item", "/shop/", "/buy"}},
    {"docs", {"docs", "/api", "reference", "manual", "/guide", "wiki", "developer", "learn"}},
    {"category", {"categor", "collection", "/c/", "/shop", "/browse", "/list", "/tag", "/search"}},
    {"blog", {"blog", "/news", "/article", "/20", "/post", "story"}},
    {"service", {"service", "solution", "pricing", "/about", "feature", "program", "plans", "platform"}},
};
constexpr std::string_view kOpenGraphTypes[] = {"article", "product", "website"};
// Columns of the text of which the page has the mean, by words.
constexpr std::array<std::size_t, 6> kMeans = {kCurrencyColumn,  kDateColumn,     kCodeColumn,
                                               kInterfaceColumn, kSentenceColumn, kTimesColumn};
// The share of the page's words that lie in elements of these groups.
constexpr std::array<HintGroup, 7> kShares = {HintGroup::kCard,   HintGroup::kPrice, HintGroup::kForum,
                                              HintGroup::kReply,  HintGroup::kCode,  HintGroup::kAd,
                                              HintGroup::kProduct};

class Columns {
 public:
  Columns(const PageModel& page, std::span<const std::uint64_t> groups, const PageFacts& facts,
          std::span<const TextFeatures> texts)
      : page_(page), groups_(groups), facts_(facts), texts_(texts) {}

  std::vector<float> run() {
    guess();
    counts();
    means();
    for (const std::string_view schema : kSchemas) {
      put(std::find(facts_.schema_types.begin(), facts_.schema_types.end(), schema) != facts_.schema_types.end());
    }
    for (const std::string_view type : kOpenGraphTypes) put(ascii_icontains(facts_.og_type, type));
    const std::string_view address = facts_.canonical_url.empty() ? facts_.og_url : facts_.canonical_url;
    for (const AddressGroup& group : kAddressGroups) {
      put(std::any_of(group.parts.begin(), group.parts.end(),
                      [&](std::string_view part) { return !part.empty() && ascii_icontains(address, part); }));
    }
    return std::move(values_);
  }

 private:
  void put(double value) { values_.push_back(static_cast<float>(value)); }

  void guess() {
    const PageTypeGuess guess = guess_page_type(page_, groups_, facts_);
    for (const PageType type : kGuesses) put(guess.type == type);
    put(guess.confidence);
  }

  void counts() {
    std::array<int, kHintGroups> by_group{};
    std::array<int, 256> by_tag{};
    for (NodeId n{0}; n != page_.end(); ++n) {
      if (page_[n].tag == Tag::kText) continue;
      for (std::uint64_t bits = groups_[index(n)]; bits != 0; bits &= bits - 1) {
        ++by_group[static_cast<std::size_t>(__builtin_ctzll(bits))];
      }
      ++by_tag[static_cast<std::size_t>(page_[n].tag)];
    }
    for (const HintGroup group : kCountedGroups) put(by_group[static_cast<std::size_t>(group)]);
    for (const Tag tag : kCountedTags) put(by_tag[static_cast<std::size_t>(tag)]);
  }

  void means() {
    std::vector<std::uint64_t> around(groups_.begin(), groups_.end());  // groups of a node and what is around it
    for (NodeId n{0}; n != page_.end(); ++n) {
      if (page_[n].parent != kNoNode) around[index(n)] |= around[index(page_[n].parent)];
    }
    std::array<double, kMeans.size()> means{};
    std::array<double, kShares.size()> shares{};
    double words = 0, prose = 0, longest = 0;
    for (std::size_t i = 0; i < texts_.size(); ++i) {
      const auto& text = texts_[i].values;
      const double own = text[kWordsColumn];
      words += own;
      for (std::size_t k = 0; k < kMeans.size(); ++k) means[k] += own * text[kMeans[k]];
      const std::uint64_t bits = around[index(page_.blocks[i].owner)];
      for (std::size_t k = 0; k < kShares.size(); ++k) shares[k] += (bits & bit(kShares[k])) != 0 ? own : 0;
      if (!is_prose(texts_[i])) continue;
      ++prose;
      longest = std::max(longest, own);
    }
    for (const double sum : means) put(sum / std::max(1.0, words));
    for (const double sum : shares) put(sum / std::max(1.0, words));
    put(prose);
    put(longest);
  }

  const PageModel& page_;
  std::span<const std::uint64_t> groups_;
  const PageFacts& facts_;
  std::span<const TextFeatures> texts_;
  std::vector<float> values_;
};

}  // namespace

std::vector<std::string> page_feature_names() {
  std::vector<std::string> names;
  const auto add = [&](std::string_view prefix, std::string_view name) {
    names.push_back("page_" + std::string(prefix) + std::string(name));
  };
  for (const PageType type : kGuesses) add("guess_", std::to_string(static_cast<int>(type)));
  add("guess_", "confidence");
  for (const HintGroup group : kCountedGroups) add("group_", std::to_string(static_cast<int>(group)));
  for (const Tag tag : kCountedTags) add("count_", tag_name(tag));
  for (const std::size_t column : kMeans) add("mean_", kTextFeatureNames[column]);
  for (const HintGroup group : kShares) add("share_", std::to_string(static_cast<int>(group)));
  add("", "prose_blocks");
  add("", "longest");
  for (const std::string_view schema : kSchemas) add("is_", schema);
  for (const std::string_view type : kOpenGraphTypes) add("og_", type);
  for (const AddressGroup& group : kAddressGroups) add("address_", group.name);
  return names;
}

std::vector<float> page_features(const PageModel& page, std::span<const std::uint64_t> groups, const PageFacts& facts,
                                 std::span<const TextFeatures> texts) {
  return Columns(page, groups, facts, texts).run();
}

}  // namespace cleanview
