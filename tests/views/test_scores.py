from __future__ import annotations

import io

from summarizer.evaluation.contrast import Contrast, Gap
from summarizer.evaluation.fields import FIELDS
from summarizer.evaluation.report import Counts, Report, Run, Wrong
from summarizer.views.console import make_console
from summarizer.views.scores import contrasted, scores
from summarizer.views.scores_page import scores_page

EMPTY = {field.name: Counts() for field in FIELDS}
HOSTILE = "<script>alert(1)</script>\x1b[2J"
WRONG = Wrong("one", "people", HOSTILE, "", kind="invented", in_document=False)
REPORT = Report(
    {
        "one": {**EMPTY, "people": Counts(right=3, wrong=1, missed=1, grounded=3)},
        "two": {**EMPTY, "people": Counts(right=2, grounded=1)},
    },
    wrong=(WRONG,),
    run=Run(("example",), 1200, 2.5, 0.01),
    unanswered=("two",),
)


def shown(report: Report, *, values: bool = False) -> str:
    out = io.StringIO()
    console = make_console(out)
    for part in scores(report, values=values):
        console.print(part)
    return out.getvalue()


def test_a_field_shows_its_scores_and_counts() -> None:
    (people,) = (line for line in shown(REPORT).splitlines() if line.startswith(" people "))

    name, precision, recall, f1, _, *counts = people.split()
    assert (name, precision, recall, f1) == ("people", "83.3", "83.3", "83.3")
    assert counts == ["5", "1", "1", "0"]


def test_a_field_without_values_shows_only_how_often_it_is_empty() -> None:
    (title,) = (line for line in shown(REPORT).splitlines() if line.startswith(" title "))

    assert title.split() == ["title", "0", "0", "0", "2"]


def test_what_was_invented_is_always_listed_and_obeyed_nowhere() -> None:
    text = shown(REPORT)

    assert "Invented values" in text
    assert r"\x1b[2J" in text
    assert "\x1b" not in text


def test_cost_and_grounding_are_said() -> None:
    text = shown(REPORT)

    assert "80.0% of right values rest on the words that gold rests on" in text
    assert "example · 1200 tokens · 2.5 s · 0.0100 USD" in text
    assert "without an answer: two" in text


def test_two_runs_stand_side_by_side_with_what_is_beyond_chance_marked() -> None:
    out = io.StringIO()
    gaps = (Gap("people", 0.5, 0.75, (0.1, 0.4)), Gap("title", 0.5, 0.5, None))
    make_console(out).print(contrasted(Contrast(2, Gap("macro F1", 0.5, 0.6, (0, 0.2)), gaps)))

    people = next(line for line in out.getvalue().splitlines() if "people" in line)
    assert people.split() == ["people", "50.0", "75.0", "+25.0", "10.0–40.0", "*"]


def test_the_page_escapes_what_models_and_documents_say() -> None:
    page = scores_page(REPORT)

    assert "<script" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "\x1b" not in page
    assert page.endswith("</html>\n")
