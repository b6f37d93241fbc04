"""Rules on results and safety: counts, percentages, intervals, grades, single patients."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from summarizer.checking.rules.rule import Fault, Rule, Source
from summarizer.documents.evidence import Evidence, Section
from summarizer.grounding.story_outcomes import is_change
from summarizer.schemas.audit import Severity
from summarizer.schemas.stated import Stated
from summarizer.schemas.summary import Summary
from summarizer.schemas.terms import ClaimKind, EndpointCode, Presence

# Half of the last digit shown, for percentages given without decimals, plus half a per cent for
# those cut off instead of rounded.
_PERCENT_TOLERANCE = Decimal(1)
_LEVELS = frozenset(Decimal(level) for level in ("80", "90", "95", "97.5", "99"))
_SURVIVAL = frozenset({EndpointCode.DOR, EndpointCode.PFS, EndpointCode.OS, EndpointCode.EFS})
_PRAISE = re.compile(
    r"\b(?:favou?rable|manageable|well[-\s]tolerated|acceptable|promising|encouraging|excellent)\b",
    re.IGNORECASE,
)
_RATES = frozenset({EndpointCode.ORR, EndpointCode.DOR, EndpointCode.PFS, EndpointCode.OS})


def _counts(summary: Summary, _: Source) -> Iterator[Fault]:
    entries = [
        *((f"results[{i}]", r.n, r.N) for i, r in enumerate(summary.results)),
        *((f"safety[{i}]", f.n, f.N) for i, f in enumerate(summary.safety)),
    ]
    for path, n, total in entries:
        if n is not None and total is not None and n.value > total.value:
            yield Fault(
                f"{n.value} of {total.value} patients",
                (f"{path}.n", f"{path}.N"),
                n.evidence + total.evidence,
            )


def _percentages(summary: Summary, _: Source) -> Iterator[Fault]:
    for index, result in enumerate(summary.results):
        if result.value is None or result.unit is None or result.unit.value != "%":
            continue
        path, value = f"results[{index}].value", result.value
        if not 0 <= value.value <= 100 and result.endpoint_code.value in _RATES:
            yield Fault(f"{value.value}% is no share of patients", (path,), value.evidence)
        if result.n is None or result.N is None or result.N.value == 0:
            continue
        share = Decimal(100 * result.n.value) / Decimal(result.N.value)
        if abs(share - value.value) > _PERCENT_TOLERANCE:
            yield Fault(
                f"{result.n.value} of {result.N.value} is {share:.1f}%, the document says "
                f"{value.value}%",
                (path, f"results[{index}].n"),
                value.evidence + result.n.evidence,
            )


def _intervals(summary: Summary, _: Source) -> Iterator[Fault]:
    for index, result in enumerate(summary.results):
        if result.ci is None:
            continue
        interval, path = result.ci.value, f"results[{index}].ci"
        if interval.lo > interval.hi:
            yield Fault("the lower bound is above the upper", (path,), result.ci.evidence)
        elif result.value is not None and not interval.lo <= result.value.value <= interval.hi:
            yield Fault(
                f"{result.value.value} lies outside {interval.lo} to {interval.hi}",
                (path, f"results[{index}].value"),
                result.ci.evidence + result.value.evidence,
            )
        if interval.level not in _LEVELS:
            yield Fault(f"{interval.level}% is an unusual level", (path,), result.ci.evidence)


def _one_patient(summary: Summary, _: Source) -> Iterator[Fault]:
    if summary.patient_case is None:
        return
    for index, result in enumerate(summary.results):
        rate = result.unit is not None and result.unit.value == "%" and not is_change(result)
        if rate and result.value is not None:
            yield Fault(
                "a rate is given in a release about one patient",
                (f"results[{index}].value",),
                result.value.evidence,
            )


def _times(summary: Summary, _: Source) -> Iterator[Fault]:
    for index, result in enumerate(summary.results):
        if result.value is None:
            continue
        path = (f"results[{index}].value",)
        median = "median" in result.endpoint_text.value.lower()
        if median and result.N is not None and result.N.value < 2:
            yield Fault("a median is given of one patient", path, result.value.evidence)
        if result.endpoint_code.value in _SURVIVAL and result.value.value < 0:
            yield Fault("a time is below zero", path, result.value.evidence)


def _doses(summary: Summary, _: Source) -> Iterator[Fault]:
    for index, trial in enumerate(summary.trials):
        for number, dose in enumerate(trial.dose_levels):
            path = (f"trials[{index}].dose_levels[{number}]",)
            if dose.value is not None and dose.unit is None:
                yield Fault(f"the dose {dose.value.value} has no unit", path, dose.value.evidence)
            if dose.value is not None and not re.search(r"\d", _text(dose.value.evidence)):
                message = f"`{dose.label.value}` is a label, and no amount stands in its words"
                yield Fault(message, path, dose.value.evidence)


def _grades(summary: Summary, _: Source) -> Iterator[Fault]:
    for index, finding in enumerate(summary.safety):
        low, high = finding.grade_min, finding.grade_max
        if low is not None and high is not None and low.value > high.value:
            yield Fault(
                f"grade {low.value} to {high.value}", (f"safety[{index}].grade_min",), low.evidence
            )


def _present_and_absent(summary: Summary, _: Source) -> Iterator[Fault]:
    """The same term both ways: also true of two arms, which a reader must then tell apart."""
    by_term: dict[str, dict[Presence, int]] = {}
    for index, finding in enumerate(summary.safety):
        term = finding.code or finding.term.value.lower()
        by_term.setdefault(term, {})[finding.presence.value] = index
    for term, told in by_term.items():
        if len(told) > 1:
            paths = tuple(f"safety[{index}].presence" for index in told.values())
            evidence = tuple(e for i in told.values() for e in summary.safety[i].presence.evidence)
            yield Fault(f"{term} is reported as present and as absent", paths, evidence)


def _praise_of_one(summary: Summary, _: Source) -> Iterator[Fault]:
    if summary.patient_case is None:
        return
    for index, claim in enumerate(summary.claims):
        about_the_company = claim.evidence[0].section is Section.BOILERPLATE_ABOUT
        if claim.kind.value is ClaimKind.SAFETY_CHARACTERISATION and not about_the_company:
            yield Fault(
                f"`{claim.text.value}` rests on one patient",
                (f"claims[{index}].text",),
                claim.evidence,
            )


def _praise(summary: Summary, _: Source) -> Iterator[Fault]:
    """Words of praise in a field for facts; in `claims` they stand as what they are."""
    told: list[tuple[str, Stated[str] | None]] = []
    for index, finding in enumerate(summary.safety):
        told += [(f"safety[{index}].term", finding.term)]
        told += [(f"safety[{index}].outcome", finding.outcome)]
    told += [
        (f"results[{i}].category", result.category) for i, result in enumerate(summary.results)
    ]
    for path, value in told:
        if value is not None and _PRAISE.search(value.value):
            yield Fault(f"`{value.value}` is praise, not a finding", (path,), value.evidence)


def _text(evidence: tuple[Evidence, ...]) -> str:
    return " ".join(words.text for words in evidence)


RULES = (
    Rule("R-NUM-01", Severity.ERROR, "arithmetic: a part is no larger than its whole", _counts),
    Rule("R-NUM-01-share", Severity.WARNING, "arithmetic: 100 n / N, rounded", _percentages),
    Rule("R-NUM-02", Severity.ERROR, "an interval holds its own estimate", _intervals),
    Rule("R-NUM-03", Severity.ERROR, "one patient makes no rate", _one_patient),
    Rule("R-NUM-04", Severity.WARNING, "a median needs two, a time is not negative", _times),
    Rule("R-NUM-05", Severity.ERROR, "a dose has an amount and a unit, or a label", _doses),
    Rule("R-SAF-01", Severity.ERROR, "grades run from 1 to 5 (CTCAE v5, ASTCT 2019)", _grades),
    Rule("R-SAF-03", Severity.WARNING, "a finding is there or it is not", _present_and_absent),
    Rule("R-SAF-04", Severity.WARNING, "praise of one patient's outcome", _praise_of_one),
    Rule("R-SAF-04-field", Severity.WARNING, "praise is the sponsor's, not a finding", _praise),
)
