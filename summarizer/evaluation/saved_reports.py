"""Reports as files, so that a later run can be set against an earlier one."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from summarizer.errors import BadInput
from summarizer.evaluation.fields import FIELDS
from summarizer.evaluation.report import FORM, Counts, Missed, Report, Run, Wrong


def save_report(report: Report, path: Path) -> None:
    """Writes the report as JSON.

    Raises:
        BadInput: The file cannot be written.
    """
    text = json.dumps(report.to_json(), ensure_ascii=False, indent=1) + "\n"
    write_text(path, text)


def write_text(path: Path, text: str) -> None:
    """Writes a file.

    Raises:
        BadInput: It cannot be written.
    """
    try:
        path.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise BadInput(
            f"`{path}` cannot be written ({error.strerror}); name another file"
        ) from error


def read_report(path: Path) -> Report:
    """A report that was saved.

    Raises:
        BadInput: The file cannot be read or holds no report.
    """
    try:
        found = json.loads(path.read_bytes())
    except OSError as error:
        raise BadInput(f"`{path}` cannot be read ({error.strerror}); check the path") from error
    except ValueError as error:
        raise BadInput(f"`{path}` is not JSON ({error}); name a saved evaluation") from error
    if not isinstance(found, dict) or found.get("form") != FORM:
        raise BadInput(
            f"`{path}` is no saved evaluation; `summarizer eval GOLD --save FILE` makes one"
        )
    try:
        return _report(found)
    except (LookupError, TypeError, AttributeError) as error:
        raise BadInput(f"`{path}` is damaged ({error!r}); save the evaluation again") from error


def _report(found: dict[str, Any]) -> Report:
    documents = {
        name: {field.name: Counts(*counts.get(field.name, ())) for field in FIELDS}
        for name, counts in found["documents"].items()
    }
    return Report(
        documents,
        tuple(Missed(**one) for one in found["missed"]),
        tuple(Wrong(**one) for one in found["wrong"]),
        Run(tuple(found["models"]), found["tokens"], found["seconds"], found["cost_usd"]),
        tuple(found["unanswered"]),
    )
