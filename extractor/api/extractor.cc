// The pipeline: each line of run() is a stage, a folder of the library.
#include "cleanview/extractor.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "api/plain_text.h"
#include "base/arena.h"
#include "base/stage_clock.h"
#include "base/text.h"
#include "base/url.h"
#include "content/assemble.h"
#include "content/by_hand.h"
#include "content/comments.h"
#include "content/decide_language.h"
#include "content/label.h"
#include "content/measure.h"
#include "content/page_state.h"
#include "content/related.h"
#include "content/rule_classifier.h"
#include "content/trace.h"
#include "content/unseen.h"
#include "html/decode.h"
#include "html/parse.h"
#include "html/prefilter.h"
#include "metadata/media_facts.h"
#include "metadata/metadata.h"
#include "metadata/provenance.h"
#include "model/classifier.h"
#include "model/page_type.h"
#include "page/css_path.h"
#include "page/segment.h"
#include "rules/hints.h"

namespace cleanview {
namespace {

// Memory in proportion to the page (docs/security.md): dense honest markup needs 76 bytes for each of its own.
constexpr std::size_t kBaseArenaBytes = 16 << 20;
constexpr std::size_t kArenaBytesPerByte = 100;

// Fewer words than this are no article, whatever else they are.
constexpr std::uint32_t kReadableWords = 100;
constexpr float kReadableConfidence = 0.5F;

Error stopped(Arena& arena, const Limits& limits) {
  if (arena.stop() == ArenaStop::kDeadline) {
    return {ErrorCode::kDeadlineExceeded,
            "deadline: the page needed more than " + std::to_string(limits.deadline.count()) + " ms"};
  }
  return {ErrorCode::kLimitExceeded,
          "max_arena_bytes: the page needed more than " + std::to_string(arena.max_bytes()) + " bytes"};
}

void add_page_warnings(const Decoded& decoded, const Prefiltered& filtered, const PageModel& page,
                       const MetadataResult& metadata, Article& article) {
  const auto warn = [&](bool condition, const char* code, std::string message) {
    if (condition) article.warnings.push_back({code, std::move(message), ""});
  };
  warn(decoded.from == CharsetFrom::kGuessed, "encoding_guessed", "the page does not say its encoding");
  warn(decoded.replacements > 0, "encoding_replaced",
       std::to_string(decoded.replacements) + " broken characters were replaced");
  warn(page.depth_capped, "depth_capped", "elements nested deeper than max_depth became siblings");
  warn(page.attributes_capped, "attributes_capped", "a tag has more than max_attributes attributes");
  warn(page.formatting_capped, "formatting_capped", "more than max_formatting formatting elements were open");
  warn(filtered.values_cut, "text_capped", "an attribute longer than max_attribute_bytes was cut");
  warn(metadata.json_skipped > 0, "json_skipped",
       std::to_string(metadata.json_skipped) + " blocks of JSON-LD were damaged or too large");
}

// By what the page's data say, and whether it `asks` the reader to pay. A page may count its readers and show the text
// all the same.
Paywall paywall_of(const MetadataResult& metadata, bool asks) {
  if (metadata.paywalled && asks) return Paywall::kHard;
  return metadata.paywalled || metadata.metered || asks ? Paywall::kMetered : Paywall::kNone;
}

Completeness completeness_of(const PageModel& page, const Article& article, const Labels& labels, bool asks_to_pay) {
  if (article.word_count == 0) return Completeness::kEmpty;
  if (asks_to_pay) return Completeness::kPaywalled;
  if (labels.is_summary) return Completeness::kSummary;
  return is_teaser(page, labels, article) ? Completeness::kTeaser : Completeness::kFull;
}

}  // namespace

class Extractor::Impl {
 public:
  Result<Article> extract(const Page& page, const ExtractOptions& options) {
    const Limits& limits = options.limits;
    if (page.html.size() > limits.max_input_bytes) {
      return Error{ErrorCode::kInputTooLarge, "max_input_bytes: the page has " + std::to_string(page.html.size()) +
                                                  " bytes, more than " + std::to_string(limits.max_input_bytes)};
    }
    arena_.reset(std::min(limits.max_arena_bytes, kBaseArenaBytes + kArenaBytesPerByte * page.html.size()),
                 limits.deadline);
    const Result<Decoded> decoded = decode_page(page.html, {page.charset, page.content_type}, decode_buffer_);
    if (!decoded) return decoded.error();
    std::string marked_up;
    std::string_view html = decoded->text;
    if (decoded->plain_text) html = marked_up = plain_text_as_html(html);
    mark_stage(Stage::kDecode);
    prefilter(html, limits, filtered_);
    mark_stage(Stage::kPrefilter);
    Result<PageModel> parsed = parse_page(filtered_, limits, arena_);
    if (!parsed) return parsed.error();
    segment_blocks(*parsed, arena_);
    mark_stage(Stage::kSegment);
    if (arena_.stop() != ArenaStop::kNone) return stopped(arena_, limits);
    return understand(page, options, *decoded, *parsed);
  }

