"""The rule on short forms: one that the document spells out twice means one thing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from summarizer.checking.rules.rule import Fault, Rule, Source
from summarizer.documents.document import Document
from summarizer.documents.evidence import Section
from summarizer.documents.spans import Span
from summarizer.schemas.audit import Severity
from summarizer.schemas.summary import Summary

_BRACKETED = re.compile(r"(?<=[\w™®])\s+\(([A-Z][A-Za-z0-9]*(?:[-/][A-Za-z0-9]+)*)\)")
_UNREAD = frozenset({Section.FRONT_MATTER, Section.PAGE_CHROME, Section.CONTACT})
_SPARE_WORDS = 5


@dataclass(frozen=True, slots=True)
class _Expansion:
    """Full words with the short form in brackets behind them."""

    short: str
    words: str
    span: Span


def _twice(_: Summary, source: Source) -> Iterator[Fault]:
    first: dict[str, _Expansion] = {}
    for expansion in _expansions(source.document):
        known = first.setdefault(expansion.short, expansion)
        one, other = _plain(known.words), _plain(expansion.words)
        if one not in other and other not in one:
            yield Fault(
                f"{known.short} is `{known.words}` and `{expansion.words}`",
                (),
                (source.evidence(known.span), source.evidence(expansion.span)),
            )


def _expansions(document: Document) -> Iterator[_Expansion]:
    for match in _BRACKETED.finditer(document.text):
        short = match.group(1)
        capitals = sum(letter.isupper() for letter in short)
        if capitals < 2 or document.section_at(match.start()) in _UNREAD:
            continue
        sentence = document.sentence_at(match.start())
        start = _start_of(short, document.text[sentence.start : match.start()])
        if start is not None:
            span = Span(sentence.start + start, match.start())
            words = " ".join(document.text[span.start : span.end].split())
            yield _Expansion(short, words, span)


def _start_of(short: str, before: str) -> int | None:
    """Where the full words begin: every letter of the short form stands in them, in order.

    The initials of the last words, if they spell it; else read from the end, as Schwartz and
    Hearst do, so that the first letter begins a word. None where the
    words do not spell it, or begin too far off.
    """
    letters = [letter for letter in short.lower() if letter.isalnum()]
    words = list(re.finditer(r"[^\W_]+", before))[-len(letters) :]
    if [word.group()[0].lower() for word in words] == letters:
        return words[0].start()
    place = len(before)
    for number, letter in reversed(list(enumerate(letters))):
        place = before.lower().rfind(letter, 0, place)
        while place > 0 and number == 0 and before[place - 1].isalnum():
            place = before.lower().rfind(letter, 0, place)
        if place < 0:
            return None
    return place if len(before[place:].split()) <= len(letters) + _SPARE_WORDS else None


def _plain(words: str) -> str:
    """Without case, hyphens, plurals and the two spellings of English."""
    told = re.sub(r"[\W_]+", " ", words.lower()).replace("ae", "e").replace("our", "or")
    return " ".join(word.removesuffix("s") for word in told.split())


RULES = (Rule("R-ENT-04", Severity.WARNING, "the document's own definitions come first", _twice),)
