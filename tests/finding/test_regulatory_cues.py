from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.documents.document import Document
from summarizer.documents.evidence import Section
from summarizer.finding.act_timing import Novelty
from summarizer.finding.designations import find_designations
from summarizer.finding.regulatory_cues import StatusReading, read_status
from summarizer.finding.verdicts import Status
from summarizer.schemas.terms import EventStatus
from summarizer.schemas.terms import Novelty as SavedNovelty

SEEDS = Path(__file__).parents[2] / "seeds"
HEAD = "Norvale Therapeutics Reports Progress\n\nBOSTON, March 3, 2026 (GLOBE NEWSWIRE) -- "
NEVER_HAPPENED = {
    Status.PLANNED_REQUEST,
    Status.ELIGIBLE_ONLY,
    Status.EXPLANATORY,
    Status.UNKNOWN,
}


def body(sentence: str) -> Document:
    return Document.from_text(f"{HEAD}Norvale Therapeutics reported progress.\n\n{sentence}\n")


def lead(sentence: str) -> Document:
    return Document.from_text(f"{HEAD}{sentence}\n")


def readings(document: Document) -> list[StatusReading]:
    return [read_status(document, mention) for mention in find_designations(document)]


def statuses(sentence: str) -> list[str]:
    return [reading.status.value for reading in readings(body(sentence))]


