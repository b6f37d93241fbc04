"""The noun phrase that names a target, read word by word from its end or from its beginning.

`KRAS G12D`, `androgen receptor`, `insulin-like growth factor-1 receptor`, `complement factor B`;
of `pyruvate kinase (PK)` the symbol, of `the TTR gene` what the gene is called.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from summarizer.grounding.target_words import Word, target_words

_MOST_QUALIFIERS = 6
_MOST_WORDS = 9
_LINKS = frozenset(("of", "for", "encoding", "called", ",", ":"))
_CHANGES = frozenset(("mutation", "mutations", "variant", "variants"))
_JOINTS = frozenset(("/", "x", "×", "and", "or", "plus"))


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words `first` to `last` of a list."""

    first: int
    last: int


def phrase_ending(words: Sequence[Word], last: int, floor: int = 0) -> Phrase | None:
    """The longest name whose last word is `words[last]`, none of it before `floor`."""
    if last < floor:
        return None
    word = words[last]
    if word.is_mutation and last > floor and words[last - 1].is_symbol:
        return Phrase(last - 1, last)
    head = last
    if word.is_index and (numbered := _numbered(words, last, floor)) is not None:
        head = numbered
    elif word.is_symbol:
        return Phrase(_with_its_family(words, last, floor), last)
    named = words[head]
    if named.is_weak_head and head == last:
        return _gene_or_protein(words, head, floor)
    if named.is_protein or (named.is_index and head != last):
        first = _qualified(words, head, floor) if named.is_enzyme else head
        return Phrase(_with_its_family(words, first, floor), last)
    if named.is_head or named.is_weak_head:
        return _headed(words, head, last, floor)
    return None


def _numbered(words: Sequence[Word], last: int, floor: int) -> int | None:
    """The word that an index belongs to: of `activin receptor type II` the receptor."""
    head = last - 1
    while head > floor and words[head].is_index and not words[head].is_head:
        head -= 1
    if head < floor:
        return None
    word = words[head]
    if words[last].is_symbol and not word.is_protein and words[last].text[:1] not in "IVX":
        return None  # `the complement protease C1s`
    return head if word.is_head or word.is_weak_head or word.is_protein else None


def _with_its_family(words: Sequence[Word], first: int, floor: int) -> int:
    """`plasma kallikrein`, `complement C3`."""
    while first > floor and words[first - 1].lower in target_words().qualified:
        first -= 1
    return first


def _qualified(words: Sequence[Word], head: int, floor: int) -> int:
    """Where the words that qualify a head begin."""
    first = head
    while first > floor and head - first < _MOST_QUALIFIERS:
        before = words[first - 1]
        if before.text == "/" and first - 1 > floor and _is_one_name(words, first - 1):
            first -= 2
        elif before.can_qualify and not before.is_weak_head:
            first -= 1
        else:
            break
    return first


def _is_one_name(words: Sequence[Word], slash: int) -> bool:
    """`D1/D5 receptor` is one name, `GLP-1/glucagon receptor` are two."""
    left, right = words[slash - 1].text, words[slash + 1].text
    return len(left) == len(right) <= 3 and left[0] == right[0]


def _headed(words: Sequence[Word], head: int, last: int, floor: int) -> Phrase | None:
    first = _qualified(words, head, floor)
    kept = [word for word in words[first:head] if word.lower not in target_words().vague]
    if not kept and not (head != last and words[head].lower == "factor"):
        return None
    symbols = [at for at in range(first, head) if words[at].is_symbol]
    if symbols and not words[head].keeps_its_symbol:
        kept_head = words[symbols[-1] + 1].keeps_its_symbol
        return Phrase(symbols[-1], symbols[-1] + kept_head)
    return Phrase(first, last)


def _gene_or_protein(words: Sequence[Word], head: int, floor: int) -> Phrase | None:
    """`the TTR gene` is TTR; `fibroblast activation protein` is all of it."""
    if head > floor:
        inner = phrase_ending(words, head - 1, floor)
        named = words[head - 1]
        if inner is not None and not named.is_head and not named.is_index:
            return inner
    return _headed(words, head, head, floor)


@dataclass(frozen=True, slots=True)
class Named:
    """A name with where reading goes on behind it."""

    phrase: Phrase
    after: int


def phrase_starting(words: Sequence[Word], first: int) -> Named | None:
    """The first name in the words from `first` on: the object of `binds` or `inhibitor of`."""
    start = _skip_what_carries(words, first)
    end = start
    while end < len(words) and end - start < _MOST_WORDS and _goes_on(words, end, start):
        end += 1
    for last in range(end - 1, start - 1, -1):
        phrase = phrase_ending(words, last, start)
        if phrase is not None and _leads_to(words, start, phrase.first):
            return _with_bracket(words, phrase, end)
    return None


