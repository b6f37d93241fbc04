"""Fictional releases, a tool that needs no model, and terminals that are none."""

from __future__ import annotations

import hashlib
import io
import subprocess
import sys
from collections.abc import Callable, Generator, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest

from summarizer.cli.asking import Asking
from summarizer.cli.talk import Talk
from summarizer.documents.document import Document
from summarizer.documents.evidence import Evidence, Section
from summarizer.schemas.document import DocumentMeta
from summarizer.schemas.provenance import Provenance
from summarizer.schemas.stated import Stated
from summarizer.schemas.summary import Summary

ROOT = Path(__file__).parents[2]


def summary_of(text: str, source: str | None = None) -> Summary:
    """A summary that knows no more than the document's first line."""
    title = text.splitlines()[0]
    evidence = Evidence(start=0, end=len(title), text=title, section=Section.HEADLINE)
    return Summary(
        document=DocumentMeta(
            source=source,
            sha256=hashlib.sha256(text.encode()).hexdigest(),
            char_len=len(text),
            text=text,
            title=Stated(value=title, evidence=(evidence,)),
        ),
        provenance=Provenance(
            summarizer_version="9.9",
            model="example",
            endpoint="local",
            prompt_sha256="cd" * 32,
            schema_sha256="ef" * 32,
        ),
    )


class Tool:
    """Summarises without a model; a document that holds an answer's name gets that answer.

    Attributes:
        answers: What is raised or returned, by words of the document.
        asked: Names of the methods that were called, in order.
    """

    def __init__(self, answers: dict[str, BaseException | Summary]) -> None:
        self.answers = answers
        self.asked: list[str] = []

    def summarize(self, source: Document, /) -> Summary:
        self.asked.append("summarize")
        return self._answer(source)

    def stream(self, source: Document, /) -> Iterator[Summary]:
        self.asked.append("stream")
        whole = self._answer(source)
        yield whole.model_copy(update={"document": DocumentMeta(sha256="00", char_len=0)})
        yield whole

    def _answer(self, source: Document) -> Summary:
        for words, answer in self.answers.items():
            if words in source.text:
                if isinstance(answer, BaseException):
                    raise answer
                return answer
        return summary_of(source.text, source.source)


@pytest.fixture
def answers() -> dict[str, BaseException | Summary]:
    """Filled by tests in which some documents fail."""
    return {}


@pytest.fixture
def tool(answers: dict[str, BaseException | Summary]) -> Tool:
    return Tool(answers)


@pytest.fixture
def opened() -> list[Asking]:
    """What the tool was opened with, each time it was."""
    return []


@pytest.fixture
def make_summarizer(
    tool: Tool, opened: list[Asking]
) -> Callable[[Asking, Talk], AbstractContextManager[Tool]]:
    @contextmanager
    def make(asking: Asking, talk: Talk) -> Generator[Tool]:
        opened.append(asking)
        talk.tell("using the example")
        yield tool

    return make


@pytest.fixture
def release(tmp_path: Path) -> Callable[..., str]:
    """Writes a release and gives its path."""

    def write(name: str, text: str = "Northlight Bio doses first patient\nMore.\n") -> str:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return str(path)

    return write


class Terminal(io.StringIO):
    """Takes what is written and says it is a terminal."""

    encoding = "utf-8"

    def isatty(self) -> bool:
        return True


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """A person's terminal, for both standard output and standard error."""
    monkeypatch.setenv("TERM", "xterm")
    return Terminal()


@pytest.fixture
def command() -> Callable[..., subprocess.CompletedProcess[str]]:
    """Runs the command line in a process of its own."""

    def run(*words: str, given: str | None = None) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "summarizer.cli.main", *words],
            cwd=ROOT,
            input=given,
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=60,
            check=False,
        )

    return run
