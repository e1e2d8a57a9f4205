#!/usr/bin/env python3
"""Scores how much of a page's structure comes out, and whether the outputs say the same words.

  structure.py --corpus DIR [--command build/release/cleanview] [--worst KIND] [--causes] [--json FILE]

DIR holds pages/<id>.html.gz and truth.jsonl with `markdown`, as ../shared/corpus/wcxb-dev does.

Structure: headings, list items, table cells, lines of code blocks and links (text and path) of our Markdown against the truth's,
both read by cmark-gfm, as multisets of normalised texts; a link counts once a page, since the truth's converter links a text
wherever it stands once the page links it anywhere. Only pages whose body was found count (word F1 of at least 0.80), and of
them, for each kind, those that have that kind at all. All things count alike.

The truth's Markdown was made by a converter that leaves many samples, lists, headings and links as plain text. So each kind is
scored three times:
  truth   against the marks of the truth alone;
  marked  against the marks of the truth and those that the page's own markup has on text that the truth has: a line of a sample,
          a heading, an item or a cell that is a line of the truth, a link whose block (paragraph, item, cell) stands in it. What
          the truth lost is asked of us, too: such a thing that we miss counts as missed;
  shared  likewise, over the things whose words both texts have: what one side left out of the body is not counted.
`own` is the share of our things that the page's own markup has as that kind.

--causes counts, for what the truth alone holds against us, what we have too much: unmarked in the truth (the page marks it on words that
the truth has plain), not in the truth (its words are not there: bodies differ), other; and what we lack: unmarked in ours, not in ours.

Not counted on either side: links within the page, which the truth mostly lacks. In the truth, comments of unfenced samples are no
headings, a rule below a line is a rule and no mark of a heading, an indent alone makes no code, and backticks in addresses are the
converter's. A number that begins a line of code is the line's number.

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
AGAINST = ("truth", "marked", "shared")
KINDS = ("heading", "item", "cell", "code", "link")
SETEXT = re.compile(r"\n(-{2,}|=+)(?=\s*\n|$)")
CMARK = ["cmark-gfm", "--unsafe", "-e", "table", "-e", "strikethrough", "-e", "footnotes", "-e", "tasklist"]
# Written for people and programs, not said by the page: footnote arrows and numbers of cmark-gfm.
NOT_TEXT = ".//*[contains(@class, 'footnote-backref') or contains(@class, 'footnote-ref') or contains(@class, 'cv-note-mark')]"
# A text of so many words that stands in the truth is no chance.
SURE_WORDS = 3
BLOCKS = set(
    "p h1 h2 h3 h4 h5 h6 li ul ol pre table tr td "
    "th blockquote div dl dt dd figure figcaption caption section br hr details summary".split()
)


def render(markdown: str) -> lxml.html.HtmlElement:
    html = subprocess.run(CMARK, input=markdown.encode(), capture_output=True, check=True).stdout.decode()
    return tree(html)


def tree(html: str) -> lxml.html.HtmlElement:
    parser = lxml.html.HTMLParser(encoding="utf-8", huge_tree=True)
    return lxml.html.document_fromstring(f"<div>{html or ' '}</div>".encode(), parser=parser)


def text_of(element, skip: tuple = (), between: str = " ") -> str:
    """The text, with `between` around what is a block inside."""
    parts = [element.text or ""]
    for child in element:
        if isinstance(child.tag, str) and child.tag not in skip:
            inner = text_of(child, skip, between)
            parts.append(f"{between}{inner}{between}" if child.tag in BLOCKS else inner)
        parts.append(child.tail or "")
    return "".join(parts)


def block_of(element):
    """The nearest element around that is a block."""
    while element.tag not in BLOCKS and element.getparent() is not None:
        element = element.getparent()
    return element


def flat(text: str) -> str:
    return " ".join(WORD.findall(unicodedata.normalize("NFKC", text).casefold()))


def path_of(url: str, base: str) -> str:
    parts = urllib.parse.urlsplit(urllib.parse.urljoin(base, url.strip().replace("`", "")))
    return urllib.parse.unquote(parts.path).rstrip("/") + ("?" + parts.query if parts.query else "")


class TruthText:
    """The words of the truth's Markdown, whatever it marks."""

    def __init__(self, markdown: str, root) -> None:
        raw = collections.Counter(map(flat, markdown.splitlines()))
        shown = collections.Counter()
        for element in root.iter(*BLOCKS):
            if not any(child.tag in BLOCKS for child in element):
                text = text_of(element)
                lines = list(map(flat, text.splitlines()))
                shown.update(lines)
                if len(lines) > 1:
                    shown[flat(text)] += 1
        self.lines = raw | shown
        self.words = f" {flat(text_of(root))} "

    def count(self, text: str) -> int:
        """How often `text` stands there: as a line, or anywhere when it is long."""
        return self.words.count(f" {text} ") if text.count(" ") >= SURE_WORDS - 1 else self.lines[text]


