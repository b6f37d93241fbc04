"""Keys that say of a value that it is right, or what is right instead."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from summarizer.browse.preferences import signature
from summarizer.browse.questions import Ask
from summarizer.errors import BadInput, SummarizerError

if TYPE_CHECKING:
    from summarizer.browse.app import BrowseApp
    from summarizer.saved.corrections import Correction
    from summarizer.schemas.summary import Fact, Summary


def accept(app: BrowseApp) -> None:
    """The chosen value is right."""
    fact = _fact(app)
    if fact is not None:
        _keep(app, lambda summary: _made(app, summary, fact, _json(summary, fact), ""))


def correct(app: BrowseApp) -> None:
    """Ask what is right, and why."""
    fact = _fact(app)
    if fact is None:
        return

    def check(typed: str) -> str:
        try:
            summary = _summary(app)
            _made(app, summary, fact, _typed(summary, fact, typed), "")
        except SummarizerError as error:
            return str(error)
        return ""

    def answered(answer: object) -> None:
        if isinstance(answer, tuple):
            value = _typed(_summary(app), fact, answer[0])
            _keep(app, lambda summary: _made(app, summary, fact, value, answer[1].strip()))

    hint = "empty: the document does not say it"
    title = f"what should {fact.path} say?"
    app.push_screen(Ask(title, hint, value=_words(fact), reason=True, check=check), answered)


def gold(app: BrowseApp) -> None:
    """Write the corrected summary as a gold example."""
    from summarizer.browse.gold import export

    item = app.item
    reading = item.reading if item else None
    if item is None or item.place is None or reading is None or reading.summary is None:
        app.notify("there is no summary to export yet", severity="warning")
        return
    try:
        path = export(item.place, reading)
    except SummarizerError as error:
        app.notify(str(error), severity="error", markup=False)
        return
    app.notify(f"gold in {path}", markup=False)


def _fact(app: BrowseApp) -> Fact | None:
    """The chosen row as a fact of the summary, where it is one and a file can be written."""
    row, item = app.rows().row, app.item
    reading = item.reading if item else None
    if row is None or item is None or reading is None or reading.summary is None:
        return None
    if item.place is None:
        app.notify("this document lies in no folder to keep corrections in", severity="warning")
        return None
    found = next((fact for fact in reading.summary.facts() if fact.path == row.path), None)
    if found is None:
        app.notify("choose a value: a line below an entry", severity="warning", timeout=3)
    return found


def _summary(app: BrowseApp) -> Summary:
    reading = app.item.reading if app.item else None
    if reading is None or reading.summary is None:
        raise BadInput("there is no summary to correct")
    return reading.summary


def _made(app: BrowseApp, summary: Summary, fact: Fact, value: object, why: str) -> Correction:
    from summarizer.saved.corrections import correction

    document = app.item.reading.document if app.item and app.item.reading else None
    old = _json(summary, fact)
    found = None
    if isinstance(value, str) and value != old and document is not None:
        found = document.locate(value, near=fact.evidence[0].start)
    return correction(
        summary,
        fact.path,
        value,  # type: ignore[arg-type]  # what `typed_value` gives
        who=signature(app.preferences),
        when=datetime.now().astimezone(),
        why=why,
        evidence=(found,) if found else (),
    )


def _typed(summary: Summary, fact: Fact, typed: str) -> object:
    """The new value; the old one, in all its parts, where it was left as it was shown."""
    from summarizer.browse.typed_values import typed_code, typed_value

    if typed.strip() == _words(fact).strip():
        return _json(summary, fact)
    read = typed_code if _is_code(fact) else typed_value
    return read(fact.value, typed)


def _words(fact: Fact) -> str:
    """The value as the list shows it."""
    from summarizer.views.designation_names import designation_name
    from summarizer.views.values import plain

    return designation_name(str(fact.value)) if _is_code(fact) else plain(fact.value)


def _is_code(fact: Fact) -> bool:
    return fact.path.endswith(".designation")


def _json(summary: Summary, fact: Fact) -> object:
    from summarizer.saved.paths import get

    node = get(summary.model_dump(mode="json"), fact.path)
    assert isinstance(node, dict)
    return node["value"]


def _keep(app: BrowseApp, make) -> None:  # type: ignore[no-untyped-def]  # a function of a summary
    from summarizer.saved.corrections import append_correction, record_path

    item = app.item
    assert item is not None
    assert item.place is not None
    path = record_path(item.place)
    try:
        made = make(_summary(app))
        append_correction(path, made)
    except SummarizerError as error:
        app.notify(str(error), severity="error", markup=False)
        return
    done = {"accept": "accepted", "correct": "corrected"}[made.action.value]
    app.notify(f"{done}, in {path}", timeout=3, markup=False)
    app.load(item)
