#include "metadata/language.h"

#include <doctest/doctest.h>

#include <string>

#include "cleanview/extractor.h"

namespace cleanview {
namespace {

struct Sample {
  const char* language;
  const char* text;
};

// First article of the Universal Declaration of Human Rights.
constexpr Sample kSamples[] = {
    {"en",
     "All human beings are born free and equal in dignity and rights. They are endowed with reason and conscience."},
    {"de",
     "Alle Menschen sind frei und gleich an Würde und Rechten geboren. Sie sind mit Vernunft und Gewissen begabt."},
    {"fr", "Tous les êtres humains naissent libres et égaux en dignité et en droits. Ils sont doués de raison."},
    {"es", "Todos los seres humanos nacen libres e iguales en dignidad y derechos y, dotados como están de razón."},
    {"pt",
     "Todos os seres humanos nascem livres e iguais em dignidade e em direitos. Dotados de razão e de consciência."},
    {"it", "Tutti gli esseri umani nascono liberi ed eguali in dignità e diritti. Essi sono dotati di ragione."},
    {"nl", "Alle mensen worden vrij en gelijk in waardigheid en rechten geboren. Zij zijn begiftigd met verstand."},
    {"pl", "Wszyscy ludzie rodzą się wolni i równi pod względem swej godności i swych praw. Są oni obdarzeni rozumem."},
    {"cs", "Všichni lidé rodí se svobodní a sobě rovní co do důstojnosti a práv. Jsou nadáni rozumem a svědomím."},
    {"sv", "Alla människor är födda fria och lika i värde och rättigheter. De har utrustats med förnuft och samvete."},
    {"da",
     "Alle mennesker er født frie og lige i værdighed og rettigheder. De er udstyret med fornuft og samvittighed."},
    {"fi", "Kaikki ihmiset syntyvät vapaina ja tasavertaisina arvoltaan ja oikeuksiltaan. Heille on annettu järki."},
    {"hu", "Minden emberi lény szabadon születik és egyenlő méltósága és joga van. Az emberek ésszel bírnak."},
    {"ro", "Toate ființele umane se nasc libere și egale în demnitate și în drepturi. Ele sunt înzestrate cu rațiune."},
    {"tr", "Bütün insanlar hür, haysiyet ve haklar bakımından eşit doğarlar. Akıl ve vicdana sahiptirler."},
    {"vi", "Tất cả mọi người sinh ra đều được tự do và bình đẳng về nhân phẩm và quyền lợi. Mọi con người."},
    {"id", "Semua orang dilahirkan merdeka dan mempunyai martabat dan hak-hak yang sama. Mereka dikaruniai akal."},
    {"hr",
     "Sva ljudska bića rađaju se slobodna i jednaka u dostojanstvu i pravima. Ona su obdarena razumom i sviješću."},
    {"lt", "Visi žmonės gimsta laisvi ir lygūs savo orumu ir teisėmis. Jiems suteiktas protas ir sąžinė."},
    {"ca",
     "Tots els éssers humans neixen lliures i iguals en dignitat i en drets. Són dotats de raó i de consciència."},
    {"ru", "Все люди рождаются свободными и равными в своем достоинстве и правах. Они наделены разумом и совестью."},
    {"uk", "Всі люди народжуються вільними і рівними у своїй гідності та правах. Вони наділені розумом і совістю."},
    {"bg", "Всички хора се раждат свободни и равни по достойнство и права. Tе са надарени с разум и съвест."},
    {"ar",
     "يولد جميع الناس أحرارا متساوين في الكرامة والحقوق، وقد وهبوا عقلا وضميرا وعليهم أن يعامل بعضهم بعضا بروح الإخاء"},
    {"fa",
     "تمام افراد بشر آزاد به دنیا می‌آیند و از لحاظ حیثیت و حقوق با هم برابرند. همه دارای "
     "عقل "
     "و "
     "وجدان "
     "می‌باشند"},
    {"he", "כל בני האדם נולדו בני חורין ושווים בערכם ובזכויותיהם. כולם חוננו בתבונה ובמצפון, לפיכך חובה עליהם"},
    {"hi",
     "सभी मनुष्यों को गौरव और अधिकारों के मामले में जन्मजात स्वतन्त्रता और समानता प्राप्त है। उन्हें बुद्धि और अन्तरात्मा की देन प्राप्त है"},
    {"el", "Όλοι οι άνθρωποι γεννιούνται ελεύθεροι και ίσοι στην αξιοπρέπεια και τα δικαιώματα."},
    {"ja", "すべての人間は、生まれながらにして自由であり、かつ、尊厳と権利とについて平等である。"},
    {"zh", "人人生而自由,在尊严和权利上一律平等。他们赋有理性和良心,并应以兄弟关系的精神互相对待。"},
    {"ko", "모든 인간은 태어날 때부터 자유로우며 그 존엄과 권리에 있어 동등하다."},
    {"th", "มนุษย์ทั้งหลายเกิดมามีอิสระและเสมอภาคกันในเกียรติศักดิ์และสิทธิ"},
    {"ta", "மனிதப் பிறிவியினர் சகலரும் சுதந்திரமாகவே பிறக்கின்றனர்; அவர்கள் மதிப்பிலும்"},
    {"ka", "ყველა ადამიანი იბადება თავისუფალი და თანასწორი თავისი ღირსებითა და უფლებებით."},
};

TEST_CASE("language: a sentence tells its language") {
  for (const Sample& sample : kSamples) {
    CAPTURE(std::string(sample.language));
    const auto guess = detect_language(sample.text);
    REQUIRE(guess);
    CHECK(std::string(guess->language) == sample.language);
    CHECK(is_known_language(sample.language));
  }
}

TEST_CASE("language: short texts, numbers and broken bytes are in none") {
  CHECK_FALSE(detect_language(""));
  CHECK_FALSE(detect_language("Read more"));
  CHECK_FALSE(detect_language(
      "1 234 567 890 – 2 345 678 – 99.95 – 12/34 – 12345678901234567890123456789012345678901234567890"));
  CHECK_FALSE(detect_language(std::string(3000, '\xff')));
}

TEST_CASE("language: longer texts are surer") {
  const std::string sentence = kSamples[0].text;
  CHECK(detect_language(sentence + " " + sentence + " " + sentence)->confidence >
        detect_language(sentence)->confidence);
}

TEST_CASE("language: neighbours do not contradict each other") {
  CHECK(is_close_language("pt-BR", "pt"));
  CHECK(is_close_language("nb", "da"));
  CHECK_FALSE(is_close_language("de", "nl"));
  CHECK_FALSE(is_known_language("tlh"));
  CHECK(is_right_to_left("ar-EG"));
  CHECK_FALSE(is_right_to_left("en"));
}

Article article_in(const std::string& lang, const std::string& text) {
  std::string page = "<!DOCTYPE html><html" + lang + "><head><title>A</title></head><body><main>";
  for (int i = 0; i < 5; ++i) page += "<p>" + text + " " + std::to_string(i) + "</p>";
  Extractor extractor;
  const auto article =
      extractor.extract({.html = page + "</main></body></html>"}, {.classifier = ClassifierKind::kRules});
  REQUIRE(article);
  return *article;
}

TEST_CASE("language: detected where nothing is declared, and where the text is certainly another") {
  CHECK(article_in("", kSamples[1].text).metadata.language == "de");
  const Article arabic = article_in("", kSamples[23].text);
  CHECK(arabic.metadata.language == "ar");
  CHECK(arabic.metadata.direction == "rtl");
  const Article not_arabic = article_in(" lang=ar", kSamples[20].text);
  CHECK(not_arabic.metadata.language == "ru");
  CHECK(not_arabic.metadata.direction == "ltr");
  CHECK(article_in(" lang=ar dir=rtl", kSamples[20].text).metadata.direction == "rtl");
  CHECK(article_in(" dir=ltr", kSamples[23].text).metadata.direction == "ltr");
  CHECK(article_in(" lang=ar", "kurz").metadata.direction == "rtl");
  const Article russian = article_in(" lang=en", kSamples[20].text);
  CHECK(russian.metadata.language == "ru");
  CHECK(russian.metadata.language_declared == "en");
  REQUIRE_FALSE(russian.warnings.empty());
  CHECK(russian.warnings.back().code == "language_contradicted");
  const Article agreed = article_in(" lang=en-GB", kSamples[0].text);
  CHECK(agreed.metadata.language == "en-GB");
  CHECK(agreed.metadata.language_detected == "en");
  CHECK(agreed.metadata.language_confidence > 0.5F);
  CHECK(article_in(" lang=is", kSamples[0].text).metadata.language == "is");  // no table for it
}

// Names of parts on an English page used to make it a Galician one.
TEST_CASE("language: names of things contradict nothing, sentences do") {
  const std::string names =
      "Kupplungssatz und Schwungrad für den Lieferwagen mit allen Schrauben, Lagern und Dichtungen neu";
  const Article shop = article_in(" lang=en", names);
  CHECK(shop.metadata.language == "en");
  CHECK(shop.metadata.language_detected.empty());
  CHECK(shop.warnings.empty());
  CHECK(article_in(" lang=en", names + ".").metadata.language == "de");
  CHECK(article_in("", names).metadata.language == "de");
}

}  // namespace
}  // namespace cleanview
