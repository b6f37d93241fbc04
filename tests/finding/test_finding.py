"""What holds for every finder, whatever the text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.documents.document import Document
from summarizer.documents.spans import Span
from summarizer.finding import FINDERS, Kind, find
from summarizer.finding.claims import read_claims
from summarizer.finding.numerals import canonical_of
from summarizer.finding.people import read_people
from summarizer.finding.release import read_release
from summarizer.finding.time_windows import resolve

PIECES = (
    "Oravell Bio, Inc. (Nasdaq: ORVB) ",
    "LYON, France, March 3, 2025 /PRNewswire/ -- ",
    "ST. LYON--(BUSINESS WIRE)--",
    "“We are glad to see this at last,” said Dr. Ada Exampleton, M.D., CEO of Oravell. ",
    "“",
    '"',
    "8 of 11 patients (72.7%; 95% CI, 39.0–94.0; p<0.001) ",
    "Grade ≥3 ",
    "900x10^6 CAR‑T cells/kg ",
    "in the second half of this year ",
    "by the end of Q3 2025 ",
    "Phase 1b/2a ",
    "at ASH 2025 ",
    "cytokine release syndrome (CRS) ",
    "sCR, PR and SD ",
    "first-in-class ",
    "may ",
    "About Oravell\n\n",
    "SOURCE Oravell Bio\n",
    "https://example.com/a?b=1 ",
    "KEYWORD: NEW YORK\n",
    "CONTACT:\nAda Exampleton\n",
    "---\ntitle: x\n---\n",
    ". ",
    ", ",
    "\n\n",
    "™®λ\u2011\u00a0",
    "1,000,000 ",
    "12/31/2025 ",
)
TEXTS = st.one_of(
    st.text(max_size=200), st.lists(st.sampled_from(PIECES), max_size=25).map("".join)
)


@settings(max_examples=40)
@given(TEXTS)
def test_mentions_are_the_words_of_the_document_in_order(text: str) -> None:
    document = Document.from_text(text)

    for finder in FINDERS:
        mentions = finder(document)

        assert [document.slice(mention.span) for mention in mentions] == [
            mention.text for mention in mentions
        ]
        assert all(mention.text for mention in mentions)
        assert list(mentions) == sorted(mentions, key=lambda mention: mention.span)


@settings(max_examples=40)
@given(TEXTS)
def test_what_is_read_of_a_release_stays_inside_the_text(text: str) -> None:
    document = Document.from_text(text)

    release, people = read_release(document), read_people(document)
    spans = [
        *(stamp.at.span for stamp in release.timestamps),
        *(url.canonical.span for url in release.urls),
        *(organisation.name.span for organisation in release.organisations),
        *(alias.span for found in release.organisations for alias in found.aliases),
        *(
            reading.span
            for reading in (release.title, release.wire, release.source_line)
            if reading
        ),
        *(kind.span for kind in release.doc_types),
        *(span for quotation in people.quotations for span in quotation.spans),
        *(role.span for person in people.persons for role in person.roles),
        *(
            span
            for claim in read_claims(document, people)
            for span in (claim.span, claim.kind.span)
        ),
    ]

    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert len(release.doc_types) <= 3
    assert all(
        quotation.speaker is None or quotation.speaker < len(people.persons)
        for quotation in people.quotations
    )


@settings(max_examples=30)
@given(TEXTS)
def test_every_quantity_has_a_kind_and_every_time_phrase_resolves_or_does_not(text: str) -> None:
    document = Document.from_text(text)

    for mention in find(document):
        if mention.kind is Kind.QUANTITY:
            assert mention.attributes["quantity"]
            if mention.attributes["quantity"] in ("percentage", "count", "dose", "p_value"):
                assert all(canonical_of(end) == end for end in mention.value.split(".."))
        elif mention.kind in (Kind.TIME_EXPRESSION, Kind.DATE):
            window = resolve(mention, None)
            assert (
                window is None
                or window.start is None
                or window.end is None
                or (window.start <= window.end)
            )


@pytest.mark.parametrize(
    "piece", ["(n=", "1/", "A. ", "a-", "9", '"', "“", "said Ada ", "\n", "x@", "8 of ", "(", "["]
)
def test_a_long_and_monotonous_text_is_read_in_reasonable_time(piece: str) -> None:
    document = Document.from_text(piece * (6_000 // len(piece)))

    mentions = find(document)

    assert all(0 <= mention.span.start < mention.span.end for mention in mentions)
    assert len(read_release(document, mentions).doc_types) <= 3


def test_all_mentions_are_sorted_by_place(seed_a: Document, seed_b: Document) -> None:
    for seed in (seed_a, seed_b):
        spans = [mention.span for mention in find(seed)]

        assert spans == sorted(spans)
        assert all(isinstance(span, Span) for span in spans)


def test_the_first_seed_holds_mentions_of_these_kinds(seed_a: Document) -> None:
    kinds = {mention.kind for mention in find(seed_a)}

    assert {Kind.REGISTRY_ID, Kind.DESIGNATION, Kind.AGENCY, Kind.PHASE, Kind.PERSON} <= kinds
    assert Kind.QUANTITY not in kinds
    assert Kind.RESPONSE_TERM not in kinds
    assert Kind.TICKER not in kinds


def test_the_second_seed_holds_mentions_of_these_kinds(seed_b: Document) -> None:
    kinds = {mention.kind for mention in find(seed_b)}

    assert {Kind.QUANTITY, Kind.SAFETY_TERM, Kind.RESPONSE_TERM, Kind.TICKER, Kind.URL} <= kinds
    assert Kind.DESIGNATION not in kinds
    assert Kind.REGISTRY_ID not in kinds
    assert Kind.PHASE not in kinds
