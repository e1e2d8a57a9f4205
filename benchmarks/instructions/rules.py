#!/usr/bin/env python3
"""Counts, by callgrind, what site rules cost: nothing without rules, next to nothing for those of other sites, and in proportion to the
page for those that match.

  rules.py COMMAND     (a build without link-time optimisation: preset dev)

Status 1 when a bound does not hold; 77 where valgrind is missing.
"""
import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

STAGES = ("cleanview::apply_by_hand*", "cleanview::empty_cut_texts*")
WORDS = "The harbour master walked the length of the quay before dawn, counting the lamps that were still lit. "
MOST_SHARE_WITHOUT_RULES = 0.0005
MOST_FOR_A_RULE_OF_ANOTHER_SITE = 500  # instructions
MOST_GROWTH = 2.3  # of the cost, when the page is twice as long


def page(path: pathlib.Path, parts: int) -> pathlib.Path:
    nested = "<div class='a b'>" * 20 + f"<p class=b>{WORDS * 2}</p>" + "</div>" * 20
    path.write_text(f"<title>Lamps</title><body><article>{nested * parts}</article>", encoding="utf-8")
    return path


def rules(path: pathlib.Path, site: str, count: int, selector: str) -> pathlib.Path:
    one = {"site": site, "prune": [selector]}
    path.write_text(json.dumps({"schema": "cleanview-rules/1", "rules": [one] * count}), encoding="utf-8")
    return path


def instructions(command: str, folder: pathlib.Path, *args: object, stages: bool = True) -> int:
    """Of the whole run, or of what applies the rules alone."""
    toggles = [f"--toggle-collect={name}" for name in STAGES] if stages else []
    out = folder / "callgrind.out"
    subprocess.run(["valgrind", "--tool=callgrind", f"--callgrind-out-file={out}", *toggles, command, "--url", "https://example.org/a",
                    "-f", "text", *map(str, args)], check=True, capture_output=True)
    return int(re.search(r"^(?:totals|summary): (\d+)", out.read_text(encoding="utf-8"), re.M)[1])


def main() -> int:
    if shutil.which("valgrind") is None:
        print("skipped: no valgrind")
        return 77
    command = sys.argv[1]
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        short, long = page(folder / "short.html", 40), page(folder / "long.html", 80)
        whole = instructions(command, folder, short, stages=False)
        without = instructions(command, folder, short)
        others = instructions(command, folder, "--rules", rules(folder / "other.json", "example.com", 1000, "p"), short) / 1000
        mine = rules(folder / "mine.json", "example.org", 30, "div > div div .a > .b div div > .none")
        costs = [instructions(command, folder, "--rules", mine, path) for path in (short, long)]
    print(f"without rules: {without} of {whole} instructions; a rule of another site: {others:.0f}; "
          f"30 selectors of 7 steps: {costs[0]}, on twice the page {costs[1]}")
    wrong = []
    if not 0 < without <= whole * MOST_SHARE_WITHOUT_RULES:
        wrong.append("no rules cost something")
    if not 0 < others <= MOST_FOR_A_RULE_OF_ANOTHER_SITE:
        wrong.append("rules of other sites cost too much")
    if not without < costs[0] < costs[1] <= MOST_GROWTH * costs[0]:
        wrong.append("the cost grows faster than the page")
    for line in wrong:
        print(line)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
