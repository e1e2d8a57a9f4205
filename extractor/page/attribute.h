// Attr: the attributes that some stage reads. All others are dropped when a page is parsed.
#ifndef CLEANVIEW_PAGE_ATTRIBUTE_H_
#define CLEANVIEW_PAGE_ATTRIBUTE_H_

#include <cstdint>
#include <optional>
#include <string_view>

namespace cleanview {

enum class Attr : std::uint8_t {
  kAbout,
  kAlign,
  kAlt,
  kAriaHidden,
  kAriaLabel,
  kAriaLabelledby,
  kAriaLevel,
  kChecked,
  kCite,
  kClass,
  kColspan,
  kContent,
  kDataAlt,
  kDataAuthor,
  kDataCleanviewHidden,
  kDataCodeLang,
  kDataComponent,
  kDataDate,
  kDataFormula,
  kDataHidden,
  kDataHighlightLanguage,
  kDataHref,
  kDataLang,
  kDataLanguage,
  kDataLazySrc,
  kDataLazySrcset,
  kDataMath,
  kDataOriginal,
  kDataOriginalSrc,
  kDataPermalink,
  kDataPublished,
  kDataRating,
  kDataScore,
  kDataSrc,
  kDataSrcset,
  kDataTestid,
  kDataTex,
  kDataTime,
  kDataTimestamp,
  kDataTitle,
  kDataType,
  kDataUrl,
  kDataUser,
  kDataUsername,
  kDataVotes,
  kDatatype,
  kDatetime,
  kDir,
  kDisplay,
  kDownload,
  kEncoding,
  kHeaders,
  kHeight,
  kHidden,
  kHref,
  kHreflang,
  kHttpEquiv,
  kId,
  kItemid,
  kItemprop,
  kItemref,
  kItemscope,
  kItemtype,
  kLabel,
  kLang,
  kLoading,
  kMathvariant,
  kMedia,
  kName,
  kOpen,
  kPoster,
  kPrefix,
  kProperty,
  kRel,
  kResource,
  kReversed,
  kRole,
  kRowspan,
  kScope,
  kShadowrootmode,
  kSizes,
  kSpan,
  kSrc,
  kSrcdoc,
  kSrcset,
  kStart,
  kStyle,
  kSummary,
  kTitle,
  kType,
  kTypeof,
  kValue,
  kVocab,
  kWidth,
  kXmlLang,
};
inline constexpr int kAttrs = 95;

// Lower-case name.
std::string_view attr_name(Attr attr);

// The attribute of a lower-case name; nothing when no stage reads it.
std::optional<Attr> attr_from_name(std::string_view lower_name);

}  // namespace cleanview

#endif  // CLEANVIEW_PAGE_ATTRIBUTE_H_
