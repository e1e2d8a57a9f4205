#include "metadata/authors.h"

#include <algorithm>
#include <iterator>

#include "base/ascii.h"
#include "base/text.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "metadata/dates.h"
#include "rules/phrases.h"

namespace cleanview {
namespace {

constexpr std::size_t kMostNameBytes = 80;
constexpr std::size_t kMostNameWords = 6;
constexpr std::size_t kMostNames = 20;

// Accounts and systems that sign pages.
constexpr std::string_view kNoNames[] = {
    "admin",       "administrator", "author",    "editor",    "staff",      "webmaster", "user", "guest",
    "anonymous",   "unknown",       "root",      "wordpress", "super user", "none",      "null", "n/a",
    "contributor", "redaktion",     "redacción", "team",      "moderator",  "support"};

// Words that part two names. The first hit wins, so longer ones stand first.
constexpr std::string_view kSeparators[] = {" and ", " und ", " et ", " y ",    " e ", " en ", " и ",
                                            " dan ", " ve ",  " i ",  " with ", " & ", ", ",   "; ",
                                            " | ",   " / ",   "、",   "，",     " · ", " • ",  "＆"};

std::string_view without_label(std::string_view text) {
  const auto prefix = phrase_prefix(text, bit(PhraseKind::kBylineLabel) | bit(PhraseKind::kDateLabel));
  return prefix ? text.substr(prefix->label_bytes) : text;
}

// What follows a name on the same line: an affiliation in brackets, a dash, a date.
std::string_view without_tail(std::string_view text) {
  for (const std::string_view mark : {" (", " – ", " — ", " - ", " | ", "\n", " on ", " @", " am ", " le "}) {
    const std::size_t found = text.find(mark);
    if (found == std::string_view::npos || found == 0) continue;
    const bool before_date = mark == " on " || mark == " am " || mark == " le ";
    if (before_date && !find_date(text.substr(found), "")) continue;
    text = text.substr(0, found);
  }
  return trim_html_space(text);
}

bool is_lower_particle(std::string_view word) {
  constexpr std::string_view kParticles[] = {"de",  "da",  "do",  "dos", "del", "della", "di", "du",  "la",  "le",
                                             "van", "von", "der", "den", "ten", "ter",   "zu", "zur", "bin", "ibn",
                                             "al",  "el",  "y",   "e",   "af",  "av",    "of", "the"};
  return std::find(std::begin(kParticles), std::end(kParticles), word) != std::end(kParticles);
}

// Words that say what somebody does, not who they are.
bool is_role(std::string_view word) {
  constexpr std::string_view kRoles[] = {
      "editor",    "writer",        "director",   "manager",  "founder",    "contributor", "reviewer",
      "reporter",  "correspondent", "staff",      "author",   "authors",    "posts",       "head",
      "senior",    "columnist",     "journalist", "ceo",      "co-founder", "redakteur",   "autor",
      "redaktion", "journaliste",   "rédacteur",  "redactor", "updated",    "published"};
  const std::string lower = to_lower(word);
  return std::find(std::begin(kRoles), std::end(kRoles), std::string_view(lower)) != std::end(kRoles);
}

// A name up to the first word that is a role: "Ada Rowe Senior Writer" gives "Ada Rowe".
std::string_view without_role(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t space = std::min(text.find(' ', at), text.size());
    if (is_role(text.substr(at, space - at))) return trim_html_space(text.substr(0, at));
    at = space + 1;
  }
  return text;
}

std::vector<std::string_view> split_names(std::string_view text) {
  std::vector<std::string_view> parts{text};
  for (const std::string_view separator : kSeparators) {
    std::vector<std::string_view> next;
    for (std::string_view part : parts) {
      for (std::size_t at = part.find(separator); at != std::string_view::npos; at = part.find(separator)) {
        next.push_back(part.substr(0, at));
        part.remove_prefix(at + separator.size());
      }
      next.push_back(part);
    }
    parts = std::move(next);
  }
  return parts;
}

}  // namespace

bool looks_like_name(std::string_view text) {
  if (text.size() < 2 || text.size() > kMostNameBytes) return false;
  const std::string lower = to_lower(text);
  if (std::find(std::begin(kNoNames), std::end(kNoNames), lower) != std::end(kNoNames)) return false;
  if (contains(lower, "http") || contains(lower, "www.") || contains(text, "@") || contains(text, "://")) return false;
  std::size_t words = 0, digits = 0, capitals = 0, cjk = 0, particles = 0;
  for_each_word(text, [&](std::string_view word) {
    std::size_t at = 0;
    const char32_t first = decode_next(word, at);
    ++words;
    digits += is_digit(first);
    cjk += is_cjk(first);
    // Scripts without case have no capitals to ask for.
    capitals += is_upper(first) || char_class(first) == CharClass::kLetter || is_cjk(first);
    particles += is_lower_particle(word);
  });
  if (words == 0 || words > kMostNameWords || digits > 0) return false;
  return capitals > 0 && capitals + particles + 1 >= words;
}

std::vector<std::string> names_in_byline(std::string_view byline, std::string_view site_name) {
  std::vector<std::string> names;
  const std::string site = fold_for_comparison(site_name);
  std::string_view rest = trim_html_space(without_label(trim_html_space(byline)));
  for (const std::string_view part : split_names(rest)) {
    const std::string_view name = without_role(without_tail(trim_html_space(without_label(trim_html_space(part)))));
    if (!looks_like_name(name)) continue;
    const std::string folded = fold_for_comparison(name);
    if (folded == site && !names.empty()) continue;  // an affiliation
    const bool known =
        std::any_of(names.begin(), names.end(), [&](const std::string& n) { return fold_for_comparison(n) == folded; });
    if (!known && names.size() < kMostNames) names.push_back(clean_line(name));
  }
  return names;
}

}  // namespace cleanview
