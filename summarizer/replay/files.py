"""Files that are there whole or not at all."""

from __future__ import annotations

from pathlib import Path
from secrets import token_hex


def write_whole(path: Path, text: str) -> None:
    """Replaces the file in one step: no reader and no interruption ever sees half of it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}.{token_hex(4)}.part")
    try:
        with part.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
