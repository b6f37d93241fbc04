"""Targets as a product's description words them: `inhibitor of Janus kinase 1 (JAK1)`.

An actor (`KRAS inhibitor`, `inhibitor of KRAS`), a verb (`binds CD70`) or a compound
(`CD70-directed`, `anti-CD70`) makes what it governs a target. The words are in
`vocabulary/target_words.json`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from summarizer.documents.spans import Span
from summarizer.grounding.target_phrases import (
    Phrase,
    phrase_ending,
    phrase_starting,
    phrases_before,
)
from summarizer.grounding.target_words import DASH, Word, target_words, words_of


@dataclass(frozen=True, slots=True)
class NamedTarget:
    """A target with its span and the span of the words that give it its role."""

    name: str
    span: Span
    phrase: Span


@cache
def _actor() -> re.Pattern[str]:
    words = target_words()
    payload = "|".join(words.payload)
    return re.compile(
        rf"(?<![\w-])(?:co{DASH})?(?:{'|'.join(words.actors)})(?!\w)(?!\s+(?:{payload})\b)"
        rf"(?!{DASH}(?:{'|'.join(words.states)})\b)"
    )


@cache
def _governing() -> re.Pattern[str]:
    """Words whose object is a target."""
    words = target_words()
    verbs = "|".join(words.verbs)
    return re.compile(
        rf"(?<![\w-])(?:(?:{verbs})(?:s|e|es|ing|ed|ion)?(?:\s+(?:to|of|onto|directly\s+to))?(?:\s+and\s+(?:{verbs})(?:s|e|es|ing)?)?"
        rf"|(?:targeted\s+)?directed\s+(?:at|against|to|towards?)|against|aimed\s+at|selective\s+for|specific\s+(?:for|to)"
        rf"|(?:{'|'.join(words.actors)})\s+(?:of|to|targeting)|tumou?r\s+cells\s+(?:that\s+express|expressing)"
        r"|(?:reduc\w+|lower\w*|suppress\w*|block\w*|decreas\w+)\s+(?:the\s+)?(?:hepatic\s+)?(?:production|expression|synthesis|activity|levels?|messenger\s+RNA|mRNA)\s+of"
        r"|affinity\s+for|traps?\s+for|(?:chimeric\s+antigen\s+)?receptors?\s+(?:for|against|specific\s+for))\s+",
        re.IGNORECASE,
    )


@cache
def _lowered() -> re.Pattern[str]:
    """`lowers tau production`, `lower huntingtin`."""
    return re.compile(
        r"(?<![\w-])(?:lower|reduc|decreas|suppress)(?:s|e|es|ing|ed)?\s+(?:the\s+)?(?P<words>(?:[\w-]+\s+){1,4}?)"
        r"(?:(?:protein\s+)?(?:production|expression|synthesis|levels)|protein)\b"
    )


# `GPRC5D on plasma cells and CD3 on T cells`: where each of a list stands, and what comes next.
_NEXT = re.compile(
    r"(?:\s(?:expressed\s|found\s)?(?:on|of|in)\s(?:the\s)?(?:[\w-]+\s){0,3}?(?:cells?|lymphocytes|tumou?rs?|neurons))?"
    r"(?:\swith\s(?:one|its)\s(?:\w+\s)?arm)?"
    r"(?:,\s(?:and\s)?(?!an?\s)|\sand\s(?:also\s)?|\sor\s|/)(?:to\s)?"
)


def named_targets(text: str, within: Span) -> Iterator[NamedTarget]:
    """Targets in a description of a product: before actors, in compounds, then as objects."""
    words = words_of(text, within)
    places = {word.start: at for at, word in enumerate(words)}
    for actor in _actor().finditer(text, within.start, within.end):
        if actor.start() in places:
            yield from _before(words, places[actor.start()], actor.end())
    for at, word in enumerate(words):
        if _is_compound(words, at):
            yield from _before(words, at, word.end)
        elif word.lower.startswith("anti") and not word.is_word:
            yield from _after_anti(words, at)
    for lowered in _lowered().finditer(text, within.start, within.end):
        last = max((at for start, at in places.items() if start < lowered.end("words")), default=-1)
        phrase = phrase_ending(words, last) if last >= 0 else None
        if phrase is not None and words[phrase.first].start >= lowered.start("words"):
            yield _target(words, phrase, Span(lowered.start(), lowered.end()))
    for verb in _governing().finditer(text, within.start, within.end):
        yield from _objects(text, words, places, verb)


@cache
def _directed() -> frozenset[str]:
    return frozenset(re.sub(r"\[(\w)\w\]", r"\1", word) for word in target_words().directed)


def _is_compound(words: Sequence[Word], at: int) -> bool:
    """`CD70-directed`, and `CD70 targeting` before what does so."""
    word = words[at]
    if word.text[0] in "-\u2010\u2011":
        return word.lower[1:] in _directed()
    after = words[at + 1].text if at + 1 < len(words) else ""
    return word.lower in ("targeting", "directed") and _actor().fullmatch(after) is not None


def _before(words: Sequence[Word], at: int, end: int) -> Iterator[NamedTarget]:
    for phrase in phrases_before(words, at):
        yield _target(words, phrase, Span(words[phrase.first].start, end))


def _after_anti(words: Sequence[Word], at: int) -> Iterator[NamedTarget]:
    """`anti-CD70`, `anti-amyloid beta`, `anti-CD19/CD20`."""
    start = at + 1
    while start < len(words):
        found = None
        for last in range(start, min(start + 4, len(words))):
            longer = phrase_ending(words, last, start)
            if longer is not None and longer.first == start:
                found = longer
            elif found is not None or not words[last].can_qualify:
                break
        if found is None:
            return
        yield _target(words, found, Span(words[at].start, words[found.last].end))
        start = found.last + 1
        if start >= len(words) or words[start].text not in ("/", "x", "×"):
            return
        start += 1


def _objects(
    text: str, words: Sequence[Word], places: dict[int, int], verb: re.Match[str]
) -> Iterator[NamedTarget]:
    """The targets that follow `binds`, `inhibitor of` or `directed against`, lists as well."""
    start = verb.end()
    while (first := places.get(start)) is not None:
        named = phrase_starting(words, first)
        if named is None:
            return
        yield _target(words, named.phrase, Span(verb.start(), words[named.phrase.last].end))
        following = _NEXT.match(text, words[named.after - 1].end, words[-1].end)
        if following is None:
            return
        start = following.end()


def _target(words: Sequence[Word], phrase: Phrase, role: Span) -> NamedTarget:
    first, last = words[phrase.first], words[phrase.last]
    name = words_between(words, phrase)
    return NamedTarget(name, Span(first.start, last.end), role)


def words_between(words: Sequence[Word], phrase: Phrase) -> str:
    """The words of a phrase as the text spaces them, `CGRP receptor` of `(CGRP) receptor`."""
    said = ""
    for at in range(phrase.first, phrase.last + 1):
        if words[at].text == ")":
            continue
        apart = at > phrase.first and words[at].start > words[at - 1].end
        said += (" " if apart else "") + words[at].text
    return said


@cache
def _inside_cells() -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(target_words().intracellular)})(?:\s[A-Z]\d+[A-Z])?")


def is_inside_cells(name: str) -> bool:
    """Whether what inhibits this target can only be a small molecule: `KRAS G12D`, `BTK`."""
    return _inside_cells().fullmatch(name) is not None
