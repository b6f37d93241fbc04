"""Headings: which lines open a part of a release, and what kind of part it is."""

from __future__ import annotations

import re
from dataclasses import dataclass

from summarizer.documents.evidence import Section
from summarizer.documents.explanations import PROGRAMME
from summarizer.documents.furniture import opens_contacts
from summarizer.documents.paragraphs import Paragraph

_LONGEST = 160
_MOST_WORDS, _MOST_WORDS_UNMARKED = 20, 12
_ALL_BOLD = re.compile(r"(\*\*|__)[^*_\n]+\1\W*\Z")
_MARKS = re.compile(r"^#{1,6}\s+|\s+#+\Z|\*{2,}|__+|`+")
_ABOUT = re.compile(r"(?:About|ABOUT)\s+(?=\S)")
_RUN_IN = re.compile(
    r"(?:\*\*|__)(?P<bold>[^*_\n]{3,120}?):?(?:\*\*|__)[™®]?:?\s+\S"
    r"|(?P<plain>About [^.:\n]{2,80}):\s+\S"
)
_FORWARD = re.compile(
    r"forward[-‐‑–\s]looking|safe\sharbou?r|^cautionary\b|^(?:legal\s)?disclaimers?\W*\Z"
    r"|^legal\snotice",
    re.IGNORECASE,
)
_LABEL_TEXT = re.compile(
    r"(?:important\s|select(?:ed)?\s)*(?:safety\sinformation|indications?(?:\sand\susage)?"
    r"|prescribing\sinformation)\b",
    re.IGNORECASE,
)
_COMPANY = re.compile(
    r"\b(?:Inc|Ltd|Limited|Corp|Corporation|Co|LLC|plc|AG|SE|GmbH|S\.A|SpA|N\.V|B\.V|AB|A/S|Pty)\b"
    r"|\b\w*(?:therapeutics|pharmaceuticals?|pharma|biosciences?|biotech\w*|biopharma\w*|biologics"
    r"|biomedical|biomedicines?|sciences|laboratories|holdings|group|company|foundation|society"
    r"|institutes?|university|hospital|center|centre|network|consortium|collaboration|partners)\b",
    re.IGNORECASE,
)
_COMPANY_FORM = re.compile(
    r"\b(?:Inc|Ltd|Limited|Corp|Corporation|LLC|plc|GmbH|therapeutics)\b", re.IGNORECASE
)
_OWN_WORK = re.compile(
    r"\b(?:study|studies|trial|trials|platform|technology|registry|pipeline|phase|cohort)\b",
    re.IGNORECASE,
)
_CODE = re.compile(r"\b(?!COVID)[A-Za-z]{2,}[-‐‑]?\d{2,}|[™®]")
_DISEASE = re.compile(
    r"(?:\b(?:cancers?|diseases?|disorders?|syndromes?|deficienc(?:y|ies)|diabetes|obesity|tumou?rs?"
    r"|infections?|virus|atrophy|asthma|epilepsy|schizophrenia|depression|migraine|psoriasis"
    r"|eczema|stroke|sepsis|lupus|failure|injury|hypertension|malignanc(?:y|ies))"
    r"|\w{3,}(?:oma|omas|emia|aemia|itis|osis|opathy|trophy|plegia|philia|algia|penia|uria))\W*\Z",
    re.IGNORECASE,
)
_TERM_OF_LAW = re.compile(
    r"\bnon-gaap\b|\bact\b|\bregulation\b|\bpdufa\b|\b510\(k\)|\bde novo\b", re.IGNORECASE
)
_TREATMENT = (
    r"(?:therap|treat|candidate|drug|inhibitor|antibod|vaccine|medicine|compan|platform|develop)"
)
_IS_A_DISEASE = re.compile(
    rf"[^.]{{2,120}}?\b(?:is|are)\s(?:an?|the|one\sof)\s(?:(?!{_TREATMENT})[^.;]){{0,90}}?"
    r"\b(?:cancers?|diseases?|disorders?|syndromes?|conditions?|tumou?rs?|malignanc(?:y|ies)|\w+oma"
    r"|\w+emia|(?:type|form|class|kind|group|family)s?\sof)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Heading:
    """A line that opens a part.

    Attributes:
        section: What the part is; BODY for any heading of the news itself.
        title: Its words on one line, without Markdown marks.
    """

    section: Section
    title: str


def is_marked(paragraph: Paragraph) -> bool:
    """Whether Markdown makes it a heading: `#`, all bold, or underlined."""
    text = paragraph.text
    return paragraph.underlined or text.startswith("#") or _ALL_BOLD.match(text) is not None


def plain(text: str) -> str:
    """The words of a line, on one line, without the marks of a heading or of bold type."""
    return " ".join(_MARKS.sub("", text.strip()).split()).strip(":* ")


def read_heading(paragraph: Paragraph, following: Paragraph | None) -> Heading | None:
    """The heading that `paragraph` is or begins with; `following` is the text under it, if any."""
    run_in = _RUN_IN.match(paragraph.text)
    if run_in:
        title = plain(run_in["bold"] or run_in["plain"])
        section = _part(title, paragraph.text[run_in.end() - 1 :])
        return Heading(section, title) if section else None
    if len(paragraph.text) > _LONGEST or "\n" in paragraph.text:
        return None
    title = plain(paragraph.text)
    if not 0 < len(title.split()) <= _MOST_WORDS or following is None:
        return None
    section = _part(title, following.text)
    if section and not _ends_like_prose(title):
        return Heading(section, title)
    return Heading(Section.BODY, title) if _opens_news(paragraph, title, following) else None


def _part(title: str, under: str) -> Section | None:
    if _FORWARD.search(title):
        return Section.FORWARD_LOOKING
    if opens_contacts(title):
        return Section.CONTACT
    if _ABOUT.match(title):
        return _kind_of_about(title.split(None, 1)[1], under)
    return Section.BOILERPLATE_ABOUT if _LABEL_TEXT.match(title) else None


def _kind_of_about(subject: str, under: str) -> Section:
    """EXPLANATORY for a programme, a disease or a term of law; else what stands about someone."""
    if _COMPANY_FORM.search(subject) or _CODE.search(subject):
        return Section.BOILERPLATE_ABOUT
    if PROGRAMME.search(subject) or _TERM_OF_LAW.search(subject):
        return Section.EXPLANATORY
    if _COMPANY.search(subject) or _OWN_WORK.search(subject):
        return Section.BOILERPLATE_ABOUT
    name = re.sub(r"\s*\([^()]*\)", "", subject)
    if _DISEASE.search(name) or _IS_A_DISEASE.match(under[:300]):
        return Section.EXPLANATORY
    return Section.BOILERPLATE_ABOUT


def _ends_like_prose(title: str) -> bool:
    return title.endswith((".", "!", ";", ",")) and not _COMPANY.search(title, len(title) - 12)


def _opens_news(paragraph: Paragraph, title: str, following: Paragraph) -> bool:
    if title.endswith((".", ",", ";", "”", '"')) or not title[0].isalnum() or "|" in title:
        return False
    if is_marked(paragraph):
        return True
    words = title.split()
    return (
        2 <= len(words) <= _MOST_WORDS_UNMARKED
        and is_title_case(title)
        and len(following.text) > _LONGEST
    )


def is_title_case(line: str) -> bool:
    """Whether every word of four letters and more begins with a capital or a digit."""
    words = [word.lstrip("(“\"'‘*_") for word in line.split()]
    return all(not word[:1].islower() for word in words if len(word) > 3)
