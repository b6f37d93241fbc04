from __future__ import annotations

from collections.abc import Callable

from summarizer.checking.consistency import RULES, check
from summarizer.checking.rules.rule import Source
from summarizer.documents.document import Document
from summarizer.schemas.audit import Severity
from summarizer.schemas.summary import Summary

Node = dict[str, object]
SOURCE = Source(Document.from_text("Oravell"))


def test_every_rule_has_an_id_of_its_own_and_a_source() -> None:
    assert len({rule.id for rule in RULES}) == len(RULES)
    assert all(rule.source for rule in RULES)


def test_errors_are_conflicts_and_everything_else_is_a_warning(
    made: Callable[..., Summary], said: Callable[..., Node], words: Node
) -> None:
    finding = {"term": said("CRS"), "presence": said("present"), "evidence": [words]}
    absent = {**finding, "presence": said("explicitly_absent"), "n": said(3), "N": said(2)}

    findings = check(made(safety=[finding, absent]), SOURCE)

    assert [(f.rule, f.severity) for f in findings.conflicts] == [
        ("R-NUM-01", Severity.ERROR),
        ("R-SAF-02", Severity.ERROR),
    ]
    assert [(f.rule, f.severity) for f in findings.warnings] == [("R-SAF-03", Severity.WARNING)]


def test_an_empty_summary_has_no_fault(made: Callable[..., Summary]) -> None:
    findings = check(made(), SOURCE)

    assert (findings.conflicts, findings.warnings) == ((), ())
