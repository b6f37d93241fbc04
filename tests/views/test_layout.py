from __future__ import annotations

import io

import pytest
from rich.console import Console
from rich.text import Text

from summarizer.views.layout import MAX_WIDTH, Entry, Page, Section, briefly


def _lines(section: Section, width: int) -> list[str]:
    console = Console(file=io.StringIO(), width=width)
    return [line.plain for line in Page(console, width).section(section)]


ENTRIES = (
    Entry(Text("first"), cells=(Text("new"), Text("FDA"), Text("granted"))),
    Entry(Text("second"), cells=(Text("restated"), Text(""), Text("granted")), body=(Text("why"),)),
)


def test_heads_and_words_share_one_axis() -> None:
    lines = _lines(Section("Title", "a note", ENTRIES), 80)

    assert lines == [
        "Title                     a note",
        "  first                   new       FDA  granted",
        "  second                  restated       granted",
        "                          why",
    ]


def test_a_narrow_page_stacks_heads_above_words() -> None:
    lines = _lines(Section("Title", "a note", ENTRIES), 40)

    assert lines == [
        "Title  a note",
        "  first",
        "    new · FDA · granted",
        "  second",
        "    restated · granted",
        "    why",
    ]


def test_cells_that_do_not_fit_beside_each_other_are_joined() -> None:
    wide = Entry(Text("x"), cells=(Text("a" * 30), Text("b" * 30)))
    narrow = Entry(Text("y"), cells=(Text("c"), Text("d")))

    assert "  y                       c · d" in _lines(Section("T", "", (wide, narrow)), 80)


def test_entries_of_entries_stand_further_in() -> None:
    entry = Entry(Text("head"), more=(Entry(Text("field"), body=(Text("value"),)),))

    assert _lines(Section("T", "", (entry,)), 80)[1:] == [
        "  head",
        "    field                 value",
    ]


@pytest.mark.parametrize("width", [1, 2, 5, 7, 20, 63, 64, 200])
def test_no_line_is_wider_than_the_page_or_ends_in_space(width: int) -> None:
    words = Text("several words and averyveryverylongwordwithoutanyspaceinit")
    section = Section("Title", "note", (Entry(words, cells=(words,), body=(words,)),))

    lines = _lines(section, width)

    assert all(len(line) <= min(width, MAX_WIDTH) for line in lines)
    assert all(line == line.rstrip() for line in lines)


def test_wide_characters_keep_the_axis() -> None:
    lines = _lines(Section("T", "", (Entry(Text("細胞"), body=(Text("x"),)),)), 80)

    assert Text(lines[1]).cell_len == Text("  first                   x").cell_len


def test_briefly_leaves_one_line_beside_each_head() -> None:
    many = Entry(Text("x"), body=(Text("one"), Text("two")))

    kept = briefly(Section("T", "", (*ENTRIES, many))).entries

    assert [len(entry.body) for entry in kept] == [0, 0, 1]
