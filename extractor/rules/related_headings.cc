// Starts of headings over lists of other pages. The phrases of phrases.tsv are whole texts, known well enough to take
// the list out of the main content; these are starts, which tell only that a list may be told as data.
#include "rules/related_headings.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "base/unicode.h"
#include "base/utf8.h"
#include "rules/normal_form.h"
#include "rules/phrases.h"

namespace cleanview {
namespace {

// As normalize_phrase() writes them; '*' at the end: the word may go on.
constexpr std::string_view kSimilar[] = {
    // English
    "related", "similar", "more on", "more about", "see also", "further reading", "other articles", "other posts",
    "other stories", "other interesting", "explore related", "read also", "also read", "also see", "continue reading",
    // German
    "ähnlich*", "verwandt*", "mehr zum thema", "mehr zu", "mehr über", "zum thema", "passend dazu", "siehe auch",
    "lesen sie auch", "lies auch", "passende*", "themenverwandt*",
    // French
    "articles liés", "articles similaires", "articles connexes", "articles associés", "sur le même sujet",
    "dans la même rubrique", "à lire aussi", "à lire également", "lire aussi", "lire également", "voir aussi",
    "produits similaires", "produits associés", "produits connexes", "sujets similaires",
    // Spanish
    "artículos relacionad*", "noticias relacionad*", "entradas relacionad*", "contenidos relacionad*",
    "contenido relacionad*", "productos relacionad*", "productos similares", "temas relacionad*", "temas similares",
    "relacionad*", "lee también", "leer también", "lea también", "ver también", "más sobre", "otros artículos",
    // Portuguese
    "artigos relacionad*", "notícias relacionad*", "posts relacionad*", "conteúdo relacionad*", "produtos relacionad*",
    "produtos similares", "leia também", "leia mais sobre", "veja também", "mais sobre", "outros artigos",
    // Italian
    "articoli correlat*", "articoli simili", "contenuti correlat*", "notizie correlat*", "prodotti correlat*",
    "prodotti simili", "correlat*", "leggi anche", "vedi anche", "sullo stesso argomento", "per approfondire",
    "altri articoli", "altre notizie",
    // Dutch
    "gerelateerd*", "vergelijkbare", "lees ook", "lees meer over", "meer over", "zie ook", "bekijk ook",
    "andere artikelen",
    // Russian
    "похожие", "связанные", "по теме", "материалы по теме", "ещё по теме", "еще по теме", "читайте также",
    "смотрите также", "читать также", "см. также", "другие статьи", "другие материалы", "другие новости",
    // Japanese, Chinese, Korean
    "関連*", "類似*", "似た*", "あわせて読みたい*", "合わせて読みたい*", "相关*", "相關*", "类似*", "類似*", "同类*",
    "延伸阅读*", "延伸閱讀*", "更多关于*", "更多關於*", "관련*", "연관*", "비슷한*", "함께 읽*", "함께 보*",
    // Arabic
    "مقالات ذات صلة", "مواضيع ذات صلة", "أخبار ذات صلة", "منتجات ذات صلة", "ذات صلة", "مواضيع مشابهة", "مقالات مشابهة",
    "اقرأ أيضا", "اقرأ أيضًا", "شاهد أيضا", "شاهد أيضًا", "المزيد عن",
    // Indonesian
    "artikel terkait", "berita terkait", "produk terkait", "terkait", "artikel serupa", "produk serupa", "baca juga",
    "lihat juga", "artikel lainnya", "berita lainnya",
    // Turkish
    "ilgili", "benzer", "bunlar da", "ayrıca bakınız", "diğer haberler", "diğer yazılar",
    // Polish
    "powiązane", "podobne", "zobacz też", "zobacz także", "zobacz również", "czytaj też", "czytaj także",
    "czytaj również", "przeczytaj też", "przeczytaj także", "więcej o", "więcej na temat", "inne artykuły"};

constexpr std::string_view kRecommended[] = {
    // English
    "recommended", "suggested", "more from", "more in", "more like", "more you", "more posts", "more articles",
    "more stories", "more news", "more to explore", "more to read", "you may", "you might", "you'll also",
    "we recommend", "read next", "up next", "next up", "keep reading", "what to read next", "read the latest from",
    "latest from", "people also", "others also", "customers also", "customers who", "guests also", "frequently bought",
    "inspired by", "from the archive", "from the archives", "also in", "also on",
    // German
    "empfohlen*", "empfehlungen", "unsere empfehlungen", "weitere artikel", "weitere beiträge", "weitere themen",
    "weitere nachrichten", "mehr aus", "mehr von", "das könnte", "auch interessant", "wird oft zusammen gekauft",
    "kunden kauften auch", "kunden, die",
    // French
    "recommand*", "vous aimerez", "vous pourriez", "cela pourrait", "ces articles pourraient", "plus d'articles",
    "à découvrir", "nos autres", "les clients ont",
    // Spanish
    "recomendad*", "también te", "te puede interesar", "te podría", "te recomendamos", "quizás te", "más de", "más en",
    "más noticias", "los clientes también",
    // Portuguese
    "você também", "você pode", "talvez você", "mais de", "mais em", "quem viu", "quem comprou", "recomendamos",
    // Italian
    "consigliat*", "potrebbe interessarti", "potrebbero interessarti", "ti potrebbe", "ti potrebbero",
    // Dutch
    "aanbevolen", "misschien ook", "ook interessant", "meer van", "meer uit", "anderen bekeken", "klanten kochten",
    // Russian
    "рекомендуем", "вам может", "вам также", "с этим товаром",
    // Japanese, Chinese, Korean
    "おすすめ*", "こちらもおすすめ*", "この記事を読んだ*", "次に読む*", "よく一緒に*", "推荐*", "推薦*", "猜你喜欢*",
    "猜你喜歡*", "你可能*", "您可能*", "看了又看*", "추천*",
    // Arabic, Indonesian, Turkish, Polish
    "قد يعجبك", "قد يهمك", "المزيد من", "rekomendasi", "mungkin anda", "anda mungkin", "kamu mungkin",
    "ilginizi çekebilir", "önerilen", "polecane", "polecamy", "warto przeczytać", "więcej z", "mogą cię", "może cię",
    "może ci się", "może zainteresować"};

// The starts by their first bytes; similar ones come first.
class StartTable {
 public:
  StartTable() {
    for (const std::string_view start : kSimilar) add(start, RelatedKind::kSimilar);
    for (const std::string_view start : kRecommended) add(start, RelatedKind::kRecommended);
  }

