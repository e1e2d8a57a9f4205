// Parsing and resolving after the URL standard, in linear passes over the text.
//
// Not done: Unicode normalisation of international host names (they are lower-cased and written in Punycode).
// Tested by tests/base/url_test.cc, whose expectations were made with another implementation of the standard.
#include "base/url.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <vector>

#include "base/ascii.h"
#include "base/text.h"
#include "base/unicode.h"
#include "base/utf8.h"

namespace cleanview {
namespace {

// Longer addresses are no addresses; inline pictures excepted, which never get here.
constexpr std::size_t kMostBytes = 64 << 10;

struct SpecialScheme {
  std::string_view name;
  std::string_view port;
};
constexpr SpecialScheme kSpecialSchemes[] = {{"http", "80"}, {"https", "443"}, {"ws", "80"},
                                             {"wss", "443"}, {"ftp", "21"},    {"file", ""}};

const SpecialScheme* special_scheme(std::string_view scheme) {
  for (const SpecialScheme& s : kSpecialSchemes) {
    if (s.name == scheme) return &s;
  }
  return nullptr;
}

// Bytes that are percent-encoded: some characters, controls, spaces and what is not ASCII.
class EncodeSet {
 public:
  constexpr explicit EncodeSet(std::string_view set) {
    for (std::size_t byte = 0; byte < has_.size(); ++byte) has_[byte] = byte <= 0x20 || byte >= 0x7f;
    for (const char c : set) has_[static_cast<unsigned char>(c)] = true;
  }
  constexpr bool has(char c) const { return has_[static_cast<unsigned char>(c)]; }

 private:
  std::array<bool, 256> has_{};
};
constexpr EncodeSet kPathSet(" \"#<>?`{}");
constexpr EncodeSet kQuerySet(" \"#<>'");
constexpr EncodeSet kFragmentSet(" \"<>`");
constexpr EncodeSet kOpaqueSet("");

void append_encoded(std::string_view text, const EncodeSet& set, std::string& out) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at;
    while (end < text.size() && !set.has(text[end])) ++end;
    out.append(text, at, end - at);
    at = end;
    if (at == text.size()) return;
    const auto byte = static_cast<unsigned char>(text[at++]);
    out.push_back('%');
    out.push_back(kHex[byte >> 4]);
    out.push_back(kHex[byte & 0xf]);
  }
}

std::string cleaned(std::string_view text) {
  while (!text.empty() && static_cast<unsigned char>(text.front()) <= 0x20) text.remove_prefix(1);
  while (!text.empty() && static_cast<unsigned char>(text.back()) <= 0x20) text.remove_suffix(1);
  std::string out(text);
  std::erase_if(out, [](char c) { return c == '\t' || c == '\n' || c == '\r'; });
  return out;
}

// Length of the scheme before ':'; 0 when there is none.
std::size_t scheme_length(std::string_view text) {
  if (text.empty() || !is_ascii_alpha(text[0])) return 0;
  std::size_t at = 1;
  while (at < text.size() && (is_ascii_alnum(text[at]) || text[at] == '+' || text[at] == '-' || text[at] == '.')) {
    ++at;
  }
  return at < text.size() && text[at] == ':' ? at : 0;
}

bool is_slash(char c, bool special) {
  return c == '/' || (special && c == '\\');
}

std::string percent_decoded(std::string_view text) {
  const auto hex = [](char c) {
    if (is_ascii_digit(c)) return c - '0';
    const char lower = ascii_lower(c);
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
  };
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '%' && i + 2 < text.size() && hex(text[i + 1]) >= 0 && hex(text[i + 2]) >= 0) {
      out.push_back(static_cast<char>(hex(text[i + 1]) * 16 + hex(text[i + 2])));
      i += 2;
    } else {
      out.push_back(text[i]);
    }
  }
  return out;
}

