"""Whose designation a name in the text is: read from the words around it, never assumed.

The nearest words win: those attached to the list the name stands in, then its clause, then its
sentence, then the only agency that the whole news names.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from summarizer.documents.document import Document
from summarizer.documents.evidence import Section
from summarizer.finding.agencies import Cue
from summarizer.finding.designation_names import concerns, rows
from summarizer.finding.phrases import PARAGRAPH, Words
from summarizer.finding.sentence_words import SentenceWords
from summarizer.vocabulary.designations import Designation

UNRESOLVED = "UNRESOLVED"

NEWS = frozenset({Section.HEADLINE, Section.LEAD, Section.BODY, Section.QUOTE})
"""The sections that carry what a release is about."""

_PREPOSITIONS = frozenset(
    {"from", "by", "in", "of", "with", "at", "within", "under", "across", "throughout"}
)
_GIVERS = frozenset({"from", "by"})
_PARTICIPLES = frozenset(
    {"granted", "awarded", "issued", "conferred", "received", "given", "obtained", "held"}
)
_ARTICLES = frozenset({"the", "both", "each"})
_ANDS = frozenset({",", "and", "or", "&", "/", "as", "well"})
_BREAKS = frozenset(
    {";", ":", "—", "while", "whereas", "but", "although", "though", "which", "who", "where"}
    | {PARAGRAPH}
)
_GRANTING = frozenset(
    {"granted", "grants", "grant", "awarded", "awards", "assigned", "designated", "accepted"}
    | {"gave", "issued", "denied", "rescinded", "revoked", "withdrew", "declined", "granting"}
)
_FARTHEST_WORDS = 120  # words a sentence is searched to either side; real ones are shorter


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
class Run:
    """A list of names, or one alone.

    Attributes:
        first: Index of its first word.
        last: Index after its last word.
        plural: One head noun in the plural serves all members.
        keys: What its members are called, in order.
    """

    first: int
    last: int
    plural: bool
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The cues around one run.

    Attributes:
        attached: Those that belong to the run: `FDA ...`, `... from the FDA and the EMA`.
        clause: The nearest of its clause, with what is coordinated with it.
        sentence: All of its sentence.
        granter: The agency that is said to act on this very run.
        respectively: The sentence pairs members and agencies off.
        text_keys: The words of the sentence in folded case.
    """

    attached: tuple[Cue, ...]
    clause: tuple[Cue, ...]
    sentence: tuple[Cue, ...]
    granter: Cue | None
    respectively: bool
    text_keys: tuple[str, ...]


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


