"""A model's side effects, compared with what the document's own sentences say of them.

What is read by rule stands. A model adds terms that no vocabulary has, and what belongs to a
finding but is told apart from it: whom it was counted in, how severe it was, what was given.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Protocol

from summarizer.documents.evidence import Evidence
from summarizer.documents.spans import Span
from summarizer.finding.mentions import Kind
from summarizer.grounding.clauses import clause_at
from summarizer.grounding.context import NEWS, Context, stated
from summarizer.grounding.ledger import says_nothing
from summarizer.grounding.own_words import own_words
from summarizer.grounding.result_places import sentences_above
from summarizer.grounding.safety_arms import of_another_arm
from summarizer.schemas.safety import SafetyFinding, SafetyFindingDraft
from summarizer.schemas.stated import Stated
from summarizer.schemas.terms import Presence

# Words that tell of a finding or of the trial; no side effect is called so.
_NO_TERM = re.compile(
    r"\b(?:is|are|was|were|been?|has|have|had|did|observed|reported|seen|occurred|experienced|noted"
    r"|died|recorded|endpoints?|patients?|subjects?|participants?|placebo)\b"
    r"|^(?:no|not|any|some|without|to|of|on|in|with|by|for|at|and|or|the|its|treatment|therapy|study|trial)\b",
    re.IGNORECASE,
)
_NO_EFFECT = frozenset(("response", "responses", "rate", "survival", "benefit", "cases", "risk"))
_CARE = re.compile(
    r"\b(?:manag|treat|resolv|control|respond|receiv|given|administer|requir|interrupt|withheld"
    r"|paus|reduc)",
    re.IGNORECASE,
)

_GIVEN_FOR_IT = re.compile(
    r"\b(?:manag|treat|resolv|control|settl|subsid|recover|respon)\w*\s+(?:\w+ly\s+)?"
    r"(?:with|by|to|after|following|on)\s+(?:[\w-]+,?\s+(?:and\s+)?){0,4}$",
    re.IGNORECASE,
)
_ASSESSED = re.compile(
    r"\b(?:treated|dosed|received|evaluable|assessed|exposed|safety|given)\b", re.IGNORECASE
)


class Reader(Protocol):
    """What reads findings by rule."""

    context: Context

    def presence(self, span: Span, *, named: bool = False) -> Stated[Presence] | None: ...

    def added(self, span: Span, presence: Stated[Presence]) -> list[SafetyFinding]: ...


def settle(
    draft: SafetyFindingDraft, path: str, findings: list[SafetyFinding], reader: Reader
) -> int | None:
    """Compare a model's entry with what is read; add its term where the vocabulary lacks it.

    Returns:
        The index in `findings` of what it speaks of, or None after refusing it.
    """
    context = reader.context
    quote = context.quoted(f"{path}.quote", draft.quote)
    index = _spoken_of(draft, quote, findings, reader)
    if index is None:
        reason = "the document reports no such finding in patients"
        context.ledger.refuse(path, draft, "no-finding", reason)
        return None
    findings[index] = finding = _completed(findings[index], draft, context)
    another = of_another_arm(draft, finding, findings, context)
    if another is not None:
        findings.append(another)
        index, finding = len(findings) - 1, another
    context.ledger.accept(f"{path}.term")
    if finding.presence.value is draft.presence:
        context.ledger.accept(f"{path}.presence")
    else:
        reason = f"its clause says {finding.presence.value}"
        context.ledger.refuse(f"{path}.presence", draft.presence.value, "R-SAF-02", reason)
    _compare(f"{path}.grade", draft.grade, _grade_words(finding), context)
    _compare(f"{path}.n", draft.n, finding.n.value if finding.n else None, context)
    _compare(f"{path}.N", draft.N, finding.N.value if finding.N else None, context)
    _compare(f"{path}.rate", draft.rate, finding.rate.value if finding.rate else None, context)
    given = " ".join(item.value.lower() for item in finding.management)
    for number, said in enumerate(draft.management):
        if said.lower() in given:
            context.ledger.accept(f"{path}.management[{number}]")
        elif not says_nothing(said):
            reason = "the document does not say it was given for this"
            context.ledger.refuse(f"{path}.management[{number}]", said, "R-EV-02", reason)
    return index


def _spoken_of(
    draft: SafetyFindingDraft,
    quote: Evidence | None,
    findings: list[SafetyFinding],
    reader: Reader,
) -> int | None:
    """Which finding an entry means: of its term, the one that agrees most; else one it adds."""
    known = [n for n, finding in enumerate(findings) if _is_called(draft.term, finding)]
    if not known:
        return _added(draft, quote, findings, reader)
    return max(known, key=lambda n: _agreement(draft, quote, findings[n], reader.context))


def _is_called(said: str, finding: SafetyFinding) -> bool:
    words, term = said.strip().lower(), finding.term.value.lower()
    return words == (finding.code or "").lower() or bool(words and (words in term or term in words))


def _agreement(
    draft: SafetyFindingDraft, quote: Evidence | None, finding: SafetyFinding, context: Context
) -> tuple[int, ...]:
    """How well a finding fits an entry: the sentence first, then what is said of it."""
    place = finding.term.evidence[0]
    there = quote is not None and context.sentence(quote) == context.sentence(place)
    same = (
        finding.presence.value is draft.presence,
        draft.n is not None and finding.n is not None and finding.n.value == draft.n,
        draft.grade is not None and _numbers(draft.grade) == _numbers(_grade_words(finding)),
        draft.N is not None and finding.N is not None and finding.N.value == draft.N,
        finding.rate is not None and _numbers(draft.rate) == [str(finding.rate.value)],
    )
    return (int(there), *(int(one) for one in same))


def _added(
    draft: SafetyFindingDraft,
    quote: Evidence | None,
    findings: list[SafetyFinding],
    reader: Reader,
) -> int | None:
    if says_nothing(draft.term) or _NO_TERM.search(draft.term):
        return None
    for place in _places(draft.term, quote, reader.context):
        if not set(own_words(place, reader.context, taken=(Kind.RESPONSE_TERM,))) - _NO_EFFECT:
            continue
        span = Span(place.start, place.end)
        if _is_given(span, reader.context):
            continue
        for number, known in enumerate(findings):
            term = known.term.evidence[0]
            if span.overlaps(Span(term.start, term.end)):
                return number
        sentence = reader.context.sentence(place)
        named = quote is not None and reader.context.sentence(quote) == sentence
        presence = reader.presence(span, named=named)
        if presence is not None:
            found = reader.added(span, presence)
            findings += found
            return len(findings) - len(found)
    return None


def _is_given(span: Span, context: Context) -> bool:
    """Whether the words are what a side effect was treated with."""
    before = context.document.text[context.sentence(span).start : span.start]
    return _GIVEN_FOR_IT.search(before) is not None


def _places(term: str, quote: Evidence | None, context: Context) -> list[Evidence]:
    """Where a term stands, the quote's sentence first; with a capital where it begins one."""
    forms = dict.fromkeys((term, term[:1].swapcase() + term[1:]))
    places = [place for form in forms for place in context.find(form, NEWS)]
    if quote is None:
        return places
    own = context.sentence(quote)
    return sorted(places, key=lambda place: context.sentence(place) != own)


