from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.documents.document import Document
from summarizer.finding.agencies import find_agencies

SEEDS = Path(__file__).parents[2] / "seeds"


def found(text: str) -> list[tuple[str, str]]:
    document = Document.from_text(text)
    return [(mention.value, mention.text) for mention in find_agencies(document)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the U.S. Food and Drug Administration (FDA)", "FDA"),
        ("the US Food & Drug Administration (“FDA”)", "FDA"),
        ("the Food and Drug\nAdministration", "FDA"),
        ("the U.S. FDA", "FDA"),
        ("the FDA’s", "FDA"),
        ("the European Medicines Agency (EMA)", "EMA"),
        ("the European Medicines Agency’s (EMA)", "EMA"),
        ("the European Commission (EC)", "EC"),
        ("the Medicines and Healthcare products Regulatory Agency (MHRA)", "MHRA"),
        ("the Pharmaceuticals and Medical Devices Agency (PMDA)", "PMDA"),
        ("the Ministry of Health, Labour and Welfare (MHLW)", "MHLW"),
        ("the Ministry of Health, Labor, and Welfare", "MHLW"),
        ("the National Medical Products Administration (NMPA)", "NMPA"),
        ("the Center for Drug Evaluation", "NMPA"),
        ("the Center for Drug Evaluation and Research", "FDA"),
        ("the Ministry of Food and Drug Safety (MFDS)", "MFDS"),
        ("Swissmedic", "SWISSMEDIC"),
        ("Health Canada", "HEALTH_CANADA"),
        ("the Therapeutic Goods Administration (TGA)", "TGA"),
        ("ANVISA", "ANVISA"),
        ("Anvisa", "ANVISA"),
        ("the Saudi Food and Drug Authority (SFDA)", "SFDA"),
        ("the Taiwan FDA", "TFDA"),
        ("the Health Sciences Authority (HSA)", "HSA"),
        ("the Central Drugs Standard Control Organisation (CDSCO)", "CDSCO"),
        ("the World Health Organization (WHO)", "WHO"),
    ],
)
def test_a_name_with_its_abbreviation_is_one_mention(text: str, expected: str) -> None:
    assert [code for code, _ in found(f"Norvale met {text} today.")] == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "The dose reached an EC of 50 in the tumour.",
        "Albumin (HSA) was added to the medium.",
        "A TGA curve was recorded at 300 degrees.",
        "The CDE of the vector was cut.",
        "Patients who responded, and WHO stage 2 tumours, were counted.",
        "A CAT scan was made, and a COMP assay.",
        "fda.example is a site; ema is a word.",
        "The agency and the ministry were told.",
    ],
)
def test_short_names_alone_are_no_agency(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The EC granted marketing authorisation.", "EC"),
        ("The CDE in China accepted it.", "NMPA"),
        ("The HSA in Singapore accepted it.", "HSA"),
        ("The TGA in Australia accepted it.", "TGA"),
        ("The Saudi regulator, the SFDA, accepted it.", "SFDA"),
    ],
)
def test_short_names_count_with_a_word_of_their_own_beside_them(text: str, expected: str) -> None:
    assert [code for code, _ in found(text)] == [expected]


def test_a_short_name_counts_everywhere_once_the_document_has_defined_it() -> None:
    text = "The Therapeutic Goods Administration (TGA) met us. Later the TGA wrote to us."

    assert [name for _, name in found(text)] == ["Therapeutic Goods Administration (TGA)", "TGA"]


def test_a_committee_stands_for_its_agency() -> None:
    (mention,) = find_agencies(Document.from_text("The CHMP adopted an opinion."))

    assert mention.value == "EMA"
    assert dict(mention.attributes) == {
        "jurisdiction": "EU",
        "name": "European Medicines Agency",
        "unit": "CHMP",
    }


def test_the_first_seed_names_the_fda_alone() -> None:
    text = (SEEDS / "000_a2f92c6c0b9b18c3.txt").read_text(encoding="utf-8")

    assert {code for code, _ in found(text)} == {"FDA"}


def test_the_second_seed_names_no_agency() -> None:
    assert found((SEEDS / "004_f34af8954315f6b2.txt").read_text(encoding="utf-8")) == []


@given(
    st.lists(
        st.sampled_from(
            [
                "FDA",
                "(FDA)",
                "EC",
                "European",
                "Commission",
                "(EC)",
                "U.S.",
                "the",
                ".",
                "\n\n",
                "é",
            ]
        ),
        max_size=25,
    )
)
def test_any_text_gives_agencies_at_their_places(words: list[str]) -> None:
    document = Document.from_text(" ".join(words))
    mentions = find_agencies(document)

    for mention in mentions:
        assert document.slice(mention.span) == mention.text
    for left, right in pairwise(mentions):
        assert left.span.end <= right.span.start
