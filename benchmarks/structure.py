#!/usr/bin/env python3
"""Scores how much of a page's structure comes out, and whether the outputs say the same words.

  structure.py --corpus DIR [--command build/release/cleanview] [--worst KIND] [--json FILE]

DIR holds pages/<id>.html.gz and truth.jsonl with `markdown`, as ../shared/corpus/wcxb-dev does.

Structure: headings, list items, table cells, lines of code blocks and links (text and path) of our Markdown against the truth's,
both read by cmark-gfm, as multisets of normalised texts. What is measured is structure, not the choice of blocks, so only pages whose
body was found count (word F1 of at least 0.80), and of them, for each kind, those whose truth marks that kind at all: the truth's Markdown
was made by a converter that leaves whole lists and samples as paragraphs; comments in such samples look like headings there, and are
not counted. `micro` counts all things alike, `mean` is over the pages.
`marked` is the share of our things that the page's own markup has as things of that kind, whether or not the truth marks them, and
`marked_f1` the F1 of that and of the recall `r`. `both` is `micro` over the things whose words both texts have in a row: what one side left out of the body is not counted. `all` is
`micro` over every page with a body, whether or not its truth marks the kind.

Round trip: words of the text output that the Markdown, rendered by cmark-gfm, and the HTML, parsed by libxml2, give back.
"""
import argparse
import collections
import concurrent.futures
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import unicodedata
import urllib.parse

import lxml.html

ROOT = pathlib.Path(__file__).resolve().parent.parent
WORD = re.compile(r"\w+", re.UNICODE)
BODY_FOUND = 0.80
KINDS = ("heading", "item", "cell", "code", "link")
CMARK = ["cmark-gfm", "--unsafe", "-e", "table", "-e", "strikethrough", "-e", "footnotes", "-e", "tasklist"]
# Written for people and programs, not said by the page: footnote arrows and numbers of cmark-gfm.
NOT_TEXT = ".//*[contains(@class, 'footnote-backref') or contains(@class, 'footnote-ref') or contains(@class, 'cv-note-mark')]"
BLOCKS = set("p h1 h2 h3 h4 h5 h6 li ul ol pre table tr td th blockquote div dl dt dd figure figcaption caption section br hr details summary".split())


def render(markdown: str) -> lxml.html.HtmlElement:
    html = subprocess.run(CMARK, input=markdown.encode(), capture_output=True, check=True).stdout.decode()
    return tree(html)


def tree(html: str) -> lxml.html.HtmlElement:
    parser = lxml.html.HTMLParser(encoding="utf-8", huge_tree=True)
    return lxml.html.document_fromstring(f"<div>{html or ' '}</div>".encode(), parser=parser)


def text_of(element, skip: tuple = ()) -> str:
    parts = [element.text or ""]
    for child in element:
        if isinstance(child.tag, str) and child.tag not in skip:
            inner = text_of(child, skip)
            parts.append(f" {inner} " if child.tag in BLOCKS else inner)
        parts.append(child.tail or "")
    return "".join(parts)


def flat(text: str) -> str:
    return " ".join(WORD.findall(unicodedata.normalize("NFKC", text).casefold()))


def path_of(url: str, base: str) -> str:
    parts = urllib.parse.urlsplit(urllib.parse.urljoin(base, url.strip()))
    return urllib.parse.unquote(parts.path).rstrip("/") + ("?" + parts.query if parts.query else "")


def structure(root, base: str) -> dict[str, collections.Counter]:
    found = {kind: collections.Counter() for kind in KINDS}
    for element in root.iter("h1", "h2", "h3", "h4", "h5", "h6", "li", "td", "th", "pre", "a"):
        text = text_of(element, ("ul", "ol", "pre", "table") if element.tag == "li" else ())
        if element.tag == "pre":
            found["code"].update(line for line in map(flat, text_of(element).splitlines()) if line)
        elif element.tag == "a":
            if flat(text) and element.get("href"):
                try:
                    found["link"][flat(text), path_of(element.get("href"), base)] += 1
                except ValueError:
                    pass
        elif flat(text):
            kind = {"li": "item", "td": "cell", "th": "cell"}.get(element.tag, "heading")
            found[kind][flat(text)] += 1
    return found


def f1(common: int, ours: int, theirs: int) -> float:
    return 2 * common / (ours + theirs) if ours + theirs else 1.0


def words(text: str) -> collections.Counter:
    return collections.Counter(WORD.findall(text.casefold()))


def shared(a: collections.Counter, b: collections.Counter) -> int:
    return sum((a & b).values())


def run_page(job: tuple[str, dict, pathlib.Path]) -> dict:
    command, truth, page = job
    options = ["-f", "json", "--content", "text,markdown,html", "--fields", "text,markdown,html"]
    packed = subprocess.run(["gzip", "-dc", str(page)], capture_output=True, check=True).stdout
    with tempfile.NamedTemporaryFile(suffix=".html") as file:
        file.write(packed)
        file.flush()
        done = subprocess.run([command, *options, "--url", truth["url"], file.name], capture_output=True, check=False)
    record = json.loads(done.stdout)
    ours, text = render(record["markdown"] or ""), words(record["text"] or "")
    result = {"id": truth["id"], "words": text.total()}
    for drop in ours.xpath(NOT_TEXT):
        drop.drop_tree()
    result["markdown_words"] = shared(text, words(text_of(ours)))
    html = tree(record["html"] or "")
    for drop in html.xpath(NOT_TEXT):
        drop.drop_tree()
    result["html_words"] = shared(text, words(text_of(html)))
    body = words(truth["text"])
    result["body"] = f1(shared(text, body), text.total(), body.total())
    if truth.get("markdown") and result["body"] >= BODY_FOUND:
        theirs = render(truth["markdown"])
        page = tree(packed.decode("utf-8", "replace"))
        drop_comments(theirs, page)
        result["ours"] = structure(ours, truth["url"])
        result["theirs"] = structure(theirs, truth["url"])
        marked = structure(page, truth["url"])
        result["marked"] = {k: (shared(result["ours"][k], marked[k]), result["ours"][k].total()) for k in KINDS}
        result["both"] = in_both(result, flat(text_of(ours)), flat(text_of(theirs)))
    return result


