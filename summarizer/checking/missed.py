"""Mentions that no entry of the summary accounts for. Nothing is passed over in silence."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

from summarizer.documents.document import Document
from summarizer.documents.evidence import Evidence, Section
from summarizer.documents.spans import Span
from summarizer.finding.mentions import Kind, Mention
from summarizer.schemas.audit import Missed, Severity
from summarizer.schemas.summary import Summary

_NEWS = frozenset({Section.HEADLINE, Section.LEAD, Section.BODY, Section.QUOTE})
# Kinds whose every mention in the news must be accounted for; the others only help the rules.
_TO_BE_ACCOUNTED = {
    Kind.REGISTRY_ID: _NEWS | {Section.BOILERPLATE_ABOUT},
    Kind.DESIGNATION: _NEWS | {Section.BOILERPLATE_ABOUT},
    Kind.REGULATORY_ACTION: _NEWS,
    Kind.PHASE: _NEWS,
    Kind.QUANTITY: _NEWS,
    Kind.SAFETY_TERM: _NEWS,
    Kind.RESPONSE_TERM: _NEWS,
    Kind.TIME_EXPRESSION: _NEWS,
}

# Evidence there shows where words stand, not that their fact was taken up.
_UNBELIEVED = (
    "claims",
    "document",
    "people",
    "organisations",
    "audit.conflicts",
    "audit.warnings",
)


def missed(
    document: Document, mentions: tuple[Mention, ...], summary: Summary
) -> tuple[Missed, ...]:
    """Values mentioned where facts stand and found in no evidence span of the summary, each once.

    A mention that a rule left out on purpose is accounted for by `audit.suppressed`, one that only
    repeats a fact in other words by the note that says so.
    """
    told_otherwise = [
        evidence
        for finding in summary.audit.warnings
        if finding.severity is Severity.INFO
        for evidence in finding.evidence
    ]
    believed = [e for path, e in summary.spans() if not path.startswith(_UNBELIEVED)]
    covered = _Cover(Span(e.start, e.end) for e in (*believed, *told_otherwise))
    expected = [
        mention
        for mention in mentions
        if document.section_at(mention.span.start) in _TO_BE_ACCOUNTED.get(mention.kind, ())
        and not _is_today(mention)
    ]
    told = {_key(mention) for mention in expected if mention.span in covered}
    first = {_key(mention): mention for mention in reversed(expected)}
    return tuple(
        _missed(document, mention)
        for key, mention in sorted(first.items(), key=lambda item: item[1].span)
        if key not in told
    )


class _Cover:
    """Evidence spans merged into runs, so that asking about one mention is a binary search."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._runs: list[Span] = []
        for span in sorted(spans):
            if self._runs and span.start <= self._runs[-1].end:
                last = self._runs[-1]
                self._runs[-1] = Span(last.start, max(last.end, span.end))
            else:
                self._runs.append(span)
        self._starts = [run.start for run in self._runs]

    def __contains__(self, span: Span) -> bool:
        index = bisect_right(self._starts, span.start) - 1
        return any(run.overlaps(span) for run in self._runs[max(index, 0) : index + 2])


def _is_today(mention: Mention) -> bool:
    """`today` dates the release itself."""
    said = mention.attributes
    return mention.kind is Kind.TIME_EXPRESSION and (said.get("unit"), said.get("offset")) == (
        "day",
        "0",
    )


def _key(mention: Mention) -> tuple[Kind, str]:
    return mention.kind, mention.value or mention.text.lower()


def _missed(document: Document, mention: Mention) -> Missed:
    sentence = document.sentence_at(mention.span.start)
    evidence: Evidence = document.evidence(mention.span.start, mention.span.end)
    return Missed(
        kind=mention.kind.value,
        value=mention.value or mention.text,
        sentence=document.text[sentence.start : sentence.end],
        evidence=evidence,
    )
