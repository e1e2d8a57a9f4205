// Tested by tests/rules/site_rules_test.cc and fuzz/site_rules.cc.
#include "rules/site_rules.h"

#include <iterator>
#include <memory>
#include <utility>

#include "base/arena.h"
#include "base/ascii.h"
#include "base/json_value.h"
#include "base/text.h"
#include "base/url.h"
#include "base/utf8.h"

namespace cleanview {
namespace {

constexpr std::string_view kSchema = "cleanview-rules/1";
constexpr JsonLimits kJsonLimits = {.max_bytes = SiteRules::kMostBytes, .max_depth = 8, .max_values = 500'000};
constexpr std::size_t kArenaBytes = std::size_t{64} << 20;
constexpr std::size_t kMostShownBytes = 80;

// Text of a file, fit for a message.
std::string shown(std::string_view text) {
  std::string out = "\"" + clean_line(truncate_utf8(text, kMostShownBytes)) + "\"";
  return text.size() > kMostShownBytes ? out + "\u2026" : out;
}

// Reads a file's rules; the first mistake stops it.
class RulesReader {
 public:
  explicit RulesReader(std::vector<SiteRule>& rules) : rules_(rules) {}

  std::string read(JsonValue file) {
    if (!file.is_object()) return "not a JSON object with \"schema\" and \"rules\"";
    if (file["schema"].string() != kSchema) return "\"schema\" is not \"" + std::string(kSchema) + "\"";
    const JsonValue list = file["rules"];
    if (!list.is_array()) return "\"rules\" is not a list";
    if (list.size() > SiteRules::kMostRules) return "more than " + std::to_string(SiteRules::kMostRules) + " rules";
    file.for_each_member([&](std::string_view key, JsonValue value) {
      const bool known = key == "schema" || key == "rules" || (key == "note" && value.is_string());
      if (!known) fail("the file's key " + shown(key) + " is not known");
    });
    list.for_each([&](JsonValue value) {
      if (mistake_.empty()) rule(value);
    });
    return mistake_;
  }

  // Adds what `text` says to `list`; `where` leads to it.
  void add(std::string_view text, const std::string& where, std::vector<Selector>& list) {
    ParsedSelectors parsed = parse_selectors(text);
    if (!parsed.mistake.empty()) return fail(where + " " + shown(text) + ": " + parsed.mistake);
    list.insert(list.end(), std::make_move_iterator(parsed.selectors.begin()),
                std::make_move_iterator(parsed.selectors.end()));
    if (list.size() > SiteRules::kMostSelectors) {
      fail(where + ": more than " + std::to_string(SiteRules::kMostSelectors) + " selectors");
    }
  }

  void fail(std::string what) {
    if (!mistake_.empty()) return;
    mistake_ = number_ == 0 ? std::move(what) : "rule " + std::to_string(number_) + ": " + what;
  }

  const std::string& mistake() const { return mistake_; }

 private:
  void rule(JsonValue value) {
    ++number_;
    if (!value.is_object()) return fail("not an object");
    rules_.emplace_back();
    if (!value["site"].is_string()) return fail("\"site\" is missing, or no text");
    value.for_each_member([&](std::string_view key, JsonValue member) {
      if (mistake_.empty()) this->member(key, member);
    });
  }

  void member(std::string_view key, JsonValue value) {
    SiteRule& rule = rules_.back();
    if (key == "site") return site(value);
    if (key == "select") return selectors(key, value, rule.select);
    if (key == "keep") return selectors(key, value, rule.keep);
    if (key == "prune") return selectors(key, value, rule.prune);
    if (key == "note" && value.is_string()) return;
    fail("the key " + shown(key) + (key == "note" ? " is no text" : " is not known"));
  }

  // One selector, or a list of them.
  void selectors(std::string_view key, JsonValue value, std::vector<Selector>& list) {
    if (!value.is_string() && !value.is_array()) return fail("\"" + std::string(key) + "\" is not a list of selectors");
    std::size_t number = 0;
    value.for_each([&](JsonValue text) {
      ++number;
      if (!mistake_.empty()) return;
      const std::string where =
          value.is_array() ? std::string(key) + "[" + std::to_string(number) + "]" : std::string(key);
      if (!text.is_string()) return fail(where + " is no text");
      add(text.string(), where, list);
    });
  }

  // "example.org", "example.org/blog", "example.org/*/news", or "*" for every page.
  void site(JsonValue value) {
    const std::string_view text = value.string();
    if (text == "*") return;
    const auto url = parse_url("https://" + std::string(text));
    const bool whole = text.find_first_of("?#@ \\") == std::string_view::npos &&
                       text.find("//") == std::string_view::npos && !text.starts_with('/') &&
                       text.substr(0, text.find('/')).find('*') == std::string_view::npos;
    if (!value.is_string() || !whole || !url || url->host.empty()) {
      return fail("site " + shown(text) + ": needs a host, or a host and the beginning of a path, as example.org/blog");
    }
    SiteRule& rule = rules_.back();
    rule.host = url->host;
    rule.port = url->port;
    if (url->path != "/") rule.path = url->path;
  }

  std::vector<SiteRule>& rules_;
  std::size_t number_ = 0;
  std::string mistake_;
};

// Whether `path` begins with what `pattern` says, up to an end of a segment; '*' stands for any part of one segment. As
// no '*' reaches over a '/', trying the last one again is enough.
bool is_below(std::string_view path, std::string_view pattern) {
  constexpr std::size_t kNone = std::string_view::npos;
  std::size_t at = 0, want = 0, star = kNone, retry = 0;
  for (;;) {
    const bool over = want == pattern.size();
    if (over && (at == path.size() || path[at] == '/' || pattern.ends_with('/'))) return true;
    if (!over && pattern[want] == '*') {
      star = want++;
      retry = at;
    } else if (!over && at < path.size() && pattern[want] == path[at]) {
      ++at;
      ++want;
    } else {
      if (star == kNone || retry >= path.size() || path[retry] == '/') return false;
      at = ++retry;
      want = star + 1;
    }
  }
}

bool is_for(const SiteRule& rule, const std::optional<Url>& url) {
  if (rule.host.empty()) return true;
  if (!url) return false;
  const std::string_view host = url->host;
  const bool same = host == rule.host;
  const bool below =
      host.size() > rule.host.size() && host.ends_with(rule.host) && host[host.size() - rule.host.size() - 1] == '.';
  if (!same && !below) return false;
  return (rule.port.empty() || rule.port == url->port) && (rule.path.empty() || is_below(url->path, rule.path));
}

Error wrong(std::string what) {
  return {ErrorCode::kInvalidOption, std::move(what)};
}

}  // namespace

Result<SiteRules> SiteRules::parse(std::string_view json) {
  if (json.size() > kMostBytes) return wrong("longer than " + std::to_string(kMostBytes) + " bytes");
  Arena arena;
  arena.reset(kArenaBytes, std::chrono::milliseconds(0));
  std::string fault;
  const std::optional<JsonValue> file = read_json_strictly(json, kJsonLimits, arena, fault);
  if (!file) return wrong(std::move(fault));
  auto data = std::make_shared<Data>();
  std::string mistake = RulesReader(data->rules).read(*file);
  if (!mistake.empty()) return wrong(std::move(mistake));
  return SiteRules(std::move(data));
}

Result<SiteRules> SiteRules::for_every_page(const HandSelectors& selectors) {
  auto data = std::make_shared<Data>();
  RulesReader reader(data->rules);
  SiteRule rule;
  const std::pair<const std::vector<std::string>&, std::vector<Selector>&> lists[] = {
      {selectors.select, rule.select}, {selectors.keep, rule.keep}, {selectors.prune, rule.prune}};
  for (const auto& [texts, list] : lists) {
    for (const std::string& text : texts) reader.add(text, "selector", list);
  }
  if (!reader.mistake().empty()) return wrong(reader.mistake());
  const bool some = !rule.select.empty() || !rule.keep.empty() || !rule.prune.empty();
  if (some) data->rules.push_back(std::move(rule));
  return SiteRules(std::move(data));
}

void SiteRules::append(const SiteRules& more) {
  if (more.empty()) return;
  auto data = data_ == nullptr ? std::make_shared<Data>() : std::make_shared<Data>(*data_);
  data->rules.insert(data->rules.end(), more.data_->rules.begin(), more.data_->rules.end());
  data_ = std::move(data);
}

std::size_t SiteRules::size() const {
  return data_ == nullptr ? 0 : data_->rules.size();
}

std::size_t SiteRules::selectors() const {
  std::size_t count = 0;
  if (data_ == nullptr) return count;
  for (const SiteRule& rule : data_->rules) count += rule.select.size() + rule.keep.size() + rule.prune.size();
  return count;
}

std::vector<const SiteRule*> rules_for(const SiteRules& rules, std::string_view url) {
  std::vector<const SiteRule*> found;
  if (rules.empty()) return found;
  const std::optional<Url> parsed = parse_url(url);
  for (const SiteRule& rule : rules.data()->rules) {
    if (is_for(rule, parsed)) found.push_back(&rule);
  }
  return found;
}

}  // namespace cleanview
