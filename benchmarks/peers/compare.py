#!/usr/bin/env python3
"""Runs other extractors on the same pages in the same run, and prints how long they take beside an extraction and a plain parse.

  compare.py [--corpus DIR] [--pages TYPE] [--every N] [--rounds 3] [--only NAME,...] [--save NAME]

Each extractor is a process that holds all pages, unpacked, and works only when it is asked to. For each page in each round all of them extract it,
one after the other, so that they meet the same state of the machine; the first round warms up and is not counted. Time is the
process's processor time; a page's time is the median of its rounds, and the figures are means over the pages that nobody failed at.
Each does what its users call: bytes in, and out
  cleanview       the whole JSON record with metadata    plain           a parse by Gumbo, and no more
  resiliparse     the plain text of the main content     dom_smoothie    Readability's article and metadata
  trafilatura     text and metadata as JSON              rs-trafilatura  text and metadata
  go-trafilatura  text and metadata, with its fallback   readability     Readability's article, over linkedom
What is missing or changed is installed into build/peers (PyPI, npm, crates, Go modules); the compilers are those of
tools/setup.sh peers. What cannot be installed is left out, and told. --save writes benchmarks/results/NAME.json.
"""
import argparse
import gzip
import hashlib
import json
import pathlib
import re
import shutil
import statistics
import subprocess
import sys
import venv
from collections.abc import Callable

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
WORK = ROOT / "build" / "peers"
sys.path.insert(0, str(HERE.parent))
import corpus
import machine

PYTHON_NEEDS = ["resiliparse==2.0.1", "trafilatura==2.3.1", "lxml-html-clean==0.4.6"]
PEERS = ("resiliparse", "dom_smoothie", "rs-trafilatura", "go-trafilatura", "trafilatura", "readability")


def run(*command: str | pathlib.Path, folder: pathlib.Path = ROOT) -> None:
    subprocess.run(["nice", *map(str, command)], cwd=folder, check=True, stdout=sys.stderr)


def make_once(name: str, parts: list[str], make: Callable[[], None]) -> None:
    """Calls `make` unless the last call was for the same pins and sources."""
    stamp = WORK / f"{name}.made"
    digest = hashlib.sha256("\0".join(parts).encode()).hexdigest()
    if stamp.exists() and stamp.read_text(encoding="utf-8") == digest:
        return
    stamp.unlink(missing_ok=True)
    make()
    stamp.write_text(digest, encoding="utf-8")


def python_worker(name: str) -> list[str]:
    python = WORK / "venv" / "bin" / "python"

    def make() -> None:
        venv.create(WORK / "venv", with_pip=True)
        run(python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *PYTHON_NEEDS)

    make_once("python", PYTHON_NEEDS, make)
    return [str(python), str(HERE / "worker.py"), name]


def node_worker(_: str) -> list[str]:
    for name in ("package.json", "worker.mjs"):
        shutil.copy(HERE / name, WORK / name)
    make_once("node", [(HERE / "package.json").read_text(encoding="utf-8")], lambda: run(
        "npm", "install", "--silent", "--no-package-lock", "--ignore-scripts", "--no-audit", "--no-fund", folder=WORK))
    return ["node", str(WORK / "worker.mjs")]


def rust_worker(name: str) -> list[str]:
    program = WORK / "rust" / "target" / "release" / "peers"

    def make() -> None:
        # With the time of the copy: Cargo takes a source for changed when it is newer than what was built.
        shutil.copytree(HERE / "rust", WORK / "rust", dirs_exist_ok=True, copy_function=shutil.copy)
        run("cargo", "generate-lockfile", "--quiet", folder=WORK / "rust")
        lock = WORK / "rust" / "Cargo.lock"
        registry = re.search(r"^source = .*$", lock.read_text(encoding="utf-8"), re.M)[0]
        pinned = (HERE / "rust" / "pinned.lock").read_text(encoding="utf-8")
        lock.write_text(re.sub(r"^checksum", f"{registry}\nchecksum", pinned, flags=re.M), encoding="utf-8")
        run("cargo", "build", "--release", "--locked", "--quiet", "--jobs", "1", "--target-dir", program.parent.parent, folder=WORK / "rust")

    make_once("rust", [(HERE / "rust" / name).read_text(encoding="utf-8") for name in ("Cargo.toml", "pinned.lock", "src/main.rs")], make)
    return [str(program), name]


def go_worker(_: str) -> list[str]:
    run("go", "build", "-mod=readonly", "-p", "1", "-o", WORK / "go-trafilatura", ".", folder=HERE / "go")
    return [str(WORK / "go-trafilatura")]


