"""Rules on trials, timestamps and milestones."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise

from summarizer.checking.rules.rule import Fault, Rule, Source
from summarizer.schemas.audit import Severity
from summarizer.schemas.summary import Summary
from summarizer.schemas.terms import Allocation, InterventionModel

_APART = timedelta(days=1)


def _shared_ids(summary: Summary, _: Source) -> Iterator[Fault]:
    owners: dict[str, int] = {}
    for index, trial in enumerate(summary.trials):
        for registry in trial.registry_ids:
            first = owners.setdefault(registry.id.value, index)
            if first != index:
                yield Fault(
                    f"{registry.id.value} is given to two trials",
                    (f"trials[{first}].registry_ids", f"trials[{index}].registry_ids"),
                    registry.id.evidence,
                )


def _arms(summary: Summary, _: Source) -> Iterator[Fault]:
    for index, trial in enumerate(summary.trials):
        model, allocation = trial.intervention_model, trial.allocation
        if (
            model is not None
            and allocation is not None
            and model.value is InterventionModel.SINGLE_GROUP
            and allocation.value is Allocation.RANDOMIZED
        ):
            yield Fault(
                "the trial is called single-arm and randomized",
                (f"trials[{index}].allocation",),
                model.evidence + allocation.evidence,
            )


def _stamps(summary: Summary, _: Source) -> Iterator[Fault]:
    released = summary.document.release_date
    if released is None or len(released.value.value) < len("2000-01-01"):
        return
    day = date.fromisoformat(released.value.value[:10])
    for index, stamp in enumerate(summary.document.other_timestamps):
        value = stamp.at.value.value
        if len(value) < len("2000-01-01"):
            continue
        if abs(date.fromisoformat(value[:10]) - day) >= _APART:
            yield Fault(
                f"the {stamp.kind.replace('_', ' ')} says {value[:10]}, the dateline {day}",
                (f"document.other_timestamps[{index}].at", "document.release_date"),
                stamp.at.evidence + released.evidence,
            )


def _hours(summary: Summary, _: Source) -> Iterator[Fault]:
    """Two stamps without a zone that disagree: the hour is then not known."""
    stamps = [
        (i, s) for i, s in enumerate(summary.document.other_timestamps) if "T" in s.at.value.value
    ]
    for (i, one), (j, other) in pairwise(stamps):
        if one.at.value.zone or other.at.value.zone:
            continue
        if one.at.value.value[11:] != other.at.value.value[11:]:
            yield Fault(
                f"{one.at.value.raw_text!r} and {other.at.value.raw_text!r} differ, without a zone",
                (f"document.other_timestamps[{i}].at", f"document.other_timestamps[{j}].at"),
                one.at.evidence + other.at.evidence,
            )


def _past_milestones(summary: Summary, _: Source) -> Iterator[Fault]:
    released = summary.document.release_date
    if released is None or len(released.value.value) < len("2000-01-01"):
        return
    day = date.fromisoformat(released.value.value[:10])
    for index, milestone in enumerate(summary.milestones):
        if milestone.window is None or milestone.window.value.end is None:
            continue
        if milestone.window.value.end < day:
            yield Fault(
                f"the event is expected by {milestone.window.value.end}, before the release",
                (f"milestones[{index}].window",),
                milestone.window.evidence,
            )


def _timepoint_words(summary: Summary, _: Source) -> Iterator[Fault]:
    """Another wording of a time, in the headline, than the result's own: kept, and told."""
    title = summary.document.title
    for index, result in enumerate(summary.results):
        if result.timepoint is None or title is None or result.timepoint.value.unit == "weeks":
            continue
        days = result.timepoint.value.days
        if days is None or days % 7:
            continue
        words = f"Week {days // 7}"
        if re.search(rf"{words}\b", title.value):
            yield Fault(
                f"the headline says `{words}`, the text `{result.timepoint.evidence[0].text}`: "
                f"both {days} days",
                (f"results[{index}].timepoint",),
                title.evidence + result.timepoint.evidence,
            )


RULES = (
    Rule("R-TR-02", Severity.ERROR, "a registry number names one trial", _shared_ids),
    Rule("R-TR-04", Severity.ERROR, "one arm leaves nothing to randomise", _arms),
    Rule("R-DT-02", Severity.WARNING, "the release date is the dateline's", _stamps),
    Rule("R-DT-02-hour", Severity.WARNING, "no zone is assumed", _hours),
    Rule("R-DT-03", Severity.ERROR, "what is expected lies ahead", _past_milestones),
    Rule("R-RSP-03", Severity.INFO, "a week is seven days", _timepoint_words),
)
