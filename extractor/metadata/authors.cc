#include "metadata/authors.h"

#include <algorithm>
#include <iterator>
#include <utility>

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
    "admin",     "administrator", "author",      "editor",    "staff",     "webmaster",  "user",
    "guest",     "anonymous",     "unknown",     "root",      "wordpress", "super user", "none",
    "null",      "n/a",           "contributor", "home",      "redaktion", "redacción",  "team",
    "moderator", "support",       "by",          "mon",       "tue",       "wed",        "thu",
    "fri",       "sat",           "sun",         "undefined", "nan",       "profile",    "logged"};

// Words that part two names. The first hit wins, so longer ones stand first.
constexpr std::string_view kSeparators[] = {" and ", " und ", " et ", " y ",    " e ", " en ", " и ",
                                            " dan ", " ve ",  " i ",  " with ", " & ", ", ",   "; ",
                                            " | ",   " / ",   "、",   "，",     " · ", " • ",  "＆"};

bool is_system(std::string_view text) {
  const std::string lower = to_lower(text);
  return std::find(std::begin(kNoNames), std::end(kNoNames), lower) != std::end(kNoNames);
}

// "This post was written by Ada Rowe", "Text by: Ada Rowe": up to the "by" among the first words.
std::string_view without_longer_label(std::string_view text) {
  constexpr std::size_t kMostLabelBytes = 30;
  for (const std::string_view by : {" by ", " by: ", " By ", " By: "}) {
    const std::size_t at = text.find(by);
    if (at < kMostLabelBytes) return text.substr(at + by.size());
  }
  return text;
}

std::string_view without_label(std::string_view text) {
  while (text.starts_with('&') || text.starts_with(':') || text.starts_with(' ')) text.remove_prefix(1);
  const auto prefix = phrase_prefix(text, bit(PhraseKind::kBylineLabel) | bit(PhraseKind::kDateLabel));
  if (!prefix) return without_longer_label(text);
  const std::size_t name = prefix->label_bytes;  // behind marks, of which a quotation mark is the name's own
  return text.substr(name > 0 && text[name - 1] == '"' ? name - 1 : name);
}

bool is_word_of_date(std::string_view word) {
  constexpr std::string_view kWords[] = {"on",      "at",        "posted",   "updated", "published", "last",   "monday",
                                         "tuesday", "wednesday", "thursday", "friday",  "saturday",  "sunday", "mon",
                                         "tue",     "wed",       "thu",      "fri",     "sat",       "sun"};
  while (!word.empty() && (word.back() == ',' || word.back() == ':')) word.remove_suffix(1);
  return std::find(std::begin(kWords), std::end(kWords), word) != std::end(kWords);
}

// "Ada Rowe December 2, 2025" without the date: it begins at the last word from which on it is all there.
std::string_view without_date(std::string_view text) {
  const auto date = find_date(text, "");
  if (!date) return text;
  const std::string whole = to_rfc3339(*date);
  std::size_t begin = 0;
  for (std::size_t at = text.find(' '); at != std::string_view::npos; at = text.find(' ', at + 1)) {
    const auto rest = find_date(text.substr(at + 1), "");
    if (!rest || to_rfc3339(*rest) != whole) break;
    begin = at;
  }
  if (begin == 0) return text;  // in front of the name, or all there is
  text = trim_html_space(text.substr(0, begin));
  // "on Tuesday" in front of the date.
  for (std::size_t space = text.rfind(' '); space != std::string_view::npos; space = text.rfind(' ')) {
    if (!is_word_of_date(to_lower(text.substr(space + 1)))) break;
    text = text.substr(0, space);
  }
  if (text.ends_with("»")) text = trim_html_space(text.substr(0, text.size() - 2));
  return text;
}

// What follows a name on the same line: an affiliation in brackets, a dash, a date.
std::string_view without_tail(std::string_view text) {
  for (const std::string_view mark :
       {" (", " – ", " — ", " - ", " | ", " » ", " ● ", "\n", " on ", " @", " am ", " le "}) {
    const std::size_t found = text.find(mark);
    if (found == std::string_view::npos || found == 0) continue;
    const bool before_date = mark == " on " || mark == " am " || mark == " le ";
    if (before_date && !find_date(text.substr(found), "")) continue;
    text = text.substr(0, found);
  }
  return without_date(trim_html_space(text));
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
      "editor",        "writer",  "director",   "manager",   "founder",   "contributor", "reviewer",    "reporter",
      "correspondent", "staff",   "author",     "authors",   "posts",     "head",        "senior",      "columnist",
      "journalist",    "ceo",     "co-founder", "redakteur", "autor",     "redaktion",   "journaliste", "rédacteur",
      "redactor",      "updated", "published",  "last",      "former",    "consultant",  "coordinator", "attorney",
      "specialist",    "analyst", "owner",      "president", "sponsored", "officer"};
  const std::string lower = to_lower(word);
  return std::find(std::begin(kRoles), std::end(kRoles), std::string_view(lower)) != std::end(kRoles);
}

