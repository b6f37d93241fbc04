from __future__ import annotations

import pytest

from summarizer.documents.document import Document
from summarizer.finding.claims import Claim, read_claims
from summarizer.finding.people import read_people

OPENING = (
    "Oravell Bio Reports News\n\nLYON, March 3, 2025 /PRNewswire/ -- Oravell Bio today said so.\n\n"
)


def claims_of(body: str) -> tuple[Document, tuple[Claim, ...]]:
    document = Document.from_text(f"{OPENING}{body}\n")
    return document, read_claims(document)


@pytest.mark.parametrize(
    ("sentence", "kind", "clause"),
    [
        (
            "ORV-1 is a first-in-class antibody.",
            "first_in_class",
            "ORV-1 is a first-in-class antibody",
        ),
        (
            "It could be the first approved drug.",
            "first_in_class",
            "It could be the first approved drug",
        ),
        (
            "ORV-1 was superior to standard care.",
            "superiority",
            "ORV-1 was superior to standard care",
        ),
        (
            "ORV-1 was well tolerated, with few events.",
            "safety_characterisation",
            "ORV-1 was well tolerated",
        ),
        (
            "It worked, showing a favorable safety profile in all.",
            "safety_characterisation",
            "It worked, showing a favorable safety profile in all",
        ),
        (
            "It has a manageable safety profile.",
            "safety_characterisation",
            "It has a manageable safety profile",
        ),
        ("The data are promising.", "other", "The data are promising"),
        (
            "It may overcome resistance to drugs.",
            "mechanism",
            "It may overcome resistance to drugs",
        ),
        ("Oravell Bio is a global leader.", "market", "Oravell Bio is a global leader"),
    ],
)
def test_a_cue_makes_its_clause_a_claim(sentence: str, kind: str, clause: str) -> None:
    document, claims = claims_of(sentence)

    (claim,) = claims
    assert claim.kind.value == kind
    assert document.slice(claim.span) == clause
    assert claim.kind.span in claim.span


@pytest.mark.parametrize(
    ("sentence", "hedges"),
    [
        ("ORV-1 is a potential first-in-class drug.", ["potential"]),
        (
            "ORV-1 is an investigational, potential best-in-class drug.",
            ["investigational", "potential"],
        ),
        ("ORV-1 is designed to overcome resistance.", ["designed_to"]),
        ("ORV-1 may be best-in-class.", ["may"]),
        ("We believe that ORV-1 is best-in-class.", ["believed"]),
        ("ORV-1 is expected to be best-in-class.", ["anticipated"]),
        ("ORV-1 is best-in-class.", []),
        ("ORV-1 is best-in-class and may be sold.", []),
    ],
)
def test_what_softens_a_claim_stands_before_it(sentence: str, hedges: list[str]) -> None:
    _, (claim,) = claims_of(sentence)

    assert [hedge.value for hedge in claim.hedges] == hedges


@pytest.mark.parametrize(
    ("sentence", "level"),
    [
        ("Preclinical studies show superior efficacy.", "preclinical"),
        ("In mice it had superior efficacy.", "preclinical"),
        ("Clinical data show superior efficacy.", "clinical"),
        ("It was well tolerated in the patient.", "clinical"),
        ("It has superior efficacy.", None),
        ("Preclinical and clinical data show superior efficacy.", None),
        ("The clinical-stage company has superior efficacy.", None),
    ],
)
def test_the_level_of_evidence_is_named_in_the_sentence_or_not_stated(
    sentence: str, level: str | None
) -> None:
    _, (claim,) = claims_of(sentence)

    assert (claim.evidence_level.value if claim.evidence_level else None) == level


def test_commas_in_brackets_do_not_end_a_clause() -> None:
    document, (claim,) = claims_of("It fell by 98% (n=24, P=0.002) and may be best-in-class.")

    assert document.slice(claim.span) == "It fell by 98% (n=24, P=0.002) and may be best-in-class"


def test_a_claim_in_a_quotation_has_its_speaker() -> None:
    _, (company, quoted) = claims_of(
        "The data are promising.\n\n"
        "“These are truly robust data for our patients,” said Ada Exampleton, CEO."
    )

    assert (company.speaker, quoted.speaker) == (None, 0)


@pytest.mark.parametrize(
    "body",
    [
        "The FDA granted Breakthrough Therapy designation.",
        "Forward-Looking Statements\n\n"
        "These statements may be promising but involve risks and uncertainties.",
        "The trial enrolled patients in Lyon.",
    ],
)
def test_names_of_programmes_and_legal_text_hold_no_claim(body: str) -> None:
    _, claims = claims_of(body)

    assert claims == ()


def test_the_claims_of_the_first_seed(seed_a: Document) -> None:
    told = {
        (claim.kind.value, seed_a.slice(claim.span)): [hedge.value for hedge in claim.hedges]
        for claim in read_claims(seed_a)
    }

    assert told["first_in_class", "potential first-in-class"] == ["investigational", "potential"]
    assert told[
        "first_in_class",
        "targets CD7 and has the potential to be the first approved allogeneic CAR-T therapy for "
        "T-cell malignancies",
    ] == ["potential"]
    assert (
        "market",
        "enabling scalable, off-the-shelf treatments with biologics-like cost of goods margins",
    ) in told
    assert any(
        kind == "mechanism" and "eliminate the risk of malignant cell contamination" in clause
        for kind, clause in told
    )


def test_the_promise_of_the_first_seed_is_its_medical_officers(seed_a: Document) -> None:
    people = read_people(seed_a)
    (promising,) = [
        claim
        for claim in read_claims(seed_a, people)
        if seed_a.slice(claim.kind.span) == "promising"
    ]

    assert promising.speaker is not None
    assert people.persons[promising.speaker].name.value == "Cherry Thomas"
    assert promising.evidence_level is not None
    assert promising.evidence_level.value == "clinical"


def test_the_claims_of_the_second_seed_and_their_evidence(seed_b: Document) -> None:
    levels = {
        seed_b.slice(claim.kind.span): claim.evidence_level and claim.evidence_level.value
        for claim in read_claims(seed_b)
    }

    assert levels["favorable safety"] == "clinical"
    assert levels["superior"] == "preclinical"
    assert levels["significantly improved"] is None
    assert levels["robust"] is None
