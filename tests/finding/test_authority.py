from __future__ import annotations

import pytest

from summarizer.documents.document import Document
from summarizer.finding.designations import find_designations
from summarizer.finding.mentions import Mention
from summarizer.vocabulary.designations import homonyms


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
    ("sentence", "code", "authority"),
    [
        ("The FDA granted norvacel Fast Track designation.", "FDA_FAST_TRACK", "FDA"),
        ("The MFDS granted fast track designation to norvacel.", "KR_FAST_TRACK", "MFDS"),
        ("Swissmedic granted norvacel fast-track status.", "CH_FAST_TRACK", "SWISSMEDIC"),
        ("The Israeli Ministry of Health granted fast track status.", "IL_UAE_OTHER", "IL_MOH"),
        ("China's NMPA granted Breakthrough Therapy Designation.", "CN_BTD", "NMPA"),
        ("The CDE of the NMPA granted Breakthrough Therapy Designation.", "CN_BTD", "NMPA"),
        ("The Taiwan FDA granted breakthrough therapy designation.", "TW_BTD", "TFDA"),
        ("The Saudi FDA granted Breakthrough Medicine Designation.", "SA_BREAKTHROUGH", "SFDA"),
        ("The Saudi FDA granted Breakthrough designation.", "SA_BREAKTHROUGH", "SFDA"),
        ("The FDA granted Breakthrough Device Designation.", "FDA_BREAKTHROUGH_DEVICE", "FDA"),
        ("The FDA granted priority review to the BLA.", "FDA_PRIORITY_REVIEW", "FDA"),
        ("Health Canada granted Priority Review.", "CA_PRIORITY", "HEALTH_CANADA"),
        ("China's NMPA granted priority review.", "CN_PRIORITY_REVIEW", "NMPA"),
        ("The PMDA granted priority review.", "JP_PRIORITY_REVIEW", "PMDA"),
        ("The TFDA granted priority review.", "TW_PRIORITY", "TFDA"),
        ("The Saudi FDA granted priority review.", "SA_PRIORITY", "SFDA"),
        ("ANVISA granted priority review.", "BR_PRIORITY", "ANVISA"),
        ("Singapore's Health Sciences Authority granted priority review.", "SG_PRIORITY", "HSA"),
        ("Australia's TGA granted a priority review determination.", "AU_PRIORITY", "TGA"),
        ("The FDA granted orphan drug designation.", "FDA_ODD", "FDA"),
        ("The European Commission granted orphan designation.", "EU_ORPHAN", "EC"),
        ("The MHLW granted orphan drug designation.", "JP_ORPHAN", "MHLW"),
        ("The MFDS granted orphan drug designation.", "KR_ORPHAN", "MFDS"),
        ("Swissmedic granted orphan drug status.", "CH_ORPHAN", "SWISSMEDIC"),
        ("Australia's TGA granted orphan drug designation.", "AU_ORPHAN", "TGA"),
        ("The Saudi FDA granted orphan drug designation.", "SA_ORPHAN", "SFDA"),
        ("CDSCO granted orphan drug designation.", "IN_ORPHAN", "CDSCO"),
        ("The MHRA granted orphan designation.", "MHRA_ORPHAN", "MHRA"),
        ("The European Commission granted conditional approval.", "EU_CMA", "EC"),
        ("The MHRA granted conditional marketing authorisation.", "MHRA_CMA", "MHRA"),
        ("The NMPA granted conditional approval.", "CN_CONDITIONAL", "NMPA"),
        ("The Saudi FDA granted conditional approval.", "SA_CONDITIONAL", "SFDA"),
        ("The FDA granted accelerated approval.", "FDA_ACCELERATED_APPROVAL", "FDA"),
        ("The TFDA granted accelerated approval.", "TW_ACCELERATED", "TFDA"),
        ("The EMA allowed compassionate use.", "EU_COMPASSIONATE", "EMA"),
        ("The FDA allowed compassionate use.", "FDA_EXPANDED_ACCESS", "FDA"),
    ],
)
def test_a_homonym_takes_the_authority_that_the_text_names(
    sentence: str, code: str, authority: str
) -> None:
    (mention,) = mentions_in(sentence)

    assert mention.value == code
    assert mention.attributes["authority"] == authority
    assert mention.attributes["authority_basis"] == "stated"
    agency = slice(int(mention.attributes["agency_start"]), int(mention.attributes["agency_end"]))
    assert release(sentence).text[agency]


@pytest.mark.parametrize(
    ("sentence", "code"),
    [
        ("Norvacel received orphan drug designation in Japan.", "JP_ORPHAN"),
        ("Norvacel holds EU orphan designation.", "EU_ORPHAN"),
        ("Norvacel holds Swiss orphan drug status.", "CH_ORPHAN"),
        ("Norvacel received Breakthrough Therapy Designation in China.", "CN_BTD"),
        ("In China, norvacel received conditional approval.", "CN_CONDITIONAL"),
        ("Norvacel received Fast Track designation in the United States.", "FDA_FAST_TRACK"),
    ],
)
def test_a_place_in_place_of_an_agency_gives_a_derived_authority(sentence: str, code: str) -> None:
    (mention,) = mentions_in(sentence)

    assert mention.value == code
    assert mention.attributes["authority_basis"] == "derived"
    assert mention.attributes["authority_rule"] == "authority-of-jurisdiction"
    assert "place_start" in mention.attributes
    assert "agency_start" not in mention.attributes


