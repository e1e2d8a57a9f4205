"""extract and extract_many."""
from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import Any, Iterable, Iterator, Mapping, Optional, Sequence, Tuple, Union

from . import _native
from .article import Article, number_of_choice
from .errors import ExtractError

_PAGES_A_THREAD = 16
_MOST_RESTORED = (1 << 32) - 1


@dataclass(frozen=True)
class Page:
    """A page's bytes and what is known of it. `html` as str is text that is decoded already."""

    html: Union[bytes, str]
    url: str = ""
    content_type: str = ""
    charset: str = ""
    id: str = ""
    path: str = ""
    offset: int = 0


AnyPage = Union[bytes, bytearray, memoryview, str, Page, Tuple[Union[bytes, str], str]]


@dataclass(frozen=True)
class Options:
    """How to extract.

    focus: "balanced", "precision" or "recall"; classifier: "model" or "rules" (faster, less accurate);
    explain, provenance: fill the record's `removed`, `provenance`; deadline_ms: 0 is none;
    rules: site rules, the text of a file or its JSON as a dict (docs/site-rules.md); select, prune, keep: CSS selectors
    over these, for every page; restore: numbers `n` of removals to put back.
    """

    focus: str = "balanced"
    classifier: str = "model"
    explain: bool = False
    provenance: bool = False
    deadline_ms: int = 0
    max_input_bytes: int = _native.max_input_bytes
    rules: Union[str, Mapping[str, Any], None] = None
    select: Sequence[str] = ()
    prune: Sequence[str] = ()
    keep: Sequence[str] = ()
    restore: Sequence[int] = ()

    def native(self) -> Any:
        focus = number_of_choice("focus", self.focus, _native.focus)
        classifier = number_of_choice("classifier", self.classifier, _native.classifier)
        if self.deadline_ms < 0 or self.max_input_bytes < 0:
            raise ExtractError("invalid_option", "deadline_ms and max_input_bytes are not negative")
        for name in ("select", "prune", "keep"):
            if isinstance(getattr(self, name), str):
                raise ExtractError("invalid_option", f"{name} is a list of selectors, not a string")
        if any(n < 0 or n > _MOST_RESTORED for n in self.restore):
            raise ExtractError("invalid_option", "restore has numbers of removals, from 1")
        text = json.dumps(self.rules) if isinstance(self.rules, Mapping) else self.rules
        if text == "":
            raise ExtractError("invalid_option", "rules: not JSON: the text is empty")
        rules = _site_rules(text or "", tuple(self.select), tuple(self.keep), tuple(self.prune))
        return _native.make_options(focus, classifier, self.explain, self.provenance,
                                    self.deadline_ms, self.max_input_bytes, rules, list(self.restore))


@lru_cache(maxsize=8)
def _site_rules(text: str, select: Tuple[str, ...], keep: Tuple[str, ...], prune: Tuple[str, ...]) -> Any:
    """The rules, read once for many pages."""
    try:
        return _native.site_rules(text, select, keep, prune)
    except ValueError as error:
        raise ExtractError("invalid_option", str(error)) from None


def native_page(page: AnyPage) -> Tuple[bytes, str, str, str, str, str, int]:
    """The fields that the module takes. Text goes in as UTF-8 with its name, over what the page itself declares."""
    if isinstance(page, tuple):
        page = Page(*page)
    elif not isinstance(page, Page):
        page = Page(page)  # type: ignore[arg-type]
    html, charset = page.html, page.charset
    if isinstance(html, str):
        html, charset = html.encode("utf-8", "replace"), "utf-8"
    elif not isinstance(html, bytes):
        if not isinstance(html, (bytearray, memoryview)):
            raise TypeError(f"a page is bytes or str, not {type(html).__name__}")
        html = bytes(html)
    return html, page.url or "", page.content_type or "", charset, page.id, page.path, page.offset


def article_of(outcome: Any) -> Article:
    """Raises ExtractError when there is none."""
    if outcome.error_code is not None:
        raise ExtractError(outcome.error_code, outcome.error_message)
    return Article(outcome)


def extract(html: AnyPage, url: str = "", *, content_type: str = "", charset: str = "", id: str = "", path: str = "",
            **options: Any) -> Article:
    """The article of one page. Other threads run meanwhile.

    html: bytes in any encoding, or str; url: the page's address, the base of relative links; content_type: the HTTP
    header's value; charset: the encoding, over all but a byte order mark; id, path: copied into the record;
    options: those of Options. Raises ExtractError.
    """
    page = html if isinstance(html, Page) else Page(html, url, content_type, charset, id, path)  # type: ignore[arg-type]
    return article_of(_native.extract(native_page(page), Options(**options).native()))


def outcomes(pages: Iterable[AnyPage], threads: int, options: Any) -> Iterator[Any]:
    """The module's results in the pages' order; holds a few pages for each thread."""
    if threads < 0:
        raise ExtractError("invalid_option", "threads is not negative")
    pool = _native.Pool(threads)
    remaining = iter(pages)
    while True:
        batch = [native_page(page) for page in islice(remaining, pool.threads * _PAGES_A_THREAD)]
        if not batch:
            return
        yield from pool.run(batch, options)


def extract_many(pages: Iterable[AnyPage], *, threads: int = 0, on_error: str = "raise",
                 **options: Any) -> Iterator[Optional[Union[Article, ExtractError]]]:
    """The articles of many pages, in their order, by `threads` threads (0: one a core), the interpreter's lock released.

    pages: bytes, str, Page or (html, url), taken as they are needed; on_error: "raise", "skip", or "return" the
    ExtractError in the article's place.
    """
    if on_error not in ("raise", "skip", "return"):
        raise ExtractError("invalid_option", f"on_error is {on_error!r}, not raise, skip or return")
    return _articles(outcomes(pages, threads, Options(**options).native()), on_error)


def _articles(results: Iterator[Any], on_error: str) -> Iterator[Any]:
    for outcome in results:
        try:
            yield article_of(outcome)
        except ExtractError as error:
            if on_error == "raise":
                raise
            if on_error == "return":
                yield error
