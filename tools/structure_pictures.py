#!/usr/bin/env python3
"""Pictures of how fixtures look in the outputs: docs/images/structure-*.webp.

  structure_pictures.py [--command build/release/cleanview] [--out docs/images]

Each picture has the page's Markdown as cmark-gfm renders it, the HTML output and the text output side by side; a formula has the MathML of
the TEI output, too. TeX in Markdown and HTML is set by latex2mathml, as a reader's own typesetter would. Needs cmark-gfm, chromium and the
packages latex2mathml and pillow.
"""
import argparse
import html
import io
import os
import pathlib
import re
import shutil
import subprocess
import tempfile

import latex2mathml.converter
from PIL import Image, ImageChops

ROOT = pathlib.Path(__file__).resolve().parent.parent
PICTURES = {
    "table": "table--rowspan",
    "code": "code--white-space",
    "formula": "math--katex-display",
    "essay": "whole--essay-with-notes",
    "recipe": "whole--recipe",
}
CMARK = ["cmark-gfm", "--unsafe", "-e", "table", "-e", "strikethrough", "-e", "footnotes", "-e", "tasklist"]
CHROMIUM = [
    "chromium", "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--hide-scrollbars",
]
WIDTH = 1500
# Of a panel: what is not text, and a character of its plain text, in pixels.
MARGINS = 90
CHARACTER_WIDTH = 7.8
STYLE = """
body { margin: 0; display: flex; gap: 24px; padding: 16px; background: #fff; color: #222; font: 15px/1.5 sans-serif; align-items: flex-start }
body > section { flex: 1 1 0; min-width: 0; border: 1px solid #ccc; border-radius: 6px; padding: 4px 16px 12px; overflow-wrap: anywhere }
body > section > h6 { margin: 4px 0 8px; font: 600 12px sans-serif; color: #777; text-transform: uppercase }
table { border-collapse: collapse; margin: 12px 0 } th, td { border: 1px solid #bbb; padding: 4px 8px; vertical-align: top }
pre { background: #f5f5f5; padding: 8px; white-space: pre-wrap; font: 13px/1.45 monospace } blockquote { border-left: 3px solid #ccc; margin-left: 0; padding-left: 12px }
.plain { background: none; padding: 0 } .picture { display: block; height: 66px; padding: 12px; background: #dde; color: #667 } math { font-size: 120% }
figure { margin: 12px 0 } .footnote > p, .footnote > .footnote-mark { display: inline } h2 { font-size: 20px }
"""


def set_formulas(page: str) -> str:
    """TeX between the delimiters of Markdown and HTML, as MathML."""

    def formula(match: re.Match, display: str) -> str:
        return latex2mathml.converter.convert(html.unescape(match[1]).strip(), display=display)

    for block in (r"\$\$(.+?)\$\$", r"\\\[(.+?)\\\]"):
        page = re.sub(block, lambda m: formula(m, "block"), page, flags=re.S)
    return re.sub(r"\\\((.+?)\\\)", lambda m: formula(m, "inline"), page)


def panels(command: str, fixture: str) -> dict[str, str]:
    page = ROOT / "fixtures" / fixture / "page.html"
    is_formula = fixture.startswith("math--")
    wrap = int((WIDTH / (4 if is_formula else 3) - MARGINS) / CHARACTER_WIDTH)

    def output(kind: str) -> str:
        call = [command, "--url", "https://example.org/", "--wrap", str(wrap), "-f", kind, str(page)]
        return subprocess.run(call, capture_output=True, text=True, check=True).stdout

    rendered = subprocess.run(CMARK, input=output("markdown"), capture_output=True, text=True, check=True).stdout
    text = f'<pre class="plain">{html.escape(output("text"))}</pre>'
    found = {"Markdown": set_formulas(rendered), "HTML": set_formulas(output("html")), "Text": text}
    if is_formula:
        found["MathML of TEI"] = "".join(f"<p>{m}</p>" for m in re.findall(r"<math .*?</math>", output("tei"), re.S))
    return found


def placeholder(image: re.Match) -> str:
    alt = re.search(r'alt="([^"]*)"', image[0])
    return f'<span class="picture">{alt[1] if alt else ""}</span>'


def picture(sections: dict[str, str], out: pathlib.Path) -> None:
    body = "".join(f"<section><h6>{title}</h6>{inner}</section>" for title, inner in sections.items())
    body = re.sub(r"<img [^>]*>", placeholder, body)  # the fixtures' pictures are nowhere
    folder = pathlib.Path(tempfile.mkdtemp())
    try:
        head = f'<meta charset="utf-8"><style>{STYLE}</style>'
        (folder / "page.html").write_text(f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>", encoding="utf-8")
        command = [*CHROMIUM, f"--user-data-dir={folder / 'profile'}", f"--window-size={WIDTH},1600", f"--screenshot={folder / 'shot.png'}"]
        home = {**os.environ, "HOME": str(folder)}
        subprocess.run([*command, (folder / "page.html").as_uri()], capture_output=True, check=True, timeout=120, env=home)
        shot = Image.open(io.BytesIO((folder / "shot.png").read_bytes())).convert("RGB")
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    used = ImageChops.difference(shot, Image.new("RGB", shot.size, "white")).getbbox()
    shot.crop((0, 0, WIDTH, used[3] + 16)).quantize(24).convert("RGB").save(out, lossless=True, method=6)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--command", default=str(ROOT / "build/release/cleanview"))
    parser.add_argument("--out", type=pathlib.Path, default=ROOT / "docs/images")
    args = parser.parse_args()
    for name, fixture in PICTURES.items():
        picture(panels(args.command, fixture), args.out / f"structure-{name}.webp")


if __name__ == "__main__":
    main()
