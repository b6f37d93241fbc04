"""A model's trials, matched to those that the document speaks of.

What is read by rule stands. A model adds what no rule has read and a sentence on that trial says:
how many people it has, and what it measures first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from summarizer.documents.evidence import Evidence
from summarizer.documents.spans import Span
from summarizer.finding.mentions import Kind
from summarizer.grounding.context import NEWS, Context, derived, stated
from summarizer.grounding.endpoint_nouns import names_no_measure
from summarizer.grounding.endpoint_ranks import ranks
from summarizer.grounding.found_trials import FoundTrial
from summarizer.grounding.guard import Force, force_of
from summarizer.grounding.ledger import says_nothing
from summarizer.grounding.measures import measures
from summarizer.grounding.own_words import own_words
from summarizer.grounding.result_places import sentences_above
from summarizer.schemas.terms import EnrolmentKind
from summarizer.schemas.trial import Endpoint, Enrolment, Trial, TrialDraft

# Verbs of taking people into a trial, by what their number then is.
_TAKEN_IN = (
    (
        re.compile(
            r"\b(?:will|to|would|plan\w*|target\w*|aim\w*|expect\w*|intend\w*|goal)\b[^.;]{0,60}"
            r"\b(?:enrol|recruit|randomi|includ|involv|stud|assign|dos|treat)\w*",
            re.IGNORECASE,
        ),
        EnrolmentKind.TARGET,
    ),
    (
        re.compile(
            r"\b(?:enrol|recruit|randomi[sz]|includ|involv|assign|allocat|participat|took\s+part)\w*",
            re.IGNORECASE,
        ),
        EnrolmentKind.ACTUAL,
    ),
    (re.compile(r"\b(?:dosed|treated|received|vaccinated)\b", re.IGNORECASE), EnrolmentKind.DOSED),
)
_SOME_OF = re.compile(
    r"\b(?:respon|evaluable|experienc|develop|discontinu|died|achiev|reached|event|subgroup"
    r"|screened|healthy|contemporaneous|historical|natural\s+history)",
    re.IGNORECASE,
)
_LONGEST_WORDS = 14


def settle(
    draft: TrialDraft,
    path: str,
    found: list[FoundTrial],
    trials: list[Trial],
    context: Context,
) -> None:
    """Find the trial that a draft means; accept what fits it, add what is told, refuse the rest.

    Args:
        draft: The model's entry.
        path: Where it stands in the answer.
        found: The document's trials as they were found.
        trials: The same as they are saved; the one that is meant is completed in place.
        context: The document.
    """
    quote = context.quoted(f"{path}.quote", draft.quote)
    near = context.sentence(quote) if quote else None
    number = _meant(draft, near, found)
    if number is None:
        context.ledger.refuse(path, draft, "no-trial", "the document names no such trial")
        return
    context.ledger.became(path, f"trials[{number}]")
    _match_name(draft, path, found[number], context)
    _match_ids(draft, path, found[number], context)
    _match_phases(draft, path, trials[number], context)
    trials[number] = trials[number].model_copy(
        update={
            "enrolment": _enrolment(draft, path, found[number], trials[number], context),
            "endpoints": _endpoints(draft, path, found[number], trials[number], context),
        }
    )


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


def _match_name(draft: TrialDraft, path: str, trial: FoundTrial, context: Context) -> None:
    if draft.acronym is None or says_nothing(draft.acronym):
        return
    if trial.name and draft.acronym.lower() == trial.name.lower():
        context.ledger.accept(f"{path}.acronym")
    else:
        reason = "the document calls no trial by this name"
        context.ledger.refuse(f"{path}.acronym", draft.acronym, "R-EV-03", reason)


def _match_ids(draft: TrialDraft, path: str, trial: FoundTrial, context: Context) -> None:
    known = {mention.value for mention in trial.ids}
    for index, said in enumerate(draft.registry_ids):
        place = f"{path}.registry_ids[{index}]"
        if said in known:
            context.ledger.accept(place)
        elif not says_nothing(said):
            reason = "the document gives this trial no such id"
            context.ledger.refuse(place, said, "R-TR-01", reason)


def _match_phases(draft: TrialDraft, path: str, trial: Trial, context: Context) -> None:
    phases = {phase.value for phase in trial.phases}
    for index, phase in enumerate(draft.phases):
        place = f"{path}.phases[{index}]"
        if phase in phases:
            context.ledger.accept(place)
        else:
            reason = "the document does not say this phase of this trial"
            context.ledger.refuse(place, phase.value, "R-TR-03", reason)


def _enrolment(
    draft: TrialDraft, path: str, own: FoundTrial, trial: Trial, context: Context
) -> Enrolment | None:
    """The number that is read, else the model's where a sentence on this trial counts it so."""
    said, read = draft.enrolment, trial.enrolment
    if said is None:
        return read
    if read is None:
        read = _counted(said, own, context)
    if read is not None and read.value.value == said:
        context.ledger.accept(f"{path}.enrolment")
    else:
        reason = "the document does not give this number of patients for this trial"
        context.ledger.refuse(f"{path}.enrolment", said, "R-NUM-01", reason)
    return read