// Words of labels and buttons beside a name.
bool is_filler(std::string_view word) {
  constexpr std::string_view kWords[] = {"the",  "by",   "about",     "view",   "more",    "written",  "topic",
                                         "from", "read", "post",      "posts",  "profile", "insights", "all",
                                         "see",  "text", "subscribe", "logged", "learn",   ""};
  const std::string lower = to_lower(word);
  return std::find(std::begin(kWords), std::end(kWords), std::string_view(lower)) != std::end(kWords);
}

// "Sign In", "Visit the Apple Store", "About Ada": what a button or a label says begins so, and no name of two words.
bool is_command(std::string_view text) {
  constexpr std::string_view kWords =
      "about buy click download follow get join log register shop sign start subscribe try view visit";
  const std::size_t space = text.find(' ');
  return space != std::string_view::npos && has_token(kWords, text.substr(0, space));
}

// "\"Ada Rowe\"" as a whole, and not "\"Kit\" Rowe".
std::string_view without_quotes_around(std::string_view name) {
  constexpr std::pair<std::string_view, std::string_view> kQuotes[] = {{"\"", "\""}, {"“", "”"}};
  for (const auto& [open, close] : kQuotes) {
    if (name.size() <= open.size() + close.size() || !name.starts_with(open) || !name.ends_with(close)) continue;
    const std::string_view inner = name.substr(open.size(), name.size() - open.size() - close.size());
    if (!contains(inner, open) && !contains(inner, close)) return inner;
  }
  return name;
}

// "– Ada Rowe •" and "\"Ada Rowe\"" without the marks around.
std::string_view without_marks_around(std::string_view name) {
  constexpr std::string_view kMarks[] = {" ", "-", "–", "—", "•", "·", "●", "|"};
  for (bool again = true; again;) {
    again = false;
    for (const std::string_view mark : kMarks) {
      if (name.starts_with(mark))
        name.remove_prefix(mark.size());
      else if (name.ends_with(mark))
        name.remove_suffix(mark.size());
      else
        continue;
      again = true;
    }
  }
  return without_quotes_around(name);
}

// A name up to the first word that is a role: "Ada Rowe Senior Writer" gives "Ada Rowe".
std::string_view without_role(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t space = std::min(text.find(' ', at), text.size());
    if (is_role(text.substr(at, space - at))) {
      const std::string_view name = trim_html_space(text.substr(0, at));
      // "Post Staff", all there is, names those who write.
      const bool team = space == text.size() && name.find(' ') == std::string_view::npos && !is_filler(name);
      return team ? text : name;
    }
    at = space + 1;
  }
  return text;
}

// What may stand behind a name and belongs to it, without its stops.
constexpr std::string_view kDegrees[] = {
    "BA",   "BS",   "BSc",    "MA",    "MS",   "MSc",     "MEd", "MBA",  "MPH", "MPA", "MFA", "MSW",
    "MSN",  "PhD",  "EdD",    "JD",    "LLM",  "LLB",     "Esq", "MD",   "DO",  "DDS", "DMD", "DVM",
    "VMD",  "OD",   "PharmD", "DPT",   "PT",   "OT",      "RN",  "BSN",  "NP",  "FNP", "DNP", "CRNP",
    "PA-C", "LPC",  "LMFT",   "LCSW",  "LMHC", "PsyD",    "RD",  "RDN",  "LD",  "LDN", "CDN", "CNS",
    "FAND", "CSCS", "CPT",    "CFP",   "CFA",  "CPA",     "EA",  "CPP",  "PSP", "PE",  "PMP", "FACS",
    "FAAP", "FACP", "FACC",   "CISSP", "SPHR", "SHRM-CP", "AIA", "FRSA", "OBE", "MBE", "CBE"};

// "Trial" of "Trial Attorney", behind a name.
bool is_rest_of_role(std::string_view part, std::string_view name) {
  return name.find(' ') == std::string_view::npos && trim_html_space(part).size() > name.size() &&
         without_role(trim_html_space(part)) == name;
}

// "Dietitian" of "Ada Rowe, Dietitian", "Morgan" of "Ada Rowe, Stone & Morgan": behind a full name one word says what
// somebody does or where, unless an "and" joins it. `part` lies in `rest` and has `name`.
bool is_tail(std::string_view rest, std::string_view part, std::string_view name, std::string_view first) {
  const std::string_view before = rest.substr(0, static_cast<std::size_t>(part.data() - rest.data()));
  const bool joined = before.ends_with(", ") || before.ends_with("& ");
  return joined && is_ascii_alpha(name[0]) && name.find(' ') == std::string_view::npos && contains(first, " ");
}

bool is_degree(std::string_view text) {
  std::string plain;
  for (const char c : text) {
    if (c != '.') plain.push_back(c);
  }
  return std::find(std::begin(kDegrees), std::end(kDegrees), plain) != std::end(kDegrees);
}

