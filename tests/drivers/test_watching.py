from __future__ import annotations

import asyncio
import json
import threading
from collections.abc import AsyncGenerator, Callable, Generator, Iterator, Mapping
from contextvars import ContextVar

import pytest

from summarizer.asking.question import Question
from summarizer.drafting import complete_entries
from summarizer.drivers.watching import Emit, Stopped, Watch, astream, stream
from summarizer.errors import EndpointFailed
from summarizer.schemas.questions import StudyDraft
from summarizer.schemas.summary import Summary

Named = Callable[[str], Summary]
WatchWork = Callable[[Callable[[Emit], Summary]], Iterator[Summary]]
WAIT_S = 5
ANSWER = json.dumps(
    {
        "products": [],
        "indications": [{"disease_text": "gout {acute}"}, {"disease_text": "asthma"}],
        "trials": [
            {"acronym": "TIDAL", "registry_ids": [], "phases": [], "quote": "the TIDAL trial"}
        ],
    }
)


@pytest.fixture
def watched(named: Named) -> tuple[Watch, list[list[str]]]:
    """A watch, and the entries of each summary that it emitted."""
    shown: list[list[str]] = []

    def preview(half: Mapping[str, object]) -> Summary:
        draft = complete_entries(StudyDraft, half)
        assert isinstance(draft, StudyDraft)
        diseases = [entry.disease_text for entry in draft.indications]
        shown.append(diseases + [entry.quote for entry in draft.trials])
        return named("half")

    question = Question("study", StudyDraft, (), 80, preview)
    return Watch(question, lambda _: None), shown


def test_only_entries_that_are_whole_are_shown(watched: tuple[Watch, list[list[str]]]) -> None:
    watch, shown = watched

    for letter in ANSWER:
        watch(letter)

    assert shown == [["gout {acute}"], ["gout {acute}", "asthma"]]


def test_pieces_of_any_size_show_the_same_entries(watched: tuple[Watch, list[list[str]]]) -> None:
    watch, shown = watched

    watch(ANSWER)

    assert shown == [["gout {acute}", "asthma"]]


def test_an_answer_that_starts_over_is_shown_from_its_beginning(
    watched: tuple[Watch, list[list[str]]],
) -> None:
    watch, shown = watched
    first_half = ANSWER[: ANSWER.index('"trials"')]

    for letter in first_half:
        watch(letter)
    before = list(shown)
    watch(None)
    for letter in first_half:
        watch(letter)

    assert before
    assert shown == before * 2


@pytest.mark.parametrize("text", ["no JSON } at all", "[{}]", '{"a": }'])
def test_what_is_no_object_shows_nothing(watched: tuple[Watch, list[list[str]]], text: str) -> None:
    watch, shown = watched

    watch(text)

    assert shown == []


def test_a_question_without_a_preview_shows_nothing() -> None:
    shown: list[Summary] = []
    watch = Watch(Question("study", StudyDraft, (), 80), shown.append)

    watch(ANSWER)

    assert shown == []


def _in_asyncio(work: Callable[[Emit], Summary]) -> Iterator[Summary]:
    async def waiting(emit: Emit) -> Summary:
        await asyncio.sleep(0)
        return work(emit)

    async def collected() -> tuple[list[Summary], BaseException | None]:
        got: list[Summary] = []
        try:
            async for summary in astream(waiting):
                got.append(summary)
        except EndpointFailed as error:
            return got, error
        return got, None

    got, error = asyncio.run(collected())
    yield from got
    if error is not None:
        raise error


@pytest.fixture(params=[stream, _in_asyncio], ids=["sync", "async"])
def watch_work(request: pytest.FixtureRequest) -> WatchWork:
    driver: WatchWork = request.param
    return driver


def test_what_is_emitted_comes_first_and_the_result_last(
    watch_work: WatchWork, named: Named
) -> None:
    def work(emit: Emit) -> Summary:
        emit(named("one"))
        emit(named("two"))
        return named("whole")

    assert [s.document.source for s in watch_work(work)] == ["one", "two", "whole"]


def test_an_error_reaches_the_reader_after_what_came_before_it(
    watch_work: WatchWork, named: Named
) -> None:
    def work(emit: Emit) -> Summary:
        emit(named("one"))
        raise EndpointFailed("the server is gone")

    arriving = watch_work(work)

    assert next(arriving).document.source == "one"
    with pytest.raises(EndpointFailed, match="the server is gone"):
        next(arriving)


def test_the_recording_or_replay_in_force_reaches_the_work(
    watch_work: WatchWork, named: Named
) -> None:
    here: ContextVar[str] = ContextVar("here", default="nowhere")
    here.set("replaying")

    (summary,) = watch_work(lambda _: named(here.get()))

    assert summary.document.source == "replaying"


def test_leaving_early_stops_the_work_where_it_would_emit_next(named: Named) -> None:
    left, ended = threading.Event(), threading.Event()
    stopped: list[bool] = []

    def work(emit: Emit) -> Summary:
        try:
            emit(named("one"))
            assert left.wait(WAIT_S)
            emit(named("two"))
            return named("whole")
        except Stopped:
            stopped.append(True)
            raise
        finally:
            ended.set()

    arriving = stream(work)
    next(arriving)
    assert isinstance(arriving, Generator)
    arriving.close()
    left.set()

    assert ended.wait(WAIT_S)
    assert stopped == [True]


def test_leaving_early_cancels_the_task(named: Named) -> None:
    async def leaving() -> bool:
        cancelled = asyncio.Event()

        async def work(emit: Emit) -> Summary:
            emit(named("one"))
            try:
                await asyncio.Event().wait()
            except asyncio.CancelledError:
                cancelled.set()
                raise
            return named("whole")

        arriving = astream(work)
        await anext(arriving)
        assert isinstance(arriving, AsyncGenerator)
        await arriving.aclose()
        await asyncio.wait_for(cancelled.wait(), WAIT_S)
        return cancelled.is_set()

    assert asyncio.run(leaving())


def test_no_retry_takes_the_reader_s_leaving_for_a_failure() -> None:
    assert not issubclass(Stopped, Exception)