 private:
  Result<Article> understand(const Page& input, const ExtractOptions& options, const Decoded& decoded,
                             PageModel& page) {
    const bool by_model = options.classifier == ClassifierKind::kModel;
    const PageHints hints = page_hints(page, arena_, by_model ? Lexicon::kAsked : Lexicon::kNotAsked);
    const auto groups = hints.groups;
    mark_stage(Stage::kFeatures);
    MetadataResult metadata = extract_metadata(page, groups, input.url, options.limits, arena_);
    if (arena_.stop() != ArenaStop::kNone) return stopped(arena_, options.limits);
    mark_stage(Stage::kMetadata);

    Article article;
    const std::vector<std::uint8_t> unseen = unseen_blocks(page, groups);
    const Classification classes = classify(page, hints, unseen, metadata, options);
    article.confidence = classes.confidence;
    mark_stage(Stage::kModel);
    if (arena_.stop() != ArenaStop::kNone) return stopped(arena_, options.limits);

    const PageTypeGuess guess = guess_page_type(page, groups, metadata.facts);
    article.page_type = guess.type;
    article.page_type_confidence = guess.confidence;

    Labels labels = label_blocks({.page = page,
                                  .groups = groups,
                                  .probabilities = classes.probabilities,
                                  .keep = classes.keep,
                                  .unseen = unseen,
                                  .by_model = by_model,
                                  .title = metadata.metadata.title,
                                  .title_heading = metadata.title_heading,
                                  .page_type = article.page_type});
    const std::string_view address = input.url.empty() ? metadata.metadata.canonical_url : input.url;
    const ByHand by_hand = apply_by_hand(page, {.rules = options.rules, .url = address, .restore = options.restore},
                                         arena_, labels, article);
    if (arena_.stop() != ArenaStop::kNone) return stopped(arena_, options.limits);
    mark_stage(Stage::kLabel);

    add_page_warnings(decoded, filtered_, page, metadata, article);
    if (options.provenance) article.provenance = provenance_of(metadata, page);
    article.metadata = std::move(metadata.metadata);
    article.metadata.charset = decoded.charset;
    article.metadata.charset_from = charset_from_name(decoded.from);
    fill(page, groups, labels, by_hand, options, article);
    complete_media(metadata.media, article.media);
    article.flags.robots = std::move(metadata.robots);
    article.flags.live = metadata.live;
    // A shop's or a list's "Members only" hides no story.
    const bool asks = article.page_type == PageType::kArticle && asks_to_pay(page, labels);
    article.flags.paywall = paywall_of(metadata, asks);
    flag_page_state(page, labels, article);
    judge(page, labels, asks, article);
    mark_stage(Stage::kContent);
    if (arena_.stop() == ArenaStop::kDeadline) return stopped(arena_, options.limits);
    if (StageClock::current != nullptr) StageClock::current->arena_peak = arena_.peak_bytes();
    return article;
  }

  Classification classify(const PageModel& page, const PageHints& hints, std::span<const std::uint8_t> unseen,
                          const MetadataResult& metadata, const ExtractOptions& options) {
    if (options.classifier == ClassifierKind::kModel) {
      return classifier_.classify(page, hints, unseen, metadata.facts, options.focus, arena_);
    }
    RuleClassification rules = classify_by_rules(page, hints.groups, unseen, metadata.title_heading, options.focus);
    return {std::move(rules.probabilities), std::move(rules.keep), rules.confidence};
  }

