"""The rule on quotations: each has a speaker, and each speaker's role is written."""

from __future__ import annotations

import re
from collections.abc import Iterator

from summarizer.checking.rules.rule import Fault, Rule, Source
from summarizer.schemas.audit import Severity
from summarizer.schemas.stated import Basis
from summarizer.schemas.summary import Summary

_FEWEST_WORDS = 6
_MARKS = ' "“”*_'
_SMALL = re.compile(r"\b(?:of|in|for|and|the|a|an|with|to|on|by|or|from|at|vs)\b", re.IGNORECASE)


def _speakers(_: Summary, source: Source) -> Iterator[Fault]:
    for quotation in source.people.quotations:
        words = source.document.slice(quotation.spans[0]).strip(_MARKS)
        spoken = len(words.split()) >= _FEWEST_WORDS and not _is_title(words)
        if quotation.speaker is None and spoken:
            yield Fault(
                "these words are quoted, and nobody is named beside them",
                ("people",),
                tuple(source.evidence(span) for span in quotation.spans),
            )


def _is_title(words: str) -> bool:
    """Whether most words begin in capitals, as in the title of a talk or a paper."""
    telling = _SMALL.sub(" ", words).split()
    capital = sum(word[0].isupper() or not word[0].isalpha() for word in telling)
    return capital > len(telling) / 2


def _roles(summary: Summary, _: Source) -> Iterator[Fault]:
    for index, person in enumerate(summary.people):
        for number, role in enumerate(person.roles):
            written = " ".join(" ".join(e.text.split()) for e in role.evidence).lower()
            if role.basis is Basis.STATED and " ".join(role.value.split()).lower() not in written:
                yield Fault(
                    f"the role `{role.value}` is not in its words",
                    (f"people[{index}].roles[{number}]",),
                    role.evidence,
                )


RULES = (
    Rule("R-PE-01", Severity.WARNING, "who says so is part of what is said", _speakers),
    Rule("R-PE-01-role", Severity.WARNING, "roles are written, not guessed", _roles),
)
