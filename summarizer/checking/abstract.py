"""The neutral abstract, made from accepted facts alone, each sentence with the facts it holds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from summarizer.schemas.abstract import MAX_WORDS, Abstract, AbstractSentence
from summarizer.schemas.indication import Indication
from summarizer.schemas.product import Product
from summarizer.schemas.regulatory import RegulatoryEvent
from summarizer.schemas.result import Result
from summarizer.schemas.safety import SafetyFinding
from summarizer.schemas.stated import Interval, Saved
from summarizer.schemas.summary import Summary
from summarizer.schemas.terms import EventStatus, EventType, Novelty, Phase, Presence
from summarizer.schemas.trial import Trial
from summarizer.vocabulary.designations import designations

_STATUS_WORDS = {
    EventStatus.GRANTED: "granted",
    EventStatus.REQUESTED: "requested",
    EventStatus.DENIED: "denied",
    EventStatus.RESCINDED_BY_AUTHORITY: "rescinded by the authority",
    EventStatus.WITHDRAWN_BY_SPONSOR: "withdrawn by the sponsor",
    EventStatus.EXPIRED: "expired",
    EventStatus.PLANNED_REQUEST: "to be requested",
}
# What the sentences on events and results speak of, where it is stated.
_EVENT_FIELDS = ("event_type", "designation", "status", "authority")
_RESULT_FIELDS = ("endpoint_text", "value", "unit", "category", "met", "n", "N", "timepoint")


def abstract(summary: Summary) -> Abstract:
    """Sentences in order of weight, as many as fit into 120 words; whole sentences only."""
    kept: list[AbstractSentence] = []
    words = 0
    for sentence in _sentences(summary):
        words += len(sentence.text.split())
        if words > MAX_WORDS:
            break
        kept.append(sentence)
    return Abstract(sentences=tuple(kept))


def _sentences(summary: Summary) -> Iterator[AbstractSentence]:
    yield from _opening(summary)
    yield from _events(summary, Novelty.NEW_IN_DOCUMENT)
    yield from _results(summary)
    yield from _safety(summary)
    yield from _trials(summary)
    yield from _events(summary, Novelty.RESTATED)
    yield from _milestones(summary)


def _opening(summary: Summary) -> Iterator[AbstractSentence]:
    issuer = next((i for i, o in enumerate(summary.organisations) if o.is_issuer), None)
    if issuer is None or not summary.products:
        return
    facts = [f"organisations[{issuer}].name"]
    who = summary.organisations[issuer].name.value
    when = ""
    if summary.document.release_date:
        when = f" on {summary.document.release_date.value.value[:10]}"
        facts.append("document.release_date")
    product = summary.products[0]
    facts.append(f"products[0].{'preferred_name' if product.preferred_name else 'descriptor'}")
    text = f"{who} issued this release{when} about {_called(product)}"
    if summary.indications:
        text += f", for {_listed([_disease(i) for i in summary.indications])}"
        for i, indication in enumerate(summary.indications):
            facts += _stated(f"indications[{i}]", indication, "setting", "disease_text")
    yield AbstractSentence(text=f"{text}.", facts=tuple(facts))


def _called(product: Product) -> str:
    if product.preferred_name:
        return product.preferred_name.value
    return f"an unnamed product ({product.descriptor.value})" if product.descriptor else "a product"


def _disease(indication: Indication) -> str:
    settings = {"RR": "relapsed or refractory"}
    said = [settings.get(s.value, s.value.lower().replace("_", " ")) for s in indication.setting]
    return " ".join([*said, indication.disease_text.value])


def _events(summary: Summary, novelty: Novelty) -> Iterator[AbstractSentence]:
    groups: dict[tuple[str, str], list[tuple[int, RegulatoryEvent]]] = {}
    for index, event in enumerate(summary.regulatory_events):
        about_it = event.product is not None or not summary.products
        if event.novelty.value is novelty and event.status and about_it:
            key = (event.authority.value, _STATUS_WORDS[event.status.value])
            groups.setdefault(key, []).append((index, event))
    for (authority, status), events in groups.items():
        names = _listed([_event_name(event) for _, event in events])
        lead = "New" if novelty is Novelty.NEW_IN_DOCUMENT else "Restated"
        whose = "authority not stated" if authority == "UNRESOLVED" else authority
        yield AbstractSentence(
            text=f"{lead}: {names} ({whose}, {status}).",
            facts=tuple(
                path
                for i, event in events
                for path in _stated(f"regulatory_events[{i}]", event, *_EVENT_FIELDS)
            ),
        )


def _event_name(event: RegulatoryEvent) -> str:
    if event.event_type.value is EventType.DESIGNATION and event.designation:
        row = designations().get(event.designation.value)
        return row.name if row else event.raw_text
    return event.event_type.value.replace("_", " ").lower()


def _results(summary: Summary) -> Iterator[AbstractSentence]:
    if not summary.results:
        return
    who = "One patient: " if summary.patient_case else "Reported: "
    facts = tuple(
        path
        for i, result in enumerate(summary.results)
        for path in _stated(f"results[{i}]", result, *_RESULT_FIELDS)
    )
    yield AbstractSentence(
        text=f"{who}{'; '.join(_result(result) for result in summary.results)}.", facts=facts
    )


def _result(result: Result) -> str:
    text = result.endpoint_text.value
    if result.value is not None:
        unit = result.unit.value if result.unit else ""
        text += f" {result.value.value}{unit if unit in ('', '%') else f' {unit}'}"
    elif result.category is not None and result.category.value != text:
        text += f" {result.category.value}"
    elif result.met is not None:
        text += " (met)" if result.met.value else " (not met)"
    if result.n and result.N:
        text += f" ({result.n.value} of {result.N.value})"
    if result.timepoint:
        text += (
            f" at {result.timepoint.value.unit.removesuffix('s')} {result.timepoint.value.value}"
        )
    return text


def _safety(summary: Summary) -> Iterator[AbstractSentence]:
    for presence, lead in (
        (Presence.PRESENT, "Side effects reported"),
        (Presence.EXPLICITLY_ABSENT, "Reported as absent"),
    ):
        found = [(i, f) for i, f in enumerate(summary.safety) if f.presence.value is presence]
        if found:
            yield AbstractSentence(
                text=f"{lead}: {_listed([_finding(finding) for _, finding in found])}.",
                facts=tuple(
                    path
                    for i, finding in found
                    for path in _stated(f"safety[{i}]", finding, "term", "presence", "grade_min")
                ),
            )


def _finding(finding: SafetyFinding) -> str:
    low, high = finding.grade_min, finding.grade_max
    if low is None:
        return finding.term.value
    if high is None:
        return f"{finding.term.value}, grade {low.value} or higher"
    upto = f" to {high.value}" if high.value != low.value else ""
    return f"{finding.term.value}, grade {low.value}{upto}"


def _trials(summary: Summary) -> Iterator[AbstractSentence]:
    told = [(i, t) for i, t in enumerate(summary.trials) if t.phases or t.acronym or t.registry_ids]
    if told:
        yield AbstractSentence(
            text=f"Trials: {'; '.join(_trial(trial) for _, trial in told)}.",
            facts=tuple(path for i, trial in told for path in _trial_facts(i, trial)),
        )


def _trial(trial: Trial) -> str:
    words = [trial.acronym.value if trial.acronym else "unnamed trial"]
    if trial.phases:
        numbers = [phase.value for phase in trial.phases]
        words.append("phase " + "/".join(_phase(phase) for phase in numbers))
    if trial.is_pivotal:
        words.append("pivotal")
    words += [registry.id.value for registry in trial.registry_ids]
    return ", ".join(words)


def _phase(phase: Phase) -> str:
    return "early 1" if phase is Phase.EARLY_PHASE1 else phase.value.removeprefix("PHASE")


def _trial_facts(index: int, trial: Trial) -> Iterator[str]:
    yield from _stated(f"trials[{index}]", trial, "acronym", "phases", "is_pivotal")
    for number in range(len(trial.registry_ids)):
        yield f"trials[{index}].registry_ids[{number}].id"


def _milestones(summary: Summary) -> Iterator[AbstractSentence]:
    for index, milestone in enumerate(summary.milestones):
        what = milestone.what.value.value.replace("_", " ").lower()
        when = _when(milestone.window.value) if milestone.window else "time not stated"
        yield AbstractSentence(
            text=f"Still to come: {what} ({when}).",
            facts=tuple(_stated(f"milestones[{index}]", milestone, "what", "window")),
        )


def _when(window: Interval) -> str:
    if window.start and window.end:
        return f"{window.start} to {window.end}"
    if window.end:
        return f"by {window.end}"
    return f"from {window.start}" if window.start else window.raw_text


def _stated(place: str, entry: Saved, *names: str) -> Iterator[str]:
    """The paths of those fields of an entry that hold a value."""
    for name in names:
        value = getattr(entry, name)
        if isinstance(value, tuple):
            yield from (f"{place}.{name}[{number}]" for number in range(len(value)))
        elif value is not None:
            yield f"{place}.{name}"


def _listed(items: Sequence[str]) -> str:
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} and {items[-1]}"
