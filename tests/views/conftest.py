"""A fictional release and the summary of it, with something in every block."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import TypeVar

import pytest
from rich.console import Console

from summarizer.documents.evidence import Evidence
from summarizer.schemas.patient import PatientCase
from summarizer.schemas.provenance import Provenance
from summarizer.schemas.stated import Stated
from summarizer.schemas.summary import Summary

T = TypeVar("T")
Node = dict[str, object]

TEXT = """\
FDA Grants Northlight Bio’s NLB-204 Breakthrough Therapy Designation for Relapsed Ostheim Lymphoma
ROTTERDAM, March 4, 2031 (Business Wire) - Northlight Bio N.V. (XAMS: NLBX), a clinical-stage \
company, today announced that the U.S. Food and Drug Administration (FDA) has granted \
Breakthrough Therapy Designation to velmocel for relapsed or refractory Ostheim lymphoma (OHL). \
Velmocel previously received PRIME designation in the European Union.
In the pivotal Phase 2 LANTERN study (NCT09999904), a single-arm trial in 61 patients, the overall \
response rate was 72.1% (95% CI: 59.2, 82.9; p<0.001), with 44 of 61 patients responding at \
Week 12. Grade 1 or 2 cytokine release syndrome (CRS) occurred in 17 of 61 patients and was \
managed with tocilizumab; no patient had immune effector cell-associated neurotoxicity syndrome \
(ICANS).
An earlier dose-finding trial is complete. Topline overall survival data are expected in the \
second half of this year.
“We believe velmocel may be the first off-the-shelf option,” said Ada Vermeer, M.D., Chief Medical \
Officer of Northlight Bio. “We thank the patients.”
About velmocel
Velmocel is an investigational, allogeneic CAR-T therapy made from healthy donor cells; CRISPR is \
used to knock out TRAC. It binds CD79.
"""


def words(text: str, section: str = "body") -> Node:
    """The place of the text's first occurrence in the release; it must have one."""
    start = TEXT.index(text)
    return {"start": start, "end": start + len(text), "text": text, "section": section}


def said(value: object, text: str = "", section: str = "body") -> Node:
    """A stated value; its words are its own where none are given."""
    return {"value": value, "evidence": [words(text or str(value), section)]}


def derived(value: object, text: str, rule: str = "R-EX-01") -> Node:
    return {**said(value, text), "basis": "derived", "rule": rule}


def inferred(value: object, text: str, rule: str = "R-EX-02") -> Node:
    return {**said(value, text), "basis": "inferred", "rule": rule}


DAY: Node = {"value": "2031-03-04", "precision": "day", "raw_text": "March 4, 2031"}
STAMP: Node = {"value": "2031-03-04T08:00", "precision": "minute", "raw_text": "2031"}
TITLE = TEXT.split("\n", 1)[0]
TICKER: Node = {"symbol": said("NLBX"), "exchange": said("XAMS")}

DOCUMENT: Node = {
    "source": "releases/northlight.txt",
    "sha256": "5e" * 32,
    "char_len": len(TEXT),
    "text": TEXT,
    "title": said(TITLE, TITLE, "headline"),
    "doc_types": [derived("regulatory_designation", "today announced")],
    "dateline_place": said("Rotterdam", "ROTTERDAM", "lead"),
    "release_date": said(DAY, "March 4, 2031", "lead"),
    "other_timestamps": [{"kind": "wire_stamp", "at": said(STAMP, "2031")}],
    "wire": derived("BUSINESS_WIRE", "Business Wire"),
    "urls": [{"canonical": said("https://northlight.example", "Northlight")}],
    "tickers": [TICKER],
    "about_sections": [said("About velmocel", section="boilerplate_about")],
}

