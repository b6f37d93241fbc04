"""What of a perfect model's answers the checks let stand: gold, asked and answered as drafts.

Run from the project's folder: `python bench/perfect_answers.py [FOLDER]`. A value that the
document says and that gold has, but that is refused on its way, is a loss that no better model can
make good. Beside it stands what is read without any model, by the same scorer in the same run.
Fields that no model is asked for are read by rules alone and are the same in both columns.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TypeVar

from summarizer.assembly import Examined, Origin, assemble
from summarizer.documents.document import Document
from summarizer.documents.evidence import Evidence
from summarizer.drafting import merge
from summarizer.evaluation.gold import Gold, load_folder
from summarizer.evaluation.scoring import score
from summarizer.schemas.indication import IndicationDraft
from summarizer.schemas.milestone import Milestone, MilestoneDraft
from summarizer.schemas.patient import PatientCase, PatientCaseDraft
from summarizer.schemas.product import Product, ProductDraft
from summarizer.schemas.questions import ReleaseDraft
from summarizer.schemas.result import Result, ResultDraft, Timepoint
from summarizer.schemas.safety import SafetyFinding, SafetyFindingDraft
from summarizer.schemas.stated import Stated
from summarizer.schemas.summary import Summary
from summarizer.schemas.trial import Trial, TrialDraft

GOLD = Path("tests/gold/development")
ORIGIN = Origin("perfect-answers", "none")
_QUOTE_CHARS = 160

T = TypeVar("T")


def perfect(gold: Gold) -> ReleaseDraft:
    """The answers of a model that reads as gold does and copies the document's words."""
    summary, document = gold.summary, gold.document
    patient = summary.patient_case
    return ReleaseDraft(
        products=[_product(product) for product in summary.products[:4]],
        indications=[
            IndicationDraft(disease_text=_cut(one.disease_text.value, 90))
            for one in summary.indications[:6]
        ],
        trials=[_trial(trial, document) for trial in summary.trials[:6]],
        patient_case=_patient(patient) if patient else None,
        results=[_result(result, document) for result in summary.results[:24]],
        safety=[_finding(finding, document) for finding in summary.safety[:24]],
        milestones=[_milestone(one, document) for one in summary.milestones[:6]],
    )


def _product(product: Product) -> ProductDraft:
    return ProductDraft(
        preferred_name=product.preferred_name.value if product.preferred_name else None,
        names=[name.text.value for name in product.names[:4]],
        descriptor=_cut(product.descriptor.value, 110) if product.descriptor else None,
        targets=[target.text.value for target in product.targets[:3]],
        platform=product.platform.value if product.platform else None,
    )


def _trial(trial: Trial, document: Document) -> TrialDraft:
    return TrialDraft(
        acronym=trial.acronym.value if trial.acronym else None,
        registry_ids=[one.id.value for one in trial.registry_ids[:3]],
        phases=[phase.value for phase in trial.phases[:2]],
        enrolment=trial.enrolment.value.value if trial.enrolment else None,
        primary_endpoints=[
            _cut(one.text.value, 120) for one in trial.endpoints if one.type == "primary"
        ][:4],
        quote=_around(trial.evidence[0], document, 140),
    )


def _patient(patient: PatientCase) -> PatientCaseDraft:
    return PatientCaseDraft(
        diagnosis=_said(patient.diagnosis, 90),
        subtype=_said(patient.subtype, 60),
        stage=_said(patient.stage, 60),
        prior_lines=patient.prior_lines.value if patient.prior_lines else None,
        prior_transplant=_said(patient.prior_transplant, 90),
        dose_level=_said(patient.dose_level, 60),
        age=patient.age.value if patient.age else None,
        sex=patient.sex.value if patient.sex else None,
    )


def _result(result: Result, document: Document) -> ResultDraft:
    told = result.value or result.n or result.category or result.met or result.endpoint_text
    return ResultDraft(
        endpoint_text=_cut(result.endpoint_text.value, 80),
        value=_outcome(result),
        n=result.n.value if result.n else None,
        N=result.N.value if result.N else None,
        ci=_words(result.ci, 40),
        p=_words(result.p, 20),
        timepoint=_time(result.timepoint.value) if result.timepoint else None,
        population=_said(result.population, 60),
        quote=_around(told.evidence[0], document, _QUOTE_CHARS),
    )


def _outcome(result: Result) -> str | None:
    if result.value is None:
        return _said(result.category, 60)
    words, unit = _words(result.value, 60) or "", result.unit
    if unit is None or unit.value in words:
        return words
    return _cut(f"{words}%" if unit.value == "%" else f"{words} {_words(unit, 30)}", 60)


def _time(told: Timepoint) -> str:
    return f"{told.unit.rstrip('s')} {told.value}"


def _finding(finding: SafetyFinding, document: Document) -> SafetyFindingDraft:
    return SafetyFindingDraft(
        term=_cut(finding.term.value, 80),
        presence=finding.presence.value,
        grade=_words(finding.grade_min, 30),
        n=finding.n.value if finding.n else None,
        N=finding.N.value if finding.N else None,
        rate=f"{finding.rate.value}%" if finding.rate else None,
        management=[one.value for one in finding.management[:4]],
        quote=_around(finding.term.evidence[0], document, _QUOTE_CHARS),
    )


def _milestone(milestone: Milestone, document: Document) -> MilestoneDraft:
    return MilestoneDraft(
        what=milestone.what.value,
        window=_words(milestone.window, 60),
        quote=_around(milestone.text.evidence[0], document, _QUOTE_CHARS),
    )


def _said(value: Stated[str] | None, longest: int) -> str | None:
    return _cut(value.value, longest) if value else None


def _words(value: Stated[T] | None, longest: int) -> str | None:
    """The document's words for a value."""
    return _cut(value.evidence[0].text, longest) if value else None


def _around(place: Evidence, document: Document, longest: int) -> str:
    """The sentence of a place, or as much of it as a quote may be long."""
    sentence = document.sentence_at(place.start)
    if len(" ".join(document.text[sentence.start : sentence.end].split())) <= longest:
        return _cut(document.text[sentence.start : sentence.end], longest)
    start = max(sentence.start, place.start - longest // 2)
    while start > sentence.start and not document.text[start - 1].isspace():
        start -= 1
    return _cut(document.text[start : sentence.end], longest)


def _cut(words: str, longest: int) -> str:
    words = " ".join(words.split())
    return words if len(words) <= longest else words[:longest].rsplit(" ", 1)[0]


def summaries(golds: list[Gold], *, answered: bool) -> dict[str, Summary]:
    """The summary of each release, with perfect answers or with none."""
    return {
        gold.name: assemble(
            Examined.of(gold.document),
            merge([perfect(gold)] if answered else []),
            origin=ORIGIN,
        )
        for gold in golds
    }


def main() -> None:
    golds = load_folder(Path(sys.argv[1]) if len(sys.argv) > 1 else GOLD)
    rules, answered = (
        score(golds, summaries(golds, answered=whether)) for whether in (False, True)
    )
    print(f"{len(golds)} releases; F1 {'no model':>24}{'perfect answers':>18}")
    for name in answered.fields:
        before, after = rules.fields[name].counts.f1, answered.fields[name].counts.f1
        print(f"{name:<24}{before:>16.2f}{after:>18.2f}")
    print(f"{'macro F1':<24}{rules.macro_f1:>16.3f}{answered.macro_f1:>18.3f}")


if __name__ == "__main__":
    main()
