from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from summarizer.grounding.release import (
    partial_date,
    read_claims,
    read_meta,
    read_organisations,
    read_people,
)
from summarizer.schemas.stated import Precision
from summarizer.schemas.terms import ClaimKind, Hedge, OrganisationRole

if TYPE_CHECKING:
    from collections.abc import Callable

    from summarizer.grounding.context import Context

    Examine = Callable[[str], Context]

RELEASE = (
    "Oravell believes venzacel is the first-in-class therapy. “It may be a safe option,” said "
    "Ada Nystrom, M.D., Chief Medical Officer of Oravell Bio.\n\n"
    "About Oravell Bio\n\n"
    "Oravell Bio is a clinical-stage company headquartered in Lyon, France."
)


@pytest.fixture
def context(examine: Examine) -> Context:
    return examine(RELEASE)


def test_the_document_is_told_by_its_own_words(context: Context) -> None:
    meta = read_meta(context)

    assert (meta.sha256, meta.char_len) == (context.document.sha256, len(context.document.text))
    assert meta.title is not None
    assert meta.title.value == "Oravell Bio Reports News"
    assert meta.dateline_place is not None
    assert meta.dateline_place.value == "Lyon"
    assert meta.dateline_place.evidence[0].text == "LYON"
    assert meta.release_date is not None
    assert meta.release_date.value.value == "2025-03-03"
    assert meta.release_date.value.precision is Precision.DAY
    assert meta.release_date.value.zone is None
    assert [title.value for title in meta.about_sections] == ["About Oravell Bio"]
    assert meta.tickers == ()
    assert meta.forward_looking_section is None


def test_a_date_keeps_the_document_s_words(context: Context) -> None:
    read = context.release.release_date
    assert read is not None

    assert partial_date(read, context).raw_text == "March 3, 2025"


def test_the_issuer_carries_its_role_seat_and_stage(context: Context) -> None:
    (issuer,) = read_organisations(context, ())

    assert issuer.is_issuer
    assert issuer.name.value == "Oravell Bio"
    assert [role.value for role in issuer.roles] == [OrganisationRole.ISSUER]
    assert issuer.headquarters is not None
    assert issuer.headquarters.value == "Lyon, France"
    assert issuer.stage is not None
    assert issuer.stage.value == "clinical-stage"


def test_a_person_comes_with_what_they_are_quoted_with(context: Context) -> None:
    (person,) = read_people(context)

    assert person.name.value == "Ada Nystrom"
    assert [word.value for word in person.credentials] == ["M.D."]
    assert [role.value for role in person.roles] == ["Chief Medical Officer"]
    assert person.organisation is not None
    assert person.organisation.value == "Oravell Bio"
    assert [span.text for quote in person.quotes for span in quote.spans] == [
        "“It may be a safe option,”"
    ]


def test_a_claim_stands_in_its_clause_with_its_hedge(context: Context) -> None:
    claim = read_claims(context)[0]

    assert claim.text.value == "Oravell believes venzacel is the first-in-class therapy"
    assert claim.speaker == "company"
    assert claim.kind.value is ClaimKind.FIRST_IN_CLASS
    assert [hedge.value for hedge in claim.hedges] == [Hedge.BELIEVED]


def test_a_quoted_claim_is_its_speaker_s(examine: Examine) -> None:
    context = examine(
        "“Venzacel is the first-in-class therapy,” said Ada Nystrom, Chief Medical Officer of "
        "Oravell Bio."
    )

    assert [claim.speaker for claim in read_claims(context)] == ["Ada Nystrom"]


def test_a_release_without_people_or_praise_has_neither(examine: Examine) -> None:
    context = examine("The office moved.")

    assert read_people(context) == ()
    assert read_claims(context) == ()
