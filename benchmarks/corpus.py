"""Which pages of a corpus a benchmark reads."""
import json
import pathlib
import sys


def add_arguments(parser, corpus: pathlib.Path) -> None:
    parser.add_argument("--corpus", type=pathlib.Path, default=corpus, help="a folder with pages/<id>.html.gz and truth.jsonl")
    parser.add_argument("--pages", default="all", help="a type of page, as truth.jsonl has it (article, forum, ...), or all")
    parser.add_argument("--every", type=int, default=1, help="only every n-th of them")


def chosen_pages(args) -> list[pathlib.Path]:
    truth = args.corpus / "truth.jsonl"
    if not truth.exists():
        print(f"no corpus at {args.corpus}", file=sys.stderr)
        sys.exit(77)
    records = [json.loads(line) for line in truth.read_text(encoding="utf-8").split("\n") if line]
    ids = [record["id"] for record in records if args.pages in ("all", record["type"])]
    if not ids:
        sys.exit(f"no page of the type {args.pages}; there are: {', '.join(sorted({record['type'] for record in records}))}")
    return [args.corpus / "pages" / f"{page}.html.gz" for page in ids[:: args.every]]
