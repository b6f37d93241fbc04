"""The YAML block at the head of a Markdown file: where it ends and what it says.

Every scalar stays the words of the file: `no` is not `False`, a date is not a `datetime`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import cast

import yaml

# Site generators write a few hundred characters; a longer block is text between two rules.
MAX_CHARS = 65_536
_FENCE = re.compile(r"---[ \t]*\r?\n")
_CLOSING = re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.MULTILINE)
_KEY = re.compile(r"[\w\"'-][\w \"'-]{0,60}:(?:\s|\Z)")


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The block `text[:end]`, fences included; `end` is 0 where the text has none.

    Attributes:
        values: What it says; empty where it is not valid YAML or uses aliases.
    """

    end: int = 0
    values: Mapping[str, object] = field(default_factory=dict[str, object])


class _PlainLoader(yaml.BaseLoader):
    """Refuses aliases, with which a few lines can stand for gigabytes."""

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        if self.check_event(yaml.AliasEvent):
            raise yaml.YAMLError("aliases are not read")
        return super().compose_node(parent, index)


def front_matter(text: str) -> FrontMatter:
    """Reads the block between a first line `---` and the next line `---` or `...`.

    It is front matter when its first line that is neither blank nor a comment is a key.
    """
    opening = _FENCE.match(text)
    closing = _CLOSING.search(text, opening.end()) if opening else None
    if opening is None or closing is None or closing.start() > MAX_CHARS:
        return FrontMatter()
    block = text[opening.end() : closing.start()]
    lines = (line for line in block.splitlines() if line.strip() and not line.startswith("#"))
    if not _KEY.match(next(lines, "")):
        return FrontMatter()
    return FrontMatter(closing.end(), _values(block))


def _values(block: str) -> dict[str, object]:
    try:
        loaded: object = yaml.load(block, Loader=_PlainLoader)
    except (yaml.YAMLError, RecursionError):
        return {}
    if not isinstance(loaded, dict):
        return {}
    values = cast("dict[object, object]", loaded)
    return {str(key): value for key, value in values.items()}
