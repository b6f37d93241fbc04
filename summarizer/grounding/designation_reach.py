"""Which part of a sentence tells of one designation, where the sentence names several."""

from __future__ import annotations

import re
from itertools import pairwise

from summarizer.documents.spans import Span
from summarizer.finding.mentions import Kind, Mention
from summarizer.grounding.context import Context

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def reach_of(mention: Mention, context: Context) -> Span:
    """The part of the sentence whose dates can be the designation's: up to the next list of such.

    What stands before it belongs to a list told before, where there is one.
    """
    sentence = context.sentence(mention.span)
    first, last = (int(mention.attributes[f"list_{side}"]) for side in ("start", "end"))
    others = [
        other.span
        for other in context.of(Kind.DESIGNATION, sentence)
        if not first <= other.span.start < last
    ]
    start = first if any(other.end <= first for other in others) else sentence.start
    end = min((other.start for other in others if other.start >= last), default=sentence.end)
    return _part_of_agency(mention, Span(start, end), context)


def _part_of_agency(mention: Mention, reach: Span, context: Context) -> Span:
    """Of `by the FDA in 2023 and by the Commission in 2024` what is told of the mention's own."""
    if (paired := _paired_date(mention, context)) is not None:
        return paired
    agencies_named = [m for m in context.of(Kind.AGENCY, reach) if m.span.start >= mention.span.end]
    dated = [m.span.start for m in context.of(Kind.DATE, reach)]
    for own, following in pairwise((*agencies_named, None)):
        if own is None or own.value != mention.attributes.get("authority"):
            continue
        end = reach.end if following is None else following.span.start
        if len(dated) > 1 and any(own.span.end <= start < end for start in dated):
            return Span(own.span.start, end)
    return reach


def _paired_date(mention: Mention, context: Context) -> Span | None:
    """Of `the FDA and the Commission granted it in 2023 and 2024, respectively` its own date."""
    sentence = context.sentence(mention.span)
    if "respectively" not in context.words(sentence).lower():
        return None
    named = [
        m.value for m in context.of(Kind.AGENCY, sentence) if m.span.start < mention.span.start
    ]
    named = list(dict.fromkeys(named))
    years = _YEAR.finditer(context.document.text, mention.span.end, sentence.end)
    dated = [Span(*year.span()) for year in years]
    authority = mention.attributes.get("authority")
    if len(named) != len(dated) or len(named) < 2 or authority not in named:
        return None
    year = dated[named.index(authority)]
    whole = [m.span for m in context.of(Kind.DATE, sentence) if year in m.span]
    return whole[0] if whole else year
