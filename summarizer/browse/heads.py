"""What an entry is called in the summary pane, and what stands beside its name."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from summarizer.browse.row import Tone
from summarizer.documents.evidence import Evidence
from summarizer.schemas.claim import Claim
from summarizer.schemas.milestone import Milestone
from summarizer.schemas.organisation import Organisation
from summarizer.schemas.product import Product
from summarizer.schemas.regulatory import RegulatoryEvent
from summarizer.schemas.result import Result
from summarizer.schemas.safety import SafetyFinding
from summarizer.schemas.summary import Summary
from summarizer.schemas.terms import Novelty, Presence
from summarizer.schemas.trial import Trial
from summarizer.views.designation_names import act_name
from summarizer.views.labels import label
from summarizer.views.safe_text import one_line
from summarizer.views.values import plain


class Head(NamedTuple):
    """Name, note and words of an entry."""

    name: str
    spans: tuple[Evidence, ...]
    note: str = ""
    tone: Tone = Tone.QUIET


def head_of(summary: Summary, path: str) -> Head | None:
    """The head of `trials[0]` and the like; None for a block that is one entry by itself."""
    block, _, rest = path.partition("[")
    if not rest:
        return None
    entry = getattr(summary, block)[int(rest[:-1])]
    spans: tuple[Evidence, ...] = entry.evidence
    make = _MAKERS.get(block)
    return make(entry, spans) if make else Head(plain(entry.name.value), spans)


def name_of(summary: Summary, key: str) -> str:
    """What the entry behind a key such as `trial-1` is called, without marks."""
    for product in summary.products:
        if product.key == key:
            return _product_name(product)
    for trial in summary.trials:
        if trial.key == key:
            return _trial_name(trial)
    for indication in summary.indications:
        if indication.key == key:
            short = indication.abbreviations or (indication.disease_text,)
            return plain(short[0].value)
    return one_line(key)


def _event(event: RegulatoryEvent, spans: tuple[Evidence, ...]) -> Head:
    new = event.novelty.value is Novelty.NEW_IN_DOCUMENT
    status = f" · {label(event.status.value)}" if event.status else ""
    note = f"{label(event.novelty.value)} · {plain(event.authority.value)}{status}"
    return Head(act_name(event), spans, note, Tone.NEW if new else Tone.QUIET)


def _organisation(one: Organisation, spans: tuple[Evidence, ...]) -> Head:
    return Head(plain(one.name.value), spans, "issuer" if one.is_issuer else "")


def _result(result: Result, spans: tuple[Evidence, ...]) -> Head:
    parts = [result.value, result.unit] if result.value else [result.category]
    note = " ".join(plain(part.value) for part in parts if part)
    name = plain(result.endpoint_text.value)
    return Head(name, spans, "" if note == name else note)


def _safety(finding: SafetyFinding, spans: tuple[Evidence, ...]) -> Head:
    absent = finding.presence.value is Presence.EXPLICITLY_ABSENT
    return Head(plain(finding.term.value), spans, "said to be absent" if absent else "present")


def _milestone(milestone: Milestone, spans: tuple[Evidence, ...]) -> Head:
    window = milestone.window
    return Head(
        label(milestone.what.value), spans, one_line(window.value.raw_text) if window else ""
    )


def _product_name(product: Product) -> str:
    name = product.preferred_name or product.descriptor
    return plain(name.value) if name else "unnamed product"


def _trial_name(trial: Trial) -> str:
    parts = [trial.acronym, *(one.id for one in trial.registry_ids)]
    return " · ".join(plain(part.value) for part in parts if part) or "unnamed trial"


def _product(product: Product, spans: tuple[Evidence, ...]) -> Head:
    return Head(_product_name(product), spans, "" if product.is_subject else "in passing")


def _claim(claim: Claim, spans: tuple[Evidence, ...]) -> Head:
    return Head(plain(claim.text.value), spans, one_line(claim.speaker))


_MAKERS: dict[str, Callable[[Any, tuple[Evidence, ...]], Head]] = {
    "regulatory_events": _event,
    "trials": lambda trial, spans: Head(_trial_name(trial), spans),
    "products": _product,
    "indications": lambda one, spans: Head(plain(one.disease_text.value), spans),
    "organisations": _organisation,
    "results": _result,
    "safety": _safety,
    "milestones": _milestone,
    "claims": _claim,
}