// "CNN", "AFP": behind a name, the agency.
bool is_abbreviation(std::string_view text) {
  constexpr std::size_t kMostBytes = 5;
  return text.size() <= kMostBytes &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
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

bool is_account_name(std::string_view text) {
  if (text.size() < 2 || text.size() > kMostNameBytes || is_system(text) || is_command(text)) return false;
  if (contains(text, "/") || contains(text, "@") || contains(text, "{") || count_words(text) > kMostNameWords)
    return false;
  // "page.head.author": a placeholder that was never filled.
  if (std::count(text.begin(), text.end(), '.') >= 3 && !contains(text, " ")) return false;
  return !std::all_of(text.begin(), text.end(), [](char c) { return is_ascii_digit(c) || c == ' '; });
}

bool looks_like_name(std::string_view text) {
  if (text.size() < 2 || text.size() > kMostNameBytes) return false;
  if (is_system(text) || is_command(text)) return false;
  const std::string lower = to_lower(text);
  if (contains(lower, "http") || contains(lower, "www.") || contains(text, "@") || contains(text, "://")) return false;
  std::size_t words = 0, digits = 0, capitals = 0, cjk = 0, particles = 0, fillers = 0;
  for_each_word(text, [&](std::string_view word) {
    std::size_t at = 0;
    const char32_t first = decode_next(word, at);
    ++words;
    digits += is_digit(first);
    cjk += is_cjk(first);
    // Scripts without case have no capitals to ask for.
    capitals += is_upper(first) || char_class(first) == CharClass::kLetter || is_cjk(first);
    particles += is_lower_particle(word);
    fillers += is_filler(word);
  });
  if (words == 0 || words > kMostNameWords || digits > 0 || fillers == words) return false;
  // "using Version 2": a sentence goes on here.
  std::size_t at = 0;
  const std::string_view front = text.substr(0, text.find(' '));
  const bool goes_on = words > 1 && char_class(decode_next(text, at)) == CharClass::kLower && !is_lower_particle(front);
  return capitals > 0 && capitals + particles + 1 >= words && !goes_on;
}

std::vector<std::string> names_in_byline(std::string_view byline, std::string_view site_name) {
  std::vector<std::string> names;
  const std::string site = fold_for_comparison(site_name);
  const std::string_view rest = without_date(trim_html_space(without_label(trim_html_space(byline))));
  for (const std::string_view part : split_names(rest)) {
    std::string_view name = without_role(without_tail(trim_html_space(without_label(trim_html_space(part)))));
    while (name.ends_with(',') || name.ends_with(';') || name.ends_with(':')) name.remove_suffix(1);
    name = without_marks_around(name);
    if (!names.empty() && is_degree(name)) {
      names.back() += ", " + std::string(name);
      continue;
    }
    if (!looks_like_name(name) || (!names.empty() && (is_abbreviation(name) || is_rest_of_role(part, name)))) continue;
    if (!names.empty() && is_tail(rest, part, name, names.front())) continue;
    const std::string folded = fold_for_comparison(name);
    if (folded == site && !names.empty()) continue;  // an affiliation
    const bool known =
        std::any_of(names.begin(), names.end(), [&](const std::string& n) { return fold_for_comparison(n) == folded; });
    if (!known && names.size() < kMostNames) names.push_back(clean_line(name));
  }
  return names;
}

std::string name_in_comment_header(std::string_view header) {
  // As systems of blogs print it behind the name, in the languages that have it there.
  constexpr std::string_view kVerbs[] = {
      "says",     "said",     "wrote",  "writes",     "sagt",     "sagte",   "schreibt",   "schrieb", "meint",
      "dit",      "a dit",    "écrit",  "a écrit",    "dice",     "dijo",    "escribió",   "diz",     "disse",
      "escreveu", "ha detto", "scrive", "zegt",       "zei",      "schreef", "говорит",    "пишет",   "сказал",
      "каже",     "pisze",    "mówi",   "napisał(a)", "říká",     "píše",    "säger",      "siger",   "sier",
      "sanoo",    "spune",    "mondja", "dedi ki",    "diyor ki", "berkata", "mengatakan", "說道",    "说道"};
  constexpr std::uint32_t kFewestDateWords = 3;
  std::string_view name = without_date(trim_html_space(header));
  if (count_words(name) >= kFewestDateWords && find_date(name, "")) return {};
  if (name.ends_with(':')) name = trim_html_space(name.substr(0, name.size() - 1));
  std::size_t longest = 0;
  for (const std::string_view verb : kVerbs) {
    const bool behind =
        name.size() > verb.size() + 1 && name.ends_with(verb) && name[name.size() - verb.size() - 1] == ' ';
    if (behind) longest = std::max(longest, verb.size());
  }
  return std::string(trim_html_space(name.substr(0, name.size() - longest)));
}

}  // namespace cleanview