  // Of a normal form, of which `most_bytes()` are enough.
  std::optional<RelatedKind> find(std::string_view normal) const {
    if (normal.empty()) return std::nullopt;
    for (const Start& start : starts_[static_cast<unsigned char>(normal[0])]) {
      if (begins(normal, start)) return start.kind;
    }
    return std::nullopt;
  }

  // False when, by its first two characters, `text` surely begins no heading: its normal form need not be made.
  bool may_find(std::string_view text) const {
    NormalReader reader(text);
    const char32_t first = reader.next(), second = reader.next();
    if (first >= kAsciiCharacters || second >= kAsciiCharacters) return true;
    const std::vector<Start>& starts = starts_[first];
    return std::any_of(starts.begin(), starts.end(), [&](const Start& start) {
      return start.text.size() < 2 || start.text[1] == static_cast<char>(second);
    });
  }

  std::size_t most_bytes() const { return longest_ + kMostCharacterBytes; }

 private:
  static constexpr std::size_t kMostCharacterBytes = 4;

  struct Start {
    std::string_view text;
    bool open;  // the word may go on
    RelatedKind kind;
  };

  static bool begins(std::string_view normal, const Start& start) {
    if (!normal.starts_with(start.text)) return false;
    std::size_t at = start.text.size();
    return start.open || at == normal.size() || !is_word_char(decode_next(normal, at));
  }

  void add(std::string_view text, RelatedKind kind) {
    const bool open = text.ends_with('*');
    if (open) text.remove_suffix(1);
    starts_[static_cast<unsigned char>(text[0])].push_back({text, open, kind});
    longest_ = std::max(longest_, text.size());
  }

  std::array<std::vector<Start>, 256> starts_;
  std::size_t longest_ = 0;
};

}  // namespace

std::optional<RelatedKind> related_heading(std::string_view text) {
  if (text.empty() || text.size() > kMostPhraseBytes) return std::nullopt;
  static const StartTable kTable;
  if (!kTable.may_find(text)) return std::nullopt;
  return kTable.find(normal_start(text, kTable.most_bytes()));
}

}  // namespace cleanview
