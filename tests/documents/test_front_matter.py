from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.documents.front_matter import MAX_CHARS, front_matter

BLOCK = '---\ntitle: "Nordvax: news"\ndate: 2026-01-21\ndraft: no\ntags:\n  - wire\n---\n'


def test_values_stay_the_words_of_the_file() -> None:
    found = front_matter(BLOCK + "Nordvax reports.")

    assert found.end == len(BLOCK)
    assert found.values == {
        "title": "Nordvax: news",
        "date": "2026-01-21",
        "draft": "no",
        "tags": ["wire"],
    }


def test_windows_line_ends_and_a_closing_line_of_dots_are_known() -> None:
    block = "---\r\n# from the site\r\ntitle: News\r\n...\r\n"

    found = front_matter(block + "Nordvax reports.")

    assert (found.end, found.values) == (len(block), {"title": "News"})


@pytest.mark.parametrize(
    "text",
    [
        "Nordvax reports.\n" + BLOCK,
        "---\nNordvax reports between two rules.\n---\n",
        "---\ntitle: never closed\n",
        "----\ntitle: four dashes\n----\n",
        "---\n---\n",
        f"---\ntitle: {'x' * MAX_CHARS}\n---\n",
        "",
    ],
    ids=["later", "rules", "open", "dashes", "empty", "endless", "nothing"],
)
def test_other_dashes_are_no_front_matter(text: str) -> None:
    assert front_matter(text).end == 0


@pytest.mark.parametrize(
    "yaml",
    [
        "title: Nordvax: news: broken",
        "title: [unclosed",
        "title: &a [x]\ncopy: *a",
        "title: " + "[" * 600,
        "title: a\n? [list]\n: key",
    ],
    ids=["colons", "bracket", "alias", "deep", "odd key"],
)
def test_a_block_that_says_nothing_valid_is_still_not_the_release(yaml: str) -> None:
    block = f"---\n{yaml}\n---\n"

    found = front_matter(block + "Nordvax reports.")

    assert (found.end, found.values) == (len(block), {})


@given(yaml=st.text())
def test_any_block_is_read_or_left(yaml: str) -> None:
    text = f"---\nkey: {yaml}\n---\nNordvax reports."

    assert 0 <= front_matter(text).end <= len(text)
