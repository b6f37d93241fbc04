"""What did not become part of the summary, and why: refused, missed, conflicting, suspicious."""

from __future__ import annotations

from collections.abc import Sequence

from rich.text import Text

from summarizer.schemas.audit import Finding, Missed, Refusal, Severity
from summarizer.schemas.summary import Summary
from summarizer.views.layout import Entry, Section
from summarizer.views.values import counted, joined, labelled, quoted, words

SHORT = 6
"""Entries shown of each kind where the audit is not what was asked for."""


def refused(summary: Summary, *, limit: int | None = None) -> Section:
    entries = [_refusal(one) for one in summary.audit.refused]
    return _section("Refused", entries, limit, "said by the model, not by the document")


def missed(summary: Summary, *, limit: int | None = None) -> Section:
    entries = [_missed(one, index) for index, one in enumerate(summary.audit.missed)]
    return _section("Missed", entries, limit, "seen in the text, in no entry")


def conflicts(summary: Summary, *, limit: int | None = None) -> Section:
    found = summary.audit.conflicts
    entries = [_finding(one, f"audit.conflicts[{index}]") for index, one in enumerate(found)]
    return _section("Conflicts", entries, limit, "")


def warnings(summary: Summary, *, limit: int | None = None) -> Section:
    found = summary.audit.warnings
    entries = [_finding(one, f"audit.warnings[{index}]") for index, one in enumerate(found)]
    return _section("Warnings", entries, limit, "")


def suppressed(summary: Summary) -> Section:
    found = summary.audit.suppressed
    entries = [_finding(one, f"audit.suppressed[{index}]") for index, one in enumerate(found)]
    return _section("Left out", entries, None, "by a rule")


def tally(summary: Summary) -> Text:
    """All of the audit in one line, for views that do not show it."""
    audit = summary.audit
    parts = [
        f"{len(audit.refused)} refused",
        f"{len(audit.missed)} missed",
        counted(len(audit.conflicts), "conflict"),
        counted(len(audit.warnings), "warning"),
        f"{len(summary.completeness.not_stated)} expected and not stated",
    ]
    return Text(f"{', '.join(parts)}; --view audit shows them", "dim")


def _section(title: str, entries: Sequence[Entry], limit: int | None, note: str) -> Section:
    if not entries:
        return Section(title, "none")
    kept, rest = entries[:limit], len(entries) - len(entries[:limit])
    more = [Entry(Text(f"and {rest} more", "dim"), body=(Text("--view audit", "dim"),))]
    count = f"{len(entries)}, {note}" if note else str(len(entries))
    return Section(title, count, (*kept, *(more if rest else ())))


def _refusal(refusal: Refusal) -> Entry:
    again = refusal.asked_again
    body = (
        quoted(refusal.said),
        labelled("on the words", quoted(refusal.quote)) if refusal.quote else Text(),
        joined(
            [
                words(refusal.reason, "red"),
                words(refusal.rule, "dim"),
                Text(f"asked again {counted(again, 'time')}", "dim") if again else None,
            ]
        ),
    )
    return Entry(words(refusal.path), body=tuple(line for line in body if line))


def _missed(missed: Missed, index: int) -> Entry:
    body = (words(missed.value), quoted(missed.sentence, "dim"))
    head = words(missed.kind.replace("_", " "))
    return Entry(head, body=body, path=f"audit.missed[{index}]")


def _finding(finding: Finding, path: str) -> Entry:
    error = finding.severity is Severity.ERROR
    body = (
        words(finding.message, "red" if error else ""),
        labelled("at", words(", ".join(finding.paths))),
    )
    lines = tuple(line for line in body if line)
    head = joined([Text(finding.severity.value), words(finding.rule, "dim")], " ")
    return Entry(head, body=lines, path=path)
