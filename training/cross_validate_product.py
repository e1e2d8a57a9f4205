#!/usr/bin/env python3
"""Scores the whole product on pages of domains that its model has not seen.

  cross_validate_product.py --corpus ../shared/corpus/wcxb-dev [--folds build/training] [--build build/release] [--json FILE]

training/make_model.py leaves the model of each fold of domains behind (build/training/foldN). This builds the command with each of
them in turn, runs it over the fold's own pages, and scores all pages together, so that the rules after the model and the renderer are
measured with it: what a user gets. The command gets the pages' bytes alone. Needs no package beside Python.
"""
import argparse
import json
import pathlib
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "benchmarks"))

import evaluate  # noqa: E402


def build_commands(build: pathlib.Path, folds: pathlib.Path) -> None:
    quiet = {"check": True, "stdout": subprocess.DEVNULL}
    try:
        subprocess.run(["cmake", "-S", ROOT, "-B", build, f"-DCLEANVIEW_FOLD_WEIGHTS={folds}"], **quiet)
        subprocess.run(["cmake", "--build", build, "--parallel", "2", "--target", "cleanview_folds"], **quiet)
    finally:
        subprocess.run(["cmake", "-S", ROOT, "-B", build, "-DCLEANVIEW_FOLD_WEIGHTS="], **quiet)


def predict(corpus: pathlib.Path, build: pathlib.Path, fold_of: dict[str, int], options: list[str]) -> dict[str, dict]:
    records: dict[str, dict] = {}
    for fold in sorted(set(fold_of.values())):
        pages = [corpus / "pages" / f"{page}.html.gz" for page, its in sorted(fold_of.items()) if its == fold]
        records.update(evaluate.predict([str(build / "training" / f"cleanview_fold{fold}"), *options], pages))
    return records


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", type=pathlib.Path, required=True)
    parser.add_argument("--folds", type=pathlib.Path, default=ROOT / "build/training")
    parser.add_argument("--build", type=pathlib.Path, default=ROOT / "build/release")
    parser.add_argument("--json", type=pathlib.Path)
    parser.add_argument("options", nargs="*", help="options of the command, after --")
    args = parser.parse_args()
    scorer = args.corpus.parent.parent / "eval"
    if not (args.folds / "folds.json").exists() or not (scorer / "score.py").exists():
        print(f"no folds in {args.folds}, or no scorer beside the corpus: nothing was measured", file=sys.stderr)
        return 2
    sys.path.insert(0, str(scorer))
    import score

    build_commands(args.build.resolve(), args.folds.resolve())
    fold_of = json.loads((args.folds / "folds.json").read_text())
    records = predict(args.corpus, args.build, fold_of, args.options)
    missing = sorted(set(fold_of) - set(records))
    if missing:
        print(f"no record of {len(missing)} pages, the first {missing[0]}", file=sys.stderr)
        return 1
    result, _ = score.score(score.load(args.corpus / "truth.jsonl"), records)
    evaluate.show(result)
    if args.json:
        args.json.write_text(json.dumps(result, indent=1) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
