// What SiteRules hold, and which of them are for a page.
#ifndef CLEANVIEW_RULES_SITE_RULES_H_
#define CLEANVIEW_RULES_SITE_RULES_H_

#include <string>
#include <string_view>
#include <vector>

#include "cleanview/site_rules.h"
#include "rules/selector.h"

namespace cleanview {

struct SiteRule {
  std::string host;  // as in addresses that were parsed; empty: every page
  std::string port;  // empty: any
  std::string path;  // begins with '/'; empty: any
  std::vector<Selector> select;
  std::vector<Selector> keep;
  std::vector<Selector> prune;
};

struct SiteRules::Data {
  std::vector<SiteRule> rules;
};

// The rules for the page at `url`, in order. Without an absolute address only those for every page.
std::vector<const SiteRule*> rules_for(const SiteRules& rules, std::string_view url);

}  // namespace cleanview

#endif  // CLEANVIEW_RULES_SITE_RULES_H_
