#!/usr/bin/env python3
"""Shows the related links of a record, as `cleanview --field related` prints them, for people."""
import json
import sys

for item in json.load(sys.stdin):
    cut = " [cut by the page]" if item["truncated"] else ""
    print(f"{item['position']}. {item['title']}\n   {item['url']}")
    if item["snippet"]:
        print(f"   {item['snippet']}{cut}")
