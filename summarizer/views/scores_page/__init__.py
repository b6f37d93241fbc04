"""An evaluation as one HTML page that needs nothing beside it."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from summarizer.evaluation.bootstrap import LEVEL
from summarizer.evaluation.comparisons import Comparison
from summarizer.evaluation.contrast import Contrast
from summarizer.evaluation.fields import FIELDS
from summarizer.evaluation.report import Report
from summarizer.views.safe_text import one_line
from summarizer.views.scores import figures, percent

if TYPE_CHECKING:
    from jinja2 import Template

KINDS = {
    "invented": "neither gold nor document has it",
    "misread": "the document has it, but it is not this fact",
    "misplaced": "gold has it, of another entry",
}


def scores_page(report: Report, against: Contrast | None = None) -> str:
    """One HTML document, ending with a line end."""
    told: dict[str, Comparison] = {field.name: field.comparison for field in FIELDS}
    return _template().render(
        report=report,
        against=against,
        comparisons=told,
        kinds=KINDS,
        level=LEVEL,
        figures=[line.plain for line in figures(report)],
    )


@cache
def _template() -> Template:
    from jinja2 import Environment, StrictUndefined

    environment = Environment(
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters |= {"percent": percent, "plain": one_line}
    source = files(__package__).joinpath("scores.html").read_text(encoding="utf-8")
    return environment.from_string(source)
