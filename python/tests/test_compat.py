"""The calls of trafilatura, and the columns that Spark and Ray use."""
import json

import pytest
from test_extract import HTML, URL

from cleanview import ExtractError, columns, compat

PAGE = HTML.replace("<title>", '<meta property="article:published_time" content="2026-03-01T10:00:00Z"><title>')
LINKED = PAGE.replace("The mayor", '<a href="/m">The mayor</a>')


def test_extract():
    assert compat.extract(PAGE).startswith("The mayor") or "The mayor" in compat.extract(PAGE)
    assert compat.extract(b"<p></p>") is None and compat.extract(b"%PDF-1.7 \x00\x01\x02 \x00") is None
    assert "](" not in compat.extract(LINKED, URL, "markdown")
    assert "](https://example.org/m)" in compat.extract(LINKED, URL, "markdown", include_links=True)
    assert json.loads(compat.extract(PAGE, URL, "json", with_metadata=True))["date"] == "2026-03-01"
    assert "title: Bridge opens" in compat.extract(PAGE, URL, with_metadata=True)
    assert compat.extract(PAGE, only_with_metadata=True) is None
    assert compat.extract(PAGE, URL, only_with_metadata=True)
    assert compat.extract(PAGE, target_language="de") is None and compat.extract(PAGE, target_language="en")


def test_what_cannot_be_honoured_is_refused():
    with pytest.raises(ValueError, match="xmltei"):
        compat.extract(PAGE, output_format="xmltei")
    with pytest.raises(TypeError):
        compat.extract(PAGE, prune_xpath="//p")


def test_metadata():
    found = compat.bare_extraction(PAGE, URL)
    assert (found["title"], found["hostname"], found["date"]) == ("Bridge opens", "example.org", "2026-03-01")
    assert compat.extract_metadata("<title>Bare</title>")["title"] == "Bare"


def test_columns():
    pa = pytest.importorskip("pyarrow")
    table = pa.table({"n": [1, 2, 3], "html": [PAGE.encode(), b"%PDF-1.7 \x00\x01\x02 \x00", None], "url": [URL, None, ""]})
    fields = ["title", "authors", "word_count", "flags", "error_code", "record", "markdown"]
    found = columns.add_columns(table, "html", "url", fields, threads=2)
    assert found.column_names == ["n", "url", *fields] and found.num_rows == 3
    first, second, third = found.to_pylist()
    assert first["title"] == "Bridge opens" and first["authors"] == [] and first["word_count"] > 100
    assert json.loads(first["flags"])["paywall"] == "none" and json.loads(first["record"])["url"] == URL
    assert second["error_code"] == "not_html" and second["title"] is None and second["n"] == 2
    assert third["error_code"] is None
    with pytest.raises(ExtractError, match="titel"):
        columns.kind_of("titel")


def test_every_key_has_a_column():
    pa = pytest.importorskip("pyarrow")
    fields = [k for k in columns._native.record_keys if k != "error"]
    table = columns.add_columns(pa.table({"html": [PAGE]}), "html", None, fields, explain=True, provenance=True)
    assert table.column_names == fields
