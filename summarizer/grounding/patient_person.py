"""Age and sex of the one patient, in the words that introduce the person."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from summarizer.documents.spans import Span
from summarizer.finding.numerals import WORD, decimal_of
from summarizer.finding.plain_text import plain
from summarizer.grounding.context import Context, stated
from summarizer.grounding.story import Story, patient_words
from summarizer.schemas.stated import Stated

_NUMBER = rf"(?:\d{{1,3}}|{WORD})"
# What follows an age of admission, or tells when something else happened.
_RANGE = (
    r"(?!\s?(?:years?\s)?(?:(?:and|or)\s(?:older|over|above|younger)|to\s\d|-\s?\d|\+|through\b))"
)
_NO_AGE_BEFORE = re.compile(
    r"\b(?:at|from|since|by|before|after|until|over|under|minimum|median|mean)\s(?:the\s|an?\s)?$|\bas\san?\s$"
    r"|\b(?:patients|adults|children|participants|subjects|people|women|men|boys|girls|those|adolescents)\s(?:\w+\s)?$",
    re.IGNORECASE,
)


@cache
def _ages() -> tuple[re.Pattern[str], ...]:
    people = "|".join(patient_words().persons)
    forms = (
        rf"(?<![\w.-])(?P<age>{_NUMBER})[-\s]years?[-\s]old\b{_RANGE}",
        rf"(?<![\w.-])(?P<age>{_NUMBER})\syears\sof\sage\b{_RANGE}",
        rf"\b(?:aged?|age[d:]?\sof)\s?:?\s(?P<age>{_NUMBER})\b{_RANGE}(?!\s?(?:months|weeks|days)\b)",
        rf"\b(?:{people})(?:\s\([^()]*\))?,\s(?:who\sis\s|now\s|then\s)?(?P<age>\d{{1,3}}),",
        rf"\b(?:man|woman|boy|girl)\sof\s(?P<age>{_NUMBER})\b(?!\s\w+(?:s|ies)\b)",
        rf"\b(?:{people})\s\((?P<age>\d{{1,3}})\)",
        r"\bwho\s(?:is|was)\s(?:now\s)?(?P<age>\d{1,3})(?=[,.\s])(?!\s(?:days|weeks|months|percent|%|times))",
    )
    return tuple(re.compile(form, re.IGNORECASE) for form in forms)


@cache
def _sex() -> re.Pattern[str]:
    sexes = "|".join(patient_words().sexes)
    return re.compile(rf"(?<![\w-])(?P<sex>{sexes})\b(?!-)", re.IGNORECASE)


def read_age(context: Context, story: Story) -> Stated[int] | None:
    """Years; of several, the first that stands in the usual form."""
    text = plain(context.document.text)
    for form in _ages():
        for match, place in _matches(form, text, story.sentences):
            if _NO_AGE_BEFORE.search(text, max(place.start, match.start() - 30), match.start()):
                continue
            years = int(decimal_of(match["age"]))
            if 0 < years <= 110:
                return stated(years, context.evidence(Span(*match.span())))
    return None


def read_sex(context: Context, story: Story) -> Stated[str] | None:
    """The noun that says it; the one beside the age where there is one."""
    text = plain(context.document.text)
    found = [match for match, _ in _matches(_sex(), text, story.sentences)]
    found = [match for match in found if not _of_somebody_else(text, match)]
    if not found:
        return None
    aged = [
        place
        for place in story.sentences
        if any(f.search(text, place.start, place.end) for f in _ages()[:3])
    ]
    beside = [
        match for match in found for place in aged if place.start <= match.start() < place.end
    ]
    chosen = (beside or found)[0]
    evidence = context.evidence(Span(*chosen.span("sex")))
    return stated(evidence.text, evidence)


def _of_somebody_else(text: str, match: re.Match[str]) -> bool:
    """`male donors`, `man-made`: said of others than the patient."""
    after = text[match.end() : match.end() + 25]
    return (
        re.match(r"\s(?:donors?|mice|mouse|rats?|physicians?|doctors?|hormones?)\b|s\b", after)
        is not None
    )


def _matches(
    form: re.Pattern[str], text: str, sentences: tuple[Span, ...]
) -> Iterator[tuple[re.Match[str], Span]]:
    for place in sentences:
        for match in form.finditer(text, place.start, place.end):
            yield match, place
