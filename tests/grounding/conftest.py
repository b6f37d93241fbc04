from __future__ import annotations

from collections.abc import Callable

import pytest

from summarizer.documents.document import Document
from summarizer.finding import find
from summarizer.finding.release import read_release
from summarizer.grounding.context import Context
from summarizer.grounding.regulatory import read_regulatory
from summarizer.grounding.safety import ground_safety

Examine = Callable[[str], Context]
FindingsIn = Callable[[str], list[str]]
EventsIn = Callable[[str], list[str]]


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


@pytest.fixture
def findings_in(examine: Examine) -> FindingsIn:
    """What is read of side effects in a body, as `term grades n/N rate`, absences behind `no`."""

    def read(body: str) -> list[str]:
        found = []
        for one in ground_safety([], examine(body), ()):
            low, high = (g.value if g else None for g in (one.grade_min, one.grade_max))
            counts = [one.n.value if one.n else "?", one.N.value if one.N else "?"]
            parts = [
                "no" if one.presence.value == "explicitly_absent" else "",
                one.term.value,
                f"G{low or ''}-{high or ''}" if low or high else "",
                "/".join(map(str, counts)) if counts != ["?", "?"] else "",
                f"{one.rate.value}%" if one.rate else "",
            ]
            found.append(" ".join(part for part in parts if part))
        return found

    return read


@pytest.fixture
def events_in(examine: Examine) -> EventsIn:
    """What is read of regulators in a body: each designation's code, or the kind of act."""

    def read(body: str) -> list[str]:
        events, _ = read_regulatory(examine(body), (), ())
        return [str((one.designation or one.event_type).value) for one in events]

    return read
