from __future__ import annotations

import json

from summarizer.schemas.summary import Summary
from summarizer.views.json_text import json_text


def test_the_text_reads_back_as_the_same_summary(summary: Summary) -> None:
    assert Summary.model_validate_json(json_text(summary)) == summary


def test_one_line_where_no_indent_is_asked_for(summary: Summary) -> None:
    assert len(json_text(summary, indent=None).splitlines()) == 1


def test_the_document_text_is_left_out_on_request(summary: Summary) -> None:
    saved = json.loads(json_text(summary, keep_text=False))

    assert saved["document"]["text"] is None
    assert saved["document"]["sha256"] == summary.document.sha256


def test_characters_that_act_are_escaped_and_read_back(summary: Summary) -> None:
    hostile = "\x1b]0;x\x07\x9b31m\u202e\u2028\u200b\U000e0041 λ™"
    document = summary.document.model_copy(update={"text": hostile})

    written = json_text(summary.model_copy(update={"document": document}), indent=None)

    assert all(character.isprintable() for character in written)
    assert "λ™" in written
    assert json.loads(written)["document"]["text"] == hostile
