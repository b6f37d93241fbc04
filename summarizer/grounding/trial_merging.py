"""Trials brought together that were found apart: one has the name, the other the rest."""

from __future__ import annotations

import re

from summarizer.grounding.context import Context
from summarizer.grounding.found_trials import FoundTrial
from summarizer.grounding.trial_names import readable
from summarizer.grounding.trial_references import Reference

_OF_ITS_OWN = re.compile(
    r"\b(?:another|second|third|separate|further|additional|healthy|previous|prior|earlier"
    r"|extension|bridging|new|own|other|first-in-human)\b",
    re.IGNORECASE,
)
_TO_COME = re.compile(
    r"\b(?:planned|upcoming|future|forthcoming|proposed)\b"
    r"|\s(?:will|(?:is|are)\s+(?:planned|expected|due|scheduled|set|to))\b",
    re.IGNORECASE,
)
_OVER = re.compile(
    r"\b(?:completed|finished|concluded|earlier|previous|prior|met|missed|did|was|were|had|enrol?led"
    r"|randomi[sz]ed\s+\d|showed|demonstrated|reached)\b|\b(?:data|results?)\s+(?:from|of|in)\b",
    re.IGNORECASE,
)
_NOW = re.compile(r"\s(?:is|are)\s+(?:an?|the|being|under|on|now)\b")
_REACH = 40


def merged(
    trials: list[FoundTrial], assigned: list[tuple[Reference, FoundTrial]], context: Context
) -> list[tuple[Reference, FoundTrial]]:
    """Bring trials together that share an id, or of which one can only be the other.

    Returns:
        The phrases with the trials that remain; `trials` is shortened in place.
    """
    into: dict[FoundTrial, FoundTrial] = {}
    for are_one in (_share_an_id, _agree_in_time, _are_left_alone):
        for named in [trial for trial in trials if trial.name]:
            for other in [trial for trial in trials if not trial.name]:
                if are_one(named, other, trials, context):
                    named.references += other.references
                    named.ids += other.ids
                    named.products |= other.products
                    into[other] = named
                    trials.remove(other)
    return [(reference, into.get(trial, trial)) for reference, trial in assigned]


def _share_an_id(
    named: FoundTrial, nameless: FoundTrial, _trials: list[FoundTrial], _context: Context
) -> bool:
    return bool({m.value for m in named.ids} & {m.value for m in nameless.ids})


def _agree_in_time(
    named: FoundTrial, nameless: FoundTrial, trials: list[FoundTrial], context: Context
) -> bool:
    """Whether both are over, or both to come, and no other pair of them is.

    `The finished Phase 2 trial` and, further on, `CLEARWAY-2 was a trial in which`.
    """
    time = _time(named, context)
    if not time or time != _time(nameless, context) or not _can_be_one(named, nameless):
        return False
    rivals = [
        trial
        for trial in trials
        if trial not in (named, nameless)
        and _time(trial, context) in (time, "" if time == "over" else "now", "")
        and (_can_be_one(named, trial) if not trial.name else _can_be_one(trial, nameless))
    ]
    return not rivals and _says_the(nameless, context)


def _are_left_alone(
    named: FoundTrial, nameless: FoundTrial, trials: list[FoundTrial], context: Context
) -> bool:
    """Whether each is the only one of its kind, and nothing sets the nameless one apart."""
    if not _can_be_one(named, nameless):
        return False
    alone = [t for t in trials if t.name and (t is named or not t.phases)]
    if alone != [named] or [t for t in trials if not t.name] != [nameless]:
        return False
    if any(t.name and t is not named and t.phases == nameless.phases for t in trials):
        return False
    times = {_time(named, context), _time(nameless, context)}
    if times == {"over", "to come"}:
        return False
    if times == {"now", "to come"} and not _says_the(nameless, context):
        return False
    text = readable(context.document.text)
    return not any(
        _OF_ITS_OWN.search(text[max(0, one.span.start - 30) : one.span.end])
        for one in nameless.references
    )


def _can_be_one(named: FoundTrial, nameless: FoundTrial) -> bool:
    if named.phases or not nameless.phases or named.is_extension or (named.ids and nameless.ids):
        return False
    return not (named.products and nameless.products and not named.products & nameless.products)


def _says_the(trial: FoundTrial, context: Context) -> bool:
    """Whether some phrase takes it for known: `the finished Phase 2 trial`, `its planned trial`."""
    text = context.document.text
    return any(
        one.is_known
        or re.search(
            r"\b(?:the|its|our)\s+(?:\w+\s+)?$", text[: one.span.start][-16:], re.IGNORECASE
        )
        for one in trial.references
    )


def _time(trial: FoundTrial, context: Context) -> str:
    """`to come`, `over` or `now`, by the words in and beside its phrases."""
    text = readable(context.document.text)
    told = set()
    for one in trial.references:
        sentence = context.sentence(one.span)
        start = max(sentence.start, one.span.start - 16)
        words = text[start : min(sentence.end, one.span.end + _REACH)]
        if _TO_COME.search(words):
            told.add("to come")
        elif _OVER.search(words):
            told.add("over")
        elif _NOW.search(words):
            told.add("now")
    return next((time for time in ("to come", "over", "now") if time in told), "")
