// Every text node that is a number is asked whether an element around it names itself a pager. The first pager counts
// that has two numbers and more, and one of them marked as this page's: by aria-current, by a class ("current",
// "active"), or as the only one that is no link. Its links are then known by their numbers, whatever the language.
//
// Tested by tests/metadata/pagination_test.cc.
#include "metadata/pagination.h"

#include <algorithm>
#include <string>
#include <vector>

#include "base/ascii.h"
#include "base/text.h"
#include "rules/hints.h"
#include "rules/phrases.h"

namespace cleanview {
namespace {

constexpr int kMostUp = 6;  // elements between a number and its pager
constexpr std::size_t kMostNumbers = 500;
constexpr std::size_t kMostDigits = 5;
constexpr std::int64_t kMostPages = 99'999;
constexpr std::uint32_t kMostLineWords = 6;
constexpr std::uint32_t kMostLineChars = 200;

struct Number {
  NodeId pager = kNoNode;
  std::int64_t value = 0;
  std::string_view address;  // as written; empty: no link
  bool marked = false;       // as this page's
};

std::optional<std::int64_t> page_number(std::string_view text) {
  text = trim_html_space(text);
  if (text.empty() || text.size() > kMostDigits || !is_ascii_digit(text[0])) return std::nullopt;
  return parse_integer(text, 1, kMostPages);
}

class PagerReader {
 public:
  PagerReader(const PageModel& page, std::span<const std::uint64_t> groups, const std::optional<Url>& base)
      : page_(page), groups_(groups), base_(base) {}

  void run(Pagination& pagination) {
    for (NodeId n{0}; n != page_.end() && numbers_.size() < kMostNumbers; ++n) {
      if (page_[n].tag != Tag::kText) continue;
      if (const auto value = page_number(page_[n].text)) note(n, *value);
    }
    for (std::size_t at = 0; at < numbers_.size();) {
      std::size_t end = at;
      while (end < numbers_.size() && numbers_[end].pager == numbers_[at].pager) ++end;
      if (take(std::span(numbers_).subspan(at, end - at), pagination)) return;
      at = end;
    }
  }

 private:
  bool has(NodeId n, HintGroup group) const { return (groups_[index(n)] & bit(group)) != 0; }

  bool is_marked(NodeId n) const {
    const std::string_view state = page_.attribute_or_empty(n, Attr::kAriaCurrent);
    if (state == "page" || state == "true") return true;
    return any_token(page_.attribute_or_empty(n, Attr::kClass), [](std::string_view name) {
      const std::string lower = ascii_lower(name);
      return contains(lower, "current") || lower.ends_with("active") || lower.ends_with("selected");
    });
  }

  // Keeps the number if a pager is around it.
  void note(NodeId text, std::int64_t value) {
    Number number{.value = value};
    NodeId up = page_[text].parent;
    for (int i = 0; i < kMostUp && up != kNoNode; ++i, up = page_[up].parent) {
      if (has(up, HintGroup::kComment) || has(up, HintGroup::kCarousel)) return;
      if (has(up, HintGroup::kPager)) number.pager = up;
      // What marks the pager marks none of its numbers.
      number.marked |= index(page_[up].end) - index(text) <= 3 && is_marked(up);
      if (page_[up].tag == Tag::kA && number.address.empty()) {
        number.address = trim_html_space(page_.attribute_or_empty(up, Attr::kHref));
      }
    }
    const bool elsewhere = is_relative_reference(number.address) || number.address.starts_with("http");
    if (number.pager == kNoNode || (!number.address.empty() && !elsewhere)) return;
    numbers_.push_back(number);
  }

  // False unless one of the numbers is this page's.
  bool take(std::span<const Number> numbers, Pagination& pagination) const {
    if (numbers.size() < 2) return false;
    const auto current = current_of(numbers);
    if (!current) return false;
    pagination.index = *current;
    const std::size_t last = numbers.size() - 1;
    const bool jumps = last > 1 && numbers[last].value > numbers[last - 1].value + 1;
    const bool is_last = *current == numbers[last].value && pagination.next_url.empty();
    if (jumps || is_last) pagination.total = numbers[last].value;
    for (const Number& n : numbers) {
      const std::string address = web_address(base_, n.address);
      fill(n.value == *current + 1, address, pagination.next_url);
      fill(n.value == *current - 1, address, pagination.previous_url);
      fill(n.value == 1 && *current != 1, address, pagination.first_url);
      fill(n.value == pagination.total && n.value != *current, address, pagination.last_url);
    }
    return true;
  }