def _counted(said: int, trial: FoundTrial, context: Context) -> Enrolment | None:
    for region in (*trial.regions, *trial.loose):
        for mention in context.of(Kind.QUANTITY, region):
            if mention.attributes.get("quantity") != "count" or mention.value != str(said):
                continue
            clause = _clause(mention.span, region, context)
            if force_of(context.document, mention.span).force is Force.NEGATED:
                continue
            words = context.words(clause)
            kind = next((kind for verb, kind in _TAKEN_IN if verb.search(words)), None)
            if kind is not None and not _SOME_OF.search(words):
                value = derived(said, "patients-enrolled", context.evidence(mention.span))
                return Enrolment(value=value, kind=kind)
    return None


def _clause(span: Span, region: Span, context: Context) -> Span:
    """The part of a sentence, up to commas and semicolons, that a number stands in."""
    sentence = context.sentence(span)
    start, end = max(sentence.start, region.start), min(sentence.end, region.end)
    text = context.document.text
    before = [m.end() for m in re.finditer(r"[;,]\s", text[start : span.start])]
    behind = re.search(r"[;,]\s", text[span.end : end])
    return Span(start + (before[-1] if before else 0), span.end + behind.start() if behind else end)


def _endpoints(
    draft: TrialDraft, path: str, own: FoundTrial, trial: Trial, context: Context
) -> tuple[Endpoint, ...]:
    """The endpoints that are read, and the model's primary ones that the document ranks so."""
    endpoints = list(trial.endpoints)
    for index, said in enumerate(draft.primary_endpoints):
        place = f"{path}.primary_endpoints[{index}]"
        if says_nothing(said):
            continue
        primary = [e.text.value.lower() for e in endpoints if e.type == "primary"]
        if any(said.lower() in known or known in said.lower() for known in primary):
            context.ledger.accept(place)
            continue
        evidence = _ranked_first(said, own, context)
        if evidence is None:
            reason = "no sentence on this trial calls it a primary endpoint"
            context.ledger.refuse(place, said, "R-EV-02", reason)
        else:
            context.ledger.accept(place)
            endpoints.append(Endpoint(type="primary", text=stated(evidence.text, evidence)))
    return tuple(endpoints)


def _ranked_first(said: str, trial: FoundTrial, context: Context) -> Evidence | None:
    """Where the document names a measure beside the words `primary endpoint`."""
    if names_no_measure(said) or len(said.split()) > _LONGEST_WORDS:
        return None
    regions = (*trial.regions, *trial.loose)
    for place in _places(said, context):
        sentence, span = context.sentence(place), Span(place.start, place.end)
        if not any(region.overlaps(sentence) for region in regions) or not own_words(
            place, context
        ):
            continue
        ranks = list(_ranks(sentence, context))
        if not ranks:
            lead = next(iter(sentences_above(sentence, context)), None)
            headed = lead is not None and context.words(lead).rstrip().endswith(":")
            ranks = list(_ranks(lead, context))[-1:] if lead is not None and headed else []
        if not ranks or any(rank != "primary" for rank, _ in ranks):
            continue
        named = measures(context, sentence)
        beside = any(_touch(span, where, context) for _, where in ranks)
        if beside or any(span in one.span or one.span in span for one in named):
            return place
    return None


def _places(said: str, context: Context) -> Iterator[Evidence]:
    """Where the words stand, with a capital where they begin a sentence."""
    for form in dict.fromkeys((said, said[:1].swapcase() + said[1:])):
        yield from context.find(form, NEWS)


def _ranks(sentence: Span, context: Context) -> Iterator[tuple[str, Span]]:
    for rank in ranks(context.document.text, sentence):
        yield "primary" if rank.type == "primary" else "other", rank.span


def _touch(one: Span, other: Span, context: Context) -> bool:
    """Whether nothing but little words stands between two places."""
    first, second = sorted((one, other))
    between = context.document.text[first.end : max(first.end, second.start)]
    return (
        re.fullmatch(r"[\s,:(–—-]*(?:(?:is|was|were|of|the|a|which|its)\s+)*", between) is not None
    )