// RFC 3492.
std::string punycode(const std::vector<char32_t>& label) {
  constexpr std::uint32_t kBase = 36, kTMin = 1, kTMax = 26, kSkew = 38, kDamp = 700;
  std::string out;
  for (const char32_t c : label) {
    if (c < 0x80) out.push_back(static_cast<char>(c));
  }
  const auto basic = static_cast<std::uint32_t>(out.size());
  std::uint32_t handled = basic, n = 0x80, delta = 0, bias = 72;
  if (basic > 0) out.push_back('-');
  const auto digit = [](std::uint32_t d) { return static_cast<char>(d < 26 ? 'a' + d : '0' + d - 26); };
  while (handled < label.size()) {
    char32_t next = 0x10ffff;
    for (const char32_t c : label) {
      if (c >= n && c < next) next = c;
    }
    delta += (next - n) * (handled + 1);
    n = next;
    for (const char32_t c : label) {
      if (c < n) ++delta;
      if (c != n) continue;
      std::uint32_t q = delta;
      for (std::uint32_t k = kBase;; k += kBase) {
        const std::uint32_t t = k <= bias ? kTMin : k >= bias + kTMax ? kTMax : k - bias;
        if (q < t) break;
        out.push_back(digit(t + (q - t) % (kBase - t)));
        q = (q - t) / (kBase - t);
      }
      out.push_back(digit(q));
      std::uint32_t scaled = handled == basic ? delta / kDamp : delta / 2;
      scaled += scaled / (handled + 1);
      std::uint32_t k = 0;
      for (; scaled > (kBase - kTMin) * kTMax / 2; k += kBase) scaled /= kBase - kTMin;
      bias = k + (kBase - kTMin + 1) * scaled / (scaled + kSkew);
      delta = 0;
      ++handled;
    }
    ++delta;
    ++n;
  }
  return out;
}

// DNS allows 63 bytes a label; the bound also keeps Punycode's quadratic cost small.
constexpr std::size_t kMostLabelBytes = 256;

std::optional<std::string> ascii_label(std::string_view label) {
  if (label.size() > kMostLabelBytes) return std::nullopt;
  std::vector<char32_t> characters;
  bool ascii = true;
  for (std::size_t at = 0; at < label.size();) {
    const char32_t c = decode_next(label, at);
    if (c == kReplacement) return std::nullopt;
    if (c == 0xad || c == 0x200b || c == 0x200c || c == 0x200d || c == 0x2060 || c == 0xfeff) continue;
    // Full-width forms are how an address lies about its host.
    const char32_t folded = c >= 0xff01 && c <= 0xff5e ? c - 0xfee0 : c;
    characters.push_back(to_lower(folded));
    ascii = ascii && characters.back() < 0x80;
  }
  std::string out;
  if (ascii) {
    for (const char32_t c : characters) out.push_back(static_cast<char>(c));
  } else {
    out = "xn--" + punycode(characters);
  }
  if (out.size() > kMostLabelBytes) return std::nullopt;  // what is written must read back
  return out;
}

// One number of an IPv4 address: decimal, 0x hexadecimal or 0 octal.
std::optional<std::uint64_t> ipv4_number(std::string_view text) {
  int base = 10;
  if (text.size() >= 2 && text[0] == '0' && ascii_lower(text[1]) == 'x') {
    base = 16;
    text.remove_prefix(2);
  } else if (text.size() >= 2 && text[0] == '0') {
    base = 8;
    text.remove_prefix(1);
  }
  if (text.empty()) return 0;
  std::uint64_t value = 0;
  const auto parsed = std::from_chars(text.data(), text.data() + text.size(), value, base);
  if (parsed.ec != std::errc{} || parsed.ptr != text.data() + text.size()) return std::nullopt;
  return value;
}

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  for (std::size_t at = 0;;) {
    const std::size_t end = std::min(text.find(separator, at), text.size());
    parts.push_back(text.substr(at, end - at));
    if (end == text.size()) return parts;
    at = end + 1;
  }
}

