// Decoders of the East Asian encodings, after the Encoding standard: a pointer is computed from the bytes of a
// character and looked up in an index. A broken sequence never eats an ASCII byte that follows its lead.
// The indexes are packed (tools/make_encoding_tables.mjs), and unpacked when a page first needs one.
#include <algorithm>
#include <iterator>
#include <span>
#include <vector>

#include "base/utf8.h"
#include "html/encoding.h"

namespace cleanview {
namespace {

struct Gb18030Range {
  std::uint32_t pointer;
  char32_t character;
};

#include "html/encoding_multi.inc"

using Index = std::vector<char32_t>;  // character by pointer; 0 where there is none

std::uint32_t take_varint(std::span<const unsigned char>& packed) {
  std::uint32_t value = 0;
  for (int shift = 0;; shift += 7) {
    const unsigned char byte = packed.front();
    packed = packed.subspan(1);
    value |= (byte & 127u) << shift;
    if (byte < 128) return value;
  }
}

Index unpack(std::span<const unsigned char> packed) {
  Index index;
  std::uint32_t character = 0;
  while (!packed.empty()) {
    const std::uint32_t code = take_varint(packed);
    if (code == 0) {
      index.resize(index.size() + take_varint(packed));
      continue;
    }
    const std::uint32_t step = code - 1;  // even: forward by half of it; odd: back by half of what follows it
    character = step % 2 == 0 ? character + step / 2 : character - (step + 1) / 2;
    index.push_back(character);
  }
  return index;
}

const Index& gb18030_index() {
  static const Index index = unpack(kGb18030);
  return index;
}
const Index& big5_index() {
  static const Index index = unpack(kBig5);
  return index;
}
const Index& jis0208_index() {
  static const Index index = unpack(kJis0208);
  return index;
}
const Index& jis0212_index() {
  static const Index index = unpack(kJis0212);
  return index;
}
const Index& euc_kr_index() {
  static const Index index = unpack(kEucKr);
  return index;
}

// The character at `pointer`; 0 when there is none.
char32_t look_up(const Index& index, std::uint32_t pointer) {
  return pointer < index.size() ? index[pointer] : 0;
}

class Decoder {
 public:
  Decoder(std::string_view bytes, std::string& out) : bytes_(bytes), out_(out) {}

  template <typename Step>
  std::size_t run(Step step) {
    while (at_ < bytes_.size()) step(next());
    return replaced_;
  }

  unsigned char next() { return static_cast<unsigned char>(bytes_[at_++]); }
  bool more() const { return at_ < bytes_.size(); }
  unsigned char peek(std::size_t ahead = 0) const {
    return at_ + ahead < bytes_.size() ? static_cast<unsigned char>(bytes_[at_ + ahead]) : 0;
  }
  void skip(std::size_t count) { at_ += count; }
  void put(char32_t c) { append_utf8(c, out_); }
  void error() {
    put(kReplacement);
    ++replaced_;
  }
  // Puts `c`, or an error when it is 0: then an ASCII trail byte, the last one read, is read again.
  void put_or_error(char32_t c, unsigned char trail) {
    if (c != 0) return put(c);
    if (trail < 0x80) --at_;
    error();
  }

