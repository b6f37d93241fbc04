"""A post that stands before the name of who holds it: `Oravell CEO Ada Example`."""

from __future__ import annotations

import re
from dataclasses import dataclass

from summarizer.finding.speech_words import speech

_OWNS = re.compile(r"['’]s?$")
_TOKEN = re.compile(r"[^\s,]+")
_JOINS = frozenset({"and", "&", "of", "for", "the"})
_AREAS = frozenset(
    {
        *("operating", "financial", "finance", "business", "technology", "strategy", "people"),
        *("research", "development", "affairs", "regulatory", "officer", "r&d", "operations"),
        *("commercial", "legal", "product", "technical", "manufacturing", "directors"),
    }
)
_OWNERS = frozenset(
    {
        "the",
        "its",
        "our",
        "The",
        *(f"{who}{mark}s" for who in ("company", "group") for mark in "'’"),
    }
)
_MOST_BEFORE = 4  # words of an employer's name before the post
_SHORTEST_NAME = 2


@dataclass(frozen=True, slots=True)
class PostBefore:
    """Places in the words that were read, each an offset.

    Attributes:
        employer: Where the employer's name begins; `employer_end` is 0 where none is named.
        name: Where the person's name or honorific begins.
    """

    employer: int
    employer_end: int
    role: int
    role_end: int
    name: int


def post_before_name(words: str) -> PostBefore | None:
    """None unless the words begin with a post, or an employer's post, and go on to a name."""
    tokens = list(_TOKEN.finditer(words))
    if tokens and tokens[0][0] in speech().honorifics:
        return None
    first = next((i for i, token in enumerate(tokens[:_MOST_BEFORE]) if _is_post(token[0])), None)
    if first is None or _comma_before(words, tokens, first):
        return None
    if not all(token[0][0].isupper() or token[0] in _OWNERS for token in tokens[:first]):
        return None
    last = _end_of_post(words, tokens, first)
    if (behind := _employer_behind(words, tokens, first, last)) is not None:
        return behind
    if not _is_a_post(tokens[first:last]) or not _is_a_name(tokens[last:]):
        return None
    before = [token for token in tokens[:first] if token[0] not in _OWNERS]
    if before and tokens[last - 1][0].lower() in speech().modifiers:
        return None
    end = (
        before[0].start() + len(_OWNS.sub("", words[before[0].start() : before[-1].end()]))
        if before
        else 0
    )
    start = before[0].start() if before else 0
    return PostBefore(
        start, end, tokens[first].start(), tokens[last - 1].end(), tokens[last].start()
    )


def _employer_behind(
    words: str, tokens: list[re.Match[str]], first: int, last: int
) -> PostBefore | None:
    """`Chair of Oravell, Professor Ada Example`."""
    if first or last + 1 >= len(tokens) or tokens[last][0] not in {"of", "at"}:
        return None
    end = last + 1
    while end < len(tokens) and tokens[end][0][0].isupper():
        end += 1
        if words[tokens[end - 1].end() :].startswith(","):
            break
    closed = words[tokens[end - 1].end() :].startswith(",")
    if end == last + 1 or not closed or not _is_a_name(tokens[end:]):
        return None
    employer = (tokens[last + 1].start(), tokens[end - 1].end())
    return PostBefore(*employer, tokens[first].start(), tokens[last - 1].end(), tokens[end].start())


def _comma_before(words: str, tokens: list[re.Match[str]], first: int) -> bool:
    return "," in words[: tokens[first].start()]


def _is_post(word: str) -> bool:
    return word.lower().strip(".,") in speech().role_words


def _end_of_post(words: str, tokens: list[re.Match[str]], first: int) -> int:
    """The index behind the last word of the post; a comma behind it ends it."""
    last = first
    for index in range(first, len(tokens)):
        word = tokens[index][0].lower().strip(".,")
        if _is_post(word) or word in _AREAS:
            last = index + 1
        elif word not in _JOINS:
            break
        if words[tokens[index].end() : tokens[index].end() + 1] == ",":
            break
    return last


def _is_a_post(tokens: list[re.Match[str]]) -> bool:
    """Whether it is more than `Senior` or `Study`."""
    own = [token[0].lower().strip(".,") for token in tokens]
    return any(word in speech().role_words and word not in speech().modifiers for word in own)


def _is_a_name(tokens: list[re.Match[str]]) -> bool:
    rest = [token[0] for token in tokens]
    while rest and rest[0] in speech().honorifics:
        rest = rest[1:]
    own = rest[:_SHORTEST_NAME]
    return len(own) == _SHORTEST_NAME and all(
        word[0].isupper() and not _is_post(word) and word.lower() not in _AREAS for word in own
    )
