#!/usr/bin/env python3
"""Writes the tables of named character references: extractor/base/entities.inc, those of HTML 4 and &apos;, for text
outside of markup; and cmake/gumbo/named_references.inc, those of HTML 5, for Gumbo.

  make_entities.py [--check]

With --check nothing is written; exit status 1 when a file would change.
"""
import html.entities
import itertools
import pathlib
import sys
import textwrap

ROOT = pathlib.Path(__file__).resolve().parent.parent
# Codes of the second table that are no characters: letters for mathematics, of the range that has as many places as
# the first half of the surrogates, and pairs of characters.
MATH_LETTERS, FIRST_LETTER, FIRST_PAIR = 0x1D400, 0xD800, 0xDC00


def render() -> str:
    rows = sorted({**html.entities.name2codepoint, "apos": 39}.items())
    lines, line = [], "   "
    for name, code in rows:
        value = f' {{"{name}", {code:#x}}},'
        if len(line) + len(value) > 100:
            lines.append(line)
            line = "   "
        line += value
    body = "\n".join(lines + [line])
    return (
        "// Generated from the named character references of HTML 4 (tools/make_entities.py). Do not edit.\n"
        f"constexpr Entity kEntities[] = {{\n{body}\n}};\n"
    )


def code_of(text: str, pairs: list[str]) -> int:
    if len(text) == 2:
        return FIRST_PAIR + pairs.index(text)
    code = ord(text)
    if code > 0xFFFF:
        assert MATH_LETTERS <= code < MATH_LETTERS + 0x400
        return code - MATH_LETTERS + FIRST_LETTER
    return code


def wrapped(items: list[str]) -> str:
    return textwrap.fill(" ".join(items), 100, initial_indent="    ", subsequent_indent="    ")


def render_for_gumbo() -> str:
    rows = sorted(html.entities.html5.items())
    pairs = sorted({text for _, text in rows if len(text) == 2})
    starts = [0, *itertools.accumulate(len(name) for name, _ in rows)]
    names = "\n".join(f'    "{line}"' for line in textwrap.wrap("".join(name for name, _ in rows), 96))
    codes = wrapped([f"{code_of(text, pairs):#x}," for _, text in rows])
    places = wrapped([f"{start}," for start in starts])
    both = wrapped([f"{{{ord(a):#x},{ord(b):#x}}}," for a, b in pairs])
    return (
        "// Generated from the named character references of HTML 5 (tools/make_entities.py). Do not edit.\n"
        f"enum {{ kNameCount = {len(rows)}, kPairCount = {len(pairs)} }};\n"
        f"enum {{ kMathLetters = {MATH_LETTERS:#x}, kFirstLetter = {FIRST_LETTER:#x}, kFirstPair = {FIRST_PAIR:#x} }};\n"
        f"static const char kNames[] =\n{names};\n"
        f"static const unsigned short kNameStarts[] = {{\n{places}}};\n"
        f"static const unsigned short kNameCodes[] = {{\n{codes}}};\n"
        f"static const unsigned short kPairs[][2] = {{\n{both}}};\n"
    )


def main() -> int:
    files = {ROOT / "extractor/base/entities.inc": render(), ROOT / "cmake/gumbo/named_references.inc": render_for_gumbo()}
    if "--check" in sys.argv:
        return 0 if all(path.read_text(encoding="utf-8") == text for path, text in files.items()) else 1
    for path, text in files.items():
        path.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
