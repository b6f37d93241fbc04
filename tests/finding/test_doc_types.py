from __future__ import annotations

import pytest

from summarizer.documents.document import Document
from summarizer.finding import find
from summarizer.finding.doc_types import read_doc_types
from summarizer.finding.reading import literal


def kinds(title: str, lead: str = "Oravell Bio today gave an update.") -> list[str]:
    document = Document.from_text(f"{title}\n\nLYON, March 3, 2025 /PRNewswire/ -- {lead}\n")
    return [kind.value for kind in read_doc_types(document, literal(document, 0, len(title)))]


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("FDA Grants Fast Track Designation to Oravell Bio's ORV-1", "regulatory_designation"),
        (
            "Oravell Bio Receives Orphan Drug Designation from FDA for ORV-1",
            "regulatory_designation",
        ),
        ("FDA Approves Oravell Bio's ORV-1 for Adults with Asthma", "approval"),
        ("Oravell Bio Receives Complete Response Letter from FDA for ORV-1", "crl_or_hold"),
        ("FDA Places Clinical Hold on Oravell Bio's Trial of ORV-1", "crl_or_hold"),
        (
            "Oravell Bio Submits Biologics License Application to FDA for ORV-1",
            "regulatory_submission",
        ),
        ("Oravell Bio Doses First Patient in Phase 2 Trial of ORV-1", "trial_start"),
        ("First Patient Dosed in Oravell Bio's Phase 1 Study of ORV-1", "trial_start"),
        ("Oravell Bio Initiates Phase 3 Trial of ORV-1 in Asthma", "trial_start"),
        ("Oravell Bio Completes Enrollment in Phase 3 Trial of ORV-1", "enrolment_update"),
        ("Oravell Bio Announces Positive Topline Results of ORV-1", "topline_results"),
        ("ORV-1 Met Its Primary Endpoint in Oravell Bio's Phase 3 Trial", "topline_results"),
        ("Oravell Bio Reports Interim Data from Phase 1 Trial of ORV-1", "interim_results"),
        (
            "First Patient Treated with Oravell Bio's ORV-1 Achieves Complete Response",
            "single_patient_result",
        ),
        ("Oravell Bio Publishes Preclinical Data on ORV-1", "preclinical"),
        ("Oravell Bio to Present at the Exampleton Conference", "conference_notice"),
        ("Oravell Bio Announces Pricing of Public Offering of Shares", "financing"),
        ("Oravell Bio and Tamsin Pharma Sign License Agreement", "deal"),
        ("Oravell Bio Appoints Ada Exampleton as Chief Medical Officer", "people"),
        ("Oravell Bio Reports Fourth Quarter and Full Year Financial Results", "earnings"),
        ("Oravell Bio Moves to a New Office in Lyon", "other"),
    ],
)
def test_the_headline_decides_the_kind(title: str, kind: str) -> None:
    assert kinds(title)[0] == kind


def test_the_first_paragraph_counts_for_trial_news() -> None:
    lead = "Oravell Bio today announced that the first patient has been dosed in its trial."

    assert kinds("Oravell Bio Gives an Update on ORV-1", lead) == ["trial_start"]


def test_a_collaboration_in_the_first_paragraph_makes_no_deal() -> None:
    lead = "Oravell Bio, in collaboration with Tamsin Pharma, today moved its office to Lyon."

    assert kinds("Oravell Bio Moves to a New Office in Lyon", lead) == ["other"]


def test_a_patient_who_responds_is_no_start_of_a_trial() -> None:
    title = "First Patient Dosed with Oravell Bio's ORV-1 Achieves Stringent Complete Response"

    assert kinds(title) == ["single_patient_result"]


def test_positive_topline_results_are_no_interim_results() -> None:
    assert kinds("Oravell Bio Announces Positive Topline Results of ORV-1") == ["topline_results"]


def test_results_that_are_expected_are_none_yet() -> None:
    title = "Oravell Bio Completes Enrollment in Trial; Topline Data Expected in Late 2026"

    assert kinds(title) == ["enrolment_update"]


def test_there_are_three_kinds_at_most() -> None:
    title = (
        "FDA Approves ORV-1; Oravell Bio Appoints Ada Exampleton as Chief Officer, Reports Topline "
        "Results, Completes Enrollment and Prices Public Offering"
    )

    assert kinds(title) == ["approval", "topline_results", "enrolment_update"]


def test_each_kind_rests_on_the_words_that_decide_it() -> None:
    title = "Oravell Bio Completes Enrollment in Trial of ORV-1"
    document = Document.from_text(f"{title}\n\nLYON, March 3, 2025 /PRNewswire/ -- It is so.\n")

    (kind,) = read_doc_types(document, literal(document, 0, len(title)), find(document))

    assert document.slice(kind.span) == "Completes Enrollment"
    assert kind.rule == "doc_type_enrolment_update"


@pytest.mark.parametrize(
    ("title", "lead", "kind"),
    [
        (
            "Oravell Announces Phase 1 Results for ORV-1",
            "Oravell today announced results of its completed Phase 1 trial in healthy volunteers.",
            "topline_results",
        ),
        (
            "Oravell Updates U.S. Prescribing Information of ORVANTA",
            "Oravell today said that the FDA has approved revised labeling with a boxed warning.",
            "other",
        ),
        (
            "Oravell Reports CHMP Opinion on ORVANTA",
            "The CHMP has recommended marketing authorisation of ORVANTA.",
            "regulatory_submission",
        ),
        (
            "ORVANTA for Adolescents",
            "Oravell today announced that the FDA has approved a supplemental application.",
            "approval",
        ),
        (
            "FDA Agrees With Oravell on Path of ORV-1",
            "The FDA agreed that relapse may be the primary endpoint of a pivotal trial.",
            "other",
        ),
    ],
)
def test_the_lead_decides_under_a_headline_that_tells_little(
    title: str, lead: str, kind: str
) -> None:
    assert kinds(title, lead) == [kind]


def test_a_refused_designation_is_no_refusal_of_the_product() -> None:
    assert kinds("TGA refuses orphan drug designation for ORV-1") == ["regulatory_designation"]
