"""Bytes done as one line: a bar that needs no colour, a share and a speed."""

from __future__ import annotations

from rich.text import Text

BAR = 24
"""Columns of the bar."""

_UNITS = ("B", "kB", "MB", "GB")


def bytes_line(done: int, total: int, bytes_per_s: float) -> Text:
    """`[######......]  25%  12.0 of 48.0 MB  4.1 MB/s`.

    Args:
        done: Bytes so far.
        total: Bytes in all; 0 where that is not known, and then there is no bar.
        bytes_per_s: 0 where it is not known yet.
    """
    speed = f"{size(bytes_per_s)}/s" if bytes_per_s > 0 else ""
    if total <= 0:
        return Text(f"{size(done)}  {speed}".rstrip())
    share = min(1.0, done / total)
    full = int(share * BAR)
    bar = "#" * full + "." * (BAR - full)
    return Text(f"[{bar}] {share:4.0%}  {size(done)} of {size(total)}  {speed}".rstrip())


def size(number: float) -> str:
    """In decimal units, as download pages state them: `98.2 MB`."""
    for unit in _UNITS[:-1]:
        if number < 1000:
            return f"{number:.0f} {unit}" if unit == "B" else f"{number:.1f} {unit}"
        number /= 1000
    return f"{number:.1f} {_UNITS[-1]}"


def clock(elapsed_s: float) -> str:
    """`0:07`, `12:30`."""
    minutes, seconds = divmod(int(elapsed_s), 60)
    return f"{minutes}:{seconds:02}"
