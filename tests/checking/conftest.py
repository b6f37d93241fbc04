"""Summaries made by hand, block by block, and what the rules find in them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from summarizer.checking.consistency import RULES
from summarizer.checking.rules.rule import Source
from summarizer.documents.document import Document
from summarizer.finding import find
from summarizer.schemas.audit import Finding
from summarizer.schemas.provenance import Provenance
from summarizer.schemas.summary import Summary

Node = dict[str, object]
WORDS: Node = {"start": 0, "end": 7, "text": "Oravell", "section": "lead"}
META: Node = {"sha256": "ab" * 32, "char_len": 7}


def _said(value: object, rule: str | None = None) -> Node:
    basis = "derived" if rule else "stated"
    return {"value": value, "basis": basis, "rule": rule, "evidence": [WORDS]}


def _dated(day: str, zone: str | None = None) -> Node:
    precision = {4: "year", 7: "month", 10: "day", 16: "minute"}[len(day)]
    return _said({"value": day, "precision": precision, "zone": zone, "raw_text": day})


def _made(document: Node | None = None, **blocks: object) -> Summary:
    provenance = Provenance(
        summarizer_version="0.1.0",
        model="made-up",
        endpoint="local",
        prompt_sha256="cd" * 32,
        schema_sha256="ef" * 32,
    )
    return Summary.model_validate(
        {"document": {**META, **(document or {})}, "provenance": provenance, **blocks}
    )


def _found(rule: str, document: Node | None = None, **blocks: object) -> list[Finding]:
    return _found_in("Oravell", rule, document, **blocks)


def _found_in(
    text: str, rule: str, document: Node | None = None, **blocks: object
) -> list[Finding]:
    (one,) = [known for known in RULES if known.id == rule]
    read = Document.from_text(text)
    return list(one.findings(_made(document, **blocks), Source(read, find(read))))


@pytest.fixture
def said() -> Callable[..., Node]:
    """A value with words; derived where a rule is given."""
    return _said


@pytest.fixture
def dated() -> Callable[..., Node]:
    """A stated date, as far as it is given."""
    return _dated


@pytest.fixture
def made() -> Callable[..., Summary]:
    """A summary of the given blocks, as they would be saved."""
    return _made


@pytest.fixture
def found() -> Callable[..., list[Finding]]:
    """What the rule of this id finds in a summary of the given blocks."""
    return _found


@pytest.fixture
def found_in() -> Callable[..., list[Finding]]:
    """What a rule finds beside a text; the words of `at` are places of that text."""
    return _found_in


@pytest.fixture
def at() -> Callable[..., Node]:
    """A value that rests on words of a text, at the first place where they stand."""

    def make(value: object, text: str, words: str, rule: str | None = None) -> Node:
        start = text.index(words)
        document = Document.from_text(text)
        place = document.evidence(start, start + len(words)).model_dump(mode="json")
        return {**_said(value, rule), "evidence": [place]}

    return make


@pytest.fixture
def words() -> Node:
    return WORDS