 private:
  std::string_view bytes_;
  std::string& out_;
  std::size_t at_ = 0;
  std::size_t replaced_ = 0;
};

char32_t gb18030_four_bytes(std::uint32_t pointer) {
  if ((pointer > 39419 && pointer < 189000) || pointer > 1237575) return 0;
  if (pointer == 7457) return 0xe7c7;
  if (pointer >= 189000) return 0x10000 + pointer - 189000;
  const auto* after = std::upper_bound(std::begin(kGb18030Ranges), std::end(kGb18030Ranges), pointer,
                                       [](std::uint32_t p, const Gb18030Range& r) { return p < r.pointer; });
  const Gb18030Range& range = *(after - 1);
  return range.character + pointer - range.pointer;
}

void gb18030_step(Decoder& d, unsigned char lead) {
  if (lead < 0x80) return d.put(lead);
  if (lead == 0x80) return d.put(0x20ac);
  if (lead == 0xff || !d.more()) return d.error();
  const unsigned char second = d.peek();
  if (second >= 0x30 && second <= 0x39) {
    const unsigned char third = d.peek(1), fourth = d.peek(2);
    const bool four = third >= 0x81 && third <= 0xfe && fourth >= 0x30 && fourth <= 0x39;
    if (!four) return d.error();  // the digit is text
    const std::uint32_t pointer =
        ((lead - 0x81u) * 10 + (second - 0x30u)) * 1260 + (third - 0x81u) * 10 + fourth - 0x30u;
    const char32_t c = gb18030_four_bytes(pointer);
    if (c == 0) return d.error();
    d.skip(3);
    return d.put(c);
  }
  d.skip(1);
  const bool valid = (second >= 0x40 && second <= 0x7e) || (second >= 0x80 && second <= 0xfe);
  const std::uint32_t pointer = (lead - 0x81u) * 190 + (second - (second < 0x7f ? 0x40u : 0x41u));
  d.put_or_error(valid ? look_up(gb18030_index(), pointer) : 0, second);
}

// Pointers that mean a letter and a mark.
struct Big5Pair {
  std::uint32_t pointer;
  char32_t letter;
  char32_t mark;
};
constexpr Big5Pair kBig5Pairs[] = {{1133, 0xca, 0x304}, {1135, 0xca, 0x30c}, {1164, 0xea, 0x304}, {1166, 0xea, 0x30c}};

void big5_step(Decoder& d, unsigned char lead) {
  if (lead < 0x80) return d.put(lead);
  if (lead == 0x80 || lead == 0xff || !d.more()) return d.error();
  const unsigned char trail = d.next();
  const bool valid = (trail >= 0x40 && trail <= 0x7e) || (trail >= 0xa1 && trail <= 0xfe);
  const std::uint32_t pointer = (lead - 0x81u) * 157 + (trail - (trail < 0x7f ? 0x40u : 0x62u));
  for (const Big5Pair& pair : kBig5Pairs) {
    if (!valid || pair.pointer != pointer) continue;
    d.put(pair.letter);
    return d.put(pair.mark);
  }
  d.put_or_error(valid ? look_up(big5_index(), pointer) : 0, trail);
}

void shift_jis_step(Decoder& d, unsigned char lead) {
  if (lead <= 0x80) return d.put(lead);
  if (lead >= 0xa1 && lead <= 0xdf) return d.put(0xff61u - 0xa1u + lead);
  if (lead == 0xa0 || lead > 0xfc || !d.more()) return d.error();
  const unsigned char trail = d.next();
  const bool valid = (trail >= 0x40 && trail <= 0x7e) || (trail >= 0x80 && trail <= 0xfc);
  const std::uint32_t pointer = (lead - (lead < 0xa0 ? 0x81u : 0xc1u)) * 188 + trail - (trail < 0x7f ? 0x40u : 0x41u);
  if (valid && pointer >= 8836 && pointer <= 10715) return d.put(0xe000u - 8836u + pointer);
  d.put_or_error(valid ? look_up(jis0208_index(), pointer) : 0, trail);
}

bool is_euc_trail(unsigned char byte) {
  return byte >= 0xa1 && byte <= 0xfe;
}

void euc_jp_step(Decoder& d, unsigned char lead) {
  if (lead < 0x80) return d.put(lead);
  if (lead == 0x8e && d.peek() >= 0xa1 && d.peek() <= 0xdf) return d.put(0xff61u - 0xa1u + d.next());
  if (lead == 0x8f && is_euc_trail(d.peek())) {
    const unsigned char row = d.next();
    if (!d.more()) return d.error();
    const unsigned char cell = d.next();
    return d.put_or_error(is_euc_trail(cell) ? look_up(jis0212_index(), (row - 0xa1u) * 94 + cell - 0xa1u) : 0, cell);
  }
  const bool two_bytes = lead == 0x8e || lead == 0x8f || is_euc_trail(lead);
  if (!two_bytes || !d.more()) return d.error();
  const unsigned char trail = d.next();
  const bool valid = is_euc_trail(lead) && is_euc_trail(trail);
  d.put_or_error(valid ? look_up(jis0208_index(), (lead - 0xa1u) * 94 + trail - 0xa1u) : 0, trail);
}

void euc_kr_step(Decoder& d, unsigned char lead) {
  if (lead < 0x80) return d.put(lead);
  if (lead == 0x80 || lead == 0xff || !d.more()) return d.error();
  const unsigned char trail = d.next();
  const bool valid = trail >= 0x41 && trail <= 0xfe;
  d.put_or_error(valid ? look_up(euc_kr_index(), (lead - 0x81u) * 190 + trail - 0x41u) : 0, trail);
}

// Escape sequences switch the character set.
class Iso2022Jp {
 public:
  explicit Iso2022Jp(Decoder& d) : d_(d) {}

  void step(unsigned char lead) {
    if (lead == 0x1b) return escape();
    if (lead == 0x0e || lead == 0x0f || lead > 0x7f) return d_.error();
    if (set_ == kRoman && (lead == 0x5c || lead == 0x7e)) return d_.put(lead == 0x5c ? 0xa5 : 0x203e);
    if (set_ == kKatakana && lead >= 0x21 && lead <= 0x5f) return d_.put(0xff61u - 0x21u + lead);
    if (set_ == kKanji && lead >= 0x21 && lead <= 0x7e) return kanji(lead);
    if (set_ == kKatakana || (set_ == kKanji && lead > 0x20)) return d_.error();
    d_.put(lead);
  }

 private:
  enum Set { kAscii, kRoman, kKatakana, kKanji };

  void escape() {
    const unsigned char a = d_.peek(), b = d_.peek(1);
    if (a == '(' && (b == 'B' || b == 'J' || b == 'I')) {
      set_ = b == 'B' ? kAscii : b == 'J' ? kRoman : kKatakana;
    } else if (a == '$' && (b == '@' || b == 'B')) {
      set_ = kKanji;
    } else {
      return d_.error();
    }
    d_.skip(2);
  }

  void kanji(unsigned char lead) {
    const unsigned char trail = d_.peek();
    if (trail == 0x1b || !d_.more()) return d_.error();
    d_.skip(1);
    const bool valid = trail >= 0x21 && trail <= 0x7e;
    const char32_t c = valid ? look_up(jis0208_index(), (lead - 0x21u) * 94 + trail - 0x21u) : 0;
    c == 0 ? d_.error() : d_.put(c);
  }

  Decoder& d_;
  Set set_ = kAscii;
};

}  // namespace

std::size_t decode_multibyte(Encoding encoding, std::string_view bytes, std::string& out) {
  Decoder d(bytes, out);
  switch (encoding) {
    case Encoding::kGbk:
    case Encoding::kGb18030: return d.run([&](unsigned char c) { gb18030_step(d, c); });
    case Encoding::kBig5: return d.run([&](unsigned char c) { big5_step(d, c); });
    case Encoding::kEucJp: return d.run([&](unsigned char c) { euc_jp_step(d, c); });
    case Encoding::kShiftJis: return d.run([&](unsigned char c) { shift_jis_step(d, c); });
    case Encoding::kEucKr: return d.run([&](unsigned char c) { euc_kr_step(d, c); });
    default: break;
  }
  Iso2022Jp iso(d);
  return d.run([&](unsigned char c) { iso.step(c); });
}

}  // namespace cleanview
