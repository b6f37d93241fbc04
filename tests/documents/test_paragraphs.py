from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from summarizer.documents.paragraphs import is_wordless, paragraphs


def texts(text: str) -> list[str]:
    return [paragraph.text for paragraph in paragraphs(text)]


def test_lines_that_are_paragraphs_stay_alone() -> None:
    first = "Nordvax today announced " + "that the trial has met its endpoint, " * 5 + "as planned."
    second = "The trial is done."

    assert texts(f"{first}\n{second}\n") == [first, second]


def test_hard_wrapped_lines_are_one_paragraph() -> None:
    wrapped = (
        "Nordvax today announced that the first patient has been dosed in its\n"
        "Phase 1 trial of NVX-12 in adults with relapsed ovarian cancer, which\n"
        "is the company’s first."
    )

    assert texts(f"{wrapped}\n\nThe trial is done.") == [wrapped, "The trial is done."]


def test_a_short_line_above_wrapped_lines_is_a_heading() -> None:
    wrapped = (
        "Nordvax is a biotechnology company that develops antibodies for patients\n"
        "with cancers for which nothing else is left, and for their families too."
    )

    assert texts(f"About Nordvax\n{wrapped}") == ["About Nordvax", wrapped]


def test_a_long_line_broken_in_mid_sentence_goes_on() -> None:
    broken = f"{'Nordvax ' * 12}\nand its partners report."

    assert texts(f"{broken}\n{'x ' * 80}") == [broken, ("x " * 80).strip()]


def test_items_of_a_list_are_paragraphs() -> None:
    items = [
        "- the trial met its primary endpoint in all of the enrolled patients,",
        "- which none of the company’s competitors has managed so far anywhere",
        "• and more",
    ]

    assert texts("\n".join(items)) == items


def test_a_number_that_ends_a_wrapped_line_begins_no_list() -> None:
    wrapped = "The response was measured in all of the enrolled patients at week\n12. It was good."

    assert texts(wrapped) == [wrapped]


def test_an_underline_makes_a_heading_of_the_line_above() -> None:
    found = paragraphs("Nordvax reports\n---\nThe trial is done.")

    assert [paragraph.text for paragraph in found] == [
        "Nordvax reports",
        "---",
        "The trial is done.",
    ]
    assert [paragraph.underlined for paragraph in found] == [True, False, False]


def test_a_dateline_begins_a_paragraph() -> None:
    headline = "Nordvax Announces First Patient Dosed in Phase 1 Trial of NVX-12 in Adults"
    dateline = "BASEL, Jan. 21, 2026 (GLOBE NEWSWIRE) -- Nordvax today announced that it"

    assert texts(f"{headline}\n{dateline}") == [headline, dateline]


def test_every_kind_of_line_end_counts() -> None:
    assert texts("One\r\n\r\nTwo\r\rThree\u2029Four") == ["One", "Two", "Three", "Four"]


@given(text=st.text(st.sampled_from("aB1.-*#= \n\r\t\u2028\u200b")), start=st.integers(0, 5))
def test_paragraphs_hold_all_that_is_not_white_space(text: str, start: int) -> None:
    found = paragraphs(text, start)

    assert "".join("".join(paragraph.text.split()) for paragraph in found) == "".join(
        text[start:].split()
    )
    for paragraph in found:
        assert text[paragraph.span.start : paragraph.span.end] == paragraph.text
        assert paragraph.text == paragraph.text.strip()
    starts = [paragraph.span.start for paragraph in found]
    assert starts == sorted(starts)


def test_decorations_have_no_words() -> None:
    assert is_wordless("# # #")
    assert not is_wordless("- 1")
