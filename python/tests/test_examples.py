"""The examples run."""
import json
import os
import shutil
import subprocess
import sys

import pytest
from conftest import ROOT, fixture_pages, write_warc

PAGES = [(url or f"https://example.org/{name}", html) for name, _, html, url in fixture_pages()]


def run(script, *arguments, **more):
    command = [str(ROOT / "examples" / script), *map(str, arguments)]
    start = [sys.executable] if script.endswith(".py") else []
    return subprocess.run([*start, *command], capture_output=True, check=True, text=True, timeout=120, **more)


def test_one_page():
    assert "article" in run("one_page.py", ROOT / "fixtures/aggregator--semantic/page.html").stdout.splitlines()[0]


def test_directory():
    lines = run("directory.py", ROOT / "fixtures").stdout.splitlines()
    assert len(lines) == len(list((ROOT / "fixtures").rglob("*.html"))) and all("\t" in line for line in lines)


def test_warc(tmp_path):
    lines = run("warc.py", write_warc(tmp_path / "a.warc.gz", PAGES)).stdout.splitlines()
    assert [json.loads(line)["url"] for line in lines] == [url for url, _ in PAGES]


@pytest.mark.heavy
def test_scrapy(tmp_path):
    pytest.importorskip("scrapy")
    site = tmp_path / "site"
    for i, (_, html) in enumerate(PAGES):
        (site / f"{i}").mkdir(parents=True)
        (site / f"{i}" / "page.html").write_bytes(html)
    links = "".join(f'<a href="{i}/page.html">{i}</a>' for i in range(len(PAGES)))
    (site / "index.html").write_text(links)
    run("scrapy_site/crawl.py", site, tmp_path / "out.jsonl")
    found = [json.loads(line) for line in (tmp_path / "out.jsonl").read_text().splitlines()]
    assert len(found) == len(PAGES) and all(item["title"] and "html" not in item for item in found)


@pytest.mark.heavy
def test_spark_job(tmp_path):
    pytest.importorskip("pyspark")
    if not shutil.which("java"):
        pytest.skip("no Java")
    archive = write_warc(tmp_path / "a.warc.gz", PAGES)
    done = run("spark_job.sh", tmp_path / "out", archive, env={**os.environ, "PYSPARK_PYTHON": sys.executable})
    assert f"{len(PAGES)} pages, 0 errors" in done.stderr
    lines = [line for part in sorted((tmp_path / "out").glob("part-*")) for line in part.read_text().splitlines()]
    assert sorted(json.loads(line)["url"] for line in lines) == sorted(url for url, _ in PAGES)
