"""From the words of an answer to the values of the schema, as generously as words allow.

A baseline answers in words; ours answers in codes. So that the comparison is one of reading and not
of spelling, dates, numbers, phases, designations and agencies are read from the words by the
program's own finders.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import TypeVar

from summarizer.documents.document import Document
from summarizer.finding.agencies import find_agencies
from summarizer.finding.authority import UNRESOLVED
from summarizer.finding.dates import find_dates
from summarizer.finding.designations import find_designations
from summarizer.finding.phases import find_phases
from summarizer.finding.registry_ids import find_registry_ids
from summarizer.finding.response_terms import find_response_terms
from summarizer.finding.safety_terms import find_safety_terms
from summarizer.finding.time_expressions import find_time_expressions
from summarizer.finding.time_windows import TimeWindow, resolve
from summarizer.schemas.stated import PartialDate, Precision
from summarizer.schemas.terms import EndpointCode, Phase
from summarizer.vocabulary.agencies import agencies
from summarizer.vocabulary.designations import designations

E = TypeVar("E", bound=StrEnum)

_NOTHING = frozenset(
    {"", "null", "none", "n/a", "na", "not stated", "not specified", "unknown", "not said", "nil"}
)
_ISO = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")
_PRECISIONS = {4: Precision.YEAR, 7: Precision.MONTH, 10: Precision.DAY}
_NUMBER = re.compile(r"(?<![\w.])[-+−–]?\d[\d,]*(?:\.\d+)?")
_WHOLE = re.compile(r"\d[\d,]*")
_FRAMES = (
    "The {agency} granted {name} designation.",
    "The {agency} granted {name}.",
    "The {agency} granted {name} status to the drug under the programme.",
)


def text(said: object) -> str | None:
    """Words, or None where the answer only says that there are none."""
    if said is None or isinstance(said, dict | list | bool):
        return None
    words = " ".join(str(said).split())
    return None if words.casefold().strip(" .") in _NOTHING else words


def texts(said: object) -> list[str]:
    """The words of a list, or of one value in a list's place, without repetitions."""
    several = said if isinstance(said, list) else [said]
    return list(dict.fromkeys(filter(None, map(text, several))))


def member(kind: type[E], said: object, *, other: dict[str, str] | None = None) -> E | None:
    """The member that is meant: by value in any spelling, or by a word of `other`."""
    words = text(said)
    if words is None:
        return None
    plain = _plain(words)
    for one in kind:
        if _plain(one.value) == plain or _plain(one.name) == plain:
            return one
    for cue, name in (other or {}).items():
        if re.search(cue, words, re.IGNORECASE):
            return kind[name]
    return None


def truth(said: object) -> bool | None:
    if isinstance(said, bool):
        return said
    words = (text(said) or "").casefold()
    return {"true": True, "yes": True, "false": False, "no": False}.get(words)


def day(said: object) -> PartialDate | None:
    """A date in any of the usual spellings."""
    words = text(said)
    if words is None:
        return None
    if _ISO.fullmatch(words):
        value = words
    else:
        found = find_dates(Document.from_text(words))
        if not found:
            return None
        value = found[0].value[:10]
    return PartialDate(value=value, precision=_PRECISIONS[len(value)], raw_text=words)


def city(said: object) -> str | None:
    """The place before the first comma, in ordinary capitals."""
    words = (text(said) or "").partition(",")[0].strip()
    return (words.title() if words.isupper() else words) or None


def short_form(words: str) -> str:
    """What stands in brackets behind a longer name: `retinol-binding protein 4 (RBP4)`."""
    found = re.search(r"\((\S{2,12})\)$", words)
    return found[1] if found else words


def roles(said: object, company: str | None) -> list[str]:
    """Each of several positions, without `of` the company itself."""
    words = text(said) or ""
    if company:
        first = re.escape(company.split()[0].rstrip(","))
        words = re.sub(rf",?\s+(?:of|at)\s+(?:the\s+)?{first}\b.*$", "", words)
    return texts(re.split(r",?\s+and\s+(?=[A-Z])|,\s+(?=[A-Z])", words))