ISSUER: Node = {
    "name": said("Northlight Bio N.V."),
    "aliases": [said("Northlight Bio")],
    "roles": [derived("developer", "a clinical-stage company")],
    "is_issuer": True,
    "stage": said("clinical-stage"),
    "tickers": [TICKER],
    "evidence": [words("Northlight Bio N.V.")],
}
AGENCY: Node = {
    "name": said("U.S. Food and Drug Administration"),
    "roles": [derived("regulator", "U.S. Food and Drug Administration")],
    "jurisdiction": derived("US", "U.S."),
    "evidence": [words("U.S. Food and Drug Administration")],
}

PRODUCT: Node = {
    "key": "product-1",
    "preferred_name": said("velmocel"),
    "descriptor": said("allogeneic CAR-T therapy"),
    "names": [{"text": said("NLB-204"), "type": "code"}],
    "alias_links": [{"names": ["velmocel", "NLB-204"], "same": inferred(True, "NLB-204")}],
    "modality": derived("CAR_T", "CAR-T"),
    "cell_source": derived("ALLOGENEIC_DONOR", "healthy donor cells"),
    "targets": [{"text": said("CD79"), "role": derived("therapeutic_target", "binds CD79")}],
    "engineering": [
        {
            "gene": said("TRAC"),
            "action": derived("KNOCK_OUT", "knock out"),
            "tool": said("CRISPR"),
        }
    ],
    "development_status": said("INVESTIGATIONAL", "investigational"),
    "evidence": [words("velmocel")],
}

INDICATION: Node = {
    "key": "indication-1",
    "disease_text": said("Ostheim lymphoma"),
    "abbreviations": [said("OHL")],
    "setting": [derived("RR", "relapsed or refractory")],
    "evidence": [words("Ostheim lymphoma")],
}

PIVOTAL: Node = {
    "key": "trial-1",
    "acronym": said("LANTERN"),
    "registry_ids": [{"registry": "NCT", "id": said("NCT09999904")}],
    "phases": [said("PHASE2", "Phase 2")],
    "is_pivotal": said(True, "pivotal"),
    "intervention_model": derived("SINGLE_GROUP", "single-arm"),
    "allocation": derived("NA", "single-arm"),
    "status": derived("ONGOING_UNSPECIFIED", "LANTERN study"),
    "endpoints": [{"text": said("overall response rate")}],
    "enrolment": {"value": said(61, "61 patients"), "kind": "evaluable"},
    "indications": ["indication-1"],
    "products": ["product-1"],
    "evidence": [words("LANTERN study (NCT09999904)")],
}
EARLIER: Node = {
    "key": "trial-2",
    "status": said("COMPLETED", "complete"),
    "evidence": [words("An earlier dose-finding trial")],
}

PRIME = "previously received PRIME designation"
RESTATED: Node = {
    "event_type": said("DESIGNATION", PRIME),
    "designation": derived("EMA_PRIME", PRIME),
    "authority": derived("EMA", "PRIME designation in the European Union", "R-REG-01"),
    "status": said("granted", PRIME),
    "novelty": said("restated", "previously"),
    "product": said("product-1", PRIME),
    "indications": [inferred("indication-1", PRIME)],
    "scope_ambiguous": True,
    "raw_text": PRIME,
    "evidence": [words(PRIME, "lead")],
}
BREAKTHROUGH = "has granted Breakthrough Therapy Designation"
NEW: Node = {
    "event_type": said("DESIGNATION", BREAKTHROUGH),
    "designation": derived("FDA_BTD", BREAKTHROUGH),
    "authority": said("FDA"),
    "status": said("granted", BREAKTHROUGH),
    "novelty": said("new_in_document", "today announced"),
    "announced_on": said(DAY, "March 4, 2031", "lead"),
    "product": said("product-1", BREAKTHROUGH),
    "indications": [said("indication-1", BREAKTHROUGH)],
    "raw_text": BREAKTHROUGH,
    "evidence": [words(BREAKTHROUGH, "lead")],
}

