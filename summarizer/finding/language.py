"""The language of a release: as its front matter says, else by its commonest words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from summarizer.documents.document import Document
from summarizer.documents.evidence import Section
from summarizer.documents.spans import Span
from summarizer.finding.reading import Reading
from summarizer.finding.vocabulary_files import load

_STATED = re.compile(
    r"^lang(?:uage)?:[ \t]*(?:\r?\n[ \t]*-[ \t]*)?[\"'\[ ]{0,3}"
    r"(?P<tag>[a-z]{2}(?:-[A-Za-z]{2,4})?)\b",
    re.M,
)
_FEWEST_WORDS = 30
_LEAST_SHARE = 0.12  # function words among all words; English prose has about a quarter
_LEAST_LEAD = 1.5  # over the second best language, as some short words belong to several


@cache
def _function_words() -> Mapping[str, frozenset[str]]:
    return load("languages.json", dict[str, frozenset[str]])


def read_language(document: Document, title: Reading | None) -> Reading | None:
    """A BCP 47 tag. Judged by words, it rests on the title and names the rule `function_words`."""
    stated = _STATED.search(document.text)
    if stated is not None and document.section_at(stated.start()) is Section.FRONT_MATTER:
        return Reading(stated["tag"], Span(*stated.span("tag")))
    sentences = document.sentences_in(Section.LEAD, Section.BODY, Section.QUOTE)
    words = " ".join(document.slice(sentence).lower() for sentence in sentences).split()
    if title is None or len(words) < _FEWEST_WORDS:
        return None
    counts = {
        language: sum(word in function_words for word in words)
        for language, function_words in _function_words().items()
    }
    best, second = sorted(counts, key=lambda language: counts[language], reverse=True)[:2]
    clear = counts[best] >= _LEAST_LEAD * counts[second]
    if counts[best] < _LEAST_SHARE * len(words) or not clear:
        return None
    return Reading(best, title.span, "function_words")
