"""A worker of compare.py: extracts pages with a Python library, one for each number that it reads.

  worker.py resiliparse|trafilatura FILE...
"""
import json
import pathlib
import sys
import time


# Each gives what extracts, and what tells the text of the result.
def resiliparse():
    from resiliparse.extract.html2text import extract_plain_text
    from resiliparse.parse.encoding import detect_encoding
    from resiliparse.parse.html import HTMLTree

    return lambda html: extract_plain_text(HTMLTree.parse_from_bytes(html, detect_encoding(html)), main_content=True), str


def trafilatura():
    from trafilatura import extract

    return lambda html: extract(html, output_format="json", with_metadata=True), lambda result: json.loads(result)["text"]


def main() -> None:
    run, text_of = {"resiliparse": resiliparse, "trafilatura": trafilatura}[sys.argv[1]]()
    pages = [pathlib.Path(path).read_bytes() for path in sys.argv[2:]]
    print(len(pages), flush=True)
    for line in sys.stdin:
        html = pages[int(line)]
        begin = time.process_time()
        try:
            result = run(html)
        except Exception:  # a page that a library cannot take is a failure, and told as one
            result = None
        spent = time.process_time() - begin
        print(f"{spent * 1000:.6f} {int(bool(result and text_of(result)))}", flush=True)


main()
