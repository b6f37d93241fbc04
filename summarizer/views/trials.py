"""Trials, each with what the release does not say of it."""

from __future__ import annotations

from rich.text import Text

from summarizer.schemas.stated import Stated
from summarizer.schemas.summary import Summary
from summarizer.schemas.terms import Allocation
from summarizer.schemas.trial import DoseLevel, Endpoint, Trial
from summarizer.views.layout import Entry, Section
from summarizer.views.names import named, trial_name
from summarizer.views.values import joined, labelled, listed, mark, plain, shown, words


def trials(summary: Summary) -> Section:
    entries = tuple(_entry(summary, one, index) for index, one in enumerate(summary.trials))
    return Section("Trials", str(len(entries)) if entries else "none stated", entries)


def _entry(summary: Summary, trial: Trial, index: int) -> Entry:
    body = (
        joined([_phase(trial), shown(trial.status) if trial.status else None]),
        _design(trial),
        labelled("in", _named(summary, trial.indications)),
        labelled("of", _named(summary, trial.products) if len(summary.products) != 1 else None),
        labelled("objective", shown(trial.objective) if trial.objective else None),
        *(_endpoint(endpoint) for endpoint in trial.endpoints),
        labelled("doses", joined((_dose(dose) for dose in trial.dose_levels), ", ")),
        labelled("where", listed(trial.geography)),
        _silent(trial),
    )
    lines = tuple(line for line in body if line)
    return Entry(trial_name(trial), body=lines, path=f"trials[{index}]")


def _phase(trial: Trial) -> Text | None:
    """`phase 1/2, pivotal`."""
    parts: list[Text] = []
    if trial.phases:
        first, *others = trial.phases
        numbers = [Text(plain(one.value).removeprefix("phase ")) + mark(one) for one in others]
        parts.append(joined([shown(first), *numbers], "/"))
    if trial.is_pivotal:
        parts.append(_flag(trial.is_pivotal, "pivotal"))
    return joined(parts, ", ") or None


def _flag(stated: Stated[bool], name: str) -> Text:
    return Text(name if stated.value else f"not {name}").append_text(mark(stated))


def _design(trial: Trial) -> Text:
    enrolment = trial.enrolment
    kind = f" ({enrolment.kind.value})" if enrolment and enrolment.kind else ""
    return joined(
        [
            shown(trial.intervention_model) if trial.intervention_model else None,
            _allocation(trial),
            Text("masking ").append_text(shown(trial.masking)) if trial.masking else None,
            shown(enrolment.value).append(f" patients{kind}") if enrolment else None,
        ]
    )


def _allocation(trial: Trial) -> Text | None:
    if trial.allocation is None:
        return None
    bare = trial.allocation.value is Allocation.NA
    return Text("allocation " if bare else "").append_text(shown(trial.allocation))


def _endpoint(endpoint: Endpoint) -> Text:
    rank = words(f"{endpoint.type} endpoint" if endpoint.type else "endpoint").plain
    return labelled(rank, shown(endpoint.text))


def _dose(dose: DoseLevel) -> Text:
    value = shown(dose.value) if dose.value else None
    return joined([shown(dose.label), value, words(dose.unit) if dose.unit else None], " ")


def _named(summary: Summary, keys: tuple[str, ...]) -> Text:
    return joined((named(summary, key) for key in keys), ", ")


def _silent(trial: Trial) -> Text:
    """What any reader asks of a trial and the release leaves out."""
    asked = {
        "registry id": trial.registry_ids,
        "phase": trial.phases,
        "status": trial.status,
        "design": trial.intervention_model or trial.allocation,
        "enrolment": trial.enrolment,
        "endpoints": trial.endpoints,
    }
    missing = [name for name, answer in asked.items() if not answer]
    return Text(f"not stated: {', '.join(missing)}", "dim") if missing else Text()
