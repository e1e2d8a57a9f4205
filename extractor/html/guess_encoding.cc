// Decodes a sample in every candidate encoding and takes the one whose characters look most like text.
//
// Points for each character beyond ASCII: common kana, hanja, hangul and letters of one script give, replaced
// sequences and rare characters take; a capital inside a word takes, since wrong single-byte tables mix case.
// Cost: a dozen decodes of at most 8 KB, only on pages that declare nothing and are not UTF-8.
#include "html/guess_encoding.h"

#include <algorithm>
#include <string>

#include "base/unicode.h"
#include "base/utf8.h"

namespace cleanview {
namespace {

constexpr std::size_t kSampleBytes = 8 << 10;

// Bytes around those that are not ASCII: markup tells nothing.
std::string sample_of(std::string_view bytes) {
  std::string sample;
  for (std::size_t at = 0; at < bytes.size() && sample.size() < kSampleBytes;) {
    const std::size_t plain = ascii_prefix(bytes.substr(at));
    const std::size_t kept = std::min<std::size_t>(plain, 4);
    sample.append(bytes, at + plain - kept, kept);
    at += plain;
    while (at < bytes.size() && static_cast<unsigned char>(bytes[at]) >= 0x80) sample.push_back(bytes[at++]);
    // Trail bytes of some encodings are ASCII.
    for (int i = 0; i < 2 && at < bytes.size(); ++i) sample.push_back(bytes[at++]);
  }
  return sample;
}

enum class Script : std::uint8_t { kNone, kLatin, kGreek, kCyrillic, kHebrew, kArabic, kThai };

Script script_of(char32_t c) {
  if (c < 0x250) return is_letter(c) ? Script::kLatin : Script::kNone;
  if (c >= 0x370 && c < 0x400) return Script::kGreek;
  if (c >= 0x400 && c < 0x530) return Script::kCyrillic;
  if (c >= 0x590 && c < 0x600) return Script::kHebrew;
  if (c >= 0x600 && c < 0x700) return Script::kArabic;
  if (c >= 0xe00 && c < 0xe80) return Script::kThai;
  return Script::kNone;
}

bool is_hangul(char32_t c) {
  return c >= 0xac00 && c <= 0xd7a3;
}
bool is_han_or_kana(char32_t c) {
  return (c >= 0x4e00 && c <= 0x9fff) || (c >= 0x3041 && c <= 0x30fe);
}

int points_of(char32_t c, char32_t before) {
  if (c == kReplacement || (c >= 0xe000 && c < 0xf900)) return -20;
  if (c >= 0x80 && c < 0xa0) return -10;
  if (c >= 0x3041 && c <= 0x30fe) return 6;  // kana: never by accident
  // Korean text of today is hangul alone; side by side with Han or kana it is another encoding misread.
  if (is_hangul(c)) return is_han_or_kana(before) ? -8 : 4;
  if (is_han_or_kana(c)) return is_hangul(before) ? -8 : 3;
  if (c >= 0xff61 && c <= 0xff9f) return -3;  // half-width kana: a wrong guess
  if (c >= 0x3000 && c < 0x3041) return 3;    // East Asian punctuation
  if (!is_letter(c)) return c < 0x2500 ? 0 : -2;
  const Script script = script_of(c);
  if (script == Script::kNone) return -2;
  const bool inside_word = is_letter(before);
  if (inside_word && is_upper(c) && !is_upper(before)) return -6;
  if (inside_word && before >= 0x80 && script_of(before) != script) return -4;
  // Two accented letters in a row are rare in Latin script, the rule elsewhere.
  if (script == Script::kLatin) return inside_word && before >= 0x80 ? -1 : 2;
  return inside_word && before < 0x80 ? -3 : 3;
}

// Points per byte of the sample that is not ASCII, times 1,000.
long points(Encoding encoding, std::string_view sample, std::string& buffer) {
  buffer.clear();
  decode_bytes(encoding, sample, buffer);
  long sum = 0;
  long count = 0;
  char32_t before = ' ';
  for (std::size_t at = 0; at < buffer.size();) {
    const char32_t c = decode_next(buffer, at);
    if (c >= 0x80) {
      sum += points_of(c, before);
      ++count;
    }
    before = c;
  }
  return count == 0 ? 0 : sum * 1000 / count;
}

}  // namespace

Encoding guess_encoding(std::string_view bytes) {
  // In order of use on the web: the first of equals wins.
  constexpr Encoding kCandidates[] = {Encoding::kWindows1252, Encoding::kWindows1251, Encoding::kShiftJis,
                                      Encoding::kGb18030,     Encoding::kEucKr,       Encoding::kBig5,
                                      Encoding::kEucJp,       Encoding::kWindows1250, Encoding::kWindows1256,
                                      Encoding::kWindows1254, Encoding::kWindows1253, Encoding::kKoi8R,
                                      Encoding::kWindows1255, Encoding::kWindows874};
  const std::string sample = sample_of(bytes);
  std::string buffer;
  Encoding best = Encoding::kWindows1252;
  long most = points(best, sample, buffer);
  for (const Encoding candidate : kCandidates) {
    const long here = points(candidate, sample, buffer);
    if (here > most) {
      most = here;
      best = candidate;
    }
  }
  return best;
}

}  // namespace cleanview
