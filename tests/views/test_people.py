from __future__ import annotations

from summarizer.schemas.summary import Summary
from summarizer.views.claims import claims
from summarizer.views.people import people


def test_a_person_shows_role_and_number_of_quotations(summary: Summary) -> None:
    entry = people(summary, quotes=False).entries[0]

    assert entry.head.plain == "Ada Vermeer, M.D."
    assert [line.plain for line in entry.body] == [
        "Chief Medical Officer · Northlight Bio · 1 quotation"
    ]


def test_a_broken_quotation_shows_the_break(summary: Summary) -> None:
    entry = people(summary, quotes=True).entries[0]

    assert entry.body[1].plain == (
        "says “We believe velmocel may be the first off-the-shelf option,” … "
        "“We thank the patients.”"
    )


def test_claims_are_collapsed_to_their_number(summary: Summary) -> None:
    section = claims(summary, collapsed=True)

    assert not section.entries
    assert section.note == "1, kept apart from the facts; --view full"


def test_a_claim_shows_who_makes_it_and_what_softens_it(summary: Summary) -> None:
    entry = claims(summary, collapsed=False).entries[0]

    assert [entry.head.plain, *(line.plain for line in entry.body)] == [
        "first in class (inferred)",
        "“velmocel may be the first off-the-shelf option”",
        "Ada Vermeer · softened by believed, may · evidence not stated (inferred)",
    ]
