from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from summarizer.documents.document import Document
from summarizer.schemas.audit import Audit, Unanswered
from summarizer.schemas.summary import Summary

ROOT = Path(__file__).resolve().parents[2]
EVIL = "<script>alert(1)</script>\u202e\" onload='alert(2)'"


def test_a_summary_shows_its_findings_with_their_words(summary: Summary) -> None:
    shown = summary._repr_html_()

    assert "Breakthrough Therapy" in shown
    assert 'title="“44 of 61”' in shown
    assert "derived by R-REG-01" in shown
    assert "90.9%" in shown


def test_an_audit_shows_what_was_not_believed(summary: Summary) -> None:
    shown = summary.audit._repr_html_()

    assert "the document does not hold these words" in shown
    assert "tied by the headline alone" in shown


def test_a_question_without_an_answer_is_shown() -> None:
    audit = Audit(unanswered=(Unanswered(question="study", reason="cut off"),))

    assert "Not answered:</strong> study, cut off" in audit._repr_html_()


def test_a_document_shows_its_sections(summary: Summary) -> None:
    document = Document.from_text(summary.document.text or "", name="releases/northlight.txt")

    shown = document._repr_html_()

    assert "releases/northlight.txt" in shown
    assert document.sha256 in shown
    assert "ROTTERDAM, March 4, 2031" in shown


def test_markup_and_hidden_characters_stay_text(summary: Summary) -> None:
    meta = summary.document.model_copy(update={"source": EVIL, "text": EVIL})
    refused = summary.audit.refused[0].model_copy(update={"said": EVIL, "reason": EVIL})
    audit = summary.audit.model_copy(update={"refused": (refused,)})
    hostile = summary.model_copy(update={"document": meta, "audit": audit})

    for shown in (
        hostile._repr_html_(),
        audit._repr_html_(),
        Document.from_text(EVIL, name=EVIL)._repr_html_(),
    ):
        assert "<script" not in shown
        assert "\u202e" not in shown
        assert "\\u202e" in shown


def test_showing_is_loaded_only_when_a_notebook_asks() -> None:
    code = (
        "import sys, summarizer; summarizer.Summary, summarizer.Document;"
        "print([name for name in sys.modules if name.startswith(('summarizer.views', 'jinja2'))])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True
    )

    assert done.stdout == "[]\n"


def test_the_worked_notebook_runs_and_gives_what_it_shows() -> None:
    done = subprocess.run(
        [sys.executable, "scripts/write_notebook.py", "--check"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stderr
