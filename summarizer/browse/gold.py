"""The corrected summary of a document as a gold file, to score models against."""

from __future__ import annotations

from pathlib import Path

from summarizer.browse.item import Reading
from summarizer.errors import BadInput
from summarizer.saved.corrections import corrected, load_corrections, record_path

ENDING = ".gold.json"


def export(place: Path, reading: Reading) -> Path:
    """Writes `NAME.gold.json` beside the corrections, with every correction applied.

    Raises:
        BadInput: The text is not to be had, or the file is there already or cannot be written.
    """
    from summarizer.evaluation.gold_writing import gold_text

    summary, document = reading.summary, reading.document
    if summary is None or document is None:
        raise BadInput("gold needs the document's text, which is not to be had")
    record = record_path(place)
    path = record.with_name(record.name.removesuffix(".corrections.jsonl") + ENDING)
    gold = gold_text(corrected(summary, load_corrections(record)), document)
    try:
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(gold)
    except FileExistsError as error:
        raise BadInput(f"`{path}` is there already; move it away first") from error
    except OSError as error:
        raise BadInput(f"`{path}` cannot be written ({error.strerror})") from error
    return path