@pytest.mark.parametrize(
    "sentence",
    [
        "The FDA granted Breakthrough Therapy designation to norvacel.",
        "The FDA has granted norvacel RMAT designation.",
        "Norvacel was granted Fast Track designation by the FDA.",
        "Norvacel received orphan drug designation from the FDA.",
        "Norvacel holds Fast Track designation from the FDA.",
        "Norvacel has FDA Orphan Drug designation.",
        "Fast Track designation was granted by the FDA in recognition of the need.",
        "The FDA designated norvacel as a Regenerative Medicine Advanced Therapy.",
        "The FDA designated norvacel as an orphan drug for myeloma.",
        "The MHRA awarded norvacel an Innovation Passport.",
        "The EMA granted norvacel access to the PRIME scheme.",
        "The EMA granted eligibility to PRIME for norvacel.",
        "Norvacel was selected for the FDA's START pilot program.",
        "Norvacel was accepted into the FDA's Rare Disease Evidence Principles process.",
        "Norvacel has been designated under GIFT by the MFDS.",
        "The FDA granted Norvale's request for Breakthrough Therapy designation.",
        "The FDA approved our application for Breakthrough Therapy designation.",
        "Norvacel is the first allogeneic therapy to receive RMAT designation.",
        "After receiving Breakthrough Therapy designation from the FDA, Norvale started a trial.",
        "Norvacel is an RMAT-designated product.",
        "Norvacel was given Promising Innovative Medicine designation by the MHRA.",
        "The FDA accepted the BLA for norvacel and granted Priority Review.",
        "The FDA has accepted the BLA for norvacel with Priority Review.",
        "The FDA granted accelerated approval to norvacel.",
        "Not only has norvacel received RMAT designation, it is also first in class.",
    ],
)
def test_what_is_said_to_be_granted_is(sentence: str) -> None:
    assert statuses(sentence) == ["granted"]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The FDA denied Breakthrough Therapy designation for norvacel.", "denied"),
        ("The FDA did not grant Breakthrough Therapy designation to norvacel.", "denied"),
        ("The FDA declined to grant Breakthrough Therapy designation.", "denied"),
        ("The request for Breakthrough Therapy designation was denied by the FDA.", "denied"),
        ("The company's RMAT designation request was denied.", "denied"),
        ("Norvacel was not granted RMAT designation.", "denied"),
        ("RMAT designation was rejected by the FDA.", "denied"),
        ("The FDA rescinded Breakthrough Therapy designation.", "rescinded_by_authority"),
        ("The FDA revoked the platform technology designation.", "rescinded_by_authority"),
        ("The FDA granted RMAT designation, which was later revoked.", "rescinded_by_authority"),
        ("The Fast Track designation was withdrawn by the FDA.", "rescinded_by_authority"),
        ("The FDA has withdrawn the Fast Track designation.", "rescinded_by_authority"),
        ("We withdrew our Fast Track designation with the FDA.", "withdrawn_by_sponsor"),
        ("Norvale withdrew the Fast Track designation.", "withdrawn_by_sponsor"),
        (
            "The orphan designation in the EU was withdrawn at the request of the sponsor.",
            "withdrawn_by_sponsor",
        ),
        ("Norvale withdrew its request for RMAT designation.", "withdrawn_by_sponsor"),
        ("The priority review determination by the TGA has lapsed.", "expired"),
        ("The Innovation Passport of norvacel expired.", "expired"),
        ("Norvale submitted a request for RMAT designation to the FDA.", "requested"),
        ("Norvale has applied to the FDA for RMAT designation.", "requested"),
        ("An application for PRIME designation was submitted to the EMA.", "requested"),
        ("The FDA accepted our application for RMAT designation.", "requested"),
        ("Norvale submitted an RMAT designation request.", "requested"),
        ("Norvale plans to request RMAT designation from the FDA in 2027.", "planned_request"),
        ("Norvale intends to apply for RMAT designation with the FDA.", "planned_request"),
        ("Norvale will seek orphan drug designation from the FDA.", "planned_request"),
        ("Norvale plans to submit a Fast Track designation request.", "planned_request"),
        ("The company is seeking Fast Track designation from the FDA.", "planned_request"),
        ("Norvale is preparing an application for RMAT designation.", "unknown"),
        ("Norvale is preparing to submit an application for RMAT designation.", "planned_request"),
        ("Norvale is considering an application for RMAT designation.", "planned_request"),
        ("Norvacel may be eligible for RMAT designation.", "eligible_only"),
        ("Norvale expects to receive RMAT designation in 2027.", "eligible_only"),
        ("There is no assurance that the FDA will grant RMAT designation.", "eligible_only"),
        ("Fast Track designation could be granted by the FDA later.", "eligible_only"),
        ("Fast Track designation is expected to be granted by the FDA.", "eligible_only"),
        ("The BLA has potential for Priority Review by the FDA.", "eligible_only"),
        ("Norvale is in the process of obtaining RMAT designation.", "eligible_only"),
        ("We look forward to receiving RMAT designation.", "eligible_only"),
        ("Upon receipt of RMAT designation, Norvale will start a trial.", "eligible_only"),
        ("Whether the FDA grants RMAT designation is open.", "eligible_only"),
        ("Norvale has not received RMAT designation for norvacel.", "unknown"),
        ("Fast Track designation has not been granted by the FDA.", "unknown"),
        ("Norvacel no longer holds RMAT designation.", "unknown"),
        ("The FDA may rescind RMAT designation.", "unknown"),
        ("The company received feedback from the FDA on RMAT designation.", "unknown"),
        ("The EMA's COMP issued a positive opinion on orphan designation.", "requested"),
        ("We discussed RMAT designation with colleagues.", "unknown"),
        ("The FDA's Fast Track designation underscores the unmet need.", "unknown"),
        ("With RMAT designation, sponsors get early advice.", "unknown"),
        ("The EMA offers advice, and PRIME designation matters.", "unknown"),
        ("Norvacel received Priority Review.", "unknown"),
        ("The RMAT designation was withdrawn.", "unknown"),
        ("Patients may request expanded access treatment.", "unknown"),
        ("Norvale resubmitted its request for RMAT designation in April.", "requested"),
        ("Norvale received a request for data on its RMAT application.", "unknown"),
        ("The data could support an application for RMAT designation.", "eligible_only"),
        ("Norvacel would be the first therapy to receive RMAT designation.", "eligible_only"),
        ("Norvale hopes the FDA grants RMAT designation.", "eligible_only"),
        ("The FDA said norvacel would not qualify for RMAT designation.", "unknown"),
        ("Norvacel has neither RMAT designation nor a partner.", "unknown"),
        ("To date, the FDA has granted over 100 RMAT designations.", "unknown"),
        ("The FDA's decision to revoke RMAT designation surprised us.", "unknown"),
        ("A request for RMAT designation is pending with the FDA.", "requested"),
    ],
)
def test_what_became_of_a_designation_is_read_from_its_clause(sentence: str, expected: str) -> None:
    assert statuses(sentence) == [expected]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "The FDA granted RMAT designation and denied Fast Track designation.",
            ["granted", "denied"],
        ),
        (
            "The FDA granted RMAT designation, and the request for PIM designation was denied.",
            ["granted", "denied"],
        ),
        (
            "Norvacel, which has RMAT designation, was not granted Fast Track designation.",
            ["granted", "denied"],
        ),
        (
            "Norvacel has received RMAT designation and Norvale plans to request Fast Track "
            "designation.",
            ["granted", "planned_request"],
        ),
        (
            "The FDA granted rare pediatric disease designation, so Norvale would be eligible for "
            "a priority review voucher.",
            ["granted", "eligible_only"],
        ),
        (
            "In addition to Orphan Drug Designation from the FDA, norvacel holds RMAT designation.",
            ["granted", "granted"],
        ),
    ],
)
def test_each_designation_of_a_sentence_is_read_by_its_own_verb(
    sentence: str, expected: list[str]
) -> None:
    assert statuses(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "Breakthrough Therapy designation is intended to expedite the development of drugs.",
        "The FDA grants Fast Track designation to drugs that treat serious conditions.",
        "Orphan drug designation is granted by the FDA to drugs intended for rare diseases.",
        "PRIME is a scheme launched by the EMA to enhance support for medicines.",
        "A drug that receives Fast Track designation is reviewed in parts by the FDA.",
        "Drugs granted RMAT designation meet the FDA more often.",
        "The FDA may grant RMAT designation to norvacel.",
        "If granted, Priority Review by the FDA would shorten the review of the BLA.",
        "The FDA has Fast Track designation and RMAT designation programs.",
        "Companies that have been granted RMAT designation meet the FDA.",
        "Eligibility for rolling review and priority review comes with it, the FDA says.",
    ],
)
def test_an_explanation_or_a_hedge_supports_no_event(sentence: str) -> None:
    read = readings(body(sentence))

    assert read
    assert {reading.status for reading in read} <= NEVER_HAPPENED


