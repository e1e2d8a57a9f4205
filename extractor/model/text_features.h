// Features of a block's own text.
#ifndef CLEANVIEW_MODEL_TEXT_FEATURES_H_
#define CLEANVIEW_MODEL_TEXT_FEATURES_H_

#include <cstdint>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

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
                                                         "distinct"};

struct TextFeatures {
  float values[std::size(kTextFeatureNames)];
};

// The facts of all blocks of a page.
std::vector<TextFeatures> text_features(const PageModel& page, std::string_view title, std::string_view description);

}  // namespace cleanview

#endif  // CLEANVIEW_MODEL_TEXT_FEATURES_H_
