"""The headline of a release, among the lines of a page, a wire or a notice that stand above it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from summarizer.documents.datelines import DATE
from summarizer.documents.document import Document
from summarizer.documents.evidence import Section
from summarizer.documents.paragraphs import paragraphs
from summarizer.documents.spans import Span
from summarizer.finding.dates import find_dates
from summarizer.finding.reading import Reading, literal, on_one_line

_FIRST_RANK = re.compile(r"#\s")
_UNFINISHED = re.compile(
    r"(?:\b(?:in|of|for|the|and|with|to|an?|at|on|by|from|or|its|as|versus|Phase)|,|&)\s*\Z",
    re.IGNORECASE,
)
_GOES_ON = re.compile(r"[ \t]*\r?\n[ \t]*(?=[a-z])[^\n]*[^\s]")  # a line cut in a phrase
_NEXT_LINE = re.compile(r"[ \t]*\r?\n[ \t]*(?![-•*·#])[^\n]*[^\s]")
_LABELLED = re.compile(r"(?:title|headline|subject|re|ref)\s*:\s*", re.IGNORECASE)
_FEWEST_WORDS = 4
_FEWEST_WORDS_ALONE = 2  # of a line above the text that no longer one stands beside
_LONGEST_NAME = 7
_NOTICE_LINES = 16
_LONGEST_TITLE = 240
_COMPANY_NAME = re.compile(
    r"\b(?:Inc|INC|Ltd|LTD|Limited|LIMITED|Corp|CORP|Corporation|CORPORATION|LLC|plc|PLC|AG|SE|GmbH"
    r"|GMBH|S\.A|S\.p\.A|N\.V|A/S|AB|ASA|KK)\.?$"
)
_BRACKET_BEHIND = re.compile(r"\s?\([^()\n]{1,60}\)$")  # `Oravell plc (AIM: ORV)`
_SITE_BEHIND = re.compile(r"\s\|\s[^|\n]{2,40}$")  # a page's title: `Headline | Oravell`
_DATE_LINE = re.compile(r"\n(?=(?:Date|Views|Published|Posted)\b)")
_MARKS = re.compile(r"[#*_\s]*(?:\[(?:Press|News|PR)(?:\s[Rr]elease)?\]\s*)?")
# Lines of a page, a wire or a stock exchange that stand above a headline.
_NO_TITLE = re.compile(
    r"(?:RNS\b|\(?[\"“(].{0,80}\bthe\s[\"“]?company\b|regulat(?:ed|ory)\s(?:information|release|announcement|news)"
    r"|(?:press|news|media)\srelease\s*[|/,–-]|news\sprovided\sby\b|share\sthis\b|source:\s|.{2,60}\bASX\s(?:release"
    r"|announcement)\s*$|ASX\s(?:release|announcement)|ad[-\s]hoc\s(?:announcement|release)\b[^:]{0,60}$|not\sfor\s(?:release"
    r"|distribution)|this\sannouncement\scontains|market\sannouncement|stock\sexchange\s(?:announcement|release)"
    r"|immediate\sreport\b|communication\sof\s|(?:other\s)?relevant\s(?:information|fact)\b"
    r"|(?:[^|\n]{2,30}\s\|\s){2}|[^\n]{2,60}[,|]\s(?:inside\sinformation|(?:stock\sexchange|press|company|news)\s(?:release|announcement))[,|]?\s"
    r"|company\s(?:release|announcement)|(?:press|news)\srelease\s*(?:no\b|\d|$)|inside\sinformation(?!:)"
    r"|(?:EQS|DGAP)-|skip\sto|home\s?[>/|»›]|(?:we|this\s(?:web)?site)\suses?\scookies|accept\s(?:all\s)?cookies|embargo(?:ed)?\b|for\s[^\n]{2,40}\bmedia\sonly|\[(?:share|print)|for\simmediate|\(?securities\scode"
    r"|(?:asx|aim|rns|sgx|market|media|stock\sexchange)\s(?:release|announcement|notice)\s*(?:$|[|,–—-]|\d)"
    r"|(?:(?:company\s)?name|representative|contact|inquiries|head\soffice|listing)\b[^:\n]{0,24}:"
    r"|to\swhom\sit|to\sthe\s[^\n]*\b(?:commission|exchange|authority|shareholders)\b|translat(?:ion|ed)\b|\(?[\"“'‘(]|dear\s"
    r"|\d{1,5}\s[\w. ]{2,30}\s(?:street|st|avenue|ave|road|drive|way|square)\b\.?,"
    r"|(?:announcement|release)\s(?:no|to)\b|regulatory\snews|regulated\sinformation\b|[^\n]*:$|[^\n]*\([^)\n]*[\"“]company[\"”]\))",
    re.IGNORECASE,
)

_DAY_LINE = re.compile(  # `3 March 2026, Basel`: a day and a place, in either order
    rf"(?:[A-Z][\w .()-]{{1,30}}[,;|–—-]\s*){{0,3}}{DATE.pattern}\W*"
    r"(?:(?:at\s)?\d{1,2}[:.]\d\d\W*)?(?:[A-Z][\w /()-]{1,30}\W*){0,2}"
)


def read_title(document: Document) -> Reading | None:
    """The headline, once; else what the front matter calls the title.

    A heading of the first rank is one wherever it stands above the text; else it is the first
    paragraph there that could be one, else a line under a notice's head.
    """
    candidates = list(_lines_above(document, _FEWEST_WORDS))
    candidates = candidates or list(_lines_above(document, _FEWEST_WORDS_ALONE))
    headings = [one for one in candidates if _FIRST_RANK.match(document.text, one.start)]
    for place in (*headings[:1], *candidates):
        marks = _MARKS.match(document.text, place.start)
        start = marks.end() if marks else place.start
        end = _end_of_title(document, place.end, _end_of_section(document, place))
        if label := _LABELLED.match(document.text, start, end):
            start = label.end()
        words = _DATE_LINE.split(document.text[start:end])[0].rstrip("*_# \n")
        words = _SITE_BEHIND.sub("", words)
        if words:
            return on_one_line(literal(document, start, start + len(words)))
    below = _title_below(document)
    if below is not None:
        return on_one_line(below)
    stated = document.front_matter.get("title")
    found = document.locate(stated) if isinstance(stated, str) and stated.strip() else None
    return on_one_line(literal(document, found.start, found.end)) if found else None


def _lines_above(document: Document, fewest: int) -> Iterator[Span]:
    """The paragraphs above the text that could be a title, without the labels they begin with."""
    for section in document.sections:
        if section.section is Section.HEADLINE:
            for paragraph in paragraphs(document.text[section.start : section.end]):
                lines = paragraph.text.splitlines(keepends=True)
                while lines and not _could_be_a_title("".join(lines), fewest):
                    del lines[0]
                if lines:
                    end = section.start + paragraph.span.end
                    yield Span(end - len("".join(lines)), end)


def _end_of_section(document: Document, place: Span) -> int:
    return next(one.end for one in document.sections if one.start <= place.start < one.end)


def _end_of_title(document: Document, end: int, limit: int) -> int:
    """The end of a headline that is broken over lines: one that is unfinished goes on."""
    text = document.text
    while True:
        unfinished = _UNFINISHED.search(text, max(0, end - 40), end)
        following = (_NEXT_LINE if unfinished else _GOES_ON).match(text, end, limit)
        if following is None:
            return end
        end = following.end()


def _title_below(document: Document) -> Reading | None:
    """The first line under a notice's head (company, day, code) that could be a headline."""
    start = 0
    for line in document.text.splitlines(keepends=True)[:_NOTICE_LINES]:
        words = line.strip().strip("*_# ")
        first = start + line.find(words)
        start += len(line)
        sentence = words.endswith((".", ":", ";")) or len(words) > _LONGEST_TITLE
        labelled = re.match(r"[\[(•-]|[A-Z][\w ]{2,24}:\s", words)
        dated = any(
            date.span.start - first < len(words) // 2
            for date in find_dates(document)
            if first <= date.span.start < first + len(words)
        )
        if (
            words
            and not (sentence or labelled or dated)
            and _could_be_a_title(words, _FEWEST_WORDS)
        ):
            return literal(document, first, first + len(words))
        if sentence and not labelled and len(words) > _LONGEST_TITLE // 2:
            return None
    return None


def _could_be_a_title(words: str, fewest: int) -> bool:
    """Whether a paragraph is more than a company's name, a day, a reference number or a menu."""
    marks = _MARKS.match(words)
    whole = words[marks.end() if marks else 0 :].strip()
    first = _BRACKET_BEHIND.sub("", whole)
    name = len(first.split()) < _LONGEST_NAME and _COMPANY_NAME.search(first)
    if name or len(first.split()) < fewest or _DAY_LINE.fullmatch(whole):
        return False
    return _NO_TITLE.match(whole) is None
