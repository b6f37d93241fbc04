from __future__ import annotations

import pytest

from summarizer.documents.document import Document
from summarizer.finding.people import People, find_people, read_people

OPENING = (
    "Oravell Bio Reports News\n\nLYON, March 3, 2025 /PRNewswire/ -- Oravell Bio today said so.\n\n"
)
LONG = "We are glad to see these results today"


def people_of(body: str) -> tuple[Document, People]:
    document = Document.from_text(f"{OPENING}{body}\n")
    return document, read_people(document)


@pytest.mark.parametrize(
    ("attribution", "name", "credentials", "roles", "organisation"),
    [
        (
            "Ada Exampleton, M.D., Oravell Chief Medical Officer.",
            "Ada Exampleton",
            ["M.D."],
            ["Chief Medical Officer"],
            "Oravell",
        ),
        (
            "Ada Exampleton, Ph.D., M.B.A., Oravell President and Chief Executive Officer.",
            "Ada Exampleton",
            ["Ph.D.", "M.B.A."],
            ["President", "Chief Executive Officer"],
            "Oravell",
        ),
        (
            "Dr. Ada Exampleton, Founder, Chairman of the Board, Chief Executive Officer, and "
            "Chief Scientific Officer of Oravell Therapeutics.",
            "Ada Exampleton",
            [],
            [
                "Founder",
                "Chairman of the Board",
                "Chief Executive Officer",
                "Chief Scientific Officer",
            ],
            "Oravell Therapeutics",
        ),
        (
            "Ada Exampleton, MD, PhD, Professor of Medicine at Exampleton University.",
            "Ada Exampleton",
            ["MD", "PhD"],
            ["Professor of Medicine"],
            "Exampleton University",
        ),
        (
            "Ada Exampleton MD PhD, Head of Research and Development of Oravell Bio.",
            "Ada Exampleton",
            ["MD", "PhD"],
            ["Head of Research and Development"],
            "Oravell Bio",
        ),
        (
            "Jan van der Muster, M.Sc., Senior Vice President, Clinical Operations.",
            "Jan van der Muster",
            ["M.Sc."],
            ["Senior Vice President, Clinical Operations"],
            None,
        ),
        (
            "Oravell Bio's Ada, who is the Chief Executive Officer.",
            "Oravell Bio's Ada",
            [],
            ["Chief Executive Officer"],
            None,
        ),
        (
            "J. P. O’Sample, D.Phil., Oravell’s Chief Scientific Officer and co-founder.",
            "J. P. O’Sample",
            ["D.Phil."],
            ["Chief Scientific Officer", "co-founder"],
            "Oravell",
        ),
        (
            "Ada Exampleton, MD, Chair of Oncology at Exampleton University and principal "
            "investigator of ORVAL-2.",
            "Ada Exampleton",
            ["MD"],
            ["Chair of Oncology", "principal investigator of ORVAL-2"],
            "Exampleton University",
        ),
        ("Ada Exampleton, CEO.", "Ada Exampleton", [], ["CEO"], None),
        ("Ada Exampleton.", "Ada Exampleton", [], [], None),
    ],
)
def test_the_words_after_said_give_name_credentials_roles_and_organisation(
    attribution: str,
    name: str,
    credentials: list[str],
    roles: list[str],
    organisation: str | None,
) -> None:
    _, people = people_of(f"“{LONG},” said {attribution}")

    (person,) = people.persons
    assert person.name.value == name
    assert [word.value for word in person.credentials] == credentials
    assert [role.value for role in person.roles] == roles
    assert (person.organisation.value if person.organisation else None) == organisation


@pytest.mark.parametrize(
    "body",
    [
        f"“{LONG},” said Ada Exampleton, CEO.",
        f'"{LONG}," said Ada Exampleton, CEO.',
        f"“{LONG}.” commented Ada Exampleton, CEO.",
        f"“{LONG},” Ada Exampleton, CEO, said.",
        f"Ada Exampleton, CEO, commented: “{LONG}.”",
        f"Ada Exampleton, CEO, said, “{LONG}.”",
        f"Commented Ada Exampleton, CEO: “{LONG}.”",
        f"It is early. Ada Exampleton, CEO, stated: “{LONG}.”",
        f"Ada Exampleton, CEO, commented:\n\n“{LONG}.”",
        f"“{LONG},” said Ada Exampleton,\nCEO.",
        f"“{LONG}, and we hope that it goes on like this for\nall,” said Ada Exampleton, CEO.",
    ],
)
def test_a_speaker_may_stand_before_or_after(body: str) -> None:
    _, people = people_of(body)

    assert [person.name.value for person in people.persons] == ["Ada Exampleton"]
    assert [role.value for role in people.persons[0].roles] == ["CEO"]
    assert people.quotations[-1].speaker == 0


