"""Whether an act is the news of the document, and the date the text ties to it."""

from __future__ import annotations

import re
from enum import StrEnum

from summarizer.documents.evidence import Section
from summarizer.documents.spans import Span
from summarizer.finding.passages import Passage


class Novelty(StrEnum):
    NEW_IN_DOCUMENT = "new_in_document"
    RESTATED = "restated"
    UNKNOWN = "unknown"


_NEWS_HEAD = frozenset({Section.HEADLINE, Section.LEAD})
_BODY = frozenset({Section.BODY, Section.QUOTE, Section.FRONT_MATTER})
_ANNOUNCES = re.compile(
    r"\b(?:announc(?:ed|es|ing)|reports?|reported|pleased\s+to\s+(?:announce|report)|today)\b",
    re.IGNORECASE,
)
_AFTERWARDS = re.compile(
    r"\b(?:following|after)\s+(?:the\s+|its\s+|an?\s+|previous\s+|earlier\s+|FDA\s+|EMA\s+){0,3}$",
    re.IGNORECASE,
)
_AS_TOLD = re.compile(
    r"\bas\s+(?:already|previously|earlier)\s+(?:announced|reported|disclosed|communicated|published)\b",
    re.IGNORECASE,
)
_RELATIVE = re.compile(r"\b(?:which|who|whose|where)\b", re.IGNORECASE)
_EARLIER = re.compile(
    r"\b(?:previously|already|earlier|formerly|initially|originally|prior|existing|to\s+date)\s+"
    r"(?:[\w'-]+\s+){0,2}$",
    re.IGNORECASE,
)
_EARLIER_INSIDE = re.compile(
    r"\b(?:previously|already|earlier|formerly|originally|existing"
    r"|in\s+addition\s+to|alongside|add(?:s|ing)\s+to|complements|on\s+top\s+of)\b",
    re.IGNORECASE,
)
_PERFECT = re.compile(
    r"\b(?:has|have|had|'s)\s+(?:also\s+|been\s+|both\s+|now\s+){0,3}$", re.IGNORECASE
)
_ALSO = re.compile(r"\balso\s+(?:\w+\s+){0,2}$", re.IGNORECASE)
_HOLDS = re.compile(
    r"(?:holds?|holding|held|has|have|had|having|with|carr\w+|under|enjoys|benefits?\s+from)",
    re.IGNORECASE,
)
_AGENCY_ACTS = frozenset({"granted", "awarded", "designated", "assigned", "conferred", "selected"})
_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan\.?|Feb\.?|Mar\.?|Apr\.?|Jun\.?|Jul\.?|Aug\.?|Sept?\.?|Oct\.?|Nov\.?|Dec\.?)"
)
_DATE = re.compile(
    r"\b(?:on|in|since|effective|dated|as\s+of)\s+(?P<date>"
    rf"{_MONTH}\s+\d{{1,2}},?\s+\d{{4}}|\d{{1,2}}\s+{_MONTH},?\s+\d{{4}}|{_MONTH}\s+\d{{4}}"
    r"|\d{4}-\d{2}-\d{2}|(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_OTHER_EVENT = re.compile(
    r"\b(?:following|opinion|expect|anticipat|announc|initiat|plan|will|complet|enrol|publish"
    r"|present|submi|data\b|"
    r"trial|stud(?:y|ies)|(?:and|which|who|but)\b|;"
    r"|grant|award|receiv|designation|status\b|approv)",
    re.IGNORECASE,
)


def read_novelty(passage: Passage, start: int, end: int, *, standing: bool) -> Novelty:
    """Whether an act whose verb stands at `[start, end)` of the passage is news.

    Only headline and lead make news; what other sections tell again is restated, or open. Where
    the act leaves a `standing`, `has received` and `holds` tell of that, not of an event.
    """
    if passage.section not in _NEWS_HEAD | _BODY:
        return Novelty.RESTATED
    if _AFTERWARDS.search(passage.left[-80:]):
        return Novelty.RESTATED
    if _AS_TOLD.search(passage.left):
        return Novelty.RESTATED
    before = passage.text[:start]
    verb = passage.text[start:end]
    clause = before[passage.clause :] if start <= len(passage.left) else before
    if passage.in_relative or _EARLIER.search(clause) or _EARLIER_INSIDE.search(verb):
        return Novelty.RESTATED
    if standing and start == len(passage.left):
        return Novelty.RESTATED  # `an RMAT-designated product`
    if _announced(before):
        news = passage.section in _NEWS_HEAD
        return Novelty.NEW_IN_DOCUMENT if news else Novelty.UNKNOWN
    if standing and (_HOLDS.fullmatch(verb.strip()) or _ALSO.search(clause)):
        return Novelty.RESTATED
    if passage.section is Section.HEADLINE:
        return Novelty.NEW_IN_DOCUMENT
    if standing and _tells_a_standing(clause, verb):
        return Novelty.RESTATED
    return Novelty.NEW_IN_DOCUMENT if passage.section is Section.LEAD else Novelty.UNKNOWN


def _tells_a_standing(clause: str, verb: str) -> bool:
    """`has received`, `has been granted`; `has granted` is the agency's own act."""
    perfect = _PERFECT.search(clause)
    by_agency = verb.strip().lower() in _AGENCY_ACTS
    return perfect is not None and (not by_agency or "been" in perfect.group())


def _announced(before: str) -> bool:
    """Whether an announcement governs what follows, no relative clause between."""
    matches = list(_ANNOUNCES.finditer(before))
    return bool(matches) and not _RELATIVE.search(before, matches[-1].end())


def date_of_act(passage: Passage, start: int, end: int) -> Span | None:
    """The words of a date in the clause that nothing else of the clause stands between.

    Dates are not parsed; `today` and the dateline are none.
    """
    clause_end = passage.behind + len(passage.clause_right)
    for match in _DATE.finditer(passage.text, passage.clause, clause_end):
        if match.end() <= start:
            between = passage.text[match.end() : start]
        elif match.start() >= end:
            from_place = passage.behind if match.start() >= passage.behind else end
            between = passage.text[max(end, from_place) : match.start()]
        else:
            continue
        if not _OTHER_EVENT.search(between):
            return passage.span(*match.span("date"))
    return None
