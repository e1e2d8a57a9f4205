#!/usr/bin/env python3
"""A WARC file to JSON Lines on standard output, as `cleanview -f jsonl FILE` does.   warc.py FILE.warc.gz"""
import sys

import cleanview

for article in cleanview.extract_many(cleanview.iter_warc(sys.argv[1]), on_error="skip"):
    print(article.to_json())
