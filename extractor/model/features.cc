// Rows in three parts: the block's text (text_features.cc); its owner, computed once for each distinct owner by
// climbing its ancestors; and its place, from prefix sums over the blocks. An element covers a contiguous range of
// blocks, so every sum over a container is one subtraction.
#include "model/features.h"

#include <algorithm>
#include <array>

#include "base/hash_map.h"
#include "base/text.h"
#include "model/name_features.h"
#include "model/page_features.h"
#include "model/text_features.h"
#include "rules/hints.h"

namespace cleanview {
namespace {

constexpr std::array<Tag, 24> kAncestorTags = {
    Tag::kArticle, Tag::kMain,       Tag::kAside, Tag::kNav, Tag::kFooter, Tag::kHeader,
    Tag::kSection, Tag::kFigure,     Tag::kTable, Tag::kUl,  Tag::kOl,     Tag::kLi,
    Tag::kForm,    Tag::kBlockquote, Tag::kPre,   Tag::kA,   Tag::kButton, Tag::kDetails,
    Tag::kDl,      Tag::kNoscript,   Tag::kP,     Tag::kTd,  Tag::kTr,     Tag::kLabel};
constexpr std::size_t kNoColumn = kAncestorTags.size();

// Where each tag stands in kAncestorTags; kNoColumn when it does not.
constexpr auto kAncestorColumns = [] {
  std::array<std::size_t, kTags> columns{};
  columns.fill(kNoColumn);
  for (std::size_t i = 0; i < kAncestorTags.size(); ++i) columns[static_cast<std::size_t>(kAncestorTags[i])] = i;
  return columns;
}();

constexpr int kLevels = 5;
constexpr int kMostUp = 512;

// Rows of owners deep down cost a climb each, so the clock is looked at between them.
constexpr std::size_t kRowsBetweenLooks = 64;
constexpr float kFar = 20, kVeryFar = 15;

constexpr std::string_view kOwnerNames[] = {"is_p",         "is_li",         "is_cell",    "is_div",
                                            "is_pre",       "is_definition", "is_control", "is_caption",
                                            "is_section",   "is_frame",      "is_quote",   "hidden_attribute",
                                            "hidden_style", "hidden_aria",   "depth"};
constexpr std::string_view kCandidateNames[] = {"best_score", "in_top", "steps_to_top", "in_40",
                                                "in_60",      "in_80",  "in_95"};
constexpr std::string_view kLevelNames[] = {
    "words",           "share",    "link_density", "prose_share", "prose_blocks",   "p_share",        "blocks",
    "words_per_block", "headings", "sentences",    "siblings",    "siblings_share", "siblings_links", "images"};
constexpr std::string_view kPlaceNames[] = {"at",
                                            "middle",
                                            "words_before",
                                            "words_after",
                                            "prose_before",
                                            "prose_after",
                                            "since_title",
                                            "words_since_title",
                                            "after_title",
                                            "since_last_title",
                                            "since_first_long",
                                            "since_last_long",
                                            "cluster",
                                            "cluster_share",
                                            "cluster_links",
                                            "cluster_words",
                                            "index",
                                            "to_end"};
constexpr std::string_view kHeadingNames[] = {"since_heading", "heading_above", "heading_interface",
                                              "words_since_heading"};
constexpr std::string_view kPageNames[] = {"page_words", "page_blocks", "page_links",
                                           "page_prose", "page_p",      "page_headings"};
constexpr std::array<int, 3> kWindows = {2, 5, 12};

std::vector<std::string> make_names() {
  std::vector<std::string> names;
  const auto add = [&](const auto& list, const std::string& prefix = "") {
    for (const auto& name : list) names.push_back(prefix + std::string(name));
  };
  add(kTextFeatureNames, "text_");
  add(kOwnerNames);
  for (int g = 0; g < kHintGroups; ++g) names.push_back("group_" + std::to_string(g));
  for (const Tag tag : kAncestorTags) names.push_back("in_" + std::string(tag_name(tag)));
  add(kCandidateNames);
  add(kNameColumns, "names_");
  for (int level = 0; level < kLevels; ++level) add(kLevelNames, "level" + std::to_string(level) + "_");
  add(kPlaceNames, "place_");
  for (const int radius : kWindows) {
    for (const char* name : {"words", "links", "prose"}) names.push_back("near" + std::to_string(radius) + "_" + name);
  }
  add(kHeadingNames);
  add(kPageNames);
  add(page_feature_names());
  return names;
}

float ratio(double a, double b) {
  return static_cast<float>(a / (b < 1 ? 1 : b));
}

// Sums over the blocks before each block.
struct Sums {
  std::vector<double> words, links, prose, prose_blocks, p_words, headings, sentences;
};

class Builder {
 public:
  Builder(const PageModel& page, const PageHints& hints, const PageFacts& facts, Arena& arena, std::vector<float>& rows)
      : page_(page),
        arena_(arena),
        groups_(hints.groups),
        values_(hints.values),
        text_(text_features(page, facts)),
        page_row_(page_features(page, hints.groups, facts, text_)),
        rows_(rows) {}