def _goes_on(words: Sequence[Word], at: int, start: int) -> bool:
    word = words[at]
    if word.text == "/" and at > start:
        joined = at + 1 < len(words)
        return joined and _is_one_name(words, at)
    return word.is_symbol or word.is_index or word.is_head or word.is_protein or word.can_qualify


def _leads_to(words: Sequence[Word], start: int, first: int) -> bool:
    """Only heads may stand before a name: `the sodium channel NaV1.8`."""
    before = words[start:first]
    return not before or any(word.is_head or word.is_weak_head for word in before[-1:])


def _skip_what_carries(words: Sequence[Word], first: int) -> int:
    """`both the messenger RNA of`, `the activity of the`, `genes that encode`."""
    carriers = target_words().carriers
    at = first
    while at < len(words):
        if words[at].lower in ("the", "a", "an", "its", "both", "two", "three", "human", "to"):
            at += 1
            continue
        end = at
        while end < len(words) and words[end].lower in carriers:
            end += 1
        link = words[end].lower if end < len(words) else ""
        if end > at and (link in _LINKS or (link == "in" and words[end - 1].lower in _CHANGES)):
            at = end + 1
        elif end > at and link in ("that", "which") and _encodes(words, end + 1):
            at = end + 2
        elif words[at].is_manner and not words[at].is_head and not words[at].is_weak_head:
            at += 1
        else:
            return at
    return at


def _encodes(words: Sequence[Word], at: int) -> bool:
    return at < len(words) and words[at].lower in ("encodes", "encode", "makes")


def _with_bracket(words: Sequence[Word], phrase: Phrase, end: int) -> Named:
    """Of a name with its symbol in brackets the symbol, with a receptor behind it if one is."""
    inside = bracketed(words, phrase.last + 1) or bracketed(words, end)
    if inside is None:
        return Named(phrase, max(end, phrase.last + 1))
    close = inside.last + 1
    while close < len(words) and words[close].text != ")":
        close += 1
    after = close + 1
    if any(word.is_symbol for word in words[phrase.first : phrase.last]):
        return Named(phrase, after)
    if after < len(words) and words[after].keeps_its_symbol:
        return Named(Phrase(inside.first, after), after + 1)
    return Named(inside, after)


def bracketed(words: Sequence[Word], opening: int) -> Phrase | None:
    """The symbol that a bracket at `opening` begins with."""
    if opening + 2 < len(words) and words[opening].text == "(":
        inside, following = words[opening + 1], words[opening + 2]
        symbol = inside.is_symbol_in_brackets or _are_initials(inside.text, words[:opening])
        if symbol and following.text in (")", ",", ";", "/"):
            return Phrase(opening + 1, opening + 1)
    return None


def _are_initials(short: str, before: Sequence[Word]) -> bool:
    """`PK` of `pyruvate kinase`, though elsewhere it means something else."""
    initials = "".join(word.text[0] for word in before[-len(short) :])
    return len(short) > 1 and short.isupper() and initials.upper() == short


def phrases_before(words: Sequence[Word], end: int) -> list[Phrase]:
    """Names right before `words[end]`, an actor or an ending: `a dual BAFF/APRIL` antagonist."""
    last = end - 1
    while last >= 0:
        phrase = _receptor_of_bracket(words, last) or _ending_at(words, last)
        if phrase is not None:
            return [*_listed_before(words, phrase), phrase]
        if not words[last].is_manner:
            return []
        last -= 1
    return []


def _receptor_of_bracket(words: Sequence[Word], last: int) -> Phrase | None:
    """`glucagon-like peptide-1 (GLP-1) receptor`."""
    if last > 2 and words[last].keeps_its_symbol and words[last - 1].text == ")":
        inside = bracketed(words, last - 3)
        return Phrase(inside.first, last) if inside else None
    return None


def _ending_at(words: Sequence[Word], last: int) -> Phrase | None:
    if words[last].text == ")":
        opening = last
        while opening >= 0 and words[opening].text != "(":
            opening -= 1
        inside = bracketed(words, opening) if opening >= 0 else None
        if inside is not None and _has_a_name(words, opening - 1):
            return inside
        return phrase_ending(words, opening - 1) if opening > 0 else None
    return phrase_ending(words, last)


def _has_a_name(words: Sequence[Word], last: int) -> bool:
    """Whether the words before a bracket are a name and no sort of medicine: no `TCR (TRBV)`."""
    return last >= 0 and (words[last].can_qualify or words[last].is_index or words[last].is_protein)


def _listed_before(words: Sequence[Word], phrase: Phrase) -> list[Phrase]:
    joint = phrase.first - 1
    if joint < 1 or words[joint].lower not in _JOINTS:
        return []
    earlier = _ending_at(words, joint - 1)
    return [] if earlier is None else [*_listed_before(words, earlier), earlier]
