"""Dates and times on the page that are not the dateline's, and the release date they leave."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time
from functools import cache

from summarizer.documents.document import Document
from summarizer.documents.evidence import Section
from summarizer.documents.spans import Span
from summarizer.finding.calendar_words import calendar_words
from summarizer.finding.dateline import Dateline
from summarizer.finding.dates import find_dates
from summarizer.finding.mentions import Mention
from summarizer.finding.plain_text import plain
from summarizer.finding.reading import Reading

_STAMP_RULES = ("wire_stamp_month_first", "german_wire_day_first")
_WIRE_HEADER = re.compile(r"\s?\|\s?Source:", re.IGNORECASE)
_FRONT_MATTER_KEY = re.compile(r"(?:date|published|lastmod|updated|modified)\w{0,12}\s?:", re.I)


@dataclass(frozen=True, slots=True)
class Timestamp:
    """One date or time on the page.

    Attributes:
        kind: `page`, `wire_stamp` or `front_matter`.
        at: ISO, to the minute at most; no zone is added.
    """

    kind: str
    at: Reading


def read_timestamps(document: Document, dateline: Dateline | None) -> tuple[Timestamp, ...]:
    """Stamps in reading order, each value once for its kind; repeats of the dateline left out.

    A page's clock without a year (`7:00 AM on Wednesday, January 21`) takes the year of the
    dateline where its weekday agrees with it, and is left out otherwise.
    """
    released = dateline.released if dateline else None
    found: dict[tuple[str, str], Timestamp] = {}
    stamps = (*_dated(document, dateline), *_yearless(document, released))
    for stamp in sorted(stamps, key=lambda stamp: stamp.at.span):
        if released is None or stamp.at.value != released.value:
            found.setdefault((stamp.kind, stamp.at.value), stamp)
    return tuple(found.values())


def release_date(
    dateline: Dateline | None, timestamps: tuple[Timestamp, ...], line: Reading | None = None
) -> Reading | None:
    """The dateline's day; else that of the wire's stamp, a date line, page or front matter."""
    if dateline is not None and dateline.released is not None:
        return dateline.released
    for kind in ("wire_stamp", "date_line", "page", "front_matter"):
        if kind == "date_line" and line is not None:
            return line
        for stamp in timestamps:
            if stamp.kind == kind and len(stamp.at.value) >= len("2026-01-21"):
                return Reading(stamp.at.value[:10], stamp.at.span, f"date_of_{kind}")
    return None


def _dated(document: Document, dateline: Dateline | None) -> Iterator[Timestamp]:
    for mention in find_dates(document):
        if dateline is not None and mention.span in dateline.span:
            continue
        kind = _kind(document, mention)
        if kind is not None:
            rule = mention.attributes.get("rule")
            yield Timestamp(kind, Reading(mention.value, mention.span, rule))


def _kind(document: Document, mention: Mention) -> str | None:
    text, start = document.text, mention.span.start
    if mention.attributes["precision"] not in ("day", "minute"):
        return None
    if mention.attributes.get("rule") in _STAMP_RULES or _WIRE_HEADER.match(text, mention.span.end):
        return "wire_stamp"
    section = document.section_at(start)
    if section is Section.FRONT_MATTER:
        line = text[text.rfind("\n", 0, start) + 1 : start]
        return "front_matter" if _FRONT_MATTER_KEY.match(line) else None
    return "page" if section is Section.PAGE_CHROME else None


@cache
def _yearless_pattern() -> re.Pattern[str]:
    words = calendar_words()
    clock = r"(?P<hour>\d{1,2}):(?P<minute>\d\d)\s?(?P<half>[AP])\.?M\b\.?"
    return re.compile(
        rf"{clock},?\s(?:on\s)?(?P<weekday>{words.weekday_pattern}),?\s(?P<month>{words.month_pattern})"
        r"\s(?P<day>\d{1,2})(?!\d|,?\s\d{4})",
        re.IGNORECASE,
    )


def _yearless(document: Document, released: Reading | None) -> Iterator[Timestamp]:
    if released is None:
        return
    words = calendar_words()
    for match in _yearless_pattern().finditer(plain(document.text)):
        try:
            day = date(
                int(released.value[:4]), words.month_number(match["month"]), int(match["day"])
            )
            hour = int(match["hour"]) % 12 + (12 if match["half"].lower() == "p" else 0)
            clock = time(hour, int(match["minute"]))
        except ValueError:
            continue
        if words.weekdays[day.weekday()].lower() == match["weekday"].lower():
            value = f"{day.isoformat()}T{clock.isoformat(timespec='minutes')}"
            yield Timestamp("page", Reading(value, Span(*match.span()), "year_of_dateline"))
