"""What did not make it into the summary, as rows: each with its reason and its words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from summarizer.browse.facts import evidence_lines
from summarizer.browse.row import BLOCK, ENTRY, Only, Row, Tone
from summarizer.schemas.audit import Finding, Missed, Refusal, Severity
from summarizer.schemas.summary import Summary
from summarizer.views.not_stated import not_stated
from summarizer.views.safe_text import one_line
from summarizer.views.values import counted

if TYPE_CHECKING:
    from summarizer.documents.document import Document

_TAGS = frozenset({Only.PROBLEMS})


def problem_rows(summary: Summary, document: Document | None) -> list[Row]:
    """Refused, missed, conflicts, warnings, unanswered, not stated, left out; empty kinds not.

    Args:
        summary: Whose audit is shown.
        document: Finds the words a model offered as proof; None: they are only quoted.
    """
    audit = summary.audit
    rows = [
        *_group(
            "Not answered",
            "a question without a usable answer",
            [_plain_row(one.question, one.reason) for one in audit.unanswered],
        ),
        *_group(
            "Refused",
            "said by the model, not by the document",
            [_refusal(one, document) for one in audit.refused],
        ),
        *_group("Missed", "seen in the text, in no entry", [_missed(one) for one in audit.missed]),
        *_group("Conflicts", "", [_finding(one) for one in audit.conflicts]),
        *_group("Warnings", "", [_finding(one) for one in audit.warnings]),
        *_not_stated(summary),
        *_group("Left out", "by a rule", [_finding(one) for one in audit.suppressed]),
    ]
    return rows


def _group(title: str, meaning: str, rows: Sequence[Row]) -> Iterator[Row]:
    if rows:
        note = f"{len(rows)}, {meaning}" if meaning else str(len(rows))
        yield Row(BLOCK, title, note=note)
        yield from rows


def _plain_row(label: str, reason: str) -> Row:
    label, reason = one_line(label), one_line(reason)
    return Row(ENTRY, label, reason, detail=((label, reason),), tags=_TAGS)


def _refusal(refusal: Refusal, document: Document | None) -> Row:
    found = document.locate(refusal.quote) if document and refusal.quote else None
    reason = one_line(refusal.reason)
    detail = [("refused", one_line(refusal.said)), (one_line(refusal.rule), reason)]
    if refusal.quote:
        where = "on the words" if found else "on words that stand nowhere"
        detail.append((where, f"“{one_line(refusal.quote)}”"))
    if refusal.asked_again:
        detail.append(("asked again", counted(refusal.asked_again, "time")))
    return Row(
        ENTRY,
        one_line(refusal.path),
        one_line(refusal.said),
        note=reason,
        tone=Tone.BAD,
        path=f"refused {refusal.path}",
        spans=(found,) if found else (),
        detail=tuple(detail),
        tags=_TAGS,
    )


def _missed(missed: Missed) -> Row:
    kind = one_line(missed.kind.replace("_", " "))
    spans = (missed.evidence,)
    return Row(
        ENTRY,
        kind,
        one_line(missed.value),
        spans=spans,
        detail=(
            (f"missed {kind}", one_line(missed.value)),
            ("in the sentence", f"“{one_line(missed.sentence)}”"),
            *evidence_lines(spans),
        ),
        tags=_TAGS,
    )


def _finding(finding: Finding) -> Row:
    message = one_line(finding.message)
    detail = [(f"{finding.severity.value} {one_line(finding.rule)}", message)]
    if finding.paths:
        detail.append(("at", ", ".join(map(one_line, finding.paths))))
    return Row(
        ENTRY,
        one_line(finding.rule),
        message,
        tone=Tone.BAD if finding.severity is Severity.ERROR else Tone.DOUBTFUL,
        path=finding.paths[0] if finding.paths else "",
        spans=finding.evidence,
        detail=(*detail, *evidence_lines(finding.evidence)),
        tags=_TAGS,
    )


def _not_stated(summary: Summary) -> Iterator[Row]:
    section = not_stated(summary, alone=True)
    rows = []
    for entry in section.entries:
        owner, fields = entry.head.plain, ", ".join(line.plain for line in entry.body)
        kinds = section.note or "expected of this kind of release"
        detail = ((f"not stated of {owner}", fields), ("why it is listed", kinds))
        rows.append(Row(ENTRY, owner, fields, detail=detail, tags=_TAGS))
    yield from _group("Not stated", section.note, rows)
