// Features of a block's own text.
#ifndef CLEANVIEW_MODEL_TEXT_FEATURES_H_
#define CLEANVIEW_MODEL_TEXT_FEATURES_H_

#include <cstdint>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include "page/page_facts.h"
#include "page/page_model.h"

namespace cleanview {

inline constexpr std::string_view kTextFeatureNames[] = {"words",
                                                         "chars",
                                                         "chars_per_word",
                                                         "link_density",
                                                         "links",
                                                         "links_per_word",
                                                         "bold",
                                                         "code",
                                                         "images",
                                                         "inline",
                                                         "commas",
                                                         "commas_per_word",
                                                         "sentences",
                                                         "ends_mark",
                                                         "ends_stop",
                                                         "ends_colon",
                                                         "starts_upper",
                                                         "upper",
                                                         "digits",
                                                         "marks",
                                                         "function_words",
                                                         "date",
                                                         "interface_words",
                                                         "currency",
                                                         "copyright",
                                                         "bars",
                                                         "at",
                                                         "address",
                                                         "questions",
                                                         "heading",
                                                         "in_title",
                                                         "of_title",
                                                         "of_description",
                                                         "times",
                                                         "seen",
                                                         "capitalised",
                                                         "distinct",
                                                         "in_data_body",
                                                         "in_data_description"};
// Columns that other features build on.
enum TextColumn : std::size_t {
  kWordsColumn = 0,
  kLinkDensityColumn = 3,
  kCodeColumn = 7,
  kCommaColumn = 10,
  kSentenceColumn = 12,
  kDateColumn = 21,
  kInterfaceColumn = 22,
  kCurrencyColumn = 23,
  kInTitleColumn = 30,
  kTimesColumn = 33,
};

// The title and the description that blocks are compared with.
inline std::string_view model_title(const PageFacts& facts) {
  return facts.og_title.empty() ? facts.title : facts.og_title;
}
inline std::string_view model_description(const PageFacts& facts) {
  return facts.og_description.empty() ? facts.description : facts.og_description;
}

struct TextFeatures {
  float values[std::size(kTextFeatureNames)];
};

// Prose, as far as one block tells.
inline bool is_prose(const TextFeatures& text) {
  return text.values[kLinkDensityColumn] < 0.35F && text.values[kWordsColumn] >= 8;
}

// The facts of all blocks of a page.
std::vector<TextFeatures> text_features(const PageModel& page, const PageFacts& facts);

}  // namespace cleanview

#endif  // CLEANVIEW_MODEL_TEXT_FEATURES_H_
