"""The templates: every value that they show is escaped."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from jinja2 import Environment, FunctionLoader, StrictUndefined

from summarizer.views.safe_text import one_line


@cache
def environment() -> Environment:
    """Where templates are found by their file names."""
    made = Environment(
        loader=FunctionLoader(part),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.filters["one_line"] = one_line
    return made


@cache
def part(name: str) -> str:
    """A file of the templates' folder, as it is."""
    place = files("summarizer.views.report").joinpath("templates", name)
    return place.read_text(encoding="utf-8")
