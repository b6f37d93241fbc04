"""What was done with a trial or with its enrolment, by classes of verbs and their tense.

A sentence says it of the trial as subject (`BRISK will start`) or as object (`Oravell ended
BRISK`), or of taking people in (`recruitment to BRISK opened`). The verbs are data:
`vocabulary/trial_states.json`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from summarizer.documents.spans import Span
from summarizer.finding.vocabulary_files import load
from summarizer.grounding.context import Context
from summarizer.grounding.found_trials import FoundTrial
from summarizer.schemas.terms import OverallStatus as Status


@dataclass(frozen=True, slots=True)
class Verbs:
    """One class: its infinitives, its past forms, and the adjectives that say the same."""

    base: tuple[str, ...]
    past: tuple[str, ...]
    state: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Forms:
    """Patterns of a class behind its subject, and before its object, by tense."""

    name: str
    tense: str
    behind: re.Pattern[str]
    before: re.Pattern[str] | None


_TRIAL = {
    ("start", "done"): Status.ONGOING_UNSPECIFIED,
    ("start", "to come"): Status.PLANNED,
    ("run", "now"): Status.ONGOING_UNSPECIFIED,
    ("finish", "done"): Status.COMPLETED,
    ("end", "done"): Status.COMPLETED,
    ("end", "made"): Status.TERMINATED,
    ("stop", "done"): Status.TERMINATED,
    ("stop", "to come"): Status.TERMINATED,
    ("pause", "done"): Status.SUSPENDED,
    ("pause", "now"): Status.SUSPENDED,
    ("resume", "done"): Status.ONGOING_UNSPECIFIED,
}
_TAKING_IN = {
    ("start", "done"): Status.RECRUITING,
    ("start", "to come"): Status.PLANNED,
    ("run", "now"): Status.RECRUITING,
    ("finish", "done"): Status.ACTIVE_NOT_RECRUITING,
    ("finish", "now"): Status.ACTIVE_NOT_RECRUITING,
    ("finish", "to come"): Status.RECRUITING,
    ("end", "done"): Status.ACTIVE_NOT_RECRUITING,
    ("end", "now"): Status.ACTIVE_NOT_RECRUITING,
    ("stop", "done"): Status.SUSPENDED,
    ("pause", "done"): Status.SUSPENDED,
    ("pause", "now"): Status.SUSPENDED,
    ("resume", "done"): Status.RECRUITING,
    ("resume", "to come"): Status.RECRUITING,
}
_NOUN = re.compile(
    r"\b(?:enrol?l?ment|recruitment|accrual|screening|inclusion|(?:patient|subject)\s+registration)\b",
    re.IGNORECASE,
)
_BESIDE = (
    r"(?:\s*\([^()]{0,90}\))?(?:\s+(?:in|of|for|to|into|at|with)\s+[^.;,]{2,90}?)?"
    r"(?:,\s+(?:in\s+)?(?:which|where)\s[^.;,]{2,90},(?=\s))?"
)
_HOW = (
    r"(?:(?:now|also|then|well|still|already|currently|actively|voluntarily|recently|soon|fully"
    r"|successfully)\s+)*"
)
_COMES = (
    r"(?:will|would|could|may|might|should|to|(?:is|are)\s+(?:(?:now|also|currently)\s+)?"
    r"(?:expected|planned|scheduled|slated|due|set|anticipated|projected|intended|on\s+track)\s+to|(?:is|are)\s+to)"
)
_DENIED = re.compile(
    r"\b(?:not|no|never|nor|without|if|unless|whether|until|once|when|after|upon|who|that)\b"
    r"[^.;,]*$",
    re.IGNORECASE,
)
# `enrolment in the trial is complete` says nothing of the trial itself.
_PREPOSITION = re.compile(
    r"\b(?:in|of|for|into|to|with|from|on|at|by|under)\s+(?:[\w-]+\s+){0,2}$", re.IGNORECASE
)
_BY_PERSONS = re.compile(
    r"\b(?:patients|participants|subjects|adults|children|people|volunteers)\b[^.;,]*$",
    re.IGNORECASE,
)
_LEFT_REACH = 70


def told_states(context: Context, text: str, trial: FoundTrial) -> Iterator[tuple[Status, Span]]:
    """Every state that the trial's sentences tell, with the words that tell it."""
    for reference in trial.references:
        if not (reference.is_part or reference.is_plural):
            sentence = context.sentence(reference.span)
            yield from _of(text, sentence, reference.span, _TRIAL)
    for region in (*trial.regions, *trial.loose):
        for noun in _NOUN.finditer(text, region.start, region.end):
            yield from _of(text, region, Span(*noun.span()), _TAKING_IN)


