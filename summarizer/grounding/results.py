"""Efficacy results: every number is the one that its own sentence gives for its own endpoint."""

from __future__ import annotations

from summarizer.documents.evidence import Section
from summarizer.documents.spans import Span
from summarizer.finding.mentions import Kind
from summarizer.grounding.context import Context
from summarizer.grounding.result_categories import achieved, category_result
from summarizer.grounding.result_distinct import completed, read_already
from summarizer.grounding.result_drafts import DraftedResults
from summarizer.grounding.result_reading import ResultReader
from summarizer.grounding.story_outcomes import is_rate_or_told, story_outcomes
from summarizer.schemas.result import Result, ResultDraft
from summarizer.schemas.terms import EndpointCode
from summarizer.schemas.trial import Trial


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
    told = list(story_outcomes(context, trial)) if single_patient else []
    for outcome in (*told, *ResultReader(context, trial, trials).read()):
        if outcome in told or not (single_patient and is_rate_or_told(outcome, told)):
            _keep(outcome, results, by_time=single_patient)
    entries = DraftedResults(context, trial, single_patient=single_patient)
    for index, draft in enumerate(drafts):
        path = f"results[{index}]"
        result = entries.ground(draft, path)
        if result is None:
            continue
        known = read_already(result, results)
        if known is not None:
            results[known] = completed(results[known], result)
        drafted[path] = known or _keep(result, results)
    for term in context.of(Kind.RESPONSE_TERM):
        read = any(
            known.endpoint_code.value.value == term.value != EndpointCode.OTHER.value
            or any(
                Span(place.start, place.end).overlaps(term.span)
                for place in known.endpoint_text.evidence
            )
            for known in results.values()
        )
        if not read and not single_patient and achieved(term, context):
            _keep(category_result(term, context, trial), results)
    order = sorted(results, key=lambda key: results[key].evidence[0].start)
    for path, key in drafted.items():
        context.ledger.became(path, f"results[{order.index(key)}]")
    return tuple(results[key] for key in order)


def _keep(
    result: Result, results: dict[tuple[object, ...], Result], *, by_time: bool = False
) -> tuple[object, ...]:
    """One entry an outcome: endpoint, number or category, population, and time of one patient."""
    counts = tuple(part.value if part else None for part in (result.n, result.N))
    number = result.value.value if result.value else counts
    category = result.category.value.upper() if result.category else None
    population = result.population.value if result.population else None
    name = result.endpoint_code.value
    label = result.endpoint_text.value.lower() if name is EndpointCode.OTHER else ""
    told = name is EndpointCode.OTHER and result.value is None and category
    time = (result.timepoint.value if result.timepoint else None) if by_time else None
    key = (name, label, number, told, population, time)
    known = results.get(key)
    # The body says more than the headline: it wins whichever came first.
    if known is None or known.evidence[0].section is Section.HEADLINE:
        results[key] = result
    return key