  // Ends early where the deadline has passed.
  void fill(PageModel& page, std::span<const std::uint64_t> groups, Labels& labels, const ByHand& by_hand,
            const ExtractOptions& options, Article& article) {
    std::optional<CssPaths> paths;
    if (options.explain) trace_removed(page, paths.emplace(page), labels.verdicts, by_hand.parts, article);
    empty_cut_texts(page, labels.verdicts, by_hand);
    const std::string base = base_of(page, article.metadata);
    assemble(page, labels.verdicts, base, options.limits, article,
             {.marks = by_hand.marks, .paths = paths ? &*paths : nullptr});
    if (arena_.stop() != ArenaStop::kNone) return;
    measure(article);
    if (arena_.stop() != ArenaStop::kNone) return;
    decide_language(page, article);
    const auto base_url = parse_url(base);
    const std::string& own = article.metadata.url.empty() ? article.metadata.canonical_url : article.metadata.url;
    collect_related(page, groups, labels, base_url, own, options.limits, article);
    collect_comments(page, groups, base_url, article);
    article.badges = std::move(labels.badges);
    article.metadata.source = std::move(labels.source);
    article.metadata.source.url = link_address(base_url, article.metadata.source.url);
    if (!labels.is_summary) drop_own_pages(own, article.metadata.source);
    article.flags = std::move(labels.flags);
    for (Image& image : article.images) image.lead = image.url == article.metadata.image_url;
  }

  // "From our editors", "Source" of a program: a link to the page's own site leads to no original. A copy may send its
  // readers there by an address of its own.
  static void drop_own_pages(const std::string& own, OriginalSource& source) {
    const auto page = parse_url(own), original = parse_url(source.url);
    if (page && original && source.rank < 0 && site_of(*page) == site_of(*original)) source.url.clear();
  }

  // What relative addresses in the body are relative to.
  static std::string base_of(const PageModel& page, const Metadata& metadata) {
    const std::string& own = metadata.url.empty() ? metadata.canonical_url : metadata.url;
    const auto own_url = parse_url(own);
    for (NodeId n{0}; n != page.end(); ++n) {
      const auto href = page[n].tag == Tag::kBase ? page.attribute(n, Attr::kHref) : std::nullopt;
      if (!href) continue;
      const auto base = resolve_url(own_url, *href);
      if (base && is_web(*base)) return base->to_string();
      break;
    }
    return own;
  }

  static void judge(const PageModel& page, const Labels& labels, bool asks_to_pay, Article& article) {
    if (article.word_count == 0) article.confidence = 0;
    article.completeness = completeness_of(page, article, labels, asks_to_pay);
    article.readable = article.word_count >= kReadableWords && article.confidence >= kReadableConfidence;
    if (page.blocks.empty()) article.warnings.push_back({"empty_input", "the page has no text at all", ""});
    if (article.word_count == 0) article.warnings.push_back({"no_content", "no main content was found", ""});
    if (article.completeness == Completeness::kSummary) {
      article.warnings.push_back({"summary_only", "the page says that its text is a summary", ""});
    }
    if (!article.metadata.rendered_at.empty()) {
      article.warnings.push_back({"date_barred", "the render time was not taken as a date of the text", "published"});
    }
    if (article.word_count > 0 && article.confidence < 0.5F) {
      article.warnings.push_back({"low_confidence", "the main content is doubtful", ""});
    }
  }

  Arena arena_;
  std::string decode_buffer_;
  Prefiltered filtered_;
  Classifier classifier_;
};

Extractor::Extractor() : impl_(std::make_unique<Impl>()) {}
Extractor::~Extractor() = default;
Extractor::Extractor(Extractor&&) noexcept = default;
Extractor& Extractor::operator=(Extractor&&) noexcept = default;

Result<Article> Extractor::extract(const Page& page, const ExtractOptions& options) {
  return impl_->extract(page, options);
}

}  // namespace cleanview