  // Numbers that grow, of which one is this page's.
  static std::optional<std::int64_t> current_of(std::span<const Number> numbers) {
    const Number* marked = nullptr;
    const Number* unlinked = nullptr;
    int marks = 0, without_link = 0;
    for (std::size_t i = 0; i < numbers.size(); ++i) {
      if (i > 0 && numbers[i].value <= numbers[i - 1].value) return std::nullopt;
      if (numbers[i].marked) marked = &numbers[i], ++marks;
      if (numbers[i].address.empty()) unlinked = &numbers[i], ++without_link;
    }
    // All but this page's own are links.
    if (without_link > 1 || (marks > 1 && without_link == 0)) return std::nullopt;
    const Number* current = without_link == 1 ? unlinked : marked;
    if (current == nullptr) return std::nullopt;
    return current->value;
  }

  static void fill(bool is_it, const std::string& address, std::string& value) {
    if (is_it && value.empty()) value = address;
  }

  const PageModel& page_;
  std::span<const std::uint64_t> groups_;
  const std::optional<Url>& base_;
  std::vector<Number> numbers_;  // of pagers, in order of the page
};

// "Page 2 of 7": the numbers in it. Nothing for mere numbers ("3 / 10"), which count pictures as well.
std::vector<std::int64_t> numbers_of_line(const TextBlock& block) {
  if (block.words > kMostLineWords || block.chars > kMostLineChars || block.hidden != 0) return {};
  std::vector<std::int64_t> numbers;
  bool has_letters = false;
  for (std::size_t at = 0; at < block.text.size();) {
    if (!is_ascii_digit(block.text[at])) {
      has_letters |= block.text[at] != ' ' && block.text[at] != '/';
      ++at;
      continue;
    }
    const std::size_t end = std::min(block.text.find_first_not_of("0123456789", at), block.text.size());
    const auto number = page_number(block.text.substr(at, end - at));
    if (!number) return {};
    numbers.push_back(*number);
    at = end;
  }
  if (numbers.empty() || numbers.size() > 2 || !has_letters) return {};
  return phrase_kinds(block.text, bit(PhraseKind::kPagination)) != 0 ? numbers : std::vector<std::int64_t>();
}

void take_line(const PageModel& page, Pagination& pagination) {
  for (const TextBlock& block : page.blocks) {
    const std::vector<std::int64_t> numbers = numbers_of_line(block);
    if (numbers.empty() || numbers[0] > numbers.back()) continue;
    if (pagination.index >= 0 && pagination.index != numbers[0]) continue;
    pagination.index = numbers[0];
    if (numbers.size() == 2 && pagination.total < numbers[1]) pagination.total = numbers[1];
    return;
  }
}

// ?page=2, ?paged=2, /page/2
std::optional<std::int64_t> number_in(const Url& url) {
  for (const std::string_view name : {"page=", "paged="}) {
    for (std::size_t at = url.query.find(name); at != std::string::npos; at = url.query.find(name, at + 1)) {
      if (at == 0 || (url.query[at - 1] != '?' && url.query[at - 1] != '&')) continue;
      const std::size_t begin = at + name.size();
      return page_number(std::string_view(url.query).substr(begin, url.query.find('&', begin) - begin));
    }
  }
  std::string_view path = url.path;
  if (path.ends_with('/')) path.remove_suffix(1);
  const std::size_t slash = path.rfind('/');
  if (slash == std::string_view::npos || !path.substr(0, slash).ends_with("/page")) return std::nullopt;
  return page_number(path.substr(slash + 1));
}

// "2" or "Next" that leads to the page itself, where a script takes over, is neither before nor after it.
void drop_own(const std::optional<Url>& own, Pagination& pagination) {
  if (!own) return;
  for (std::string* const address : {&pagination.next_url, &pagination.previous_url}) {
    std::optional<Url> other = parse_url(*address);
    if (!other) continue;
    other->fragment = own->fragment;
    if (other->to_string() == own->to_string()) address->clear();
  }
}

}  // namespace

Pagination read_pagination(const PageModel& page, std::span<const std::uint64_t> groups, const Pagination& declared,
                           const std::optional<Url>& own, const std::optional<Url>& base) {
  Pagination pagination;
  pagination.next_url = web_address(base, declared.next_url);
  pagination.previous_url = web_address(base, declared.previous_url);
  pagination.first_url = web_address(base, declared.first_url);
  pagination.last_url = web_address(base, declared.last_url);
  PagerReader(page, groups, base).run(pagination);
  take_line(page, pagination);
  if (pagination.index < 0 && own) pagination.index = number_in(*own).value_or(-1);
  drop_own(own, pagination);
  return pagination;
}

}  // namespace cleanview
