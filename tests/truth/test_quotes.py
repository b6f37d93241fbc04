"""Quotes altered in one thing are refused; quotes that differ in type alone are kept."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from summarizer.documents.document import Document

ROOT = Path(__file__).parents[2]
TEXTS = {
    path.stem: path.read_text("utf-8")
    for folder in ("seeds", "tests/truth/releases")
    for path in sorted((ROOT / folder).glob("*.txt"))
}
DOCUMENTS = {name: Document.from_text(text) for name, text in TEXTS.items()}

_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July", "August", "September"),
    *("October", "November", "December"),
)
_Swap = str | Callable[[re.Match[str]], str]
_SWAPS: dict[str, tuple[tuple[str, _Swap], ...]] = {
    "unit": (
        (r"%", " months"),
        (r"(?<=\d)%", ""),
        (r"\bmonths\b", "weeks"),
        (r"\bWeek\b", "Day"),
        (r"\bDay\b", "Week"),
        (r"\bmg/kg\b", "mg"),
        (r"\bmL\b", "L"),
        (r"\bmillion\b", "billion"),
        (r"\bpatients\b", "cohorts"),
    ),
    "negation dropped": (
        (r"\bdid not (\w+)", r"did \1"),
        (r"\b(was|were|has|had|have|does|could|cannot) not\b", r"\1"),
        (r"\bnot ", ""),
        (r"\bNo (?=\w)", "Some "),
        (r"\bno (?=\w)", "some "),
        (r"\bfailed to (\w+)", r"did \1"),
        (r"\bneither\b", "both"),
    ),
    "negation added": (
        (r"\b(was|were|has|had|have|is|are|will|may)\b", r"\1 not"),
        (r"\b(met|occurred|received|announced|enrolled|reported|granted)\b", r"never \1"),
        (r"\bpatients\b", "no patients"),
    ),
    "agency": (
        (r"\bFDA\b", "EMA"),
        (r"\bEMA\b", "FDA"),
        (r"\bNMPA\b", "PMDA"),
        (r"Food and Drug Administration", "Federal Drug Agency"),
        (r"European Medicines Agency", "European Medical Agency"),
    ),
    "phase": (
        (r"\bPhase (\d)", lambda m: f"Phase {int(m.group(1)) % 3 + 1}"),
        (r"\bPhase 1/2\b", "Phase 2"),
        (r"\bGrade (\d)", lambda m: f"Grade {int(m.group(1)) % 4 + 1}"),
    ),
    "date": (
        (
            rf"\b({'|'.join(_MONTHS)})\b",
            lambda m: _MONTHS[(_MONTHS.index(m.group(1)) + 1) % 12],
        ),
        (r"\b(20[12])(\d)\b", lambda m: m.group(1) + str((int(m.group(2)) + 1) % 10)),
        (r"\b(first|second|third|fourth)\b (quarter|half)", r"next \2"),
    ),
    "designation": (
        (r"\bBreakthrough Therapy\b", "Fast Track"),
        (r"\bOrphan Drug\b", "Breakthrough Therapy"),
        (r"\bFast Track\b", "Accelerated Approval"),
        (r"\bPRIME\b", "Priority Review"),
        (r"\bRare Pediatric Disease\b", "Rare Disease"),
        (r"\b[Dd]esignation\b", "approval"),
    ),
    "drug": (
        (r"\b([A-Z]{2,}-?[A-Z]*-?)(\d)(\d*)\b", lambda m: f"{m[1]}{(int(m[2]) + 1) % 10}{m[3]}"),
        (r"\b([a-z]+)(tinib|tug|nol)\b", r"\1\1\2"),
        (r"\bSofi-cel\b", "Sofa-cel"),
        (r"\bBCMA\b", "CD19"),
    ),
    "name": ((r"\b([A-Z][a-z]{3,})([a-z]{2})\b", r"\1ax\2"),),
}


def altered_quotes() -> Iterator[tuple[str, str, str]]:
    """Document name, what was altered, and a quote that its document does not hold."""
    for name, text in TEXTS.items():
        known = _tokens(text)
        told: set[str] = set()
        for quote in _passages(name, longest=28):
            for kind, altered in _alterations(quote):
                if _tokens(altered) not in known and altered not in told:
                    told.add(altered)
                    yield name, kind, altered


def _passages(name: str, *, longest: int) -> Iterator[str]:
    """Runs of whole words of every sentence, none longer than `longest` words."""
    document = DOCUMENTS[name]
    for sentence in document.sentences:
        words = document.slice(sentence).split()
        for start in range(0, len(words), longest):
            part = words[start : start + longest]
            # The address behind a link is no part of the words, and the fold leaves it out.
            if len(part) >= 5 and "](" not in " ".join(words):
                yield " ".join(part)


def _alterations(quote: str) -> Iterator[tuple[str, str]]:
    for match in re.finditer(r"\d+", quote):
        for number in (str(int(match[0]) + 1), match[0] + "0", match[0][::-1]):
            if number != match[0]:
                yield "numeral", quote[: match.start()] + number + quote[match.end() :]
    for kind, swaps in _SWAPS.items():
        for pattern, put in swaps:
            yield from _swapped(kind, quote, pattern, put)
    bare = quote.rstrip(".;,")
    yield "invented ending", f"{bare} and was approved"
    yield "invented ending", f"{bare}, with durable responses"
    words = quote.split()
    middle = len(words) // 2
    yield "word left out", " ".join(words[: middle - 1] + words[middle:])
    yield "joined", f"{' '.join(words[:3])} ... {' '.join(words[-2:])}"


def _swapped(kind: str, quote: str, pattern: str, put: _Swap) -> Iterator[tuple[str, str]]:
    found = re.search(pattern, quote)
    if found:
        yield kind, re.sub(pattern, put, quote, count=1)


def _tokens(text: str) -> str:
    """Letters, digits and signs that carry meaning, apart from type and case, for comparison."""
    plain = re.sub(r"[\u00ad\u200b-\u200d\u2060]", "", text.casefold())
    return " ".join(re.findall(r"[^\W_]+|[%<>=+$≥≤/]", plain))


def _every_other(pattern: str, put: str) -> Callable[[str], str]:
    return lambda text: re.sub(pattern, put, text)


def _wrapped(text: str) -> str:
    words = text.split(" ")
    return "\n".join(" ".join(words[at : at + 5]) for at in range(0, len(words), 5))


NOISE: dict[str, Callable[[str], str]] = {
    "straight quotes": lambda t: re.sub("[‘’]", "'", re.sub("[“”]", '"', t)),
    "curly quotes": _every_other("'", "’"),
    "en dashes": _every_other(r"(?<=\w)-(?=\w)", "–"),
    "non-breaking hyphens": _every_other(r"(?<=\w)[-–](?=\w)", "\u2011"),
    "non-breaking spaces": _every_other(r" ", "\u00a0"),
    "thin spaces": _every_other(r" (?=\d)", "\u2009"),
    "trade marks": _every_other(r"\b([A-Z][\w-]*\d|[a-z]+tinib|Sofi-cel)(?![\w-])", r"\1™"),
    "registered marks": _every_other(r"\b([A-Z]{4,})(?=\s)", r"\1®"),
    "ligatures": lambda t: t.replace("ffi", "ﬃ").replace("fi", "ﬁ").replace("fl", "ﬂ"),
    "soft hyphens": _every_other(r"\b(\w{4})(\w{4,})", "\\1\u00ad\\2"),
    "zero-width spaces": _every_other(r"\b(\w{3})(\w{5,})", "\\1\u200b\\2"),
    "line wraps": _wrapped,
    "windows line ends": lambda t: _wrapped(t).replace("\n", "\r\n"),
    "double spaces": _every_other(r" ", "  "),
    "bold marks": lambda t: f"**{t}**",
    "bold word": _every_other(r"(?<=\s)([a-z]{5,})(?=\s)", r"**\1**"),
    "emphasised word": _every_other(r"(?<=\s)([a-z]{6,})(?=\s)", r"_\1_"),
    "entities": lambda t: t.replace("&", "&amp;").replace("'", "&#39;").replace("’", "&rsquo;"),
    "entity spaces": _every_other(r" (?=\d)", "&nbsp;"),
    "quoted": lambda t: f"“{t}”",
    "ellipses around": lambda t: f"...{t}…",
}


def genuine_quotes() -> Iterator[tuple[str, str, str, str]]:
    """Document name, kind of noise, the words as they stand, the same words with the noise."""
    for name in TEXTS:
        for quote in _passages(name, longest=18):
            plain = re.sub(r"[™®*_#`\[\]|]", "", quote)
            if plain != quote:
                continue
            for kind, noise in NOISE.items():
                noisy = noise(quote)
                if noisy != quote:
                    yield name, kind, quote, noisy


ALTERED = tuple(altered_quotes())
GENUINE = tuple(genuine_quotes())


def test_the_suite_is_as_large_as_it_says() -> None:
    altered = Counter(kind for _, kind, _ in ALTERED)
    noisy = Counter(kind for _, kind, _, _ in GENUINE)

    assert sum(altered.values()) >= 1000
    assert set(altered) == {*_SWAPS, "numeral", "invented ending", "word left out", "joined"}
    assert min(altered.values()) >= 8
    assert sum(noisy.values()) >= 300
    assert set(noisy) == set(NOISE)


@pytest.mark.parametrize("kind", sorted({kind for _, kind, _ in ALTERED}))
def test_no_altered_quote_is_found(kind: str) -> None:
    accepted = [
        (name, quote)
        for name, what, quote in ALTERED
        if what == kind and DOCUMENTS[name].locate(quote) is not None
    ]

    assert accepted == []


def test_words_that_differ_in_type_alone_are_found() -> None:
    lost = [
        (kind, noisy) for name, kind, _, noisy in GENUINE if DOCUMENTS[name].locate(noisy) is None
    ]

    assert len(lost) <= 0.005 * len(GENUINE), lost[:20]


@pytest.mark.parametrize("kind", sorted(NOISE))
def test_plain_words_are_found_in_a_document_with_noise(kind: str) -> None:
    pairs = [(quote, noisy) for _, what, quote, noisy in GENUINE if what == kind]
    document = Document.from_text("\n\n".join(noisy for _, noisy in pairs))

    lost = [quote for quote, _ in pairs if document.locate(quote) is None]

    assert len(lost) <= 0.005 * len(pairs), lost[:5]
