#include "content/rule_table.h"

#include <cstddef>

namespace cleanview {
namespace {

// In the order of Rule: id, kind, reason, moved_to.
constexpr RuleInfo kRules[] = {
    {"model_keep", "content", "The classifier takes it for main content.", ""},
    {"model_drop", "boilerplate", "The classifier does not take it for main content.", ""},
    {"rules_keep", "content", "It is prose, or stands among prose, in the main container.", ""},
    {"rules_drop", "boilerplate", "It stands outside the main container, or is no prose.", ""},
    {"title", "title", "It says the title again.", "title"},
    {"technical_line", "technical", "A machine wrote it: server, build or system information.", ""},
    {"render_time", "technical", "It says when or how fast the page was rendered, never when it was published.",
     "rendered_at"},
    {"hidden", "hidden", "The page does not show it.", ""},
    {"consent", "consent", "It asks for consent to cookies or tracking.", "flags"},
    {"badge", "badge", "A short fact about the page, kept as a value.", "badges"},
    {"source_note", "source", "It says where the text comes from.", "source"},
    {"read_more", "read_more", "A link to go on reading elsewhere.", ""},
    {"related_item", "related", "It belongs to a list of other pages.", "related"},
    {"related_heading", "related_heading", "It opens a list of other pages.", "related"},
    {"inline_related", "inline_related", "A link to another page between the paragraphs.", "related"},
    {"byline", "byline", "It names the authors.", "byline"},
    {"date_line", "date", "It gives the page's date.", "published"},
    {"share_bar", "share", "Buttons to share the page.", ""},
    {"newsletter", "newsletter", "It asks to subscribe to a newsletter.", ""},
    {"paywall", "paywall", "It asks to log in or to pay.", "flags"},
    {"comments", "comments", "It belongs to the readers' comments.", "comments"},
    {"ad_label", "ad", "It labels an advertisement.", ""},
    {"copyright", "copyright", "A copyright line.", ""},
    {"summary_notice", "summary_notice", "It says that the text is a summary or a copy.", "completeness"},
    {"navigation", "navigation", "Navigation of the site.", ""},
    {"pagination", "pagination", "Links to other parts of the page.", "pagination"},
    {"page_tools", "page_tools", "Tools for the page: print, save, text size.", ""},
    {"player", "player", "A label of a player.", "media"},
    {"app_promo", "app_promo", "It advertises an app.", ""},
    {"script_notice", "script_notice", "It asks for a script or a browser.", "flags"},
    {"tags", "tags", "The page's tags.", "tags"},
    {"author_box", "author_box", "It introduces the author.", "author_details"},
    {"toc", "toc", "A table of contents.", "toc"},
    {"gallery", "gallery", "A label of a gallery.", ""},
    {"media_credit", "credit", "It names who made a picture.", "images"},
    {"duplicate", "duplicate", "The same text stands on the page before.", ""},
    {"keyword_stuffing", "stuffing", "A line that the page repeats for search engines.", ""},
    {"sponsored", "sponsored", "It says that the page is paid for.", "flags"},
    {"follow_us", "follow", "It asks to follow the site.", ""},
    {"kept", "content", "A rule keeps it.", ""},
    {"site_rule", "content", "A person decided that it stays: a site rule, or a removal put back.", ""},
    {"site_rule", "removed", "A person decided that it goes: a site rule.", ""},
};

}  // namespace

const RuleInfo& rule_info(Rule rule) {
  return kRules[static_cast<std::size_t>(rule)];
}
std::span<const RuleInfo> all_rules() {
  return kRules;
}

}  // namespace cleanview