  void run() {
    n_ = page_.blocks.size();
    if (n_ == 0) return;
    rows_.resize(std::max(rows_.size(), n_ * feature_names().size()));  // all are written below
    next_ = rows_.data();
    owner_row_.assign(page_.nodes.size(), nullptr);
    container_columns_.assign(page_.nodes.size(), nullptr);
    sum();
    siblings();
    candidates();
    landmarks();
    clusters();
    for (std::size_t i = 0; i < n_; ++i) {
      if (i % kRowsBetweenLooks == 0 && arena_.stop() != ArenaStop::kNone) return;
      row(i);
    }
  }

 private:
  float text(std::size_t i, std::size_t column) const { return text_[i].values[column]; }
  double over(const std::vector<double>& sums, NodeId n) const {
    return sums[index(page_[n].end_block)] - sums[index(page_[n].first_block)];
  }

  void sum() {
    for (auto* v : {&s_.words, &s_.links, &s_.prose, &s_.prose_blocks, &s_.p_words, &s_.headings, &s_.sentences})
      v->assign(n_ + 1, 0);
    for (std::size_t i = 0; i < n_; ++i) {
      const TextBlock& b = page_.blocks[i];
      const bool prose = is_prose(text_[i]);
      s_.words[i + 1] = s_.words[i] + b.words;
      s_.links[i + 1] = s_.links[i] + b.link_words;
      s_.prose[i + 1] = s_.prose[i] + (prose ? b.words : 0);
      s_.prose_blocks[i + 1] = s_.prose_blocks[i] + prose;
      s_.p_words[i + 1] = s_.p_words[i] + (page_[b.owner].tag == Tag::kP ? b.words : 0);
      s_.headings[i + 1] = s_.headings[i] + (b.heading > 0);
      s_.sentences[i + 1] = s_.sentences[i] + text(i, kSentenceColumn);
    }
    words_ = std::max(1.0, s_.words[n_]);
    prose_ = std::max(1.0, s_.prose[n_]);
  }

  // Tag and first class without digits: what makes siblings alike.
  std::uint64_t signature(NodeId n) const {
    std::uint64_t hash = static_cast<std::uint64_t>(page_[n].tag) + 1469598103934665603u;
    const std::string_view classes = page_.attribute_or_empty(n, Attr::kClass);
    std::size_t at = 0;
    while (at < classes.size() && (classes[at] == ' ' || classes[at] == '\n' || classes[at] == '\t')) ++at;
    for (; at < classes.size() && classes[at] != ' ' && classes[at] != '\n' && classes[at] != '\t'; ++at) {
      if (classes[at] >= '0' && classes[at] <= '9') continue;
      hash = (hash ^ static_cast<unsigned char>(classes[at])) * 1099511628211u;
    }
    return hash;
  }

  static std::uint64_t pair_of(std::uint64_t a, std::uint64_t b) {
    return (a * 0x9e3779b97f4a7c15u) ^ (b + 0x632be59bd9b4e019u);
  }

  struct Siblings {
    std::uint32_t count = 0, words = 0, links = 0;
  };

