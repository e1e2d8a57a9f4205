"""Exceptions, each with the code that the record of docs/json.md uses."""
from __future__ import annotations


class ExtractError(ValueError):
    """A page gave no article. `code` is one of those of the record's `error`: "input_too_large", "not_html", …"""

    code: str
    message: str

    def __init__(self, code: str, message: str) -> None:
        super().__init__(code, message)
        self.code = code
        self.message = message

    def __str__(self) -> str:
        return f"{self.code}: {self.message}"


class InputError(OSError):
    """A file of pages cannot be read."""