def test_a_quotation_split_by_its_attribution_is_one_with_two_spans() -> None:
    document, people = people_of(f"“{LONG},” said Ada Exampleton, CEO. “{LONG} and tomorrow.”")

    (quotation,) = people.quotations
    assert [document.slice(span) for span in quotation.spans] == [
        f"“{LONG},”",
        f"“{LONG} and tomorrow.”",
    ]


def test_a_short_beginning_belongs_to_what_follows_its_attribution() -> None:
    _, people = people_of(f"“We are thrilled,” said Ada Exampleton, CEO. “{LONG}.”")

    assert [len(quotation.spans) for quotation in people.quotations] == [2]


def test_a_quotation_over_paragraphs_is_one() -> None:
    _, people = people_of(f"“{LONG}.\n\n“{LONG}, again,” said Ada Exampleton, CEO.")

    (quotation,) = people.quotations
    assert (len(quotation.spans), quotation.speaker) == (2, 0)


def test_two_quotations_of_one_person_stay_two() -> None:
    _, people = people_of(
        f"“{LONG},” said Ada Exampleton, CEO.\n\n“{LONG}, again,” Dr. Exampleton added."
    )

    assert [quotation.speaker for quotation in people.quotations] == [0, 0]
    assert [person.name.value for person in people.persons] == ["Ada Exampleton"]


def test_a_quotation_without_a_speaker_is_reported_without_one() -> None:
    _, people = people_of(f"“{LONG}.”\n\nThe trial goes on in Lyon.")

    assert [quotation.speaker for quotation in people.quotations] == [None]
    assert people.persons == ()


def test_a_term_in_quotation_marks_is_no_quotation() -> None:
    _, people = people_of('See the heading "Risk Factors" of the annual report.')

    assert people.quotations == ()


def test_he_said_names_nobody() -> None:
    _, people = people_of(f"“{LONG},” he said.")

    assert people.persons == ()


@pytest.mark.parametrize(
    "second",
    [f"She added: “{LONG}, again.”", f"“{LONG}, again,” she said.", f"“{LONG}, again,” added she."],
)
def test_a_pronoun_means_the_last_speaker(second: str) -> None:
    _, people = people_of(f"“{LONG},” said Ada Exampleton, CEO.\n\n{second}")

    assert [person.name.value for person in people.persons] == ["Ada Exampleton"]
    assert [quotation.speaker for quotation in people.quotations] == [0, 0]


def test_people_are_mentions_at_their_name() -> None:
    document = Document.from_text(f"{OPENING}“{LONG},” said Dr. Ada Exampleton, CEO.\n")

    (mention,) = find_people(document)

    assert (mention.text, mention.value) == ("Ada Exampleton", "Ada Exampleton")
    assert mention.attributes["roles"] == "CEO"


def test_the_first_seed_quotes_two_people_one_of_them_in_two_spans(seed_a: Document) -> None:
    people = read_people(seed_a)

    assert [
        (person.name.value, [role.value for role in person.roles]) for person in people.persons
    ] == [
        ("Cherry Thomas", ["Chief Medical Officer"]),
        ("Kumar Srinivasan", ["President", "Chief Executive Officer"]),
    ]
    assert [[word.value for word in person.credentials] for person in people.persons] == [
        ["M.D."],
        ["Ph.D.", "M.B.A."],
    ]
    assert [(quotation.speaker, len(quotation.spans)) for quotation in people.quotations] == [
        (0, 1),
        (1, 2),
    ]
    assert all(
        person.organisation and person.organisation.value == "Wugen" for person in people.persons
    )


