#!/usr/bin/env python3
"""Runs the command over every fixture and compares its outputs with what is stored.

  conformance.py COMMAND [--only NAME]

A fixture is a folder of fixtures/ with page.html, source.json (origin, licence, what it shows, the address and options to give), expected.md
and expected.json; where source.json names more `formats` (html, tei, csv, text, blocks), also with expected.html and so on. A missing expectation
fails. tools/update_fixtures.py writes them.
"""
import difflib
import json
import pathlib
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
FIXTURES = ROOT / "fixtures"
# What does not depend on the page.
DROPPED = ("engine", "input", "id", "schema")
# What depends on the classifier and on the bytes before a block.
DROPPED_OF_BLOCKS = ("score", "from_byte", "to_byte")
FILES = {"html": "expected.html", "tei": "expected.tei.xml", "csv": "expected.csv", "text": "expected.txt", "blocks": "expected.blocks.jsonl"}


def outputs(command: str, folder: pathlib.Path) -> dict[str, str]:
    """The texts that a fixture's expectations hold, by file name."""
    source = json.loads((folder / "source.json").read_text(encoding="utf-8"))
    options = ["--url", source["url"]] if source.get("url") else []
    options += source.get("options", [])
    page = str(folder / "page.html")

    def run(*more: str) -> str:
        done = subprocess.run([command, *options, *more, page], capture_output=True, check=False)
        if done.returncode != 0:
            raise SystemExit(f"{folder.name}: exit status {done.returncode}: {done.stderr.decode()}")
        return done.stdout.decode("utf-8")

    record = json.loads(run("-f", "json"))
    for key in DROPPED:
        record.pop(key)
    known = {k: v for k, v in record.items() if v not in (None, [], {})}
    texts = {"expected.md": run("-f", "markdown"), "expected.json": json.dumps(known, ensure_ascii=False, indent=1) + "\n"}
    for name in source.get("formats", []):
        texts[FILES[name]] = blocks_of(run("-f", "json", "--content", "blocks")) if name == "blocks" else run("-f", name)
    return texts


def blocks_of(record: str) -> str:
    """A block a line."""
    blocks = [{k: v for k, v in b.items() if k not in DROPPED_OF_BLOCKS} for b in json.loads(record)["blocks"]]
    return "".join(json.dumps(block, ensure_ascii=False) + "\n" for block in blocks)


def folders(only: str = "") -> list[pathlib.Path]:
    return sorted(p.parent for p in FIXTURES.glob("*/page.html") if only in p.parent.name)


def differences(folder: pathlib.Path, actual: dict[str, str]) -> list[str]:
    found = []
    for name, text in actual.items():
        path = folder / name
        expected = path.read_bytes().decode() if path.exists() else ""
        if text == expected and path.exists():
            continue
        title = f"{folder.name}/{name}"
        found += difflib.unified_diff(expected.splitlines(), text.splitlines(), title, title + " (now)", lineterm="", n=1)
        found += [] if path.exists() else [f"{title}: missing"]
    return found


def main() -> int:
    only = sys.argv[3] if len(sys.argv) > 3 else ""
    failed = []
    all_folders = folders(only)
    for folder in all_folders:
        found = differences(folder, outputs(sys.argv[1], folder))
        if found:
            failed.append(folder.name)
            print("\n".join(found))
    print(f"{len(all_folders) - len(failed)} passed, {len(failed)} failed")
    return 1 if failed or not all_folders else 0


if __name__ == "__main__":
    sys.exit(main())
