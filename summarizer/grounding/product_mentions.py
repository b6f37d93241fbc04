"""Whether a document says more of a product than its name: a stage, a disease, what it is."""

from __future__ import annotations

import re
from collections.abc import Iterable

from summarizer.documents.evidence import Evidence, Section
from summarizer.grounding.context import Context
from summarizer.grounding.disease_phrases import is_disease_word
from summarizer.grounding.product_words import product_noun

_MONEY = re.compile(
    r"\b(?:expenses?|costs?|spending|expenditure|headcount|proceeds)\b", re.IGNORECASE
)
# `The pipeline also includes ORV-2 and ORV-3`
_LIST = re.compile(
    r"\b(?:pipeline|portfolio|(?:other|further|additional)\s(?:programs?|programmes?|candidates?|products?))\b"
    r"|\bis\s(?:also\s)?(?:advancing|developing)\s(?-i:(?=[A-Z]))",
    re.IGNORECASE,
)
_APART = re.compile(r"[,;]|\sand\s")
_STAGE = re.compile(
    r"\b(?:pre-?clinical|clinical|clinic|trials?|study|studies|IND\w*|approv\w+|market\w*|launch\w*|licen[cs]\w+"
    r"|designat\w+|research\sstage|in\s(?:early\s)?(?:research|discovery)|orphan|dosed|patients?|targets?|inhibit\w*|blocks?|milestones?|data|results|rights|development|registration)\b",
    re.IGNORECASE,
)


def says_something(context: Context, names: Iterable[list[Evidence]]) -> bool:
    """Whether some sentence that names it says more of it."""
    return any(_tells(context, place) for places in names for place in places)


def _tells(context: Context, place: Evidence) -> bool:
    """Whether the words beside a name say more: all do but accounts of money and bare lists."""
    words = context.words(context.sentence(place))
    if place.section is Section.HEADLINE or not (_MONEY.search(words) or _LIST.search(words)):
        return True
    if _MONEY.search(words):
        words = _beside(context, place)
    return (
        _STAGE.search(words) is not None
        or product_noun().search(_LIST.sub(" ", words)) is not None
        or re.search(r"\bphase\b", words, re.IGNORECASE) is not None
        or any(is_disease_word(word.strip(".,;:()")) for word in words.split())
    )


def _beside(context: Context, place: Evidence) -> str:
    """The item of an account of money that a name stands in."""
    sentence = context.sentence(place)
    text = context.document.text
    starts = [m.end() for m in _APART.finditer(text, sentence.start, place.start)]
    end = _APART.search(text, place.end, sentence.end)
    return text[starts[-1] if starts else sentence.start : end.start() if end else sentence.end]
