// Labels: what each text block is, from the classifier's opinion and the rules.
#ifndef CLEANVIEW_CONTENT_LABEL_H_
#define CLEANVIEW_CONTENT_LABEL_H_

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cleanview/article.h"
#include "content/verdict.h"
#include "page/page_model.h"

namespace cleanview {

// A run of blocks that are data about other pages.
struct RelatedSection {
  BlockId begin{0};
  BlockId end{0};
  std::string heading;  // above the list
  RelatedKind kind = RelatedKind::kSimilar;
  Place place = Place::kTail;
};

struct LabelInput {
  const PageModel& page;
  std::span<const std::uint64_t> groups;  // hints of every node
  std::span<const float> probabilities;   // the classifier's, one for each block
  std::span<const std::uint8_t> keep;
  std::span<const std::uint8_t> unseen;  // content/unseen.h
  bool by_model = false;                 // who the classifier is
  std::string_view title;                // of the page, clean
  NodeId title_heading = kNoNode;
  PageType page_type = PageType::kArticle;
};

struct Labels {
  std::vector<Verdict> verdicts;  // one for each block
  std::vector<RelatedSection> sections;
  std::vector<BlockId> inline_related;
  std::vector<Badge> badges;
  OriginalSource source;  // url as written
  Flags flags;
  bool is_summary = false;
};

Labels label_blocks(const LabelInput& input);

}  // namespace cleanview

#endif  // CLEANVIEW_CONTENT_LABEL_H_
