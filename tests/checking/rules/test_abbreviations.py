from __future__ import annotations

from collections.abc import Callable

import pytest

from summarizer.schemas.audit import Finding

Found = Callable[..., list[Finding]]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "Multiple myeloma (MM) is rare. Metastatic melanoma (MM) is not.",
            "MM is `Multiple myeloma` and `Metastatic melanoma`",
        ),
        ("Multiple myeloma (MM) is rare. Relapsed multiple myeloma (MM) is rarer.", None),
        ("T-cell leukaemia (TCL) is rare. T cell leukemia (TCL) is grave.", None),
        ("Cytokine release syndromes (CRS) occur. A cytokine release syndrome (CRS) ended.", None),
        ("Multiple myeloma (MM) is rare, and MM is treated.", None),
        ("Oravell (NASDAQ) and Brightloch (NASDAQ) reported.", None),
        ("Twelve patients (USA) and nine patients (USA) took part.", None),
    ],
)
def test_a_short_form_is_spelled_out_in_one_way(
    found_in: Found, text: str, message: str | None
) -> None:
    told = [fault.message for fault in found_in(f"{text}\n", "R-ENT-04")]

    assert told == ([message] if message else [])
