"""Codes of designations in the words of the vocabulary: `FDA_BTD` is a word of ours alone."""

from __future__ import annotations

from functools import cache

from summarizer.schemas.regulatory import RegulatoryEvent
from summarizer.schemas.terms import EventType
from summarizer.views.safe_text import one_line
from summarizer.views.values import plain
from summarizer.vocabulary.designations import designations

_BY = " by "


def designation_name(code: str) -> str:
    """The full name; the code itself where the vocabulary lacks it."""
    row = designations().get(code)
    return one_line(row.name if row else code)


def designation_code(words: str) -> str | None:
    """The code behind a name or a code, in any case; None where there is none."""
    return _codes().get(words.strip().casefold())


def act_name(event: RegulatoryEvent) -> str:
    """A designation by its name; another act by its kind first: `approval · Priority Review`."""
    kind = plain(event.event_type.value)
    if event.designation is None:
        return kind
    name = designation_name(event.designation.value)
    return name if event.event_type.value is EventType.DESIGNATION else f"{kind} · {name}"


def named_key(key: str) -> str:
    """A comparison's `FDA_BTD by FDA`, the code in words."""
    code, by, rest = key.partition(_BY)
    return f"{designation_name(code)}{by}{one_line(rest)}" if by else one_line(key)


@cache
def _codes() -> dict[str, str]:
    codes = {row.name.casefold(): code for code, row in designations().items()}
    return codes | {code.casefold(): code for code in designations()}
