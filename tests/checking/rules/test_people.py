from __future__ import annotations

from collections.abc import Callable

import pytest

from summarizer.schemas.audit import Finding

Node = dict[str, object]
Said = Callable[..., Node]
Found = Callable[..., list[Finding]]


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        ("“We are glad to bring this therapy to patients,” said Ilse Maronde, CEO of Oravell.", 0),
        ("“We are glad to bring this therapy to patients who need it.”", 1),
        ("The talk is called “Long-Term Outcomes of Patients Treated with Venzacel in Gout”.", 0),
        ("The trial is “fully enrolled” now.", 0),
    ],
)
def test_a_quotation_has_a_speaker(found_in: Found, text: str, faults: int) -> None:
    assert len(found_in(f"Oravell Bio Reports News\n\n{text}\n", "R-PE-01")) == faults


@pytest.mark.parametrize(("role", "rule", "faults"), [("CEO", None, 1), ("CEO", "from-list", 0)])
def test_a_role_is_in_its_words(
    found: Found, said: Said, words: Node, role: str, rule: str | None, faults: int
) -> None:
    person = {"name": said("Ilse Maronde"), "roles": [said(role, rule)], "evidence": [words]}

    assert len(found("R-PE-01-role", people=[person])) == faults


def test_a_role_in_the_words_of_the_document_is_no_fault(
    found: Found, said: Said, words: Node
) -> None:
    person = {"name": said("Ilse Maronde"), "roles": [said("oravell")], "evidence": [words]}

    assert found("R-PE-01-role", people=[person]) == []
