"""Month, weekday and time-zone names, as pattern pieces and as numbers."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from summarizer.finding.vocabulary_files import load


@dataclass(frozen=True, slots=True)
class CalendarWords:
    """Names as they stand in English releases, from `vocabulary/calendar.json`.

    Attributes:
        months: Twelve rows, January first, each with its spellings.
        weekdays: Monday first.
        zones: Abbreviations and names of time zones; kept as written, never converted.
    """

    months: tuple[tuple[str, ...], ...]
    weekdays: tuple[str, ...]
    zones: tuple[str, ...]

    @property
    def month_pattern(self) -> str:
        names = (name for spellings in self.months for name in spellings)
        return rf"(?:{_longest_first(names)})\b\.?"

    @property
    def weekday_pattern(self) -> str:
        return rf"(?:{_longest_first(self.weekdays)})"

    @property
    def zone_pattern(self) -> str:
        return rf"(?:Z\b|[+-]\d\d:?\d\d\b|(?:{_longest_first(self.zones)})\b)"

    def month_number(self, name: str) -> int:
        """1 to 12 for a spelling that `month_pattern` has matched."""
        wanted = name.rstrip(".").lower()
        for number, spellings in enumerate(self.months, start=1):
            if wanted in (spelling.lower() for spelling in spellings):
                return number
        raise ValueError(f"not a month: {name!r}")


def _longest_first(names: Iterable[str]) -> str:
    return "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))


@cache
def calendar_words() -> CalendarWords:
    return load("calendar.json", CalendarWords)