def test_an_explanatory_section_never_supports_a_grant() -> None:
    text = (
        f"{HEAD}Norvale reported progress.\n\nAbout Fast Track Designation\n"
        "The FDA granted Fast Track designation to many drugs over the years.\n"
    )

    assert {reading.status for reading in readings(Document.from_text(text))} <= NEVER_HAPPENED


def test_forward_looking_statements_never_support_a_grant() -> None:
    text = (
        f"{HEAD}Norvale reported progress.\n\nForward-Looking Statements\n"
        "This press release contains forward-looking statements. The FDA granted RMAT designation, "
        "which may change.\n"
    )
    (reading,) = readings(Document.from_text(text))

    assert reading.section is Section.FORWARD_LOOKING
    assert (reading.status, reading.rule) == (Status.UNKNOWN, "R-EV-04")


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("Norvale today announced that the FDA has granted RMAT designation.", "granted"),
        (
            "Norvale (NASDAQ: NORV) announced today that it has received RMAT designation.",
            "granted",
        ),
        ("Norvale announced that the FDA had granted RMAT designation to norvacel.", "granted"),
        ("Norvale today announced FDA Orphan Drug Designation for norvacel.", "granted"),
        (
            "Norvale today announced that it has submitted a request for RMAT designation.",
            "requested",
        ),
        (
            "Norvale today announced that the FDA has denied its request for RMAT designation.",
            "denied",
        ),
        (
            "Norvale today announced that the FDA has rescinded the RMAT designation of norvacel.",
            "rescinded_by_authority",
        ),
    ],
)
def test_what_the_lead_announces_is_new(sentence: str, status: str) -> None:
    (reading,) = readings(lead(sentence))

    assert reading.section is Section.LEAD
    assert (reading.status.value, reading.novelty) == (status, Novelty.NEW_IN_DOCUMENT)


