from __future__ import annotations

import json
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

from summarizer.documents.document import Document
from summarizer.replay.form import serialize

pytest_plugins = "pytester"

ASKING = """
import httpx2

from summarizer.documents.document import Document
from summarizer.replay import current
from summarizer.replay.head import Run

def ask(session, *questions):
    document = Document.from_text("Veltracept.", name="one.txt")
    run = Run(session.endpoint_for(document), "a" * 64, "b" * 64)
    url = f"{run.endpoint.base_url}/answers"
    with session.open(document, run) as tape, tape.client(httpx2.Client) as client:
        return [client.post(url, json={"q": question}).json() for question in questions]
"""
ALL_ASKED = """
def test_all(summarizer_cassettes):
    assert current() is summarizer_cassettes
    assert ask(summarizer_cassettes, 1, 2) == [{"a": 1}, {"a": 2}]
"""
ONE_ASKED = """
def test_one(summarizer_cassettes):
    assert ask(summarizer_cassettes, 1) == [{"a": 1}]
"""


@pytest.fixture(scope="module", autouse=True)
def loaded() -> None:
    """What each project would load again, loaded once."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TESTS_NETWORK", "loopback")  # vcrpy loads urllib3, which tries IPv6 here
        for name in ("vcr.cassette", "summarizer.replay.session"):
            import_module(name)


@pytest.fixture
def project(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> pytest.Pytester:
    """A user's project in which the plugin is loaded once, installed or not."""
    monkeypatch.setenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1")
    monkeypatch.setenv("PYTEST_ADDOPTS", "-p summarizer.pytest_plugin -p no:cacheprovider")
    return pytester


def record(folder: Path, text: str = "Veltracept.") -> None:
    """A cassette of two exchanges."""
    exchanges = [
        {
            "request": {
                "method": "POST",
                "uri": "http://embedded/v1/answers",
                "body": json.dumps({"q": number}),
                "headers": {"content-type": ["application/json"]},
            },
            "response": {
                "status": {"code": 200, "message": "OK"},
                "headers": {"content-type": ["application/json"]},
                "body": {"string": json.dumps({"a": number})},
            },
        }
        for number in (1, 2)
    ]
    provenance = {
        "document": "one.txt",
        "document_sha256": Document.from_text(text).sha256,
        "model": "tiny-2b",
        "endpoint": "local",
        "base_url": "http://embedded/v1",
        "wire": "lean",
        "recorded_on": "2031-05-04",
        "summarizer_version": "0.1.0",
        "prompts_sha256": "a" * 64,
        "schema_sha256": "b" * 64,
    }
    path = folder / "summarizer" / "tiny-2b" / "one.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(
        serialize({"interactions": exchanges, "metadata": {"provenance": provenance}}),
        encoding="utf-8",
    )


def test_a_test_that_asks_for_everything_passes(project: pytest.Pytester) -> None:
    record(project.path / "cassettes")
    project.makepyfile(ASKING + ALL_ASKED)

    project.runpytest_inprocess().assert_outcomes(passed=1)


def test_an_exchange_that_was_never_played_fails_the_test(project: pytest.Pytester) -> None:
    record(project.path / "cassettes")
    project.makepyfile(ASKING + ONE_ASKED)

    result = project.runpytest_inprocess()

    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(
        [
            "*Recorded exchanges that the test never asked for:*",
            "*one.yaml`: exchange 2 * was never played*",
            "*pytest --summarizer-record*",
        ]
    )


def test_a_test_that_fails_by_itself_is_reported_as_it_failed(project: pytest.Pytester) -> None:
    record(project.path / "cassettes")
    project.makepyfile(ASKING + ONE_ASKED.replace('{"a": 1}', '{"a": 7}'))

    result = project.runpytest_inprocess()

    result.assert_outcomes(failed=1)
    result.stdout.no_fnmatch_line("*never asked for*")


def test_cassettes_beside_the_test_win_over_those_of_the_root(project: pytest.Pytester) -> None:
    record(project.path / "cassettes", text="Something else.")
    record(project.path / "deep" / "cassettes")
    project.path.joinpath("deep", "test_deep.py").write_text(ASKING + ALL_ASKED)

    project.runpytest_inprocess().assert_outcomes(passed=1)


def test_cassettes_of_the_root_serve_a_test_below(project: pytest.Pytester) -> None:
    record(project.path / "cassettes")
    project.mkdir("deep").joinpath("test_deep.py").write_text(ASKING + ALL_ASKED)

    project.runpytest_inprocess().assert_outcomes(passed=1)


def test_the_folder_can_be_set(project: pytest.Pytester) -> None:
    record(project.path / "recorded" / "here")
    project.makeini("[pytest]\nsummarizer_cassettes = recorded/here\n")
    project.makepyfile(ASKING + ALL_ASKED)

    project.runpytest_inprocess().assert_outcomes(passed=1)


def test_without_recordings_the_test_says_how_to_make_some(project: pytest.Pytester) -> None:
    project.makepyfile(ASKING + ALL_ASKED)

    result = project.runpytest_inprocess()

    result.assert_outcomes(errors=1)
    result.stdout.fnmatch_lines(["*ReplayMismatch: `*cassettes` holds no recordings*"])


def test_recording_is_asked_for_on_the_command_line(project: pytest.Pytester) -> None:
    project.makepyfile(
        """
        from summarizer.replay.session import Recording

        def test_records(summarizer_cassettes):
            assert isinstance(summarizer_cassettes, Recording)
        """
    )

    project.runpytest_inprocess("--summarizer-record").assert_outcomes(passed=1)


def test_the_fixture_is_documented(project: pytest.Pytester) -> None:
    result = project.runpytest_inprocess("--fixtures")

    result.stdout.fnmatch_lines(["summarizer_cassettes*", "*no model, no key, no network*"])


def test_loading_the_plugin_loads_nothing_else() -> None:
    heavy = ["httpx2", "openai", "pydantic", "vcr", "yaml", "summarizer.replay"]
    code = f"import sys, summarizer.pytest_plugin; print([m for m in {heavy} if m in sys.modules])"

    child = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert child.stdout == "[]\n"
