#include "rules/badge_words.h"

#include <algorithm>
#include <string>

#include "base/hash_map.h"
#include "base/text.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "rules/normal_form.h"

namespace cleanview {
namespace {

struct Row {
  BadgeWord word;
  std::string_view forms;  // parted by '|', in any case
};

constexpr Row kRows[] = {
    {BadgeWord::kSecond,
     "s|sec|secs|second|seconds|sek|sekunde|sekunden|secondes|seconde|seg|segs|segundo|segundos|secondi|secondo|"
     "seconden|"
     "sekunder|sekund|sekundy|sekunda|sekunter|с|сек|секунд|секунды|секунда|секунду|saniye|mp|másodperc|sn|detik|giây|秒|초|ثانية|"
     "ثوان|"
     "ثواني|सेकंड|सेकेंड|วินาที|δευτ|δευτερόλεπτα"},
    {BadgeWord::kMinute,
     "min|mins|minute|minutes|minuten|minuto|minutos|minuti|minuut|minuter|minutter|minut|minuty|minuta|minuuttia|мин|"
     "минут|минуты|минута|минуту|хв|хвилин|хвилини|хвилина|dakika|dk|menit|phút|perc|分|分钟|分鐘|分間|분|دقيقة|دقائق|"
     "मिनट|मिनिट|λεπτά|λεπτό|λ|นาที|דקות|דקה"},
    {BadgeWord::kHour,
     "h|hr|hrs|hour|hours|std|stunde|stunden|heure|heures|hora|horas|ore|ora|uur|час|часа|часов|時間|小时|"
     "시간|ساعة|godz"},
    {BadgeWord::kReading,
     "read|reads|reading|readtime|reading time|read time|time to read|min-read|lesezeit|lesedauer|lesen|zu "
     "lesen|gelesen|lecture|"
     "temps de lecture|durée de lecture|lire|à lire|lectura|tiempo de lectura|leer|para leer|leitura|tempo de "
     "leitura|ler|para "
     "ler|lettura|tempo di lettura|leggere|leestijd|lezen|om te lezen|lästid|läsning|läs|att "
     "läsa|läsa|læsetid|læsning|at læse|"
     "lesetid|lesing|å lese|lukuaika|lukea|чтение|чтения|время чтения|время на чтение|на "
     "чтение|читать|прочтения|читання|"
     "czytania|czas czytania|czytanie|čtení|doba čtení|čtenia|okuma|okuma süresi|okunma|okunma süresi|waktu "
     "baca|baca|membaca|"
     "thời gian đọc|đọc|olvasás|olvasási idő|citire|timp de "
     "citire|読了|読了時間|読む時間|読了目安|で読める|で読めます|读|阅读|"
     "阅读时间|阅读时长|阅读约|閱讀|閱讀時間|읽기|읽는 시간|읽는시간|읽는|독서|분량|قراءة|القراءة|مدة القراءة|وقت "
     "القراءة|"
     "للقراءة|पढ़ने का समय|पढ़ने|पढ़ें|पढ़ने में|ανάγνωση|χρόνος ανάγνωσης|อ่าน|קריאה|זמן קריאה"},
    {BadgeWord::kHere,
     "here|this page|itt|this site|this summary|summary|our summary|on this page|our version|hier|bei uns|diese seite|auf "
     "dieser seite|"
     "unsere fassung|unsere zusammenfassung|zusammenfassung|kurzfassung|ici|sur cette page|résumé|notre "
     "résumé|aquí|acá|en esta "
     "página|resumen|nuestro resumen|aqui|nesta página|resumo|nosso resumo|qui|in questa pagina|riassunto|sintesi|op "
     "deze pagina|"
     "samenvatting|här|här hos oss|sammanfattning|her|sammendrag|täällä|здесь|тут|у нас|на этой "
     "странице|пересказ|краткий "
     "пересказ|тутешній|tutaj|tu|na tej stronie|streszczenie|skrót|zde|burada|bu sayfada|özet|di "
     "sini|disini|ringkasan|ở "
     "đây|ここ|ここで|当サイト|このページ|要約|此处|此頁|本站|本页|这里|這裡|摘要|여기|여기서|이 "
     "페이지|요약|요약문|هنا|ملخص|"
     "الملخص|यहाँ|यहां|सारांश|εδώ|ที่นี่|כאן"},
    {BadgeWord::kPublisher,
     "publisher|publisher's|there|dort|allí|ahí|daar|där|там|tam|orada|那里|거기|forrásnál|forrásban|publishers|publisher's site|publisher’s|source|the source|original|original "
     "article|original "
     "story|full story|full article|full text|full version|outlet|verlag|verlags|herausgeber|beim herausgeber|beim "
     "verlag|"
     "quelle|originalartikel|originaltext|im original|ganzer "
     "artikel|volltext|éditeur|l'éditeur|editeur|l'original|article "
     "original|article complet|texte intégral|la source|site d'origine|origine|d'origine|editor|editorial|medio|el medio|fuente|la fuente|el "
     "original|artículo "
     "original|artículo completo|texto completo|fonte|na fonte|editora|artigo original|artigo completo|matéria "
     "completa|"
     "matéria original|editore|l'editore|dall'editore|dell'editore|sull'originale|originale|l'originale|articolo "
     "originale|"
     "articolo completo|testo completo|uitgever|origineel|bron|volledig "
     "artikel|utgivaren|utgivare|originalet|källa|källan|hela "
     "artikeln|udgiveren|udgiver|originalen|kilde|kilden|lähde|zdroj|forrás|sursa|джерело|utgiveren|utgiver|julkaisija|"
     "julkaisijalla|издателя|издатель|издания|"
     "издании|издание|сайте издания|источника|источнике|источник|оригинал|оригинале|оригинала|полный "
     "текст|видавця|джерела|джерелі|"
     "wydawcy|wydawca|źródle|źródła|źródło|oryginale|oryginał|pełny "
     "tekst|vydavatele|originálu|yayıncı|yayıncıda|kaynak|"
     "kaynakta|orijinal|orijinalde|haberin tamamı|penerbit|sumber|artikel asli|nguồn|bài "
     "gốc|kiadónál|editor|出版社|発行元|"
     "配信元|元記事|原文|全文|発行者|发布者|发布方|原网站|来源|出版商|發布者|原網站|원문|발행처|언론사|전문|الناشر|لدى "
     "الناشر|عند الناشر|المصدر|في المصدر|النص الكامل|प्रकाशक|मूल लेख|स्रोत|पूरी खबर|εκδότη|πηγή|ต้นฉบับ|במקור|מקור"},
    {BadgeWord::kQuality,
     "quality|quality score|quality rating|quality index|credibility|trust|trust "
     "score|reliability|trustworthiness|qualität|"
     "qualitätswert|qualitätsbewertung|qualitätsindex|glaubwürdigkeit|verlässlichkeit|vertrauen|qualité|score de "
     "qualité|note "
     "de qualité|indice de qualité|fiabilité|crédibilité|calidad|puntuación de calidad|puntaje de calidad|índice de "
     "calidad|"
     "fiabilidad|credibilidad|qualidade|índice de qualidade|pontuação de "
     "qualidade|confiabilidade|credibilidade|qualità|"
     "punteggio di qualità|punteggio qualità|indice di qualità|affidabilità|credibilità|kwaliteit|kwaliteitsscore|"
     "betrouwbaarheid|kvalitet|kvalitetspoäng|kvalitetsbetyg|trovärdighet|kvalitetsscore|troværdighed|troverdighet|"
     "laatu|"
     "качество|качества|оценка качества|индекс "
     "качества|достоверность|надежность|надёжность|якість|jakość|jakości|ocena "
     "jakości|wskaźnik jakości|wiarygodność|kvalita|kvality|kalite|kalite puanı|güvenilirlik|kualitas|skor "
     "kualitas|chất "
     "lượng|minőség|calitate|scor de "
     "calitate|品質|品質スコア|信頼度|信頼性|クオリティ|质量|质量评分|质量分|可信度|可靠性|"
     "質量|品質評分|품질|품질 점수|신뢰도|الجودة|جودة|درجة الجودة|المصداقية|موثوقية|गुणवत्ता|गुणवत्ता स्कोर|विश्वसनीयता|"
     "ποιότητα|คุณภาพ|איכות"},
    {BadgeWord::kScore,
     "score|scores|points|pts|punkte|punktzahl|punteggio|punti|puntuación|puntaje|puntos|pontuação|pontos|poäng|point|"
     "оценка|баллов|балла|балл|очков|punkty|punktów|puan|puanı|skor|スコア|点|評価|评分|得分|分数|評分|점수|점|درجة|"
     "نقطة|"
     "نقاط|स्कोर|अंक|σκορ|คะแนน|ציון"},
    {BadgeWord::kRank,
     "rank|ranked|ranking|position|place|platz|rang|rangliste|classement|position|puesto|posición|posição|lugar|"
     "posizione|classifica|plaats|plats|placering|plass|plassering|sija|место|ранг|позиция|рейтинге|місце|miejsce|"
     "pozycja|"
     "ranga|pořadí|místo|sıra|sıralama|sırada|peringkat|hạng|helyezés|locul|順位|位|ランキング|排名|名次|순위|위|الترتيب|"
     "ترتيب|"
     "المرتبة|المركز|रैंक|स्थान|θέση|อันดับ|דירוג"},
    {BadgeWord::kRating,
     "rating|rated|stars|star|bewertung|sterne|sternen|note|étoiles|étoile|valoración|calificación|estrellas|avaliação|"
     "estrelas|nota|voto|valutazione|stelle|beoordeling|waardering|sterren|betyg|stjärnor|vurdering|stjerner|arvosana|"
     "рейтинг|звезд|звезды|звёзд|ocena|gwiazdki|gwiazdek|hodnocení|değerlendirme|yıldız|nilai|bintang|đánh "
     "giá|értékelés|"
     "レビュー|おすすめ度|评级|星|평점|별점|التقييم|تقييم|نجوم|रेटिंग|βαθμολογία|เรตติ้ง"},
    {BadgeWord::kOf, "of|out of|von|aus|sur|de|di|su|van|uit|av|af|из|з|из|z|ze|dari|trong|से|में से|من|από|מתוך"},
    {BadgeWord::kSmall,
     "time|today|az|heute|now|nr|estimated|est|approx|approximately|about|around|only|just|total|takes|in|at|at the|on|on "
     "the|from|by|the|a|an|to|for|ca|"
     "circa|etwa|rund|nur|zeit|dauer|beim|bei|bei der|im|am|auf|auf der|der|die|das|dem|des|environ|chez|chez l|auprès "
     "de|sur le "
     "site de|dans|le|la|les|l|du|d|un|une|unos|aprox|aproximadamente|en|en el|en la|en "
     "los|el|los|las|del|al|sobre|cerca|cerca "
     "de|no|na|nos|nas|o|os|as|do|da|em|pelo|pela|um|uma|presso|presso "
     "l|su|sul|sulla|nel|nella|dal|dalla|il|lo|gli|i|op|bij|bij de|"
     "het|een|ongeveer|op de|hos|vid|på|ca|cirka|ungefär|omtrent|noin|на|на "
     "сайте|в|во|у|около|примерно|за|примерно|всего|"
     "время|czas|około|ok|u|w|we|na "
     "stronie|v|asi|yaklaşık|süresi|süre|kira-kira|pada|di|sekitar|waktu|tại|khoảng|ở|約|约|"
     "大约|大約|で|では|の|に|は|目安|を|在|为|為|时间|時間|约需|需|需要|用时|약|에서|의|는|은|소요|예상|걸림|في|عند|"
     "لدى|حوالي|على|مدة|"
     "وقت|पर|में|का|की|लगभग|समय|στο|στη|περίπου"},
};

constexpr std::size_t kMostFormBytes = 60;
constexpr std::size_t kMostNumbers = 3;

// Marks of Indic and Thai vowels are parts of words.
bool is_in_word(char32_t c) {
  return is_word_char(c) || (c >= 0x900 && c < 0xe80 && c != 0x964 && c != 0x965);
}

// The hash of the word that the normal form of `text` begins with; 0 when it begins with none, or with one that is not
// all ASCII.
std::uint64_t first_ascii_word(std::string_view text) {
  NormalReader reader(text);
  std::uint64_t hash = fnv1a("");
  bool any = false;
  for (char32_t c = reader.next(); is_in_word(c); c = reader.next(), any = true) {
    if (c >= kAsciiCharacters) return 0;
    const char byte = static_cast<char>(c);
    hash = fnv1a({&byte, 1}, hash);
  }
  return any ? hash : 0;
}

class WordTable {
 public:
  WordTable() {
    for (const Row& row : kRows) {
      for (std::size_t begin = 0, end = 0; begin < row.forms.size(); begin = end + 1) {
        end = std::min(row.forms.find('|', begin), row.forms.size());
        const std::string_view form = row.forms.substr(begin, end - begin);
        words_[fnv1a(normalize_phrase(form).text)] |= bit(row.word);
        if (const std::uint64_t first = first_ascii_word(form); first != 0) first_words_[first] = true;
      }
    }
  }

