from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from summarizer.cli.asking import Asking
from summarizer.cli.options import parse
from summarizer.cli.sources import MakeSummarizer
from summarizer.cli.summarize import run
from summarizer.errors import EndpointFailed, ModelUnavailable, ReplayMismatch
from summarizer.schemas.audit import Audit, Unanswered
from summarizer.schemas.summary import Summary

if TYPE_CHECKING:
    import io

    from summarizer.cli.batch import Tool

    class Recorded(Tool):
        asked: list[str]


Answers = dict[str, BaseException | Summary]
Release = Callable[..., str]
Captured = pytest.CaptureFixture[str]


@pytest.fixture
def call(make_summarizer: MakeSummarizer) -> Callable[..., int]:
    """Runs the command line with a tool that needs no model."""
    return lambda *words: run(parse(list(words)), make_summarizer=make_summarizer)


@pytest.fixture
def call_on_terminal(
    call: Callable[..., int], terminal: io.StringIO, monkeypatch: pytest.MonkeyPatch
) -> Callable[..., int]:
    """As `call`, with a person watching."""

    def run_there(*words: str) -> int:
        # Patched here: pytest puts its own streams back between fixture and test.
        with monkeypatch.context() as patch:
            patch.setattr(sys, "stdout", terminal)
            patch.setattr(sys, "stderr", terminal)
            return call(*words)

    return run_there


def test_one_document_is_an_object(
    call: Callable[..., int], release: Release, capsys: Captured
) -> None:
    assert call("--json", release("a.txt")) == 0

    shown = capsys.readouterr()
    assert json.loads(shown.out)["document"]["title"]["value"].startswith("Northlight")
    assert shown.err == "summarizer: using the example\n"


def test_several_documents_are_an_array_in_the_order_given(
    call: Callable[..., int], release: Release, capsys: Captured
) -> None:
    assert call("--json", release("b.txt", "Second"), release("a.txt", "First")) == 0

    shown = json.loads(capsys.readouterr().out)
    assert [one["document"]["text"] for one in shown] == ["Second", "First"]


def test_json_lines_hold_one_object_each(
    call: Callable[..., int], release: Release, capsys: Captured
) -> None:
    assert call("--jsonl", "--no-text", release("a.txt"), release("b.txt")) == 0

    lines = capsys.readouterr().out.splitlines()
    assert [json.loads(line)["document"]["text"] for line in lines] == [None, None]


def test_the_view_is_plain_text_in_a_pipe(
    call: Callable[..., int], release: Release, capsys: Captured
) -> None:
    assert call("--quiet", release("a.txt")) == 0

    shown = capsys.readouterr()
    assert shown.out.startswith("Northlight Bio doses first patient\n")
    assert "\x1b" not in shown.out
    assert shown.err == ""


def test_evidence_and_view_reach_the_page(
    call: Callable[..., int], release: Release, capsys: Captured
) -> None:
    assert call("--evidence", "--view", "full", release("a.txt")) == 0

    assert "headline 0-34" in capsys.readouterr().out


def test_a_failed_document_does_not_stop_the_others(
    call: Callable[..., int], answers: Answers, release: Release, capsys: Captured
) -> None:
    answers["Bad"] = EndpointFailed("the server gave up; try again later")
    bad = release("b.txt", "Bad news")

    assert call("--json", release("a.txt"), bad, "no-such.txt", release("c.txt")) == 1

    shown = capsys.readouterr()
    assert len(json.loads(shown.out)) == 2
    assert f"summarizer: {bad}: the server gave up; try again later\n" in shown.err
    assert "There is no file `no-such.txt`" in shown.err
    assert shown.err.endswith("2 of 4 documents failed or lack answers\n")


def test_an_array_of_failures_is_still_json(
    call: Callable[..., int], opened: list[Asking], capsys: Captured
) -> None:
    assert call("--json", "no-1.txt", "no-2.txt") == 1

    assert json.loads(capsys.readouterr().out) == []
    assert opened == []


