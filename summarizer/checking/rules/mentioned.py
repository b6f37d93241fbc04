"""Rules on what finders saw: each designation and registry number has its record, and no other."""

from __future__ import annotations

from collections.abc import Iterator

from summarizer.checking.rules.rule import Fault, Rule, Source, meets
from summarizer.documents.evidence import Section
from summarizer.finding.mentions import Kind, Mention
from summarizer.grounding.context import FACTUAL
from summarizer.schemas.audit import Severity
from summarizer.schemas.summary import Summary
from summarizer.schemas.terms import EventType, Novelty


def _codes(mention: Mention) -> set[str]:
    """A mention of two designations at once has both codes."""
    return {mention.value, *mention.attributes.get("also", "").split()}


def _without_record(summary: Summary, source: Source) -> Iterator[Fault]:
    recorded = {e.designation.value for e in summary.regulatory_events if e.designation}
    left_out = tuple(words for found in summary.audit.suppressed for words in found.evidence)
    told: set[str] = set()
    for mention in source.of(Kind.DESIGNATION):
        if source.document.section_at(mention.span.start) not in FACTUAL:
            continue
        for code in sorted(_codes(mention) - recorded - told):
            if not meets(mention.span, left_out):
                told.add(code)
                yield Fault(
                    f"`{mention.text}` is mentioned, and neither an event nor left out by a rule",
                    ("regulatory_events",),
                    (source.evidence(mention.span),),
                )


def _without_mention(summary: Summary, source: Source) -> Iterator[Fault]:
    mentions = list(source.of(Kind.DESIGNATION))
    for index, event in enumerate(summary.regulatory_events):
        if event.designation is None:
            continue
        code, words = event.designation.value, event.evidence + event.designation.evidence
        if not any(code in _codes(m) and meets(m.span, words) for m in mentions):
            yield Fault(
                f"{code} is recorded, and its words mention no such designation",
                (f"regulatory_events[{index}].designation",),
                event.designation.evidence,
            )


def _registry_ids(summary: Summary, source: Source) -> Iterator[Fault]:
    seen = {
        mention.value: mention
        for mention in source.of(Kind.REGISTRY_ID)
        if source.document.section_at(mention.span.start) in FACTUAL
    }
    recorded = {
        registry.id.value: (f"trials[{index}].registry_ids", registry.id.evidence)
        for index, trial in enumerate(summary.trials)
        for registry in trial.registry_ids
    }
    for number in seen.keys() - recorded.keys():
        words = (source.evidence(seen[number].span),)
        yield Fault(f"{number} is mentioned and belongs to no trial", ("trials",), words)
    for number in recorded.keys() - seen.keys():
        path, evidence = recorded[number]
        yield Fault(f"{number} is recorded, and no such number is mentioned", (path,), evidence)


def _phases(summary: Summary, source: Source) -> Iterator[Fault]:
    mentions = list(source.of(Kind.PHASE))
    for index, trial in enumerate(summary.trials):
        for number, phase in enumerate(trial.phases):
            seen = [m.value.split(",") for m in mentions if meets(m.span, phase.evidence)]
            if not any(phase.value.value in values for values in seen):
                yield Fault(
                    f"{phase.value.value} is recorded, and its words name no such phase",
                    (f"trials[{index}].phases[{number}]",),
                    phase.evidence,
                )


def _news(summary: Summary, _: Source) -> Iterator[Fault]:
    for index, event in enumerate(summary.regulatory_events):
        standing = all(e.section is Section.BOILERPLATE_ABOUT for e in event.evidence)
        if standing and event.novelty.value is Novelty.NEW_IN_DOCUMENT:
            yield Fault(
                f"`{event.raw_text}` is called new and stands in standing text alone",
                (f"regulatory_events[{index}].novelty",),
                event.novelty.evidence,
            )


def _vouchers(summary: Summary, _: Source) -> Iterator[Fault]:
    for index, event in enumerate(summary.regulatory_events):
        words = " ".join(e.text.lower() for e in event.evidence)
        if event.event_type.value is EventType.VOUCHER and not (
            "voucher" in words or "prv" in words
        ):
            yield Fault(
                "a designation that may earn a voucher is no voucher",
                (f"regulatory_events[{index}].event_type",),
                event.evidence[:1],
            )


RULES = (
    Rule("R-REG-03", Severity.ERROR, "no designation is passed over in silence", _without_record),
    Rule("R-REG-04", Severity.ERROR, "no designation without its words", _without_mention),
    Rule("R-REG-10", Severity.WARNING, "standing text brings no news", _news),
    Rule("R-REG-11", Severity.ERROR, "FD&C Act 529: a voucher comes with approval", _vouchers),
    Rule("R-TR-01", Severity.ERROR, "registry numbers: those written, no other", _registry_ids),
    Rule("R-TR-03", Severity.ERROR, "phases: those written, no other", _phases),
)
