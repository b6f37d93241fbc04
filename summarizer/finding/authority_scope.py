"""Agencies and places around a list of names: attached to it, of its clause, of its sentence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from summarizer.documents.document import Document
from summarizer.documents.evidence import Section
from summarizer.finding.agencies import Cue
from summarizer.finding.calendar_words import calendar_words
from summarizer.finding.phrases import PARAGRAPH, Words
from summarizer.finding.sentence_words import SentenceWords

NEWS = frozenset({Section.HEADLINE, Section.LEAD, Section.BODY, Section.QUOTE})
"""The sections that carry what a release is about."""

_TOP = frozenset({Section.HEADLINE, Section.LEAD})
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
_MONTHS = frozenset(name.lower() for names in calendar_words().months for name in names)
_LONGEST_SCOPE = 14  # words of `for the treatment of X in adults`
_FARTHEST_WORDS = 120  # words a sentence is searched to either side; real ones are shorter


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
        self.top_cues = tuple(
            cue for cue in self.news_cues if document.section_at(cue.span.start) in _TOP
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
        index = self._scope_end(run)
        index += self._words.key(index) == ","
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

    def _scope_end(self, run: Run) -> int:
        """Behind `for the treatment of X`, where a relative clause follows; else the run's end."""
        if self._words.key(run.last) in {"for", "in", "of"}:
            for index in range(run.last, run.last + _LONGEST_SCOPE):
                if index in self._runs or self._words.key(index) in {";", ".", PARAGRAPH, ""}:
                    break
                if self._words.key(index) == "," and self._words.key(index + 1) == "which":
                    return index
        return run.last

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
            while self._words.key(index) in between or self._is_date(index):
                index += 1

    def _is_date(self, index: int) -> bool:
        """Whether a word is one of a date: `by the FDA in 2023 and by the Commission in 2024`."""
        key = self._words.key(index)
        return key.isdigit() or key in _MONTHS

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
