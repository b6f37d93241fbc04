"""Writes the generated pages of docs/reference; `--check` only says whether they are current.

The first comes from the published JSON Schema, the second from the parsers themselves.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "docs" / "reference"
SCHEMA = ROOT / "schemas" / "summary.schema.json"
COLUMNS = "88"
Node = dict[str, Any]  # a JSON Schema, whose nodes are of every shape


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true")
    check = parser.parse_args().check
    stale = [name for name, text in _pages().items() if not _current(FOLDER / name, text, check)]
    if stale:
        print(f"docs/reference is not current ({', '.join(stale)}): run `make reference`")
    return int(bool(stale))


def _pages() -> dict[str, str]:
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    return {
        "schema.md": "\n".join(_schema(schema)) + "\n",
        "command-line.md": "\n".join(_command_line()) + "\n",
    }


def _current(path: Path, text: str, check: bool) -> bool:
    if check:
        return path.exists() and path.read_text(encoding="utf-8") == text
    path.write_text(text, encoding="utf-8", newline="\n")
    return True


def _schema(schema: Node) -> Iterator[str]:
    yield "# The saved form"
    yield ""
    yield "Written from `schemas/summary.schema.json`, which `summarizer schema` prints."
    yield ""
    yield (
        "A *stated* value is an object of `value`, `basis`, `rule` and `evidence`; each piece of "
        "evidence has `start`, `end`, `text`, `section` and `match`. Offsets count code points of "
        "`document.text`, the end is not included. Null and empty mean that the document does not "
        "say."
    )
    yield from _block("Summary", schema)
    for name, block in schema["$defs"].items():
        if not name.startswith("Stated_"):
            yield from _block(name, block)


def _block(name: str, block: Node) -> Iterator[str]:
    yield ""
    yield f"## {name}"
    described = block.get("description", "").partition("\n\nAttributes:")[0]
    if described:
        yield ""
        yield " ".join(described.split())
    if "enum" in block:
        yield ""
        yield ", ".join(f"`{value}`" for value in block["enum"])
        return
    yield ""
    yield "| field | type | meaning |"
    yield "| --- | --- | --- |"
    for field, node in block.get("properties", {}).items():
        meaning = " ".join(node.get("description", "").split()).replace("|", "\\|")
        yield f"| `{field}` | {_type(node)} | {meaning} |"


def _type(node: Node) -> str:
    if "$ref" in node:
        return _named(node["$ref"].rpartition("/")[2])
    if "anyOf" in node:
        parts = [_type(part) for part in node["anyOf"] if part.get("type") != "null"]
        optional = len(parts) < len(node["anyOf"])
        return " or ".join(dict.fromkeys(parts)) + (" or null" if optional else "")
    if node.get("type") == "array":
        items = node.get("items") or {}
        return f"list of {_type(items)}" if items else "list"
    if "const" in node:
        return f"`{node['const']}`"
    return str(node.get("type", "any"))


def _named(name: str) -> str:
    if name.startswith("Stated_"):
        inner = name.removeprefix("Stated_").strip("_")
        shown = f"[{inner}](#{inner.lower()})" if inner[:1].isupper() else inner
        return f"stated {shown.replace('[Decimal](#decimal)', 'decimal')}"
    return f"[{name}](#{name.lower()})"


def _command_line() -> Iterator[str]:
    os.environ["COLUMNS"] = COLUMNS
    from summarizer.cli.main import COMMANDS
    from summarizer.cli.options import Parser, make_parser

    yield "# Command line"
    yield ""
    yield "Written from the parsers themselves; `summarizer COMMAND --help` says the same."
    yield from _help("summarizer", make_parser().format_help())
    for command, module in COMMANDS.items():
        parser = Parser(prog="summarizer", allow_abbrev=False)
        subparsers = parser.add_subparsers(required=True)
        import_module(module).add_parser(subparsers)
        yield from _help(command, subparsers.choices[command].format_help())


def _help(name: str, text: str) -> Iterator[str]:
    yield ""
    yield f"## {name}"
    yield ""
    yield "```text"
    yield from (line.rstrip() for line in text.rstrip().splitlines())
    yield "```"


if __name__ == "__main__":
    sys.exit(main())