@pytest.mark.parametrize(
    ("sentence", "group"),
    [
        ("Norvacel has received orphan drug designation.", "orphan"),
        ("Norvacel has received Breakthrough Therapy designation.", "breakthrough_therapy"),
        ("Norvacel has received Fast Track designation.", "fast_track"),
        ("Norvacel is under priority review.", "priority_review"),
        ("Norvacel received conditional approval.", "conditional_approval"),
        ("Norvacel received accelerated approval.", "accelerated_approval"),
        ("Patients had norvacel by compassionate use.", "compassionate_use"),
        ("Norvale sold its priority review voucher.", "priority_review_voucher"),
    ],
)
def test_a_homonym_without_any_agency_stays_unresolved(sentence: str, group: str) -> None:
    (mention,) = mentions_in(sentence)

    assert mention.value == "UNRESOLVED"
    assert mention.attributes["homonym"] == group


def test_every_homonym_group_is_unresolved_without_an_agency() -> None:
    for group in homonyms().values():
        plain = [v.text for v in group.variants if v.needs.value in {"nothing", "capitals"}]
        (value,) = codes(f"Norvacel was granted {plain[0]} designation.")
        assert value == "UNRESOLVED", group.group


def test_two_agencies_in_one_sentence_leave_a_loose_homonym_unresolved() -> None:
    sentence = "With the FDA and the NMPA informed, we value breakthrough therapy designation."

    assert codes(sentence) == ["UNRESOLVED"]
    assert codes("We met the FDA; we met the NMPA; a BTD designation matters.") == ["UNRESOLVED"]


def test_the_only_agency_of_the_news_decides_where_the_sentence_says_nothing() -> None:
    text = "The FDA reviewed our data.\n\nLater, norvacel received Fast Track designation."
    (mention,) = find_designations(release(text))

    assert mention.value == "FDA_FAST_TRACK"
    assert mention.attributes["authority_rule"] == "only-agency-named"
    assert mention.attributes["authority_basis"] == "derived"


def test_a_second_agency_in_the_news_stops_that_rule() -> None:
    text = "The FDA and the MFDS reviewed our data.\n\nNorvacel received Fast Track designation."
    (mention,) = find_designations(release(text))

    assert mention.value == "UNRESOLVED"


def test_an_agency_outside_the_news_does_not_count_for_that_rule() -> None:
    text = (
        "Norvacel received Fast Track designation.\n\n"
        "About Norvale\nNorvale once met the FDA and makes medicines."
    )
    (mention,) = find_designations(release(text))

    assert mention.value == "UNRESOLVED"


def test_the_same_name_resolved_elsewhere_decides_among_several_agencies() -> None:
    text = (
        "The FDA granted Breakthrough Therapy designation. The EMA was informed.\n\n"
        "Breakthrough Therapy designation is a great step for us."
    )
    first, second = find_designations(release(text))

    assert first.value == second.value == "FDA_BTD"
    assert second.attributes["authority_rule"] == "same-name-elsewhere"


def test_a_name_of_one_authority_alone_derives_it() -> None:
    (mention,) = mentions_in("Norvacel has received RMAT designation.")

    assert mention.attributes["authority"] == "FDA"
    assert mention.attributes["authority_basis"] == "derived"
    assert mention.attributes["authority_rule"] == "authority-of-designation"


@pytest.mark.parametrize(
    ("sentence", "value", "conflict"),
    [
        ("Norvacel was granted PRIME designation by the FDA.", "EMA_PRIME", "FDA"),
        ("The FDA granted norvacel PRIME designation.", "EMA_PRIME", "FDA"),
        ("Norvacel was granted RMAT designation by the EMA.", "FDA_RMAT", "EMA"),
        ("The MHRA granted SAKIGAKE designation to norvacel.", "JP_SAKIGAKE", "MHRA"),
        ("Norvacel was granted Fast Track designation by the EMA.", "UNRESOLVED", "EMA"),
        ("Norvacel was granted Fast Track designation in Canada.", "UNRESOLVED", "CA"),
    ],
)
def test_an_authority_against_the_vocabulary_is_a_conflict(
    sentence: str, value: str, conflict: str
) -> None:
    (mention,) = mentions_in(sentence)

    assert (mention.value, mention.attributes["conflict"]) == (value, conflict)


def test_agencies_that_act_together_are_read_in_their_order() -> None:
    (mention,) = mentions_in("The FDA, the EMA and the MFDS granted orphan designation to NV-1.")

    assert mention.value == "FDA_ODD"
    assert mention.attributes["also"] == "EU_ORPHAN KR_ORPHAN"


def test_a_voucher_is_told_apart_by_the_programme_named_beside_it() -> None:
    rare = "The FDA granted rare pediatric disease designation, with a priority review voucher."
    tropical = "The FDA awarded a priority review voucher for a tropical disease."

    assert codes(rare) == ["FDA_RPDD", "FDA_PRV_RPD"]
    assert codes(tropical) == ["FDA_PRV_TROPICAL"]


def test_an_open_voucher_is_still_the_fdas() -> None:
    (mention,) = mentions_in("Norvale sold its priority review voucher.")

    assert mention.attributes["authority"] == "FDA"
    assert mention.attributes["designation_kind"] == "V"


def test_two_agencies_for_one_name_give_a_second_code() -> None:
    (mention,) = mentions_in("NV-1 has orphan drug designation from the FDA and the EMA.")

    assert mention.value == "FDA_ODD"
    assert mention.attributes["also"] == "EU_ORPHAN"
    assert mention.attributes["also_authorities"] == "EMA"


def test_a_name_without_its_agencies_takes_all_of_them_from_where_they_are_told() -> None:
    mentions = mentions_in(
        "NV-1 has orphan designation in the US and the EU. Orphan designation came early."
    )

    assert [mention.attributes.get("also_authorities") for mention in mentions] == ["EC", "EC"]
