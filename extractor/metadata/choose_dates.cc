#include "metadata/choose_dates.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "base/ascii.h"
#include "base/text.h"
#include "metadata/dates.h"

namespace cleanview {
namespace {

constexpr std::size_t kMostDates = 40;

class DateChooser {
 public:
  DateChooser(const Candidates& candidates, Metadata& metadata, Choices& choices)
      : c_(candidates), m_(metadata), choices_(choices) {}

  void run(const std::optional<Url>& address, std::string_view rendered_at) {
    if (const auto date = find_date(rendered_at, "")) m_.rendered_at = to_rfc3339(*date);
    collect_dates(Field::kPublished, "published");
    collect_dates(Field::kModified, "modified");
    if (const auto date = address ? date_in_path(address->path) : std::nullopt) {
      add_date(*date, "published", address->path, {Source::kAddress, kNoNode}, 0.5F);
    }
    for (const std::string_view kind : {"published", "modified"}) {
      if (const DateCandidate* best = best_date(kind)) take(*best, "best_source");
    }
    prefer_local_zone();
    prefer_shown_date();
    if (m_.published.empty() && !m_.modified.empty()) {
      m_.published = m_.modified;
      choices_[static_cast<std::size_t>(Field::kPublished)] = choice_of(*best_date("modified"), "modified_alone");
    }
    // A page cannot have been changed before it was there.
    if (m_.modified.substr(0, kDayBytes) >= m_.published.substr(0, kDayBytes)) return;
    m_.modified.clear();
    choices_[static_cast<std::size_t>(Field::kModified)] = {};
  }

 private:
  struct Origin {
    Source source;
    NodeId node;
  };

  // Data about a page gets a new date when the page is moved or built anew; what it shows stays. An earlier day that
  // stands by the heading, or behind a word for publishing, is the page's. One day earlier may be the time zone: there
  // the address must agree.
  void prefer_shown_date() {
    for (const DateCandidate& shown : m_.dates) {
      if (shown.kind != "published" || !is_shown(shown)) continue;
      if (shown.value.size() < kDayBytes || m_.published.size() < kDayBytes) return;
      const int days = days_between(shown.value, m_.published);
      if (days >= 2 || (days == 1 && stands_in_address(shown.value))) take(shown, "shown_earlier");
      return;
    }
  }

  static bool is_shown(const DateCandidate& d) {
    return d.from == source_name(Source::kVisible) ||
           (d.from == source_name(Source::kMicroformat) && says_published(d.raw));
  }

  static bool says_published(std::string_view text) {
    return ascii_istarts_with(text, "publ") || ascii_istarts_with(text, "posted");
  }

  bool stands_in_address(std::string_view day) const {
    return std::any_of(m_.dates.begin(), m_.dates.end(), [&](const DateCandidate& d) {
      return d.from == source_name(Source::kAddress) && d.value == day.substr(0, kDayBytes);
    });
  }

  // One moment may be given in two zones: the page's own says its day, UTC that of its server.
  void prefer_local_zone() {
    if (!is_utc(m_.published)) return;
    for (const DateCandidate& d : m_.dates) {
      if (d.kind != "published" || !d.has_zone || is_utc(d.value) || !same_moment(d.value, m_.published)) continue;
      take(d, "local_zone");
      return;
    }
  }

  void collect_dates(Field field, std::string_view kind) {
    for (const Candidate* c : c_.ranked(field)) {
      const auto date = find_date(c->value, m_.language);
      if (!date) continue;
      add_date(*date, kind, c->value, {c->source, c->node}, source_confidence(field, c->source));
    }
  }

  void add_date(const Date& date, std::string_view kind, std::string_view raw, Origin origin, float confidence) {
    DateCandidate candidate;
    candidate.kind = kind;
    candidate.value = to_rfc3339(date);
    candidate.precision = precision_of(date);
    candidate.has_zone = !date.zone.empty();
    candidate.raw = clean_line(raw, 200);
    candidate.from = source_name(origin.source);
    candidate.confidence = confidence;
    if (!m_.rendered_at.empty() && candidate.value == m_.rendered_at) candidate.barred = "render time";
    const bool known = std::any_of(m_.dates.begin(), m_.dates.end(), [&](const DateCandidate& d) {
      return d.kind == candidate.kind && d.value == candidate.value && d.from == candidate.from;
    });
    if (known || m_.dates.size() >= kMostDates) return;
    m_.dates.push_back(std::move(candidate));
    origins_.push_back(origin);
  }

  // The first of the best source. A whole day beats a month of a better source.
  const DateCandidate* best_date(std::string_view kind) const {
    const DateCandidate* month = nullptr;
    for (const DateCandidate& d : m_.dates) {
      if (d.kind != kind || !d.barred.empty()) continue;
      if (d.value.size() >= kDayBytes) return &d;
      if (month == nullptr) month = &d;
    }
    return month;
  }

  // Makes `date` the value of its kind.
  void take(const DateCandidate& date, std::string_view rule) {
    const bool published = date.kind == "published";
    (published ? m_.published : m_.modified) = date.value;
    choices_[static_cast<std::size_t>(published ? Field::kPublished : Field::kModified)] = choice_of(date, rule);
  }

  Choice choice_of(const DateCandidate& date, std::string_view rule) const {
    const auto at = static_cast<std::size_t>(&date - m_.dates.data());
    return {source_name(origins_[at].source), rule, origins_[at].node};
  }

  const Candidates& c_;
  Metadata& m_;
  Choices& choices_;
  std::vector<Origin> origins_;  // of m_.dates
};

}  // namespace

void choose_dates(const Candidates& candidates, const std::optional<Url>& address, std::string_view rendered_at,
                  Metadata& metadata, Choices& choices) {
  DateChooser(candidates, metadata, choices).run(address, rendered_at);
}

}  // namespace cleanview
