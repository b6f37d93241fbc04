from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from summarizer.errors import BadInput
from summarizer.evaluation.gold import Gold, load_gold
from summarizer.evaluation.saved_reports import read_report, save_report
from summarizer.evaluation.scoring import score


def test_a_saved_report_is_read_back_as_it_was(
    gold: Gold,
    write: Callable[..., Path],
    changed: Callable[..., dict[str, Any]],
    tmp_path: Path,
) -> None:
    role = changed("people", 0, "roles", 0, "value", to="Founder")
    report = score([gold], {gold.name: load_gold(write(role)).summary})
    path = tmp_path / "report.json"

    save_report(report, path)

    assert read_report(path).to_json() == report.to_json()
    saved = json.loads(path.read_text(encoding="utf-8"))
    assert saved["fields"]["people_roles"]["f1"] == 0
    assert saved["invented"][0]["value"] == "Founder"
    assert saved["missed"][0]["quote"] == "Chief Medical Officer"


@pytest.mark.parametrize(
    ("text", "why"),
    [("{", "not JSON"), ("{}", "no saved evaluation"), ("[]", "no saved evaluation")],
)
def test_what_is_no_report_is_said_to_be_none(tmp_path: Path, text: str, why: str) -> None:
    path = tmp_path / "report.json"
    path.write_text(text, encoding="utf-8")

    with pytest.raises(BadInput, match=why):
        read_report(path)


def test_a_damaged_or_missing_report_is_said_so(gold: Gold, tmp_path: Path) -> None:
    path = tmp_path / "report.json"
    with pytest.raises(BadInput, match="cannot be read"):
        read_report(path)
    save_report(score([gold], {}), path)
    found = json.loads(path.read_text(encoding="utf-8"))
    del found["missed"]
    path.write_text(json.dumps(found), encoding="utf-8")

    with pytest.raises(BadInput, match="is damaged"):
        read_report(path)


def test_a_place_that_cannot_be_written_is_said_so(gold: Gold, tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="cannot be written"):
        save_report(score([gold], {}), tmp_path / "no" / "report.json")
