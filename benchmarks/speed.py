#!/usr/bin/env python3
"""Times the stages of an extraction beside a plain parse, on pages of a corpus. benchmarks/README.md says how to read it.

  speed.py [--corpus DIR] [--pages TYPE] [--every N] [--rounds 5] [--fast] [--save NAME]

--save writes benchmarks/results/NAME.json, with the machine and the versions.
"""
import argparse
import json
import pathlib
import subprocess
import sys

import corpus
import machine

ROOT = pathlib.Path(__file__).resolve().parent.parent
PROGRAM = ROOT / "build/release/benchmarks/speed/speed"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    corpus.add_arguments(parser, ROOT.parent / "shared/corpus/wcxb-dev")
    parser.add_argument("--program", type=pathlib.Path, default=PROGRAM)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--fast", action="store_true", help="rules instead of the model")
    parser.add_argument("--save", metavar="NAME")
    args = parser.parse_args()
    command = [args.program, "--rounds", str(args.rounds), *(["--fast"] if args.fast else [])]
    pages = corpus.chosen_pages(args)
    if args.save is None:
        return subprocess.run([*command, *pages], check=False).returncode
    run = subprocess.run([*command, "--json", *pages], stdout=subprocess.PIPE, check=True)
    result = {"pages": args.pages, "every": args.every, "fast": args.fast, **machine.described(), "speed": json.loads(run.stdout)}
    machine.save(ROOT, args.save, result)
    return 0


if __name__ == "__main__":
    sys.exit(main())
