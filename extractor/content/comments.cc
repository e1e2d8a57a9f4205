// One walk over the nodes with a stack of the comments that are open: the parts of a comment are found by their names
// and belong to the innermost one. The words are those of microdata and of the markup that blogs' software writes.
#include "content/comments.h"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/ascii.h"
#include "metadata/authors.h"
#include "metadata/dates.h"
#include "page/segment.h"
#include "rules/hints.h"

namespace cleanview {
namespace {

constexpr std::size_t kMostComments = 1000;
constexpr std::size_t kMostTextBytes = 20'000;
constexpr std::size_t kMostAuthorBytes = 200;
constexpr std::size_t kMostAuthorNodes = 100;
constexpr int kMostReads = 3;  // the first may hold nothing but the time

// Names of class and itemprop, whole.
constexpr std::string_view kItems[] = {"comment"};
constexpr std::string_view kAuthors[] = {"comment-author", "comment__author", "comment-author-name", "fn", "author"};
constexpr std::string_view kTexts[] = {"comment-content",   "comment-text", "comment__text", "comment__content",
                                       "comment-body-text", "commenttext",  "text"};

constexpr std::string_view kVotes[] = {"upvotecount",    "comment-votes", "comment-score", "comment__votes",
                                       "comment__score", "vote-count",    "votes-count",   "upvotes",
                                       "like-count",     "score"};
constexpr std::size_t kMostVoteBytes = 40;

// "12", "+3", "−2", "1,204 points".
std::optional<std::int64_t> votes_in(std::string_view text) {
  text = trim_html_space(text);
  constexpr std::string_view kMinus = "\u2212";
  const bool negative = text.starts_with('-') || text.starts_with(kMinus);
  if (text.starts_with('-') || text.starts_with('+')) text.remove_prefix(1);
  if (text.starts_with(kMinus)) text.remove_prefix(kMinus.size());
  std::string digits;
  std::size_t at = 0;
  for (; at < text.size() && (is_ascii_digit(text[at]) || (text[at] == ',' && at > 0)); ++at) {
    if (text[at] != ',') digits.push_back(text[at]);
  }
  const auto number = parse_integer(digits, 0, 1'000'000'000);
  if (!number || (at < text.size() && text[at] != ' ')) return std::nullopt;
  return negative ? -*number : *number;
}

template <std::size_t size>
bool is_among(std::string_view name, const std::string_view (&names)[size]) {
  return std::any_of(std::begin(names), std::end(names), [&](std::string_view n) { return ascii_iequals(n, name); });
}

class CommentReader {
 public:
  CommentReader(const PageModel& page, std::span<const std::uint64_t> groups, const std::optional<Url>& base,
                Article& article)
      : page_(page), groups_(groups), base_(base), comments_(article.comments) {}

  void run() {
    for (NodeId n{0}; n != page_.end(); ++n) {
      while (!open_.empty() && !page_.contains(open_.back().node, n)) open_.pop_back();
      if (page_[n].tag == Tag::kText) continue;
      if (is_item(n)) begin(n);
      if (!open_.empty()) part(n);
    }
    std::erase_if(comments_, [](const Comment& c) { return c.author.empty() || c.text.empty(); });
  }

 private:
  struct Open {
    NodeId node;
    std::size_t comment;   // its place in comments_
    int author_reads = 0;  // few of each, so that empty boxes in boxes cost no more
    int vote_reads = 0;
    bool text_is_read = false;
  };

  template <std::size_t size>
  bool named(NodeId n, const std::string_view (&names)[size]) const {
    if (is_among(page_.attribute_or_empty(n, Attr::kItemprop), names)) return true;
    return has_any_token(page_.attribute_or_empty(n, Attr::kClass), names);
  }

  bool is_item(NodeId n) const {
    if ((groups_[index(n)] & bit(HintGroup::kComment)) == 0) return false;
    const std::string_view type = page_.attribute_or_empty(n, Attr::kItemtype);
    if (type.ends_with("/Comment") || type.ends_with("/UserComments")) return true;
    return (page_[n].tag == Tag::kLi || page_[n].tag == Tag::kDiv || page_[n].tag == Tag::kArticle) && named(n, kItems);
  }

  void begin(NodeId n) {
    if (comments_.size() >= kMostComments) return;
    // <li class=comment><div class=comment>: one comment with two boxes.
    const bool same = !open_.empty() && comments_[open_.back().comment].author.empty() &&
                      comments_[open_.back().comment].text.empty();
    if (same) return;
    Comment comment;
    comment.depth = static_cast<std::uint32_t>(open_.size());
    open_.push_back({n, comments_.size()});
    comments_.push_back(std::move(comment));
  }

  void part(NodeId n) {
    Open& open = open_.back();
    Comment& comment = comments_[open.comment];
    if (comment.published.empty() && page_[n].tag == Tag::kTime) {
      std::string_view value = page_.attribute_or_empty(n, Attr::kDatetime);
      if (const auto date = find_date(value.empty() ? inner_text(page_, n, kMostAuthorBytes) : value, "")) {
        comment.published = to_rfc3339(*date);
      }
    }
    if (page_[n].attribute_count == 0) return;
    if (comment.author.empty() && open.author_reads < kMostReads && named(n, kAuthors)) {
      ++open.author_reads;
      author(n, comment);
    }
    if (!open.text_is_read && named(n, kTexts)) {
      open.text_is_read = true;
      comment.text = inner_text(page_, n, kMostTextBytes);
    }
    if (!comment.has_votes && open.vote_reads < kMostReads && named(n, kVotes)) {
      ++open.vote_reads;
      votes(n, comment);
    }
  }

  void votes(NodeId n, Comment& comment) const {
    const std::string_view content = page_.attribute_or_empty(n, Attr::kContent);
    const auto number = votes_in(content.empty() ? inner_text(page_, n, kMostVoteBytes) : content);
    comment.has_votes = number.has_value();
    comment.votes = number.value_or(0);
  }

  // The name alone: "fn" inside the box of an author, whose text may go on with "says:".
  void author(NodeId n, Comment& comment) const {
    constexpr std::string_view kNames[] = {"fn", "name", "comment-name", "comment-author-name", "author-name"};
    NodeId name = n;
    std::size_t left = kMostAuthorNodes;
    for (NodeId inner = n; inner != page_[n].end && left > 0; ++inner, --left) {
      if (page_[inner].tag == Tag::kText) continue;
      if (name == n && named(inner, kNames)) name = inner;
      if (comment.author_url.empty() && page_[inner].tag == Tag::kA) {
        comment.author_url = link_address(base_, page_.attribute_or_empty(inner, Attr::kHref));
      }
    }
    comment.author = name_in_comment_header(inner_text(page_, name, kMostAuthorBytes));
    if (comment.author.empty()) comment.author_url.clear();
  }

  const PageModel& page_;
  std::span<const std::uint64_t> groups_;
  const std::optional<Url>& base_;
  std::vector<Comment>& comments_;
  std::vector<Open> open_;
};

}  // namespace

void collect_comments(const PageModel& page, std::span<const std::uint64_t> groups, const std::optional<Url>& base,
                      Article& article) {
  CommentReader(page, groups, base, article).run();
}

}  // namespace cleanview
