"""datatrove: CleanView() in a pipeline in the place of Trafilatura()."""
from __future__ import annotations

from typing import Any

from datatrove.pipeline.extractors.base import BaseExtractor

from ..extraction import extract as extract_article


class CleanView(BaseExtractor):
    """Takes documents whose text is HTML and leaves their main content, as text or Markdown."""

    name = "Clean View"

    def __init__(self, markdown: bool = False, timeout: float = 5, **options: Any) -> None:
        super().__init__(timeout)
        self.markdown = markdown
        self.options = {"deadline_ms": int(timeout * 1000), **options}

    def extract(self, text: str) -> str:
        article = extract_article(text, **self.options)
        return article.to_markdown() if self.markdown else article.text or ""
