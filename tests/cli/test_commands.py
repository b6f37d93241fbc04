"""The commands that show something of each summary, on the recorded seeds."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from summarizer.cli.main import COMMANDS, main
from summarizer.cli.options import _EPILOG

A, B = (str(path) for path in sorted(Path("seeds").glob("*.txt")))
Said = Callable[..., tuple[int, str, str]]


@pytest.fixture
def said(capsys: pytest.CaptureFixture[str]) -> Said:
    """Runs a command on the recordings; exit code, standard output, standard error."""

    def run(*words: str) -> tuple[int, str, str]:
        code = main([*words, "--replay", "cassettes"])
        shown = capsys.readouterr()
        return code, shown.out, shown.err

    return run


def test_brief_says_what_is_new_of_each(said: Said) -> None:
    code, out, _ = said("brief", A, B)

    assert code == 0
    first, second = out.split("\n\n")
    assert first.splitlines()[0] == "2026-01-21  Wugen, Inc."
    assert "new: Breakthrough Therapy designation (FDA, granted)" in first
    assert "RMAT" not in first
    assert "side effects: cytokine release syndrome (CRS)" in second
    assert "expected: data update, 2025-07-01 to 2025-12-31" in second


def test_brief_as_json_keeps_what_is_not_stated_null(said: Said) -> None:
    _, out, _ = said("brief", "--json", B)

    (brief,) = json.loads(out)
    assert brief["product"] == "allogeneic BCMA CAR-T therapy"
    assert brief["date"] == "2025-02-09"
    assert not any("ICANS" in news for news in brief["news"])


def test_why_shows_the_words_in_their_line_and_the_rule(said: Said) -> None:
    code, out, _ = said("why", "regulatory_events[5].authority", A)

    assert code == 0
    assert "EMA  derived by rule" in out
    assert "PRIME" in out
    assert "letter for letter" in out


def test_why_takes_part_of_a_path_and_whole_names_only(said: Said) -> None:
    _, out, _ = said("why", "phases", "--json", A)

    facts = json.loads(out)["facts"]
    assert [fact["path"] for fact in facts] == [
        "trials[0].phases[0]",
        "trials[1].phases[0]",
        "trials[1].phases[1]",
    ]
    code, _, err = said("why", "phase", A)
    assert code == 2
    assert "trials.phases" in err


def test_why_answers_for_what_is_not_stated_and_what_was_refused(said: Said) -> None:
    _, silent, _ = said("why", "patient_case.age", B)
    _, refused, _ = said("why", "--json", "products", A)

    assert "expected, and not stated in the document" in silent
    assert json.loads(refused)["refused"]


def test_missing_lists_what_is_expected_and_not_stated(said: Said) -> None:
    code, out, _ = said("missing", B)
    _, listed, _ = said("missing", "--json", B)

    assert code == 0
    assert "preferred name" in out
    assert "ICANS" not in out
    (one,) = json.loads(listed)
    assert "safety[GVHD]" in one["not_stated"]


def test_audit_lists_what_was_refused(said: Said) -> None:
    _, out, _ = said("audit", A)
    _, listed, _ = said("audit", "--json", A)

    assert "Refused" in out
    (one,) = json.loads(listed)
    assert f"{len(one['audit']['refused'])}, said by the model" in out


def test_diff_names_what_came_and_went(said: Said) -> None:
    code, out, _ = said("diff", A, B)

    assert code == 0
    assert "- Breakthrough Therapy designation by FDA" in out
    assert "+ ICANS" in out
    assert "~ document  release date  2026-01-21 → 2025-02-09" in out


def test_diff_as_json_carries_the_evidence(said: Said) -> None:
    _, out, _ = said("diff", "--json", A, B)

    found = json.loads(out)["differences"]
    text = Path(B).read_text(encoding="utf-8")
    added = [one for one in found if one["change"] == "added" and one["block"] == "safety"]
    assert added
    for one in added:
        for fact in one["new"]:
            for evidence in fact["evidence"]:
                assert text[evidence["start"] : evidence["end"]] == evidence["text"]


def test_diff_of_a_release_with_itself_says_so(said: Said) -> None:
    _, out, _ = said("diff", A, A)

    assert "Both state the same." in out
    assert "0 added, 0 gone, 0 changed, 0 reworded" in out


def test_a_file_that_is_not_there_fails_by_itself(said: Said, tmp_path: Path) -> None:
    code, out, err = said("brief", str(tmp_path / "none.txt"), B)

    assert code == 1
    assert "CARsgen" in out
    assert "There is no file" in err
    assert said("diff", str(tmp_path / "none.txt"), B)[0] == 1


def test_every_command_is_in_the_help() -> None:
    for command in COMMANDS:
        assert f"\n  {command} " in _EPILOG


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main([command, "--help"])

    assert left.value.code == 0
    assert f"usage: summarizer {command}" in capsys.readouterr().out
