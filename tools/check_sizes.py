#!/usr/bin/env python3
"""Checks that files, functions and lines stay small: 600 lines a file, 80 lines a function, 120 columns.

Generated tables (.inc) are left out. A function is what stands between a line that ends with '{' at the level of a namespace or
class and the line that closes it; plain tables are none.
"""
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
MOST_FILE, MOST_FUNCTION, MOST_COLUMNS = 600, 80, 120
CODE = ("extractor", "cli", "tests", "training", "benchmarks", "fuzz", "wasm", "extension", "python", "tools")
SUFFIXES = {".h", ".cc", ".py", ".ts", ".mjs", ".c"}
START = re.compile(r"^( *)(?!.*\b(?:namespace|class|struct|enum|union|case)\b)[\w~<>:&*,\[\] ]+\(.*\)[\w :<>,{}()&*]*\{$")


def problems_in(name: str, text: str) -> list[str]:
    lines = text.splitlines()
    found = []
    if len(lines) > MOST_FILE:
        found.append(f"{name}: {len(lines)} lines, more than {MOST_FILE}")
    for number, line in enumerate(lines, 1):
        if len(line) > MOST_COLUMNS and not name.endswith((".py", ".mjs")) and 'R"(' not in line and '"' not in line:
            found.append(f"{name}:{number}: {len(line)} columns, more than {MOST_COLUMNS}")
    if name.endswith((".cc", ".h")):
        found += long_functions(name, lines)
    return found


def long_functions(name: str, lines: list[str]) -> list[str]:
    found = []
    for number, line in enumerate(lines):
        match = START.match(line)
        if not match:
            continue
        end = next((i for i in range(number + 1, len(lines)) if lines[i].startswith(match[1] + "}")), number)
        if end - number + 1 > MOST_FUNCTION:
            found.append(f"{name}:{number + 1}: a function of {end - number + 1} lines, more than {MOST_FUNCTION}")
    return found


def self_test() -> None:
    assert problems_in("a.cc", "int f() {\n" + "  x();\n" * 90 + "}\n")
    assert not problems_in("a.cc", "int f() {\n" + "  x();\n" * 20 + "}\n")
    assert problems_in("a.py", "x\n" * 601)
    assert problems_in("a.h", "x" * 130 + "\n")


def main() -> int:
    self_test()
    found = []
    for folder in CODE:
        for path in sorted((ROOT / folder).rglob("*")):
            skipped = "node_modules" in path.parts or "dist" in path.parts
            if path.suffix in SUFFIXES and not skipped:
                found += problems_in(str(path.relative_to(ROOT)), path.read_text(encoding="utf-8"))
    print("\n".join(found) or "sizes: fine")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
