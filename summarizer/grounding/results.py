"""Efficacy results: every number is the one that its own sentence gives for its own endpoint."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from summarizer.documents.evidence import Evidence, Section
from summarizer.documents.spans import Span
from summarizer.finding.mentions import Kind, Mention
from summarizer.grounding.context import NEWS, Context, stated
from summarizer.grounding.guard import Force, force_of
from summarizer.grounding.ledger import says_nothing
from summarizer.grounding.outcome_words import (
    MET_WORDS,
    compares,
    is_of_arm,
    names_endpoint,
    says_outcome,
)
from summarizer.grounding.own_words import own_words
from summarizer.grounding.result_categories import achieved, category_result
from summarizer.grounding.result_distinct import read_already
from summarizer.grounding.result_reading import ResultReader
from summarizer.grounding.result_values import (
    NUMBER,
    decimal,
    endpoint_code,
    read_level,
    read_met,
    same_endpoint,
    says_number,
    signs_of,
    timepoint,
)
from summarizer.schemas.result import (
    ConfidenceInterval,
    PValue,
    Result,
    ResultDraft,
    Timepoint,
)
from summarizer.schemas.stated import Stated
from summarizer.schemas.terms import EndpointCode
from summarizer.schemas.trial import Trial

_RATE = frozenset({"percentage"})
_GIVES = re.compile(
    r"^\W{0,2}(?:\([^()]{1,20}\)\s*)?(?:\w+\s+){0,2}?(?:was|were|of|is|are|reached|:|=)\s*"
    r"(?:[\w-]+\s+)?$",
    re.IGNORECASE,
)
_CERTAIN_OPS = frozenset({"<", "<=", "=", ">", ">="})


def ground_results(
    drafts: list[ResultDraft], context: Context, trials: tuple[Trial, ...], *, single_patient: bool
) -> tuple[Result, ...]:
    """Results that the document reports: those the model found, and categories achieved.

    Args:
        drafts: The model's entries.
        context: The document.
        trials: Where there is exactly one, results belong to it.
        single_patient: Whether the release is about one patient; then no rate is believed
            (rule R-NUM-03).
    """
    results: dict[tuple[object, ...], Result] = {}
    drafted: dict[str, tuple[object, ...]] = {}
    trial = trials[0].key if len(trials) == 1 else None
    for outcome in ResultReader(context, trial).read():
        if not (single_patient and outcome.unit and outcome.unit.value == "%"):
            _keep(outcome, results)
    for index, draft in enumerate(drafts):
        path = f"results[{index}]"
        result = _Entry(draft, path, context, single_patient).ground(trial)
        if result is not None:
            drafted[path] = read_already(result, results) or _keep(result, results)
    for term in context.of(Kind.RESPONSE_TERM):
        if achieved(term, context):
            _keep(category_result(term, context, trial), results)
    order = sorted(results, key=lambda key: results[key].evidence[0].start)
    for path, key in drafted.items():
        context.ledger.became(path, f"results[{order.index(key)}]")
    return tuple(results[key] for key in order)


def _keep(result: Result, results: dict[tuple[object, ...], Result]) -> tuple[object, ...]:
    """One entry an outcome: endpoint, number or category, and population."""
    number = result.value.value if result.value else None
    category = result.category.value.upper() if result.category else None
    population = result.population.value if result.population else None
    name = result.endpoint_code.value
    label = result.endpoint_text.value.lower() if name is EndpointCode.OTHER else ""
    told = name is EndpointCode.OTHER and number is None and category
    key = (name, label, number, told, population)
    known = results.get(key)
    # The body says more than the headline: it wins whichever came first.
    if known is None or known.evidence[0].section is Section.HEADLINE:
        results[key] = result
    return key


class _Entry:
    """One draft on its way; every field is judged against the sentence of its quote."""

    def __init__(
        self, draft: ResultDraft, path: str, context: Context, single_patient: bool
    ) -> None:
        self._draft = draft
        self._path = path
        self._context = context
        self._single = single_patient

    def ground(self, trial: str | None) -> Result | None:
        quote = self._context.quoted(f"{self._path}.quote", self._draft.quote)
        endpoint = self._endpoint(quote)
        if endpoint is None:
            self._refused("R-EV-01", "no sentence of the document reports this endpoint")
            return None
        place, term = endpoint
        sentence = self._context.sentence(place)
        span = Span(place.start, place.end)
        force = force_of(self._context.document, span).force
        met = read_met(self._context, sentence, force)
        if met is not None and not names_endpoint(place, term, self._context):
            met = None
        if force is Force.HEDGED:
            self._refused("hedged", "the document leaves it open")
            return None
        if force is Force.NEGATED and met is None:
            self._refused("negated", "the document says the opposite")
            return None
        value = self._value(sentence, place, quote)
        category = self._category(term, place, met) if value is None else None
        counts = self._counts(sentence, place)
        if value is None and category is None and met is None and not counts:
            cause = self._context.ledger.cause(f"{self._path}.value")
            if cause is None:
                self._refused("no-outcome", "the document gives no outcome for it here")
            else:
                self._refused(cause.rule, cause.reason)
            return None
        self._context.ledger.accept(f"{self._path}.endpoint_text")
        return Result(
            trial=trial,
            population=self._population(sentence, value[0].evidence[0] if value else None),
            endpoint_text=stated(place.text, place),
            endpoint_code=endpoint_code(term, place),
            category=category,
            value=value[0] if value else None,
            unit=value[1] if value else None,
            n=counts[0] if counts else None,
            N=counts[1] if counts else None,
            ci=self._ci(sentence, place),
            p=self._p(sentence, place),
            timepoint=self._timepoint(sentence),
            met=met,
            evidence_level=read_level(self._context, sentence),
            evidence=(quote or self._context.evidence(sentence),),
        )

    def _refused(self, rule: str, reason: str) -> None:
        self._context.ledger.refuse(self._path, self._draft, rule, reason)

    def _endpoint(self, quote: Evidence | None) -> tuple[Evidence, Mention | None] | None:
        """Where the endpoint stands: in the quote's sentence, else where its number stands too."""
        said = self._draft.endpoint_text
        for sentence in self._sentences(quote):
            for term in self._context.of(Kind.RESPONSE_TERM, sentence):
                if same_endpoint(said, term):
                    return self._context.evidence(term.span), term
            for place in self._context.find(said, NEWS):
                inside = sentence.start <= place.start and place.end <= sentence.end
                if inside and own_words(place, self._context):
                    return place, None
        return None

    def _sentences(self, quote: Evidence | None) -> Iterator[Span]:
        if quote is not None:
            yield self._context.sentence(quote)
            return
        digits = NUMBER.findall(self._draft.value or "")
        for sentence in self._context.sentences(NEWS):
            words = self._context.words(sentence)
            if digits and all(
                re.search(rf"(?<![\d.]){re.escape(d)}(?![\d])", words) for d in digits
            ):
                yield sentence

    def _quantities(self, sentence: Span, *kinds: str) -> list[Mention]:
        return [
            mention
            for mention in self._context.of(Kind.QUANTITY, sentence)
            if mention.attributes.get("quantity") in kinds
        ]

    def _value(
        self, sentence: Span, place: Evidence, quote: Evidence | None
    ) -> tuple[Stated[Decimal], Stated[str] | None] | None:
        said = self._draft.value
        path = f"{self._path}.value"
        if said is None or says_nothing(said) or not NUMBER.search(said):
            return None
        for mention in self._context.of(Kind.QUANTITY, sentence):
            kind = mention.attributes.get("quantity", "")
            if kind in ("ci", "p_value", "grade", "timepoint", "age", "dose", "lines"):
                continue
            own = Span(place.start, place.end)
            if kind == "count" and not self._context.of(Kind.RESPONSE_TERM, own):
                continue
            if not says_number(said, mention) or not self._of_this(place, mention):
                continue
            if not self._in_quote(quote, mention):
                continue
            if compares(mention) != ("ratio" in place.text.lower()):
                continue
            if self._single and kind in _RATE:
                self._context.ledger.refuse(path, said, "R-NUM-03", "one patient makes no rate")
                return None
            self._context.ledger.accept(path)
            evidence = self._context.evidence(mention.span)
            unit = "%" if kind == "percentage" else mention.attributes.get("unit")
            number = (
                mention.attributes.get("n", mention.value) if kind == "ratio" else mention.value
            )
            return stated(Decimal(number), evidence), stated(unit, evidence) if unit else None
        self._context.ledger.refuse(
            path, said, "R-EV-02", "its sentence does not give this number for this endpoint"
        )
        return None

    def _of_this(self, place: Evidence, mention: Mention) -> bool:
        """Whether no other endpoint or comparison stands between the number and this one."""
        own = Span(place.start, place.end)
        start, end = sorted((place.start, mention.span.start))
        within = Span(start, max(end, start + 1))
        between = [
            *self._context.of(Kind.RESPONSE_TERM, within),
            *(q for q in self._context.of(Kind.QUANTITY, within) if compares(q)),
        ]
        if any(not other.span.overlaps(own) and other != mention for other in between):
            return False
        return mention.span.start > place.start or not self._given_to_another(own, mention)

    def _given_to_another(self, own: Span, mention: Mention) -> bool:
        """Whether an endpoint before the number is said to be it: `the ORR was 38%`."""
        first = self._context.sentence(mention.span).start
        before = self._context.of(Kind.RESPONSE_TERM, Span(first, mention.span.start))
        return any(
            not term.span.overlaps(own)
            and _GIVES.match(self._context.document.text[term.span.end : mention.span.start])
            for term in before
        )

    def _in_quote(self, quote: Evidence | None, mention: Mention) -> bool:
        """Whether the number is one of the quote's, where the quote gives any of its kind."""
        kind = mention.attributes.get("quantity")
        if quote is None or Span(quote.start, quote.end).overlaps(mention.span):
            return True
        within = self._context.of(Kind.QUANTITY, Span(quote.start, quote.end))
        return all(q.attributes.get("quantity") != kind for q in within)

    def _category(
        self, term: Mention | None, place: Evidence, met: Stated[bool] | None
    ) -> Stated[str] | None:
        said = self._draft.value
        path = f"{self._path}.value"
        if term is not None and term.attributes.get("role") == "category":
            if said is not None and not says_nothing(said):
                self._context.ledger.accept(path)
            return stated(term.text, place)
        if said is None or says_nothing(said) or NUMBER.search(said):
            return None
        if met is not None and met.value and MET_WORDS.fullmatch(said.strip()):
            self._context.ledger.accept(path)
            return None
        sentence = self._context.sentence(place)
        for found in self._context.find(said, NEWS) if met is None and says_outcome(said) else ():
            inside = sentence.start <= found.start and found.end <= sentence.end
            span = Span(found.start, found.end)
            if (
                inside
                and not span.overlaps(Span(place.start, place.end))
                and force_of(self._context.document, span).force is Force.AFFIRMED
            ):
                self._context.ledger.accept(path)
                return stated(found.text, found)
        self._context.ledger.refuse(path, said, "R-EV-02", "its sentence does not say this outcome")
        return None

    def _counts(
        self, sentence: Span, place: Evidence
    ) -> tuple[Stated[int], Stated[int] | None] | None:
        draft, context = self._draft, self._context
        if draft.n is None and draft.N is None:
            return None
        for mention in self._quantities(sentence, "ratio"):
            n, total = int(mention.attributes["n"]), int(mention.attributes["N"])
            if draft.n in (None, n) and draft.N in (None, total) and self._of_this(place, mention):
                context.ledger.accept(f"{self._path}.n")
                context.ledger.accept(f"{self._path}.N")
                evidence = context.evidence(mention.span)
                return stated(n, evidence), stated(total, evidence)
        for mention in self._quantities(sentence, "count"):
            if draft.n is not None and mention.value == str(draft.n):
                context.ledger.accept(f"{self._path}.n")
                self._refuse_count("N", draft.N)
                return stated(draft.n, context.evidence(mention.span)), None
        self._refuse_count("n", draft.n)
        self._refuse_count("N", draft.N)
        return None

    def _refuse_count(self, name: str, said: int | None) -> None:
        if said is not None:
            reason = "its sentence does not give this number of patients"
            self._context.ledger.refuse(f"{self._path}.{name}", said, "R-EV-02", reason)

    def _ci(self, sentence: Span, place: Evidence) -> Stated[ConfidenceInterval] | None:
        for mention in self._quantities(sentence, "ci"):
            bounds = [decimal(mention.attributes.get(k, "")) for k in ("level", "low", "high")]
            if None in bounds or not self._of_this(place, mention):
                continue
            level, lo, hi = (bound for bound in bounds if bound is not None)
            if self._agrees("ci", self._draft.ci, mention):
                interval = ConfidenceInterval(level=level, lo=lo, hi=hi)
                return stated(interval, self._context.evidence(mention.span))
        self._unsaid("ci", self._draft.ci)
        return None

    def _p(self, sentence: Span, place: Evidence) -> Stated[PValue] | None:
        for mention in self._quantities(sentence, "p_value"):
            op, value = mention.attributes.get("op", "="), decimal(mention.value)
            if value is None or not 0 <= value <= 1 or not self._of_this(place, mention):
                continue
            same_sign = signs_of(self._draft.p or "") in ("", op)
            if op in _CERTAIN_OPS and same_sign and self._agrees("p", self._draft.p, mention):
                return stated(PValue(op=op, value=value), self._context.evidence(mention.span))
        self._unsaid("p", self._draft.p)
        return None

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

    def _timepoint(self, sentence: Span) -> Stated[Timepoint] | None:
        for mention in self._quantities(sentence, "timepoint"):
            if self._agrees("timepoint", self._draft.timepoint, mention):
                return timepoint(mention, self._context)
        self._unsaid("timepoint", self._draft.timepoint)
        return None

    def _population(self, sentence: Span, value: Evidence | None) -> Stated[str] | None:
        said = self._draft.population
        if said is None or says_nothing(said):
            return None
        for place in self._context.find(said, NEWS):
            inside = sentence.start <= place.start and place.end <= sentence.end
            if inside and is_of_arm(place, value, self._context):
                self._context.ledger.accept(f"{self._path}.population")
                return stated(place.text, place)
        self._unsaid("population", said)
        return None