def window(said: object, anchor: date | None) -> TimeWindow | None:
    """A stretch of time, counted from the release date where the words are relative."""
    words = text(said)
    if words is None:
        return None
    document = Document.from_text(words)
    mentions = (*find_time_expressions(document), *find_dates(document))
    windows = (resolve(one, anchor) for one in sorted(mentions, key=lambda one: one.span))
    return next((one for one in windows if one is not None), None)


def whole(said: object) -> int | None:
    if isinstance(said, bool) or said is None:
        return None
    if isinstance(said, int | float):
        return int(said) if said == int(said) and said >= 0 else None
    found = _WHOLE.search(text(said) or "")
    return int(found.group().replace(",", "")) if found else None


def number(said: object) -> Decimal | None:
    """The first number of some words."""
    return next(iter(numbers(said)), None)


def numbers(said: object) -> list[Decimal]:
    if isinstance(said, bool) or said is None:
        return []
    found: list[Decimal] = []
    for match in _NUMBER.finditer(str(said)):
        digits = re.sub("[−–]", "-", match.group()).replace(",", "").lstrip("+")
        try:
            found.append(Decimal(digits))
        except InvalidOperation:
            continue
    return found


def counts(said: object) -> tuple[int | None, int | None]:
    """`11 of 35` and `11/35` as n and N; one number alone is n."""
    words = text(said) or ""
    pair = re.search(r"(\d[\d,]*)\s*(?:of|/|out of)\s*(?:the\s+)?(\d[\d,]*)", words)
    if pair:
        return whole(pair[1]), whole(pair[2])
    return whole(words) if words and "%" not in words else None, None


def phases(said: Iterable[object]) -> list[Phase]:
    """`Phase 1/2`, `1/2`, `PHASE1` and `Phase IIb` as the schema's phases."""
    found: list[Phase] = []
    for one in said:
        known = member(Phase, one)
        if known is not None:
            found.append(known)
            continue
        words = re.sub(r"phases?", "", text(one) or "", flags=re.IGNORECASE).strip(" _")
        for mention in find_phases(Document.from_text(f"A Phase {words} trial")):
            found += [
                Phase(code) for code in re.split(r"[\s,/+]+", mention.value) if code in {*Phase}
            ]
    return list(dict.fromkeys(found))


def registry_id(said: str) -> tuple[str, str]:
    """Registry code and canonical id; what no registry knows stands as it was said."""
    for frame in ("{}", "EudraCT number {}", "trial identifier {}"):
        found = find_registry_ids(Document.from_text(frame.format(said)))
        if found:
            return found[0].attributes["registry"], found[0].value
    return "NCT" if said.upper().startswith("NCT") else "UNKNOWN", said


def agency(said: object) -> str:
    """Agency code; `UNRESOLVED` where the words name none."""
    words = text(said)
    if words is None:
        return UNRESOLVED
    if words.upper().replace(" ", "_") in agencies():
        return words.upper().replace(" ", "_")
    found = find_agencies(Document.from_text(f"The {words} granted the designation in the region."))
    return found[0].value if found else UNRESOLVED


def designation(said: object, authority: str) -> str | None:
    """Code of a designation by its name and agency, read as in a sentence of the two."""
    words = text(said)
    if words is None:
        return None
    if words.upper() in designations():
        return words.upper()
    name = re.sub(r"\b(?:designation|status)s?\b", "", words, flags=re.IGNORECASE).strip(" .")
    known = agencies().get(authority)
    for frame in _FRAMES:
        sentence = frame.format(agency=known.name if known else "agency", name=name)
        for mention in find_designations(Document.from_text(sentence)):
            if mention.value != UNRESOLVED:
                return mention.value
    return UNRESOLVED


def endpoint_code(endpoint: str) -> EndpointCode:
    found = find_response_terms(Document.from_text(endpoint))
    known = found and found[0].value in EndpointCode.__members__
    return EndpointCode(found[0].value) if known else EndpointCode.OTHER


def safety_code(term: str) -> str | None:
    found = find_safety_terms(Document.from_text(term))
    return found[0].attributes.get("checklist") if found else None


def _plain(words: str) -> str:
    return re.sub(r"[^a-z0-9]", "", words.casefold())
