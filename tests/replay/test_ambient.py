from __future__ import annotations

import asyncio
import contextvars
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from importlib import import_module
from pathlib import Path
from threading import Barrier, Thread
from typing import Any

import pytest

from summarizer.errors import BadInput, ReplayMismatch
from summarizer.replay import current, recording, replaying
from summarizer.replay.ambient import Session


def in_thread(work: Callable[[], Session | None]) -> Session | None:
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(work).result()


def test_without_a_block_nothing_is_in_force() -> None:
    assert current() is None
    assert in_thread(current) is None


def test_the_innermost_block_is_in_force(tmp_path: Path) -> None:
    with recording(tmp_path) as outer:
        with recording(tmp_path) as inner:
            assert current() is inner
            assert in_thread(current) is inner
        assert current() is outer
    assert current() is None


def test_workers_and_tasks_of_a_block_are_inside_it(tmp_path: Path) -> None:
    async def main() -> list[Session | None]:
        with recording(tmp_path) as session:
            assert current() is session
            task = asyncio.create_task(seen())
            return [await task, await asyncio.to_thread(current), in_thread(current), session]

    async def seen() -> Session | None:
        return current()

    found = asyncio.run(main())
    assert all(one is found[-1] for one in found)


def test_two_threads_with_blocks_of_their_own_do_not_meet(tmp_path: Path) -> None:
    both, seen = Barrier(2), list[bool]()

    def work() -> None:
        with recording(tmp_path) as session:
            both.wait(timeout=10)
            seen.append(current() is session)
            both.wait(timeout=10)

    threads = [Thread(target=work) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert seen == [True, True]
    assert current() is None


def test_a_thread_that_might_mean_either_of_two_blocks_must_say_which(tmp_path: Path) -> None:
    inside, done = Barrier(2), Barrier(2)

    def work() -> None:
        with recording(tmp_path):
            inside.wait(timeout=10)
            done.wait(timeout=10)

    other = Thread(target=work)
    other.start()
    inside.wait(timeout=10)
    with recording(tmp_path) as mine:
        assert current() is mine
        with pytest.raises(BadInput, match="Open one in this thread"):
            in_thread(current)
    done.wait(timeout=10)
    other.join()


def test_a_block_left_in_another_context_is_over_everywhere(tmp_path: Path) -> None:
    def fixture() -> Iterator[Session]:
        with recording(tmp_path) as session:
            yield session

    steps = fixture()
    session = contextvars.copy_context().run(lambda: next(steps))
    assert current() is session

    assert next(steps, None) is None
    assert current() is None


def test_an_error_leaves_the_block(tmp_path: Path) -> None:
    with pytest.raises(KeyError), recording(tmp_path):
        raise KeyError

    assert current() is None


def test_calling_the_package_replays(tmp_path: Path) -> None:
    package: Any = import_module("summarizer.replay")

    with pytest.raises(ReplayMismatch, match="holds no recordings"), package(tmp_path):
        pytest.fail("it was opened")


def test_a_folder_without_recordings_says_how_to_make_some(tmp_path: Path) -> None:
    with (
        pytest.raises(ReplayMismatch, match="Record some with `summarizer FILE --record"),
        replaying(tmp_path / "nothing"),
    ):
        pytest.fail("it was opened")
    assert current() is None
