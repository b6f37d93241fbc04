from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pytest

from summarizer.cli.asking import Asking
from summarizer.cli.sources import MakeSummarizer, Taken, taking
from summarizer.cli.talk import Talk
from summarizer.errors import EndpointFailed, ModelUnavailable
from summarizer.schemas.audit import Audit, Unanswered
from summarizer.schemas.summary import Summary

Take = Callable[..., list[Taken]]
Release = Callable[..., str]


@pytest.fixture
def said() -> io.StringIO:
    return io.StringIO()


@pytest.fixture
def take(make_summarizer: MakeSummarizer, said: io.StringIO) -> Take:
    def run(*words: str) -> list[Taken]:
        talk = Talk(said, terminal=None)
        with taking(words, Asking(), talk, make_summarizer=make_summarizer) as found:
            return list(found)

    return run


def _saved(take: Take, release: str) -> str:
    (one,) = take(release)
    assert one.summary is not None
    path = Path(release).with_suffix(".summary.json")
    path.write_text(one.summary.model_dump_json(), encoding="utf-8")
    return str(path)


def test_a_saved_summary_needs_no_model(take: Take, release: Release, opened: list[Asking]) -> None:
    path = _saved(take, release("a.txt"))
    opened.clear()

    (one,) = take(path)

    assert one.name == path
    assert one.summary is not None
    assert opened == []


def test_a_folder_stands_for_releases_and_saved_summaries_each_document_once(
    take: Take, release: Release, tmp_path: Path
) -> None:
    path = _saved(take, release("a.txt"))
    other = release("b.txt")
    (tmp_path / "a.corrections.jsonl").write_text("{}\n", encoding="utf-8")

    assert [one.name for one in take(str(tmp_path))] == [path, other]


def test_what_fails_is_complained_of_and_the_others_come(
    take: Take,
    release: Release,
    answers: dict[str, BaseException | Summary],
    said: io.StringIO,
) -> None:
    answers["Second"] = EndpointFailed("the server is down")
    words = [release("a.txt", "First\n"), release("b.txt", "Second\n"), release("c.txt", "Third\n")]

    found = take(*words)

    assert [one.summary is not None for one in found] == [True, False, True]
    assert found[1].problem == "the server is down"
    assert f"{words[1]}: the server is down" in said.getvalue()


def test_a_summary_that_lacks_answers_comes_with_its_problem(
    take: Take, release: Release, answers: dict[str, BaseException | Summary]
) -> None:
    path = release("a.txt")
    (whole,) = take(path)
    assert whole.summary is not None
    lost = Audit(unanswered=(Unanswered(question="study", reason="cut off"),))
    answers["Northlight"] = whole.summary.model_copy(update={"audit": lost})

    (one,) = take(path)

    assert one.summary is not None
    assert one.problem == "no answer to `study`: cut off"


def test_without_a_model_nothing_goes_on(
    take: Take, release: Release, answers: dict[str, BaseException | Summary]
) -> None:
    answers["Northlight"] = ModelUnavailable("no model")

    with pytest.raises(ModelUnavailable):
        take(release("a.txt"))


def test_what_does_not_exist_is_one_problem(take: Take, tmp_path: Path) -> None:
    (one,) = take(str(tmp_path / "*.txt"))

    assert one.summary is None
    assert "no file matches" in one.problem
