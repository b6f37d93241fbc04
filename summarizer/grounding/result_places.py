"""Where the parts of a drafted result stand: in the number's sentence, or in those that lead to it.

Releases name an endpoint, a time or a group once and give the numbers below it. A model may bring
the two together; they stand together here only where nothing between them speaks of another.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from summarizer.documents.evidence import Evidence
from summarizer.documents.spans import Span
from summarizer.finding.mentions import Kind, Mention
from summarizer.finding.response_terms import terms_in
from summarizer.grounding.context import Context
from summarizer.grounding.own_words import own_words
from summarizer.grounding.result_values import same_endpoint

# How far above a number its endpoint, time or group may be named.
_SENTENCES_ABOVE = 4
_CHARS_ABOVE = 700
# `Hypertension was seen in 36 of 48`: such a sentence says itself what its number counts.
_COUNTS_ITS_OWN = re.compile(
    r"\W*(?!(?:it|this|that|these|those|they|there|such|improvements?|responses?|results?"
    r"|changes?|one|all)\b)[\w-]+(?:\s[\w-]+){0,4}?\s(?:(?:was|were|has\sbeen|have\sbeen)\s"
    r"(?:seen|observed|reported|noted|recorded|experienced)|occurred|developed)\s(?:in|by|among)\b",
    re.IGNORECASE,
)
_NO_OUTCOME = frozenset(
    {"count", "dose", "dose_level", "timepoint", "duration", "age", "lines", "line_of_therapy"}
    | {"stage", "grade", "threshold", "ordinal"}
)


@dataclass(frozen=True, slots=True)
class EndpointPlace:
    """Where an endpoint is named.

    Attributes:
        evidence: Its words.
        term: The vocabulary's term there; None for any other name.
        above: Whether it stands in a sentence before the one that gives the number.
    """

    evidence: Evidence
    term: Mention | None
    above: bool = False


def endpoint_places(said: str, sentence: Span, context: Context) -> Iterator[EndpointPlace]:
    """Every place that can be the endpoint of a number in a sentence, nearest first.

    A sentence that names an endpoint of its own takes none from above, and one above that names
    another ends the search.
    """
    yield from _named(said, sentence, context)
    if _other_endpoint(said, sentence, context) or context.of(Kind.SAFETY_TERM, sentence):
        return
    if _COUNTS_ITS_OWN.match(context.document.text, sentence.start):
        return
    for above in sentences_above(sentence, context):
        for place in _named(said, above, context):
            yield EndpointPlace(place.evidence, place.term, above=True)
        if _other_endpoint(said, above, context):
            return


def sentences_above(sentence: Span, context: Context) -> Iterator[Span]:
    """The few sentences of the same section that lead to one, nearest first."""
    section = context.document.section_at(sentence.start)
    before = [s for s in context.sentences(frozenset({section})) if s.end <= sentence.start]
    for above in reversed(before[-_SENTENCES_ABOVE:]):
        if sentence.start - above.start > _CHARS_ABOVE:
            return
        yield above


def leading(sentence: Span, context: Context) -> Iterator[Span]:
    """The sentences above that give no outcome themselves: whom they speak of, those below do."""
    for above in sentences_above(sentence, context):
        if any(_is_outcome(m) for m in context.of(Kind.QUANTITY, above)):
            return
        yield above


def _is_outcome(mention: Mention) -> bool:
    return mention.attributes.get("quantity") not in _NO_OUTCOME


def _named(said: str, sentence: Span, context: Context) -> Iterator[EndpointPlace]:
    meant = terms_in(said)
    for term in context.of(Kind.RESPONSE_TERM, sentence):
        if same_endpoint(said, term) or meant == {term.attributes["term"]}:
            yield EndpointPlace(context.evidence(term.span), term)
    # The first letter is a capital where the words begin a sentence.
    forms = dict.fromkeys((said, said[:1].swapcase() + said[1:]))
    for place in (place for form in forms for place in context.find(form)):
        inside = sentence.start <= place.start and place.end <= sentence.end
        if inside and own_words(place, context):
            known = context.of(Kind.RESPONSE_TERM, Span(place.start, place.end))
            yield EndpointPlace(place, known[0] if len(known) == 1 else None)


def _other_endpoint(said: str, sentence: Span, context: Context) -> bool:
    meant = terms_in(said)
    return any(
        term.attributes["term"] not in meant and not same_endpoint(said, term)
        for term in context.of(Kind.RESPONSE_TERM, sentence)
    )
