from __future__ import annotations

import json
import threading
from pathlib import Path
from typing import TYPE_CHECKING

from summarizer.browse.item import State
from summarizer.errors import EndpointFailed
from summarizer.schemas.audit import Audit, Unanswered
from summarizer.schemas.summary import Summary

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.browse.conftest import Browse, Tool


async def test_facts_appear_as_they_come_and_the_whole_summary_last(
    browse: Browse, release: Path, tool: Tool
) -> None:
    tool.gate = threading.Event()
    async with browse(release) as session:
        await session.press("r")
        await session.until(lambda: "LANTERN  " in session.text() or "LANTERN\n" in session.text())
        partly = session.text()
        tool.gate.set()
        await session.until(lambda: session.app.items[0].state is State.DONE)
        await session.until(lambda: "Breakthrough Therapy designation" in session.text())

    assert "asking" in partly
    assert "Breakthrough Therapy designation" not in partly


async def test_a_run_can_be_stopped_and_leaves_the_document_as_it_was(
    browse: Browse, release: Path, tool: Tool
) -> None:
    tool.gate = threading.Event()
    async with browse(release) as session:
        await session.press("r")
        await session.until(lambda: session.app.rows().row)
        await session.press("x")
        tool.gate.set()
        await session.until(lambda: "Nobody has asked" in session.text())

        assert session.app.items[0].state is State.WAITING


async def test_a_failed_run_says_why_in_the_place_of_the_facts(
    browse: Browse, release: Path, tool: Tool
) -> None:
    tool.trouble = EndpointFailed("the server at example is gone; start it again")
    async with browse(release) as session:
        await session.press("r")
        await session.until(lambda: "could not be done" in session.text())

        assert "the server at example is gone" in session.text()
        assert session.app.items[0].state is State.FAILED


async def test_a_failed_run_leaves_an_older_summary_in_its_place(
    browse: Browse, saved: Path, tool: Tool
) -> None:
    tool.trouble = EndpointFailed("the server at example is gone")
    async with browse(saved) as session:
        await session.press("r")
        await session.until(lambda: "server at example" in session.notices())

        assert "Breakthrough Therapy designation" in session.text()
        assert session.app.items[0].state is State.DONE


async def test_a_bug_in_a_run_is_shown_and_the_screen_stays(
    browse: Browse, release: Path, tool: Tool
) -> None:
    tool.trouble = ZeroDivisionError("by nothing")
    async with browse(release) as session:
        await session.press("r")
        await session.until(lambda: "a bug in summarizer" in session.text())


async def test_questions_without_an_answer_are_told_from_silence(
    browse: Browse, release: Path, tool: Tool, summary: Summary
) -> None:
    lost = Audit(unanswered=(Unanswered(question="study", reason="cut off"),))
    tool.answers = [summary.model_copy(update={"audit": lost})]
    async with browse(release) as session:
        await session.press("r")
        await session.until(lambda: session.app.items[0].state is State.LACKS_ANSWERS)
        await session.until(lambda: "Not answered" in session.text())

        assert "cut off" in session.text()


async def test_another_model_can_be_asked_by_its_name(
    browse: Browse, saved: Path, tool: Tool
) -> None:
    async with browse(saved) as session:
        await session.press("R", *"tiny", "enter")
        await session.until(lambda: session.app.items[0].asked)

    assert tool.models == ["tiny"]


async def test_the_answer_before_is_compared_with_the_answer_now(
    browse: Browse, saved: Path, tool: Tool, summary: Summary
) -> None:
    tool.answers = [summary.model_copy(update={"trials": ()})]
    async with browse(saved, size=(160, 120)) as session:
        await session.press("r")
        await session.until(lambda: session.app.items[0].asked)
        await session.press("c", "enter")
        await session.until(lambda: session.app.list == "compare")
        shown = session.text()

    trials = shown[shown.index("Trials") :]
    assert "Designations  the same" in shown
    assert "5 of 5 differ" in trials
    assert "not stated" in trials
    assert "LANTERN" in trials


async def test_a_summary_of_a_run_is_saved_beside_its_document(
    browse: Browse, release: Path, summary: Summary
) -> None:
    async with browse(release) as session:
        await session.press("r")
        await session.until(lambda: session.app.items[0].asked)
        await session.press("w")

    written = release.with_name("northlight.summary.json")
    assert Summary.model_validate(json.loads(written.read_bytes())) == summary


async def test_a_release_and_the_summary_beside_it_are_one_document(
    browse: Browse, release: Path, saved: Path
) -> None:
    async with browse(release, saved) as session:
        assert len(session.app.items) == 1
        assert session.app.items[0].state is State.DONE
        assert "Breakthrough Therapy designation" in session.text()


async def test_where_answers_cost_nothing_a_document_is_answered_when_it_is_opened(
    browse: Browse, release: Path
) -> None:
    async with browse(release, at_once=True) as session:
        await session.until(lambda: session.app.items[0].state is State.DONE)
        await session.until(lambda: "Breakthrough Therapy designation" in session.text())


async def test_a_key_pressed_while_the_document_is_read_is_not_lost(
    browse: Browse, release: Path
) -> None:
    later: list[Callable[[], None]] = []

    def put_off(work: Callable[[], None]) -> None:
        later.append(work)

    async with browse(release, aside=put_off) as session:
        later.pop()()
        await session.until(lambda: session.app.item is not None)
        await session.press("r")
        later.pop()()
        await session.until(lambda: session.app.items[0].state is State.DONE)
