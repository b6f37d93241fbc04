"""A model's results, brought back to the document: every field is judged by its own words.

The model says which number is whose. The document has to let that stand, and gives the rest: what
is in the number's brackets, the time, the group.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from summarizer.documents.evidence import Evidence
from summarizer.documents.spans import Span
from summarizer.finding.mentions import Kind
from summarizer.grounding.context import Context, stated
from summarizer.grounding.guard import Force, force_of
from summarizer.grounding.ledger import says_nothing
from summarizer.grounding.outcome_words import (
    MET_WORDS,
    denies_significance,
    names_endpoint,
    outcome_said,
)
from summarizer.grounding.result_numbers import (
    Numbers,
    SaidNumber,
    belongs,
)
from summarizer.grounding.result_parts import Parts
from summarizer.grounding.result_places import EndpointPlace, endpoint_places
from summarizer.grounding.result_values import (
    NUMBER,
    endpoint_code,
    read_level,
    read_met,
)
from summarizer.grounding.story_outcomes import says_change
from summarizer.schemas.result import Result, ResultDraft
from summarizer.schemas.stated import Stated


class DraftedResults:
    """The entries of one document's answers."""

    def __init__(self, context: Context, trial: str | None, *, single_patient: bool) -> None:
        self._context = context
        self._trial = trial
        self._single = single_patient
        self._numbers = Numbers(context)

    def ground(self, draft: ResultDraft, path: str) -> Result | None:
        """The result that an entry speaks of, or None after refusing it."""
        entry = _Entry(draft, path, self._context, self._numbers, single_patient=self._single)
        return entry.ground(self._trial)


