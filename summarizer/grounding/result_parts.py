"""What stands with the number of a drafted result: counts, interval, p value, time and group."""

from __future__ import annotations

import re
from collections.abc import Iterator

from summarizer.documents.evidence import Evidence
from summarizer.documents.spans import Span
from summarizer.finding.mentions import Kind, Mention
from summarizer.grounding.context import Context, derived, stated, stated_at
from summarizer.grounding.ledger import says_nothing
from summarizer.grounding.outcome_words import is_of_arm
from summarizer.grounding.result_numbers import SaidNumber, stands_with
from summarizer.grounding.result_places import EndpointPlace, leading
from summarizer.grounding.result_times import time_of, times_in
from summarizer.grounding.result_values import (
    NUMBER,
    decimal,
    interval,
    p_value,
    signs_of,
    timepoint,
)
from summarizer.schemas.result import ConfidenceInterval, PValue, ResultDraft, Timepoint
from summarizer.schemas.stated import Stated

# Words that can head the numbers below them; a product's name heads no group.
_GROUP = re.compile(
    r"\d|\b(?:groups?|arms?|cohorts?|patients|participants|subjects|adults|children|population)\b",
    re.IGNORECASE,
)


class Parts:
    """The parts of one entry, each accepted or refused in the ledger."""

    def __init__(self, draft: ResultDraft, path: str, context: Context) -> None:
        self._draft = draft
        self._path = path
        self._context = context

    def counts(
        self, sentence: Span, place: EndpointPlace, number: SaidNumber | None
    ) -> tuple[Stated[int] | None, Stated[int] | None]:
        """Patients with the outcome and patients assessed: the number's own, else the model's."""
        draft, context = self._draft, self._context
        figure = number.figure if number else None
        n = stated_at(figure.n, figure.parts.get("n"), context) if figure else None
        total = stated_at(figure.total, figure.parts.get("N"), context) if figure else None
        if number is None and not place.above:
            n, total = self._shared(sentence, place)
        if draft.n is not None and n is None:
            for mention in context.of(Kind.QUANTITY, sentence):
                if mention.attributes.get("quantity") == "count" and mention.value == str(draft.n):
                    n = stated(draft.n, context.evidence(mention.span))
                    break
        if draft.N is not None and total is None and (n is not None or number is not None):
            total = self._assessed(draft.N, sentence)
        self._settle("n", draft.n, n)
        self._settle("N", draft.N, total)
        return n, total

    def _shared(
        self, sentence: Span, place: EndpointPlace
    ) -> tuple[Stated[int] | None, Stated[int] | None]:
        """The share that an entry without a value gives."""
        draft, context = self._draft, self._context
        for mention in context.of(Kind.QUANTITY, sentence):
            if mention.attributes.get("quantity") != "ratio" or draft.n is draft.N is None:
                continue
            n, total = int(mention.attributes["n"]), int(mention.attributes["N"])
            if draft.n not in (None, n) or draft.N not in (None, total):
                continue
            if stands_with(place.evidence, mention.span, context):
                evidence = context.evidence(mention.span)
                return stated(n, evidence), stated(total, evidence)
        return None, None

    def _assessed(self, said: int, sentence: Span) -> Stated[int] | None:
        """The patients assessed, counted in the sentence or in those that lead to it."""
        for place in (sentence, *leading(sentence, self._context)):
            for mention in self._context.of(Kind.QUANTITY, place):
                people = mention.attributes.get("quantity") == "count"
                if people and mention.value == str(said):
                    return stated(said, self._context.evidence(mention.span))
        return None

    def _settle(self, name: str, said: int | None, read: Stated[int] | None) -> None:
        if said is None:
            return
        if read is not None and read.value == said:
            self._context.ledger.accept(f"{self._path}.{name}")
        else:
            reason = "its sentence does not give this number of patients"
            self._context.ledger.refuse(f"{self._path}.{name}", said, "R-EV-02", reason)

    def ci(
        self, sentence: Span, place: EndpointPlace, number: SaidNumber | None
    ) -> Stated[ConfidenceInterval] | None:
        own = number.figure.ci if number and number.figure else None
        for mention in self._candidates("ci", own, self._draft.ci, sentence, place):
            read = interval(mention, self._context)
            if read is not None and self._agrees("ci", self._draft.ci, mention):
                return read
        self._unsaid("ci", self._draft.ci)
        return None

    def p(
        self, sentence: Span, place: EndpointPlace, number: SaidNumber | None
    ) -> Stated[PValue] | None:
        own = number.figure.p if number and number.figure else None
        for mention in self._candidates("p_value", own, self._draft.p, sentence, place):
            read = p_value(mention, self._context)
            same_sign = read is not None and signs_of(self._draft.p or "") in ("", read.value.op)
            if same_sign and self._agrees("p", self._draft.p, mention):
                return read
        self._unsaid("p", self._draft.p)
        return None

    def _candidates(
        self,
        kind: str,
        own: Mention | None,
        said: str | None,
        sentence: Span,
        place: EndpointPlace,
    ) -> Iterator[Mention]:
        """What is in the number's own brackets; else what of its kind stands by the endpoint."""
        if own is not None:
            yield own
        if own is not None or said is None or place.above:
            return
        for mention in self._context.of(Kind.QUANTITY, sentence):
            if mention.attributes.get("quantity") != kind:
                continue
            if stands_with(place.evidence, mention.span, self._context):
                yield mention

    def _agrees(self, name: str, said: str | None, mention: Mention) -> bool:
        if said is None or says_nothing(said):
            return True
        read = {decimal(number) for number in NUMBER.findall(mention.text)}
        if {decimal(number) for number in NUMBER.findall(said)} <= read:
            self._context.ledger.accept(f"{self._path}.{name}")
            return True
        return False

    def _unsaid(self, name: str, said: str | None) -> None:
        if said is not None and not says_nothing(said):
            reason = "its sentence does not say this of this endpoint"
            self._context.ledger.refuse(f"{self._path}.{name}", said, "R-EV-02", reason)

    def timepoint(self, sentence: Span, number: SaidNumber | None) -> Stated[Timepoint] | None:
        said = self._draft.timepoint
        if number is not None and (said is None or says_nothing(said)):
            return time_of(self._context, sentence, number.span)
        above = leading(sentence, self._context) if number else ()
        for place in (sentence, *above):
            times = times_in(self._context, place)
            for mention in times:
                if self._agrees("timepoint", said, mention):
                    return timepoint(mention, self._context)
            # The sentence's own time is the number's: none is taken from above then.
            if times or said is None:
                break
        self._unsaid("timepoint", said)
        return None

    def population(self, sentence: Span, number: SaidNumber | None) -> Stated[str] | None:
        said, context = self._draft.population, self._context
        arm = number.figure.arm if number and number.figure else None
        if said is None or says_nothing(said):
            return stated(context.words(arm), context.evidence(arm)) if arm else None
        found = self._group(said, sentence, number, arm)
        if found is not None:
            context.ledger.accept(f"{self._path}.population")
            return stated(found.text, found)
        # `adults over 75, placebo`: a subgroup and an arm, each told in its own words.
        parts = [self._group(part, sentence, number, arm) for part in re.split(r",\s", said)]
        told = [part for part in parts if part is not None]
        if len(told) == len(parts) > 1:
            context.ledger.accept(f"{self._path}.population")
            return derived(", ".join(part.text for part in told), "population-parts", *told)
        self._unsaid("population", said)
        return None

    def _group(
        self, said: str, sentence: Span, number: SaidNumber | None, arm: Span | None
    ) -> Evidence | None:
        """Where the document says that a number is of this group: beside it, or heading it."""
        context = self._context
        value = context.evidence(number.span) if number else None
        forms = dict.fromkeys((said, said[:1].swapcase() + said[1:]))
        places = [place for form in forms for place in context.find(form)]
        for place in places:
            inside = sentence.start <= place.start and place.end <= sentence.end
            if inside and is_of_arm(place, value, context):
                return place
        shared = _GROUP.search(said) is not None and number is not None and not number.compares
        if arm is None and shared:
            for above in leading(sentence, context):
                for place in places:
                    if above.start <= place.start and place.end <= above.end:
                        return place
        return None
