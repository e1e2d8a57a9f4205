#include "cleanview/c_api.h"

#include <algorithm>
#include <new>
#include <optional>
#include <string>
#include <vector>

#include "base/arena.h"
#include "base/json_value.h"
#include "cleanview/choices.h"
#include "cleanview/extractor.h"
#include "cleanview/render.h"
#include "cleanview/version.h"

namespace {

using namespace cleanview;

constexpr std::size_t kMostOptionBytes = 4 * SiteRules::kMostBytes;
constexpr std::size_t kOptionArenaBytes = 16 * kMostOptionBytes;
constexpr double kMostNumber = 4294967295.0;

// Site rules and the text that they were read from.
struct KnownRules {
  std::string text;
  SiteRules rules;
};

// What a call asks for. The strings are the arena's.
struct Call {
  ExtractOptions extract;
  JsonOptions json;
  Page page;
  RecordInput input;
  HandSelectors by_hand;
};

// Sets `target` to what `name` means; false when the table has no such name.
template <typename Enum, std::size_t Size>
bool choose(const Choice<Enum> (&table)[Size], std::string_view name, Enum& target) {
  for (const Choice<Enum>& row : table) {
    if (row.name != name) continue;
    target = row.value;
    return true;
  }
  return false;
}

// Reads the options into a Call; the first thing that is wrong stops it.
class OptionReader {
 public:
  OptionReader(Call& call, KnownRules& known) : call_(call), known_(known) {}

  // What is wrong; empty when nothing is.
  std::string read(JsonValue options) {
    if (!options.is_object()) return "options: not a JSON object";
    options.for_each_member([&](std::string_view key, JsonValue value) {
      if (mistake_.empty() && !member(key, value)) mistake_ = std::string(key) + ": not an option, or not of its type";
    });
    if (mistake_.empty()) add_selectors();
    return mistake_;
  }

 private:
  bool member(std::string_view key, JsonValue value) {
    if (key == "rules") return rules(value);
    return text(key, value) || choice(key, value) || flag(key, value) || number(key, value) || list(key, value);
  }

  bool text(std::string_view key, JsonValue value) {
    struct Row {
      std::string_view key;
      std::string_view& target;
    };
    const Row rows[] = {{"url", call_.page.url},
                        {"content_type", call_.page.content_type},
                        {"charset", call_.page.charset},
                        {"id", call_.input.id},
                        {"path", call_.input.path}};
    for (const Row& row : rows) {
      if (row.key != key) continue;
      if (!value.is_string()) return false;
      row.target = value.string();
      return true;
    }
    return false;
  }

  bool choice(std::string_view key, JsonValue value) {
    const std::string_view name = value.string();
    RenderOptions& look = call_.json.look;
    if (key == "focus") return choose(kFocusChoices, name, call_.extract.focus);
    if (key == "classifier") return choose(kClassifierChoices, name, call_.extract.classifier);
    if (key == "links") return choose(kLinkChoices, name, look.links);
    if (key == "images") return choose(kImageChoices, name, look.images);
    if (key == "tables") return choose(kTableChoices, name, look.tables);
    return key == "math" && choose(kMathChoices, name, look.math);
  }

  bool flag(std::string_view key, JsonValue value) {
    const auto on = value.boolean();
    if (!on) return false;
    struct Row {
      std::string_view key;
      bool& target;
    };
    const Row rows[] = {{"explain", call_.extract.explain}, {"provenance", call_.extract.provenance},
                        {"pretty", call_.json.pretty},      {"title", call_.json.look.title},
                        {"toc", call_.json.look.toc},       {"front_matter", call_.json.look.front_matter}};
    for (const Row& row : rows) {
      if (row.key != key) continue;
      row.target = *on;
      return true;
    }
    return false;
  }

  bool number(std::string_view key, JsonValue value) {
    const auto number = value.number();
    if (!number || !(*number >= 0) || *number > kMostNumber) return false;
    const auto whole = static_cast<std::uint32_t>(*number);
    if (key == "deadline_ms") call_.extract.limits.deadline = std::chrono::milliseconds(whole);
    if (key == "max_bytes") call_.extract.limits.max_input_bytes = whole;
    if (key == "wrap") call_.json.look.wrap = whole;
    return key == "deadline_ms" || key == "max_bytes" || key == "wrap";
  }

