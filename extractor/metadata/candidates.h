// Candidates: all that a page offers for a field, with where it was found.
#ifndef CLEANVIEW_METADATA_CANDIDATES_H_
#define CLEANVIEW_METADATA_CANDIDATES_H_

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "page/page_model.h"

namespace cleanview {

enum class Field : std::uint8_t {
  kTitle,
  kSubtitle,
  kAuthor,
  kPublished,
  kModified,
  kDescription,
  kSiteName,
  kImage,
  kSection,
  kTag,
  kLanguage,
  kCanonical,
  kIcon,
  kLicense,
  kDoi,
  kIsbn,
  kAmp,
  kShortLink,
};
inline constexpr int kFields = 18;

enum class Source : std::uint8_t {
  kJsonLd,
  kOpenGraph,
  kArticleMeta,
  kTwitter,
  kMicrodata,
  kCitation,
  kDublinCore,
  kParsely,
  kSailthru,
  kMeta,
  kLink,
  kHeading,
  kTitleElement,
  kRelAuthor,
  kByline,
  kTimeElement,
  kVisible,
  kAddress,
  kHtmlLang,
  kMicroformat,
};
inline constexpr int kSources = 20;

std::string_view field_name(Field field);
std::string_view source_name(Source source);
Source source_of(std::string_view name);  // of a name that source_name() gives

struct Candidate {
  Field field;
  Source source;
  std::string value;      // one line of clean text
  NodeId node = kNoNode;  // where, when it is shown
};

class Candidates {
 public:
  // Cleans `value` and keeps it unless it is empty.
  void add(Field field, Source source, std::string_view value, NodeId node = kNoNode);

  // The candidates for `field`, best source first, in order of the page within a source.
  std::vector<const Candidate*> ranked(Field field) const;

  const std::vector<Candidate>& all() const { return all_; }

 private:
  std::vector<Candidate> all_;
};

// Which candidate gave a field its value, and the name of the rule that chose it. Without a source, none did.
struct Choice {
  std::string_view from = {};
  std::string_view rule = {};
  NodeId node = kNoNode;
};
using Choices = std::array<Choice, kFields>;  // by Field

// Place of `source` among the sources of `field`, 0 the best; kSources when it counts for nothing there.
int source_rank(Field field, Source source);

// How far a value is believed for its source alone: less with each rank.
float source_confidence(Field field, Source source);

}  // namespace cleanview

#endif  // CLEANVIEW_METADATA_CANDIDATES_H_
