#include "rules/pattern_set.h"

#include <re2/re2.h>
#include <re2/set.h>

#include <algorithm>
#include <deque>
#include <mutex>
#include <string>

#include "base/ascii.h"

namespace cleanview {
namespace {

constexpr std::int64_t kMaxBytes = 8 << 20;

RE2::Options make_options() {
  RE2::Options options;
  options.set_log_errors(false);
  options.set_case_sensitive(false);
  options.set_max_mem(kMaxBytes);
  return options;
}

re2::StringPiece piece(std::string_view text) {
  return {text.data(), text.size()};
}

// Whether the pattern has a group that captures: a parenthesis that neither "\\" nor "(?" makes another thing.
bool has_group(std::string_view regex) {
  for (std::size_t i = 0; i < regex.size(); ++i) {
    if (regex[i] == '\\') {
      ++i;
    } else if (regex[i] == '(' && i + 1 < regex.size() && regex[i + 1] != '?') {
      return true;
    }
  }
  return false;
}

}  // namespace

// A pattern by itself, compiled when it is first needed: most never are, and compiling is what a first page waits for.
class PatternSet::Single {
 public:
  explicit Single(std::string_view regex) : regex_(regex) {}

  const RE2& get(const RE2::Options& options) {
    std::call_once(once_, [&] { compiled_ = std::make_unique<RE2>(piece(regex_), options); });
    return *compiled_;
  }

 private:
  std::string regex_;
  std::once_flag once_;
  std::unique_ptr<RE2> compiled_;
};

struct PatternSet::Impl {
  // A row, and what a text needs for it.
  struct Guarded {
    std::size_t row;
    char mark;
    std::string_view word;

    bool may_match(std::string_view text) const {
      return text.find(mark) != std::string_view::npos && (word.empty() || ascii_icontains(text, word));
    }
  };

  explicit Impl(const RE2::Options& given) : options(given), set(given, RE2::ANCHOR_BOTH) {}

  const RE2& single(std::size_t row) { return singles[row].get(options); }

  // The row of the first pattern of `set` that matches; the number of rows when none does.
  std::size_t first_of_set(std::string_view text) {
    // Most texts match nothing; to learn that alone takes no memory.
    RE2::Set::ErrorInfo error;
    if (!set.Match(piece(text), nullptr, &error) && error.kind == RE2::Set::kNoError) return ids.size();
    std::vector<int> found;
    if (!set.Match(piece(text), &found, &error)) {
      found.clear();  // out of memory: one by one
      for (std::size_t i = 0; i < rows.size(); ++i) {
        if (RE2::FullMatch(piece(text), single(rows[i]))) found.push_back(static_cast<int>(i));
      }
      if (found.empty()) return ids.size();
    }
    return rows[static_cast<std::size_t>(*std::min_element(found.begin(), found.end()))];
  }

  RE2::Options options;
  RE2::Set set;
  std::vector<std::size_t> rows;  // of the patterns in `set`
  std::vector<Guarded> guarded;   // those that are not
  std::vector<int> ids;
  std::vector<bool> captures;
  std::deque<Single> singles;  // for captures, and where the set runs out of memory
  bool valid = true;
};

PatternSet::PatternSet(std::span<const Pattern> patterns) {
  const RE2::Options options = make_options();
  impl_ = std::make_unique<Impl>(options);
  for (const Pattern& p : patterns) {
    if (p.needs == 0) {
      impl_->valid = impl_->set.Add(piece(p.regex), nullptr) >= 0 && impl_->valid;
      impl_->rows.push_back(impl_->ids.size());
    } else {
      impl_->guarded.push_back({impl_->ids.size(), p.needs, p.needs_word});
    }
    impl_->singles.emplace_back(p.regex);
    impl_->captures.push_back(has_group(p.regex));
    impl_->ids.push_back(p.id);
  }
  impl_->valid = impl_->set.Compile() && impl_->valid;
}

PatternSet::~PatternSet() = default;

bool PatternSet::is_valid() const {
  const auto compiles = [&](const Impl::Guarded& guarded) { return impl_->single(guarded.row).ok(); };
  return impl_->valid && std::all_of(impl_->guarded.begin(), impl_->guarded.end(), compiles);
}

int PatternSet::match(std::string_view text) const {
  std::string_view captured;
  return match(text, captured);
}

int PatternSet::match(std::string_view text, std::string_view& captured) const {
  captured = {};
  std::size_t first = impl_->first_of_set(text);
  for (const Impl::Guarded& guarded : impl_->guarded) {
    if (guarded.row > first) break;
    if (!guarded.may_match(text)) continue;
    if (RE2::FullMatch(piece(text), impl_->single(guarded.row))) first = guarded.row;
  }
  if (first == impl_->ids.size()) return -1;
  re2::StringPiece group;
  if (impl_->captures[first] && RE2::FullMatch(piece(text), impl_->single(first), &group)) {
    captured = {group.data(), group.size()};
  }
  return impl_->ids[first];
}

}  // namespace cleanview
