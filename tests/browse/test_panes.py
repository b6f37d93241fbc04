from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from summarizer.browse.preferences import Preferences
from summarizer.browse.row import Only

if TYPE_CHECKING:
    from tests.browse.conftest import Browse


async def test_the_chosen_value_is_marked_in_the_source(browse: Browse, saved: Path) -> None:
    async with browse(saved) as session:
        session.app.rows().choose("regulatory_events[1].authority")
        await session.pilot.pause()

        marked = session.app.source.marked()

        assert marked == ["U.S. Food and Drug Administration (FDA)"]
        assert "source  lead" in session.text()
        assert "“U.S. Food and Drug Administration (FDA)”" in session.text()


async def test_new_designations_stand_before_restated_ones(browse: Browse, saved: Path) -> None:
    async with browse(saved, size=(160, 50)) as session:
        shown = session.text()

    assert shown.index("Breakthrough Therapy designation  new") < shown.index(
        "PRIority MEdicines scheme  restated"
    )


async def test_every_fact_has_its_row_and_every_row_its_words(browse: Browse, saved: Path) -> None:
    async with browse(saved) as session:
        shown = session.app.shown
        assert shown is not None
        assert shown.reading.summary is not None
        rows = {row.path: row for row in shown.facts}
        for fact in shown.reading.summary.facts():
            assert rows[fact.path].spans == fact.evidence


async def test_one_key_leads_to_the_words_and_one_back(browse: Browse, saved: Path) -> None:
    async with browse(saved) as session:
        await session.press("enter")
        assert session.app.pane() is session.app.source

        await session.press("f")
        assert session.app.pane() is session.app.rows()


async def test_a_click_on_words_chooses_the_value_they_carry(browse: Browse, saved: Path) -> None:
    async with browse(saved, size=(160, 50)) as session:
        lines = session.text().splitlines()
        y = next(at for at, line in enumerate(lines) if "NCT09999904)" in line)
        await session.pilot.click(offset=(lines[y].index("NCT09999904)") + 2, y))
        await session.pilot.pause()

        row = session.app.rows().row

    assert row is not None
    assert row.path == "trials[0].registry_ids[0].id"


async def test_a_problem_gives_its_reason_and_leads_to_its_words(
    browse: Browse, saved: Path
) -> None:
    async with browse(saved) as session:
        await session.press("p")
        shown = session.text()

        assert "the document does not hold this number" in shown
        assert "second half of 2031" in shown
        assert "17 of 61 has no grade" in shown
        assert "effective on" in shown
        assert session.app.source.marked() == ["the overall response rate was 72.1%"]


async def test_enter_on_a_problem_goes_to_the_value_it_is_about(
    browse: Browse, saved: Path
) -> None:
    async with browse(saved) as session:
        await session.press("p")
        session.app.rows().choose("safety[0].n")
        await session.press("enter")
        row = session.app.rows().row

        assert session.app.list == "facts"
        assert row is not None
        assert row.path == "safety[0].n"


async def test_filters_leave_what_passes_under_its_headings(browse: Browse, saved: Path) -> None:
    async with browse(saved, size=(160, 60)) as session:
        await session.press("v")
        new = session.text()
        await session.press("v")
        designations = session.text()
        await session.press("v")
        problems = session.text()

    assert "only new" in new
    assert "Breakthrough Therapy designation" in new
    assert "PRIority MEdicines" not in new
    assert "PRIority MEdicines" in designations
    assert "LANTERN  " not in designations.split("source", 1)[0]
    assert "cytokine release syndrome" in problems
    assert "Breakthrough Therapy designation" not in problems


async def test_a_search_in_facts_goes_from_hit_to_hit(browse: Browse, saved: Path) -> None:
    async with browse(saved) as session:
        await session.press("slash", *"velmocel", "enter")
        first = session.app.rows().row
        await session.press("n")
        second = session.app.rows().row
        await session.press("N")
        again = session.app.rows().row

    assert first is not None
    assert second is not None
    assert first.says("velmocel")
    assert second.says("velmocel")
    assert first is not second
    assert again is first


async def test_a_search_in_the_source_counts_and_marks_what_it_finds(
    browse: Browse, saved: Path
) -> None:
    async with browse(saved) as session:
        await session.press("s", "slash", *"VELMOCEL")
        shown = session.text()

        assert "in the text  1 of 6" in shown
        await session.press("escape")
        assert session.app.source.found == 0