  void siblings() {
    images_.assign(page_.nodes.size(), 0);
    sibling_key_.assign(page_.nodes.size(), 0);
    signatures_.assign(page_.nodes.size(), 0);
    for (NodeId n{0}; n != page_.end(); ++n) {
      const Node& node = page_[n];
      if (node.tag == Tag::kText || node.tag == Tag::kBr) continue;
      if (node.tag == Tag::kImg) {
        if (node.parent != kNoNode) ++images_[index(node.parent)];
        continue;
      }
      signatures_[index(n)] = signature(n);
      sibling_key_[index(n)] = pair_of(index(node.parent), signatures_[index(n)]);
      Siblings& s = siblings_[sibling_key_[index(n)]];
      ++s.count;
      s.words += static_cast<std::uint32_t>(over(s_.words, n));
      s.links += static_cast<std::uint32_t>(over(s_.links, n));
    }
  }

  // As Readability scores elements: prose gives points to its parent and, less, to what is around.
  void candidates() {
    score_.assign(page_.nodes.size(), 0);
    for (std::size_t i = 0; i < n_; ++i) {
      const double ld = text(i, kLinkDensityColumn);
      if (text(i, kWordsColumn) < 5 || ld > 0.5) continue;
      const double points = (1 + text(i, kCommaColumn) + std::min(page_.blocks[i].chars / 100.0, 3.0)) * (1 - ld);
      NodeId n = page_.blocks[i].owner;
      const Tag tag = page_[n].tag;
      const bool inner =
          tag == Tag::kP || tag == Tag::kPre || tag == Tag::kBlockquote || tag == Tag::kLi || heading_level(tag) > 0;
      if (inner && page_[n].parent != kNoNode) n = page_[n].parent;
      score_[index(n)] += points;
      n = page_[n].parent;
      for (int d = 2; d <= 4 && n != kNoNode; ++d, n = page_[n].parent) score_[index(n)] += points / d;
    }
    constexpr std::array<double, 4> kShares = {0.4, 0.6, 0.8, 0.95};
    holders_.fill(NodeId{0});
    for (NodeId n{0}; n != page_.end(); ++n) {
      if (page_[n].tag == Tag::kText) continue;
      score_[index(n)] *= 1 - over(s_.links, n) / std::max(1.0, over(s_.words, n));
      if (index(n) > 0 && score_[index(n)] > score_[index(top_)]) top_ = n;
      const double prose = over(s_.prose, n);
      for (std::size_t q = 0; q < kShares.size(); ++q) {
        if (prose >= kShares[q] * prose_) holders_[q] = n;
      }
    }
    score_[0] = 0;
  }

  void landmarks() {
    first_long_ = 0;
    last_long_ = n_ - 1;
    bool any_long = false;
    std::size_t first_h1 = n_;
    for (std::size_t i = 0; i < n_; ++i) {
      const TextBlock& b = page_.blocks[i];
      if (b.heading == 1 && first_h1 == n_) first_h1 = i;
      if (b.heading > 0 && text(i, kInTitleColumn) >= 0.6F) {
        if (title_ == n_ || title_ > n_) title_ = i;
        last_title_ = i;
      }
      if (b.words < 25 || text(i, kLinkDensityColumn) >= 0.3F) continue;
      if (!any_long) first_long_ = i;
      any_long = true;
      last_long_ = i;
    }
    if (title_ >= n_) title_ = last_title_ = first_h1;
  }

  struct Cluster {
    float count = 0;
    double words = 0;
    double links = 0;
  };

  std::uint64_t cluster_of(std::size_t i) const {
    std::uint64_t key = 0;
    NodeId n = page_.blocks[i].owner;
    for (int up = 0; up < 3 && n != kNoNode; ++up, n = page_[n].parent) key = pair_of(key, signatures_[index(n)]);
    return key;
  }

  void clusters() {
    cluster_key_.resize(n_);
    for (std::size_t i = 0; i < n_; ++i) {
      cluster_key_[i] = cluster_of(i);
      Cluster& c = clusters_[cluster_key_[i]];
      ++c.count;
      c.words += page_.blocks[i].words;
      c.links += page_.blocks[i].link_words;
    }
  }

  void put(double value) { *next_++ = static_cast<float>(value); }
  void put(std::span<const float> values) { next_ = std::copy(values.begin(), values.end(), next_); }