// A host whose last label is a number is an IPv4 address or none.
std::optional<std::string> ipv4_or_name(const std::string& host) {
  const std::string_view name =
      std::string_view(host).substr(0, host.size() - (host.size() > 1 && host.ends_with('.')));
  const std::string_view last = name.substr(name.rfind('.') + 1);
  const bool digits = !last.empty() && std::all_of(last.begin(), last.end(), is_ascii_digit);
  const bool hex = last.size() >= 2 && last[0] == '0' && last[1] == 'x' && ipv4_number(last);
  if (!digits && !hex) return host;
  const std::vector<std::string_view> labels = split(name, '.');
  if (labels.size() > 4) return std::nullopt;
  std::uint64_t address = 0;
  for (std::size_t i = 0; i < labels.size(); ++i) {
    const auto number = labels[i].empty() ? std::nullopt : ipv4_number(labels[i]);
    const bool is_last = i + 1 == labels.size();
    const std::uint64_t most = is_last ? (std::uint64_t{1} << (8 * (5 - labels.size()))) - 1 : 255;
    if (!number || *number > most) return std::nullopt;
    address += is_last ? *number : *number << (8 * (3 - i));
  }
  std::string out;
  for (int shift = 24; shift >= 0; shift -= 8) {
    if (!out.empty()) out.push_back('.');
    out += std::to_string((address >> shift) & 0xff);
  }
  return out;
}

std::optional<std::string> ipv6(std::string_view text) {
  for (const char c : text) {
    const char lower = ascii_lower(c);
    const bool fine = is_ascii_digit(c) || (lower >= 'a' && lower <= 'f') || c == ':' || c == '.';
    if (!fine) return std::nullopt;
  }
  if (text.size() < 2 || text.find(':') == std::string_view::npos || text.size() > 45) return std::nullopt;
  return "[" + ascii_lower(text) + "]";
}

// Nothing to decode, nothing to refuse.
bool is_plain_host(std::string_view text) {
  const auto is_plain = [](char c) { return is_ascii_alnum(c) || c == '.' || c == '-' || c == '_'; };
  return text.size() <= kMostLabelBytes && std::all_of(text.begin(), text.end(), is_plain);
}

std::optional<std::string> parse_host(std::string_view text, bool special) {
  if (text.starts_with('[')) {
    if (!text.ends_with(']')) return std::nullopt;
    return ipv6(text.substr(1, text.size() - 2));
  }
  constexpr std::string_view kForbidden = " #/:<>?@[\\]^|%";
  if (!special) {
    std::string out;
    append_encoded(text, kOpaqueSet, out);
    return out;
  }
  if (is_plain_host(text)) return ipv4_or_name(ascii_lower(text));
  std::string host;
  std::string decoded = percent_decoded(text);
  for (const std::string_view dot : {"\u3002", "\uff0e", "\uff61"}) {  // other scripts' full stops
    for (std::size_t at = decoded.find(dot); at != std::string::npos; at = decoded.find(dot, at)) {
      decoded.replace(at, dot.size(), ".");
    }
  }
  for (const std::string_view label : split(decoded, '.')) {
    const auto ascii = ascii_label(label);
    if (!ascii) return std::nullopt;
    if (label.data() != decoded.data()) host.push_back('.');
    host += *ascii;
  }
  for (const char c : host) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte <= 0x20 || byte >= 0x7f || kForbidden.find(c) != std::string_view::npos) return std::nullopt;
  }
  if (host.empty()) return std::nullopt;
  return ipv4_or_name(host);
}

bool parse_authority(std::string_view text, bool special, Url& url) {
  const std::size_t at_sign = text.rfind('@');
  if (at_sign != std::string_view::npos) text.remove_prefix(at_sign + 1);
  const std::size_t bracket = text.rfind(']');
  const std::size_t colon = text.find(':', bracket == std::string_view::npos ? 0 : bracket);
  std::string_view port;
  if (colon != std::string_view::npos) {
    port = text.substr(colon + 1);
    text = text.substr(0, colon);
  }
  if (text.empty()) return !special && port.empty();
  const auto host = parse_host(text, special);
  if (!host) return false;
  url.host = *host;
  if (port.empty()) return true;
  const auto number = parse_integer(port, 0, 65535);
  if (!number || !is_ascii_digit(port[0])) return false;
  const std::string shown = std::to_string(*number);
  const SpecialScheme* scheme = special_scheme(url.scheme);
  if (scheme == nullptr || scheme->port != shown) url.port = shown;
  return true;
}

