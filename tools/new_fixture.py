#!/usr/bin/env python3
"""Begins a fixture: fixtures/AREA--FACT/ with an empty page and its source.json.

  new_fixture.py AREA--FACT "what it shows"

Write page.html (your own words, under 50 KB), then run tools/update_fixtures.py --only AREA--FACT and read the result.
"""
import json
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent


def main() -> int:
    if len(sys.argv) != 3 or not re.fullmatch(r"[a-z0-9-]+--[a-z0-9-]+", sys.argv[1]):
        print(__doc__, file=sys.stderr)
        return 2
    folder = ROOT / "fixtures" / sys.argv[1]
    if folder.exists():
        print(f"{folder} is there already", file=sys.stderr)
        return 1
    folder.mkdir(parents=True)
    (folder / "page.html").write_text("<!DOCTYPE html>\n", encoding="utf-8")
    source = {"origin": "written for this project", "licence": "Apache-2.0", "shows": sys.argv[2], "url": "https://example.org/page"}
    (folder / "source.json").write_text(json.dumps(source, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    print(folder.relative_to(ROOT))
    return 0


if __name__ == "__main__":
    sys.exit(main())