class _Entry:
    def __init__(
        self,
        draft: ResultDraft,
        path: str,
        context: Context,
        numbers: Numbers,
        *,
        single_patient: bool,
    ) -> None:
        self._draft = draft
        self._path = path
        self._context = context
        self._numbers = numbers
        self._single = single_patient

    def ground(self, trial: str | None) -> Result | None:
        quote = self._context.quoted(f"{self._path}.quote", self._draft.quote)
        found = self._found(quote)
        if found is None:
            return None
        sentence, place, number = found
        met = self._met(sentence, place)
        if not self._is_affirmed(place, number, met):
            return None
        parts = Parts(self._draft, self._path, self._context)
        counts = parts.counts(sentence, place, number)
        category = None if number or any(counts) else self._category(place, met)
        value = self._value(number)
        if value is None and category is None and met is None and not any(counts):
            cause = self._context.ledger.cause(f"{self._path}.value")
            if cause is None:
                self._refused("no-outcome", "the document gives no outcome for it here")
            else:
                self._refused(cause.rule, cause.reason)
            return None
        self._context.ledger.accept(f"{self._path}.endpoint_text")
        unit = number.unit if number else None
        return Result(
            trial=trial,
            population=parts.population(sentence, number),
            endpoint_text=stated(place.evidence.text, place.evidence),
            endpoint_code=endpoint_code(place.term, place.evidence),
            category=category,
            value=value,
            unit=stated(unit, *value.evidence) if value and unit else None,
            n=counts[0],
            N=counts[1],
            ci=parts.ci(sentence, place, number),
            p=parts.p(sentence, place, number),
            timepoint=parts.timepoint(sentence, number),
            met=met,
            evidence_level=read_level(self._context, sentence),
            evidence=(quote or self._context.evidence(sentence),),
        )

    def _refused(self, rule: str, reason: str) -> None:
        self._context.ledger.refuse(self._path, self._draft, rule, reason)

    def _found(
        self, quote: Evidence | None
    ) -> tuple[Span, EndpointPlace, SaidNumber | None] | None:
        """The sentence, the endpoint and the number that fit together, or None after refusing."""
        said = self._draft.value or ""
        numeric = NUMBER.search(said) is not None and not says_nothing(said)
        place: EndpointPlace | None = None
        for sentence in self._sentences(quote):
            places = list(endpoint_places(self._draft.endpoint_text, sentence, self._context))
            for one in places:
                for number in self._numbers.meant(said, sentence, quote) if numeric else ():
                    if belongs(number, said, one, self._context):
                        return self._believed(sentence, one, number)
            own = [one for one in places if not one.above]
            place = place or (own[0] if own else places[0] if places else None)
        if place is None:
            self._refused("R-EV-01", "no sentence of the document reports this endpoint")
            return None
        if numeric:
            reason = "its sentence does not give this number for this endpoint"
            self._context.ledger.refuse(f"{self._path}.value", said, "R-EV-02", reason)
        return self._believed(self._context.sentence(place.evidence), place, None)

    def _believed(
        self, sentence: Span, place: EndpointPlace, number: SaidNumber | None
    ) -> tuple[Span, EndpointPlace, SaidNumber | None] | None:
        own = Span(place.evidence.start, place.evidence.end)
        if place.term is None and self._is_side_effect(own):
            self._refused(
                "side-effect", "the document names it as a side effect, not as an endpoint"
            )
            return None
        in_percent = number is not None and number.unit in ("%", "percentage_points")
        changed = place.term is None and says_change(self._draft.quote)
        if number and in_percent and self._single and not changed:
            path, reason = f"{self._path}.value", "one patient makes no rate"
            self._context.ledger.refuse(path, self._draft.value, "R-NUM-03", reason)
            return sentence, place, None
        return sentence, place, number

    def _is_side_effect(self, own: Span) -> bool:
        """Whether a side effect is all that the words name: `death or admission` is more."""
        near = self._context.of(Kind.SAFETY_TERM, self._context.sentence(own))
        return any(own in mention.span for mention in near)

    def _sentences(self, quote: Evidence | None) -> Iterator[Span]:
        """The sentences of the quote; without one, those that give the entry's numbers."""
        if quote is not None:
            first = self._context.sentence(quote)
            yield first
            for sentence in self._context.sentences():
                if first.end <= sentence.start < quote.end:
                    yield sentence
            return
        digits = NUMBER.findall(self._draft.value or "")
        for sentence in self._context.sentences():
            words = self._context.words(sentence)
            if digits and all(
                re.search(rf"(?<![\d.]){re.escape(d)}(?![\d])", words) for d in digits
            ):
                yield sentence

    def _met(self, sentence: Span, place: EndpointPlace) -> Stated[bool] | None:
        if place.above:
            return None
        span = Span(place.evidence.start, place.evidence.end)
        met = read_met(self._context, sentence, force_of(self._context.document, span).force)
        named = met and names_endpoint(place.evidence, place.term, self._context)
        return met if named else None

    def _is_affirmed(
        self, place: EndpointPlace, number: SaidNumber | None, met: Stated[bool] | None
    ) -> bool:
        told = number.span if place.above and number else place.evidence
        judged = force_of(self._context.document, Span(told.start, told.end))
        force = judged.force
        if force is Force.HEDGED:
            self._refused("hedged", "the document leaves it open")
            return False
        denies_itself = (
            number is None
            and outcome_said(self._draft.value, place.evidence, self._context) is not None
        )
        compared = number is not None and (
            number.compares or denies_significance(judged, self._context)
        )
        if force is Force.NEGATED and met is None and not (denies_itself or compared):
            self._refused("negated", "the document says the opposite")
            return False
        return True

    def _value(self, number: SaidNumber | None) -> Stated[Decimal] | None:
        if number is None:
            return None
        self._context.ledger.accept(f"{self._path}.value")
        if number.value is None:
            return None
        return stated(number.value, self._context.evidence(number.span))

    def _category(self, place: EndpointPlace, met: Stated[bool] | None) -> Stated[str] | None:
        said = self._draft.value
        path = f"{self._path}.value"
        if place.term is not None and place.term.attributes.get("role") == "category":
            if said is not None and not says_nothing(said) and not NUMBER.search(said):
                self._context.ledger.accept(path)
            return stated(place.term.text, place.evidence)
        if said is None or says_nothing(said) or NUMBER.search(said):
            return None
        if met is not None and met.value and MET_WORDS.fullmatch(said.strip()):
            self._context.ledger.accept(path)
            return None
        found = (
            outcome_said(self._draft.value, place.evidence, self._context) if met is None else None
        )
        if found is not None:
            self._context.ledger.accept(path)
            return stated(found.text, found)
        self._context.ledger.refuse(path, said, "R-EV-02", "its sentence does not say this outcome")
        return None