  void row(std::size_t i) {
    put(std::span<const float>(text_[i].values));
    const NodeId owner = page_.blocks[i].owner;
    if (const float* known = owner_row_[index(owner)]; known != nullptr) {
      put(std::span<const float>(known, owner_columns_));
    } else {
      owner_row_[index(owner)] = next_;
      owner_features(owner);
      owner_columns_ = static_cast<std::size_t>(next_ - owner_row_[index(owner)]);
    }
    place(i);
    windows(i);
    heading_above(i);
    put(words_);
    put(static_cast<double>(n_));
    put(s_.links[n_] / words_);
    put(s_.prose[n_] / words_);
    put(s_.p_words[n_] / words_);
    put(s_.headings[n_] / static_cast<double>(n_));
    put(std::span<const float>(page_row_));
  }

  void owner_features(NodeId owner) {
    const Tag tag = page_[owner].tag;
    const auto is = [&](std::initializer_list<Tag> tags) {
      put(std::find(tags.begin(), tags.end(), tag) != tags.end());
    };
    is({Tag::kP});
    is({Tag::kLi});
    is({Tag::kTd, Tag::kTh});
    is({Tag::kDiv});
    is({Tag::kPre});
    is({Tag::kDt, Tag::kDd});
    is({Tag::kButton, Tag::kLabel, Tag::kLegend, Tag::kSummary});
    is({Tag::kFigcaption, Tag::kCaption});
    is({Tag::kSection, Tag::kArticle, Tag::kMain, Tag::kBody});
    is({Tag::kHeader, Tag::kFooter, Tag::kNav, Tag::kAside});
    is({Tag::kBlockquote});
    put((page_[owner].hidden & kHiddenAttribute) != 0);
    put((page_[owner].hidden & (kHiddenStyle | kHiddenByCapture)) != 0);
    put((page_[owner].hidden & kHiddenAria) != 0);
    put(page_[owner].depth);
    ancestors(owner);
  }

  void ancestors(NodeId owner) {
    std::array<float, kHintGroups> groups;
    std::array<float, kAncestorTags.size()> tags;
    groups.fill(kFar);
    tags.fill(kFar);
    std::array<NodeId, kLevels> levels;
    int level_count = 0;
    double last_words = -1, best = 0;
    int steps_to_top = -1, steps = 0;
    std::array<bool, 4> inside{};
    NameChain names;
    for (NodeId n = owner; n != kNoNode && steps < kMostUp; n = page_[n].parent, ++steps) {
      names.climb(values_[index(n)]);
      const float distance = std::min(static_cast<float>(steps), kVeryFar);
      for (std::uint64_t bits = groups_[index(n)]; bits != 0; bits &= bits - 1) {
        float& d = groups[static_cast<std::size_t>(__builtin_ctzll(bits))];
        d = std::min(d, distance);
      }
      const std::size_t column = kAncestorColumns[static_cast<std::size_t>(page_[n].tag)];
      if (column != kNoColumn) tags[column] = std::min(tags[column], distance);
      const double words = over(s_.words, n);
      if (words != last_words && level_count < kLevels) levels[static_cast<std::size_t>(level_count++)] = n;
      last_words = words;
      if (index(n) != 0) best = std::max(best, score_[index(n)]);
      if (n == top_) steps_to_top = steps;
      for (std::size_t q = 0; q < 4; ++q) inside[q] = inside[q] || n == holders_[q];
    }
    for (const float d : groups) put(d);
    for (const float d : tags) put(d);
    put(best / std::max(1e-6, score_[index(top_)]));
    put(steps_to_top >= 0);
    put(steps_to_top >= 0 ? std::min(steps_to_top, 30) : 30);
    for (const bool in : inside) put(in);
    put(std::span<const float>(names.columns()));
    for (int level = 0; level < kLevels; ++level) {
      level < level_count ? container(levels[static_cast<std::size_t>(level)]) : no_container();
    }
  }

  void no_container() {
    for (std::size_t i = 0; i < std::size(kLevelNames); ++i) put(-1);
  }