bool is_single_dot(std::string_view s) {
  return s == "." || ascii_iequals(s, "%2e");
}
bool is_double_dot(std::string_view s) {
  return s == ".." || ascii_iequals(s, ".%2e") || ascii_iequals(s, "%2e.") || ascii_iequals(s, "%2e%2e");
}

// Appends the segments of `path` to `url.path`, dots resolved.
void append_path(std::string_view path, bool special, Url& url) {
  for (std::size_t at = 0;;) {
    std::size_t end = at;
    while (end < path.size() && !is_slash(path[end], special)) ++end;
    const std::string_view segment = path.substr(at, end - at);
    const bool last = end == path.size();
    if (is_double_dot(segment)) {
      const std::size_t slash = url.path.rfind('/');
      url.path.resize(slash == std::string::npos ? 0 : slash);
      if (last) url.path.push_back('/');
    } else if (is_single_dot(segment)) {
      if (last) url.path.push_back('/');
    } else {
      url.path.push_back('/');
      append_encoded(segment, kPathSet, url.path);
    }
    if (last) return;
    at = end + 1;
  }
}

// Cuts query and fragment off `rest` into `url`.
std::string_view take_query_and_fragment(std::string_view rest, Url& url) {
  const std::size_t hash = rest.find('#');
  if (hash != std::string_view::npos) {
    url.fragment = "#";
    append_encoded(rest.substr(hash + 1), kFragmentSet, url.fragment);
    rest = rest.substr(0, hash);
  }
  const std::size_t question = rest.find('?');
  if (question != std::string_view::npos) {
    url.query = "?";
    append_encoded(rest.substr(question + 1), kQuerySet, url.query);
    rest = rest.substr(0, question);
  }
  return rest;
}

// "//host/path" and what follows, after the slashes.
std::optional<Url> after_slashes(std::string_view rest, Url url, bool special) {
  rest = take_query_and_fragment(rest, url);
  std::size_t end = 0;
  while (end < rest.size() && !is_slash(rest[end], special)) ++end;
  url.has_host = true;
  if (!parse_authority(rest.substr(0, end), special, url)) return std::nullopt;
  if (end < rest.size()) {
    append_path(rest.substr(end + 1), special, url);
  } else if (special) {
    url.path = "/";
  }
  return url;
}

std::optional<Url> parse_absolute(std::string_view text, std::size_t length) {
  Url url;
  url.scheme = ascii_lower(text.substr(0, length));
  std::string_view rest = text.substr(length + 1);
  const bool special = special_scheme(url.scheme) != nullptr;
  if (special && url.scheme != "file") {
    while (!rest.empty() && is_slash(rest[0], true)) rest.remove_prefix(1);
    return after_slashes(rest, std::move(url), true);
  }
  if (rest.starts_with("//")) return after_slashes(rest.substr(2), std::move(url), special);
  rest = take_query_and_fragment(rest, url);
  append_encoded(rest, kOpaqueSet, url.path);
  return url;
}

std::optional<Url> resolve_relative(const Url& base, std::string_view text) {
  const bool special = special_scheme(base.scheme) != nullptr;
  Url url;
  url.scheme = base.scheme;
  if (text.size() >= 2 && is_slash(text[0], special) && is_slash(text[1], special)) {
    text.remove_prefix(2);
    while (special && !text.empty() && is_slash(text[0], true)) text.remove_prefix(1);
    return after_slashes(text, std::move(url), special);
  }
  if (!base.has_host && !base.path.starts_with('/')) {
    if (!text.starts_with('#')) return std::nullopt;
  }
  url.host = base.host;
  url.port = base.port;
  url.has_host = base.has_host;
  const std::string_view path = take_query_and_fragment(text, url);
  if (path.empty()) {
    url.path = base.path;
    if (url.query.empty()) url.query = base.query;
    return url;
  }
  if (is_slash(path[0], special)) {
    append_path(path.substr(1), special, url);
    return url;
  }
  url.path = base.path.substr(0, base.path.rfind('/') == std::string::npos ? 0 : base.path.rfind('/'));
  append_path(path, special, url);
  return url;
}

