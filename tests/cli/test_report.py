from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from summarizer.cli.report import add_parser, run
from summarizer.cli.sources import MakeSummarizer
from summarizer.errors import BadInput, EndpointFailed
from summarizer.schemas.summary import Summary

from .conftest import summary_of

Report = Callable[..., int]
Release = Callable[..., str]
Answers = dict[str, BaseException | Summary]


@pytest.fixture
def report(make_summarizer: MakeSummarizer) -> Report:
    """Runs the command with the tool that needs no model."""

    def call(*words: str) -> int:
        parser = argparse.ArgumentParser()
        add_parser(parser.add_subparsers())
        return run(parser.parse_args(["report", *words]), make_summarizer=make_summarizer)

    return call


def test_the_page_is_written_and_said_so(
    report: Report, release: Release, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = tmp_path / "r.html"

    assert report(release("a.txt"), "-o", str(page)) == 0

    assert "Northlight Bio doses first patient" in page.read_text(encoding="utf-8")
    assert capsys.readouterr().out == ""
    assert sorted(one.name for one in tmp_path.iterdir()) == ["a.txt", "r.html"]


def test_without_a_place_the_page_goes_to_standard_output(
    report: Report, release: Release, capsys: pytest.CaptureFixture[str]
) -> None:
    assert report(release("a.txt")) == 0

    assert capsys.readouterr().out.startswith("<!DOCTYPE html>")


def test_what_fails_is_on_the_page_and_on_standard_error_beside_the_others(
    report: Report, release: Release, answers: Answers, capsys: pytest.CaptureFixture[str]
) -> None:
    answers["Second"] = EndpointFailed("the server is down")

    assert report(release("a.txt", "First\n"), release("b.txt", "Second\n")) == 1

    out, err = capsys.readouterr()
    assert "the server is down" in out
    assert "1 release summarised" in out
    assert "First" in out
    assert "the server is down" in err


def test_when_everything_fails_the_page_says_so(
    report: Report, capsys: pytest.CaptureFixture[str]
) -> None:
    assert report("absent.txt") == 1

    assert "no document could be summarised" in capsys.readouterr().out


def test_an_interrupt_leaves_a_page_of_what_is_done(
    report: Report, release: Release, answers: Answers, tmp_path: Path
) -> None:
    answers["Second"] = KeyboardInterrupt()
    page = tmp_path / "r.html"
    words = (release("a.txt", "First\n"), release("b.txt", "Second\n"), "-o", str(page))

    assert report(*words) == 130

    assert "First" in page.read_text(encoding="utf-8")


def test_an_older_report_is_written_over(report: Report, release: Release, tmp_path: Path) -> None:
    page = tmp_path / "r.html"
    assert report(release("a.txt", "First\n"), "-o", str(page)) == 0

    assert report(release("b.txt", "Second\n"), "-o", str(page)) == 0

    assert "First" not in page.read_text(encoding="utf-8")


def test_a_file_of_someone_elses_is_kept_unless_told_otherwise(
    report: Report, release: Release, tmp_path: Path
) -> None:
    other = tmp_path / "notes.html"
    other.write_text("<p>mine</p>", encoding="utf-8")
    words = (release("a.txt"), "-o", str(other))

    with pytest.raises(BadInput, match="no report of this program"):
        report(*words)
    assert other.read_text(encoding="utf-8") == "<p>mine</p>"

    assert report(*words, "--force") == 0
    assert "<p>mine</p>" not in other.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("place", "complaint"), [("", "is a folder"), ("absent/r.html", "there is no folder")]
)
def test_a_place_that_cannot_be_is_refused_before_anything_is_asked(
    report: Report,
    release: Release,
    tmp_path: Path,
    opened: list[object],
    place: str,
    complaint: str,
) -> None:
    with pytest.raises(BadInput, match=complaint):
        report(release("a.txt"), "-o", str(tmp_path / place))

    assert opened == []


def test_saved_summaries_are_shown_without_a_model(
    report: Report,
    tmp_path: Path,
    opened: list[object],
    capsys: pytest.CaptureFixture[str],
) -> None:
    saved = tmp_path / "a.summary.json"
    saved.write_text(summary_of("Northlight opens a trial\n").model_dump_json(), encoding="utf-8")

    assert report(str(saved)) == 0

    assert "Northlight opens a trial" in capsys.readouterr().out
    assert opened == []


def test_both_seeds_make_one_page_from_their_recordings(
    command: Callable[..., CompletedProcess[str]], tmp_path: Path
) -> None:
    page = tmp_path / "r.html"

    done = command("report", "--replay", "cassettes", "seeds", "-o", str(page))

    assert (done.returncode, done.stdout) == (0, "")
    text = page.read_text(encoding="utf-8")
    assert "2 releases summarised" in text
    assert "Breakthrough Therapy designation" in text