def completed(theirs, marked, page, text: TruthText, base: str) -> dict[str, collections.Counter]:
    """The truth's things and those that the page marks on text that the truth has."""
    found = {kind: collections.Counter(things) for kind, things in theirs.items()}
    for kind in KINDS[:-1]:
        for thing, count in marked[kind].items():
            found[kind][thing] = max(found[kind][thing], min(count, text.count(thing)))
    links = collections.Counter()
    for element in page.iter("a"):
        link = link_of(element, base)
        if link and text.count(flat(text_of(block_of(element)))):
            links[link] = 1
    return {**found, "link": found["link"] | links}


def link_of(element, base: str) -> tuple[str, str] | None:
    text = flat(text_of(element))
    try:
        path = path_of(element.get("href") or "#", base)
    except ValueError:
        return None
    return (text, path) if text and path != path_of("", base) else None


def code_lines(element) -> list[str]:
    """Without the numbers that many pages print before each line."""
    lines = (re.sub(r"^\s*\d+", "", line) for line in text_of(element, between="\n").splitlines())
    return [line for line in map(flat, lines) if line]


def structure(root, base: str) -> dict[str, collections.Counter]:
    found = {kind: collections.Counter() for kind in KINDS}
    for element in root.iter("h1", "h2", "h3", "h4", "h5", "h6", "li", "td", "th", "pre", "a"):
        text = text_of(element, ("ul", "ol", "pre", "table") if element.tag == "li" else ())
        if element.tag == "pre":
            found["code"].update(code_lines(element))
        elif element.tag == "a":
            link = link_of(element, base)
            if link:
                found["link"][link] = 1
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
        judge(result, ours, truth, tree(packed.decode("utf-8", "replace")))
    return result


def judge(result: dict, ours, truth: dict, page) -> None:
    markdown, base = SETEXT.sub(r"\n\n\1", truth["markdown"]), truth["url"]
    theirs = render(markdown)
    text = TruthText(markdown, theirs)
    drop_comments(theirs, page)
    drop_indented_prose(theirs, page)
    marked = structure(page, base)
    result["ours"] = structure(ours, base)
    result["truth"] = structure(theirs, base)
    result["marked"] = completed(result["truth"], marked, page, text, base)
    result["shared"] = {k: known(things, f" {flat(text_of(ours))} ") for k, things in result["marked"].items()}
    result["ours_shared"] = {k: known(things, text.words) for k, things in result["ours"].items()}
    result["own"] = {k: (shared(result["ours"][k], marked[k]), result["ours"][k].total()) for k in KINDS}


def known(things: collections.Counter, text: str) -> collections.Counter:
    """The things whose words stand in `text`."""
    return collections.Counter({t: n for t, n in things.items() if f" {t[0] if isinstance(t, tuple) else t} " in text})


def drop_indented_prose(theirs, page) -> None:
    """Takes blocks out of the truth that are code for their indent alone: nothing of them is code on the page."""
    real = {line for element in page.iter("pre", "code", "table", "textarea") for line in code_lines(element)}
    for sample in list(theirs.iter("pre")):
        if real.isdisjoint(code_lines(sample)):
            sample.drop_tree()


def drop_comments(theirs, page) -> None:
    """Takes headings out of the truth that are comments in the page's code: its converter leaves samples unfenced."""
    samples = " ".join(flat(text_of(pre)) for pre in page.iter("pre", "code"))
    real = {flat(text_of(h)) for h in page.iter("h1", "h2", "h3", "h4", "h5", "h6")}
    for heading in list(theirs.iter("h1", "h2", "h3", "h4", "h5", "h6")):
        text = flat(text_of(heading))
        if text and text in samples and text not in real:
            heading.drop_tree()


def micro(counts: list[tuple[int, int, int]]) -> tuple[float, float, float]:
    common, ours, theirs = (sum(c[i] for c in counts) for i in range(3))
    return f1(common, ours, theirs), common / max(ours, 1), common / max(theirs, 1)


