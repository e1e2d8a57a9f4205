#include "metadata/titles.h"

#include <algorithm>

#include "base/ascii.h"
#include "base/text.h"
#include "base/unicode.h"

namespace cleanview {
namespace {

constexpr std::string_view kWideBar = "｜";
constexpr std::string_view kSeparators[] = {" | ", " - ", " – ", " — ",  " :: ",   " » ", " « ", " · ",
                                            " • ", " › ", " ‹ ", " // ", kWideBar, " > ", " / "};

// "example" of "www.example.co.uk": the longest label before the ending says it best.
std::string name_in_host(std::string_view hostname) {
  std::string best;
  std::string_view rest = hostname;
  while (!rest.empty()) {
    const std::size_t dot = std::min(rest.find('.'), rest.size());
    const bool last = dot == rest.size();
    if (!last && dot > best.size() && rest.substr(0, dot) != "www") best = std::string(rest.substr(0, dot));
    rest.remove_prefix(std::min(dot + 1, rest.size()));
  }
  return fold_for_comparison(best);
}

bool is_site(std::string_view part, const std::string& site, const std::string& host) {
  const std::string folded = fold_for_comparison(part);
  if (folded.empty()) return true;
  if (!site.empty() && (folded == site || (folded.size() >= 4 && site.find(folded) != std::string::npos))) return true;
  return host.size() >= 3 && (folded == host || folded == host + "com" || folded == "the" + host ||
                              (folded.size() >= 4 && host.find(folded) != std::string::npos));
}

struct Cut {
  std::string_view before;
  std::string_view after;
};

Cut cut_at_last(std::string_view title) {
  for (std::size_t at = title.size(); at-- > 0;) {
    if (title[at] != ' ' && title[at] != kWideBar.front()) continue;  // how separators begin
    for (const std::string_view s : kSeparators) {
      if (title.substr(at).starts_with(s)) return {title.substr(0, at), title.substr(at + s.size())};
    }
  }
  return {title, {}};
}

Cut cut_at_first(std::string_view title) {
  std::size_t best = title.size(), size = 0;
  for (const std::string_view s : kSeparators) {
    const std::size_t at = title.find(s);
    if (at < best) {
      best = at;
      size = s.size();
    }
  }
  if (size == 0) return {{}, title};
  return {title.substr(0, best), title.substr(best + size)};
}

}  // namespace

bool same_title(std::string_view a, std::string_view b) {
  return fold_for_comparison(a) == fold_for_comparison(b);
}

double shared_words(std::string_view a, std::string_view b) {
  const std::string lower = " " + to_lower(b) + " ";
  std::uint32_t words = 0, common = 0;
  for_each_word(a, [&](std::string_view word) {
    ++words;
    common += lower.find(to_lower(word)) != std::string::npos;
  });
  return words == 0 ? 0 : static_cast<double>(common) / words;
}

std::string without_site(std::string_view title, std::string_view site_name, std::string_view hostname,
                         std::string_view heading) {
  const std::string site = fold_for_comparison(site_name);
  const std::string host = name_in_host(hostname);
  std::string_view rest = trim_html_space(title);
  constexpr int kMostCuts = 3;
  for (int i = 0; i < kMostCuts; ++i) {
    if (!heading.empty() && same_title(rest, heading)) break;
    const Cut last = cut_at_last(rest);
    if (!last.after.empty() && !last.before.empty() && is_site(last.after, site, host)) {
      rest = trim_html_space(last.before);
      continue;
    }
    const Cut first = cut_at_first(rest);
    if (!first.before.empty() && !first.after.empty() && is_site(first.before, site, host)) {
      rest = trim_html_space(first.after);
      continue;
    }
    break;
  }
  if (!heading.empty() && !same_title(rest, heading)) {
    // What the page shows as its heading is the title, whatever stands beside it.
    for (std::string_view shorter = rest; !shorter.empty();) {
      const Cut cut = cut_at_last(shorter);
      if (cut.after.empty()) break;
      shorter = trim_html_space(cut.before);
      if (same_title(shorter, heading)) return std::string(shorter);
    }
  }
  return std::string(rest);
}

bool names_site(std::string_view text, std::string_view site_name, std::string_view hostname) {
  return is_site(text, fold_for_comparison(site_name), name_in_host(hostname));
}

std::vector<std::string> ends_of_title(std::string_view title) {
  const Cut last = cut_at_last(trim_html_space(title)), first = cut_at_first(trim_html_space(title));
  std::vector<std::string> ends;
  for (const std::string_view part : {last.after, first.before}) {
    if (!part.empty()) ends.emplace_back(trim_html_space(part));
  }
  return ends;
}

std::string without_tail(std::string_view title) {
  constexpr std::uint32_t kMostTailWords = 4;
  const Cut cut = cut_at_last(trim_html_space(title));
  const bool tail = !cut.after.empty() && count_words(cut.after) <= kMostTailWords &&
                    count_words(cut.before) >= std::max(1u, count_words(cut.after) / 2);
  return std::string(trim_html_space(tail ? cut.before : title));
}

std::string chapter_of(std::string_view title, std::string_view heading) {
  const Cut last = cut_at_last(trim_html_space(title));
  const std::string book = fold_for_comparison(last.after), folded = fold_for_comparison(heading);
  if (folded.empty() || last.before.empty() || !book.starts_with(folded)) return {};
  return without_tail(last.before);
}

std::string_view without_marks(std::string_view heading) {
  for (const std::string_view mark : {"\u00b6", "#"}) {
    if (heading.ends_with(mark)) heading.remove_suffix(mark.size());
  }
  const std::size_t stroke = heading.find(" | ");
  if (stroke != std::string_view::npos && count_words(heading.substr(0, stroke)) >= 2) {
    heading = heading.substr(0, stroke);
  }
  return trim_html_space(heading);
}

bool is_labelled(std::string_view heading, std::string_view title) {
  constexpr std::uint32_t kFewestWords = 4, kMostFront = 4, kMostBehind = 4;
  const std::uint32_t words = count_words(title), all = count_words(heading);
  if (words < kFewestWords || all <= words) return false;
  const std::string folded = fold_for_comparison(heading), wanted = fold_for_comparison(title);
  // "The title" is a title; a label is longer.
  if (folded.ends_with(wanted)) return all - words <= kMostFront && folded.size() - wanted.size() > 3;
  const std::size_t at = heading.find(title);
  if (at != 0 || all - words > kMostBehind) return false;
  const std::string_view behind = trim_html_space(heading.substr(title.size()));
  return behind.starts_with('(') || behind.starts_with('/') || behind.starts_with('-');
}

std::string without_doubling(std::string_view title) {
  const std::string_view text = trim_html_space(title);
  for (const std::size_t gap : {std::size_t{0}, std::size_t{1}, std::size_t{2}}) {
    if (text.size() <= gap || (text.size() - gap) % 2 != 0) continue;
    const std::size_t half = (text.size() - gap) / 2;
    const bool doubled = text.substr(0, half) == text.substr(half + gap);
    const std::string_view between = text.substr(half, gap);
    const bool parted = gap == 0 || between == " " || between == "," || between == ", ";
    if (doubled && parted && count_words(text.substr(0, half)) >= 3) {
      return std::string(text.substr(0, half));
    }
  }
  return std::string(text);
}

}  // namespace cleanview
