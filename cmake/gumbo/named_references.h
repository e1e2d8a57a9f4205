// Named character references for Gumbo's char_ref.c, in place of the state machine there, which is 75 KB compressed:
// a sorted list of names. Included into that file, after its helpers.
#ifndef CLEANVIEW_NAMED_REFERENCES_H_
#define CLEANVIEW_NAMED_REFERENCES_H_

#include "named_references.inc"

// The names [begin, end) of kNamedReferences that have in common what was read of the text.
typedef struct {
  int begin;
  int end;
} NameRange;

static int size_of_name(int name) {
  return kNameStarts[name + 1] - kNameStarts[name];
}

// The first name in `range` that has `c` or a greater byte at `at`; one that ends there has less.
static int first_with(NameRange range, int at, int c) {
  while (range.begin < range.end) {
    const int middle = (range.begin + range.end) / 2;
    const int byte = at < size_of_name(middle) ? (unsigned char)kNames[kNameStarts[middle] + at] : -1;
    if (byte < c) {
      range.begin = middle + 1;
    } else {
      range.end = middle;
    }
  }
  return range.begin;
}

// The longest name that the text begins with; -1: none.
static int find_name(const char* text, const char* text_end) {
  NameRange range = {0, kNameCount};
  int longest = -1;
  for (int at = 0; text + at < text_end; ++at) {
    const int c = (unsigned char)text[at];
    const NameRange narrower = {first_with(range, at, c), first_with(range, at, c + 1)};
    range = narrower;
    if (range.begin == range.end) break;
    if (size_of_name(range.begin) == at + 1) longest = range.begin;
  }
  return longest;
}

static OneOrTwoCodepoints codepoints_of(int name) {
  const int code = kNameCodes[name];
  OneOrTwoCodepoints out = {code, kGumboNoChar};
  if (code >= kFirstPair && code < kFirstPair + kPairCount) {
    out.first = kPairs[code - kFirstPair][0];
    out.second = kPairs[code - kFirstPair][1];
  } else if (code >= kFirstLetter && code < kFirstPair) {
    out.first = code - kFirstLetter + kMathLetters;
  }
  return out;
}

static bool consume_named_ref(struct GumboInternalParser* parser, Utf8Iterator* input, bool is_in_attribute,
                              OneOrTwoCodepoints* output) {
  const char* start = utf8iterator_get_char_pointer(input);
  const char* end = utf8iterator_get_end_pointer(input);
  const int name = find_name(start, end);
  if (name < 0) {
    const bool status = maybe_add_invalid_named_reference(parser, input);
    utf8iterator_reset(input);
    return status;
  }
  const GumboStringPiece found = {start, size_of_name(name)};
  const char* after = start + found.length;
  const bool closed = after[-1] == ';';
  if (!closed && is_in_attribute && after < end && (*after == '=' || isalnum((unsigned char)*after))) {
    utf8iterator_reset(input);
    return true;
  }
  *output = codepoints_of(name);
  if (!closed) add_named_reference_error(parser, input, GUMBO_ERR_NAMED_CHAR_REF_WITHOUT_SEMICOLON, found);
  utf8iterator_maybe_consume_match(input, start, found.length, true);
  return closed;
}

#endif  // CLEANVIEW_NAMED_REFERENCES_H_
