// Addresses, as the URL standard has them.
#ifndef CLEANVIEW_BASE_URL_H_
#define CLEANVIEW_BASE_URL_H_

#include <optional>
#include <string>
#include <string_view>

namespace cleanview {

// The parts of an absolute address that was parsed. Percent-encoded, host in lower case.
struct Url {
  std::string scheme;    // "https", without ':'
  std::string host;      // empty for schemes without one
  std::string port;      // empty: the scheme's own
  std::string path;      // begins with '/' for http and https
  std::string query;     // with '?'; may be empty
  std::string fragment;  // with '#'; may be empty
  bool has_host = false;

  std::string to_string() const;
};

// Parses `text` as an absolute address. User names and passwords are dropped. Nothing when it is none.
std::optional<Url> parse_url(std::string_view text);

// `reference` as seen from `base`, which is absolute; the empty base lets only absolute references pass.
std::optional<Url> resolve_url(const std::optional<Url>& base, std::string_view reference);

bool is_web(const Url& url);  // http or https

// `reference` as seen from `base` where that is an address of the web; empty otherwise, and for an empty reference,
// which would be the page itself.
std::string web_address(const std::optional<Url>& base, std::string_view reference);

// True iff it names a page only together with the address of the page that it stands in: no scheme, no mere fragment.
bool is_relative_reference(std::string_view reference);

// The address that a link may have in output: http, https, mailto or tel; empty when it may have none.
std::string link_address(const std::optional<Url>& base, std::string_view reference);

// The address that an image may have in output: http, https, or data of a picture format; empty otherwise.
std::string image_address(const std::optional<Url>& base, std::string_view reference);

// `url` without fragment and without the parameters that only trace where a reader came from (utm_source, fbclid, …).
std::string without_tracking(const Url& url);

// The host without "www."; lower case.
std::string_view site_of(const Url& url);

}  // namespace cleanview

#endif  // CLEANVIEW_BASE_URL_H_
