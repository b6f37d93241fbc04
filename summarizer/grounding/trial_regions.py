"""Which stretches of the text speak of which trial."""

from __future__ import annotations

import re
from collections.abc import Iterator

from summarizer.documents.spans import Span
from summarizer.finding.mentions import Kind
from summarizer.grounding.context import Context
from summarizer.grounding.found_trials import FoundTrial
from summarizer.grounding.trial_names import readable
from summarizer.grounding.trial_owners import speaks_of_others
from summarizer.grounding.trial_references import Reference

_HEADING = re.compile(r"[^\n]{2,90}(?<![.!?,;:])$")
_BULLET = re.compile(r"\s*(?:[-–—•*·▪‣]|\d+[.)])\s")


def attach_regions(
    trials: list[FoundTrial], assigned: list[tuple[Reference, FoundTrial]], context: Context
) -> None:
    """Give each trial its stretches: a list's are all its trials', the rest the news' trial's."""
    text = readable(context.document.text)
    current: list[FoundTrial] = []
    headed: list[FoundTrial] = []
    previous = 0
    for sentence in context.sentences():
        words = text[sentence.start : sentence.end]
        fresh = "\n\n" in re.sub(r"\n[ \t]+\n", "\n\n", text[previous : sentence.start])
        previous = sentence.end
        inside = sorted(
            ((r, t) for r, t in assigned if r.span in sentence), key=lambda pair: pair[0].span
        )
        if fresh and _HEADING.fullmatch(words.strip()) and _stands_alone(text, sentence):
            headed = [inside[0][1]] if inside and inside[0][1] in trials else []
            current = headed
        elif fresh and not _BULLET.match(words):
            current = headed
        if inside:
            for span, trial in _cut(sentence, inside):
                trial.regions.append(span)
            if told := [pair for pair in inside if pair[0].is_told]:
                current = _last_spoken_of(told)
        elif not speaks_of_others(words):
            _leave(sentence, current, trials, assigned, context)


def _leave(
    sentence: Span,
    current: list[FoundTrial],
    trials: list[FoundTrial],
    assigned: list[tuple[Reference, FoundTrial]],
    context: Context,
) -> None:
    """Give a sentence that names no trial to those just spoken of, the only one, or the news'."""
    for trial in current:
        trial.regions.append(sentence)
    if current:
        return
    if len(trials) == 1:
        trials[0].loose.append(sentence)
        return
    news = next((trial for _, trial in assigned if trial in trials), None)
    if news is not None and _is_of_the_news(context, sentence, news):
        news.inherited.append(sentence)


def _last_spoken_of(inside: list[tuple[Reference, FoundTrial]]) -> list[FoundTrial]:
    """The trial of the last phrase, or all that it speaks of together."""
    last = inside[-1][0].span
    return list(dict.fromkeys(trial for reference, trial in inside if reference.span == last))


def _is_of_the_news(context: Context, sentence: Span, trial: FoundTrial) -> bool:
    """Whether a sentence without a trial names no product but that trial's."""
    named = {mention.value.lower() for mention in context.of(Kind.PRODUCT_NAME, sentence)}
    return not trial.products or named <= trial.products


def _stands_alone(text: str, sentence: Span) -> bool:
    return text[sentence.end : sentence.end + 2].strip(" ").startswith("\n") or sentence.end >= len(
        text
    )


def _cut(
    sentence: Span, inside: list[tuple[Reference, FoundTrial]]
) -> Iterator[tuple[Span, FoundTrial]]:
    """The sentence in pieces, each from one phrase to the next; a plural's is all its trials'."""
    pieces: list[tuple[int, list[FoundTrial]]] = []
    for reference, trial in inside:
        if pieces and pieces[-1][0] == reference.span.start:
            pieces[-1][1].append(trial)
        elif not pieces or pieces[-1][1] != [trial]:
            pieces.append((reference.span.start, [trial]))
    starts = [sentence.start, *(start for start, _ in pieces[1:]), sentence.end]
    for (_, trials), start, end in zip(pieces, starts, starts[1:], strict=False):
        for trial in trials:
            yield Span(start, end), trial