  // Those of a container near the root are of many owners.
  void container(NodeId n) {
    const float*& known = container_columns_[index(n)];
    if (known != nullptr) return put(std::span<const float>(known, std::size(kLevelNames)));
    known = next_;
    const double words = std::max(1.0, over(s_.words, n));
    const double blocks = std::max(1.0, static_cast<double>(index(page_[n].end_block) - index(page_[n].first_block)));
    const Siblings* found = siblings_.find(sibling_key_[index(n)]);
    const Siblings s = found == nullptr ? Siblings{} : *found;
    put(words);
    put(words / words_);
    put(over(s_.links, n) / words);
    put(over(s_.prose, n) / prose_);
    put(over(s_.prose_blocks, n));
    put(over(s_.p_words, n) / words);
    put(blocks);
    put(words / blocks);
    put(over(s_.headings, n) / blocks);
    put(over(s_.sentences, n) / words * 10);
    put(s.count);
    put(s.words / words_);
    put(s.links / std::max(1.0, static_cast<double>(s.words)));
    put(images_[index(n)]);
  }

  void place(std::size_t i) {
    const double at = static_cast<double>(i), all = static_cast<double>(n_), words = page_.blocks[i].words;
    const auto from = [&](std::size_t mark) { return at - static_cast<double>(mark); };
    const Cluster& c = clusters_[cluster_key_[i]];
    const bool titled = title_ < n_;
    put(at / all);
    put((s_.words[i] + words / 2) / words_);
    put(s_.words[i]);
    put(words_ - s_.words[i + 1]);
    put(s_.prose[i] / prose_);
    put((s_.prose[n_] - s_.prose[i + 1]) / prose_);
    put(titled ? from(title_) : -999);
    put(titled ? s_.words[i] - s_.words[title_] : -9999);
    put(titled && i >= title_);
    put(titled ? from(last_title_) : -999);
    put(from(first_long_));
    put(from(last_long_));
    put(c.count);
    put(c.words / words_);
    put(c.links / std::max(1.0, c.words));
    put(c.words / std::max(1.0F, c.count));
    put(at);
    put(all - at);
  }

  void windows(std::size_t i) {
    for (const int radius : kWindows) {
      const std::size_t r = static_cast<std::size_t>(radius);
      const std::size_t begin = i < r ? 0 : i - r, end = std::min(n_, i + r + 1);
      const double words = s_.words[end] - s_.words[begin];
      put(words / static_cast<double>(end - begin));
      put(ratio(s_.links[end] - s_.links[begin], words));
      put(ratio(s_.prose[end] - s_.prose[begin], words));
    }
  }

  void heading_above(std::size_t i) {
    if (last_heading_ == n_ || last_heading_ > n_) {
      for (const double v : {-1.0, 0.0, -1.0, -1.0}) put(v);
    } else {
      put(static_cast<double>(i - last_heading_));
      put(page_.blocks[last_heading_].heading);
      put(text(last_heading_, kInterfaceColumn));
      put(s_.words[i] - s_.words[last_heading_]);
    }
    if (page_.blocks[i].heading > 0) last_heading_ = i;
  }

  const PageModel& page_;
  Arena& arena_;
  std::span<const std::uint64_t> groups_;
  std::span<const NameValue> values_;
  std::vector<TextFeatures> text_;
  std::vector<float> page_row_;  // columns that all rows share
  std::vector<float>& rows_;
  std::size_t n_ = 0;
  Sums s_;
  double words_ = 1, prose_ = 1;
  std::vector<double> score_;
  std::vector<int> images_;
  std::vector<std::uint64_t> signatures_, sibling_key_, cluster_key_;
  HashMap<Siblings> siblings_;
  HashMap<Cluster> clusters_;
  std::vector<const float*> owner_row_;  // where the columns of a node stand, once it was an owner
  std::size_t owner_columns_ = 0;
  std::vector<const float*> container_columns_;  // likewise, of a node as a container
  float* next_ = nullptr;                        // in rows_
  std::array<NodeId, 4> holders_{};
  NodeId top_{0};
  static constexpr std::size_t kNone = ~std::size_t{0};
  std::size_t title_ = kNone, last_title_ = kNone, first_long_ = 0, last_long_ = 0, last_heading_ = kNone;
};

}  // namespace

const std::vector<std::string>& feature_names() {
  static const std::vector<std::string> kNames = make_names();
  return kNames;
}

std::span<const float> FeatureBuilder::build(const PageModel& page, const PageHints& hints, const PageFacts& facts,
                                             Arena& arena) {
  Builder(page, hints, facts, arena, rows_).run();
  return std::span(rows_).first(page.blocks.size() * feature_names().size());
}

}  // namespace cleanview