def test_a_question_without_an_answer_is_no_success(
    call: Callable[..., int], answers: Answers, release: Release, capsys: Captured
) -> None:
    path = release("a.txt", "Half told")
    assert call("--json", "--quiet", path) == 0
    whole = Summary.model_validate_json(capsys.readouterr().out)
    lost = Unanswered(question="findings", reason="the answer was cut off")
    answers["Half"] = whole.model_copy(update={"audit": Audit(unanswered=(lost,))})

    assert call("--json", "--quiet", path) == 1

    shown = capsys.readouterr()
    assert json.loads(shown.out)["audit"]["unanswered"]
    assert shown.err == f"summarizer: {path}: no answer to `findings`: the answer was cut off\n"


@pytest.mark.parametrize(
    ("error", "code"),
    [(ModelUnavailable("no weights; run `summarizer models`"), 3), (ReplayMismatch("none"), 1)],
    ids=["no model", "no recording of this document"],
)
def test_without_a_model_the_run_ends_and_without_a_recording_it_goes_on(
    call: Callable[..., int],
    answers: Answers,
    release: Release,
    capsys: Captured,
    error: Exception,
    code: int,
) -> None:
    answers["Bad"] = error

    assert call("--jsonl", release("a.txt"), release("b.txt", "Bad"), release("c.txt")) == code

    assert len(capsys.readouterr().out.splitlines()) == {3: 1, 1: 2}[code]


def test_an_interruption_keeps_what_was_finished(
    call: Callable[..., int], answers: Answers, release: Release, tmp_path: Path, capsys: Captured
) -> None:
    answers["Stop"] = KeyboardInterrupt()
    saved = tmp_path / "saved"

    files = (release("a.txt"), release("b.txt", "Stop here"), release("c.txt"))
    assert call("--json", "-o", str(saved), *files) == 130

    shown = capsys.readouterr()
    assert len(json.loads(shown.out)) == 1
    assert [path.name for path in saved.iterdir()] == ["a.summary.json"]
    assert shown.err.endswith("interrupted; 1 of 3 documents are done\n")


def test_saving_names_each_file(
    call: Callable[..., int], release: Release, tmp_path: Path, capsys: Captured
) -> None:
    assert call("-o", str(tmp_path / "saved"), release("a.txt")) == 0

    shown = capsys.readouterr()
    assert f"saved `{tmp_path / 'saved' / 'a.summary.json'}`" in shown.err
    assert shown.out.startswith("Northlight")


def test_a_folder_that_cannot_be_made_is_wrong_usage(
    call: Callable[..., int], release: Release, capsys: Captured
) -> None:
    path = release("a.txt")

    assert call("-o", f"{path}/folder", path) == 2
    assert "cannot be made" in capsys.readouterr().err


def test_the_tool_is_opened_once_for_all_documents(
    call: Callable[..., int], opened: list[Asking], release: Release
) -> None:
    call("--jsonl", "--rounds", "3", "--timeout-s", "90", release("a.txt"), release("b.txt"))

    (options,) = opened
    assert (options.rounds, options.timeout_s) == (3, 90.0)


def test_on_a_terminal_entries_stream_and_the_finished_view_stays(
    call_on_terminal: Callable[..., int], tool: Recorded, release: Release, terminal: io.StringIO
) -> None:
    assert call_on_terminal(release("a.txt")) == 0

    assert tool.asked == ["stream"]
    shown = terminal.getvalue()
    assert "\x1b[?25l" in shown
    finished = shown.rpartition("\x1b[2K")[2]  # after the last erasing of the live display
    assert "Northlight Bio doses first patient" in finished


@pytest.mark.parametrize("words", [["--json"], ["--jsonl"], ["--quiet"]])
def test_machines_and_the_quiet_get_no_stream(
    call_on_terminal: Callable[..., int],
    tool: Recorded,
    release: Release,
    terminal: io.StringIO,
    words: list[str],
) -> None:
    assert call_on_terminal(*words, release("a.txt")) == 0

    assert tool.asked == ["summarize"]
    assert "\x1b[?25l" not in terminal.getvalue()


def test_hostile_words_of_a_failure_are_shown_not_obeyed(
    call: Callable[..., int], answers: Answers, release: Release, capsys: Captured
) -> None:
    answers["Bad"] = EndpointFailed("said \x1b]0;x\x07")

    call("--json", release("a.txt", "Bad"))

    assert r"said \x1b]0;x\x07" in capsys.readouterr().err