  // False when, by its first word, `text` surely does not begin with a form: its normal form need not be made.
  bool may_begin(std::string_view text) const {
    const std::uint64_t first = first_ascii_word(text);
    return first == 0 || first_words_.find(first) != nullptr;
  }

  std::uint32_t find(std::string_view normalized) const {
    const std::uint32_t* const found = words_.find(fnv1a(normalized));
    return found == nullptr ? 0 : *found;
  }

 private:
  HashMap<std::uint32_t> words_;
  HashMap<bool> first_words_;
};

const WordTable& table() {
  static const WordTable kTable;
  return kTable;
}

constexpr std::string_view kNumber = "{n}";

class WordReader {
 public:
  explicit WordReader(const NormalizedText& normal) : text_(normal.text) { found_.numbers = normal.numbers; }

  std::optional<BadgeWords> run() {
    if (found_.numbers.size() > kMostNumbers) return std::nullopt;
    while (at_ < text_.size()) {
      if (text_.substr(at_).starts_with(kNumber)) {
        ++numbers_;
        found_.of |= of_ && numbers_ == 2;
        after_number_ = true;
        at_ += kNumber.size();
        continue;
      }
      std::size_t next = at_;
      const char32_t c = decode_next(text_, next);
      if (is_in_word(c)) {
        if (!word()) return std::nullopt;
        continue;
      }
      found_.percent |= c == '%' || c == 0x66a;
      of_ |= numbers_ == 1 && (c == '/' || c == 0x2044 || c == 0xff0f);
      if (c == '.' && text_.substr(next).starts_with(' ') && numbers_ > 0 && !after_unit_)
        return std::nullopt;  // a sentence ends
      at_ = next;
    }
    return found_;
  }

