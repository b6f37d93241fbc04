"""Reads where a sentence says that an endpoint was met or missed, and which one it means."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from summarizer.documents.document import Document
from summarizer.documents.spans import Span
from summarizer.finding.plain_text import plain
from summarizer.grounding.arms import Arms
from summarizer.grounding.context import Context
from summarizer.grounding.guard import Force, force_of
from summarizer.grounding.measures import Measure, measures
from summarizer.grounding.result_verdict_words import (
    ACTIVE,
    ANAPHOR,
    BUT_NOT,
    CONCEDED,
    HEADLINE,
    MISSED,
    NONE_OF,
    ORDINALS,
    PASSIVE,
    QUESTION,
    SIGNIFICANCE,
    SUBJECT,
)

_IN_WHAT = re.compile(
    r"\b(?:in|with|for|against)\s(?:(?:the|advanced|severe|adult)\s)?$", re.IGNORECASE
)
_PLACE = re.compile(
    r"^[^.;]{0,60}?(?:\bof\b|,|:|\(|\bon\b|\bin\b|—|–|\bfor\b|\bwith\b)", re.IGNORECASE
)
_APPOSED = re.compile(r"[,\s(]*(?:which\swas\s)?(?:an?|the|its)\s?")
# What may stand between a subject and its verb: a time, a bracket, an apposition.
_SUBJECT_ENDS = re.compile(
    r"(?:\s(?:at|by|over|after|from)\s[^,;.]{2,40}|\s?\([^()]*\)|,[^,;.]{2,60},)*,?\s?"
)
_OF_ONE_JUST_NAMED = re.compile(r"\b(?:end\s?points?|objectives?)\b", re.IGNORECASE)
_QUESTION_REACH = 12


@dataclass(frozen=True, slots=True)
class Verdict:
    """What one place says of endpoints.

    Attributes:
        met: Whether they were met.
        primary: Whether they are primary ones, as far as the words say.
        ranked: Whether the words rank them.
        every: Whether all secondary endpoints are meant as well.
        said: The words of the verdict.
        name: What the endpoint is called there.
        sentence: Where it stands.
        measures: The measures that the sentence says it is.
        arms: The arms that the verdict is for.
        told_before: What the sentence before spoke of.
        place: Which one it is in the order of the release: 0 for `the first`.
    """

    met: bool
    primary: bool
    ranked: bool
    every: bool
    said: Span
    name: Span
    sentence: Span
    measures: tuple[Measure, ...]
    arms: tuple[Span, ...]
    told_before: Measure | None
    place: int | None = None


class VerdictReader:
    """Reads the verdicts of one document's sentences."""

    def __init__(self, context: Context, arms: Arms) -> None:
        self._context = context
        self._text = plain(context.document.text)
        self._arms = arms

    def read(self, sentence: Span, *, told: bool, before: Measure | None) -> Iterator[Verdict]:
        """The verdicts of a sentence.

        Args:
            sentence: The sentence.
            told: Whether it has numbers of a measure.
            before: What the sentence before spoke of.
        """
        named = measures(self._context, sentence)
        taken: list[Span] = []
        for pattern in (ACTIVE, QUESTION, HEADLINE, PASSIVE, ANAPHOR, SUBJECT, SIGNIFICANCE):
            reach = _QUESTION_REACH if pattern is QUESTION else 0
            for match in pattern.finditer(self._text, sentence.start, sentence.end + reach):
                said = Span(*match.span())
                verb = _verb(match)
                if any(verb.overlaps(one) for one in taken):
                    continue
                verdict = self._verdict(pattern, match, sentence, named, before)
                if verdict is None or not (
                    verdict.ranked or verdict.measures or told or before is not None
                ):
                    continue
                taken.append(said)
                yield from self._parted(verdict, said)

    def _verdict(
        self,
        pattern: re.Pattern[str],
        match: re.Match[str],
        sentence: Span,
        named: tuple[Measure, ...],
        before: Measure | None,
    ) -> Verdict | None:
        verb, groups = _verb(match), match.groupdict()
        met = _judged(self._context.document, self._text, sentence, verb)
        if pattern is QUESTION:
            met = groups["verb"].lower() == "yes"
        if met is None:
            return None
        ranked = pattern in (ACTIVE, PASSIVE, HEADLINE, QUESTION)
        own = self._measures(pattern, match, named)
        if pattern is SUBJECT and not own:
            return None
        words = (groups.get("name") or "").lower()
        if pattern is ANAPHOR and words == "it" and not self._follows_ranking(sentence):
            return None
        name = Span(*match.span("name")) if words else verb
        return Verdict(
            met=met,
            primary="secondary" not in (groups.get("rank") or words).lower(),
            ranked=ranked,
            every=groups.get("second") is not None or _is_every(words),
            said=Span(match.start("verb") if pattern is ACTIVE else match.start(), match.end()),
            name=name,
            sentence=sentence,
            measures=own,
            arms=tuple(self._arms.listed(sentence)),
            told_before=before,
            place=next((i for i, word in enumerate(ORDINALS) if word in words.split()), None)
            if pattern is ANAPHOR
            else None,
        )

    def _follows_ranking(self, sentence: Span) -> bool:
        """Whether the sentence before speaks of an endpoint, so that `it` can be one."""
        start = self._text.rfind("\n\n", 0, sentence.start) + 1
        before = self._context.document.sentence_at(max(start, sentence.start - 2))
        return _OF_ONE_JUST_NAMED.search(self._text, before.start, sentence.start) is not None

    def _parted(self, verdict: Verdict, said: Span) -> Iterator[Verdict]:
        """One verdict, or two where other arms missed it: `met at 40 mg but not at 20 mg`."""
        but = BUT_NOT.match(self._text, said.end, verdict.sentence.end)
        later = [arm for arm in verdict.arms if but and arm.start >= but.end("said")]
        if but is None or not verdict.met or not later:
            yield verdict
            return
        first = tuple(arm for arm in verdict.arms if arm.end <= but.start("said"))
        yield replace(verdict, arms=first)
        denied = Span(but.start("said"), later[0].end)
        yield replace(verdict, met=False, ranked=False, said=denied, arms=tuple(later[:1]))

    def _measures(
        self, pattern: re.Pattern[str], match: re.Match[str], named: tuple[Measure, ...]
    ) -> tuple[Measure, ...]:
        """The measures that the sentence says the endpoint is."""
        ahead = [m for m in named if m.span.end <= match.start()]
        after = [m for m in named if m.span.start >= match.end()]
        name = match.start("name") if "name" in match.groupdict() else match.start()
        inside = [m for m in named if name <= m.span.start and m.span.end <= match.end()]
        if pattern is SIGNIFICANCE:
            behind = match.groupdict().get("none") or match.groupdict().get("differ")
            return tuple(ahead[-1:]) or (tuple(after[:1]) if behind else ())
        if pattern is SUBJECT:
            return tuple(
                m
                for m in ahead[-1:]
                if _SUBJECT_ENDS.fullmatch(self._text, m.span.end, match.start())
            )
        if inside:
            return tuple(inside[:2])
        if pattern is ANAPHOR or CONCEDED.fullmatch(self._text, match.pos, match.start()):
            return ()
        if after and _PLACE.match(self._text[match.end() : after[0].span.start + 1]):
            return tuple(after[: 2 if "ndpoints" in match.group() else 1])
        if len(named) == 1 and not after:
            disease = _IN_WHAT.search(self._text, 0, named[0].span.start)
            return () if disease else named
        if ahead and _APPOSED.fullmatch(self._text, ahead[-1].span.end, match.start()):
            return (ahead[-1],)
        return ()


def _verb(match: re.Match[str]) -> Span:
    groups = match.groupdict()
    return Span(*match.span(next((g for g in ("verb", "differ", "none") if groups.get(g)), 0)))


def _judged(document: Document, text: str, sentence: Span, verb: Span) -> bool | None:
    """Whether a verb says that something was met; None where the sentence leaves it open."""
    missed = MISSED.match(text[verb.start : verb.end]) is not None
    force = force_of(document, verb).force
    if force is Force.HEDGED:
        return None
    if force is Force.NEGATED and not missed:
        return False if NONE_OF.search(text[sentence.start : verb.start]) else None
    return not missed


def _is_every(words: str) -> bool:
    return words.startswith("all") and "secondary" in words
