"""Text as a person can read and diff it, and exactly the same text again.

JSON on one line is shown indented, with the layout that leads back to it; in YAML, text of
several lines is a literal block where YAML allows it, else quoted, line by line.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any, TypeAlias, cast

import yaml

Json: TypeAlias = bool | int | float | str | list["Json"] | dict[str, "Json"] | None

WIDTH = 100  # columns of a cassette; longer words stay whole

# How models and servers write JSON on one line: name of the layout, separators.
_LAYOUTS = {"spaced": (", ", ": "), "compact": (",", ":")}


def legible(text: str) -> dict[str, str]:
    """`{"text": ...}`, or `{"json": ..., "layout": ...}` for JSON on one line."""
    value = None if "\n" in text else parsed(text)
    for layout, separators in _LAYOUTS.items():
        if isinstance(value, dict | list) and _on_one_line(value, separators) == text:
            return {"json": indented(value), "layout": layout}
    return {"text": text}


def exact(shown: Mapping[str, str]) -> str:
    """The text that `legible` was given, to the character."""
    if "text" in shown:
        return shown["text"]
    return _on_one_line(json.loads(shown["json"]), _LAYOUTS[shown["layout"]])


def parsed(text: str | bytes) -> Json:
    """The value of JSON text; None, too, where it is no JSON."""
    try:
        value: Json = json.loads(text)
    except ValueError:
        return None
    return value


def indented(value: Json) -> str:
    return json.dumps(value, indent=2, ensure_ascii=False)


def _on_one_line(value: Json, separators: tuple[str, str]) -> str:
    return json.dumps(value, separators=separators, ensure_ascii=False)


def to_yaml(value: Mapping[str, object]) -> str:
    """YAML in the order of the mapping; what occurs twice as the same object is written once."""
    return yaml.dump(value, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=WIDTH)


def from_yaml(text: str) -> dict[str, Any]:
    """A mapping of plain values. `Any` because YAML holds what it holds: callers check.

    Raises:
        ValueError: It is not YAML, or no mapping.
    """
    try:
        value: object = yaml.load(text, Loader=_LOADER)
    except yaml.YAMLError as error:
        raise ValueError(str(error)) from error
    if not isinstance(value, dict):
        raise ValueError("no YAML mapping")
    return cast("dict[str, Any]", value)


_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

# What YAML cannot hold unescaped, and the line ends that it would turn into others.
_ESCAPED = re.compile(
    r'["\\\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff\U0010ffff]'
)


def _escape(match: re.Match[str]) -> str:
    character, code = match[0], ord(match[0])
    if character in '"\\':
        return f"\\{character}"
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


class _Dumper(yaml.SafeDumper):
    """PyYAML's emitter with literal blocks, and quoted text that keeps its lines."""

    def analyze_scalar(self, scalar: str) -> Any:
        analysis = super().analyze_scalar(scalar)
        if re.search("[\x85\u2028\u2029]", scalar):
            # Line ends to YAML: only escaped do they stay what they are.
            analysis.allow_block = analysis.allow_single_quoted = False
            analysis.allow_flow_plain = analysis.allow_block_plain = False
        return analysis

    def write_double_quoted(self, text: str, split: bool = True) -> None:
        lines = text.split("\n")
        if not split or len(lines) == 1:
            super().write_double_quoted(text, split)
            return
        self.write_indicator('"', True)
        for number, line in enumerate(lines):
            if number:
                self._write("\\n\\")
                self.write_indent()
            shield = "\\" if number and line.startswith(" ") else ""
            self._write(shield + _ESCAPED.sub(_escape, line))
        self.write_indicator('"', False)

    def _write(self, text: str) -> None:
        self.column += len(text)
        self.stream.write(text)

    def generate_anchor(self, node: yaml.Node) -> str:  # noqa: ARG002 - PyYAML's signature
        self.last_anchor_id += 1
        return f"message{self.last_anchor_id}"


def _represent_text(_: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    style = "|" if "\n" in text else None
    return yaml.ScalarNode("tag:yaml.org,2002:str", text, style=style)


_Dumper.add_representer(str, _represent_text)
