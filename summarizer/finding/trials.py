"""Phrases that name a clinical trial: `the pivotal Phase 2 STARLIT-2 study`."""

from __future__ import annotations

import re

from summarizer.documents.document import Document
from summarizer.documents.evidence import Section
from summarizer.documents.spans import Span
from summarizer.finding.mentions import Kind, Mention
from summarizer.finding.phases import find_phases

_FACTUAL = (
    Section.HEADLINE,
    Section.LEAD,
    Section.BODY,
    Section.QUOTE,
    Section.BOILERPLATE_ABOUT,
)
_HYPHEN = r"[-\u2010\u2011]"
# A short name: two capitals or a capital and a digit, as in T-RRex, STARLIT-2, KEYnote, BRIGHT.
ACRONYM = (
    rf"(?=[\w\u2010\u2011-]*[A-Z][\w\u2010\u2011-]*[A-Z0-9])[A-Z][\w\u2010\u2011]*(?:{_HYPHEN}\w+)*"
)
_HEAD = re.compile(
    r"\b(?P<head>(?:clinical\s+|registrational\s+|extension\s+|expansion\s+)?(?:trial|study"
    r"|studies|trials))\b",
    re.IGNORECASE,
)
# Words before the head that belong to its noun phrase.
_MODIFIER = re.compile(
    rf"(?:\b(?:(?i:the|an?|its|our|this|pivotal|registrational|global|international|multinational"
    rf"|multicent(?:er|re)|national|first{_HYPHEN}in{_HYPHEN}human|single{_HYPHEN}arm"
    rf"|two{_HYPHEN}arm"
    rf"|open{_HYPHEN}label|(?:single|double|triple){_HYPHEN}blind(?:ed)?|placebo{_HYPHEN}controlled"
    rf"|active{_HYPHEN}controlled|controlled|(?:non{_HYPHEN}?)?randomi[sz]ed"
    rf"|dose{_HYPHEN}(?:escalation|expansion|finding|ranging|optimi[sz]ation)"
    rf"|proof{_HYPHEN}of{_HYPHEN}concept|investigator{_HYPHEN}(?:initiated|sponsored)|ongoing"
    r"|planned"
    rf"|upcoming|completed|confirmatory|interventional|prospective|long{_HYPHEN}term"
    rf"|follow{_HYPHEN}on"
    rf"|second|separate|parallel{_HYPHEN}group|crossover|Phase\s+[\dIViab/\u2013-]+|and|human"
    rf"|(?:late|mid|early){_HYPHEN}stage|initial|efficacy|safety|adaptive|basket|umbrella|platform)"
    rf"|{ACRONYM}))[\s,]*$"
)
_ACRONYM_BEFORE = re.compile(rf"({ACRONYM})\s*$")
_ACRONYM_AFTER = re.compile(
    rf"^\s*(?:\(\s*(?:the\s+)?[“\"]?({ACRONYM})[”\"]?(?=[\s,;)])|,?\s*(?:named|called"
    r"|known\s+as|dubbed)"
    rf"\s+[“\"]?({ACRONYM}))"
)
_APPOSITION = re.compile(rf"^({ACRONYM}),\s+(?:its|an?|the|our)\b")
NOT_AN_ACRONYM = re.compile(
    rf"^(?:CAR{_HYPHEN}?(?:T|NK)|TCR{_HYPHEN}?T|NK|U\.?S\.?|EU|UK|FDA|EMA|IND|CTA|NCT\d*|Phase"
    r"|AML|ALL"
    rf"|BCMA|CD\d+|HER2|DNA|RNA|mRNA|AAV|ADC|IIT|FIH|POC|MAD|SAD|PK|PD|COVID{_HYPHEN}19|R/R|LBL"
    r"|MM|PCL"
    rf"|EudraCT|CTIS|ChiCTR|jRCT|ISRCTN|UMIN|ACTRN|DRKS|IND{_HYPHEN}enabling|AI|II|III|IV|GMP"
    rf"|CMC|NASH|MASH|Based|Platform{_HYPHEN}Based)$|{_HYPHEN}Based$",
    re.IGNORECASE,
)
PRECLINICAL = re.compile(
    r"\b(?:pre-?clinical|non-?clinical|IND[-\u2010\u2011]enabling|animal|toxicology|in\s+vitro"
    r"|in\s+vivo|market|case)\s+$",
    re.I,
)
NO_HEAD = re.compile(r"^\s+(?:design|sites?|protocols?|results?\s+registry|drug)\b", re.IGNORECASE)
_MODIFIERS_MAX = 14
_WINDOW_CHARS = 160


def find_trials(document: Document) -> tuple[Mention, ...]:
    """Mentions of kind TRIAL in sections that carry facts, in reading order.

    `value` is the acronym, or empty. Attributes: `phases` (comma-joined ClinicalTrials.gov terms)
    and `pivotal` (`true`) where the phrase says so, `plural` where it speaks of several.
    A bare plural (`our clinical trials`) names no trial and is left out.
    """
    found = []
    phases = find_phases(document)
    for sentence in document.sentences_in(*_FACTUAL):
        for head in _HEAD.finditer(document.text, sentence.start, sentence.end):
            mention = _mention(document, Span(sentence.start, sentence.end), head, phases)
            if mention is not None:
                found.append(mention)
    return tuple(found)


def _mention(
    document: Document, sentence: Span, head: re.Match[str], phases: tuple[Mention, ...]
) -> Mention | None:
    text, first, last = document.text, sentence.start, sentence.end
    start = phrase_start(text, max(first, head.start() - _WINDOW_CHARS), head.start())
    if PRECLINICAL.search(text[max(first, start - 20) : start]) or NO_HEAD.match(
        text[head.end() : head.end() + 20]
    ):
        return None
    end = head.end()
    acronym, end = _acronym(text, start, head, end, last)
    attributes = _attributes(phases, Span(start, end))
    plural = head.group("head").lower().endswith(("s", "ies"))
    if plural and not acronym and not attributes:
        return None
    if plural:
        attributes["plural"] = "true"
    span = Span(start, end)
    return Mention(Kind.TRIAL, span, text[span.start : span.end], acronym, attributes)


def phrase_start(text: str, first: int, start: int) -> int:
    """Where the noun phrase begins whose head stands at `start`, not before `first`."""
    for _ in range(_MODIFIERS_MAX):
        # `$` holds at the end of the searched stretch: the match is the word next to the phrase.
        match = _MODIFIER.search(text, first, start)
        if match is None:
            break
        start = match.start()
    return start


def _acronym(text: str, start: int, head: re.Match[str], end: int, last: int) -> tuple[str, int]:
    phrase = text[start : head.start()]
    before = _APPOSITION.search(phrase) or _ACRONYM_BEFORE.search(phrase)
    if before and not NOT_AN_ACRONYM.search(before.group(1)):
        return before.group(1), end
    after = _ACRONYM_AFTER.match(text[head.end() : min(last, head.end() + 60)])
    if after:
        name = after.group(1) or after.group(2)
        if not NOT_AN_ACRONYM.search(name):
            closing = head.end() + after.end()
            return name, closing + (text[closing : closing + 1] == ")")
    return "", end


def _attributes(phases: tuple[Mention, ...], span: Span) -> dict[str, str]:
    attributes: dict[str, str] = {}
    for phase in phases:
        if phase.span.overlaps(span):
            if phase.value:
                attributes["phases"] = phase.value
            if phase.attributes.get("pivotal"):
                attributes["pivotal"] = "true"
    return attributes
