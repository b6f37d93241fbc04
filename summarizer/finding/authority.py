"""Whose designation a name in the text is: read from the words around it, never assumed.

The nearest words win: those attached to the list the name stands in, then its clause, then its
sentence, then the only agency that the whole news names.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from summarizer.finding.agencies import Cue
from summarizer.finding.authority_scope import Run, Surroundings
from summarizer.finding.designation_names import concerns, rows
from summarizer.vocabulary.agencies import agencies
from summarizer.vocabulary.designations import Designation

UNRESOLVED = "UNRESOLVED"


class Rule(StrEnum):
    """How the authority was read. The first four rest on the words around the name."""

    LIST = "agency-in-list"
    CLAUSE = "agency-in-clause"
    SENTENCE = "agency-in-sentence"
    JURISDICTION = "authority-of-jurisdiction"
    DESIGNATION = "authority-of-designation"
    ONLY_AGENCY = "only-agency-named"
    SAME_NAME = "same-name-elsewhere"
    NONE = "no-authority-in-reach"


@dataclass(frozen=True, slots=True)
class Authority:
    """What is known of a name's authority.

    Attributes:
        codes: Vocabulary codes the name stands for: none where unresolved, two for two agencies.
        agency: Agency code, or UNRESOLVED.
        cue: The words that say so; None where a rule of the vocabulary alone says it.
        conflict: The agency that the text names against the vocabulary.
        others: Agency codes of the codes behind the first, one each.
    """

    codes: tuple[str, ...]
    agency: str
    jurisdiction: str
    rule: Rule
    cue: Cue | None = None
    conflict: str | None = None
    others: tuple[str, ...] = ()


def resolve(key: str, index: int, run: Run, around: Surroundings) -> Authority:
    """The authority of member `index` of a run, by the words around the run alone."""
    possible = rows(key)
    if len({row.authorities for row in possible}) == 1:
        return _of_one_authority(possible, run, index, around)
    for rule, cues in (
        (Rule.LIST, around.attached),
        (Rule.CLAUSE, around.clause),
        (Rule.SENTENCE, around.sentence),
    ):
        fitting = [(cue, row) for cue in cues for row in possible if concerns(cue, row)]
        codes = tuple(dict.fromkeys(row.code for _, row in fitting))
        if around.respectively and len(codes) > 1 and len(cues) == len(run.keys):
            fitting = [(cue, row) for cue, row in fitting if cue is cues[index]]
            codes = tuple(dict.fromkeys(row.code for _, row in fitting))
        if codes and (rule is not Rule.SENTENCE or len(codes) == 1):
            return _stated(codes, fitting, rule)
        if rule is Rule.LIST and cues and not _explained(cues, run):
            return _contradicted(cues[0])
        if codes:
            break
    return Authority((), UNRESOLVED, "", Rule.NONE)


def _contradicted(cue: Cue) -> Authority:
    """The text names an authority that has no programme of this name."""
    agency = cue.agency or UNRESOLVED
    rule = Rule.LIST if cue.agency else Rule.JURISDICTION
    return Authority((), agency, cue.jurisdiction, rule, cue, cue.agency or cue.jurisdiction)


def _explained(cues: Sequence[Cue], run: Run) -> bool:
    """Whether another member of the list is what the cues belong to."""
    return any(concerns(cue, row) for cue in cues for key in run.keys for row in rows(key))


def _preferred(fitting: Sequence[tuple[Cue, Designation]], code: str) -> tuple[Cue, Designation]:
    """Of the cues for a code, the one that names an agency."""
    same = [(cue, row) for cue, row in fitting if row.code == code]
    return next((pair for pair in same if pair[0].agency is not None), same[0])


def _stated(
    codes: tuple[str, ...], fitting: Sequence[tuple[Cue, Designation]], rule: Rule
) -> Authority:
    cue, row = _preferred(fitting, codes[0])
    further = [_preferred(fitting, code) for code in codes[1:]]
    others = tuple(other.agency or its_row.authorities[0] for other, its_row in further)
    if cue.agency is None:
        agency, rule = row.authorities[0], Rule.JURISDICTION
        return Authority(codes, agency, row.jurisdiction, rule, cue, others=others)
    return Authority(codes, cue.agency, row.jurisdiction, rule, cue, others=others)


def _of_one_authority(
    possible: Sequence[Designation], run: Run, index: int, around: Surroundings
) -> Authority:
    """The name belongs to one authority; the text may state it, or contradict it."""
    row = possible[0]
    codes = tuple(_qualified(possible, around.text_keys))
    for rule, cues in (
        (Rule.LIST, around.attached),
        (Rule.CLAUSE, around.clause),
        (Rule.SENTENCE, around.sentence),
    ):
        for cue in cues:
            if cue.agency in row.authorities:
                return Authority(codes, cue.agency or "", row.jurisdiction, rule, cue)
    agency = row.authorities[0] if row.jurisdiction != "INT" else UNRESOLVED
    if len(row.authorities) == 1:
        agency = row.authorities[0]
    against = _contradiction(row, run, index, around)
    place = next((cue for cue in around.attached if concerns(cue, row)), None)
    conflict = (against.agency or against.jurisdiction) if against else None
    return Authority(codes, agency, row.jurisdiction, Rule.DESIGNATION, place, conflict)


def _contradiction(row: Designation, run: Run, index: int, around: Surroundings) -> Cue | None:
    """The authority that the text gives this member, where the vocabulary knows another."""
    given = around.attached or ((around.granter,) if around.granter else ())
    if not given or any(concerns(cue, row) for cue in given):
        return None
    if run.plural:
        return given[0]
    last = index == len(run.keys) - 1
    return given[0] if last and not _explained(given, run) else None


def _qualified(possible: Sequence[Designation], keys: Sequence[str]) -> Iterable[str]:
    """The code of the one row that the sentence's own words pick; none where none or several."""
    if len(possible) == 1:
        return (possible[0].code,)
    sentence = f" {' '.join(keys)} "
    picked = [
        row.code
        for row in possible
        if any(f" {qualifier.casefold()} " in sentence for qualifier in row.qualifiers)
    ]
    return picked if len(picked) == 1 else ()


def by_the_whole_document(
    key: str, news_cues: Sequence[Cue], top_cues: Sequence[Cue] = ()
) -> Authority | None:
    """The only agency with such a programme that the news names, if no other is in question.

    Beside agencies without such a programme it must be one of headline or lead.
    """
    fitting = [(cue, row) for cue in news_cues for row in rows(key) if concerns(cue, row)]
    codes = {row.code for _, row in fitting}
    named = next(((cue, row) for cue, row in fitting if cue.agency is not None), None)
    ruled = {agencies()[cue.agency].jurisdiction for cue in news_cues if cue.agency is not None}
    if named is None or len(codes) != 1:
        return None
    cue, row = named
    if len(ruled) != 1 and cue.agency not in {one.agency for one in top_cues}:
        return None
    return Authority((row.code,), cue.agency or "", row.jurisdiction, Rule.ONLY_AGENCY)
