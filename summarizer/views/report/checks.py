"""What did not become part of the summary, and what the release leaves out, with the reasons."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from summarizer.documents.document import Document
from summarizer.schemas.audit import Audit, Finding, Missed, Refusal, Severity
from summarizer.schemas.summary import Summary
from summarizer.views.not_stated import not_stated
from summarizer.views.report.pointers import Pointer, Pointers
from summarizer.views.values import counted, plain


@dataclass(frozen=True, slots=True)
class Note:
    """One thing that a check found.

    Attributes:
        head: What it is about.
        said: Words of the model or of the document, each with what they are; a pointer where the
            document holds them.
        reason: Why, for a person.
        facts: The values it is about.
        serious: Whether it makes a fact doubtful.
    """

    head: str
    said: tuple[tuple[str, Pointer | str], ...] = ()
    reason: str = ""
    detail: str = ""
    facts: tuple[Pointer, ...] = ()
    serious: bool = False


@dataclass(frozen=True, slots=True)
class Check:
    id: str
    title: str
    note: str
    notes: tuple[Note, ...]


def checks(
    summary: Summary,
    pointers: Pointers,
    by_path: dict[str, Pointer],
    designations: Mapping[str, str],
    prefix: str,
) -> tuple[Check, ...]:
    """Refused, missed, conflicts, warnings, not stated, left out; each there even if empty."""
    document = Document.from_text(summary.document.text) if summary.document.text else None
    *believed, left_out = audit_checks(summary.audit, pointers, by_path, document, prefix)
    silent = _silent(summary, designations)
    expected = _check("Not stated", "expected of this kind of release", silent, prefix)
    return (*believed, expected, left_out)


def audit_checks(
    audit: Audit,
    pointers: Pointers,
    by_path: dict[str, Pointer],
    document: Document | None,
    prefix: str,
) -> tuple[Check, ...]:
    """Refused, missed, conflicts, warnings and left out."""
    writer = _Writer(pointers, by_path, document)
    made = (
        ("Refused", "said by the model, not by the document", map(writer.refused, audit.refused)),
        ("Missed", "seen in the text, in no entry", map(writer.missed, audit.missed)),
        ("Conflicts", "", map(writer.finding, audit.conflicts)),
        ("Warnings", "", map(writer.finding, audit.warnings)),
        ("Left out", "by a rule", map(writer.finding, audit.suppressed)),
    )
    return tuple(_check(title, note, notes, prefix) for title, note, notes in made)


def _check(title: str, note: str, notes: Iterable[Note], prefix: str) -> Check:
    found = tuple(notes)
    count = ", ".join(filter(None, (str(len(found)), note))) if found else "none"
    return Check(f"{prefix}-all-{title.lower().replace(' ', '-')}", title, count, found)


def _silent(summary: Summary, designations: Mapping[str, str]) -> Iterable[Note]:
    section = not_stated(summary, alone=True)
    for entry in section.entries:
        owner = entry.head.plain
        yield Note(
            plain(designations.get(owner, owner)),
            reason=", ".join(line.plain for line in entry.body),
        )


@dataclass(frozen=True, slots=True)
class _Writer:
    pointers: Pointers
    by_path: dict[str, Pointer]
    document: Document | None

    def refused(self, refusal: Refusal) -> Note:
        again = refusal.asked_again
        return Note(
            plain(refusal.path),
            (("", plain(refusal.said)), *self._quoted(refusal)),
            plain(refusal.reason),
            _detail(refusal.rule, f"asked again {counted(again, 'time')}" if again else ""),
            tuple(filter(None, [self._nearest(refusal.entry or "")])),
        )

    def missed(self, missed: Missed) -> Note:
        kind = plain(missed.kind.replace("_", " "))
        value = plain(missed.value)
        pointer = self.pointers.check(f"missed {kind}", value, (missed.evidence,))
        return Note(kind, (("", pointer),), detail=f"in “{plain(missed.sentence)}”")

    def finding(self, finding: Finding) -> Note:
        label = finding.severity.value
        words = (
            ("", self.pointers.check(label, plain(one.text), (one,))) for one in finding.evidence
        )
        known = {path: self._nearest(path) for path in finding.paths}
        others = ", ".join(plain(path) for path, found in known.items() if found is None)
        return Note(
            label,
            tuple(words),
            plain(finding.message),
            _detail(finding.rule, f"at {others}" if others else ""),
            tuple(dict.fromkeys(found for found in known.values() if found)),
            finding.severity is Severity.ERROR,
        )

    def _nearest(self, path: str) -> Pointer | None:
        """What is shown for a path, or for the narrowest entry around it."""
        while path:
            if found := self.by_path.get(path):
                return found
            path = path[: max(path.rfind("."), path.rfind("["), 0)]
        return None

    def _quoted(self, refusal: Refusal) -> Iterable[tuple[str, Pointer | str]]:
        """The words the model offered, tied to the document where it holds them at all."""
        if refusal.quote:
            found = self.document.locate(refusal.quote) if self.document else None
            shown = plain(refusal.quote)
            words = self.pointers.check("offered as proof", shown, (found,)) if found else shown
            yield "on the words", words


def _detail(*parts: str) -> str:
    return " · ".join(plain(part) for part in parts if part)
