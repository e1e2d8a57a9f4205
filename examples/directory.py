#!/usr/bin/env python3
"""A directory of pages on all cores, in order: a line for each.   directory.py FOLDER"""
import pathlib
import sys

import cleanview

paths = sorted(pathlib.Path(sys.argv[1]).rglob("*.html"))
pages = (cleanview.Page(path.read_bytes(), path=str(path)) for path in paths)
for path, article in zip(paths, cleanview.extract_many(pages, on_error="return")):
    failed = isinstance(article, cleanview.ExtractError)
    print(path, article.code if failed else article.title, sep="\t")