MAKERS = {"resiliparse": python_worker, "trafilatura": python_worker, "dom_smoothie": rust_worker, "rs-trafilatura": rust_worker,
          "go-trafilatura": go_worker, "readability": node_worker}


def versions() -> list[str]:
    """Of the peers, as the files that pin them say."""
    npm = json.loads((HERE / "package.json").read_text(encoding="utf-8"))["dependencies"]
    rust = re.findall(r'^(dom_smoothie|rs-trafilatura) = "=(.*)"', (HERE / "rust/Cargo.toml").read_text(encoding="utf-8"), re.M)
    go = re.findall(r"(go-trafilatura) v(\S+)", (HERE / "go/go.mod").read_text(encoding="utf-8"))
    return [*PYTHON_NEEDS, *(f"{name}=={version}" for name, version in [*npm.items(), *rust, *go])]


class Worker:
    def __init__(self, command: list[str], pages: list[str]):
        self.process = subprocess.Popen([*command, *pages], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        if int(self.process.stdout.readline() or -1) != len(pages):
            raise RuntimeError("it did not start")

    def extract(self, page: int) -> list[float]:
        self.process.stdin.write(f"{page}\n")
        self.process.stdin.flush()
        return [float(field) for field in self.process.stdout.readline().split()]


def start(names: list[str], pages: list[str]) -> dict[str, Worker]:
    speed = ROOT / "build/release/benchmarks/speed/speed"
    workers = {"cleanview": Worker([str(speed), "--serve"], pages)}
    for name in names:
        try:
            workers[name] = Worker(MAKERS[name](name), pages)
        except (OSError, ValueError, RuntimeError, subprocess.CalledProcessError) as why:
            print(f"compare: {name} is left out: {why}", file=sys.stderr)
    return workers


def measure(workers: dict[str, Worker], pages: int, rounds: int) -> tuple[dict[str, list[list[float]]], dict[str, set[int]]]:
    """Milliseconds by extractor, page and round; and the pages that each failed at."""
    times = {name: [[] for _ in range(pages)] for name in ("plain", *workers)}
    failed = {name: set() for name in times}
    for turn in range(rounds + 1):
        for page in range(pages):
            for name, worker in workers.items():
                answer = worker.extract(page)
                if name == "cleanview":
                    plain, spent = answer
                    failed_now = False
                    if turn > 0:
                        times["plain"][page].append(plain)
                else:
                    spent, done = answer
                    failed_now = not done
                if failed_now:
                    failed[name].add(page)
                if turn > 0:
                    times[name][page].append(spent)
    return times, failed


def table(times: dict[str, list[list[float]]], failed: dict[str, set[int]]) -> dict[str, dict]:
    pages = range(len(times["plain"]))
    good = [page for page in pages if not any(page in pages_of for pages_of in failed.values())]
    means = {name: statistics.mean(statistics.median(rows[page]) for page in good) for name, rows in times.items()}
    print(f"{len(good)} of {len(pages)} pages, at which nobody failed\n")
    print(f"{'':16} {'ms a page':>10} {'cleanview / it':>15} {'failed':>7}")
    rows = {}
    for name in sorted(means, key=means.get):
        ratio = means["cleanview"] / means[name]
        print(f"{name:16} {means[name]:10.3f} {ratio:15.3f} {len(failed[name]):7}")
        rows[name] = {"ms": round(means[name], 4), "cleanview_to_it": round(ratio, 4), "failed": len(failed[name])}
    return rows


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    corpus.add_arguments(parser, ROOT.parent / "shared/corpus/wcxb-dev")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--only", default=",".join(PEERS))
    parser.add_argument("--save", metavar="NAME")
    args = parser.parse_args()
    WORK.mkdir(parents=True, exist_ok=True)
    unknown = set(args.only.split(",")) - set(MAKERS)
    if unknown:
        sys.exit(f"compare: no extractor is called {', '.join(sorted(unknown))}; there are: {', '.join(MAKERS)}. cleanview and plain are always there")
    pages = []
    for path in corpus.chosen_pages(args):
        unpacked = WORK / "pages" / path.name.removesuffix(".gz")
        unpacked.parent.mkdir(exist_ok=True)
        unpacked.write_bytes(gzip.decompress(path.read_bytes()))
        pages.append(str(unpacked))
    workers = start(args.only.split(","), pages)
    rows = table(*measure(workers, len(pages), args.rounds))
    if args.save:
        machine.save(ROOT, args.save, {"pages": args.pages, "every": args.every, "rounds": args.rounds, **machine.described(),
                                       "versions": versions(), "extractors": rows})
    return 0


if __name__ == "__main__":
    sys.exit(main())
