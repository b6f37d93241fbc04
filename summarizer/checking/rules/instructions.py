"""The rule on passages that speak to a model: they support no fact, and a reader is told."""

from __future__ import annotations

from collections.abc import Iterator

from summarizer.checking.rules.rule import Fault, Rule
from summarizer.documents.document import Document
from summarizer.finding.instructions import find_instructions
from summarizer.schemas.audit import Severity
from summarizer.schemas.summary import Summary


def _instructions(_: Summary, document: Document) -> Iterator[Fault]:
    for mention in find_instructions(document):
        what = mention.value.replace("_", " ")
        yield Fault(
            f"this passage speaks to a model ({what}), and nothing in it is believed",
            evidence=(document.evidence(mention.span.start, mention.span.end),),
        )


RULES = (
    Rule(
        "R-INJ",
        Severity.WARNING,
        "what a document tells a model to do is no news",
        _instructions,
    ),
)
