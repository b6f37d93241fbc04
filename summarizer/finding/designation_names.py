"""Names of designations as they stand in a text, before anybody asks whose they are.

A name that also means something else needs a head noun, its own or that of its list (`Fast Track,
Orphan Drug, and RMAT designations`), or words beside it that leave no doubt.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from summarizer.documents.document import Document
from summarizer.finding.agencies import Cue
from summarizer.finding.phrases import PARAGRAPH, Phrases, Words
from summarizer.finding.sentence_words import SentenceWords
from summarizer.vocabulary.agencies import agencies
from summarizer.vocabulary.designations import (
    Designation,
    Need,
    Variant,
    context_words,
    designations,
    homonyms,
    rows_of,
)

_HEADS = frozenset({"designation", "designations", "designated", "status"})
_TAILS = frozenset({"scheme", "program", "programme", "pathway", "procedure"})
_JOINS = frozenset({",", "and", "or", "&", "/", "+", "plus", "as", "well"})
_FILLERS = frozenset({"both", "the", "a", "an", "its", "also"})
_LONGEST_JOIN = 6  # words between two members of one list: ", as well as its"
_BEFORE_LIST = frozenset(
    {
        ":",
        "(",
        "for",
        "of",
        "as",
        "including",
        "include",
        "such",
        "namely",
        "both",
        "the",
        "a",
        "an",
    }
)
_DESIGNATE = frozenset({"designation", "designations", "designated", "designates", "designate"})
_FAR_DESIGNATE = 12  # words between `designated` and `as a Breakthrough Therapy`
_ARTICLES = frozenset({"a", "an", "another"})
_GRANTS = frozenset({"granted", "grants", "received", "receives", "awarded", "obtained"})
_REGULATORY = Variant("", context=("@regulatory",))
_OPEN = {"(": ")", "[": "]"}
_LONGEST_ABBREVIATION = 6
_SHOUT = 6  # words to either side that tell whether a sentence is all in capitals


@dataclass(frozen=True, slots=True)
class Name:
    """A designation's name in the text.

    Attributes:
        key: Code of its row, or its homonym group.
        first: Index of its first word.
        bare: Index after the last word of the variant itself.
        last: Index after its last word, bracketed abbreviation and head noun included.
        own_head: A head noun follows the name itself.
        head: A head noun is its own or its list's.
    """

    key: str
    variant: Variant
    first: int
    bare: int
    last: int
    own_head: bool
    head: bool


def find_names(document: Document, words: Words, cues: Sequence[Cue]) -> tuple[Name, ...]:
    """Every name that counts, in reading order, none inside another."""
    inside_cue = {index for cue in cues for index in range(cue.first, cue.last)}
    candidates, defined = _candidates(words)
    shared = _share_heads(words, candidates, inside_cue)
    judge = _Judge(document, words, cues, defined)
    return tuple(name for name in shared if judge.counts(name))


def joined(words: Words, left: Name, right: Name, skip: frozenset[int] | set[int]) -> bool:
    """Whether two names are neighbours in one list; words in `skip` may stand between them."""
    between = range(left.last, right.first)
    keys = [words.key(i) for i in between if i not in skip]
    return (
        0 < len(keys) <= _LONGEST_JOIN
        and all(key in _JOINS or key in _FILLERS or (skip and key in "()") for key in keys)
        and any(key in _JOINS for key in keys)
    )


def _candidates(words: Words) -> tuple[list[Name], frozenset[tuple[str, str]]]:
    found: list[Name] = []
    defined: set[tuple[str, str]] = set()
    index = 0
    while index < len(words):
        name = _candidate_at(words, index)
        if name is None:
            index += 1
            continue
        name = _extended(words, name, defined)
        found.append(name)
        index = name.last
    return found, frozenset(defined)


def _candidate_at(words: Words, index: int) -> Name | None:
    for end, (key, variant) in _phrases().at(words, index):
        if words.key(end) not in variant.not_before:
            return Name(key, variant, index, end, end, own_head=False, head=False)
    return None


def _extended(words: Words, name: Name, defined: set[tuple[str, str]]) -> Name:
    """The name with the bracketed abbreviation and the head nouns that follow it."""
    heads = frozenset(name.variant.heads) or _HEADS
    end, own_head = name.last, any(words.key(i) in _HEADS for i in range(name.first, name.last))
    while True:
        key = words.key(end)
        if key in heads or key in _HEADS or key in _TAILS:
            own_head = own_head or key in heads
            end += 1
        elif (after := _after_brackets(words, end, name.key, defined)) is not None:
            end = after
        else:
            return replace(name, last=end, own_head=own_head, head=own_head)


def _after_brackets(
    words: Words, index: int, key: str, defined: set[tuple[str, str]]
) -> int | None:
    closing = _OPEN.get(words.key(index))
    if closing is None:
        return None
    for end, (other, variant) in _phrases().at(words, index + 1):
        while words.key(end) in _HEADS:
            end += 1
        if words.key(end) == closing and _same_name(key, other):
            defined.add((other, variant.text))
            return end + 1
    unknown = words.key(index + 2) == closing and words.key(index + 3) in _HEADS
    if unknown and 1 < len(words[index + 1].text) <= _LONGEST_ABBREVIATION:
        return index + 3 if words[index + 1].text.isupper() else None
    return None


def _same_name(key: str, other: str) -> bool:
    return key == other or any(
        {row.code, row.homonym} == {key, other} for row in (*rows(key), *rows(other))
    )


def _share_heads(words: Words, names: list[Name], inside_cue: set[int]) -> list[Name]:
    shared = list(names)
    for i in reversed(range(len(shared) - 1)):
        left, right = shared[i], shared[i + 1]
        if right.head and not left.head and joined(words, left, right, inside_cue):
            shared[i] = replace(left, head=True)
    for i, name in enumerate(shared):
        follows = i > 0 and shared[i - 1].head and not shared[i - 1].own_head
        if name.head:
            continue
        if _head_before(words, name, inside_cue) or (
            follows and joined(words, shared[i - 1], name, inside_cue)
        ):
            shared[i] = replace(name, head=True)
    return shared


def _head_before(words: Words, name: Name, inside_cue: set[int]) -> bool:
    """`designations: Fast Track ...`, `designated sofi-cel (as) an orphan drug`."""
    first = name.first
    index = first - 1
    while index >= 0 and (words.key(index) in _BEFORE_LIST or index in inside_cue):
        index -= 1
    if words.key(index) in _DESIGNATE or (words.key(index) == "status" and first - index > 1):
        return True
    linked = words.key(first - 2) in {"as", "and"} or name.bare - first > 1
    if words.key(first - 1) not in _ARTICLES or not linked:
        return False
    for index in range(first - 3, first - _FAR_DESIGNATE, -1):
        if words.key(index) in _DESIGNATE or words.key(index) in {".", PARAGRAPH, ""}:
            return words.key(index) in _DESIGNATE
    return False


class _Judge:
    """Decides which names count, each by the need of its variant."""

    def __init__(
        self,
        document: Document,
        words: Words,
        cues: Sequence[Cue],
        defined: frozenset[tuple[str, str]],
    ) -> None:
        self._words = words
        self._sentences = SentenceWords(document, words)
        self._defined = defined
        self._cued = {index for cue in cues for index in range(cue.first, cue.last)}
        self._named: dict[int, dict[tuple[str | None, str], Cue]] = {}
        for cue in cues:
            same = self._named.setdefault(self._sentences.start(cue.first), {})
            same.setdefault((cue.agency, cue.jurisdiction), cue)

    def counts(self, name: Name) -> bool:
        need = name.variant.needs
        if need is Need.NOTHING or (name.head and need is not Need.DEFINITION):
            return True
        if need is Need.HEAD:
            return False
        if need is Need.CAPITALS:
            return self._is_proper(name)
        if (name.key, name.variant.text) in self._defined:
            return True
        return need is Need.CONTEXT and self._in_context(name) and not self._is_shouted(name)

    def _is_proper(self, name: Name) -> bool:
        words = self._words
        before = words.key(name.first - 1)
        if before in _GRANTS:
            return True
        capitals = all(words[i].text[0].isupper() for i in range(name.first, name.bare))
        regulatory = not self._sentences.keys(name.first).isdisjoint(context_words(_REGULATORY))
        bracketed = words.key(name.last) in _OPEN and name.last + 1 in self._cued
        named = bracketed or any(cue.agency for cue in self._cues(name))
        if named and words.key(name.last - 1) in _TAILS:
            return True
        return capitals and before not in _ARTICLES and (regulatory or named)

    def _in_context(self, name: Name) -> bool:
        wanted = context_words(name.variant) - {name.variant.text.casefold()}
        if not wanted.isdisjoint(self._sentences.keys(name.first)):
            return True
        if "@authority" not in name.variant.context:
            return False
        return any(concerns(cue, row) for cue in self._cues(name) for row in rows(name.key))

    def _is_shouted(self, name: Name) -> bool:
        """Among words in capitals, capitals tell nothing."""
        inside = self._sentences.span(name.first)
        around = range(max(inside.start, name.first - _SHOUT), min(inside.stop, name.last + _SHOUT))
        beside = [i for i in around if not name.first <= i < name.last]
        return " ".join(self._words[i].text for i in beside if i not in self._cued).isupper()

    def _cues(self, name: Name) -> tuple[Cue, ...]:
        """One cue for each agency and place of the sentence."""
        return tuple(self._named.get(self._sentences.start(name.first), {}).values())


def rows(key: str) -> tuple[Designation, ...]:
    """The rows that a name may stand for: one for a code, all of the group for a homonym."""
    row = designations().get(key)
    return (row,) if row is not None else rows_of(key)


def concerns(cue: Cue, row: Designation) -> bool:
    """Whether a cue names an authority of the row, or the place where one rules."""
    if cue.agency is not None:
        return cue.agency in row.authorities
    return cue.jurisdiction in {agencies()[code].jurisdiction for code in row.authorities}


@cache
def _phrases() -> Phrases[tuple[str, Variant]]:
    named = [(row.code, variant) for row in designations().values() for variant in row.variants] + [
        (group.group, variant) for group in homonyms().values() for variant in group.variants
    ]
    return Phrases((variant.text, variant.case_sensitive, (key, variant)) for key, variant in named)
