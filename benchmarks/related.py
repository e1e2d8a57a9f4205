#!/usr/bin/env python3
"""Scores the related links of the built command on a corpus, against benchmarks/related_truth.json.

  related.py --corpus DIR [--command build/release/cleanview] [--part tune|judge|all] [--worst N] [--page ID]

DIR holds pages/<id>.html.gz and truth.jsonl with each page's address, as ../shared/corpus/wcxb-dev does. The truth has, for each of its
pages, the addresses that belong in `related`, and under `either` those that may be
there or not: docs/accuracy.md says how it was made. A link counts as found when its address is the truth's, without its fragment, its
scheme and a stroke at its end. Precision and recall are of all links of all pages; F1 is theirs.

Ends with 77 and a word on standard error where the corpus is not there.
"""
import argparse
import collections
import gzip
import json
import pathlib
import subprocess
import sys
import urllib.parse

ROOT = pathlib.Path(__file__).resolve().parent.parent
SKIPPED = 77


def comparable(address: str, page: str) -> str:
    absolute = urllib.parse.urldefrag(urllib.parse.urljoin(page, address)).url
    absolute = urllib.parse.unquote(absolute).replace("&amp;", "&")
    return absolute.split("://", 1)[-1].removeprefix("www.").rstrip("/")


def extract(command: str, corpus: pathlib.Path, addresses: dict[str, str]) -> dict[str, list[dict]]:
    lines = []
    for page, url in addresses.items():
        html = gzip.decompress((corpus / "pages" / f"{page}.html.gz").read_bytes()).decode("utf-8", "replace")
        lines.append(json.dumps({"id": page, "url": url, "html": html}))
    run = subprocess.run(
        [command, "--input", "jsonl", "-f", "jsonl", "--fields", "id,related", "-"],
        input="\n".join(lines), capture_output=True, text=True, check=True,
    )
    return {record["id"]: record["related"] or [] for record in map(json.loads, run.stdout.splitlines())}


class Count:
    def __init__(self) -> None:
        self.right = self.wrong = self.missed = self.pages = 0

    def add(self, right: int, wrong: int, missed: int) -> None:
        self.right, self.wrong, self.missed = self.right + right, self.wrong + wrong, self.missed + missed
        self.pages += 1

    def figures(self) -> tuple[float, float, float]:
        precision = self.right / max(1, self.right + self.wrong)
        recall = self.right / max(1, self.right + self.missed)
        return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)

    def line(self) -> str:
        precision, recall, f1 = self.figures()
        return (f"P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}   {self.pages} pages, "
                f"{self.right} right, {self.wrong} wrong, {self.missed} missed")


def compare(truth: dict, found: list[dict], page: str) -> tuple[list[dict], list[str], int]:
    """Links that do not belong, links that are missing, and how many are right."""
    wanted = {comparable(address, page): address for address in truth["related"]}
    either = {comparable(address, page) for address in truth.get("either", [])}
    seen, wrong = set(), []
    for item in found:
        address = comparable(item["url"], page)
        if address in wanted:
            seen.add(address)
        elif address not in either:
            wrong.append(item)
    return wrong, [wanted[address] for address in wanted if address not in seen], len(seen)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", type=pathlib.Path, default=ROOT.parent / "shared/corpus/wcxb-dev")
    parser.add_argument("--command", default=str(ROOT / "build/release/cleanview"))
    parser.add_argument("--part", choices=["tune", "judge", "all"], default="all")
    parser.add_argument("--worst", type=int, default=10)
    parser.add_argument("--page", help="say what is wrong and missing on one page")
    args = parser.parse_args()
    if not (args.corpus / "truth.jsonl").exists():
        print(f"related: no corpus at {args.corpus}: nothing was measured", file=sys.stderr)
        return SKIPPED
    truth = json.loads((ROOT / "benchmarks/related_truth.json").read_text())
    truth = {page: t for page, t in truth.items() if args.page in (None, page) and args.part in ("all", t["part"])}
    with open(args.corpus / "truth.jsonl", encoding="utf-8") as lines:
        addresses = {row["id"]: row["url"] for row in map(json.loads, lines) if row["id"] in truth}
    found = extract(args.command, args.corpus, addresses)

    counts: dict[str, Count] = collections.defaultdict(Count)
    rows = []
    for page, wanted in truth.items():
        wrong, missing, right = compare(wanted, found[page], addresses[page])
        for group in (wanted["type"], wanted["part"], "all"):
            counts[group].add(right, len(wrong), len(missing))
        rows.append((len(wrong) + len(missing), page, wanted["type"], right, wrong, missing))
    for group in sorted(counts, key=lambda name: (name in ("tune", "judge", "all"), name)):
        print(f"{group:14} {counts[group].line()}")
    for errors, page, kind, right, wrong, missing in sorted(rows, key=lambda row: -row[0])[: args.worst]:
        if errors:
            print(f"  {page} {kind:14} {right} right, {len(wrong)} wrong, {len(missing)} missed")
        if args.page:
            print("\n".join(f"    wrong  {item['title']} [{item['heading']}] {item['url']}" for item in wrong))
            print("\n".join(f"    missed {address}" for address in missing))
    return 0


if __name__ == "__main__":
    sys.exit(main())
