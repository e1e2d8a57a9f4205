// Names of authors out of bylines.
#ifndef CLEANVIEW_METADATA_AUTHORS_H_
#define CLEANVIEW_METADATA_AUTHORS_H_

#include <string>
#include <string_view>
#include <vector>

namespace cleanview {

// The names in a byline as printed: "By A. Rowe and B. Stone, The Post" gives {"A. Rowe", "B. Stone"} when `site_name`
// is "The Post". Addresses, dates, handles, roles and names of systems are no names; degrees stay with
// the name: "A. Rowe, MD".
std::vector<std::string> names_in_byline(std::string_view byline, std::string_view site_name);

// True iff `text` can be the name of a person or a group of people that writes.
bool looks_like_name(std::string_view text);

// True iff `text` can be what an account or a group is called where markup says that it is an author: one line of a few
// words that is no address, no number and no name of a system.
bool is_account_name(std::string_view text);

// "Ada Rowe" of "Ada Rowe says:" and "Ada Rowe December 2, 2025", the line over a comment; empty
// where that is a date.
std::string name_in_comment_header(std::string_view header);

}  // namespace cleanview

#endif  // CLEANVIEW_METADATA_AUTHORS_H_
