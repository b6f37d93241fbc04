"""Safety: what occurred, what is said not to have occurred, and what the release is silent on."""

from __future__ import annotations

from rich.text import Text

from summarizer.schemas.safety import SafetyFinding
from summarizer.schemas.summary import Summary
from summarizer.schemas.terms import Presence
from summarizer.views.layout import Entry, Section
from summarizer.views.names import named
from summarizer.views.results import outcome
from summarizer.views.values import joined, labelled, listed, mark, shown, words

BLOCK = "safety"
"""Paths of `completeness.not_stated` that begin so are shown here, and nowhere else again."""


def safety(summary: Summary) -> Section:
    found = tuple(_entry(summary, one, index) for index, one in enumerate(summary.safety))
    present = sum(one.presence.value is Presence.PRESENT for one in summary.safety)
    counts = [f"{present} present"] if present else []
    if absent := len(found) - present:
        counts.append(f"{absent} explicitly absent")
    silent = _silent(summary)
    entries = (*found, silent) if silent else found
    return Section("Safety", ", ".join(counts) or "none stated", entries)


def _entry(summary: Summary, finding: SafetyFinding, index: int) -> Entry:
    absent = finding.presence.value is Presence.EXPLICITLY_ABSENT
    head, full = _term(finding)
    body = (
        joined(
            [
                Text("explicitly absent" if absent else "present").append_text(
                    mark(finding.presence)
                ),
                _grade(finding),
                outcome(finding.n, finding.N),
                shown(finding.outcome) if finding.outcome else None,
                named(summary, finding.trial)
                if finding.trial and len(summary.trials) > 1
                else None,
            ]
        ),
        full,
        labelled("managed with", listed(finding.management)),
    )
    lines = tuple(line for line in body if line)
    return Entry(head, body=lines, path=f"safety[{index}]")


def _term(finding: SafetyFinding) -> tuple[Text, Text]:
    """The checklist code and the document's own term, or the term alone where it has no code."""
    term = shown(finding.term)
    if finding.code is None or finding.code == finding.term.value:
        return term, Text()
    return words(finding.code), term


def _grade(finding: SafetyFinding) -> Text | None:
    low, high = finding.grade_min, finding.grade_max
    scale = Text(" by ").append_text(shown(finding.scale)) if finding.scale else Text()
    if low and high:
        if low.value == high.value:
            return Text("grade ").append_text(shown(low)).append_text(scale)
        return joined([Text("grades ").append_text(shown(low)), shown(high)], " to ").append_text(
            scale
        )
    if low:
        return Text("grade ").append_text(shown(low)).append(" or higher").append_text(scale)
    if high:
        return Text("grade ").append_text(shown(high)).append(" or lower").append_text(scale)
    return None


def _silent(summary: Summary) -> Entry | None:
    """Checklist terms the release does not mention: neither present nor absent."""
    paths = summary.completeness.not_stated
    terms = [path.removeprefix(BLOCK).strip(".[]") for path in paths if path.startswith(BLOCK)]
    named_terms = [term for term in terms if term]
    if not named_terms:
        return None
    return Entry(Text("not stated", "dim"), body=(words(", ".join(named_terms), "dim"),))
