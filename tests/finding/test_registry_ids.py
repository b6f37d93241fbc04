from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.documents.document import Document
from summarizer.finding.mentions import Kind, Mention
from summarizer.finding.registry_ids import find_registry_ids
from summarizer.vocabulary.registries import registries

SEEDS = Path(__file__).parents[2] / "seeds"


def found(text: str) -> list[tuple[str, str]]:
    mentions = find_registry_ids(Document.from_text(text))
    return [(mention.attributes["registry"], mention.value) for mention in mentions]


@pytest.mark.parametrize(
    ("written", "registry", "canonical"),
    [
        ("NCT06514794", "NCT", "NCT06514794"),
        ("NCT# 04984356", "NCT", "NCT04984356"),
        ("NCT 00902941", "NCT", "NCT00902941"),
        ("NCT#00379470", "NCT", "NCT00379470"),
        ("nCt01208194", "NCT", "NCT01208194"),
        ("NCT-06514794", "NCT", "NCT06514794"),
        ("NCT\u201106514794", "NCT", "NCT06514794"),
        ("NCT No. 04984356", "NCT", "NCT04984356"),
        ("NCT number: 04984356", "NCT", "NCT04984356"),
        ("NCT\n04984356", "NCT", "NCT04984356"),
        ("_NCT04984356_", "NCT", "NCT04984356"),
        ("https://clinicaltrials.gov/study/NCT04984356?a=1", "NCT", "NCT04984356"),
        ("EudraCT 2004-002714-11", "EUDRACT", "2004-002714-11"),
        ("EudraCT number 2004\u2011002714\u201111", "EUDRACT", "2004-002714-11"),
        ("2022-501234-26-00", "EUCT", "2022-501234-26-00"),
        ("EU CT 2023-503456-12", "EUCT", "2023-503456-12"),
        ("EudraCT 2022-501234-26", "EUCT", "2022-501234-26"),
        ("ChiCTR2300073456", "CHICTR", "ChiCTR2300073456"),
        ("CHICTR 2300073456", "CHICTR", "ChiCTR2300073456"),
        ("ChiCTR-OIC-16008511", "CHICTR", "ChiCTR-OIC-16008511"),
        ("chictr-oic-16008511", "CHICTR", "ChiCTR-OIC-16008511"),
        ("CTR20233456", "CHINADRUGTRIALS", "CTR20233456"),
        ("jRCTs031180123", "JRCT", "jRCTs031180123"),
        ("JRCTS031180123", "JRCT", "jRCTs031180123"),
        ("jRCT2031200001", "JRCT", "jRCT2031200001"),
        ("UMIN000012345", "UMIN", "UMIN000012345"),
        ("JapicCTI-152847", "JAPICCTI", "JapicCTI-152847"),
        ("Japic CTI 152847", "JAPICCTI", "JapicCTI-152847"),
        ("ISRCTN02452400", "ISRCTN", "ISRCTN02452400"),
        ("ACTRN12605000123639", "ACTRN", "ACTRN12605000123639"),
        ("ANZCTR 12605000123639", "ACTRN", "ACTRN12605000123639"),
        ("DRKS00005115", "DRKS", "DRKS00005115"),
        ("KCT0001234", "KCT", "KCT0001234"),
        ("CTRI/2020/01/022880", "CTRI", "CTRI/2020/01/022880"),
        ("PACTR201002000142934", "PACTR", "PACTR201002000142934"),
        ("IRCT20160803018745N10", "IRCT", "IRCT20160803018745N10"),
        ("TCTR20190101001", "TCTR", "TCTR20190101001"),
        ("RBR-6x8f2k", "REBEC", "RBR-6x8f2k"),
        ("RBR-6X8F2K", "REBEC", "RBR-6x8f2k"),
    ],
)
def test_an_id_is_given_in_its_canonical_form(written: str, registry: str, canonical: str) -> None:
    assert found(f"The trial ({written}) is open.") == [(registry, canonical)]


@pytest.mark.parametrize(
    "look_alike",
    [
        "314-501-1968",
        "+41 61 555 01 23",
        "20260121930614",
        "LOT-2024-000123-99",
        "lot number 2024-000123-99",
        "302371773",
        "2171.HK",
        "C66737",
        "NCT0651479",
        "NCT065147945",
        "XNCT06514794",
        "FUNCT 06514794X",
        "RBR-related",
        "CTR2023345",
        "CTRI is a registry",
        "ISIN US0000000000",
        "grant R01-2022-501234",
        "2023-603456-12",
        "KCT1234567",
        "a EudraCT number will follow",
    ],
)
def test_a_look_alike_is_no_id(look_alike: str) -> None:
    assert found(f"See {look_alike} for more.") == []


def test_a_eudract_number_needs_its_word_in_the_same_sentence() -> None:
    assert found("It is listed in EudraCT. The batch is 2024-000123-99.") == []


def test_a_eudract_number_needs_its_word_near_before_it() -> None:
    far = "EudraCT holds very many trials of very many sponsors, such as 2004-002714-11."

    assert found(far) == []
    assert found("2004-002714-11 (EudraCT) is open.") == []


def test_two_eudract_numbers_share_one_word() -> None:
    text = "EudraCT numbers 2004-002714-11 and 2005-003714-12 are closed."

    assert found(text) == [("EUDRACT", "2004-002714-11"), ("EUDRACT", "2005-003714-12")]


def test_a_lot_number_behind_a_eudract_number_is_none() -> None:
    text = "EudraCT 2004-002714-11, lot 2024-000123-99, is closed."

    assert found(text) == [("EUDRACT", "2004-002714-11")]


def test_a_chictr_number_is_not_also_a_chinadrugtrials_number() -> None:
    assert found("See ChiCTR20233456 and ChiCTR2023345612.") == [("CHICTR", "ChiCTR2023345612")]


def test_an_id_carries_its_registry_and_its_curie() -> None:
    (mention,) = find_registry_ids(Document.from_text("Trial NCT# 04984356 is open."))

    assert mention.kind is Kind.REGISTRY_ID
    assert mention.text == "NCT# 04984356"
    assert mention.attributes["registry_name"] == "ClinicalTrials.gov"
    assert mention.attributes["curie"] == "clinicaltrials:NCT04984356"


def test_a_registry_without_a_prefix_gives_no_curie() -> None:
    (mention,) = find_registry_ids(Document.from_text("Trial JapicCTI-152847 is open."))

    assert "curie" not in mention.attributes


def test_the_first_seed_names_one_id() -> None:
    text = (SEEDS / "000_a2f92c6c0b9b18c3.txt").read_text(encoding="utf-8")

    assert found(text) == [("NCT", "NCT06514794")]


def test_the_second_seed_names_no_id() -> None:
    assert found((SEEDS / "004_f34af8954315f6b2.txt").read_text(encoding="utf-8")) == []


@given(st.text(st.sampled_from("NCTEudraCT 0123456789-#/.nR\n\u2011"), max_size=120))
def test_any_text_gives_canonical_ids_at_their_places(text: str) -> None:
    document = Document.from_text(text)
    mentions = find_registry_ids(document)

    for mention in mentions:
        assert document.slice(mention.span) == mention.text
        canonical = registries()[mention.attributes["registry"]].canonical
        assert re.fullmatch(canonical, mention.value)
    assert_apart(mentions)


def assert_apart(mentions: tuple[Mention, ...]) -> None:
    for left, right in pairwise(mentions):
        assert left.span.end <= right.span.start