 private:
  // The longest word at at_; false when there is none.
  bool word() {
    std::uint32_t words = 0;
    std::size_t end = at_;
    for (std::size_t at = at_; at < text_.size() && at - at_ < kMostFormBytes;) {
      const char32_t c = decode_next(text_, at);
      std::size_t behind = at;
      const char32_t after = at < text_.size() ? decode_next(text_, behind) : U' ';
      if (is_in_word(after) && !is_cjk(c) && !is_cjk(after)) continue;
      if (const std::uint32_t here = table().find(text_.substr(at_, at - at_)); here != 0) {
        words = here;
        end = at;
      }
    }
    if (words == 0) return false;
    take(words);
    at_ = end;
    return true;
  }

  void take(std::uint32_t words) {
    found_.words |= words;
    found_.word_first |= numbers_ == 0;
    of_ |= numbers_ == 1 && (words & bit(BadgeWord::kOf)) != 0;
    after_unit_ = false;
    for (const BadgeWord unit : {BadgeWord::kSecond, BadgeWord::kMinute, BadgeWord::kHour}) {
      if ((words & bit(unit)) == 0) continue;
      after_unit_ = true;
      if (after_number_) ++found_.units;
      if (!after_number_ || found_.units > 1) continue;
      found_.unit = unit;
      found_.unit_of = numbers_ - 1;
    }
    after_number_ = false;
  }

  std::string_view text_;
  BadgeWords found_;
  std::size_t at_ = 0;
  std::size_t numbers_ = 0;
  bool after_number_ = false, after_unit_ = false;
  bool of_ = false;  // behind the first number
};

}  // namespace

std::optional<BadgeWords> badge_words(std::string_view text) {
  if (!table().may_begin(text)) return std::nullopt;
  const NormalizedText normal = normalize_phrase(text);
  if (normal.text.empty()) return std::nullopt;
  return WordReader(normal).run();
}

}  // namespace cleanview
