"""Diseases in a stretch of words after `patients with` or `treatment of`, lists taken apart.

`locally advanced or metastatic gastric cancer` is gastric cancer; `ovarian, fallopian tube or
primary peritoneal cancer` are three cancers that share their last word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from summarizer.documents.spans import Span
from summarizer.finding.vocabulary_files import load

_LONGEST = 170
_MOST_WORDS = 9
# What is in brackets, and the type told behind a short form: `angioedema (HAE) type I or II`.
_BRACKETS = re.compile(
    r"\s?\([^()]{1,60}\)(?:\s(?:sub|geno)?(?:types?|grades?|stages?|class(?:es)?)\s(?:[IVX]+|\d)[a-d]?\b"
    r"(?:(?:\s?/\s?|\s(?:or|and|to)\s)(?:types?\s)?(?:[IVX]+|\d)[a-d]?\b)?)?"
    r"|\s?\[[^\[\]]{1,60}\]"
)
_STOPS = re.compile(
    r"(?<!\b[A-Z])[.](?=\s|$|[\"”])|(?<=\b[A-Z])[.](?=\s+[A-Z]|\s*$)|[;:!?()\[\]\"“”*|]|['’](?!s\b|\w)|\n\s*\n|\s[—–-]+\s|\sfree\s(?:of|from)\b|\s(?:who|whom|that|which|whose|in|at|with(?!\s(?:polyangiitis|(?:preserved|(?:mildly\s)?reduced)\sejection))|by|from|after|following|is|are|was|were|has"
    r"|have|had|(?<!moderate\s)(?<!moderately\s)(?<!mild\s)to|on|as|under|while|can|will|may|including|regardless|versus|vs|compared|plus|combined|aged|ages|based"
    r"|among|during|when|where|since|over|using|per|across|for|about|given|affected|receiving|without|against|before|despite|through|because|if"
    r"|would|could|should|must|not|but|than|undergoing|carrying|harbou?ring|caused|due|associated|Study|study|trial|Trial|population|patients|program|programme|setting|today|also|amenable|eligible|secondary|characteri[sz]ed|requiring|treated\swith|candidate|treatment|indication|prevention|prophylaxis|management|therapy|vaccine|inhibitor|antibody|market|clinic|families|gene|program|affects?)\b"
)
# A time, a share or a denial is no kind of a disease: `over 90 days, and no lung disease`.
_NO_KIND = re.compile(
    r"^(?:about|after|at|before|during|for|in|less|more|over|since|under|until|up|within)\b"
    r"|\b(?:no|not|without|hours?|days?|weeks?|months?|years?|percent)\b|%",
    re.IGNORECASE,
)
_PARTS = re.compile(
    r",\s+(?:and/or|and|or|as\s+well\s+as)\s+|,\s+"
    r"|\s+(?:and/or|and(?!\s(?:neck|soft\stissue|throat|joint|epileptic)\b)|or|as\s+well\s+as)\s+|\s/\s"
)
_CONJUNCTION = re.compile(r"[\s,]+(?:and|or|and/or)?\s*$", re.IGNORECASE)
_FORMS_OF = re.compile(
    r"^(?:(?:class|grade|stage)\s(?:[IVX]+|\d)[a-d]?\s+|phase\s(?:\d|I{1,3}V?|IV)[ab]?(?:/(?:\d|I+)[ab]?)?\s+|(?:\w+\s){0,2}?(?:forms?|types?|symptoms?|signs|episodes?|cases|manifestations?|pain|itch)\s+of\s+)",
    re.I,
)
_VERB = re.compile(
    r"\s(?:began|met|meets|shows?|achieves?|starts?|goes|continues|remains|begins|ends|enters|moves|opens|completes|closes|fails|receives|wins|gets|[A-Za-z][a-z]{2,}(?:ed|ing))\b"
)
_WORD = re.compile(r"[^\s]+")
# `, a rare eye disease`: what kind of disease the one before it is.
_APPOSED = re.compile(
    r"(?:an?|one\s+of|the\s+(?:most|leading|second|third)|also|both|which)\s", re.IGNORECASE
)
# The same words as part of the name: `severe aplastic anemia`, `recurrent pericarditis`.
_NAMED_SEVERE = re.compile(
    r"(?:severe|active|persistent)\s(?:aplastic|combined|congenital\s(?:neutrop|protein)\w*|acute|alpha|fever)|older\b"
    r"|recurrent\s(?!or\b|and\b)(?:[\w-]+\s){0,3}?(?!\w*(?:cancer|carcinoma|tumou?r|glioma|blastoma|lymphoma|sarcoma|melanoma|leuk|myeloma|thelioma|malignan|neoplas))"
    r"[\w-]+(?:itis|angioedema|episodes|vulvovaginal\scandidiasis|miscarriage|infections?|urticaria)\b",
    re.IGNORECASE,
)
# A marker that the patients are chosen by: `HER2-negative`, `EGFR exon 20-mutated`, `HR+/HER2-`.
_MARKER = re.compile(
    r"(?:(?:[A-Z][\w.]*\s(?:exon\s)?(?:\d+\s?)?)?[\w./+]*[A-Z0-9][\w./+-]*-(?i:positive|negative|mutant|mutated|amplified"
    r"|expressing|altered|deleted|null|wild-type|rearranged|driven|overexpressing|high|low|deficient)|[A-Z]\w+[+-](?:/[A-Z]\w+[+-])?)(?=\s)"
)
# Of the next words and no kind of its own: `ER-positive, HER2-negative breast cancer`.
_ADJECTIVE = re.compile(
    r"-(?:positive|negative|mutant|mutated|amplified|resistant|refractory|dependent|deficient|high|low)$"
)
# Where it comes from is part of the name: `atrophy secondary to macular degeneration`.
_ORIGIN = re.compile(
    r"\s+(?:(?:secondary|due|attributable)\sto|associated\swith|(?P<organism>caused\sby))\s"
    r"(?P<origin>(?:[\w\u2010\u2011’'-]+\s){0,4}?[\w\u2010\u2011’'-]+)(?=\s[\s(]|[.,;:)]|\s(?:in|who|and|or|with|is|was|at|that|for)\s|\s*$)"
)
_NO_ORIGIN = re.compile(
    r"\b(?:mutations?|variants?|genes?|deletions?|lack|loss|the|an?|use|treatment|therapy|exposure)\b",
    re.IGNORECASE,
)
_UNKNOWN_ORIGIN = re.compile(
    r"\sof\s(?:unknown|uncertain|undetermined)\s(?:origin|cause|a?etiology)"
)
# A list of diseases that a general word announces: `three skin diseases: vitiligo and`.
_ANNOUNCED = re.compile(
    r"(?:diseases|conditions|disorders|cancers|malignancies|indications|tumou?rs|types)"
    r"(?::|,?\s(?:including|such\sas|namely|like)|\s[–—])\s+(?:both\s|the\s)?",
    re.IGNORECASE,
)
# A count of patients or a grade of side effects before a name: it is none of what is treated.
_HYPHENS = "-\u2010\u2011"
_COUNTED = re.compile(r"(?:\d+|grades?)\s|.*\bgrades?\s\d", re.IGNORECASE)
# A verb makes a clause of it: `pathway lowered pain`.
_CLAUSE = re.compile(
    r"\s(?!advanced|based|induced|acquired|inherited|localized|localised|generalized|generalised|mutated|mediated|associated|related|untreated|impaired|delayed|disseminated|complicated|mixed|unspecified)[a-z]{2,}[a-z](?<!re)ed\s"
)
# Behind the head: `hyperoxaluria type 1`, `lupus nephritis class IV`.
_TAIL = re.compile(
    r"\s(?:(?:type|class|stage|grade|subtype)\s)?(?:\d{1,2}[A-Za-z]?|[IVX]{1,4}[A-C]?|[A-Z]\d{0,2})$"
    r"|\swith\s(?:polyangiitis|(?:preserved|(?:mildly\s)?reduced)\sejection\sfraction)$"
)


@dataclass(frozen=True, slots=True)
class _Words:
    heads: frozenset[str]
    endings: tuple[str, ...]
    no_heads: frozenset[str]
    bare: frozenset[str]
    empty_modifiers: frozenset[str]
    leading: frozenset[str]


@dataclass(frozen=True, slots=True)
class DiseasePhrase:
    """One disease.

    Attributes:
        name: The disease without stage and setting; of a list, with the word that the list shares.
        span: The words it rests on; of a list with a shared word, all up to that word.
        lead: From the first word after the cue to the disease, where its setting stands.
        literal: Whether the name stands in the document as it is, and not in a list of kinds.
    """

    name: str
    span: Span
    lead: Span
    literal: bool


@cache
def _words() -> _Words:
    read = load("disease_words.json", _Words)
    return replace(read, heads=frozenset(head.lower() for head in read.heads))


def is_disease_word(word: str) -> bool:
    """Whether a word heads the name of a disease: `syndrome`, `leukaemias`, `nephropathy`."""
    known = _words()
    folded = word.lower().strip("'’\"")
    singular = folded[:-3] + "y" if folded.endswith("ies") else folded.removesuffix("s")
    if folded in known.no_heads or singular in known.no_heads:
        return False
    return bool({folded, singular} & known.heads) or any(
        one.endswith(known.endings) and len(one) > 5 for one in (folded, singular)
    )


def disease_phrases(text: str, start: int, limit: int) -> Iterator[DiseasePhrase]:
    """Diseases that begin at `start`; none where the words there are of something else."""
    limit = min(limit, start + _LONGEST)
    said = _BRACKETS.sub(lambda match: " " * len(match.group()), text[start:limit])
    said = said.replace("\n", " ")
    skipped = len(said) - len(said.lstrip(" \"“'‘"))
    stop = _STOPS.search(said, skipped)
    end = stop.start() if stop else len(said)
    end -= len(said[:end]) - len(_CONJUNCTION.sub("", said[:end]))
    pending: list[tuple[int, int]] = []
    coordinated = False
    for number, (first, last) in enumerate(_parts(said, skipped, end)):
        if number and _APPOSED.match(said, first, last):
            return
        core = _core(said, first, last)
        if core is None:
            coordinated = True  # `advanced or`: a stage in a list
            continue
        if _COUNTED.match(said[core[0] : core[1]]):
            return
        if not _is_disease(said[core[0] : core[1]]):
            kind = said[core[0] : core[1]].split()
            if _ADJECTIVE.search(kind[-1]):
                continue
            if len(kind) > 4 or len(pending) > 4 or "of" in kind or _NO_KIND.search(" ".join(kind)):
                return
            pending.append(core)
            continue
        lead = Span(start, start + core[0])
        yield from _sharing(said, start, pending, core[1])
        close = _with_origin(said, core[1])
        name = " ".join(said[core[0] : close].split()).replace(" -", "-")
        yield DiseasePhrase(
            name, Span(start + core[0], start + close), lead, literal=not (pending or coordinated)
        )
        pending, coordinated = [], False
    announced = _ANNOUNCED.search(said, skipped)
    if announced is not None and announced.start() <= end <= announced.end():
        yield from disease_phrases(text, start + announced.end(), limit)


def _sharing(
    said: str, start: int, pending: list[tuple[int, int]], close: int
) -> Iterator[DiseasePhrase]:
    """`ovarian` of `ovarian or breast cancer`; `alpha-` of `alpha- or beta-thalassemia`."""
    head = _TAIL.sub("", said[:close]).split()[-1]
    for first, last in pending:
        words = " ".join(said[first:last].split())
        cut = words.endswith(tuple(_HYPHENS))
        if cut and not any(mark in head for mark in _HYPHENS):
            continue  # `intermediate- or high-risk`
        whole = words + re.split(r"[-\u2010\u2011]", head)[-1] if cut else f"{words} {head}"
        span = Span(start + first, start + close)
        yield DiseasePhrase(whole, span, Span(start, start + first), literal=False)


def _with_origin(said: str, close: int) -> int:
    """Where a name ends when what the disease comes from is told behind it."""
    unknown = _UNKNOWN_ORIGIN.match(said, close)
    if unknown is not None:
        return unknown.end()
    origin = _ORIGIN.match(said, close)
    if origin is None or _NO_ORIGIN.search(origin["origin"]):
        return close
    named = _is_disease(origin["origin"]) or origin["organism"] is not None
    return origin.end("origin") if named else close


def _parts(said: str, first: int, end: int) -> Iterator[tuple[int, int]]:
    for match in _PARTS.finditer(said, first, end):
        yield first, match.start()
        first = match.end()
    yield first, end


def _core(said: str, first: int, last: int) -> tuple[int, int] | None:
    """A part without stage and setting before it; None where nothing is left."""
    forms = _FORMS_OF.match(said[first:last])
    first += forms.end() if forms else 0
    first = _behind_markers(said, first, last)
    for word in _WORD.finditer(said, first, last):
        named = _NAMED_SEVERE.match(said, word.start(), last)
        if named or word.group().lower().strip(",'’\"") not in _words().leading:
            words = _up_to_a_verb(said[word.start() : last]).rstrip(" .,'’\"")
            return word.start(), word.start() + len(words)
    return None


def _behind_markers(said: str, first: int, last: int) -> int:
    """Where a part begins without the stages and markers before the name of the disease."""
    for word in _WORD.finditer(said, first, last):
        marker = _MARKER.match(said, word.start(), last)
        if marker is not None:
            first = marker.end()
        elif word.start() >= first and word.group().lower() not in _words().leading:
            return first
    return first


def _up_to_a_verb(words: str) -> str:
    """The words without a verb that follows the disease: `breast cancer began`."""
    for word in _VERB.finditer(words):
        before = words[: word.start()].split()
        if before and is_disease_word(before[-1]):
            return words[: word.start()]
    return words


def _is_disease(words: str) -> bool:
    words = _TAIL.sub("", words)
    if _CLAUSE.search(words):
        return False
    listed = words.split()
    if not 0 < len(listed) <= _MOST_WORDS:
        return False
    if " of " in words:
        before, _, after = words.partition(" of ")
        return _is_disease(before) or (is_disease_word(before) and len(after.split()) < 6)
    if " ".join(listed[-2:]).lower() in _words().heads:
        return True
    if not is_disease_word(listed[-1]):
        return False
    known = _words()
    head = listed[-1].lower()
    singular = head[:-3] + "y" if head.endswith("ies") else head.removesuffix("s")
    telling = [word for word in listed[:-1] if word.lower() not in known.empty_modifiers]
    return bool(telling) or not {head, singular} & known.bare
