"""Lines that are not the release: what the page or the wire put around it, and whom to call."""

from __future__ import annotations

import re

from summarizer.documents.datelines import DATE
from summarizer.documents.paragraphs import is_wordless

_LONGEST_LINE = 240
_LONGEST_CONTACT_LINE = 120
_MOST_CONTACT_WORDS = 14
_LINK = re.compile(r"\[[^\[\]]*+\]\([^()\s]*+\)")
# `* 2 July 2026: [Results of a Phase 3 trial](/news/85)`: other news of the same company.
_DATED_LINK = re.compile(
    r"\s*[*•-]\s+(?:\d{1,2}\s[A-Z][a-z]+\s\d{4}|[A-Z][a-z]+\.?\s\d{1,2},\s\d{4}|\d{4}-\d{2}-\d{2})"
    r"\s*[:–—-]?\s*\[[^\[\]]{1,200}\]\([^()\s]{1,200}\)\s*"
)
_IMAGE = re.compile(r"!\[[^\[\]]*+\]\([^()\s]*+\)")
_URL = re.compile(r"<?\b(?:https?://|www\.)[^\s<>]++>?", re.IGNORECASE)
_CHROME = re.compile(
    r"(?:view (?:the )?(?:source version|original (?:content|press release|release|source))\b"
    r"|(?:industry )?keywords?\s?[:(]|tags?:|pub:|disc:|copyright\b|©|\(c\)\s?\d{4}"
    r"|(?:logo|photos?|photos?/multimedia(?: gallery)?|multimedia|video)\s?[-–—:]\s?.*https?:"
    r"|(?:a )?photos? accompanying this\b|audio by \w+$|listen to this article\b"
    r"|(?:share|print|email|save|tweet|subscribe|advertisement|read more|back to top|sign up"
    r"|download(?: (?:as )?pdf)?)(?: this)?(?: (?:article|page|story|release|post))?$"
    r"|.{0,80}\| ?source:|story continues below\b|related (?:articles|stories|links)\b)",
    re.IGNORECASE,
)
_PUBLISHERS = frozenset(
    (
        *("pr newswire", "prnewswire", "business wire", "globenewswire", "globe newswire"),
        *("accesswire", "access newswire", "newsfile", "cision", "the associated press"),
        *("associated press", "ap", "reuters", "news provided by", "press release"),
        *("news release", "news", "home"),
    )
)
_CRUMB = r"[^\W\d_](?:[^\W\d_]|[&'’ -]){0,60}"
_BREADCRUMBS = re.compile(rf"{_CRUMB}(?:\s[>›»]\s{_CRUMB}){{1,8}}")
_TIME_WORD = re.compile(
    r"(?:\d{1,4}(?:st|nd|rd|th)?|\d{1,2}:\d{2}(?::\d{2})?(?:am|pm)?|[ap]\.?m\.?"
    r"|[cemp][ds]?t|ces?t|gmt|utc|bst|jst|hkt|sgt|aes?t"
    r"|(?:mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)(?:day)?"
    r"|jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
    r"|on|at|updated|published|posted|last|eastern|central|pacific|standard|daylight|time)\Z",
    re.IGNORECASE,
)
_CLOCK = re.compile(r"\d{1,2}:\d{2}")
_SOURCE = re.compile(r"SOURCE\b:?\s|Source:\s")
_ROLE = (
    r"(?:media|press|investors?|company|corporate|business|public|general|financial|u\.?s\.?"
    r"|europe(?:an)?|global|relations|communications|affairs|development|and|&|/|\s)"
)
_CONTACT_HEAD = re.compile(
    rf"(?:{_ROLE}{{0,12}}(?:contacts?|inquir(?:y|ies)|enquir(?:y|ies))(?: information)?\s?(?::|\Z)"
    r"|(?:investors?|media|press|public|investor and media|investors and media)"
    r"(?: (?:relations|and media))?\s?(?::|\Z)"
    r"|for (?:further|more|additional|all|any|media|investor|press)\b.{0,80}\bcontact\b)",
    re.IGNORECASE,
)
_MAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,64}\.[\w.-]{2,64}")
_PHONE = re.compile(
    r"\+\d[\d\s().-]{7,20}\d|\b\d{3}[.-]\d{2,4}[.-]\d{3,4}\b|\(\d{3}\)\s?\d{3}[.-]\d{4}\b"
)


def is_chrome(paragraph: str) -> bool:
    """Whether it is a breadcrumb, a clock, a wire's label, a link or an image, or no words."""
    if is_wordless(paragraph):
        return True
    line = _IMAGE.sub("", paragraph)
    if not line.startswith("#") and is_wordless(_URL.sub("", _LINK.sub("", line))):
        return True
    if all(_DATED_LINK.fullmatch(row) for row in line.strip().splitlines()):
        return True
    line = line.strip().strip("*_ \t")[:_LONGEST_LINE]
    if _CHROME.match(line) or _BREADCRUMBS.fullmatch(line):
        return True
    return line.rstrip(" .:").casefold() in _PUBLISHERS or _is_clock(line)


def is_source_line(paragraph: str) -> bool:
    """Whether it names who sent the release, as the wires' last line does."""
    return len(paragraph) <= _LONGEST_LINE and bool(_SOURCE.match(paragraph.lstrip("*_ ")))


def opens_contacts(paragraph: str) -> bool:
    """Whether names, numbers and addresses of people to call follow."""
    return len(paragraph) <= _LONGEST_LINE and bool(_CONTACT_HEAD.match(paragraph.strip("*_# ")))


def is_contact_line(paragraph: str) -> bool:
    """Whether a short line holds an e-mail address or a telephone number."""
    if len(paragraph) > _LONGEST_CONTACT_LINE or len(paragraph.split()) > _MOST_CONTACT_WORDS:
        return False
    return bool(_MAIL.search(paragraph) or _PHONE.search(DATE.sub("", paragraph)))


def _is_clock(line: str) -> bool:
    words = line.replace(",", " ").replace("|", " ").split()
    return bool(_CLOCK.search(line)) and all(_TIME_WORD.match(word.strip(".:()")) for word in words)
