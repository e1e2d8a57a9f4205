#!/usr/bin/env python3
"""One page: what was found, and the article as Markdown.   one_page.py PAGE.html [URL]"""
import sys

import cleanview

with open(sys.argv[1], "rb") as page:
    article = cleanview.extract(page.read(), sys.argv[2] if len(sys.argv) > 2 else "")
print(f"{article.title} ({article.page_type}, {article.language}, {article.word_count} words)\n")
print(article.to_markdown())
