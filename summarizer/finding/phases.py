"""Trial phases, spelled as ClinicalTrials.gov does, and words such as `pivotal`."""

from __future__ import annotations

import re

from summarizer.documents.document import Document
from summarizer.documents.spans import Span
from summarizer.finding.claimed import Claimed
from summarizer.finding.mentions import Kind, Mention
from summarizer.finding.plain_text import plain

_TOKEN = r"(?:[0-4]|(?-i:I{1,3}V?|IV))(?:(?-i:[abcABC]))?(?!\w|\.\d|,\d)"
_HEADING = r"(?:registration(?:al|-enabling|-directed)|pivotal|confirmatory)"
_TRIAL = (
    r"(?:trials?|study|studies|cohorts?|programs?|programmes?|data|results|readout|development)"
)
_PHASE = re.compile(
    rf"(?:\b(?P<hedge>potential(?:ly)?)\s)?(?:\b(?P<pivotal>{_HEADING})\s(?:[\w-]{{1,20}}\s){{0,2}}?)?"
    rf"(?:\b(?P<early>early)[\s-])?\b(?:phases?|(?-i:Ph\.?))[\s-]?(?P<first>{_TOKEN})"
    rf"(?:(?P<joint>\s?[/-]\s?|\s?\+\s?|\s(?:and|or|to)\s)(?:Phase\s)?(?P<second>{_TOKEN}))?"
    rf"(?P<ready>-ready)?(?:,?\s(?P<pivotal_after>{_HEADING})\b)?",
    re.IGNORECASE,
)
_WORDS = re.compile(
    rf"\b(?:(?P<fih>first-in-humans?|FIH)\b(?:\s{_TRIAL}\b)?"
    rf"|(?:(?P<hedge>potential(?:ly)?)\s)?(?:(?P<always>registration(?:al|-enabling|-directed))"
    rf"(?:\s(?:[\w-]{{1,20}}\s){{0,3}}?{_TRIAL}\b)?"
    rf"|pivotal\s(?:[\w-]{{1,20}}\s){{0,3}}?{_TRIAL}\b))",
    re.IGNORECASE,
)
_SOMETHING_ELSE_AFTER = re.compile(
    r"\s(?:(?:of|for)\s(?:(?:the|its|our|this|a)\s)?(?:[\w-]{1,20}\s)?(?:construction|expansion"
    r"|project|facility"
    r"|building|build-out|plant|transaction|agreement|collaboration|initiative|rollout|renovation"
    r"|restructuring"
    r"|campus|offering)|construction|build-out|environmental|metaboli\w{1,6}|enzymes?"
    r"|detoxification"
    r"|conjugation|reaction)\b",
    re.IGNORECASE,
)
_SOMETHING_ELSE_BEFORE = re.compile(
    r"\b(?:construction|building|expansion|project|facility|gait|moon|environmental)\s$",
    re.IGNORECASE,
)
_NAMES = {"0": "EARLY_PHASE1", "1": "PHASE1", "2": "PHASE2", "3": "PHASE3", "4": "PHASE4"}
_ROMAN = {"I": "1", "II": "2", "III": "3", "IV": "4"}


def find_phases(document: Document) -> tuple[Mention, ...]:
    """Phases in reading order, none inside another.

    `value` is a comma-joined list of ClinicalTrials.gov terms in ascending order (`1/2` is
    `PHASE1,PHASE2`), empty for words that fix no phase (`first-in-human`, `pivotal trial`).
    Attributes: `raw`; `pivotal` or `first_in_human` (`true`) where said; `hedge` (`potential`)
    before such a word; `joint` (`and`, `or`, `to`) where two phases are named and not one
    combined; `ready` where the product is ready for the phase and not in it.
    """
    text = plain(document.text)
    found = [
        _mention(document, match.span(), _value(match), _attributes(match))
        for match in _phase_matches(text)
    ]
    claimed = Claimed(len(text), (mention.span for mention in found))
    for match in _WORDS.finditer(text):
        if claimed.free(*match.span()):
            found.append(_mention(document, match.span(), "", _word_attributes(match)))
    return tuple(sorted(found, key=lambda mention: mention.span))


def phase_spans(text: str) -> tuple[Span, ...]:
    """Where a plain text names a phase by number."""
    return tuple(Span(*match.span()) for match in _phase_matches(text))


def _phase_matches(text: str) -> list[re.Match[str]]:
    return [
        match
        for match in _PHASE.finditer(text)
        if not _SOMETHING_ELSE_AFTER.match(text, match.end())
        and not _SOMETHING_ELSE_BEFORE.search(text, max(0, match.start() - 20), match.start())
    ]


def _mention(
    document: Document, place: tuple[int, int], value: str, attributes: dict[str, str]
) -> Mention:
    words = document.text[place[0] : place[1]]
    return Mention(Kind.PHASE, Span(*place), words, value, {"raw": words, **attributes})


def _value(match: re.Match[str]) -> str:
    tokens = [_number(match["first"])] + ([_number(match["second"])] if match["second"] else [])
    if match["early"] and tokens[0] == "1":
        tokens[0] = "0"
    first, last = min(tokens), max(tokens)
    if (match["joint"] or "").strip().lower() in ("-", "to"):
        tokens = [str(number) for number in range(int(first), int(last) + 1)]
    return ",".join(_NAMES[token] for token in sorted(set(tokens)))


def _number(token: str) -> str:
    digits = token.rstrip("abcABC")
    return _ROMAN.get(digits, digits)


def _attributes(match: re.Match[str]) -> dict[str, str]:
    attributes: dict[str, str] = {}
    if match["pivotal"] or match["pivotal_after"]:
        attributes["pivotal"] = "true"
    if match["hedge"]:
        attributes["hedge"] = "potential"
    joint = (match["joint"] or "").strip().lower()
    if joint in ("and", "or", "to"):
        attributes["joint"] = joint
    if match["ready"]:
        attributes["ready"] = "true"
    return attributes


def _word_attributes(match: re.Match[str]) -> dict[str, str]:
    if match["fih"]:
        return {"first_in_human": "true"}
    return {"pivotal": "true"} | ({"hedge": "potential"} if match["hedge"] else {})
