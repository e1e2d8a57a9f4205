#!/usr/bin/env python3
"""Writes extractor/base/entities.inc: the named character references of HTML 4, and &apos;."""
import html.entities
import pathlib

OUT = pathlib.Path(__file__).resolve().parent.parent / "extractor/base/entities.inc"


def render() -> str:
    rows = sorted({**html.entities.name2codepoint, "apos": 39}.items())
    lines, line = [], "   "
    for name, code in rows:
        value = f' {{"{name}", {code:#x}}},'
        if len(line) + len(value) > 100:
            lines.append(line)
            line = "   "
        line += value
    body = "\n".join(lines + [line])
    return (
        "// Generated from the named character references of HTML 4 (tools/make_entities.py). Do not edit.\n"
        f"constexpr Entity kEntities[] = {{\n{body}\n}};\n"
    )


if __name__ == "__main__":
    OUT.write_text(render())
