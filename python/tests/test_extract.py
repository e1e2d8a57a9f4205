"""extract, extract_many and Article."""
import json
import pickle
import subprocess
import threading
import time

import pytest
from conftest import fixture_pages

import cleanview

PAGES = fixture_pages()
URL = "https://example.org/a"
BODY = "<p>" + "The mayor opened the new bridge on Monday, after three years of work on it. " * 8 + "</p>"
HTML = f"<html lang=en><title>Bridge opens</title><article><h1>Bridge opens</h1>{BODY * 3}</article>"


@pytest.mark.parametrize("name, path, html, url", PAGES, ids=[p[0] for p in PAGES])
def test_the_bytes_of_the_command(command, name, path, html, url):
    article = cleanview.extract(html, url, path=str(path))

    def run(*options):
        return subprocess.run([command, "--url", url, *options, str(path)], capture_output=True, check=True).stdout

    assert article.to_json().encode() + b"\n" == run("-f", "jsonl")
    assert article.to_markdown().encode() == run("-f", "markdown")
    assert article.to_html().encode() == run("-f", "html")
    assert article.to_text().encode() + b"\n" == run("-f", "text")
    assert article.to_json(content=("markdown", "blocks"), pretty=True).encode() + b"\n" == run(
        "-f", "json", "--content", "markdown,blocks")


def test_attributes_are_the_record():
    article = cleanview.extract(HTML.encode(), URL)
    record = article.to_dict()
    assert article.title == "Bridge opens" and article.url == URL and article.authors == []
    assert article.published is None and article.word_count > 100 and isinstance(article.confidence, float)
    for key in set(record) - {"markdown", "html", "blocks"}:
        assert getattr(article, key) == record[key]
    assert article.markdown == article.to_markdown() and article.html.startswith("<") and article.blocks
    assert set(cleanview.Article.__annotations__) == set(record)
    with pytest.raises(AttributeError):
        article.titel


LOOKS = [
    {"links": "refs", "images": "list", "title": True, "toc": True},
    {"links": "list", "images": "none", "tables": "html", "wrap": 30},
    {"links": "none", "tables": "text", "math": "text", "front_matter": True},
    {"tables": "csv"},
    {"tables": "none"},
]


@pytest.mark.parametrize("look", LOOKS, ids=lambda look: "-".join(map(str, look.values())))
@pytest.mark.parametrize("fixture", ["table--rowspan", "inline--links", "math--katex-inline", "image--linked"])
def test_looks_are_those_of_the_command(command, fixture, look):
    path = next(page[1] for page in PAGES if page[0] == fixture)
    options = []
    for name, value in look.items():
        option = f"--{name.replace('_', '-')}"
        options += [option] if value is True else [option, str(value)]
    written = subprocess.run([command, "--url", URL, "-f", "markdown", *options, str(path)],
                             check=True, stdout=subprocess.PIPE).stdout
    assert cleanview.extract(path.read_bytes(), URL).to_markdown(**look).encode() == written


def test_options_of_output():
    article = cleanview.extract(HTML, URL)
    assert article.to_markdown(title=True).startswith("# Bridge opens")
    assert article.to_markdown(front_matter=True).startswith("---")
    assert list(json.loads(article.to_json(fields=["title", "markdown"]))) == ["title", "markdown"]
    with pytest.raises(cleanview.ExtractError, match="links"):
        article.to_markdown(links="blue")
    for value in (False, "", 0):
        with pytest.raises(cleanview.ExtractError, match="images is"):
            article.to_html(images=value)
    with pytest.raises(cleanview.ExtractError, match="titel"):
        article.to_json(fields=["titel"])


def test_str_is_decoded_already():
    text = HTML.replace("mayor", "Bürgermeister ж").replace("<title>", "<meta charset=koi8-r><title>")
    assert "Bürgermeister ж" in cleanview.extract(text).text
    assert "Bürgermeister ж" not in cleanview.extract(text.encode()).text
    assert "Bürgermeister ж" in cleanview.extract(text.encode(), charset="utf-8").text
    assert cleanview.extract(bytearray(text.encode()), charset="utf-8").text == cleanview.extract(text).text
    assert cleanview.extract(HTML + "\ud800").title == "Bridge opens"


@pytest.mark.parametrize("call, code", [
    (lambda: cleanview.extract(b"%PDF-1.7 \x00\x01\x02 \x00"), "not_html"),
    (lambda: cleanview.extract(HTML, max_input_bytes=100), "input_too_large"),
    (lambda: cleanview.extract(HTML.encode(), charset="no-such"), "decode"),
    (lambda: cleanview.extract(HTML, focus="sharp"), "invalid_option"),
    (lambda: cleanview.extract(HTML, deadline_ms=-1), "invalid_option"),
    (lambda: cleanview.extract_many([HTML], on_error="hide"), "invalid_option"),
])
def test_errors_have_codes(call, code):
    with pytest.raises(cleanview.ExtractError) as caught:
        call()
    assert caught.value.code == code and caught.value.message
    again = pickle.loads(pickle.dumps(caught.value))
    assert (again.code, str(again)) == (code, str(caught.value))