def kind_figures(rows: list[dict], kind: str) -> dict:
    out = {}
    for against in AGAINST:
        mine = "ours_shared" if against == "shared" else "ours"
        judged = [r for r in rows if r[against][kind]]
        counts = [(shared(r[mine][kind], r[against][kind]), r[mine][kind].total(), r[against][kind].total()) for r in judged]
        score, precision, recall = micro(counts)
        out[against] = {"pages": len(judged), "p": precision, "r": recall, "f1": score}
    own = [r["own"][kind] for r in rows]
    out["own"] = sum(o[0] for o in own) / max(sum(o[1] for o in own), 1)
    return out


def summary(rows: list[dict]) -> dict:
    out = {"pages": len(rows), "pages_with_body": sum("ours" in r for r in rows)}
    total = sum(r["words"] for r in rows)
    for kind in ("markdown", "html"):
        out[f"{kind}_round_trip"] = sum(r[f"{kind}_words"] for r in rows) / max(total, 1)
    judged = [r for r in rows if "ours" in r]
    for kind in KINDS:
        out[kind] = kind_figures(judged, kind)
    out["causes"] = {kind: cause_figures(judged, kind) for kind in KINDS}
    return out


CAUSES = ("extra_unmarked_in_truth", "extra_not_in_truth", "extra_other",
          "missing_unmarked_in_ours", "missing_not_in_ours", "common")


def cause_figures(rows: list[dict], kind: str) -> dict[str, int]:
    """What the truth alone counts against us, by why, over the pages where it has the kind at all."""
    out = dict.fromkeys(CAUSES, 0)
    for row in rows:
        ours, theirs = row["ours"][kind], row["truth"][kind]
        if not theirs:
            continue
        extra, missing = ours - theirs, theirs - ours
        plain = extra & (row["marked"][kind] - theirs)
        outside = (extra - plain) - row["ours_shared"][kind]
        out["extra_unmarked_in_truth"] += plain.total()
        out["extra_not_in_truth"] += outside.total()
        out["extra_other"] += (extra - plain - outside).total()
        unmarked = missing & row["shared"][kind]
        out["missing_unmarked_in_ours"] += unmarked.total()
        out["missing_not_in_ours"] += (missing - unmarked).total()
        out["common"] += shared(ours, theirs)
    return out


def show_causes(causes: dict[str, dict[str, int]]) -> None:
    print(f"{'':8} " + "  ".join(CAUSES))
    for kind, counts in causes.items():
        print(f"{kind:8} " + "  ".join(f"{counts[name]:{len(name)}}" for name in CAUSES))


def show(result: dict) -> None:
    print(f"pages {result['pages']}, {result['pages_with_body']} with their body found")
    print(f"round trip: Markdown {result['markdown_round_trip']:.5f}, HTML {result['html_round_trip']:.5f}")
    for kind in KINDS:
        figures = result[kind]
        for against in AGAINST:
            f = figures[against]
            print(f"{kind:8} {against:7} {f['pages']:5} pages  P {f['p']:.3f}  R {f['r']:.3f}  F1 {f['f1']:.3f}", end="")
            print(f"   own {figures['own']:.3f}" if against == "truth" else "")


def show_worst(rows: list[dict], kind: str, against: str) -> None:
    if kind in ("markdown", "html"):
        for row in sorted(rows, key=lambda r: r[f"{kind}_words"] - r["words"])[:25]:
            print(f"  {row['id']} lost {row['words'] - row[f'{kind}_words']} of {row['words']} words")
        return
    scored = [(r["ours"][kind], r[against][kind], r["id"]) for r in rows if "ours" in r and r[against][kind]]
    for ours, theirs, page in sorted(scored, key=lambda s: 2 * shared(s[0], s[1]) - s[0].total() - s[1].total())[:25]:
        print(f"  {page} ours {ours.total()} theirs {theirs.total()} common {shared(ours, theirs)}")
        print(f"     missing {[str(k)[:70] for k in (theirs - ours)][:4]}")
        print(f"     extra   {[str(k)[:70] for k in (ours - theirs)][:4]}")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", type=pathlib.Path, required=True)
    parser.add_argument("--command", default=str(ROOT / "build/release/cleanview"))
    parser.add_argument("--worst", choices=(*KINDS, "markdown", "html"))
    parser.add_argument("--against", choices=AGAINST[:2], default="marked", help="what --worst counts")
    parser.add_argument("--causes", action="store_true", help="why things count against us by the truth alone")
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
    show(result)
    if args.json:
        args.json.write_text(json.dumps(result, indent=1))
    if args.causes:
        show_causes(result["causes"])
    if args.worst:
        show_worst(rows, args.worst, args.against)
    return 0


if __name__ == "__main__":
    sys.exit(main())
