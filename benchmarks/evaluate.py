#!/usr/bin/env python3
"""Scores the built command on a corpus.

  evaluate.py --corpus DIR [--command build/release/cleanview] [--worst N] [--json FILE] [-- OPTIONS OF THE COMMAND]

DIR holds pages/<id>.html.gz and truth.jsonl, as ../shared/corpus/wcxb-dev does; the scorer is ../shared/eval/score.py. The command
is not given the pages' addresses unless --with-url is said: pages are scored as bytes alone.
Figures are by page type. A learned model that was trained on these pages scores too well here: docs/accuracy.md has
cross-validated figures.
"""
import argparse
import json
import os
import pathlib
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent


def predict(command: list[str], pages: list[pathlib.Path]) -> dict[str, dict]:
    fields = "title,authors,published,text,error,input"
    run = subprocess.run(
        [*command, "-f", "jsonl", "-j", "0", "--fields", fields, *map(str, pages)], capture_output=True, text=True, check=False
    )
    records = {}
    for line in run.stdout.splitlines():
        record = json.loads(line)
        page = os.path.basename(record["input"]["path"]).split(".")[0]
        records[page] = {
            "id": page,
            "text": record["text"] or "",
            "title": record["title"],
            "author": record["authors"],
            "date": record["published"],
        }
    if run.stderr:
        print(run.stderr.strip()[-2000:], file=sys.stderr)
    return records


def show(result: dict) -> None:
    word, shingle = result["word"], result["shingle"]
    print(f"pages {result['pages']}   word F1 {word['f1']:.4f}  P {word['p']:.4f}  R {word['r']:.4f}")
    for kind, value in result["by_type"].items():
        print(f"  {kind:14} {value:.4f}")
    print(f"shingle F1 {shingle['f1']:.4f}  exact {shingle['exact']:.4f}   snippet F1 {result['snippet']['f1']:.4f}")
    for field in ("title", "author", "date"):
        print(f"{field:7} right {result[field]['right']:.4f} of {result[field]['of']}")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", type=pathlib.Path, required=True)
    parser.add_argument("--command", default=str(ROOT / "build/release/cleanview"))
    parser.add_argument("--worst", type=int, default=20)
    parser.add_argument("--json", type=pathlib.Path)
    parser.add_argument("options", nargs="*", help="options of the command, after --")
    args = parser.parse_args()
    scorer = args.corpus.parent.parent / "eval"
    if not (args.corpus / "truth.jsonl").exists() or not (scorer / "score.py").exists():
        print(f"evaluate: no corpus at {args.corpus}, or no scorer beside it: nothing was measured", file=sys.stderr)
        return 2
    sys.path.insert(0, str(scorer))
    import score

    pages = sorted((args.corpus / "pages").glob("*.html.gz"))
    result, rows = score.score(score.load(args.corpus / "truth.jsonl"), predict([args.command, *args.options], pages))
    show(result)
    if args.json:
        args.json.write_text(json.dumps(result, indent=1))
    print(f"\nworst {args.worst}:")
    for row in sorted(rows, key=lambda r: r["f1"])[: args.worst]:
        print(f"  {row['id']} {row['type']:14} P {row['p']:.3f} R {row['r']:.3f} F1 {row['f1']:.3f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
