"""Trials: those that the document speaks of; what a model said of any is matched to them."""

from __future__ import annotations

from summarizer.documents.spans import Span
from summarizer.grounding.context import Context, derived, stated
from summarizer.grounding.ledger import says_nothing
from summarizer.grounding.trial_design import read_design
from summarizer.grounding.trial_endpoints import read_endpoints
from summarizer.grounding.trial_enrolment import read_enrolment
from summarizer.grounding.trial_identity import FoundTrial, find_trial_entities
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
    trials = tuple(
        _trial(trial, f"trial-{number}", context) for number, trial in enumerate(found, 1)
    )
    for index, draft in enumerate(drafts):
        _match(draft, f"trials[{index}]", found, trials, context)
    return trials


def _match(
    draft: TrialDraft,
    path: str,
    found: list[FoundTrial],
    trials: tuple[Trial, ...],
    context: Context,
) -> None:
    """Find the trial that a draft means; accept what fits it, refuse the rest."""
    quote = context.quoted(f"{path}.quote", draft.quote)
    near = context.sentence(quote) if quote else None
    number = _meant(draft, near, found)
    if number is None:
        context.ledger.refuse(path, draft, "no-trial", "the document names no such trial")
        return
    context.ledger.became(path, f"trials[{number}]")
    if draft.acronym is not None and not says_nothing(draft.acronym):
        name = found[number].name
        if name and draft.acronym.lower() == name.lower():
            context.ledger.accept(f"{path}.acronym")
        else:
            reason = "the document calls no trial by this name"
            context.ledger.refuse(f"{path}.acronym", draft.acronym, "R-EV-03", reason)
    _match_ids(draft, path, found[number], context)
    phases = {phase.value for phase in trials[number].phases}
    for index, phase in enumerate(draft.phases):
        place = f"{path}.phases[{index}]"
        if phase in phases:
            context.ledger.accept(place)
        else:
            reason = "the document does not say this phase of this trial"
            context.ledger.refuse(place, phase.value, "R-TR-03", reason)
    _match_enrolment(draft, path, trials[number], context)


def _match_ids(draft: TrialDraft, path: str, trial: FoundTrial, context: Context) -> None:
    known = {mention.value for mention in trial.ids}
    for index, said in enumerate(draft.registry_ids):
        place = f"{path}.registry_ids[{index}]"
        if said in known:
            context.ledger.accept(place)
        elif not says_nothing(said):
            reason = "the document gives this trial no such id"
            context.ledger.refuse(place, said, "R-TR-01", reason)


def _match_enrolment(draft: TrialDraft, path: str, trial: Trial, context: Context) -> None:
    if draft.enrolment is None:
        return
    if trial.enrolment is not None and trial.enrolment.value.value == draft.enrolment:
        context.ledger.accept(f"{path}.enrolment")
    else:
        reason = "the document does not give this number of patients for this trial"
        context.ledger.refuse(f"{path}.enrolment", draft.enrolment, "R-NUM-01", reason)


def _meant(draft: TrialDraft, near: Span | None, found: list[FoundTrial]) -> int | None:
    name = (draft.acronym or "").lower()
    numbered = list(enumerate(found))
    by_name = [n for n, trial in numbered if name and trial.name.lower() == name]
    by_id = [n for n, t in numbered if {m.value for m in t.ids} & set(draft.registry_ids)]
    phases = {phase.value for phase in draft.phases}
    by_place = [
        n
        for n, trial in numbered
        if near is not None and any(r.span.overlaps(near) for r in trial.references)
    ]
    by_place.sort(key=lambda n: set(found[n].phases) != phases)
    return next(iter(by_name or by_id or by_place), None)


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
