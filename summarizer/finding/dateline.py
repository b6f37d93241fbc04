"""The dateline: place, day and wire service with which the first paragraph of a release begins."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from summarizer.documents.document import Document
from summarizer.documents.evidence import Section
from summarizer.documents.spans import Span
from summarizer.finding.company_names import COMPANY_NAME
from summarizer.finding.dates import find_dates
from summarizer.finding.mentions import Mention
from summarizer.finding.plain_text import plain
from summarizer.finding.reading import Reading
from summarizer.finding.wires import wire_of

_LONGEST_HEAD = 160  # characters of the longest "two cities, state, country" before a date
_SKIPPED = (Section.FRONT_MATTER, Section.FORWARD_LOOKING, Section.EXPLANATORY)
# A place with its country in brackets keeps it: `Odense (Denmark) and Bari (Italy)`.
_COUNTRY = r"\((?![^()]*[Ww](?:ire|IRE))(?:[A-Z][a-z]+|[A-Z]{2,3})(?:\s[A-Z][a-z]+){0,3}\)"
_PLACE = rf"[\s*_\[]{{0,6}}(?P<place>[^\W\d_](?:[^\n/()\d:;!?–—]|{_COUNTRY}){{1,100}}?)"
_LABEL = r"(?P<label>[A-Za-z][\w .,-]{1,40}?)\.?"
_BEFORE = tuple(
    re.compile(form)
    for form in (
        rf"{_PLACE}\s?[-—]{{1,2}}\s?\(\s?{_LABEL}\s?\)\s?[-—]{{1,2}}\s?$",  # CITY--(WIRE)--
        rf"{_PLACE}\s?[-—]{{1,2}}\s?\(\s?{_LABEL}\s?-\s?$",  # City--(Wire -
        rf"{_PLACE},?\s?/\s?{_LABEL}\s?/\s?$",  # CITY / WIRE /
        rf"{_PLACE}(?:[,;]|\s?[-—]{{1,2}}|\s\|)\s$",  # City, or City –
        rf"{_PLACE}\s\($",  # City (day) –
        r"[\s*_]{0,6}\(?$",  # the line begins with the date
    )
)
_AFTER = re.compile(
    r"(?:\s\(\d{1,2}[:.]\d\d[^()\n]{0,14}\))?[*_]{0,3}(?:\s?\](?=\s)|,?\s?(?:[-—]{1,2}\s?)?"
    rf"(?:/\s?{_LABEL}\s?/|\(\s?{_LABEL.replace('label', 'label2')}\s?\))"
    r"\s?[*_]{0,3}[-—]{0,3}|\s?\)?\s?[*_]{0,3}[-—]{1,3}|\s?/(?=\s)|\s?[:|](?=\s)"
    r"|\.[*_]{0,3}\s(?:[-—]{1,2}\s)?(?=[*_]{0,3}[A-Z\"]))"
)
# `7 May 2026, London -`: the day before the place.
_PLACE_BEHIND = re.compile(rf"\s?[,|]\s?{_PLACE}(?:\s?[-—]{{1,2}}|:|\s\|)\s")
# A line that is a place and a day and nothing more, above the text or under it.
_LINE_ENDS = re.compile(r"[ \t.*_)]{0,6}(?:\n|\Z)")
_LINE_PLACE = re.compile(rf"\s?[,|]\s?{_PLACE}[ \t.*_)]{{0,6}}(?:\n|\Z)")
_LINES_ABOVE, _LINES_BELOW = 14, 8
# `ASX announcement | Perth, 3 March 2026`
_LINE_LABEL = re.compile(
    r"[\s*_]{0,4}(?:(?:asx|aim|rns|market|stock\sexchange|company|press|news|media)\s)?"
    r"(?:announcement|release|notice|statement)\s?[|:,-—]\s?",
    re.IGNORECASE,
)
_COMPANY_FORM = re.compile(
    r"\b(?:Inc|Ltd|Limited|PLC|plc|AG|SE|GmbH|S\.A|N\.V|A/S|(?<!,\s)AB|ASA|Oyj|K\.K|Corp|Corporation|LLC"
    r"|Therapeutics|Pharmaceuticals|Pharma)\b"
)
# `Perth, Australia: Barrawong Limited (...)`, `BOSTON - Oravell, Inc. today`: no day at all.
_UNDATED_PLACE = re.compile(rf"{_PLACE}(?::|\s[-—]{{1,2}})\s(?=[*_\"]{{0,3}}[A-Z])")
_UNDATED = (
    re.compile(rf"{_PLACE}\s?[-—]{{1,2}}\s?\(\s?{_LABEL}\s?\)\s?[-—]{{1,2}}"),
    re.compile(rf"{_PLACE},?\s/{_LABEL}/\s?[-—]{{1,2}}"),
)
_NO_PLACE = re.compile(
    r"(?:(?:news|press|media)\s(?:release|update)|for\simmediate\srelease|published|updated|posted"
    r"|released?|date|source|on|as\sof|dated)\b",
    re.IGNORECASE,
)
_FIRST_CITY = re.compile(r",|\s\(|\s(?:and|&)\s")
_MOST_WORDS = 14  # of two cities with state and country
_KEPT_CAPITALS = re.compile(r"(?:[A-Z]\.){2,4}|USA|UK|UAE|[A-Z]{2}")
_SMALL = frozenset({"and", "de", "del", "la", "le", "of", "am", "an", "der", "sur", "the"})


@dataclass(frozen=True, slots=True)
class Dateline:
    """How the release begins.

    Attributes:
        span: From the place to the dash that ends it.
        place: In title case where the document shouts; then its rule is `dateline_capitals`.
        released: ISO date; None where the wire left it out.
        wire: The schema's code of the wire service; None where none is named.
    """

    span: Span
    place: Reading | None
    released: Reading | None
    wire: Reading | None

    @property
    def city(self) -> Reading | None:
        """The place without the state or country behind it; of two places the first."""
        if self.place is None:
            return None
        start, value = self.place.span.start, _FIRST_CITY.split(self.place.value)[0]
        return Reading(value, Span(start, start + len(value)), self.place.rule)


def read_dateline(document: Document) -> Dateline | None:
    """The first dateline that names a wire service, else the first one; None without any.

    Front matter, legal text and explanations are not searched.
    """
    text = plain(document.text)
    first: Dateline | None = None
    for dateline in (
        *_dated(document, text),
        *_undated(document, text),
        *_alone(document, text),
        *_without_day(document, text),
    ):
        if dateline.wire is not None:
            return dateline
        first = first or dateline
    return first


def _dated(document: Document, text: str) -> Iterator[Dateline]:
    for mention in find_dates(document):
        span = mention.span
        if mention.attributes["precision"] not in ("day", "minute"):
            continue
        if document.section_at(span.start) in _SKIPPED:
            continue
        line_start = text.rfind("\n", 0, span.start) + 1
        if span.start - line_start <= _LONGEST_HEAD:
            dateline = _around(text, mention, line_start)
            if dateline is not None:
                yield dateline


def _around(text: str, date: Mention, line_start: int) -> Dateline | None:
    after = _AFTER.match(text, date.span.end)
    if after is None:
        return _day_first(text, date, line_start)
    for form in _BEFORE:
        before = form.match(text[line_start : date.span.start])
        if before is None:
            continue
        wire = _wire(before, line_start) or _wire(after, 0)
        place = _place(before, line_start)
        if place is not None or (wire is not None and "place" not in form.groupindex):
            start = date.span.start if place is None else place.span.start
            released = Reading(date.value[:10], date.span)
            return Dateline(Span(start, after.end()), place, released, wire)
    return None


def _day_first(text: str, date: Mention, line_start: int) -> Dateline | None:
    behind = _PLACE_BEHIND.match(text, date.span.end)
    if behind is None or text[line_start : date.span.start].strip(" *_("):
        return None
    place = _place(behind, 0)
    if place is None:
        return None
    return Dateline(
        Span(date.span.start, behind.end()), place, Reading(date.value[:10], date.span), None
    )


def _alone(document: Document, text: str) -> Iterator[Dateline]:
    """`Odense (Denmark), 4 February 2026` on a line of its own, near the top or at the end."""
    lines = [match.start() for match in re.finditer(r"^(?=[^\n]*\S)", text, re.MULTILINE)]
    near = {*lines[:_LINES_ABOVE], *lines[-_LINES_BELOW:]}
    for mention in find_dates(document):
        line_start = text.rfind("\n", 0, mention.span.start) + 1
        whole = mention.attributes["precision"] in ("day", "minute")
        ends = _LINE_ENDS.match(text, mention.span.end)
        behind = _LINE_PLACE.match(text, mention.span.end)
        if not whole or not (ends or behind) or line_start not in near:
            continue
        label = _LINE_LABEL.match(text, line_start, mention.span.start)
        line_start = label.end() if label else line_start
        before = _BEFORE[3].match(text[line_start : mention.span.start]) if ends else None
        place = _place(before, line_start) if before else None
        if behind is not None and not text[line_start : mention.span.start].strip(" *_("):
            place = _place(behind, 0)
        if place is not None and (set(",(") & set(place.value) or len(place.value.split()) < 4):
            released = Reading(mention.value[:10], mention.span)
            first = min(place.span.start, mention.span.start)
            end = max(place.span.end, mention.span.end)
            yield Dateline(Span(first, end), place, released, None)


def _without_day(document: Document, text: str) -> Iterator[Dateline]:
    """A place before the company with which the text begins."""
    for section in document.sections:
        if section.section is Section.LEAD:
            match = _UNDATED_PLACE.match(text, section.start, section.end)
            place = _place(match, 0) if match else None
            named = match and COMPANY_NAME.match(text, match.end(), section.end)
            if match and place and named and ("," in place.value or place.rule):
                yield Dateline(Span(place.span.start, match.end()), place, None, None)


def _undated(document: Document, text: str) -> Iterator[Dateline]:
    """`CITY--(BUSINESS WIRE)--Company`, with the date elsewhere on the page."""
    start = 0
    for line in text.splitlines(keepends=True):
        for form in _UNDATED:
            match = form.match(line[:_LONGEST_HEAD])
            if match and document.section_at(start) not in _SKIPPED:
                wire, place = _wire(match, start), _place(match, start)
                if wire is not None and place is not None:
                    span = Span(place.span.start, start + match.end())
                    yield Dateline(span, place, None, wire)
        start += len(line)


def _wire(match: re.Match[str], offset: int) -> Reading | None:
    """The service named by the group `label` or `label2`, if it is a known one."""
    for group in ("label", "label2"):
        label = match.groupdict().get(group)
        wire = wire_of(label) if label else None
        if wire is not None:
            span = Span(offset + match.start(group), offset + match.end(group))
            return Reading(wire.code, span, "wire_label")
    return None


def _place(match: re.Match[str], offset: int) -> Reading | None:
    """The group `place`, if every word is capitalised, as in the names of cities and states."""
    place = match.groupdict().get("place")
    if place is None or _NO_PLACE.match(place) or _COMPANY_FORM.search(place):
        return None
    words = re.findall(r"[^\W\d_][\w'.]*", place)
    if len(words) > _MOST_WORDS or any(
        not word[0].isupper() and word not in _SMALL for word in words
    ):
        return None
    place = place.rstrip(" ,-")
    value, start = _without_shouting(place), offset + match.start("place")
    rule = "dateline_capitals" if value != place else None
    return Reading(value, Span(start, start + len(place)), rule)


def _without_shouting(place: str) -> str:
    """`ST. LOUIS` is `St. Louis`; `BOSTON, MA` keeps its state."""
    parts = [part.split() for part in place.split(",")]
    return ", ".join(
        " ".join(_spoken(word, opens=(part, index) == (0, 0)) for index, word in enumerate(words))
        for part, words in enumerate(parts)
    )


def _spoken(word: str, *, opens: bool) -> str:
    if not word.isupper() or (_KEPT_CAPITALS.fullmatch(word) and not opens):
        return word
    return word.lower() if word.lower() in _SMALL else word.title()
