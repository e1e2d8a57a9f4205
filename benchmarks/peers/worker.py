"""A worker of compare.py: extracts pages with a Python library, one for each number that it reads.

  worker.py resiliparse|trafilatura FILE...
"""
import pathlib
import sys
import time


def resiliparse():
    from resiliparse.extract.html2text import extract_plain_text
    from resiliparse.parse.encoding import detect_encoding
    from resiliparse.parse.html import HTMLTree

    return lambda html: extract_plain_text(HTMLTree.parse_from_bytes(html, detect_encoding(html)), main_content=True)


def trafilatura():
    from trafilatura import extract

    return lambda html: extract(html, output_format="json", with_metadata=True)


def main() -> None:
    run = {"resiliparse": resiliparse, "trafilatura": trafilatura}[sys.argv[1]]()
    pages = [pathlib.Path(path).read_bytes() for path in sys.argv[2:]]
    print(len(pages), flush=True)
    for line in sys.stdin:
        html = pages[int(line)]
        begin = time.process_time()
        try:
            done = bool(run(html))
        except Exception:  # a page that a library cannot take is a failure, and told as one
            done = False
        print(f"{(time.process_time() - begin) * 1000:.6f} {int(done)}", flush=True)


main()
