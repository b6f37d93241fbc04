from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from summarizer.documents.evidence import Evidence, Section
from summarizer.views.report.pointers import Kind, Pointer
from summarizer.views.report.source import Piece, shown_text, source

TEXT = "Velmocel was granted PRIME.\n\nIt binds CD79."


def pointer(name: str, *spans: tuple[int, int], text: str = TEXT) -> Pointer:
    found = tuple(
        Evidence(start=start, end=end, text=text[start:end], section=Section.BODY)
        for start, end in spans
    )
    return Pointer(name, "label", "shown", Kind.VALUE, found)


def pieces(*pointers: Pointer, text: str = TEXT) -> list[Piece]:
    made = source(text, pointers, "d1")
    return [
        piece for part in made.parts for paragraph in part.paragraphs for piece in paragraph.pieces
    ]


def test_overlapping_words_are_cut_at_every_edge() -> None:
    found = pieces(pointer("a", (0, 20)), pointer("b", (13, 26)))

    assert [(one.text, one.facts) for one in found][:4] == [
        ("Velmocel was ", ("a",)),
        ("granted", ("b", "a")),
        (" PRIME", ("b",)),
        (".", ()),
    ]


def test_words_inside_others_name_the_narrower_fact_first() -> None:
    found = pieces(pointer("wide", (0, 27)), pointer("narrow", (21, 26)))

    assert next(one for one in found if one.text == "PRIME").facts == ("narrow", "wide")


def test_words_over_a_blank_line_are_lit_on_both_sides() -> None:
    made = source(TEXT, [pointer("a", (21, 31))], "d1")

    assert len(made.words["a"]) == 2


def test_the_same_words_twice_are_one_piece_with_both_facts() -> None:
    found = pieces(pointer("a", (0, 8)), pointer("b", (0, 8)), pointer("c", (0, 8), (0, 8)))

    assert found[0].facts == ("a", "b", "c")


def test_hidden_characters_are_shown_and_lines_kept() -> None:
    assert shown_text("a\u202eb\r\nc\td\re") == "a\\u202eb\nc\td\ne"


spans = st.lists(
    st.tuples(st.integers(0, 43), st.integers(0, 43)).filter(lambda pair: pair[0] < pair[1]),
    max_size=8,
)


@given(spans)
def test_each_fact_gets_exactly_its_own_words(drawn: list[tuple[int, int]]) -> None:
    pointers = [pointer(f"f{index}", span) for index, span in enumerate(drawn)]
    made = source(TEXT, pointers, "d1")
    by_id = {
        piece.id: piece.text
        for part in made.parts
        for paragraph in part.paragraphs
        for piece in paragraph.pieces
        if piece.id
    }

    for one in pointers:
        said = "".join(by_id[name] for name in made.words.get(one.id, ()))
        assert said.replace("\n", "") == one.spans[0].text.replace("\n", "")


@given(spans)
def test_no_character_is_lost_or_doubled(drawn: list[tuple[int, int]]) -> None:
    found = pieces(*(pointer(f"f{index}", span) for index, span in enumerate(drawn)))

    assert "".join(one.text for one in found) == TEXT.replace("\n\n", "")
    assert not any(one.id == two.id != "" for one, two in pairwise(found))
