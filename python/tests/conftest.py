"""What the tests share: fixtures of the repository, WARC files, and the command when it is built."""
import gzip
import json
import os
import pathlib
import shutil

import pytest

ROOT = pathlib.Path(__file__).resolve().parents[2]


def fixture_pages():
    """(folder's name, path, bytes, address) of every fixture without options of its own."""
    pages = []
    for page in sorted((ROOT / "fixtures").glob("*/page.html")):
        source = json.loads((page.parent / "source.json").read_text(encoding="utf-8"))
        if not source.get("options"):
            pages.append((page.parent.name, page, page.read_bytes(), source.get("url") or ""))
    return pages


def warc_record(url, html):
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: %d\r\n\r\n" % len(html) + html
    head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2026-01-01T00:00:00Z\r\n"
    head += f"WARC-Record-ID: <urn:uuid:{abs(hash(url))}>\r\nContent-Type: application/http; msgtype=response\r\n"
    return head.encode() + b"Content-Length: %d\r\n\r\n" % len(http) + http + b"\r\n\r\n"


def write_warc(path, pages):
    """A gzip member for each (url, html)."""
    path.write_bytes(b"".join(gzip.compress(warc_record(url, html), mtime=0) for url, html in pages))
    return path


@pytest.fixture(scope="session")
def command():
    places = [os.environ.get("CLEANVIEW_COMMAND"), ROOT / "build/release/cleanview", ROOT / "build/dev/cleanview"]
    found = next((str(p) for p in places if p and pathlib.Path(p).exists()), None) or shutil.which("cleanview")
    if not found:
        pytest.skip("the command is not built: make build")
    return found
