from __future__ import annotations

import hashlib
import pickle
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from summarizer.documents.document import Document
from summarizer.documents.evidence import Match, Section
from summarizer.documents.folding import fold
from summarizer.documents.paragraphs import is_wordless
from summarizer.documents.reading import read
from summarizer.documents.spans import Span

SEEDS = sorted((Path(__file__).parents[2] / "seeds").glob("*.txt"))
RELEASE = """\
---
title: Nordvax Reports
---
Nordvax Reports a 47% Response

BASEL, Jan. 21, 2026 /PRNewswire/ -- Nordvax today reported a 47% response in adults.

The 47% response was seen in May. "We are glad about the 47% response here," said Jane Doe.

About Nordvax

Nordvax makes medicines. The 47% response is a record. The 12‑month data follow.
"""


@pytest.fixture
def document() -> Document:
    return Document.from_text(RELEASE, name="nordvax")


def test_a_string_is_hashed_as_utf_8() -> None:
    document = Document.from_text("µg", name="dose")

    assert document.sha256 == hashlib.sha256("µg".encode()).hexdigest()
    assert (document.text, document.source, document.encoding) == ("µg", "dose", "utf-8")


def test_front_matter_is_read(document: Document) -> None:
    assert document.front_matter == {"title": "Nordvax Reports"}
    assert Document.from_text("Nordvax reports.").front_matter == {}


def test_without_a_hint_the_best_section_is_cited(document: Document) -> None:
    evidence = document.locate("47% response")

    assert evidence is not None
    assert evidence.section is Section.LEAD
    assert document.slice(evidence) == "47% response"


def test_near_an_offset_the_nearest_place_is_cited(document: Document) -> None:
    for place in document.locate_all("47% response"):
        assert document.locate("47% response", near=place.start) == place
        assert document.locate("47% response", near=place.end) == place


def test_an_exact_place_goes_before_a_folded_one_nearby() -> None:
    document = Document.from_text("CAR‑T cells are here. CAR-T cells are there.")

    evidence = document.locate("CAR-T cells", near=0)

    assert evidence is not None
    assert (evidence.start, evidence.match) == (22, Match.EXACT)


def test_all_places_are_cited_in_order_with_their_sections(document: Document) -> None:
    assert [place.section for place in document.locate_all("47% response")] == [
        *(Section.LEAD, Section.BODY, Section.QUOTE, Section.BOILERPLATE_ABOUT),
    ]


def test_a_search_may_be_kept_to_one_place(document: Document) -> None:
    about = document.sections[-1]

    inside = document.locate_within("47% response", about)

    assert inside is not None
    assert inside.section is Section.BOILERPLATE_ABOUT
    assert document.locate_within("today reported", about) is None
    assert document.locate_within("47% response", Span(inside.start, inside.end - 1)) is None


def test_a_folded_quote_is_cited_in_the_words_of_the_document(document: Document) -> None:
    evidence = document.locate("The 12-month data")

    assert evidence is not None
    assert (evidence.text, evidence.match) == ("The 12‑month data", Match.FOLDED)


def test_words_that_are_not_there_have_no_evidence(document: Document) -> None:
    assert document.locate("48% response") is None
    assert document.locate_all("48% response") == ()


def test_code_cites_what_it_found(document: Document) -> None:
    start = RELEASE.index("BASEL")

    evidence = document.evidence(start, start + 5)

    assert (evidence.text, evidence.section, evidence.match) == (
        *("BASEL", Section.LEAD, Match.EXACT),
    )


@pytest.mark.parametrize("place", [(-1, 3), (3, 3), (5, 3), (0, len(RELEASE) + 1)])
def test_no_evidence_is_made_of_nothing(document: Document, place: tuple[int, int]) -> None:
    with pytest.raises(ValueError, match="no characters at"):
        document.evidence(*place)


def test_evidence_across_a_border_belongs_where_most_of_it_stands(document: Document) -> None:
    evidence = document.locate('the 47% response here," said Jane')

    assert evidence is not None
    assert evidence.section is Section.QUOTE


def test_sections_and_sentences_are_found_by_offset(document: Document) -> None:
    for section in document.sections:
        for offset in (section.start, section.end - 1):
            assert document.section_at(offset) is section.section
    for sentence in document.sentences:
        for offset in (sentence.start, sentence.end - 1):
            assert document.sentence_at(offset) == sentence


def test_white_space_belongs_to_the_sentence_before(document: Document) -> None:
    (lead,) = document.sentences_in(Section.LEAD)

    assert RELEASE[lead.end] == "\n"
    assert document.sentence_at(lead.end) == lead
    assert Document.from_text("  Nordvax reports.").sentence_at(0).start == 2


