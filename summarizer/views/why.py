"""Where a value comes from: its words, their place, and the rule."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from rich.text import Text

from summarizer.documents.evidence import Evidence, Match
from summarizer.schemas.audit import Missed, Refusal
from summarizer.schemas.stated import Basis
from summarizer.schemas.summary import Fact, Summary
from summarizer.views.layout import Page
from summarizer.views.safe_text import one_line
from summarizer.views.values import plain

AROUND = 70
"""Characters of the line shown on each side of the words."""

_INDEX = re.compile(r"\[\d+\]")


@dataclass(frozen=True, slots=True)
class Reasons:
    """All that is known of one field.

    Attributes:
        facts: What stands there.
        refused: What a model said for it, and why it does not stand.
        missed: Mentions of that kind that no entry holds.
        not_stated: Whether it is expected, and the release is silent.
    """

    field: str
    facts: tuple[Fact, ...]
    refused: tuple[Refusal, ...]
    missed: tuple[Missed, ...]
    not_stated: tuple[str, ...]

    @property
    def empty(self) -> bool:
        return not (self.facts or self.refused or self.missed or self.not_stated)


def reasons(summary: Summary, field: str) -> Reasons:
    """What is known of a field.

    Args:
        summary: Where to look.
        field: A path as in the JSON, with or without indices, or the beginning or end of one:
            `regulatory_events[0].authority`, `trials.phases`, `phases`, `safety`.
    """
    wanted = field.strip().strip(".").removesuffix(".value")
    return Reasons(
        field=wanted,
        facts=tuple(fact for fact in summary.facts() if _fits(fact.path, wanted)),
        refused=tuple(one for one in summary.audit.refused if _fits(one.path, wanted)),
        missed=tuple(one for one in summary.audit.missed if one.kind in _last(wanted)),
        not_stated=tuple(path for path in summary.completeness.not_stated if _fits(path, wanted)),
    )


def fields(summary: Summary) -> list[str]:
    """The fields that have a value, without indices, each once, in order."""
    return list(dict.fromkeys(_INDEX.sub("", fact.path) for fact in summary.facts()))


def _fits(path: str, wanted: str) -> bool:
    """Whether the path is the wanted one or under it; whole names are compared, never parts."""
    exact = "[" in wanted
    mine = _parts(path, keep_index=exact)
    theirs = _parts(wanted, keep_index=exact)
    count = len(theirs)
    return any(mine[at : at + count] == theirs for at in range(len(mine) - count + 1))


def _parts(path: str, *, keep_index: bool) -> list[str]:
    return (path if keep_index else _INDEX.sub("", path)).split(".")


def _last(wanted: str) -> str:
    return _INDEX.sub("", wanted).rpartition(".")[2]


def lines(found: Reasons, text: str | None, page: Page) -> Iterator[Text]:
    """For a person: each value with its words in their sentence.

    Args:
        found: What is known.
        text: The document's text, for the words around; None where it was not saved.
        page: Where it is laid out.
    """
    if found.empty:
        yield from page.paragraph(
            Text(f"{plain(found.field)}: nothing stands there, and nothing was refused")
        )
    for number, fact in enumerate(found.facts):
        if number:
            yield Text()
        yield from _fact(fact, text, page)
    for refusal in found.refused:
        yield Text()
        head = Text("refused  ", "red").append(plain(refusal.path), "dim")
        yield from page.paragraph(head)
        yield from page.paragraph(Text(f"the model said “{one_line(refusal.said)}”"), indent=2)
        yield from page.paragraph(
            Text(f"{plain(refusal.reason)} ({plain(refusal.rule)})"), indent=2
        )
    for missed in found.missed:
        yield Text()
        yield from page.paragraph(Text("missed  ", "yellow").append(plain(missed.value)))
        yield from page.paragraph(Text(f"“{one_line(missed.sentence)}”"), indent=2)
    for path in found.not_stated:
        yield Text()
        yield from page.paragraph(
            Text(plain(path), "dim").append("  expected, and not stated in the document", "")
        )


def _fact(fact: Fact, text: str | None, page: Page) -> Iterator[Text]:
    yield from page.paragraph(Text(plain(fact.path), "dim"))
    value = Text(plain(fact.value), "bold").append(f"  {_basis(fact)}", "dim")
    yield from page.paragraph(value)
    for evidence in fact.evidence:
        yield from page.paragraph(_in_context(evidence, text), indent=2)
        yield from page.paragraph(Text(_place(evidence), "dim"), indent=2)


def _basis(fact: Fact) -> str:
    if fact.basis is Basis.STATED:
        return "stated"
    return f"{fact.basis.value} by rule `{plain(fact.rule or '')}`"


def _place(evidence: Evidence) -> str:
    section = evidence.section.value.replace("_", " ")
    how = "typography folded" if evidence.match is Match.FOLDED else "letter for letter"
    return f"{section}, characters {evidence.start} to {evidence.end}, {how}"


def _in_context(evidence: Evidence, text: str | None) -> Text:
    """The words, underlined in the line they stand in."""
    words = Text(one_line(evidence.text), "underline")
    if text is None:
        return Text("“").append_text(words).append("”")
    before = text[max(0, evidence.start - AROUND) : evidence.start].rpartition("\n")[2]
    after = text[evidence.end : evidence.end + AROUND].partition("\n")[0]
    if len(before) == AROUND:
        before = "…" + before.partition(" ")[2]
    if len(after) == AROUND:
        after = after.rpartition(" ")[0] + " …"
    # The marks keep the spaces beside the words, which `one_line` would cut.
    return Text().append(_kept(before), "dim").append_text(words).append(_kept(after), "dim")


def _kept(text: str) -> str:
    return one_line(f"|{text}|")[1:-1]
