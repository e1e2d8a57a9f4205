#!/usr/bin/env python3
"""A Scrapy crawl of a local site with the item pipeline: a JSON line a page.   crawl.py FOLDER OUT.jsonl

Serves FOLDER on a free port of the loopback address, follows the links from its index, and stops.
"""
import functools
import http.server
import sys
import threading

import scrapy
from scrapy.crawler import CrawlerProcess


class SiteSpider(scrapy.Spider):
    name = "site"

    def __init__(self, start):
        super().__init__()
        self.start_urls = [start]
        self.allowed_domains = ["127.0.0.1"]

    def parse(self, response):
        for link in response.css("a::attr(href)").getall():
            if response.urljoin(link).startswith(self.start_urls[0]):
                yield response.follow(link, self.parse)
        if response.url.endswith(".html"):
            content_type = response.headers.get("Content-Type", b"").decode("latin-1")
            yield {"url": response.url, "html": response.body, "content_type": content_type}


def main(folder, output):
    handler = functools.partial(http.server.SimpleHTTPRequestHandler, directory=folder)
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    crawler = CrawlerProcess({
        "ITEM_PIPELINES": {"cleanview.adapters.scrapy.CleanViewPipeline": 300},
        "CLEANVIEW_FIELDS": ["title", "language", "text"],
        "FEEDS": {output: {"format": "jsonlines", "overwrite": True}},
        "LOG_LEVEL": "ERROR",
        "TELNETCONSOLE_ENABLED": False,
    })
    crawler.crawl(SiteSpider, start=f"http://127.0.0.1:{server.server_port}/")
    crawler.start()
    server.shutdown()


if __name__ == "__main__":
    main(*sys.argv[1:])