RESULT: Node = {
    "trial": "trial-1",
    "endpoint_text": said("overall response rate"),
    "endpoint_code": derived("ORR", "overall response rate"),
    "value": said("72.1", "72.1%"),
    "unit": said("%", "72.1%"),
    "n": said(44, "44 of 61"),
    "N": said(61, "44 of 61"),
    "ci": said({"level": 95, "lo": "59.2", "hi": "82.9"}, "95% CI: 59.2, 82.9"),
    "p": said({"op": "<", "value": "0.001"}, "p<0.001"),
    "timepoint": said({"value": 12, "unit": "week", "days": 84}, "Week 12"),
    "evidence_level": derived("clinical", "44 of 61 patients responding"),
    "evidence": [words("the overall response rate was 72.1%")],
}

ICANS = "no patient had immune effector cell-associated neurotoxicity syndrome (ICANS)"
PRESENT: Node = {
    "term": said("cytokine release syndrome"),
    "code": "CRS",
    "presence": said("present", "occurred"),
    "grade_min": said(1, "Grade 1 or 2"),
    "grade_max": said(2, "Grade 1 or 2"),
    "n": said(17, "17 of 61"),
    "N": said(61, "17 of 61"),
    "management": [said("tocilizumab")],
    "trial": "trial-1",
    "evidence": [
        words("Grade 1 or 2 cytokine release syndrome (CRS) occurred in 17 of 61 patients")
    ],
}
ABSENT: Node = {
    "term": said("immune effector cell-associated neurotoxicity syndrome", ICANS),
    "code": "ICANS",
    "presence": said("explicitly_absent", "no patient had"),
    "evidence": [words(ICANS)],
}

SURVIVAL = "Topline overall survival data are expected in the second half of this year"
WINDOW: Node = {
    "start": "2031-07-01",
    "end": "2031-12-31",
    "precision": "half",
    "raw_text": "second half of this year",
    "anchor": DAY,
    "anchor_kind": "dateline",
    "rule_id": "R-DT-04",
}
MILESTONE: Node = {
    "what": said("TOPLINE", "Topline"),
    "text": said(SURVIVAL),
    "window": derived(WINDOW, "second half of this year", "R-DT-04"),
    "certainty": said("expected"),
    "trial": "trial-1",
    "evidence": [words(SURVIVAL)],
}

OPTION = "velmocel may be the first off-the-shelf option"
CLAIM: Node = {
    "text": said(OPTION, OPTION, "quote"),
    "speaker": "Ada Vermeer",
    "kind": inferred("first_in_class", "first"),
    "hedges": [said("believed", "believe"), said("may")],
    "evidence_level": inferred("not_stated", "believe"),
    "evidence": [words(OPTION, "quote")],
}

QUOTE = "We believe velmocel may be the first off-the-shelf option,"
PERSON: Node = {
    "name": said("Ada Vermeer"),
    "credentials": [said("M.D.")],
    "roles": [said("Chief Medical Officer")],
    "organisation": said("Northlight Bio"),
    "quotes": [{"spans": [words(QUOTE, "quote"), words("We thank the patients.")]}],
    "evidence": [words("Ada Vermeer")],
}

AUDIT: Node = {
    "refused": [
        {
            "path": "results[1].value",
            "said": "90.9%",
            "quote": "the overall response rate was 90.9%",
            "rule": "R-EV-01",
            "reason": "the document does not hold these words",
            "asked_again": 1,
        }
    ],
    "missed": [
        {
            "kind": "time_expression",
            "value": "2031-Q4",
            "sentence": "An earlier dose-finding trial is complete.",
            "evidence": words("An earlier dose-finding trial is complete."),
        }
    ],
    "suppressed": [
        {
            "rule": "R-EV-04",
            "severity": "info",
            "message": "`About velmocel` explains and does not report",
            "evidence": [words("About velmocel", "boilerplate_about")],
        }
    ],
    "conflicts": [
        {
            "rule": "R-NUM-01",
            "severity": "error",
            "message": "44 of 61 is 72.1%, and 72% is said elsewhere",
            "paths": ["results[0].value", "results[0].n"],
            "evidence": [words("44 of 61")],
        }
    ],
    "warnings": [
        {
            "rule": "R-ENT-01",
            "severity": "warning",
            "message": "`NLB-204` and `velmocel` are tied by the headline alone",
            "paths": ["products[0].alias_links[0]"],
        }
    ],
}

