#include "content/page_state.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <string>
#include <string_view>

#include "base/text.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "content/rule_table.h"
#include "rules/phrases.h"

namespace cleanview {
namespace {

// With more words of its own, a page is no error and no wall.
constexpr std::uint32_t kMostStateWords = 150;
constexpr std::uint32_t kMostCheckWords = 300;  // that explain why readers are checked
constexpr std::uint32_t kMostWallWords = 30;
constexpr std::uint32_t kMostTeaserWords = 300;
constexpr std::size_t kMostCheckBlocks = 20;
constexpr std::size_t kMostLineBytes = 400;
constexpr std::size_t kReadMoreReach = 3;  // blocks below the text
constexpr std::size_t kPayReach = 5;       // likewise; a box for those who do not pay has a headline and a price
// A notice may stand within the text that is shown of a longer one, but not before most of it.
constexpr std::uint32_t kMostShareBehindNotice = 5;  // one fifth of the words

// In lower case, as titles and headings say it.
constexpr std::string_view kNotFound[] = {
    "page not found",
    "page was not found",
    "page isn't available",
    "page isn’t available",
    "page can't be found",
    "page can’t be found",
    "page cannot be found",
    "page could not be found",
    "page doesn't exist",
    "page doesn’t exist",
    "page does not exist",
    "page no longer exists",
    "404 not found",
    "404 error",
    "error 404",
    "http 404",
    "seite nicht gefunden",
    "seite wurde nicht gefunden",
    "seite existiert nicht",
    "page introuvable",
    "page non trouvée",
    "page n'existe pas",
    "página no encontrada",
    "página no existe",
    "página não encontrada",
    "página não existe",
    "pagina non trovata",
    "pagina niet gevonden",
    "sidan hittades inte",
    "siden blev ikke fundet",
    "siden ble ikke funnet",
    "sivua ei löytynyt",
    "stránka nenalezena",
    "strona nie istnieje",
    "nie znaleziono strony",
    "страница не найдена",
    "сторінку не знайдено",
    "sayfa bulunamadı",
    "halaman tidak ditemukan",
    "không tìm thấy trang",
    "الصفحة غير موجودة",
    "ページが見つかりません",
    "找不到页面",
    "找不到頁面",
    "页面不存在",
    "页面未找到",
    "페이지를 찾을 수 없습니다",
};

// In lower case, as checks for robots say it.
constexpr std::string_view kRobotChecks[] = {
    "just a moment...",
    "just a moment…",
    "checking your browser before",
    "checking if the site connection is secure",
    "verify you are human",
    "verify that you are human",
    "verifying you are human",
    "confirm you are human",
    "are you a robot?",
    "you are not a robot",
    "you're not a robot",
    "you’re not a robot",
    "you are not a bot",
    "you're not a bot",
    "you’re not a bot",
    "enable javascript and cookies to continue",
    "complete the security check to access",
    "unusual traffic from your",
    "access to this page has been denied",
    "pardon our interruption",
    "überprüfen sie, dass sie ein mensch sind",
    "vérifiez que vous êtes humain",
    "verifica que eres un ser humano",
    "подтвердите, что вы человек",
    "подтвердите, что вы не робот",
};

template <std::size_t size>
bool says_one_of(std::string_view text, const std::string_view (&phrases)[size]) {
  const std::string lower = to_lower(truncate_utf8(text, kMostLineBytes));
  return std::any_of(std::begin(phrases), std::end(phrases), [&](std::string_view p) { return contains(lower, p); });
}

bool is_not_found(const PageModel& page, const Article& article) {
  const std::string_view title = article.metadata.title_raw;
  if (title == "404" || says_one_of(title, kNotFound)) return true;
  return std::any_of(page.blocks.begin(), page.blocks.end(), [](const TextBlock& b) {
    return (b.heading == 1 || b.heading == 2) && b.hidden == 0 && (b.text == "404" || says_one_of(b.text, kNotFound));
  });
}

bool asks_for_people(const PageModel& page, const Article& article) {
  if (says_one_of(article.metadata.title_raw, kRobotChecks)) return true;
  // Such a page has no navigation, no foot and no lists around it.
  if (page.blocks.size() > kMostCheckBlocks || article.word_count >= kMostStateWords) return false;
  return std::any_of(page.blocks.begin(), page.blocks.end(),
                     [](const TextBlock& b) { return b.hidden == 0 && says_one_of(b.text, kRobotChecks); });
}

// Most of what is seen asks for consent.
bool is_consent_wall(const PageModel& page, const Labels& labels) {
  std::uint32_t all = 0, consent = 0;
  for (std::size_t i = 0; i < page.blocks.size(); ++i) {
    if (labels.verdicts[i].label == BlockLabel::kHidden) continue;
    all += page.blocks[i].words;
    if (labels.verdicts[i].rule == &rule_info(Rule::kConsent)) consent += page.blocks[i].words;
  }
  return consent > kMostWallWords && consent * 2 > all;
}

// "Subscribe to continue reading", and not the button of a menu that says the same to everybody.
bool is_pay_notice(const TextBlock& block, const Verdict& verdict) {
  if (verdict.rule != &rule_info(Rule::kPaywall) || verdict.label != BlockLabel::kNotice) return false;
  return phrase_kinds(block.text, bit(PhraseKind::kNavUi)) == 0;
}

bool breaks_off(std::string_view text) {
  return text.ends_with("…") || text.ends_with("...") || text.ends_with("[…]") || text.ends_with("[...]");
}

}  // namespace

void flag_page_state(const PageModel& page, const Labels& labels, Article& article) {
  if (article.word_count < kMostCheckWords) article.flags.bot_wall = asks_for_people(page, article);
  if (article.word_count >= kMostStateWords) return;
  article.flags.soft_404 = is_not_found(page, article);
  article.flags.consent_wall = article.word_count <= kMostWallWords && is_consent_wall(page, labels);
}

bool is_teaser(const PageModel& page, const Labels& labels, const Article& article) {
  if (article.page_type != PageType::kArticle || article.word_count > kMostTeaserWords) return false;
  std::size_t last = page.blocks.size();
  while (last > 0 && labels.verdicts[last - 1].label != BlockLabel::kMainContent) --last;
  if (last == 0 || !breaks_off(page.blocks[last - 1].text)) return false;
  for (std::size_t i = last, seen = 0; i < page.blocks.size() && seen < kReadMoreReach; ++i) {
    if (labels.verdicts[i].rule == &rule_info(Rule::kReadMore)) return true;
    seen += labels.verdicts[i].label != BlockLabel::kHidden;
  }
  return false;
}

bool asks_to_pay(const PageModel& page, const Labels& labels) {
  std::uint32_t all = 0;
  for (std::size_t i = 0; i < page.blocks.size(); ++i) {
    if (labels.verdicts[i].label == BlockLabel::kMainContent) all += page.blocks[i].words;
  }
  const std::uint32_t most_behind = all / kMostShareBehindNotice;
  std::uint32_t read = 0;
  for (std::size_t i = 0, since = 0; i < page.blocks.size(); ++i) {
    const Verdict& verdict = labels.verdicts[i];
    if (verdict.label == BlockLabel::kHidden) continue;
    if (verdict.label == BlockLabel::kMainContent) {
      read += page.blocks[i].words;
      since = 0;
      continue;
    }
    const bool ends = read > 0 && since < kPayReach && all - read <= most_behind;
    if ((ends || all <= kMostTeaserWords) && is_pay_notice(page.blocks[i], verdict)) return true;
    ++since;
  }
  return false;
}

}  // namespace cleanview
