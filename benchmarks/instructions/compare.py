#!/usr/bin/env python3
"""Compares how many instructions a fixed set of pages takes with the numbers in benchmarks/instructions.json.

  compare.py [--program build/release/benchmarks/instructions/measured_pages] [--accept]

Unlike times, instructions are the same on a busy machine: valgrind's callgrind counts them. They do depend on the compiler, so the numbers are
compared only where its version and the processor's architecture are those that they were made with; elsewhere this says so and exits with 77.
The pages are fixtures, and "together": all of these one after another, over and over, one page of the size that pages of the web have. A count
may differ by TOLERANCE. A page that takes fewer is told, too, so that what was won is not lost again unseen. --accept writes the
numbers anew: a commit that does so says why.
"""
import argparse
import json
import pathlib
import platform
import re
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
EXPECTED = ROOT / "benchmarks" / "instructions.json"
TOLERANCE = 0.03
TOGETHER_BYTES = 150_000
PAGES = [
    "aggregator--amp-fr", "aggregator--cards-es", "aggregator--definition-list-ar", "aggregator--div-soup-de", "aggregator--semantic",
    "aggregator--table-layout-ja", "code--two-languages-in-tabs", "details--accordion", "footnote--wiki-references", "math--katex-display",
    "space--zwj-emoji", "whole--essay-with-notes", "whole--manual", "whole--recipe",
]


def compiler_of(build: pathlib.Path) -> str:
    """The C++ compiler that a build folder uses, and the processor."""
    for file in build.glob("CMakeFiles/*/CMakeCXXCompiler.cmake"):
        text = file.read_text(encoding="utf-8")
        name = re.search(r'CMAKE_CXX_COMPILER_ID "(.*)"', text)
        version = re.search(r'CMAKE_CXX_COMPILER_VERSION "(.*)"', text)
        if name and version:
            return f"{name[1]} {version[1]} {platform.machine()}"
    sys.exit(f"compare: {build} is no build folder")


def pages_in(folder: pathlib.Path) -> dict[str, pathlib.Path]:
    """The set: where each page lies, by name. Writes the long one into `folder`."""
    pages = {name: ROOT / "fixtures" / name / "page.html" for name in PAGES}
    once = b"\n".join(path.read_bytes() for path in pages.values())
    together = folder / "together.html"
    together.write_bytes(once * (TOGETHER_BYTES // len(once) + 1))
    return {**pages, "together": together}


def count(program: pathlib.Path) -> dict[str, int]:
    with tempfile.TemporaryDirectory() as work:
        pages = pages_in(pathlib.Path(work))
        profile = pathlib.Path(work, "profile")
        run = subprocess.run(
            ["valgrind", "--tool=callgrind", "--toggle-collect=measured_page", "--dump-after=measured_page", f"--callgrind-out-file={profile}",
             program, *pages.values()],
            stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, check=False,
        )
        if run.returncode != 0:
            sys.exit(f"compare: {program} failed\n{run.stderr[-2000:]}")
        counts = {}
        for number, name in enumerate(pages, 1):
            totals = re.search(r"^totals: (\d+)", pathlib.Path(f"{profile}.{number}").read_text(encoding="utf-8"), re.M)
            counts[name] = int(totals[1])
        return counts


def differences(expected: dict[str, int], found: dict[str, int]) -> list[str]:
    told = []
    for name, now in found.items():
        before = expected.get(name)
        if before is None:
            told.append(f"{name}: {now:,} instructions, none expected")
        elif abs(now - before) > TOLERANCE * before:
            told.append(f"{name}: {now:,} instructions, {before:,} expected ({now / before - 1:+.1%})")
    return told + [f"{name}: expected, but no page" for name in expected.keys() - found.keys()]


def self_test() -> None:
    assert not differences({"a": 1000}, {"a": 1029})
    assert differences({"a": 1000}, {"a": 1031}) and differences({"a": 1000}, {"a": 969})
    assert differences({}, {"a": 1}) and differences({"a": 1}, {})


def main() -> int:
    self_test()
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", type=pathlib.Path, default=ROOT / "build/release/benchmarks/instructions/measured_pages")
    parser.add_argument("--accept", action="store_true")
    args = parser.parse_args()
    if shutil.which("valgrind") is None:
        print("compare: valgrind is not there (tools/setup.sh benchmark)", file=sys.stderr)
        return 77
    compiler = compiler_of(args.program.resolve().parents[2])
    expected = json.loads(EXPECTED.read_text(encoding="utf-8")) if EXPECTED.exists() else {"compiler": compiler, "instructions": {}}
    if expected["compiler"] != compiler and not args.accept:
        print(f"compare: skipped: the numbers are those of {expected['compiler']}, and this is {compiler}", file=sys.stderr)
        return 77
    found = count(args.program)
    told = differences(expected["instructions"], found)
    print("\n".join(told) if told else f"{len(found)} pages within {TOLERANCE:.0%}; together {found['together']:,} instructions")
    if args.accept:
        EXPECTED.write_text(json.dumps({"compiler": compiler, "instructions": found}, indent=2) + "\n", encoding="utf-8")
    elif told:
        print("If that is meant: make instructions-accept, and say why in the commit.", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
