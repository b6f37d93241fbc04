from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from summarizer.browse.wrapping import wrap
from summarizer.views.safe_text import visible


def shown(text: str, width: int) -> list[str]:
    return [text[line.start : line.end] for line in wrap(text, width)]


def test_lines_break_between_words() -> None:
    assert shown("one two three four", 9) == ["one two", "three", "four"]


def test_a_word_longer_than_the_line_is_cut() -> None:
    assert shown("abcdefgh ij", 4) == ["abcd", "efgh", "ij"]


def test_long_paragraphs_stand_apart_and_short_lines_do_not() -> None:
    assert shown("a\nb\none two three\nc", 9) == ["a", "b", "", "one two", "three", "", "c"]


def test_a_section_that_begins_a_line_has_its_rule_above() -> None:
    lines = wrap("head\nbody of it", 20, [(0, "headline"), (5, "body"), (8, "quote")])

    assert [(line.title, line.start) for line in lines] == [
        ("headline", 0),
        ("", 0),
        ("", 5),
        ("body", 5),
        ("", 5),
    ]


def test_an_offset_leads_to_the_line_that_shows_it() -> None:
    text = "one two three\r\nfour five six"
    lines = wrap(text, 8)

    for offset, character in enumerate(text):
        line = lines[lines.at(offset)]
        if not character.isspace():
            assert line.start <= offset < line.end


def test_wide_letters_and_escapes_take_the_room_they_need() -> None:
    assert shown("漢字漢字", 4) == ["漢字", "漢字"]
    assert shown("ab\x1bcd", 4) == ["ab", "\x1b", "cd"]


@given(text=st.text(max_size=200), width=st.integers(1, 30))
def test_every_character_but_spaces_is_on_one_line_that_fits(text: str, width: int) -> None:
    lines = [line for line in wrap(text, width) if line.end > line.start]

    covered = [offset for line in lines for offset in range(line.start, line.end)]
    assert covered == sorted(set(covered))
    missing = set(range(len(text))) - set(covered)
    assert all(text[offset] in " \r\n" for offset in missing)
    for line in lines:
        alone = line.end - line.start == 1
        assert alone or cell_len(visible(text[line.start : line.end])) <= width