def drop_comments(theirs, page) -> None:
    """Takes headings out of the truth that are comments in the page's code: its converter leaves samples unfenced."""
    samples = " ".join(flat(text_of(pre)) for pre in page.iter("pre", "code"))
    real = {flat(text_of(h)) for h in page.iter("h1", "h2", "h3", "h4", "h5", "h6")}
    for heading in list(theirs.iter("h1", "h2", "h3", "h4", "h5", "h6")):
        text = flat(text_of(heading))
        if text and text in samples and text not in real:
            heading.drop_tree()


def in_both(result: dict, our_text: str, their_text: str) -> dict[str, tuple[int, int, int]]:
    """Counts (common, ours, theirs) of each kind over the things whose words stand in both texts."""

    def known(things: collections.Counter, text: str) -> collections.Counter:
        return collections.Counter({t: n for t, n in things.items() if (t[0] if isinstance(t, tuple) else t) in text})

    counts = {}
    for kind in KINDS:
        ours, theirs = known(result["ours"][kind], their_text), known(result["theirs"][kind], our_text)
        counts[kind] = (shared(ours, theirs), ours.total(), theirs.total())
    return counts


def micro(counts: list[tuple[int, int, int]]) -> tuple[float, float, float]:
    common, ours, theirs = (sum(c[i] for c in counts) for i in range(3))
    return f1(common, ours, theirs), common / max(ours, 1), common / max(theirs, 1)


def kind_figures(rows: list[dict], kind: str) -> dict:
    every = [(shared(r["ours"][kind], r["theirs"][kind]), r["ours"][kind].total(), r["theirs"][kind].total()) for r in rows]
    counts = [c for c in every if c[2]]
    score, precision, recall = micro(counts)
    mean = sum(f1(*c) for c in counts) / max(len(counts), 1)
    both = micro([r["both"][kind] for r, c in zip(rows, every) if c[2]])[0]
    marked = [r["marked"][kind] for r, c in zip(rows, every) if c[2]]
    own = sum(m[0] for m in marked) / max(sum(m[1] for m in marked), 1)
    marked_f1 = 2 * own * recall / max(own + recall, 1e-9)
    return {"marked": own, "marked_f1": marked_f1, "micro": score, "p": precision, "r": recall, "mean": mean, "both": both, "all": micro(every)[0], "pages": len(counts)}


def summary(rows: list[dict]) -> dict:
    out = {"pages": len(rows), "pages_with_body": sum("ours" in r for r in rows)}
    total = sum(r["words"] for r in rows)
    for kind in ("markdown", "html"):
        out[f"{kind}_round_trip"] = sum(r[f"{kind}_words"] for r in rows) / max(total, 1)
    judged = [r for r in rows if "ours" in r]
    for kind in KINDS:
        out[kind] = kind_figures(judged, kind)
    return out


def show_worst(rows: list[dict], kind: str) -> None:
    if kind in ("markdown", "html"):
        for row in sorted(rows, key=lambda r: r[f"{kind}_words"] - r["words"])[:25]:
            print(f"  {row['id']} lost {row['words'] - row[f'{kind}_words']} of {row['words']} words")
        return
    scored = [(r["ours"][kind], r["theirs"][kind], r["id"]) for r in rows if "ours" in r and r["theirs"][kind]]
    for ours, theirs, page in sorted(scored, key=lambda s: 2 * shared(s[0], s[1]) - s[0].total() - s[1].total())[:25]:
        print(f"  {page} ours {ours.total()} theirs {theirs.total()} common {shared(ours, theirs)}")
        print(f"     missing {[str(k)[:70] for k in (theirs - ours)][:4]}")
        print(f"     extra   {[str(k)[:70] for k in (ours - theirs)][:4]}")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", type=pathlib.Path, required=True)
    parser.add_argument("--command", default=str(ROOT / "build/release/cleanview"))
    parser.add_argument("--worst", choices=(*KINDS, "markdown", "html"))
    parser.add_argument("--json", type=pathlib.Path)
    parser.add_argument("--every", type=int, default=1, help="only each n-th page")
    args = parser.parse_args()
    if not (args.corpus / "truth.jsonl").exists():
        print(f"structure: no corpus at {args.corpus}: nothing was measured", file=sys.stderr)
        return 2
    truth = [json.loads(line) for line in (args.corpus / "truth.jsonl").read_text(encoding="utf-8").split("\n") if line]
    jobs = [(args.command, t, args.corpus / "pages" / f"{t['id']}.html.gz") for t in truth[:: args.every]]
    with concurrent.futures.ProcessPoolExecutor(os.cpu_count()) as pool:
        rows = list(pool.map(run_page, jobs, chunksize=8))
    result = summary(rows)
    for key, value in result.items():
        print(key, {k: round(v, 4) for k, v in value.items()} if isinstance(value, dict) else round(value, 5))
    if args.json:
        args.json.write_text(json.dumps(result, indent=1))
    if args.worst:
        show_worst(rows, args.worst)
    return 0


if __name__ == "__main__":
    sys.exit(main())
