"""Best responses by their counts: `3 complete responses, 9 partial responses`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from summarizer.documents.spans import Span
from summarizer.finding.mentions import Kind
from summarizer.finding.numerals import WORD
from summarizer.finding.plain_text import plain
from summarizer.grounding.context import Context, stated
from summarizer.grounding.guard import Force, force_of
from summarizer.grounding.result_claim import Claim
from summarizer.grounding.result_entries import NO_RESPONSE, number_of
from summarizer.grounding.result_memory import Memory
from summarizer.grounding.result_values import endpoint_code, read_level
from summarizer.schemas.result import Result

_COUNTED = re.compile(
    rf"(?<![\w.,-])(?P<n>{WORD}|\d{{1,3}})\s(?:(?:[\w-]+\s){{0,2}}?(?:patients?|participants?"
    rf"|subjects?)\s(?:[\w-]+\s){{0,2}}?"
    r"(?:had|with|achieved|in|reached|showed|experienced|attained)\s(?:an?\s)?)?"
    r"(?:(?:confirmed|unconfirmed|cases?\sof|had|achieved|an?|ongoing|best|deep|durable"
    r"|additional|further|responses?|of|was|were)\s){0,3}$",
    re.IGNORECASE,
)
_VERB = re.compile(r"\b(?:had|achieved|reached|showed|experienced|attained)\b", re.IGNORECASE)


def best_responses(
    context: Context, trial: str | None, sentence: Span, claims: Sequence[Claim], memory: Memory
) -> Iterator[Result]:
    """Categories of response with the number of patients in each, beside the sentence's claims."""
    text = plain(context.document.text)
    claimed = {c.measure.term.span for c in claims if c.measure.term}
    totals = {
        f.total: f.parts["N"] for c in claims for f in c.figures if f.total and "N" in f.parts
    }
    terms = context.of(Kind.RESPONSE_TERM, sentence)
    listed = any(term.attributes.get("term") in NO_RESPONSE for term in terms)
    for term in terms:
        match = _COUNTED.search(text, sentence.start, term.span.start)
        if match is None or term.span in claimed or term.attributes.get("role") != "category":
            continue
        number = number_of(match["n"])
        if number is None or force_of(context.document, term.span).force is not Force.AFFIRMED:
            continue
        total = memory.total(None, number, share=True)
        if len(totals) == 1 and (known := next(iter(totals))) >= number:
            total = stated(known, context.evidence(totals[known]))
        if total is None and not claims:
            continue
        place = context.evidence(term.span)
        named = listed or _VERB.search(match.group())
        yield Result(
            trial=trial,
            endpoint_text=stated(place.text, place),
            endpoint_code=endpoint_code(term, place),
            category=stated(place.text, place) if named else None,
            n=stated(number, context.evidence(Span(*match.span("n")))),
            N=total,
            evidence_level=read_level(context, sentence),
            evidence=(context.evidence(sentence),),
        )
