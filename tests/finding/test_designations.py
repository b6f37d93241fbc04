from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.documents.document import Document
from summarizer.finding.designations import find_designations
from summarizer.finding.mentions import Kind, Mention
from summarizer.vocabulary.designations import designations

SEEDS = Path(__file__).parents[2] / "seeds"


def release(sentence: str) -> Document:
    return Document.from_text(
        "Norvale Therapeutics Reports Progress\n\n"
        "BOSTON, March 3, 2026 -- Norvale Therapeutics reported progress.\n\n" + sentence + "\n"
    )


def mentions_in(sentence: str) -> tuple[Mention, ...]:
    return find_designations(release(sentence))


def codes(sentence: str) -> list[str]:
    return [mention.value for mention in mentions_in(sentence)]


@pytest.mark.parametrize(
    ("sentence", "code", "text"),
    [
        (
            "The FDA granted “Breakthrough Therapy” designation to norvacel.",
            "FDA_BTD",
            "Breakthrough Therapy” designation",
        ),
        (
            "The FDA granted Fast‑Track\ndesignation to norvacel.",
            "FDA_FAST_TRACK",
            "Fast‑Track\ndesignation",
        ),
        (
            "The FDA granted **Regenerative Medicine Advanced Therapy (RMAT)** designation.",
            "FDA_RMAT",
            "Regenerative Medicine Advanced Therapy (RMAT)** designation",
        ),
        (
            "The FDA granted Break\u00adthrough\u00a0Therapy designation to norvacel.",
            "FDA_BTD",
            "Break\u00adthrough\u00a0Therapy designation",
        ),
        (
            "The FDA granted Rare Pediatric Disease Designation (RPDD) to norvacel.",
            "FDA_RPDD",
            "Rare Pediatric Disease Designation (RPDD)",
        ),
        (
            "The EMA granted Priority Medicines (PRIME) Scheme designation to norvacel.",
            "EMA_PRIME",
            "Priority Medicines (PRIME) Scheme designation",
        ),
        (
            "The FDA granted RMAT (Regenerative Medicine Advanced Therapy) designation.",
            "FDA_RMAT",
            "RMAT (Regenerative Medicine Advanced Therapy) designation",
        ),
        (
            "THE FDA GRANTED BREAKTHROUGH THERAPY DESIGNATION TO NORVACEL.",
            "FDA_BTD",
            "BREAKTHROUGH THERAPY DESIGNATION",
        ),
    ],
)
def test_a_name_is_one_mention_however_it_is_set(sentence: str, code: str, text: str) -> None:
    (mention,) = mentions_in(sentence)

    assert mention.kind is Kind.DESIGNATION
    assert (mention.value, mention.text) == (code, text)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Norvacel holds RMAT, Fast Track, Orphan Drug, and Rare Pediatric Disease designations "
            "from the U.S. FDA and Priority Medicines (PRIME) Scheme designation in the EU.",
            ["FDA_RMAT", "FDA_FAST_TRACK", "FDA_ODD", "FDA_RPDD", "EMA_PRIME"],
        ),
        (
            "The FDA granted three designations: RMAT, Fast Track and Orphan Drug.",
            ["FDA_RMAT", "FDA_FAST_TRACK", "FDA_ODD"],
        ),
        (
            "NV-1 holds FDA Breakthrough and Fast Track designations and EU orphan designation.",
            ["FDA_BTD", "FDA_FAST_TRACK", "EU_ORPHAN"],
        ),
        (
            "The FDA granted orphan and rare pediatric disease designations to norvacel.",
            ["FDA_ODD", "FDA_RPDD"],
        ),
        (
            "The FDA granted norvacel QIDP and Fast Track designations.",
            ["FDA_QIDP", "FDA_FAST_TRACK"],
        ),
        (
            "NV-1 was granted FDA Fast Track and EMA PRIME designations.",
            ["FDA_FAST_TRACK", "EMA_PRIME"],
        ),
        (
            "NV-1 was granted Fast Track designation by the FDA and orphan designation by the EMA.",
            ["FDA_FAST_TRACK", "EU_ORPHAN"],
        ),
        (
            "NV-1 was granted Fast Track and Orphan Drug designations from the FDA and EMA, "
            "respectively.",
            ["FDA_FAST_TRACK", "EU_ORPHAN"],
        ),
        (
            "The FDA and EMA granted norvacel RMAT and PRIME designations.",
            ["FDA_RMAT", "EMA_PRIME"],
        ),
        (
            "NV-1 received orphan drug designation from the FDA and orphan drug designation from "
            "Japan's MHLW.",
            ["FDA_ODD", "JP_ORPHAN"],
        ),
        (
            "The FDA granted Breakthrough Therapy Designation; the NMPA granted Breakthrough "
            "Therapy Designation.",
            ["FDA_BTD", "CN_BTD"],
        ),
    ],
)
def test_a_list_is_expanded_and_each_part_keeps_its_authority(
    sentence: str, expected: list[str]
) -> None:
    found = mentions_in(sentence)

    assert [mention.value for mention in found] == expected
    assert not any("conflict" in mention.attributes for mention in found)


