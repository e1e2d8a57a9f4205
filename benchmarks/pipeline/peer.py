"""The job of `cleanview -f jsonl ARCHIVE`, as one writes it with FastWARC and resiliparse: text and metadata to JSON Lines.

  peer.py ARCHIVE > OUT
"""
import json
import sys

from fastwarc.warc import ArchiveIterator, WarcRecordType
from resiliparse.extract.html2text import extract_plain_text
from resiliparse.parse.encoding import detect_encoding
from resiliparse.parse.html import HTMLTree
from resiliparse.parse.lang import detect_fast

META = {
    "author": "authors", "article:author": "authors", "description": "description", "og:description": "description", "og:site_name": "site_name",
    "article:published_time": "published", "article:modified_time": "modified", "og:image": "image_url", "og:title": "title",
}


def record_of(warc) -> dict:
    body = warc.reader.read()
    tree = HTMLTree.parse_from_bytes(body, warc.http_charset or detect_encoding(body))
    record = {"url": warc.headers["WARC-Target-URI"], "title": tree.title}
    for element in tree.head.get_elements_by_tag_name("meta") if tree.head else []:
        key = META.get(element.getattr("property") or element.getattr("name") or "")
        if key:
            record[key] = element.getattr("content")
    for element in tree.head.get_elements_by_tag_name("link") if tree.head else []:
        if element.getattr("rel") == "canonical":
            record["canonical_url"] = element.getattr("href")
    record["text"] = extract_plain_text(tree, main_content=True)
    record["language"] = detect_fast(record["text"])[0]
    return record


def main() -> None:
    for warc in ArchiveIterator(sys.argv[1], record_types=WarcRecordType.response, parse_http=True):
        if warc.http_headers.status_code == 200:
            print(json.dumps(record_of(warc), ensure_ascii=False))


main()
