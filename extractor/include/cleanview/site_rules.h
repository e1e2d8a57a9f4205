// SiteRules: what a person decided about the pages of a site: keep this, remove that (docs/site-rules.md).
#ifndef CLEANVIEW_SITE_RULES_H_
#define CLEANVIEW_SITE_RULES_H_

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "cleanview/error.h"

namespace cleanview {

// Selectors for every page; each text may hold several, apart by commas.
struct HandSelectors {
  std::vector<std::string> select;  // the main content stands in these elements and nowhere else
  std::vector<std::string> keep;    // all text in these is main content
  std::vector<std::string> prune;   // no text in these is
};

// Rules that were read. A value: constant once made, cheap to copy (copies share the rules), owns all it needs; one
// may be used by many threads at once.
class SiteRules {
 public:
  // No rules.
  SiteRules() = default;

  // Reads the JSON text of a rules file, "cleanview-rules/1"; at most kMostBytes.
  //
  // Errors: kInvalidOption; the message says which rule and which selector is wrong, and how.
  static Result<SiteRules> parse(std::string_view json);

  // One rule for every page. Errors: as parse().
  static Result<SiteRules> for_every_page(const HandSelectors& selectors);

  // Adds the rules of `more` behind these: where both match the same element, the later one wins.
  void append(const SiteRules& more);

  bool empty() const { return size() == 0; }
  std::size_t size() const;       // rules
  std::size_t selectors() const;  // in all of them

  static constexpr std::size_t kMostBytes = std::size_t{1} << 20;
  static constexpr std::size_t kMostRules = 10'000;
  static constexpr std::size_t kMostSelectors = 1'000;  // of one rule

  // The library's own view of the rules; null: none.
  struct Data;
  const Data* data() const { return data_.get(); }

 private:
  explicit SiteRules(std::shared_ptr<const Data> data) : data_(std::move(data)) {}

  std::shared_ptr<const Data> data_;
};

}  // namespace cleanview

#endif  // CLEANVIEW_SITE_RULES_H_
