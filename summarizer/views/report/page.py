"""The page: everything in one file, with nothing in it that the browser may fetch or obey."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import count

from markupsafe import Markup

from summarizer.schemas.summary import Summary
from summarizer.views.report.article import Article, article
from summarizer.views.report.matrix import matrix
from summarizer.views.report.templating import environment, part
from summarizer.views.safe_text import one_line

MARK = "summarizer report"
"""Stands in the head of every page, so that a page can be told from other HTML."""


@dataclass(frozen=True, slots=True)
class Failed:
    """A document of which there is no summary."""

    name: str
    reason: str


def page(documents: Sequence[Summary | Failed], designations: Mapping[str, str]) -> str:
    """One HTML document, ending with a line end.

    Args:
        documents: In the order in which they are shown.
        designations: Names of designations by their code.
    """
    numbers = count(1)
    summaries = [(next(numbers), one) for one in documents if isinstance(one, Summary)]
    articles = [article(summary, number, designations) for number, summary in summaries]
    several = len(documents) > 1
    held = matrix(summaries, designations) if several else None
    style, script = part("report.css"), part("report.js")
    return (
        environment()
        .get_template("page.html")
        .render(
            mark=MARK,
            title=_title(articles),
            policy=_policy(style, script),
            style=Markup(style),  # a file of this package, as the script is, not of a document
            script=Markup(script),
            articles=articles,
            failed=_failures(documents),
            held=held if held and held.lines else None,
            several=several,
        )
    )


def _title(articles: Sequence[Article]) -> str:
    if not articles:
        return "Nothing summarised"
    return articles[0].title if len(articles) == 1 else f"{len(articles)} releases"


def _failures(documents: Sequence[Summary | Failed]) -> list[Failed]:
    return [
        Failed(one_line(one.name), one_line(one.reason))
        for one in documents
        if isinstance(one, Failed)
    ]


def _policy(style: str, script: str) -> str:
    """Only this style and this script, letter for letter; nothing is fetched from anywhere."""
    return "; ".join(
        (
            "default-src 'none'",
            f"style-src '{_digest(style)}'",
            f"script-src '{_digest(script)}'",
            "img-src data:",
            "base-uri 'none'",
            "form-action 'none'",
            "require-trusted-types-for 'script'",
            "trusted-types 'none'",
        )
    )


def _digest(text: str) -> str:
    digest = hashlib.sha256(text.encode()).digest()
    return f"sha256-{base64.b64encode(digest).decode()}"
