"""Rules on words that must stand in the text before their value may: no term without its word."""

from __future__ import annotations

import re
from collections.abc import Iterator

from summarizer.checking.rules.rule import Fault, Rule, Source
from summarizer.documents.evidence import Evidence
from summarizer.documents.spans import Span
from summarizer.grounding.guard import Force, force_of
from summarizer.schemas.audit import Severity
from summarizer.schemas.stated import Basis, Stated
from summarizer.schemas.summary import Summary
from summarizer.schemas.terms import Allocation, EndpointCode, Masking, Presence

_WORDS = {
    Allocation.RANDOMIZED: r"\brandomi[sz]ed|\brandomi[sz]ation",
    Allocation.NON_RANDOMIZED: r"\bnon.?randomi[sz]ed",
    Masking.NONE: r"\bopen.?label",
    Masking.SINGLE: r"\bsingle.?(?:blind|mask)",
    Masking.DOUBLE: r"\bdouble.?(?:blind|mask)",
    Masking.TRIPLE: r"\btriple.?(?:blind|mask)",
    Masking.QUADRUPLE: r"\bquadruple.?(?:blind|mask)",
}
# How residual disease was measured, and down to which share of cells.
_METHOD = re.compile(
    r"\b10\s?(?:\^\s?[-−]?|[-−⁻])\s?[⁰-⁹\d]|\bNG[SF]\b|\bflow\b|\bPCR\b|\bsequencing\b",
    re.IGNORECASE,
)


def _design(summary: Summary, _: Source) -> Iterator[Fault]:
    for index, trial in enumerate(summary.trials):
        told: list[tuple[str, Allocation | Masking, tuple[Evidence, ...]]] = []
        if trial.allocation is not None:
            told.append(("allocation", trial.allocation.value, trial.allocation.evidence))
        if trial.masking is not None:
            told.append(("masking", trial.masking.value, trial.masking.evidence))
        for field, value, evidence in told:
            words = _WORDS.get(value)
            if words and not re.search(words, _text(evidence), re.IGNORECASE):
                message = f"{value.value} is recorded, and no word of its evidence says so"
                yield Fault(message, (f"trials[{index}].{field}",), evidence)


def _residual_disease(summary: Summary, _: Source) -> Iterator[Fault]:
    for index, result in enumerate(summary.results):
        if result.endpoint_code.value is not EndpointCode.MRD_NEG:
            continue
        for field in ("endpoint_text", "category", "population"):
            value: Stated[str] | None = getattr(result, field)
            if value is None:
                continue
            named = {match.lower() for match in _METHOD.findall(value.value)}
            said = {match.lower() for match in _METHOD.findall(_text(value.evidence))}
            if named - said:
                message = f"{', '.join(sorted(named - said))} is not in the words it rests on"
                yield Fault(message, (f"results[{index}].{field}",), value.evidence)


def _absences(summary: Summary, source: Source) -> Iterator[Fault]:
    for index, finding in enumerate(summary.safety):
        place = finding.term.evidence[0]
        span = Span(place.start, place.end)
        absent = finding.presence.value is Presence.EXPLICITLY_ABSENT
        if absent and force_of(source.document, span).force is not Force.NEGATED:
            yield Fault(
                f"`{finding.term.value}` is recorded as absent, and no word denies it",
                (f"safety[{index}].presence",),
                finding.presence.evidence,
            )


def _aliases(summary: Summary, _: Source) -> Iterator[Fault]:
    for index, product in enumerate(summary.products):
        for number, link in enumerate(product.alias_links):
            words = _text(link.same.evidence).lower()
            together = all(name.lower() in words for name in link.names)
            if link.same.basis is Basis.STATED and not together:
                yield Fault(
                    f"{link.names[0]} and {link.names[1]} are tied by no words of the document",
                    (f"products[{index}].alias_links[{number}].same",),
                    link.same.evidence,
                )


def _text(evidence: tuple[Evidence, ...]) -> str:
    return " ".join(" ".join(words.text.split()) for words in evidence)


RULES = (
    Rule("R-TR-05", Severity.ERROR, "CONSORT: randomised and blinded are said", _design),
    Rule("R-RSP-02", Severity.ERROR, "IMWG 2016: method and threshold are said", _residual_disease),
    Rule("R-SAF-02", Severity.ERROR, "silence is no absence", _absences),
    Rule("R-ENT-01", Severity.WARNING, "two names are one product where tied", _aliases),
)