def test_wrong_types():
    with pytest.raises(TypeError, match="bytes or str"):
        cleanview.extract(12)
    with pytest.raises(TypeError):
        cleanview.extract(HTML, colour="red")


@pytest.mark.parametrize("html", [b"", b"<", "", b"<p>"])
def test_pages_without_content(html):
    article = cleanview.extract(html)
    assert article.text in (None, "") and article.confidence == 0


def test_pickle():
    article = cleanview.extract(HTML, URL)
    again = pickle.loads(pickle.dumps(article))
    assert again == article and again.to_json() == article.to_json() and again.title == article.title
    assert again.to_markdown() == article.to_markdown() and again.to_html() == article.to_html()
    assert pickle.loads(pickle.dumps(again)) == article
    with pytest.raises(cleanview.ExtractError, match="pickled"):
        again.to_markdown(title=True)


@pytest.mark.parametrize("threads", [0, 1, 3, 16])
def test_many_keep_order(threads):
    pages = [(html, url) for _, _, html, url in PAGES] * 5
    expected = [cleanview.extract(html, url).to_json() for html, url in pages]
    assert [a.to_json() for a in cleanview.extract_many(pages, threads=threads)] == expected


def test_many_and_errors():
    pages = [HTML, b"%PDF-1.7 \x00\x01\x02 \x00", cleanview.Page(HTML, URL)]
    with pytest.raises(cleanview.ExtractError):
        list(cleanview.extract_many(pages))
    assert [a.url for a in cleanview.extract_many(pages, on_error="skip")] == [None, URL]
    one, two, three = cleanview.extract_many(pages, on_error="return")
    assert (one.title, two.code, three.title) == ("Bridge opens", "not_html", "Bridge opens")


def test_many_takes_pages_as_it_needs_them():
    taken = []

    def endless():
        while True:
            taken.append(1)
            yield HTML

    results = cleanview.extract_many(endless(), threads=2)
    assert next(results).title == "Bridge opens"
    assert len(taken) <= 64


def test_the_lock_is_released():
    big = (HTML + BODY * 20000).encode()
    ticks = []
    worker = threading.Thread(target=lambda: cleanview.extract(big))
    worker.start()
    while worker.is_alive():
        ticks.append(time.perf_counter())
        time.sleep(0.001)
    gaps = [b - a for a, b in zip(ticks, ticks[1:])]
    assert len(ticks) > 10 and max(gaps) < 0.5 * (ticks[-1] - ticks[0])


RULES = {"schema": "cleanview-rules/1", "rules": [{"site": "example.org", "prune": ["p:nth-of-type(1)"]}]}


def test_rules_by_hand_are_those_of_the_command(command, tmp_path):
    page, rules = tmp_path / "page.html", tmp_path / "rules.json"
    page.write_text(HTML + "<footer>Printed in 1907.</footer>", encoding="utf-8")
    rules.write_text(json.dumps(RULES), encoding="utf-8")

    def run(*options):
        return subprocess.run([command, "-f", "jsonl", "--explain", "--url", URL, *options, str(page)], capture_output=True, check=True).stdout

    def record(**options):
        return cleanview.extract(page.read_bytes(), URL, path=str(page), explain=True, **options).to_json().encode() + b"\n"

    expected = run("--rules", str(rules), "--keep", "footer")
    assert b"1907" in expected and b"site_rule" in expected
    assert record(rules=RULES, keep=["footer"]) == record(rules=rules.read_text(), keep=["footer"]) == expected
    assert record(select=["footer"], prune=["b"], restore=[1]) == run("--select", "footer", "--prune", "b", "--restore", "1")


@pytest.mark.parametrize("options, message", [
    ({"rules": "{}"}, 'rules: "schema" is not "cleanview-rules/1"'),
    ({"rules": ""}, "rules: not JSON"),
    ({"rules": {**RULES, "rules": [{"site": "*", "keep": ["p", "+"]}]}}, "rules: rule 1: keep[2]"),
    ({"prune": ["p:hover"]}, 'selector "p:hover"'),
    ({"prune": "p"}, "prune is a list"),
    ({"restore": [-1]}, "restore"),
])
def test_mistakes_in_rules_are_told(options, message):
    with pytest.raises(cleanview.ExtractError) as caught:
        cleanview.extract(HTML, URL, **options)
    assert caught.value.code == "invalid_option" and message in caught.value.message
