"""Words of a description as the name of a target needs them: symbols, proteins, heads, stops."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from summarizer.documents.spans import Span
from summarizer.finding.vocabulary_files import load

DASH = r"[-\u2010\u2011]"
_SYMBOL = re.compile(
    r"NY-ESO-1|BCR-ABL\d?|4-1BB|[A-Z]{1,2}[a-z][A-Z]|5-HT\d?[A-Z]?|[Cc]laudin[-\s]?\d+(?:\.\d)?|(?:Na|K|Ca)[vV]\d\.\d|Fc(?:Rn|RH\d|(?:γ|gamma)R\w*)"
    r"|(?:MAGE|HLA|CEACAM|ROR|LILRB)-?[A-Z]?\d{1,2}"
    r"|[A-Z][A-Z0-9]{1,6}\d[a-z]|[A-Z][A-Z0-9]{1,7}(?:-[A-Z]?\d{1,2}[A-Za-z]{0,2}[αβγδ]?|-[A-Z]{1,2}\d?|-?[αβγδ]|-(?:alpha|beta|gamma))?"
    r"|[A-Z]\d[A-Z]\d[A-Z]?|[a-wyz][A-Z]{2,6}\d{0,2}|[A-Z][a-z]{1,3}(?:\d{1,3}[a-z]?|[αβγδθκ])|Trk[ABC]"
    r"|[A-Z]{2,5}\d{0,2}[αβγδ]|[A-Z]\d[a-z]?|[A-Z][a-z]{2,9}-\d{1,2}|[αβγμ][A-Za-zαβ0-9]{1,8}"
)
_MIXED_SYMBOL = re.compile(r"[A-Z][a-z]{1,3}[A-Z]\w{0,4}")
_NUMBERED_PROTEIN = r"[a-z]{4,}(?:in|on|an|or)-\d{1,3}(?:\.\d)?[A-Z]?(?:p\d\d)?"
_ENZYME = r"(?:[\w-]*-)?[a-z]{3,}(?:ase|oxygenase)s?(?:-like)?(?:-(?:\d{1,2}[A-Z]?|I{1,3}V?))?"
_MUTATION = re.compile(r"[A-Z]\d{2,4}[A-Z]|E[67]")
_INDEX = re.compile(
    r"\d{1,3}[A-Z]?(?:\.\d)?|[IVX]{1,4}[abαβ]?|[A-D](?:\d?[a-z]?|-?[IVX]+)|alpha|beta|gamma|delta|theta|[αβγδθκ]"
    r"|type(?=\b)"
)
_QUALITY = re.compile(
    r"(?!complement|component|.*-(?:like|stimulating|releasing|binding|activated|related|regulated"
    r"|concentrating|induced|coupled|gated|sensitive|inducing|converting|dependent)$)"
    r"[\w-]+(?:ive|ly|ed|able|ible|ing|ant|ent)"
)

# `prostate-specific membrane antigen` is a name, `CD33-specific antibody` is not.
_OF_NAMES = frozenset(("specific", "binding", "activating"))
_NAME_GOES_ON = re.compile(r"\s(?:membrane|surface)?\s?(?:antigen|protein|kinase)\b(?!\sreceptor)")


@dataclass(frozen=True, slots=True)
class TargetWords:
    """The word list of `target_words.json`."""

    actors: tuple[str, ...]
    payload: tuple[str, ...]
    manners: frozenset[str]
    directed: tuple[str, ...]
    states: tuple[str, ...]
    verbs: tuple[str, ...]
    heads: frozenset[str]
    weak_heads: frozenset[str]
    keeping_heads: frozenset[str]
    proteins: tuple[str, ...]
    qualified: frozenset[str]
    vague: frozenset[str]
    stops: frozenset[str]
    carriers: frozenset[str]
    no_targets: frozenset[str]
    no_proteins: frozenset[str]
    no_endings: tuple[str, ...]
    intracellular: tuple[str, ...]


@cache
def target_words() -> TargetWords:
    return load("target_words.json", TargetWords)


@cache
def _protein() -> re.Pattern[str]:
    return re.compile(
        rf"(?:{'|'.join(target_words().proteins)})s?(?:-\d{{1,2}})?|{_NUMBERED_PROTEIN}|{_ENZYME}",
        re.IGNORECASE,
    )


@cache
def _no_target() -> re.Pattern[str]:
    words = target_words()
    return re.compile(rf"(?:.*[\s-])?(?:{'|'.join(words.no_endings)})", re.IGNORECASE)


@cache
def _token() -> re.Pattern[str]:
    words = target_words()
    ending = rf"{DASH}(?:{'|'.join((*words.directed, *words.states))})(?!\w)"
    crossed = r"(?<=[A-Z0-9αβ])x(?=[A-Z]{2})"
    return re.compile(
        rf"(?:pan|[Aa]nti){DASH}(?=\w)|{ending}|{crossed}"
        rf"|[^\W_](?:(?!{ending})(?!{crossed})(?:[.’'*\u2010\u2011-](?=\w)|\w))*(?:\([a-z]\))?|[^\s\w]"
    )


@dataclass(frozen=True, slots=True)
class Word:
    """One word, ending (`-directed`) or mark of a description."""

    text: str
    start: int
    end: int

    @property
    def lower(self) -> str:
        return self.text.lower()

    @property
    def plain(self) -> str:
        """In lower case and without the plural."""
        return self.lower.removesuffix("s")

    @property
    def is_word(self) -> bool:
        return self.text[0].isalnum() and not self.text.endswith("-")

    @property
    def is_symbol(self) -> bool:
        return (
            _SYMBOL.fullmatch(self.text) is not None
            and not self.is_mutation
            and self.lower not in target_words().no_targets
        )

    @property
    def is_symbol_in_brackets(self) -> bool:
        """In brackets behind a name more is a symbol: `OspA`."""
        if self.is_symbol:
            return True
        mixed = _MIXED_SYMBOL.fullmatch(self.text) is not None
        return mixed and self.lower not in target_words().no_targets

    @property
    def is_mutation(self) -> bool:
        return _MUTATION.fullmatch(self.text) is not None

    @property
    def is_protein(self) -> bool:
        words = target_words()
        return _protein().fullmatch(self.text) is not None and not (
            self.lower in words.no_proteins or _no_target().fullmatch(self.text)
        )

    @property
    def is_enzyme(self) -> bool:
        return self.is_protein and re.fullmatch(_ENZYME, self.text) is not None

    @property
    def is_index(self) -> bool:
        return _INDEX.fullmatch(self.text) is not None

    @property
    def is_head(self) -> bool:
        return re.sub(r"-[a-z0-9]{1,2}$", "", self.plain) in target_words().heads

    @property
    def is_weak_head(self) -> bool:
        return self.plain in target_words().weak_heads

    @property
    def keeps_its_symbol(self) -> bool:
        """`OX40 ligand` is no `OX40`, while `BTK kinase` is `BTK`."""
        return self.plain in target_words().keeping_heads

    @property
    def can_qualify(self) -> bool:
        """Whether it may stand in a name before its head: `androgen` of `androgen receptor`."""
        if self.text in ("DNA", "RNA") or (len(self.text) == 1 and self.text.isupper()):
            return True
        if not self.is_word or self.lower in target_words().stops:
            return False
        if self.lower.endswith(("'s", "’s")) and self.text[:6] != "Bruton":
            return False
        return not self.is_quality and self.lower not in target_words().no_targets

    @property
    def is_quality(self) -> bool:
        """An adjective or participle by its ending: `selective`, `overexpressed`."""
        return _QUALITY.fullmatch(self.lower) is not None

    @property
    def is_manner(self) -> bool:
        """Whether it may stand between a target and its inhibitor: `KRAS covalent inhibitor`."""
        return self.is_word and (self.lower in target_words().manners or self.is_quality)


def words_of(text: str, within: Span) -> list[Word]:
    """The words and marks of a span, in order."""
    words: list[Word] = []
    for match in _token().finditer(text, within.start, within.end):
        word = Word(match.group(), match.start(), match.end())
        if words and word.lower[1:] in _OF_NAMES and _NAME_GOES_ON.match(text, word.end):
            first = words.pop()
            word = Word(first.text + word.text, first.start, word.end)
        words.append(word)
    return words
