// The parts of a record that are objects and lists.
#ifndef CLEANVIEW_RENDER_JSON_PARTS_H_
#define CLEANVIEW_RENDER_JSON_PARTS_H_

#include <string>
#include <string_view>
#include <vector>

#include "base/json_writer.h"
#include "cleanview/article.h"

namespace cleanview {

// Each writes one value: null where nothing is known of an object, [] for an empty list.
void write_strings(const std::vector<std::string>& list, JsonWriter& w);
void write_author_details(const Metadata& m, JsonWriter& w);
void write_dates(const Metadata& m, JsonWriter& w);
void write_source(const OriginalSource& source, JsonWriter& w);
void write_language_info(const Metadata& m, JsonWriter& w);
void write_named_links(const std::vector<NamedLink>& links, JsonWriter& w);
void write_license(const License& license, JsonWriter& w);
void write_images(const std::vector<Image>& images, JsonWriter& w);
void write_media(const std::vector<Media>& media, JsonWriter& w);
void write_blocks(const std::vector<Block>& blocks, JsonWriter& w);
void write_toc(const std::vector<TocEntry>& toc, JsonWriter& w);
void write_related(const std::vector<Related>& related, JsonWriter& w);
void write_badges(const std::vector<Badge>& badges, JsonWriter& w);
void write_comments(const std::vector<Comment>& comments, JsonWriter& w);
void write_pagination(const Pagination& p, JsonWriter& w);
void write_alternates(const std::vector<Alternate>& alternates, JsonWriter& w);
void write_identifiers(const Identifiers& ids, JsonWriter& w);
void write_flags(const Flags& flags, JsonWriter& w);
void write_provenance(const std::vector<Provenance>& provenance, JsonWriter& w);
void write_removed(const std::vector<Removed>& removed, JsonWriter& w);
void write_warnings(const std::vector<Warning>& warnings, JsonWriter& w);

std::string_view completeness_name(Completeness completeness);

}  // namespace cleanview

#endif  // CLEANVIEW_RENDER_JSON_PARTS_H_
