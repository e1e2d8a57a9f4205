// PageFacts: what the head and the JSON-LD of a page say about it, as the classifier needs it.
#ifndef CLEANVIEW_PAGE_PAGE_FACTS_H_
#define CLEANVIEW_PAGE_PAGE_FACTS_H_

#include <span>
#include <string_view>

namespace cleanview {

// Views into the page or its arena; empty when the page does not say. Filled by metadata/, read by model/
// and content/: the one place where they meet.
struct PageFacts {
  std::string_view url;    // as the caller gave it
  std::string_view title;  // <title>, white space collapsed
  std::string_view og_title;
  std::string_view description;  // <meta name=description>
  std::string_view og_description;
  std::string_view og_type;
  std::string_view canonical_url;  // <link rel=canonical>
  std::string_view og_url;
  std::string_view generator;                      // <meta name=generator>
  std::span<const std::string_view> bodies;        // JSON-LD articleBody, text, reviewBody
  std::span<const std::string_view> descriptions;  // JSON-LD description
  std::span<const std::string_view> schema_types;  // JSON-LD and microdata types, lower case, last path part
};

}  // namespace cleanview

#endif  // CLEANVIEW_PAGE_PAGE_FACTS_H_