def test_a_grant_in_the_headline_is_new() -> None:
    text = "FDA Grants RMAT Designation to Norvacel\n\nBOSTON, March 3, 2026 -- Norvale reported.\n"
    (reading,) = readings(Document.from_text(text))

    assert reading.section is Section.HEADLINE
    assert (reading.status, reading.novelty) == (Status.GRANTED, Novelty.NEW_IN_DOCUMENT)


@pytest.mark.parametrize(
    "sentence",
    [
        "Norvale today announced data for norvacel, which has received RMAT designation.",
        "Norvale today announced data for norvacel, which was previously granted RMAT designation.",
        "Norvale, which received RMAT designation last year, today announced its data.",
        "Norvale today announced data for norvacel, an RMAT-designated therapy.",
    ],
)
def test_a_relative_clause_of_the_lead_is_no_news(sentence: str) -> None:
    (reading,) = readings(lead(sentence))

    assert (reading.status, reading.novelty) == (Status.GRANTED, Novelty.RESTATED)


@pytest.mark.parametrize(
    "sentence",
    [
        "Norvacel has received RMAT designation.",
        "Norvacel has been granted RMAT designation.",
        "Norvacel previously received RMAT designation.",
        "Norvacel holds RMAT designation.",
        "Norvacel also has RMAT designation.",
        "The FDA had already granted RMAT designation.",
        "Norvacel is an RMAT-designated product.",
    ],
)
def test_a_standing_told_in_the_body_is_restated(sentence: str) -> None:
    (reading,) = readings(body(sentence))

    assert (reading.status, reading.novelty) == (Status.GRANTED, Novelty.RESTATED)


def test_the_boilerplate_only_restates() -> None:
    text = (
        f"{HEAD}Norvale reported progress.\n\nAbout Norvale\n"
        "Norvale makes medicines. Today the FDA granted RMAT designation to norvacel.\n"
    )
    (reading,) = readings(Document.from_text(text))

    assert reading.section is Section.BOILERPLATE_ABOUT
    assert (reading.status, reading.novelty) == (Status.GRANTED, Novelty.RESTATED)


@pytest.mark.parametrize(
    ("sentence", "date"),
    [
        ("On March 3, 2026, the FDA granted RMAT designation to norvacel.", "March 3, 2026"),
        ("The FDA granted RMAT designation to norvacel in May 2024.", "May 2024"),
        ("In May 2024 the FDA granted RMAT designation to norvacel.", "May 2024"),
        ("Norvacel was granted RMAT designation on 3 March 2026.", "3 March 2026"),
        ("The FDA granted RMAT designation to norvacel.", None),
        ("The FDA granted RMAT designation, and data are expected in May 2027.", None),
        ("The FDA granted RMAT designation and topline data are expected in May 2027.", None),
        ("Norvale plans to request RMAT designation in May 2027.", None),
        ("In May 2024 Norvale met the FDA, which granted RMAT designation.", None),
    ],
)
def test_a_date_counts_only_where_the_clause_ties_it_to_the_act(
    sentence: str, date: str | None
) -> None:
    document = body(sentence)
    (reading,) = readings(document)

    assert (document.slice(reading.dated) if reading.dated else None) == date


def test_two_grants_of_one_sentence_keep_their_own_dates() -> None:
    document = body("The FDA granted RMAT designation in 2021 and Fast Track designation in 2022.")

    dated = [reading.dated for reading in readings(document)]
    assert [document.slice(span) if span else None for span in dated] == ["2021", "2022"]


