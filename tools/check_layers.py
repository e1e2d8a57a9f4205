#!/usr/bin/env python3
"""Checks who includes whom.

  check_layers.py [--self-test]

The table below is the architecture: a folder of extractor/ may include the folders in its row and itself. Parsers of others live behind
one file each. Public headers include only the standard library and each other.
"""
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
LAYERS = {
    "base": set(),
    "page": {"base"},
    "rules": {"base", "page"},
    "html": {"base", "page"},
    "model": {"base", "page", "rules"},
    "metadata": {"base", "page", "rules"},
    "content": {"base", "page", "rules", "model", "metadata"},
    "render": {"base"},
    "api": {"base", "page", "rules", "html", "model", "metadata", "content", "render"},
}
ONE_FILE = {"gumbo.h": "html/parse.cc", "re2/": "rules/pattern_set.cc", "yyjson.h": "base/json_value.cc"}
INCLUDE = re.compile(r'^\s*#include\s+[<"]([^>"]+)[>"]', re.M)


def problems_in(path: str, text: str) -> list[str]:
    """Faults of one file; `path` is relative to extractor/."""
    found = []
    folder = path.split("/")[0]
    for name in INCLUDE.findall(text):
        for part, home in ONE_FILE.items():
            if name.startswith(part) and path != home:
                found.append(f"{path}: only {home} may include {name}")
        first = name.split("/")[0]
        if folder == "include":
            if "/" in name and first != "cleanview":
                found.append(f"{path}: a public header includes {name}")
        elif first in LAYERS and first != folder and first not in LAYERS[folder]:
            found.append(f"{path}: {folder}/ may not include {name}")
    return found


def self_test() -> None:
    assert problems_in("base/a.cc", '#include "page/tag.h"\n')
    assert problems_in("html/a.cc", "#include <gumbo.h>\n")
    assert problems_in("include/cleanview/a.h", '#include "base/arena.h"\n')
    assert not problems_in("content/a.cc", '#include "model/classifier.h"\n#include <vector>\n')


def main() -> int:
    self_test()
    found = []
    for path in sorted((ROOT / "extractor").rglob("*")):
        if path.suffix in (".h", ".cc", ".inc"):
            found += problems_in(str(path.relative_to(ROOT / "extractor")), path.read_text(encoding="utf-8"))
    for folder, others in (("cli", {"extractor"}), ("pipeline", {"extractor", "cli"})):
        for path in sorted((ROOT / folder).rglob("*.[hc]*")):
            for name in INCLUDE.findall(path.read_text(encoding="utf-8")):
                if name.split("/")[0] in LAYERS.keys() - {"base"} or name.split("/")[0] in others:
                    found.append(f"{path.relative_to(ROOT)}: {folder}/ uses only cleanview/*.h and base/ of the library, not {name}")
    print("\n".join(found) or "layers: fine")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
