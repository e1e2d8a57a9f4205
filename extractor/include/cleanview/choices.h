// The names of choices, as the command, the options of the C ABI and the Python module know them.
//
// The first of each is the default. wasm/src/types.ts says the names again as types, and a test compares them.
#ifndef CLEANVIEW_CHOICES_H_
#define CLEANVIEW_CHOICES_H_

#include <string_view>

#include "cleanview/options.h"
#include "cleanview/render.h"

namespace cleanview {

template <typename Enum>
struct Choice {
  std::string_view name;
  Enum value;
};

inline constexpr Choice<Focus> kFocusChoices[] = {
    {"balanced", Focus::kBalanced}, {"precision", Focus::kPrecision}, {"recall", Focus::kRecall}};

inline constexpr Choice<ClassifierKind> kClassifierChoices[] = {{"model", ClassifierKind::kModel},
                                                                {"rules", ClassifierKind::kRules}};

inline constexpr Choice<LinkStyle> kLinkChoices[] = {{"inline", LinkStyle::kInline},
                                                     {"refs", LinkStyle::kReference},
                                                     {"list", LinkStyle::kList},
                                                     {"none", LinkStyle::kNone}};

inline constexpr Choice<ImageStyle> kImageChoices[] = {
    {"inline", ImageStyle::kInline}, {"list", ImageStyle::kList}, {"none", ImageStyle::kNone}};

inline constexpr Choice<TableStyle> kTableChoices[] = {{"gfm", TableStyle::kGfm},
                                                       {"html", TableStyle::kHtml},
                                                       {"text", TableStyle::kText},
                                                       {"csv", TableStyle::kCsv},
                                                       {"none", TableStyle::kNone}};

inline constexpr Choice<MathStyle> kMathChoices[] = {{"tex", MathStyle::kTex}, {"text", MathStyle::kText}};

}  // namespace cleanview

#endif  // CLEANVIEW_CHOICES_H_
