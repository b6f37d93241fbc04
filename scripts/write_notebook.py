"""Runs docs/notebooks/first_release.ipynb and keeps what it printed.

With `--check` nothing is kept: it says whether every cell still runs and gives the kind of output
that is stored. The words of an output change with every finder that reads more.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

import nbformat
from nbclient import NotebookClient
from traitlets.config import Config

ROOT = Path(__file__).resolve().parent.parent
NOTEBOOK = ROOT / "docs" / "notebooks" / "first_release.ipynb"
SHORT = 100
"""Characters kept of a value's plain form where it is stored as HTML too."""

Node = dict[str, Any]  # the notebook format: any JSON at all


def fresh(stored: str) -> str:
    """The notebook's text with the outputs of a run in the checkout, without counts and times.

    Raises:
        nbclient.exceptions.CellExecutionError: A cell fails.
    """
    notebook = nbformat.reads(stored, as_version=4)  # type: ignore[no-untyped-call]  # it has no types
    NotebookClient(
        notebook,
        timeout=300,
        resources={"metadata": {"path": str(ROOT)}},
        record_timing=False,
        config=Config({"ConnectionFileMixin": {"transport": "ipc"}}),  # no port is opened
    ).execute()
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code":
            cell["execution_count"] = None
            for output in cell["outputs"]:
                _trim(output)
    notebook["metadata"] = {"kernelspec": {"display_name": "Python 3", "name": "python3"}}
    text: str = nbformat.writes(notebook)  # type: ignore[no-untyped-call]  # likewise
    return text + "\n"


def _trim(output: Node) -> None:
    if "data" in output:
        output["execution_count"] = None
        plain = output["data"]["text/plain"]
        if "text/html" in output["data"] and len(plain) > SHORT:
            output["data"]["text/plain"] = f"{plain[:SHORT]}..."


def kinds(notebook: str) -> list[list[str]]:
    """For each cell the kinds of its outputs: `stream`, or what a value is stored as."""
    return [
        [kind for output in cell.get("outputs", ()) for kind in output.get("data", ["stream"])]
        for cell in json.loads(notebook)["cells"]
    ]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; 1 if it is stale")
    check = parser.parse_args().check
    stored = NOTEBOOK.read_text(encoding="utf-8")
    made = fresh(stored)
    if not check:
        NOTEBOOK.write_text(made, encoding="utf-8")
    elif kinds(made) != kinds(stored):
        print("docs/notebooks is stale; run scripts/write_notebook.py", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
