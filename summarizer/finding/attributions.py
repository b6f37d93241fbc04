"""Who said it: the name, credentials, roles and organisation beside a quotation, word for word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from summarizer.documents.document import Document
from summarizer.documents.spans import Span
from summarizer.finding.posts import PostBefore, post_before_name
from summarizer.finding.reading import Reading, literal, on_one_line
from summarizer.finding.speech_words import speech

_LETTER = r"[^\W\d_]"
_NAME_WORD = rf"(?:[A-ZÀ-ÖØ-ÞĀ-Ž](?:{_LETTER}|['’.\u2011-]){{0,30}})"
_PARTICLE = r"(?:van|von|de|der|den|di|da|del|della|dos|du|la|le|bin|al|el|ten|ter|zu|af)"
_NAME = rf"{_NAME_WORD}(?:\s(?:{_PARTICLE}\s){{0,2}}{_NAME_WORD}){{0,4}}"
_SHORTEST_NAME = 2
_PRONOUNS = frozenset({"he", "she", "they", "we", "it", "the"})
_AND = re.compile(r"\s(?:and|&)\s(?:(?:an?|the|also)\s)?")
_LEAD_IN = re.compile(
    r"^(?:and\s|&\s|the\s|its\s|our\s|who\s(?:is|serves\sas)\s(?:the\s|an?\s)?|an?\s|newly[-\s]appointed\s"
    r"|(?:(?:the\s)?(?:trial|study|company|group|firm|hospital|institute)['’]s\s)|new\s|currently\s)+"
)
# `physician who made the call`, `director, effective today`: what is said of the post ends it.
_SAID_OF_IT = re.compile(
    r"\s(?:(?:who|which|that|effective|with\seffect|and\s(?:who|has|is|was|will))\b.*)",
    re.DOTALL,
)
_DOCTOR = re.compile(r"\b\w{3,}(?:ologist|iatrist|iatrician|surgeon|ician)\b", re.IGNORECASE)
# `chair of the steering committee`, `Director of Genetics`: part of the post, no employer.
_OF_NO_EMPLOYER = re.compile(
    r"\b(?:committee|board|study|trial|society|programme?|panel|\w*(?:ology|iatrics|iatry|istry|genetics"
    r"|statistics|obstetrics|surgery|nursing|diseases|affairs))$",
    re.IGNORECASE,
)
_SHARED = re.compile(r"(?:interim|acting)\b", re.IGNORECASE)  # of both posts
_AREA_OF = re.compile(r"\b(?:president|director|head|lead|manager|vp|svp|evp)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Attribution:
    """One person as named beside one quotation.

    Attributes:
        name: Without honorific and credentials.
        roles: Each in the document's words.
        organisation: Where the person works, if the attribution says so.
        span: From the honorific or name to the end of the last role.
    """

    name: Reading
    honorific: Reading | None
    credentials: tuple[Reading, ...]
    roles: tuple[Reading, ...]
    organisation: Reading | None
    span: Span


@cache
def name_pattern() -> re.Pattern[str]:
    """An optional honorific and a name at the beginning of a text."""
    return re.compile(rf"(?:(?P<honorific>{speech().honorific_pattern})\s)?(?P<name>{_NAME})")


def read_attribution(document: Document, span: Span) -> Attribution | None:
    """Reads `Dr. Ada Example, Ph.D., Chief Medical Officer of Example Bio`.

    Args:
        document: Where it stands.
        span: From the name to the end of the roles, the speaking verb left out.

    Returns:
        None where no capitalised name begins the span.
    """
    words = document.text[span.start : span.end]
    if (post := post_before_name(words)) is not None:
        return _with_post_before(document, span, post)
    match = name_pattern().match(words)
    if match is None or match["name"].lower() in _PRONOUNS:
        return None
    name = _without_credentials(document, span.start, match)
    if len(name.value) < _SHORTEST_NAME:
        return None
    segments = list(_segments(document, Span(name.span.end, span.end)))
    credentials = tuple(part for part in segments if _is_credential(part.value))
    rest = [part for part in segments if not _is_credential(part.value)]
    roles, organisation = _roles(document, rest)
    last = max((part.span.end for part in segments), default=name.span.end)
    honorific = match["honorific"] and literal(
        document, span.start, span.start + match.end("honorific")
    )
    return Attribution(
        name=on_one_line(name),
        honorific=honorific or None,
        credentials=credentials,
        roles=tuple(on_one_line(role) for role in roles),
        organisation=organisation and on_one_line(organisation),
        span=Span(span.start, last),
    )


def read_posts(document: Document, span: Span) -> tuple[tuple[Reading, ...], Reading | None]:
    """Posts and employer in words that no name begins: `Chief Medical Officer of Oravell`."""
    segments = [one for one in _segments(document, span) if not _is_credential(one.value)]
    roles, organisation = _roles(document, segments)
    return tuple(on_one_line(role) for role in roles), organisation and on_one_line(organisation)


def _with_post_before(document: Document, span: Span, post: PostBefore) -> Attribution | None:
    """`Oravell's President and CEO, Dr. Ada Example`, `CEO Ada Example`."""
    named = read_attribution(document, Span(span.start + post.name, span.end))
    if named is None:
        return None
    title = literal(document, span.start + post.role, span.start + post.role_end)
    roles = [on_one_line(role) for role in _at_and(document, title)]
    employer = named.organisation
    if post.employer_end:
        employer = literal(document, span.start + post.employer, span.start + post.employer_end)
    return replace(
        named, roles=(*roles, *named.roles), organisation=employer and on_one_line(employer)
    )


def _without_credentials(document: Document, offset: int, match: re.Match[str]) -> Reading:
    """`Ada Example MD PhD` is a name and two credentials."""
    start, words = offset + match.start("name"), match["name"].split(" ")
    while len(words) > 1 and _is_credential(words[-1]):
        words.pop()
    return literal(document, start, start + len(" ".join(words)))


def _segments(document: Document, span: Span) -> Iterator[Reading]:
    """What stands between commas; a run of credentials without commas is cut at its spaces."""
    for match in re.finditer(r"[^,;]+", document.text[span.start : span.end]):
        part = literal(document, span.start + match.start(), span.start + match.end())
        part = _without_marks(document, part)
        lead_in = _LEAD_IN.match(part.value)
        if lead_in is not None:
            part = literal(document, part.span.start + lead_in.end(), part.span.end)
        words = part.value.split(" ")
        if all(_is_credential(word) for word in words) and part.value:
            yield from _words(document, part.span)
        elif part.value.strip(".() "):
            yield part


def _without_marks(document: Document, part: Reading) -> Reading:
    """Marks of emphasis stand around a name and its credentials."""
    words = part.value
    start = part.span.start + len(words) - len(words.lstrip("*_"))
    return literal(document, start, start + len(words.strip("*_")))


def _words(document: Document, span: Span) -> Iterator[Reading]:
    for match in re.finditer(r"\S+", document.text[span.start : span.end]):
        yield literal(document, span.start + match.start(), span.start + match.end())


def _is_credential(word: str) -> bool:
    parts = re.split(r"[-/–]", word.replace(".", "").replace("’", "'"))
    return bool(word) and all(part in speech().credentials for part in parts)


def _roles(
    document: Document, segments: list[Reading]
) -> tuple[tuple[Reading, ...], Reading | None]:
    roles: list[Reading] = []
    organisation: Reading | None = None
    for segment in segments:
        if roles and _is_area(segment.value) and _AREA_OF.search(roles[-1].value):
            roles[-1] = literal(document, roles[-1].span.start, segment.span.end)
            continue
        for part in _at_and(document, _only_the_post(document, segment)):
            role, employer = _role_and_employer(document, part)
            if role is not None:
                roles.append(role)
            organisation = organisation or employer
    return tuple(roles), organisation


def _only_the_post(document: Document, segment: Reading) -> Reading:
    cut = _SAID_OF_IT.search(segment.value)
    end = cut.start() if cut else len(segment.value)
    return _part(document, segment, 0, end) if end else segment


def _is_area(words: str) -> bool:
    """`Clinical Development` behind `Vice President`: words of an area, and no post of its own."""
    own = [word.lower().strip(".,") for word in words.split()]
    names = speech().role_words
    posts = [word for word in own if word in names and word not in speech().modifiers]
    return (
        not posts
        and _DOCTOR.search(words) is None
        and own[0] in {*speech().modifiers, *speech().not_organisations}
        and words[0].isupper()
    )


def _at_and(document: Document, segment: Reading) -> Iterator[Reading]:
    """`President and Chief Executive Officer` are two roles, `Research and Development` one."""
    start = 0
    for match in _AND.finditer(segment.value):
        head = segment.value[start : match.start()]
        shared = _SHARED.match(head) is not None
        if _begins_role(segment.value[match.end() :]) and _has_role_word(head) and not shared:
            yield _part(document, segment, start, match.start())
            start = match.end()
    yield _part(document, segment, start, len(segment.value))


def _part(document: Document, segment: Reading, start: int, end: int) -> Reading:
    return literal(document, segment.span.start + start, segment.span.start + end)


def _begins_role(words: str) -> bool:
    first = re.split(r"[\s,]", words.strip(), maxsplit=1)[0].lower()
    return first in speech().role_words or _DOCTOR.match(first) is not None


def _has_role_word(words: str) -> bool:
    return _DOCTOR.search(words) is not None or any(
        word.lower().strip(".,") in speech().role_words for word in words.split()
    )


def _role_and_employer(document: Document, part: Reading) -> tuple[Reading | None, Reading | None]:
    """Cuts `Example Bio's Chief Medical Officer` and `Professor at Example University`."""
    words = part.value
    if not _has_role_word(words):
        is_name = words[:1].isupper() and len(words.split()) > 1
        return None, part if is_name else None
    before = _employer_before(words)
    if before:
        employer = literal(document, part.span.start, part.span.start + before)
        name = re.sub(r"['’]s?$", "", employer.value)
        start = part.span.start + before
        return (
            literal(document, start, part.span.end),
            literal(document, employer.span.start, employer.span.start + len(name)),
        )
    cut = _employer_after(words)
    if cut is None:
        return part, None
    role_end, start = cut
    return (
        literal(document, part.span.start, part.span.start + role_end),
        literal(document, part.span.start + start, part.span.end),
    )


def _employer_before(words: str) -> int:
    """Length of the capitalised words before the first role word."""
    length = 0
    for match in re.finditer(r"\S+\s?", words):
        word = match.group().strip()
        if word.lower().strip(".,") in speech().role_words:
            return length
        if not word[0].isupper() and word != "&":
            return 0
        length = match.end()
    return 0


def _employer_after(words: str) -> tuple[int, int] | None:
    """Where the role ends and the organisation begins: after `at`, else after the last `of`."""
    at = re.search(r"\s(?:at|with)\s(?:the\s)?(?=[A-Z])", words)
    if at is not None:
        return at.start(), at.end()
    for match in reversed(list(re.finditer(r"\s(?:of|for)\s(?:the\s)?(?=\S)", words))):
        name = words[match.end() :]
        first = name.split()[0].lower().strip(".,")
        of_a_trial = "investigator" in words[: match.start()].lower() or _OF_NO_EMPLOYER.search(
            name
        )
        if name[0].isupper() and not of_a_trial and first not in speech().not_organisations:
            return match.start(), match.end()
    return None
