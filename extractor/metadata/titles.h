// Titles without what sites add to them.
#ifndef CLEANVIEW_METADATA_TITLES_H_
#define CLEANVIEW_METADATA_TITLES_H_

#include <string>
#include <string_view>
#include <vector>

namespace cleanview {

// "Title - Site" without the site: the part that equals `site_name` or the name in `hostname`, or that stands behind
// the last separator when the rest is what the page shows as its heading.
std::string without_site(std::string_view title, std::string_view site_name, std::string_view hostname,
                         std::string_view heading);

// What stands behind the last separator of a title, and before the first: one of them may be the site's name.
std::vector<std::string> ends_of_title(std::string_view title);

// True iff `text` is the site's name, as `site_name` or the host has it.
bool names_site(std::string_view text, std::string_view site_name, std::string_view hostname);

// `title` without a short last part behind a separator, which is a section's or a site's name more often than not.
std::string without_tail(std::string_view title);

// "XX" as "X" where a title was said twice in one run of text, or in a list of two. Both halves must have three words.
std::string without_doubling(std::string_view title);

// "Chapter - Book" as "Chapter" when `heading` is the book: what stands behind the last separator, or its start.
// Empty when it is not.
std::string chapter_of(std::string_view title, std::string_view heading);

// A heading without what pages print beside the title in it: the anchor sign of documentation, and parts behind a
// stroke.
std::string_view without_marks(std::string_view heading);

// True iff `heading` is `title` with a few words in front ("Thread: …") or behind ("… (example.org) 87").
bool is_labelled(std::string_view heading, std::string_view title);

// Share of the words of `a` that `b` has, from 0 to 1.
double shared_words(std::string_view a, std::string_view b);

// True iff two titles are the same to a reader: equal but for case and marks.
bool same_title(std::string_view a, std::string_view b);

}  // namespace cleanview

#endif  // CLEANVIEW_METADATA_TITLES_H_