COMPLETENESS: Node = {
    "profile": ["regulatory_designation"],
    "not_stated": [
        "regulatory_events[1].effective_on",
        "trials[1].registry_ids",
        "trials[1].phases",
        "safety[GVHD]",
        "safety[DLT]",
        "document.language",
    ],
}

ABSTRACT = (
    "Northlight Bio N.V. announced on 2031-03-04 that FDA granted Breakthrough Therapy "
    "Designation to velmocel in Ostheim lymphoma."
)

ANSWERED: Node = {
    "question": "study",
    "outcome": "ok",
    "status": 200,
    "prompt_tokens": 1480,
    "completion_tokens": 211,
    "server_ms": 61_234.0,
}
CUT_OFF: Node = {
    "question": "findings",
    "outcome": "cut_off",
    "status": 200,
    "prompt_tokens": 1512,
    "cached_tokens": 1300,
    "completion_tokens": 640,
    "server_ms": 80_000.0,
}
PROVENANCE: Node = {
    "summarizer_version": "9.9",
    "model": "example-1.5b",
    "endpoint": "local",
    "weights_sha256": "ab" * 32,
    "engine": "llama.cpp b1",
    "asked_on": "2031-03-05",
    "prompt_sha256": "cd" * 32,
    "schema_sha256": "ef" * 32,
    "attempts": [ANSWERED, CUT_OFF],
}


@pytest.fixture
def summary() -> Summary:
    """The whole release."""
    return Summary.model_validate(
        {
            "document": DOCUMENT,
            "organisations": [ISSUER, AGENCY],
            "products": [PRODUCT],
            "indications": [INDICATION],
            "trials": [PIVOTAL, EARLIER],
            "regulatory_events": [RESTATED, NEW],
            "results": [RESULT],
            "safety": [PRESENT, ABSENT],
            "milestones": [MILESTONE],
            "claims": [CLAIM],
            "people": [PERSON],
            "abstract": {
                "sentences": [{"text": ABSTRACT, "facts": ["regulatory_events[1].status"]}]
            },
            "completeness": COMPLETENESS,
            "audit": AUDIT,
            "provenance": PROVENANCE,
        }
    )


@pytest.fixture
def silent_summary() -> Summary:
    """A release of which nothing is known, since the one question went unanswered."""
    made = Provenance.model_validate({**PROVENANCE, "attempts": []})
    lost = {"question": "study", "reason": "the answer was cut off"}
    return Summary.model_validate(
        {
            "document": {"sha256": "00" * 32, "char_len": len(TEXT)},
            "audit": {"unanswered": [lost]},
            "provenance": made,
        }
    )


@pytest.fixture
def patient_case() -> PatientCase:
    return PatientCase.model_validate(
        {
            "ordinal": said("first"),
            "diagnosis": said("Ostheim lymphoma"),
            "prior_lines": said(1),
            "evidence": [words("the patients")],
        }
    )


def _stated(value: T) -> Stated[T]:
    evidence = Evidence.model_validate(words("velmocel"))
    return Stated(value=value, evidence=(evidence,))


@pytest.fixture
def make_stated() -> Callable[..., object]:
    """Makes a stated value of anything, on any words of the release."""
    return _stated


@pytest.fixture
def printed() -> Callable[..., str]:
    """What a renderable prints into a pipe of a given width."""

    def show(renderable: object, *, width: int = 80) -> str:
        out = io.StringIO()
        Console(
            file=out, width=width, markup=False, emoji=False, highlight=False, color_system=None
        ).print(renderable)
        return out.getvalue()

    return show
