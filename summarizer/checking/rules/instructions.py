"""The rule on passages that speak to a model: they support no fact, and a reader is told."""

from __future__ import annotations

from collections.abc import Iterator

from summarizer.checking.rules.rule import Fault, Rule, Source
from summarizer.schemas.audit import Severity
from summarizer.schemas.summary import Summary


def _instructions(_: Summary, source: Source) -> Iterator[Fault]:
    for mention in source.instructions:
        what = mention.value.replace("_", " ")
        yield Fault(
            f"this passage speaks to a model ({what}), and nothing in it is believed",
            evidence=(source.evidence(mention.span),),
        )


RULES = (
    Rule(
        "R-INJ",
        Severity.WARNING,
        "what a document tells a model to do is no news",
        _instructions,
    ),
)
