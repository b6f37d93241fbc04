"""Pins a user's own documents in their tests: the `summarizer_cassettes` fixture.

pytest loads this in every run of every project beside which the package is installed, so nothing
but pytest is imported here before a test asks for the fixture.
"""

from __future__ import annotations

from collections.abc import Generator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from summarizer.replay.ambient import Session

FIXTURE = "summarizer_cassettes"

_FOLDER = "cassettes"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.getgroup("summarizer").addoption(
        "--summarizer-record",
        action="store_true",
        help="ask the model and record its answers, instead of replaying recorded ones",
    )
    parser.addini(
        FIXTURE,
        "folder of the recorded answers, relative to this file "
        "(default: `cassettes` beside the test, else in the root folder)",
    )


@pytest.fixture
def summarizer_cassettes(request: pytest.FixtureRequest) -> Generator[Session]:
    """Answers every question of the test from recordings: no model, no key, no network.

    The recordings are in the folder that the ini option `summarizer_cassettes` names, else in
    `cassettes` beside the test file, else in `cassettes` of the root folder; record them with
    `pytest --summarizer-record`. A test fails that leaves an exchange of a cassette it opened
    unplayed: what was recorded is no longer what is asked.

    Yields:
        The session: `summarizer.replay.session.Replaying`, or `Recording` while recording.
    """
    from summarizer.replay.ambient import recording, replaying

    folder = _folder(request.config, request.path)
    if request.config.getoption("--summarizer-record"):
        with recording(folder) as session:
            yield session
    else:
        with replaying(folder) as replay:
            yield replay


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Generator[None, object, object]:
    """Fails the test itself, and not its teardown, for what it left unplayed."""
    result = yield
    session = getattr(item, "funcargs", {}).get(FIXTURE)
    unplayed: tuple[object, ...] = getattr(session, "unplayed", tuple)()
    if unplayed:
        lines = "\n".join(f"  {one}" for one in unplayed)
        pytest.fail(
            f"Recorded exchanges that the test never asked for:\n{lines}\n"
            "Record them again with `pytest --summarizer-record`",
            pytrace=False,
        )
    return result


def _folder(config: pytest.Config, test: Path) -> Path:
    said = str(config.getini(FIXTURE) or "")
    if said:
        return (config.inipath.parent if config.inipath else config.rootpath) / said
    beside, root = test.parent / _FOLDER, config.rootpath / _FOLDER
    return root if root.is_dir() and not beside.is_dir() else beside