@pytest.mark.parametrize("offset", [-1, len(RELEASE)])
def test_an_offset_outside_is_an_error(document: Document, offset: int) -> None:
    with pytest.raises(IndexError):
        document.section_at(offset)
    with pytest.raises(IndexError):
        document.sentence_at(offset)


def test_sentences_may_be_chosen_by_section(document: Document) -> None:
    chosen = document.sentences_in(Section.LEAD, Section.QUOTE)

    assert [sentence.section for sentence in chosen] == [Section.LEAD, Section.QUOTE]


def test_a_document_survives_being_sent_elsewhere(document: Document) -> None:
    sections = document.sections

    copy = pickle.loads(pickle.dumps(document))

    assert copy == document
    assert copy.sections == sections


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem[:3])
def test_every_sentence_of_a_seed_is_located_where_it_stands(path: Path) -> None:
    document = read(path)

    for sentence in document.sentences:
        words = document.slice(sentence)
        if not is_wordless(fold(words).text):
            evidence = document.locate(words, near=sentence.start)
            assert evidence is not None
            assert evidence.match is Match.EXACT
            assert evidence.text.strip('"“”') == words.strip('"“”')


@given(text=st.text(max_size=300))
def test_any_text_is_a_document(text: str) -> None:
    document = Document.from_text(text)

    assert "".join(document.slice(section) for section in document.sections) == text
    held = "".join("".join(document.slice(sentence).split()) for sentence in document.sentences)
    assert held == "".join(text.split())
    for index, sentence in enumerate(document.sentences):
        assert sentence.index == index
        assert document.section_at(sentence.start) is sentence.section
        assert document.section_at(sentence.end - 1) is sentence.section
    assert document.locate(text) is None or document.text == text


@given(text=st.text(st.sampled_from("aB1 .-—“\"'’\n\u00ad™…ﬁ&;*_[]()é")), data=st.data())
def test_evidence_is_always_the_words_of_the_document(text: str, data: st.DataObject) -> None:
    document = Document.from_text(text)
    quote = data.draw(st.text(st.sampled_from("aB1 .-\"'fi&*é")) | st.just(text[1:9]))

    for evidence in document.locate_all(quote):
        assert document.text[evidence.start : evidence.end] == evidence.text
        assert evidence.match is Match.FOLDED or evidence.text in quote
        assert evidence.match is Match.EXACT or evidence.text != quote


TYPE = {
    "“": '"',
    "”": '"',
    "’": "'",
    "—": "-",
    "‑": "-",
    "™": "",
    "®": "",
    " ": "\u00a0",
    "-": "–",
    "'": "’",
    "fi": "ﬁ",
}


@st.composite
def quotes_of_seeds(draw: st.DrawFn) -> tuple[Document, int, str]:
    """A seed, and two to thirty neighbouring words of it, with the place of the first."""
    document = DOCUMENTS[draw(st.integers(0, len(DOCUMENTS) - 1))]
    words = document.text.split(" ")
    first = draw(st.integers(0, len(words) - 31))
    start = len(" ".join(words[:first])) + (first > 0)
    quote = " ".join(words[first : first + draw(st.integers(2, 30))])
    assume(sum(character.isalnum() for character in quote) > 8)
    assume(document.locate(quote) is not None)
    return document, start, quote


DOCUMENTS = [read(path) for path in SEEDS]


@given(quote=quotes_of_seeds(), changes=st.sets(st.sampled_from(sorted(TYPE))))
def test_a_quote_set_in_another_type_is_found_again(
    quote: tuple[Document, int, str], changes: set[str]
) -> None:
    document, start, words = quote
    assume("http" not in words and "---" not in words and "--" not in words)
    for change in changes:
        words = words.replace(change, TYPE[change])

    evidence = document.locate(words, near=start)

    assert evidence is not None
    assert abs(evidence.start - start) < 30


@given(quote=quotes_of_seeds(), data=st.data())
def test_a_quote_with_another_word_or_digit_is_refused(
    quote: tuple[Document, int, str], data: st.DataObject
) -> None:
    document, _, words = quote
    assume("](" not in words)  # the address of a link is not among its words
    places = [at for at, character in enumerate(words) if character.isalnum()]
    at = data.draw(st.sampled_from(places))
    other = data.draw(st.sampled_from(["", "q", "7", words[at].swapcase() * 2]))
    altered = words[:at] + other + words[at + 1 :]
    assume(altered != words and altered not in document.text)

    assert document.locate(altered) is None


@given(quote=quotes_of_seeds())
def test_a_quote_that_begins_or_ends_inside_a_word_is_refused(
    quote: tuple[Document, int, str],
) -> None:
    document, start, words = quote
    assume(words[:2].isalnum() and words[-2:].isalnum())

    starts = [evidence.start for evidence in document.locate_all(words[1:])]
    ends = [evidence.end for evidence in document.locate_all(words[:-1])]

    assert start + 1 not in starts
    assert start + len(words) - 1 not in ends