  bool list(std::string_view key, JsonValue value) {
    if (!value.is_array()) return false;
    if (key == "restore") return restore(value);
    std::vector<std::string> names;
    bool strings = true;
    value.for_each([&](JsonValue name) {
      strings &= name.is_string();
      names.emplace_back(name.string());
    });
    if (!strings) return false;
    if (key == "content") return content(names);
    if (key == "fields") return fields(names);
    std::vector<std::string>* const target = key == "select"  ? &call_.by_hand.select
                                             : key == "keep"  ? &call_.by_hand.keep
                                             : key == "prune" ? &call_.by_hand.prune
                                                              : nullptr;
    if (target != nullptr) *target = std::move(names);
    return target != nullptr;
  }

  bool rules(JsonValue value) {
    if (!value.is_string()) return false;
    const std::string_view text = value.string();
    if (known_.rules.empty() || known_.text != text) {
      const Result<SiteRules> read = SiteRules::parse(text);
      if (!read) {
        mistake_ = "rules: " + read.error().message;
        return true;
      }
      known_ = {std::string(text), *read};
    }
    call_.extract.rules = known_.rules;
    return true;
  }

  bool restore(JsonValue value) {
    bool numbers = true;
    value.for_each([&](JsonValue n) {
      const auto number = n.number();
      numbers &= number && *number >= 0 && *number <= kMostNumber;
      if (numbers) call_.extract.restore.push_back(static_cast<std::uint32_t>(*number));
    });
    return numbers;
  }

  // The selectors of the call win over its rules, wherever they stand among the options.
  void add_selectors() {
    const Result<SiteRules> selectors = SiteRules::for_every_page(call_.by_hand);
    if (!selectors) {
      mistake_ = selectors.error().message;
    } else {
      call_.extract.rules.append(*selectors);
    }
  }

  bool content(const std::vector<std::string>& names) {
    call_.json.text = false;
    for (const std::string& name : names) {
      bool* const target = name == "text"       ? &call_.json.text
                           : name == "markdown" ? &call_.json.markdown
                           : name == "html"     ? &call_.json.html
                           : name == "blocks"   ? &call_.json.blocks
                                                : nullptr;
      if (target == nullptr) return false;
      *target = true;
    }
    return true;
  }

  bool fields(const std::vector<std::string>& names) {
    const auto& keys = record_keys();
    for (const std::string& name : names) {
      if (std::find(keys.begin(), keys.end(), name) == keys.end()) {
        mistake_ = "fields: the record has no key \"" + name + "\"";
        return true;
      }
    }
    call_.json.fields = names;
    return true;
  }

  Call& call_;
  KnownRules& known_;
  std::string mistake_;
};

}  // namespace

struct cleanview_extractor {
  cleanview::Extractor extractor;
  cleanview::Arena option_memory;
  KnownRules rules;
  std::string result;
};

namespace {

// What is wrong with the options; empty when nothing is.
std::string read_options(std::string_view text, cleanview_extractor& extractor, Call& call) {
  if (text.empty()) return {};
  extractor.option_memory.reset(kOptionArenaBytes, std::chrono::milliseconds(0));
  const auto options = read_json(text, {kMostOptionBytes, 8, 10'000}, extractor.option_memory);
  return options ? OptionReader(call, extractor.rules).read(*options) : "options: not JSON, or over 4 MiB";
}

}  // namespace

extern "C" {

std::uint32_t cleanview_abi_version(void) {
  return 1;
}

const char* cleanview_version(void) {
  return CLEANVIEW_VERSION;
}

cleanview_extractor* cleanview_new(void) {
  return new (std::nothrow) cleanview_extractor();
}

void cleanview_free(cleanview_extractor* extractor) {
  delete extractor;
}

std::int32_t cleanview_extract(cleanview_extractor* extractor, const char* html, std::size_t html_size,
                               const char* options, std::size_t options_size) {
  Call call;
  const std::string mistake = read_options({options, options_size}, *extractor, call);
  call.page.html = {html, html_size};
  call.input.bytes = html_size;
  const Result<Article> article = mistake.empty() ? extractor->extractor.extract(call.page, call.extract)
                                                  : Error{ErrorCode::kInvalidOption, mistake};
  if (article) {
    extractor->result = to_json(*article, call.input, call.json);
    return 0;
  }
  extractor->result = error_to_json(article.error(), call.input, call.json);
  return static_cast<std::int32_t>(article.error().code);
}

const char* cleanview_result(const cleanview_extractor* extractor) {
  return extractor->result.data();
}

std::size_t cleanview_result_size(const cleanview_extractor* extractor) {
  return extractor->result.size();
}

}  // extern "C"