def test_the_second_seed_quotes_one_person_with_four_roles(seed_b: Document) -> None:
    people = read_people(seed_b)

    (person,) = people.persons
    assert person.name.value == "Zonghai Li"
    assert person.honorific is not None
    assert person.honorific.value == "Dr."
    assert [role.value for role in person.roles] == [
        "Founder",
        "Chairman of the Board",
        "Chief Executive Officer",
        "Chief Scientific Officer",
    ]
    assert person.organisation is not None
    assert person.organisation.value == "CARsgen Therapeutics"
    assert [(quotation.speaker, len(quotation.spans)) for quotation in people.quotations] == [
        (0, 1)
    ]


def test_a_role_before_the_name_is_no_part_of_it() -> None:
    document = Document.from_text(
        "Oravell Bio Reports News\n\nLYON, March 3, 2025 -- Oravell Bio gave news.\n\n"
        '"We are glad to have come so far," said Chief Executive Officer Ada Norrell.\n'
    )

    (person,) = read_people(document).persons

    assert person.name.value == "Ada Norrell"
    assert [role.value for role in person.roles] == ["Chief Executive Officer"]


@pytest.mark.parametrize(
    ("words", "name", "roles"),
    [
        (f"“{LONG},” said Oravell CEO Ada Exampleton.", "Ada Exampleton", ["CEO"]),
        (
            f"Oravell's President and CEO, Dr Ada Exampleton, said: “{LONG}.”",
            "Ada Exampleton",
            ["President", "CEO"],
        ),
        (
            f"Commenting on this, Professor Ada Exampleton, Chief Investigator, said: “{LONG}.”",
            "Ada Exampleton",
            ["Chief Investigator"],
        ),
        (
            f"Ada Exampleton, Chief Medical Officer: “{LONG}.”",
            "Ada Exampleton",
            ["Chief Medical Officer"],
        ),
        (
            f"“{LONG},” said Ada Exampleton, a dermatologist at Hill Clinic and an investigator "
            "in CAIRN.",
            "Ada Exampleton",
            ["dermatologist", "investigator in CAIRN"],
        ),
        (
            f"“{LONG},” said Ada Exampleton, chair of the CAIRN steering committee.",
            "Ada Exampleton",
            ["chair of the CAIRN steering committee"],
        ),
        (
            f"“{LONG},” Dr. Exampleton added. “{LONG},” said Ada Exampleton, CEO.",
            "Ada Exampleton",
            ["CEO"],
        ),
    ],
)
def test_a_speaker_is_read_wherever_name_and_post_stand(
    words: str, name: str, roles: list[str]
) -> None:
    _, people = people_of(words)

    assert [(p.name.value, [role.value for role in p.roles]) for p in people.persons] == [
        (name, roles)
    ]


@pytest.mark.parametrize(
    ("news", "name"),
    [
        ("The trial is led by Professor Ada Marsh-Exampleton of Lyon.", "Ada Marsh-Exampleton"),
        ("The trial is led by Chief Investigator Marsh-Exampleton of Lyon.", "Marsh-Exampleton"),
        ("The trial is led by Ada Marsh-Exampletons.", "Marsh-Exampleton"),
    ],
)
def test_a_last_name_beside_a_quotation_is_completed_from_the_news(news: str, name: str) -> None:
    _, people = people_of(f"{news}\n\n“{LONG},” said Dr. Marsh-Exampleton, surgeon at Lyon.")

    assert [person.name.value for person in people.persons] == [name]


def test_a_quotation_in_angled_marks_has_its_speaker() -> None:
    _, people = people_of(f"**Ada Exampleton**, Chairman and CEO, adds: « {LONG}. »")

    assert [person.name.value for person in people.persons] == ["Ada Exampleton"]


def test_a_name_with_the_family_first_is_completed_from_where_it_is_told_in_full() -> None:
    _, people = people_of(
        f'The data were shown by Professor Zhou Lanying. "{LONG}," said Professor Zhou.'
    )

    assert [person.name.value for person in people.persons] == ["Zhou Lanying"]


def test_an_interim_post_of_two_is_one_role() -> None:
    _, people = people_of(f'"{LONG}," said Ada Exampleton, Interim President and CEO.')

    assert [role.value for role in people.persons[0].roles] == ["Interim President and CEO"]