def _completed(
    finding: SafetyFinding, draft: SafetyFindingDraft, context: Context
) -> SafetyFinding:
    """With what the model says besides and the document tells of this side effect."""
    if finding.presence.value is not draft.presence:
        return finding
    place = finding.term.evidence[0]
    span = Span(place.start, place.end)
    sentence, clause = context.sentence(place), clause_at(context.document, span)
    n, total, given = finding.n, finding.N, finding.management
    rate = finding.rate
    if n is None and rate is None:
        n = _counted(draft.n, [clause], context)
        rate = _shared(draft.rate, span, clause, context)
    if total is None and (n is None or draft.N is None or n.value <= draft.N):
        total = _assessed(draft.N, n, [sentence, *sentences_above(sentence, context)], context)
    if finding.presence.value is Presence.PRESENT and not given:
        given = tuple(_care(draft.management, sentence, context))
    return finding.model_copy(update={"n": n, "N": total, "rate": rate, "management": given})


def _counted(said: int | None, places: list[Span], context: Context) -> Stated[int] | None:
    """People counted so in one of some places, nearest first."""
    for place in places if said is not None else ():
        for mention in context.of(Kind.QUANTITY, place):
            if mention.attributes.get("quantity") == "count" and mention.value == str(said):
                return stated(int(mention.value), context.evidence(mention.span))
    return None


def _shared(said: str | None, term: Span, clause: Span, context: Context) -> Stated[Decimal] | None:
    """The first share that a clause gives behind its only side effect."""
    if says_nothing(said) or len(context.of(Kind.SAFETY_TERM, clause)) > 1:
        return None
    for mention in context.of(Kind.QUANTITY, clause):
        if mention.attributes.get("quantity") != "percentage" or mention.span.start < term.end:
            continue
        if mention.attributes.get("unit") == "%" and _numbers(said) == [mention.value]:
            return stated(Decimal(mention.value), context.evidence(mention.span))
        return None
    return None


def _assessed(
    said: int | None, n: Stated[int] | None, places: list[Span], context: Context
) -> Stated[int] | None:
    """All who were treated or assessed, by a sentence that says so; never those with the effect."""
    telling = [place for place in places if _ASSESSED.search(context.words(place))]
    total = _counted(said, telling, context)
    if total is not None and n is not None and total.evidence == n.evidence:
        return None
    return total


def _care(said: list[str], sentence: Span, context: Context) -> Iterator[Stated[str]]:
    """What was given, where a sentence about care says so: the finding's or the one behind it."""
    for words in said:
        for place in context.find(words, NEWS):
            own = context.sentence(place)
            behind = own.start >= sentence.end and not context.words(
                Span(sentence.end, own.start)
            ).strip("\n ")
            another = behind and context.of(Kind.SAFETY_TERM, own)
            if (own == sentence or (behind and not another)) and _CARE.search(context.words(own)):
                yield stated(place.text, place)
                break


def _numbers(words: str | None) -> list[str]:
    return re.findall(r"\d+(?:\.\d+)?", words or "")


def _grade_words(finding: SafetyFinding) -> str | None:
    grades = {g.value for g in (finding.grade_min, finding.grade_max) if g is not None}
    return " ".join(str(grade) for grade in sorted(grades)) or None


def _compare(path: str, said: object, read: object, context: Context) -> None:
    if says_nothing(said):
        return
    if read is not None and _numbers(str(said)) == _numbers(str(read)):
        context.ledger.accept(path)
    else:
        reason = "its clause does not say so"
        context.ledger.refuse(path, said, "R-EV-02", reason)
