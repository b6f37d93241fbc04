"""Reading the word lists of `summarizer/vocabulary`, each checked against its shape."""

from __future__ import annotations

from importlib.resources import files
from typing import TypeVar

from pydantic import TypeAdapter

Shape = TypeVar("Shape")


def load(file_name: str, shape: type[Shape]) -> Shape:
    """The content of one JSON file; callers keep it, this reads the file each time."""
    text = files("summarizer.vocabulary").joinpath(file_name).read_text(encoding="utf-8")
    return TypeAdapter(shape).validate_json(text)