async def test_a_search_in_the_documents_narrows_the_list(
    browse: Browse, saved: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other.txt"
    other.write_text("Halvorsen Bio doses first patient\n", encoding="utf-8")
    async with browse(saved, other) as session:
        await session.press("d", "slash", *"other", "enter")

        assert session.app.documents.line_count() == 1


async def test_folded_entries_keep_their_heads_and_unfold_again(
    browse: Browse, saved: Path
) -> None:
    async with browse(saved) as session:
        rows = session.app.rows()
        rows.choose("trials[0]")
        before = rows.line_count()
        await session.press("left")
        folded = rows.line_count()
        await session.press("right")

        assert folded < before
        assert rows.line_count() == before
        assert rows.row is not None
        assert rows.row.path == "trials[0]"


async def test_keys_of_the_config_file_replace_the_usual_ones(browse: Browse, saved: Path) -> None:
    preferences = Preferences(keys={"problems": "ctrl+t"})
    async with browse(saved, preferences=preferences) as session:
        await session.press("p")
        assert session.app.list == "facts"
        await session.press("ctrl+t")
        assert session.app.list == "problems"
        assert "ctrl+t problems" in session.text()


async def test_a_key_for_an_action_that_is_none_is_complained_of(
    browse: Browse, saved: Path
) -> None:
    async with browse(saved, preferences=Preferences(keys={"fly": "f"})) as session:
        await session.until(lambda: "no action is called fly" in session.notices())


async def test_a_theme_that_is_none_is_complained_of(browse: Browse, saved: Path) -> None:
    async with browse(saved, preferences=Preferences(theme="puce")) as session:
        await session.until(lambda: "no theme puce" in session.notices())
        assert session.app.theme == "terminal"


async def test_a_designation_is_named_in_full_beneath(browse: Browse, saved: Path) -> None:
    async with browse(saved) as session:
        session.app.rows().choose("regulatory_events[1].designation")
        await session.pilot.pause()

        assert "Breakthrough Therapy designation (FDA_BTD)" in session.text()


async def test_every_key_is_listed(browse: Browse, saved: Path) -> None:
    async with browse(saved, size=(80, 24)) as session:
        await session.press("question_mark")
        shown = session.text()

    for words in ("open the original", "ask another model", "export as gold", "next pane"):
        assert words in shown


async def test_the_copied_value_comes_with_its_words_and_place(browse: Browse, saved: Path) -> None:
    async with browse(saved) as session:
        session.app.rows().choose("results[0].n")
        await session.press("y")

        assert session.app.clipboard.splitlines() == [
            "n: 44",
            "“44 of 61” (body, characters 500 to 508)",
            "releases/northlight.txt, results[0].n",
        ]


async def test_without_anything_to_show_it_says_what_to_do(browse: Browse) -> None:
    async with browse(size=(80, 24)) as session:
        shown = session.text()

    assert "Nothing to show here yet." in shown
    assert "summarizer browse releases/" in shown


async def test_a_document_that_fails_shows_its_reason(browse: Browse, tmp_path: Path) -> None:
    async with browse(tmp_path / "missing.txt") as session:
        shown = session.text()

    assert "There is no file" in shown
    assert "failed" in shown


@pytest.mark.parametrize("size", [(80, 24), (200, 50)])
async def test_words_that_act_on_a_terminal_are_shown_and_not_obeyed(
    browse: Browse, tmp_path: Path, size: tuple[int, int]
) -> None:
    path = tmp_path / "hostile.txt"
    path.write_text("Fine \x1b[2Jnot \x9b31m [red]x[/red] \u202e :smile:\n" * 3, encoding="utf-8")
    async with browse(path, size=size) as session:
        shown = session.text()

    assert all(character.isprintable() or character == "\n" for character in shown)
    assert r"Fine \x1b[2Jnot \x9b31m [red]x[/red] \u202e :smile:" in shown


async def test_a_pane_can_have_the_screen_alone(browse: Browse, saved: Path) -> None:
    async with browse(saved, size=(80, 24)) as session:
        await session.press("s", "z")
        alone = session.text()
        await session.press("z")
        both = session.text()

    assert " facts " not in alone
    assert " facts " in both


async def test_documents_are_a_key_away_on_a_narrow_screen(
    browse: Browse, saved: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other.txt"
    other.write_text("Halvorsen Bio doses first patient\n", encoding="utf-8")
    async with browse(saved, other, size=(80, 24)) as session:
        await session.press("d")
        listed = session.text()
        await session.press("down", "enter")
        opened = session.text()

    assert "other.txt" in listed
    assert "waiting" in listed
    assert "Nobody has asked about this document yet." in opened
    assert "Halvorsen Bio doses first patient" in opened


async def test_panes_go_side_by_side_when_the_terminal_grows(browse: Browse, saved: Path) -> None:
    async with browse(saved, size=(80, 24)) as session:
        session.app.rows().choose("regulatory_events[1].authority")
        await session.pilot.resize_terminal(160, 40)
        await session.pilot.pause()
        heading = session.text().splitlines()[1]

        assert heading.index(" facts ") < heading.index(" source ")
        assert session.app.source.marked() == ["U.S. Food and Drug Administration (FDA)"]


@pytest.mark.parametrize("size", [(1, 1), (12, 5), (30, 8)])
async def test_no_terminal_is_too_small_to_leave_again(
    browse: Browse, saved: Path, size: tuple[int, int]
) -> None:
    async with browse(saved, size=size) as session:
        await session.press("down", "p", "s", "d", "question_mark", "escape", "z", "q")

        assert session.app.return_code == 0


async def test_a_filter_that_lets_nothing_through_says_so(browse: Browse, release: Path) -> None:
    async with browse(release) as session:
        await session.press("v")

        assert session.app.rows().only is Only.NEW
        assert "Nothing here: only new." in session.text()