bool is_tracking_parameter(std::string_view name) {
  constexpr std::string_view kNames[] = {"fbclid", "gclid",  "dclid",  "msclkid", "yclid",      "igshid",      "mc_cid",
                                         "mc_eid", "_hsenc", "_hsmi",  "vero_id", "oly_enc_id", "oly_anon_id", "twclid",
                                         "ttclid", "wbraid", "gbraid", "s_cid",   "cmpid",      "ref_src"};
  return name.starts_with("utm_") || std::find(std::begin(kNames), std::end(kNames), name) != std::end(kNames);
}

}  // namespace

std::string Url::to_string() const {
  std::string out = scheme + ":";
  if (has_host) out += "//" + host + (port.empty() ? "" : ":" + port);
  return out + path + query + fragment;
}

std::optional<Url> parse_url(std::string_view text) {
  return resolve_url(std::nullopt, text);
}

std::optional<Url> resolve_url(const std::optional<Url>& base, std::string_view reference) {
  if (reference.size() > kMostBytes) return std::nullopt;
  const std::string text = cleaned(reference);
  const std::size_t scheme = scheme_length(text);
  if (scheme == 0) return base ? resolve_relative(*base, text) : std::nullopt;
  // "https:page.html" is relative to a base of the same scheme.
  const std::string_view after = std::string_view(text).substr(scheme + 1);
  const std::string name = ascii_lower(std::string_view(text).substr(0, scheme));
  const bool relative = base && base->scheme == name && special_scheme(name) != nullptr &&
                        (after.empty() || !is_slash(after[0], true) || after.size() < 2 || !is_slash(after[1], true));
  if (relative) return resolve_relative(*base, after);
  return parse_absolute(text, scheme);
}

bool is_web(const Url& url) {
  return url.scheme == "http" || url.scheme == "https";
}

std::string web_address(const std::optional<Url>& base, std::string_view reference) {
  if (trim_html_space(reference).empty()) return {};
  const auto url = resolve_url(base, reference);
  return url && is_web(*url) ? url->to_string() : std::string();
}

bool is_relative_reference(std::string_view reference) {
  reference = trim_html_space(reference);
  if (reference.empty() || reference[0] == '#') return false;
  return reference.find(':') >= std::min(reference.find_first_of("/?#"), reference.size());
}

std::string link_address(const std::optional<Url>& base, std::string_view reference) {
  if (trim_html_space(reference).empty()) return {};  // the page itself: no link
  const auto url = resolve_url(base, reference);
  if (!url) return {};
  const bool allowed = is_web(*url) || url->scheme == "mailto" || url->scheme == "tel";
  return allowed ? url->to_string() : std::string();
}

std::string image_address(const std::optional<Url>& base, std::string_view reference) {
  for (const std::string_view type : {"png", "jpeg", "jpg", "gif", "webp", "avif"}) {
    const std::string start = "data:image/" + std::string(type);
    if (!ascii_istarts_with(reference, start)) continue;
    const std::string_view rest = reference.substr(start.size());
    const bool plain = std::all_of(rest.begin(), rest.end(), [](char c) {
      return is_ascii_alnum(c) || std::string_view(";,+/=%-_.").find(c) != std::string_view::npos;
    });
    const bool typed = rest.starts_with(';') || rest.starts_with(',');
    return plain && typed ? std::string(reference) : std::string();
  }
  return web_address(base, reference);
}

std::string without_tracking(const Url& url) {
  Url clean = url;
  clean.fragment.clear();
  clean.query.clear();
  if (!url.query.empty()) {
    for (const std::string_view part : split(std::string_view(url.query).substr(1), '&')) {
      if (part.empty() || is_tracking_parameter(part.substr(0, part.find('=')))) continue;
      clean.query += clean.query.empty() ? "?" : "&";
      clean.query += part;
    }
  }
  return clean.to_string();
}

std::string_view site_of(const Url& url) {
  std::string_view host = url.host;
  if (host.starts_with("www.")) host.remove_prefix(4);
  return host;
}

}  // namespace cleanview
