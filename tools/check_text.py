#!/usr/bin/env python3
"""Checks that no tracked file names a machine's paths or a package registry's host."""
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
FORBIDDEN = [
    re.compile(r"(?<![\w.])/(?:work|home|root|tmp/)[\w/-]{2,}"),
    re.compile(r"registry\.(?:npmjs|yarnpkg)|(?:files\.)?pythonhosted|pypi\.org|crates\.io|deb\.debian\.org|proxy\.golang|repo1?\.maven"),
]
SELF = "tools/check_text.py"
SKIPPED = (".gz", ".png", ".webp", ".wasm", ".zip")


def problems_in(name: str, text: str) -> list[str]:
    return [f"{name}: {m.group()!r}" for pattern in FORBIDDEN for m in pattern.finditer(text)]


def self_test() -> None:
    assert problems_in("a", "see " + "/ho" + "me/me/x")
    assert problems_in("a", '"https://registry.' + 'npmjs.org/x"')
    assert not problems_in("a", "https://example.org/home/page and ../shared/work/x")


def main() -> int:
    self_test()
    files = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False)
    if files.returncode != 0:
        print("skipped: no git checkout")
        return 77
    found = []
    for name in files.stdout.split():
        path = ROOT / name
        if name == SELF or name.startswith("fixtures/") or name.endswith(SKIPPED) or not path.is_file():
            continue
        found += problems_in(name, path.read_text(encoding="utf-8", errors="replace"))
    print("\n".join(found) or "text: fine")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
