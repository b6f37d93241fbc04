from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from summarizer.browse.linear import Dialogue
from summarizer.errors import EndpointFailed

if TYPE_CHECKING:
    from tests.browse.conftest import Tool

Hold = Callable[..., str]


@pytest.fixture
def hold(tool: Tool) -> Hold:
    """Holds a dialogue with given answers, then the end of input; what was said."""

    def held(*answers: str, paths: list[Path]) -> str:
        said: list[str] = []
        typed: Iterator[str] = iter(answers)

        def ask(prompt: str) -> str:
            said.append(prompt)
            answer = next(typed, None)
            if answer is None:
                raise EOFError
            return answer

        Dialogue(ask, said.append, tool.open).run([(str(path), "") for path in paths])
        return "\n".join(said)

    return held


def test_a_fact_is_chosen_by_number_and_its_words_are_said(hold: Hold, saved: Path) -> None:
    listed = hold("1", paths=[saved])
    number = next(
        line.split(".")[0]
        for line in listed.splitlines()
        if "Breakthrough Therapy designation, authority: FDA" in line
    )

    said = hold("1", number, paths=[saved])

    assert "stated: FDA" in said
    assert "“U.S. Food and Drug Administration (FDA)”" in said
    assert "In the sentence: ROTTERDAM, March 4, 2031" in said


def test_rows_say_what_their_place_on_a_screen_would_say(hold: Hold, saved: Path) -> None:
    said = hold("1", paths=[saved])

    assert "Designations: Breakthrough Therapy designation, new · FDA · granted" in said
    assert (
        "Breakthrough Therapy designation, designation: Breakthrough Therapy designation, derived"
        in said
    )


def test_long_lists_come_in_pieces(hold: Hold, saved: Path) -> None:
    said = hold("1", "", paths=[saved])

    assert "\n20. " in said
    assert "\n21. " in said
    assert "Enter for more" in said


def test_problems_are_said_with_their_reasons(hold: Hold, saved: Path) -> None:
    said = hold("2", "1", paths=[saved])

    assert "R-EV-01: the document does not hold this number" in said


def test_the_source_is_read_by_sections(hold: Hold, saved: Path) -> None:
    assert "Section: headline" in hold("3", paths=[saved])


def test_a_release_can_be_asked_about(hold: Hold, release: Path) -> None:
    said = hold("y", "1", paths=[release])

    assert "using the example" in said
    assert "Designations: Breakthrough Therapy designation" in said


def test_a_model_that_fails_is_said_to_fail(hold: Hold, release: Path, tool: Tool) -> None:
    tool.trouble = EndpointFailed("the server at example is gone")

    assert "Failed: the server at example is gone" in hold("y", paths=[release])


def test_a_document_that_fails_does_not_end_the_dialogue(
    hold: Hold, saved: Path, tmp_path: Path
) -> None:
    said = hold("2", "1", "1", paths=[saved, tmp_path / "none.txt"])

    assert "Failed: There is no file" in said
    assert "Designations: Breakthrough Therapy designation" in said


def test_a_number_that_is_none_is_asked_for_again(hold: Hold, saved: Path) -> None:
    assert "There is no 99 here; 1 to 3." in hold("99", paths=[saved])


def test_q_leaves_from_everywhere(hold: Hold, saved: Path) -> None:
    assert hold("1", "1", "q", "1", paths=[saved]).count("Facts.") == 1


def test_without_anything_it_says_what_to_do(hold: Hold) -> None:
    assert "summarizer browse releases/" in hold(paths=[])