def test_what_a_grant_adds_to_is_restated_and_not_dated_with_it() -> None:
    sentence = "In 2026, the FDA granted RMAT designation, adding to its Fast Track designation."
    new, old = readings(body(sentence))

    assert (new.status, old.status) == (Status.GRANTED, Status.GRANTED)
    assert (new.dated is None, old.dated) == (False, None)
    assert old.novelty is Novelty.RESTATED


def test_the_cue_is_the_verb_that_decided() -> None:
    document = body("The FDA did not grant RMAT designation to norvacel.")
    (reading,) = readings(document)

    assert reading.cue is not None
    assert document.slice(reading.cue) == "grant"
    assert (reading.rule, reading.reason) == ("negated", "the act is denied")


def test_the_names_of_what_happened_are_those_of_the_saved_form() -> None:
    assert {status.value for status in Status} - {s.value for s in NEVER_HAPPENED} == {
        status.value for status in EventStatus if status is not EventStatus.PLANNED_REQUEST
    }
    assert {novelty.value for novelty in Novelty} == {novelty.value for novelty in SavedNovelty}


def test_the_first_seed_grants_one_new_and_five_restated_designations() -> None:
    text = (SEEDS / "000_a2f92c6c0b9b18c3.txt").read_text(encoding="utf-8")
    document = Document.from_text(text)
    granted = {
        (mention.value, reading.novelty)
        for mention in find_designations(document)
        if (reading := read_status(document, mention)).status is Status.GRANTED
        and reading.section is not Section.QUOTE
    }

    assert granted == {
        ("FDA_BTD", Novelty.NEW_IN_DOCUMENT),
        ("FDA_RMAT", Novelty.RESTATED),
        ("FDA_FAST_TRACK", Novelty.RESTATED),
        ("FDA_ODD", Novelty.RESTATED),
        ("FDA_RPDD", Novelty.RESTATED),
        ("EMA_PRIME", Novelty.RESTATED),
    }


def test_the_first_seed_dates_no_grant_and_only_explains_priority_review() -> None:
    text = (SEEDS / "000_a2f92c6c0b9b18c3.txt").read_text(encoding="utf-8")
    document = Document.from_text(text)
    read = [
        (mention.value, read_status(document, mention)) for mention in find_designations(document)
    ]

    assert [reading.dated for _, reading in read] == [None] * len(read)
    explained = [reading.status for code, reading in read if code == "FDA_PRIORITY_REVIEW"]
    assert explained == [Status.EXPLANATORY]


PIECES = (
    *("RMAT", "Fast Track designation", "(", ")", "FDA", "from the", "and", ",", ".", ";", "which"),
    *("granted", "did not", "may", "grant", "was", "denied", "request", "withdrew", "eligible for"),
    *("today announced", "that", "if", "in May 2024", "has", "been", "expired", "\n\n", "“", "é"),
)


@given(st.lists(st.sampled_from(PIECES), max_size=30).map(" ".join))
def test_any_text_can_be_read(text: str) -> None:
    document = Document.from_text(text)

    for mention in find_designations(document):
        reading = read_status(document, mention)
        for span in (reading.cue, reading.dated):
            assert span is None or 0 <= span.start < span.end <= len(text)
        assert reading.section is document.section_at(mention.span.start)


@pytest.mark.parametrize(
    "sentence",
    [
        "The company does not expect to seek orphan designation from the FDA.",
        "Velratinib remains eligible to apply for Fast Track designation from the FDA.",
        "The company no longer plans to request Fast Track designation from the FDA.",
        "The company has no plans to apply for Fast Track designation from the FDA.",
        "The company may apply for Fast Track designation from the FDA.",
    ],
)
def test_no_plan_is_made_of_a_denial_or_a_possibility(sentence: str) -> None:
    document = Document.from_text(f"Oravell Bio News\n\nLYON, France, March 3, 2025 -- {sentence}")
    (mention,) = find_designations(document)

    assert read_status(document, mention).status is Status.UNKNOWN
