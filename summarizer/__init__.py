"""Typed trial-and-designation summaries of biotech press releases, each fact on its own words.

    import summarizer

    summary = summarizer.summarize("release.txt")
    for fact in summary.facts():
        print(fact.path, fact.value, [evidence.text for evidence in fact.evidence])

Nothing is imported before it is used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from summarizer.api import Summarizer, astream, asummarize, stream, summarize
    from summarizer.documents.document import Document
    from summarizer.documents.evidence import Evidence
    from summarizer.documents.reading import read
    from summarizer.errors import SummarizerError
    from summarizer.finding import find
    from summarizer.finding.mentions import Mention
    from summarizer.replay.ambient import recording as record
    from summarizer.replay.ambient import replaying as replay
    from summarizer.schemas.summary import Summary

__all__ = [
    "Document",
    "Evidence",
    "Mention",
    "Summarizer",
    "SummarizerError",
    "Summary",
    "astream",
    "asummarize",
    "find",
    "read",
    "record",
    "replay",
    "stream",
    "summarize",
]

_PLACES = {
    "Document": "summarizer.documents.document:Document",
    "Evidence": "summarizer.documents.evidence:Evidence",
    "Mention": "summarizer.finding.mentions:Mention",
    "Summarizer": "summarizer.api:Summarizer",
    "SummarizerError": "summarizer.errors:SummarizerError",
    "Summary": "summarizer.schemas.summary:Summary",
    "astream": "summarizer.api:astream",
    "asummarize": "summarizer.api:asummarize",
    "find": "summarizer.finding:find",
    "read": "summarizer.documents.reading:read",
    "record": "summarizer.replay.ambient:recording",
    "replay": "summarizer.replay.ambient:replaying",
    "stream": "summarizer.api:stream",
    "summarize": "summarizer.api:summarize",
}


def __getattr__(name: str) -> object:
    if name not in _PLACES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    module, _, attribute = _PLACES[name].partition(":")
    found: object = getattr(import_module(module), attribute)
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    return sorted(__all__)