def test_members_of_one_list_share_its_id_and_its_place() -> None:
    sentence = "Norvacel holds RMAT and Fast Track designations from the FDA, and PIM designation."
    rmat, fast_track, pim = mentions_in(sentence)

    assert rmat.attributes["list_id"] == fast_track.attributes["list_id"]
    assert "list_id" not in pim.attributes
    start, end = int(rmat.attributes["list_start"]), int(rmat.attributes["list_end"])
    assert release(sentence).text[start:end] == "RMAT and Fast Track designations"


@pytest.mark.parametrize(
    "sentence",
    [
        "The trial delivered breakthrough results in a rare disease.",
        "This is a prime example of progress at the EMA.",
        "Norvale is on a fast track to success, the FDA said.",
        "Orphan diseases affect millions, and the FDA regulates them by the Orphan Drug Act.",
        "The start of the pilot was a gift to Korea.",
        "Patients are our priority, and review continues.",
        "Norvacel is a breakthrough therapy for patients with a rare pediatric disease.",
        "We value breakthrough medicines and fast tracking of care.",
        "Our pipeline is odd, and the rat model of RAT glioma is a gift.",
        "NV-101 is a potential orphan drug for AA amyloidosis and FTD.",
        "She gave expanded access to care and a conditional offer.",
        "Norvale was awarded a Fast Track SBIR grant by the institute.",
        "Orphan Drug Exclusivity lasts seven years.",
        "A PRIME EXAMPLE OF A GIFT TO PATIENTS IN KOREA WAS SEEN BY THE EMA.",
        "The CMA of the artery and a PIP joint were imaged.",
        "START of dosing is planned; the STEP trial follows.",
        "The BMP pathway and the ODS column were used.",
        "Special approval of the board and a temporary authorisation to park were needed.",
    ],
)
def test_words_that_are_no_designation_are_none(sentence: str) -> None:
    assert codes(sentence) == []


def test_capitals_count_with_a_bracketed_place() -> None:
    assert codes("NV-1 – Orphan Drug (US); Fast Track (US).") == ["FDA_ODD", "FDA_FAST_TRACK"]


def test_an_abbreviation_that_is_defined_counts_from_then_on() -> None:
    defined = "The FDA granted Fast Track designation (FTD).\n\nThe FTD speeds up our plans."
    undefined = "The FDA granted Fast Track designation for dementia (FTD) and FTD is grave."

    assert codes(defined) == ["FDA_FAST_TRACK", "FDA_FAST_TRACK"]
    assert codes(undefined) == ["FDA_FAST_TRACK"]


def test_the_start_pilot_is_found_by_its_head_noun() -> None:
    assert codes("Norvacel was selected for the FDA's START pilot program.") == ["FDA_START"]


def test_every_row_with_a_name_of_its_own_is_found_by_it() -> None:
    for row in designations().values():
        plain = [v.text for v in row.variants if v.needs.value == "nothing"]
        for text in plain:
            assert codes(f"We write of {text} here.") == [row.code], text


def test_the_first_seed_names_six_designations_and_one_review() -> None:
    text = (SEEDS / "000_a2f92c6c0b9b18c3.txt").read_text(encoding="utf-8")
    found = find_designations(Document.from_text(text))

    assert {mention.value for mention in found} == {
        *("FDA_BTD", "FDA_RMAT", "FDA_FAST_TRACK", "FDA_ODD", "FDA_RPDD", "EMA_PRIME"),
        "FDA_PRIORITY_REVIEW",
    }
    assert sum(mention.value == "FDA_BTD" for mention in found) == 8
    prime = [m for m in found if m.value == "EMA_PRIME"]
    assert {m.attributes["authority_basis"] for m in prime} == {"derived"}


def test_the_second_seed_names_no_designation() -> None:
    text = (SEEDS / "004_f34af8954315f6b2.txt").read_text(encoding="utf-8")

    assert find_designations(Document.from_text(text)) == ()


PIECES = (
    *("RMAT", "Fast Track", "Orphan Drug", "PRIME", "BTD", "(", ")", "designation", "designations"),
    *("FDA", "EMA", "in the EU", "from", "the", "and", ",", ".", ";", "\n\n", "respectively"),
    *("granted", "Priority Review Voucher", "GIFT", "ODD", "as an", "designated", "“", "’s", "é"),
)


@given(st.lists(st.sampled_from(PIECES), max_size=30).map(" ".join) | st.text(max_size=80))
def test_any_text_gives_mentions_at_their_places(text: str) -> None:
    document = Document.from_text(text)
    found = find_designations(document)

    for mention in found:
        assert document.slice(mention.span) == mention.text
        assert mention.value in {*designations(), "UNRESOLVED"}
        listed = int(mention.attributes["list_start"]), int(mention.attributes["list_end"])
        assert listed[0] <= mention.span.start < mention.span.end <= listed[1]
    for left, right in pairwise(found):
        assert left.span.end <= right.span.start
