from __future__ import annotations

import pytest

from summarizer.documents.document import Document
from summarizer.finding.issuer import read_issuer
from summarizer.finding.organisations import Organisation, find_organisations, read_organisations

RELEASE = """Oravell Bio Reports First Data

LYON, France, March 3, 2025 /PRNewswire/ -- {lead}

{body}

About Oravell Bio

{about}

SOURCE Oravell Bio, Inc.
"""


def release(
    *,
    lead: str = "Oravell Bio, Inc. (Nasdaq: ORVB), a clinical-stage company, today said so.",
    body: str = "More of it follows here.",
    about: str = "Oravell Bio is a company of its own.",
) -> Document:
    return Document.from_text(RELEASE.format(lead=lead, body=body, about=about))


def issuer_of(document: Document) -> Organisation:
    return next(found for found in read_organisations(document) if found.is_issuer)


@pytest.mark.parametrize(
    ("lead", "name"),
    [
        ("Oravell Bio, Inc. (Nasdaq: ORVB), a company, today said so.", "Oravell Bio, Inc."),
        ("Oravell Bio, Inc., a biotechnology company, today said so.", "Oravell Bio, Inc."),
        ("Oravell Bio today announced it.", "Oravell Bio"),
        ("Oravell Bio (“Oravell” or the “Company”) announced it.", "Oravell Bio"),
        (
            "Oravell Therapeutics Holdings Limited announces it.",
            "Oravell Therapeutics Holdings Limited",
        ),
        ("oravell bio, a leader in the field, said so.", "oravell bio"),
    ],
)
def test_the_issuer_is_the_subject_of_the_opening(lead: str, name: str) -> None:
    issuer = read_issuer(release(lead=lead))

    assert issuer is not None
    assert (issuer.name.value, issuer.rule) == (name, "lead_subject")


def test_an_opening_about_something_else_leaves_the_source_line() -> None:
    issuer = read_issuer(release(lead="The trial of a new drug has begun, it was said today."))

    assert issuer is not None
    assert (issuer.name.value, issuer.rule) == ("Oravell Bio, Inc.", "source_line")


def test_a_text_that_names_no_company_has_no_issuer() -> None:
    document = Document.from_text("A note on the weather\n\nIt rained today, as was expected.\n")

    assert read_issuer(document) is None
    assert read_organisations(document) == ()


def test_aliases_are_the_names_the_document_uses() -> None:
    document = release(
        lead="Oravell Bio, Inc. (“Oravell” or the “Company”) today announced it.",
        body="Oravell said more. The Company is glad.",
    )

    names = {alias.value: alias.rule for alias in issuer_of(document).aliases}

    assert names == {
        "Oravell Bio": "about_heading",
        "Oravell": "name_prefix",
        "The Company": "definite_reference",
    }


@pytest.mark.parametrize(
    ("about", "headquarters"),
    [
        ("Oravell Bio is headquartered in Lyon, France.", "Lyon, France"),
        (
            "Oravell Bio, founded and headquartered in St. Louis, Missouri, is young.",
            "St. Louis, Missouri",
        ),
        ("Headquartered in Cambridge, Mass., Oravell Bio is young.", "Cambridge, Mass."),
        ("Oravell Bio has its headquarters in the United Kingdom and grows.", "the United Kingdom"),
        ("Oravell Bio has an office in Lyon, France.", None),
    ],
)
def test_headquarters_only_where_they_are_called_so(about: str, headquarters: str | None) -> None:
    found = issuer_of(release(about=about)).headquarters

    assert (found.value if found else None) == headquarters


def test_a_dateline_is_no_headquarters() -> None:
    assert issuer_of(release()).headquarters is None


def test_the_headquarters_of_a_partner_are_not_the_issuers() -> None:
    document = release(
        about="Oravell Bio is young.\n\nAbout Tamsin Pharma\n\nTamsin Pharma, a pharmaceutical "
        "company, is headquartered in Basel, Switzerland."
    )

    assert issuer_of(document).headquarters is None


def test_operations_are_a_list_of_places() -> None:
    found = issuer_of(
        release(
            about="Oravell Bio is a company with operations in China, Japan and the U.S., focusing."
        )
    ).operations

    assert [place.value for place in found] == ["China", "Japan", "U.S."]


def test_a_city_and_its_state_are_one_place() -> None:
    document = release(about="Oravell Bio is a company with operations in Cambridge, Mass., today.")

    assert [place.value for place in issuer_of(document).operations] == ["Cambridge, Mass."]


@pytest.mark.parametrize(
    ("about", "stage"),
    [
        ("Oravell Bio is a clinical-stage biotechnology company.", "clinical-stage"),
        ("Oravell Bio is a commercial stage pharmaceutical company.", "commercial stage"),
        ("Oravell Bio has a late-stage trial in Lyon.", None),
    ],
)
def test_the_companys_stage_is_its_own_word(about: str, stage: str | None) -> None:
    document = release(lead="Oravell Bio today announced it.", about=about)
    found = issuer_of(document).stage

    assert (found.value if found else None) == stage


