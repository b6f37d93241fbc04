"""A line above the text that is the day of the release and nothing more."""

from __future__ import annotations

import re

from summarizer.documents.document import Document
from summarizer.documents.evidence import Section
from summarizer.finding.dates import find_dates
from summarizer.finding.reading import Reading

_LINES_ABOVE = 12
_LABEL = re.compile(
    r"[\W_]{0,6}(?:(?:[^\n,|]{2,40}(?:,\s|\s\|\s)(?=\w+\s))?"
    r"(?:date(?:\sof\s(?:release|issue|announcement))?|published|issued|released?(?:\son)?|posted|dated"
    r"|(?:for\simmediate\s|press\s|news\s|media\s)+release|(?:press|news)\srelease|(?:ASX|market|stock\sexchange)\s"
    r"(?:announcement|release)|announcement|inside\sinformation|embargo(?:ed)?(?:\suntil)?(?:\s\d\d[:.]\d\d(?:\s[A-Z]{2,4})?)?)\b[\W_]{0,6}(?:on\s)?)?[\W_]{0,4}",
    re.IGNORECASE,
)
_REST = re.compile(
    r"[\W_]{0,4}(?:(?:at\s)?\d{1,2}[:.]\d\d(?:\s?[ap]\.?m\.?)?(?:\s[A-Z]{2,4}(?:/[A-Z]{2,4})?)?"
    r"|views?\W{0,3}[\d,]+|(?:for\simmediate|press|news)\srelease|immediate\srelease)?[\W_]{0,6}",
    re.IGNORECASE,
)
# `3 March 2026: Oravell plc announces ...`
_BEFORE_NEWS = re.compile(r"(?:\s?:|\s?[–—]|\s-)\s")
_TODAY = re.compile(r"\btoday\W{1,3}(?:on\s)?$", re.IGNORECASE)  # `today, 3 March 2026, announced`


def date_line(document: Document) -> Reading | None:
    """The first such line at the top, else the day that the text calls today; None without any."""
    text = document.text
    starts = [match.start() for match in re.finditer(r"^(?=[^\n]*\S)", text, re.MULTILINE)]
    top = set(starts[:_LINES_ABOVE])
    for mention in find_dates(document):
        start = text.rfind("\n", 0, mention.span.start) + 1
        if mention.attributes["precision"] not in ("day", "minute") or start not in top:
            continue
        end = text.find("\n", mention.span.end)
        after = text[mention.span.end : end if end >= 0 else len(text)]
        opens_news = (
            document.section_at(mention.span.start) is Section.LEAD
            and _BEFORE_NEWS.match(after) is not None
        )
        is_alone = opens_news or _REST.fullmatch(after) is not None
        if is_alone and _LABEL.fullmatch(text[start : mention.span.start]):
            return Reading(mention.value[:10], mention.span, "date_line")
    return _day_of_today(document)


def _day_of_today(document: Document) -> Reading | None:
    for mention in find_dates(document):
        before = document.text[max(0, mention.span.start - 12) : mention.span.start]
        told = document.section_at(mention.span.start) in (Section.LEAD, Section.BODY)
        if told and _TODAY.search(before) and len(mention.value) >= len("2026-03-03"):
            return Reading(mention.value[:10], mention.span, "date_line")
    return None
