from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from summarizer.saved.corrections import Action, load_corrections
from summarizer.schemas.summary import Summary

if TYPE_CHECKING:
    from tests.browse.conftest import Browse


async def test_an_accepted_value_is_written_down_and_shown(browse: Browse, saved: Path) -> None:
    before = saved.read_bytes()
    async with browse(saved, size=(160, 60)) as session:
        session.app.rows().choose("results[0].value")
        await session.press("a")
        await session.until(lambda: "accepted" in session.text())

    (made,) = load_corrections(saved.with_name("northlight.corrections.jsonl"))
    assert (made.action, made.path, made.old_value) == (Action.ACCEPT, "results[0].value", "72.1")
    assert (made.who, made.when.tzinfo is not None) == ("Ada Vermeer", True)
    assert saved.read_bytes() == before


async def test_a_corrected_value_is_shown_with_what_was_said(browse: Browse, saved: Path) -> None:
    async with browse(saved, size=(160, 60)) as session:
        session.app.rows().choose("safety[0].n")
        await session.press(
            "e", "end", "backspace", "backspace", *"44", "enter", *"misread", "enter"
        )
        await session.until(lambda: "was 17" in session.text())

    (made,) = load_corrections(saved.with_name("northlight.corrections.jsonl"))
    assert (made.action, made.old_value, made.new_value) == (Action.CORRECT, 17, 44)
    assert made.why == "misread"


async def test_a_value_that_cannot_be_is_refused_with_what_could(
    browse: Browse, saved: Path
) -> None:
    async with browse(saved) as session:
        session.app.rows().choose("trials[0].phases[0]")
        await session.press("e", *"x", "enter")
        await session.pilot.pause()

        assert "one of:" in session.text()
        await session.press("escape")

    assert not saved.with_name("northlight.corrections.jsonl").exists()


async def test_what_a_summary_cannot_do_without_cannot_be_denied(
    browse: Browse, saved: Path
) -> None:
    async with browse(saved) as session:
        session.app.rows().choose("regulatory_events[1].authority")
        await session.press("e", "end", *["backspace"] * 3, "enter")

        assert "`regulatory_events.1.authority`" in session.text()


async def test_a_value_left_as_it_is_shown_is_accepted(browse: Browse, saved: Path) -> None:
    async with browse(saved) as session:
        session.app.rows().choose("document.release_date")
        await session.press("e", "enter", *"checked", "enter")

    (made,) = load_corrections(saved.with_name("northlight.corrections.jsonl"))
    assert (made.action, made.why) == (Action.ACCEPT, "checked")
    assert made.new_value == made.old_value


async def test_an_entry_is_no_value(browse: Browse, saved: Path) -> None:
    async with browse(saved) as session:
        session.app.rows().choose("trials[0]")
        await session.press("a")

        assert "choose a value" in session.notices()


async def test_corrections_of_a_release_stand_beside_it(browse: Browse, release: Path) -> None:
    async with browse(release) as session:
        await session.press("r")
        await session.until(lambda: session.app.items[0].asked)
        await session.until(lambda: session.app.rows().choose("results[0].n"))
        await session.press("a")

    assert len(load_corrections(release.with_name("northlight.corrections.jsonl"))) == 1


async def test_a_damaged_record_is_complained_of_and_the_summary_shown(
    browse: Browse, saved: Path
) -> None:
    saved.with_name("northlight.corrections.jsonl").write_text("{]\n", encoding="utf-8")
    async with browse(saved) as session:
        assert "line 1, is not JSON" in session.notices()
        assert "Breakthrough Therapy designation" in session.text()


async def test_the_corrected_summary_becomes_gold(browse: Browse, saved: Path) -> None:
    async with browse(saved) as session:
        session.app.rows().choose("safety[0].n")
        await session.press("e", "end", "backspace", "backspace", *"44", "enter", "enter")
        await session.press("g")

        assert "gold in" in session.notices()

    gold = json.loads(saved.with_name("northlight.gold.json").read_bytes())
    assert gold["safety"][0]["n"]["value"] == 44
    assert gold["trials"][0]["acronym"] == {"value": "LANTERN", "quote": "LANTERN"}


async def test_corrections_are_laid_over_when_a_file_is_opened_again(
    browse: Browse, saved: Path, summary: Summary
) -> None:
    record = {
        "action": "correct",
        "document": summary.document.sha256,
        "path": "results[0].n",
        "old_value": 44,
        "new_value": None,
        "who": "Ada Vermeer",
        "when": "2031-03-05T09:00:00+01:00",
    }
    path = saved.with_name("northlight.corrections.jsonl")
    path.write_text(json.dumps(record) + "\n", encoding="utf-8")
    async with browse(saved, size=(160, 60)) as session:
        assert "not stated  was 44" in session.text()
