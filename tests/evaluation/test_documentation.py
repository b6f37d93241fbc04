from __future__ import annotations

from pathlib import Path

import pytest

from summarizer.evaluation.bootstrap import LEVEL, RESAMPLES
from summarizer.evaluation.fields import FIELDS, ScoredField
from summarizer.evaluation.wording import ENOUGH

TEXT = Path("docs/accuracy.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("field", FIELDS, ids=lambda field: field.name)
def test_a_scored_field_is_documented_with_its_comparison(field: ScoredField) -> None:
    (row,) = (line for line in TEXT.splitlines() if line.startswith(f"| `{field.name}` |"))

    assert row.endswith(f" | {field.comparison.told} |")
    assert field.block in row


def test_the_documented_numbers_are_those_of_the_code() -> None:
    assert f"{LEVEL}% percentile bootstrap" in TEXT
    assert f"{RESAMPLES} times" in TEXT
    assert f"token F1 of {ENOUGH} on" in TEXT
