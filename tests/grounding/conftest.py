from __future__ import annotations

from collections.abc import Callable

import pytest

from summarizer.documents.document import Document
from summarizer.finding import find
from summarizer.finding.release import read_release
from summarizer.grounding.context import Context

Examine = Callable[[str], Context]


@pytest.fixture
def examine() -> Examine:
    """A context for a release with this body: a fictional headline and dateline come first."""

    def make(body: str) -> Context:
        document = Document.from_text(
            "Oravell Bio Reports News\n\n"
            "LYON, France, March 3, 2025 /PRNewswire/ -- Oravell Bio today gave an update. "
            f"{body}\n"
        )
        return Context(document, find(document), read_release(document))

    return make
