from __future__ import annotations

import json
import runpy
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from summarizer.schemas.summary import Summary

ROOT = Path(__file__).resolve().parents[2]
PUBLISHED = ROOT / "schemas" / "summary.schema.json"


def published() -> dict[str, Any]:  # JSON Schema: any JSON at all
    schema: dict[str, Any] = json.loads(PUBLISHED.read_text(encoding="utf-8"))
    return schema


def faults(saved: Any) -> list[str]:  # likewise
    found = Draft202012Validator(published()).iter_errors(saved)  # pyright: ignore[reportUnknownMemberType] - its stub names a type that is not there
    return [fault.message for fault in found]


def test_the_published_schema_is_what_the_models_say() -> None:
    generator = runpy.run_path(str(ROOT / "scripts" / "write_schema.py"))

    assert PUBLISHED.read_text(encoding="utf-8") == generator["schema"](), "run `make schema`"


def test_the_published_schema_is_a_schema_with_a_name_of_its_own() -> None:
    Draft202012Validator.check_schema(published())

    assert published()["$id"] == "urn:summarizer:summary:1"


def test_a_saved_summary_is_valid(summary: Summary) -> None:
    assert faults(json.loads(summary.model_dump_json())) == []


def without_evidence(saved: dict[str, Any]) -> None:
    saved["results"][0]["value"]["evidence"] = []


def outside_the_vocabulary(saved: dict[str, Any]) -> None:
    saved["trials"][0]["phases"][0]["value"] = "PHASE5"


def with_a_field_of_its_own(saved: dict[str, Any]) -> None:
    saved["products"][0]["confidence"] = 0.9


def without_a_document(saved: dict[str, Any]) -> None:
    del saved["document"]


def with_a_bare_value(saved: dict[str, Any]) -> None:
    saved["trials"][0]["acronym"] = "TIDAL"


@pytest.mark.parametrize(
    "spoil",
    [
        without_evidence,
        outside_the_vocabulary,
        with_a_field_of_its_own,
        without_a_document,
        with_a_bare_value,
    ],
    ids=lambda spoil: spoil.__name__.replace("_", " "),
)
def test_a_spoilt_summary_is_not_valid(
    spoil: Callable[[dict[str, Any]], None], summary: Summary
) -> None:
    saved = json.loads(summary.model_dump_json())
    spoil(saved)

    assert len(faults(saved)) == 1
