from __future__ import annotations

from collections.abc import Callable

import pytest

from summarizer.schemas.audit import Finding

Node = dict[str, object]
Said = Callable[..., Node]
Found = Callable[..., list[Finding]]


def _abstract(text: str, *facts: str) -> Node:
    return {"sentences": [{"text": text, "facts": facts or ("organisations[0].name",)}]}


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("Reported: ORR 31%.", []),
        ("Reported: ORR 13%.", ["13"]),
        ("Reported: ORR 31% in NCT01234567.", ["NCT01234567"]),
        ("Reported: ORR 31% in the TIDAL trial.", ["TIDAL"]),
        ("Reported: ORR 1%.", ["1"]),
    ],
)
def test_the_abstract_holds_nothing_that_the_record_lacks(
    found: Found, said: Said, words: Node, text: str, tokens: list[str]
) -> None:
    result = {
        "endpoint_text": said("ORR"),
        "endpoint_code": said("ORR", "endpoint-vocabulary"),
        "value": said("31"),
        "evidence": [words],
    }
    abstract = _abstract(text, "results[0].endpoint_text", "results[0].value")

    told = found("R-EV-05", results=[result], abstract=abstract)

    assert [fault.message.split("`")[1] for fault in told] == tokens


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        ("New: Breakthrough Therapy designation (FDA, granted).", 0),
        ("Oravell has a breakthrough in gout.", 1),
        ("Reported: promising and well tolerated.", 2),
        ("Reported: the product was approved.", 1),
        (" ".join(["word"] * 121), 1),
        (" ".join(["word"] * 120), 0),
    ],
)
def test_the_abstract_praises_nothing(found: Found, text: str, faults: int) -> None:
    assert len(found("R-SUM-01", abstract=_abstract(text))) == faults


def test_an_approval_on_record_may_be_told(found: Found, said: Said, words: Node) -> None:
    event = {
        "event_type": said("APPROVAL"),
        "authority": said("FDA"),
        "novelty": said("unknown"),
        "raw_text": "approved",
        "evidence": [words],
    }
    abstract = _abstract("New: approval (FDA).", "regulatory_events[0].event_type")

    assert found("R-SUM-01", abstract=abstract, regulatory_events=[event]) == []