class Scope:
    """Where cues and runs of one document stand to each other."""

    def __init__(
        self, document: Document, words: Words, cues: Sequence[Cue], runs: Sequence[Run]
    ) -> None:
        self._words = words
        self._sentences = SentenceWords(document, words)
        self._starting = {cue.first: cue for cue in cues}
        self._ending = {cue.last: cue for cue in cues}
        self._runs = {run.first for run in runs}
        self._attached = {run: tuple(self._attached_to(run)) for run in runs}
        self._owner = {cue: run for run, found in self._attached.items() for cue in found}
        self.news_cues = tuple(
            cue for cue in cues if document.section_at(cue.span.start) in NEWS and self._tells(cue)
        )

    def around(self, run: Run) -> Surroundings:
        """The cues around a run, and the words of its sentence."""
        sentence = self._sentences.span(run.first)
        inside = range(
            max(sentence.start, run.first - _FARTHEST_WORDS),
            min(sentence.stop, run.last + _FARTHEST_WORDS),
        )
        keys = tuple(self._words.key(i) for i in inside)
        clause = self._in_clause(run, inside)
        granter = next((cue for cue in clause[-1:] if self._acts_on(cue, run)), None)
        return Surroundings(
            attached=self._attached[run],
            clause=clause,
            sentence=tuple(c for i in inside if (c := self._starting.get(i)) and self._tells(c)),
            granter=granter,
            respectively="respectively" in keys,
            text_keys=keys,
        )

    def _tells(self, cue: Cue) -> bool:
        """A place counts only as `in the ...` or where it belongs to a name."""
        if cue.agency is not None or cue in self._owner:
            return True
        index = cue.first - 1
        while self._words.key(index) in _ARTICLES:
            index -= 1
        return not cue.adjective and self._words.key(index) in {"in", "across", "within"}

    def _attached_to(self, run: Run) -> Iterable[Cue]:
        before = run.first - (self._words.key(run.first - 1) == "s")
        if (cue := self._ending.get(before)) is not None:
            yield from self._coordinated_before(cue)
        yield from self._coordinated_after(self._entrance_after(run), opened=True)
        yield from self._giver_after(run)

    def _giver_after(self, run: Run) -> Iterable[Cue]:
        """The subject of a relative clause: `that the FDA granted`, `which the UK's MHRA gave`."""
        index = run.last + (self._words.key(run.last) == ",")
        if self._words.key(index) not in {"that", "which"}:
            return
        index += 1
        found: list[Cue] = []
        while self._words.key(index) in _ARTICLES | {"s"} or index in self._starting:
            if (cue := self._starting.get(index)) is not None:
                found.append(cue)
            index = cue.last if cue is not None else index + 1
        while self._words.key(index) in {"has", "had", "previously", "already", "(", ")"}:
            index += 1
        if self._words.key(index) in _GRANTING:
            yield from (cue for cue in found if cue.agency is not None)

    def _entrance_after(self, run: Run) -> int:
        """The index where a cue must begin to be attached behind a run: `(FDA)`, `by the FDA`."""
        index = run.last
        if self._words.key(index) in {"(", "["}:
            return index + 1
        while self._words.key(index) in _PARTICIPLES:
            index += 1
        if self._words.key(index) not in _PREPOSITIONS:
            return -1
        index += 1
        while self._words.key(index) in _ARTICLES:
            index += 1
        return index

    def _coordinated_before(self, cue: Cue) -> tuple[Cue, ...]:
        """`the FDA, the EMA and the MHRA`, up to a cue and with it, in the order of the text."""
        found = [cue]
        joins = frozenset({"and", "&", "/"})
        while True:
            index = found[0].first - 1
            while self._words.key(index) in _ARTICLES:
                index -= 1
            if self._words.key(index) not in joins:
                return tuple(found)
            index -= self._words.key(index - 1) == ","
            earlier = self._ending.get(index)
            if earlier is None:
                return tuple(found)
            found.insert(0, earlier)
            joins |= {","}

    def _coordinated_after(self, index: int, *, opened: bool) -> Iterable[Cue]:
        between = _ANDS | _ARTICLES | _PREPOSITIONS | {"s"}
        while opened and (cue := self._starting.get(index)) is not None:
            if self._begins_run(cue):
                return
            yield cue
            index = cue.last
            opened = self._words.key(index) in between
            while self._words.key(index) in between:
                index += 1

    def _begins_run(self, cue: Cue) -> bool:
        after = cue.last + (self._words.key(cue.last) == "s")
        return after in self._runs

    def _in_clause(self, run: Run, inside: range) -> tuple[Cue, ...]:
        left = self._left_in_clause(run, inside.start)
        right = self._right_in_clause(run, inside.stop)
        acts = bool(left) and left[-1].agency is not None and self._grants(left[-1], run)
        if acts or (len(left) == 1 and left[0].agency is not None and not right):
            return left
        return right or (left if len(left) == 1 else ())

    def _left_in_clause(self, run: Run, start: int) -> tuple[Cue, ...]:
        place: tuple[Cue, ...] = ()
        for index in range(run.first, start - 1, -1):
            cue = self._ending.get(index)
            if cue is not None and cue not in self._owner and self._tells(cue):
                if cue.agency is not None:
                    return self._coordinated_before(cue)
                place = place or self._coordinated_before(cue)
            if index > start and self._words.key(index - 1) in _BREAKS:
                break
        return place

    def _right_in_clause(self, run: Run, stop: int) -> tuple[Cue, ...]:
        place: tuple[Cue, ...] = ()
        for index in range(run.last, stop):
            if index in self._runs or self._words.key(index) in _BREAKS:
                break
            cue = self._starting.get(index)
            if cue is None or cue in self._owner or self._begins_run(cue):
                continue
            before = index - 1
            while self._words.key(before) in _ARTICLES:
                before -= 1
            if cue.agency is not None and self._words.key(before) in _GIVERS:
                return tuple(self._coordinated_after(index, opened=True))
            if cue.agency is None and self._tells(cue):
                place = place or tuple(self._coordinated_after(index, opened=True))
        return place

    def _grants(self, cue: Cue, run: Run) -> bool:
        return any(self._words.key(i) in _GRANTING for i in range(cue.last, run.first))

    def _acts_on(self, cue: Cue, run: Run) -> bool:
        between = range(cue.last, run.first)
        return (
            cue.agency is not None
            and self._grants(cue, run)
            and not any(i in self._runs for i in between)
        )


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


def by_the_whole_document(key: str, news_cues: Sequence[Cue]) -> Authority | None:
    """The only agency with such a programme that the news names, if no other is in question."""
    fitting = [(cue, row) for cue in news_cues for row in rows(key) if concerns(cue, row)]
    codes = {row.code for _, row in fitting}
    named = next(((cue, row) for cue, row in fitting if cue.agency is not None), None)
    agencies_named = {cue.agency for cue in news_cues if cue.agency is not None}
    if named is None or len(codes) != 1 or len(agencies_named) != 1:
        return None
    cue, row = named
    return Authority((row.code,), cue.agency or "", row.jurisdiction, Rule.ONLY_AGENCY)