def _of(
    text: str, sentence: Span, subject: Span, told: dict[tuple[str, str], Status]
) -> Iterator[tuple[Status, Span]]:
    start = max(sentence.start, subject.start - _LEFT_REACH)
    left = text[start : subject.start]
    is_subject = not (_DENIED.search(left) or (told is _TRIAL and _PREPOSITION.search(left)))
    for forms in _forms():
        status = told.get((forms.name, forms.tense))
        if status is None:
            continue
        if is_subject and (match := forms.behind.match(text, subject.end, sentence.end)):
            yield status, Span(subject.start, match.end())
        elif forms.before and (match := forms.before.search(left)):
            before = left[: match.start()]
            if not (_DENIED.search(before) or _BY_PERSONS.search(before)):
                made = told.get((forms.name, "made"), status)
                yield made, Span(start + match.start(), subject.end)


@cache
def _forms() -> tuple[_Forms, ...]:
    classes = load("trial_states.json", dict[str, Verbs])
    return tuple(form for name, verbs in classes.items() for form in _of_class(name, verbs))


def _of_class(name: str, verbs: Verbs) -> Iterator[_Forms]:
    base, past, state = (
        "|".join(map(re.escape, words)) for words in (verbs.base, verbs.past, verbs.state)
    )
    object_ = r"\s+(?:(?:the|its|their|our|patient|full|new|further|all|an?|this)\s+)*$"
    if past:
        done = rf"(?:(?:has|have|had)\s+{_HOW}(?:been\s+)?|(?:was|were)\s+{_HOW})?(?:{past})"
        yield _Forms(
            name,
            "done",
            _pattern(rf"{_BESIDE},?\s+(?:which\s+)?{done}\b"),
            _pattern(
                rf"\b(?:(?:has|have|had)\s+{_HOW})?(?<!was\s)(?<!were\s)(?<!been\s)"
                rf"(?:{past}){object_}"
            ),
        )
    dated = (
        rf"|(?:is|are)\s+{_HOW}(?:slated|scheduled|planned|targeted|due|set)\s+for\s+"
        r"(?:the\s|early|late|mid|Q\d|\w*\s?20\d\d)"
        if name == "start"
        else ""
    )
    coming = (
        rf"{_COMES}\s+{_HOW}(?:be\s+)?(?:{base}|{past})"
        if past
        else rf"{_COMES}\s+{_HOW}(?:{base})"
    )
    yield _Forms(
        name,
        "to come",
        _pattern(rf"{_BESIDE},?\s+(?:{coming}\b{dated})"),
        _pattern(
            r"\b(?:will|(?:plan|intend|expect|aim|propose|decid|elect)\w*\s+to)\s+"
            rf"{_HOW}(?:{base}){object_}"
        ),
    )
    if state or name == "run":
        plain = "|".join(re.escape(word) + "s" for word in verbs.base) if name == "run" else ""
        said = rf"(?:is|are|remains?|continues?)\s+{_HOW}(?:{state})(?![\w-])" + (
            rf"|(?:{plain})\b" if plain else ""
        )
        yield _Forms(name, "now", _pattern(rf"{_BESIDE},?\s+(?:which\s+)?(?:{said})"), None)


def _pattern(words: str) -> re.Pattern[str]:
    return re.compile(words, re.IGNORECASE)
