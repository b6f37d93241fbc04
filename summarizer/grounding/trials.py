"""Trials: those that the document speaks of; what a model said of any is matched to them."""

from __future__ import annotations

from summarizer.documents.spans import Span
from summarizer.grounding.context import Context, derived, stated
from summarizer.grounding.found_trials import FoundTrial
from summarizer.grounding.trial_design import read_design
from summarizer.grounding.trial_drafts import settle
from summarizer.grounding.trial_endpoints import read_endpoints
from summarizer.grounding.trial_enrolment import read_enrolment
from summarizer.grounding.trial_identity import find_trial_entities
from summarizer.grounding.trial_names import readable
from summarizer.grounding.trial_pivotal import told_pivotal
from summarizer.grounding.trial_status import read_trial_status
from summarizer.schemas.stated import Stated
from summarizer.schemas.terms import Phase
from summarizer.schemas.trial import RegistryId, Trial, TrialDraft

_EVIDENCE_MAX = 6


def ground_trials(drafts: list[TrialDraft], context: Context) -> tuple[Trial, ...]:
    """Every trial the document speaks of; the model's entries are matched to them, or refused."""
    found = find_trial_entities(context)
    trials = [_trial(trial, f"trial-{number}", context) for number, trial in enumerate(found, 1)]
    for index, draft in enumerate(drafts):
        settle(draft, f"trials[{index}]", found, trials, context)
    return tuple(trials)


def _trial(trial: FoundTrial, key: str, context: Context) -> Trial:
    spans = [reference.span for reference in trial.references]
    places = sorted({*spans, *(mention.span for mention in trial.ids)})
    return Trial(
        key=key,
        acronym=_acronym(trial, context),
        registry_ids=tuple(
            RegistryId(
                registry=mention.attributes["registry"],
                id=stated(mention.value, context.evidence(mention.span)),
            )
            for mention in {m.value: m for m in reversed(trial.ids)}.values()
        ),
        phases=_phases(trial, context),
        is_pivotal=_pivotal(trial, context),
        status=read_trial_status(context, trial),
        endpoints=read_endpoints(context, trial),
        enrolment=read_enrolment(context, trial),
        **read_design(context, trial),
        evidence=tuple(context.evidence(span) for span in places[:_EVIDENCE_MAX]),
    )


def _acronym(trial: FoundTrial, context: Context) -> Stated[str] | None:
    if not trial.name:
        return None
    places = [e for e in context.find(trial.name) if e.text == trial.name]
    start = min((place.start for place in places), default=trial.references[0].span.start)
    return stated(trial.name, context.evidence(Span(start, start + len(trial.name))))


def _phases(trial: FoundTrial, context: Context) -> tuple[Stated[Phase], ...]:
    whole = next((one for one in trial.references if one.phases and not one.is_part), None)
    sources = [whole] if whole else [one for one in trial.references if one.is_part]
    found: dict[str, Stated[Phase]] = {}
    for source in sources:
        if source.phase_place is None:
            continue
        rule = "phase-numeral" if len(source.phases) == 1 else "phase-pair"
        evidence = context.evidence(source.phase_place)
        for name in source.phases:
            found.setdefault(name, derived(Phase(name), rule, evidence))
    return tuple(found[name] for name in sorted(found))


def _pivotal(trial: FoundTrial, context: Context) -> Stated[bool] | None:
    for reference in trial.references:
        if reference.is_pivotal:
            return stated(True, context.evidence(reference.span))
    text = readable(context.document.text)
    for reference in trial.references:
        sentence = context.sentence(reference.span)
        before = text[sentence.start : reference.span.start]
        behind = text[reference.span.end : sentence.end]
        if told_pivotal(before, behind) is not None:
            return stated(True, context.evidence(sentence))
    return None