@pytest.mark.parametrize(
    ("body", "name", "role"),
    [
        ("It works in collaboration with Tamsin Pharma.", "Tamsin Pharma", "collaborator"),
        ("We are developing it together with Tamsin K.K. of Japan.", "Tamsin K.K.", "collaborator"),
        ("The trials are run by the CRO Tamsin Clinical ApS.", "Tamsin Clinical ApS", "CRO"),
        ("The isotope is supplied by Tamsin Nuklid GmbH.", "Tamsin Nuklid GmbH", "CDMO"),
        (
            "It was licensed from the University of Exampleton in 2020.",
            "University of Exampleton",
            "licensor",
        ),
        (
            "The drug was out-licensed to Tamsin Pharma, Inc. for Asia.",
            "Tamsin Pharma, Inc.",
            "licensee",
        ),
        ("The trial is sponsored by Tamsin Hospital.", "Tamsin Hospital", "trial_sponsor"),
        ("The work was funded by the Tamsin Foundation.", "Tamsin Foundation", "funder"),
        ("A contract research organization, Tamsin Research, runs it.", "Tamsin Research", "CRO"),
        ("The vials are manufactured by Tamsin Bio.", "Tamsin Bio", "CDMO"),
        (
            "Patients were treated at Exampleton University Hospital.",
            "Exampleton University Hospital",
            "investigator_site",
        ),
    ],
)
def test_a_partner_needs_a_cue_phrase(body: str, name: str, role: str) -> None:
    partners = [
        (found.name.value, found.roles[0].value)
        for found in read_organisations(release(body=body))
        if not found.is_issuer
    ]

    assert partners == [(name, role)]


def test_a_regulator_is_no_partner() -> None:
    document = release(body="It works in close collaboration with the FDA.")

    roles = {found.name.value: found.roles[0].value for found in read_organisations(document)}

    assert roles["U.S. Food and Drug Administration"] == "regulator"
    assert "collaborator" not in roles.values()


def test_a_company_that_develops_is_a_developer() -> None:
    document = release(about="Oravell Bio is developing cell therapies.")

    assert [role.value for role in issuer_of(document).roles] == ["issuer", "developer"]


def test_organisations_are_mentions_under_their_full_name() -> None:
    document = release(body="It works in collaboration with Tamsin Pharma.")

    found = find_organisations(document)

    assert {mention.value for mention in found} == {"Oravell Bio, Inc.", "Tamsin Pharma"}
    assert all(document.slice(mention.span) == mention.text for mention in found)


def test_the_issuer_of_the_first_seed(seed_a: Document) -> None:
    issuer = issuer_of(seed_a)

    assert issuer.name.value == "Wugen, Inc."
    assert {alias.value for alias in issuer.aliases} == {"Wugen, Inc", "Wugen"}
    assert [role.value for role in issuer.roles] == ["issuer", "developer"]
    assert issuer.headquarters is not None
    assert issuer.headquarters.value == "St. Louis, Missouri"
    assert issuer.stage is not None
    assert issuer.stage.value == "clinical-stage"
    assert issuer.operations == ()


def test_the_first_seed_names_one_regulator_and_no_partner(seed_a: Document) -> None:
    others = [found for found in read_organisations(seed_a) if not found.is_issuer]

    assert [(found.name.value, found.roles[0].value) for found in others] == [
        ("U.S. Food and Drug Administration", "regulator")
    ]
    assert others[0].jurisdiction is not None
    assert others[0].jurisdiction.value == "US"


def test_the_issuer_of_the_second_seed(seed_b: Document) -> None:
    (issuer,) = read_organisations(seed_b)

    assert issuer.name.value == "CARsgen Therapeutics Holdings Limited"
    assert {alias.value for alias in issuer.aliases} == {
        "CARsgen Therapeutics",
        "CARsgen",
        "the Group",
    }
    assert [place.value for place in issuer.operations] == ["China", "U.S."]
    assert issuer.headquarters is None


@pytest.mark.parametrize(
    ("body", "names"),
    [
        (
            "The round was co-led by Tamsin Ventures and Orla Capital, with participation from"
            " existing investors Fairlie Partners and the Mirel Foundation.",
            ["Tamsin Ventures", "Orla Capital", "Fairlie Partners", "Mirel Foundation"],
        ),
        ("Tamsin Pharma S.p.A. has acquired exclusive rights in Italy.", ["Tamsin Pharma S.p.A."]),
        ("It licensed the drug from Orla Chemical K.K. in 2021.", ["Orla Chemical K.K."]),
        ("Fairlie Clinical, a contract research organization, runs it.", ["Fairlie Clinical"]),
        (
            "Patients were treated at Weald Hospital and the Hallam Clinic.",
            ["Weald Hospital", "Hallam Clinic"],
        ),
        (
            "“It helps,” said Ada Norrell, principal investigator at the Weald Cancer Centre.",
            ["Weald Cancer Centre"],
        ),
        ("“It helps,” said Ada Norrell, a professor at Weald University.", []),
        ("Results were presented at the Annual Meeting of the Weald Society.", []),
        ("Rights to ORV-104 in Japan are with the company.", []),
    ],
)
def test_partners_of_every_role_are_named_once_each(body: str, names: list[str]) -> None:
    others = [one for one in read_organisations(release(body=body)) if not one.is_issuer]

    assert sorted(one.name.value for one in others) == sorted(names)
