#!/usr/bin/env python3
"""Holds docs/article.schema.json and the command together, and validates records against it.

  schema.py COMMAND

The keys of the schema are those of the record, in their order; `cleanview schema` prints the file; the records of all fixtures, of pages
that fail and of a sample of the development set (when it is there) are valid; records that are not are told apart.
"""
import copy
import json
import pathlib
import subprocess
import sys

try:
    import jsonschema
except ImportError:
    print("schema: python3-jsonschema is missing, nothing was checked")
    sys.exit(77)

ROOT = pathlib.Path(__file__).resolve().parent.parent
SCHEMA = ROOT / "docs/article.schema.json"
CORPUS = ROOT.parent / "shared/corpus/wcxb-dev/pages"
EVERYTHING = ["-f", "jsonl", "--content", "text,markdown,html,blocks", "--provenance", "--explain"]
SAMPLE_STEP = 25  # every so many pages of the development set


def run(command: str, *words: str, text: bytes = b"") -> bytes:
    return subprocess.run([command, *words], input=text, capture_output=True, check=False).stdout


def records(command: str) -> list[dict]:
    pages = sorted(map(str, (ROOT / "fixtures").glob("*/page.html"))) + sorted(map(str, CORPUS.glob("*.gz")))[::SAMPLE_STEP]
    lines = run(command, *EVERYTHING, *pages).splitlines() + run(command, "-f", "jsonl", *pages[:20]).splitlines()
    for text in (b"", b"\x00\xff\xfe", b"%PDF-1.7", b"<p>", b"<html lang='x'><title>\xc3"):
        lines += run(command, "-f", "jsonl", "-", text=text).splitlines()
    lines += run(command, "-f", "jsonl", "--max-bytes", "10", pages[0]).splitlines()
    return [json.loads(line) for line in lines]


def broken(record: dict) -> dict[str, dict]:
    """The record with one thing wrong in each."""
    changes = {"a number for a title": ("title", 3), "no list of authors": ("authors", None), "a share over 1": ("confidence", 1.5),
               "a day as it is spoken": ("published", "May 4, 2025"), "an unknown kind of page": ("page_type", "blog"),
               "an unknown member": ("ids", {**record["ids"], "x": None})}
    wrong = {name: {**copy.deepcopy(record), key: value} for name, (key, value) in changes.items()}
    wrong["a key is missing"] = {k: v for k, v in record.items() if k != "url"}
    return wrong


def main() -> int:
    command, mistakes = sys.argv[1], []
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    for words in (("schema",), ("--schema",)):
        if run(command, *words) != SCHEMA.read_bytes():
            mistakes.append(f"cleanview {words[0]} does not print docs/article.schema.json")
    all_records = records(command)
    for keys in (list(schema["properties"]), schema["required"]):
        if keys != list(all_records[0]):
            mistakes.append(f"the schema and the record differ in keys: {set(keys) ^ set(all_records[0]) or 'their order'}")
    for record in all_records:
        for error in validator.iter_errors(record):
            mistakes.append(f"{record['input']['path']}: {error.json_path}: {error.message[:200]}")
    for name, record in broken(all_records[0]).items():
        if validator.is_valid(record):
            mistakes.append(f"{name} passes the schema")
    print("\n".join(mistakes[:30] + [f"{len(all_records)} records, {len(mistakes)} mistakes"]))
    return 1 if mistakes else 0


if __name__ == "__main__":
    sys.exit(main())
