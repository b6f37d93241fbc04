"""What the one patient went through before, and the dose the patient was given."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from summarizer.documents.spans import Span
from summarizer.finding.numerals import SCIENTIFIC, WORD, decimal_of
from summarizer.finding.plain_text import plain
from summarizer.grounding.context import Context, derived, stated
from summarizer.grounding.guard import Force, force_of
from summarizer.grounding.story import Story, patient_words
from summarizer.schemas.stated import Stated

_NUMBER = rf"(?:{WORD}|\d{{1,2}})"
_EARLIER = (
    r"(?:prior|previous|earlier|preceding|past|former|unsuccessful|failed|different|other|standard"
    r"|distinct)"
)
# Without `prior`, the sentence has to say that the treatments lie behind the patient.
_BEHIND = re.compile(
    r"\b(?:fail(?:ed|ing|ure)|after|despite|following|withstood|refractory\sto|resistant\sto|progress(?:ed|ion|ing)\s(?:on|after|through|following"
    r"|despite)|exhausted|relapsed|not\sresponded|received|undergone|underwent|had\shad|been\streated\swith|been\sthrough|tried|pre-?treated"
    r"|treated\swith|history\sof|consisted\sof|unresponsive\sto|ineffective|without\ssuccess)\b",
    re.IGNORECASE,
)
_INEXACT = re.compile(
    r"\b(?:at\sleast|more\sthan|up\sto|over|fewer\sthan|less\sthan|no\smore\sthan|only\sto|within|a\sminimum\sof)\s$",
    re.IGNORECASE,
)
_LABELLED = re.compile(
    rf"^[\W_]*(?:number\sof\s)?(?:prior|previous|earlier)\s(?:\w+\s)?(?:lines?|therap(?:y|ies)|treatments?|regimens?)(?:\sof\s\w+)?\s?[:|]\s?(?P<n>{_NUMBER})\b",
    re.IGNORECASE,
)
_NUMBERED = re.compile(
    rf"\b(?:lines|regimens|therapies)\s(?:number|numbered|totall?ed|were)\s(?P<n>{_NUMBER})\b",
    re.IGNORECASE,
)
_TRANSPLANT = re.compile(
    r"\b(?:(?:autologous|allogeneic|haploidentical|tandem|double|second|matched[\w\s-]{0,20}donor)\s)*(?:(?:(?:peripheral\sblood\s)?(?:hematopoietic|haematopoietic"
    r"|blood)\s)?(?:stem[-\s]cell|progenitor[-\s]cell|bone[-\s]marrow|cord\sblood)|liver|kidney|renal|heart|lung|corneal|islet)"
    r"\stransplant(?:ation)?\b|\b(?:ASCT|HSCT|allo-?(?:HS|S)CT|auto-?(?:HS|S)CT)\b",
    re.IGNORECASE,
)
_ORDINAL = (
    r"(?:second[-\s]lowest|second[-\s]highest|lowest|lower|low|middle|mid|intermediate|highest|higher|high|starting|initial|first|second|third|fourth|fifth"
    r"|sixth|maximum|target|recommended|therapeutic)"
)
_AMOUNT = (
    rf"(?:{SCIENTIFIC}|\d[\d.,]*)\s?(?:(?:million|billion|trillion)\s)?(?:[\w+-]+\s){{0,3}}?"
    r"(?:cells?|vg|vector\sgenomes|mg|mcg|ug|g|IU|PFU|genome\scopies|gc|viable\s[\w\s+-]+cells)"
    r"(?:\s?/\s?\w+|\sper\s\w+)?"
)
_LEVELS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"\b(?P<dose>dose[-\s](?:level|cohort)\s(?:-?\d[a-z]?|[A-Z]\b|one|two|three|four|five|six|I{1,3}\b|IV\b)|DL-?\d\b)",
        rf"\b(?P<dose>{_ORDINAL}(?:\s(?:of\s(?:the\s)?\w+\s)?(?:planned\s|tested\s|protocol\s)?)?[-\s]?dose(?:[-\s](?:level|cohort|group|tier))(?!s\b))",
        rf"\b(?P<dose>{_ORDINAL}\sof\s(?:the\s)?(?:{WORD}|\d)\s(?:planned\s|tested\s|pre-?specified\s)?(?:dose\slevels|doses|dosing\slevels|dose\scohorts))",
        rf"(?P<dose>(?<![\w.]){_AMOUNT}(?:\s(?:total|flat|weekly|daily))?[-\s]dose(?:[-\s](?:level|cohort|group))?)",
        r"\b(?P<dose>(?:second[-\s]lowest|lowest|low|middle|mid|highest|high|starting)\sdose)(?!s\b|\s(?:of\s)?(?:steroid|cortico|methotrexate|chemo|ster)\w*|-)",
        rf"\b(?:dose|infusion|injection|administration|infused\swith|received|given)\s(?:of\s)?(?:approximately\s|about\s|a\stotal\sof\s)?(?P<dose>{_AMOUNT})(?=[\s,.;)])",
    )
)
_CELLS = re.compile(r"\b(?:cells?|vg|vector|genome|gc|PFU)\b", re.IGNORECASE)
_AGAINST = re.compile(
    r"\b(?:steroids?|chemotherapy|prednis\w+|methylpred\w+|dexameth\w+|cyclophosphamide|fludarabine)\b",
    re.IGNORECASE,
)


@cache
def _counted() -> re.Pattern[str]:
    heads = "|".join(
        f"{word[:-1]}ies" if word.endswith("py") else f"{word}s?"
        for word in patient_words().spoken_of_as_lines
    )
    kinds = r"(?:[a-z]+)?therapy|treatment|[a-z]*suppression"
    return re.compile(
        rf"(?<![\w-])(?P<n>{_NUMBER})(?:\s\(\d{{1,2}}\))?\s(?P<before>(?:(?!lines?\b)[\w/-]+,?\s){{0,4}}?)(?P<head>{heads}|(?:courses?|cycles?|rounds?)\sof\s(?:[\w-]+\s)?(?:{kinds}))\b(?P<of>\sof\s[\w-]+)?",
        re.IGNORECASE,
    )


def read_prior_lines(context: Context, story: Story) -> Stated[int] | None:
    """Lines, regimens or treatments that lie behind the patient, where their number is exact."""
    text = plain(context.document.text)
    for place in story.sentences:
        for span, number in _numbers(text, place):
            evidence = context.evidence(span)
            lines = int(decimal_of(number))
            return (
                stated(lines, evidence)
                if number.isdigit()
                else derived(lines, "number-word", evidence)
            )
    return None


def _numbers(text: str, place: Span) -> Iterator[tuple[Span, str]]:
    words = text[place.start : place.end]
    for pattern in (_LABELLED, _NUMBERED):
        if match := pattern.search(words):
            yield Span(place.start + match.start(), place.start + match.end()), match["n"]
    for match in _counted().finditer(words):
        if _INEXACT.search(words[: match.start()]) or not _lies_behind(words, match):
            continue
        yield Span(place.start + match.start(), place.start + match.end()), match["n"]


def _lies_behind(words: str, match: re.Match[str]) -> bool:
    before, head = match["before"].lower(), match["head"].lower()
    if re.search(
        r"\b(?:of|in|for|with|to|and|or|weeks?|months?|days?|years?|cycles?|mg|more|further|additional)\b",
        before,
    ):
        return False
    if re.search(rf"\b{_EARLIER}\b", before):
        return True
    tail = words[match.end() : match.end() + 40]
    if head.startswith("line") and (
        match["of"] or re.match(r"\s(?:prior|before|previously)\b", tail)
    ):
        return True
    return _BEHIND.search(words[: match.start()]) is not None


def read_transplant(context: Context, story: Story) -> Stated[str] | None:
    """A transplant that the patient has had."""
    text = plain(context.document.text)
    for place in story.sentences:
        for match in _TRANSPLANT.finditer(text, place.start, place.end):
            span = Span(*match.span())
            if force_of(context.document, span).force is Force.AFFIRMED:
                evidence = context.evidence(span)
                return stated(evidence.text, evidence)
    return None


def read_dose_level(context: Context, story: Story) -> Stated[str] | None:
    """The label of the dose as written; the amount of cells or vector where it has no label."""
    text = plain(context.document.text)
    for number, level in enumerate(_LEVELS):
        for place in story.sentences:
            for match in level.finditer(text, place.start, place.end):
                if number == len(_LEVELS) - 1 and not _CELLS.search(match["dose"]):
                    continue
                if _AGAINST.search(text, match.start(), min(place.end, match.end() + 40)):
                    continue
                evidence = context.evidence(Span(*match.span("dose")))
                return stated(evidence.text, evidence)
    return None
