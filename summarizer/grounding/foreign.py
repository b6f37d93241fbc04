"""What the document says of other companies and their products, which is none of the issuer's."""

from __future__ import annotations

import re

from summarizer.documents.evidence import Evidence
from summarizer.documents.spans import Span
from summarizer.grounding.context import Context
from summarizer.grounding.trial_owners import speaks_of_others

_OTHERS = re.compile(
    r"\b(?:another|a\s+(?:different|rival|competing)|other)\s+(?:\w+\s+){0,2}?(?:compan(?:y|ies)|developers?|manufacturers?|sponsors?)\b"
    r"|\b(?:a\s+rival|competitors?)\b|\bby\s+others\b|\btheir\s+(?:[\w-]+\s+){0,3}?(?:therapy|drug|product|medicine|treatment)\b"
    r"|\bof\s+(?:other|another)\s+compan|\bcompeting\s+(?:product|drug|medicine)"
    r"|\bin\s+(?:earlier\s+)?published\s+(?:randomi[sz]ed\s+)?(?:trials|studies)\b",
    re.IGNORECASE,
)
# `He joins from Oravell, where he led the approval of`: a product of a former employer.
_CAREER = re.compile(
    r"\bwhere\s(?:he|she|they)\s|\b(?:prior\sto|before)\s(?:joining|this|that|his|her)\b|\b(?:he|she)\s(?:previously|formerly|most\srecently|also\s(?:led|served|held|worked))\b"
    r"|\b(?:[Pp]reviously|[Ee]arlier|[Mm]ost\srecently),\s(?:he|she)\s|\b(?:his|her)\s(?:career|tenure)\b|\bduring\s(?:his|her)\stime\b|\b(?:he|she)\shas\s(?:led|held|overseen|worked)\b",
    re.IGNORECASE,
)

# `Zelvacrostat, developed by Brandymeade of the United States`: a product with another owner.
_OWNED = re.compile(
    r"\b(?P<name>[A-Za-z][\w-]{4,})(?:\s+\([^()]{1,40}\))?,\s+(?:which\s+(?:is|was)\s+)?(?:an?\s+[^,;.]{1,60}?\s+)?"
    r"(?:being\s+)?(?:developed|marketed|sold|made|commerciali[sz]ed|discovered)\s+by\s+"
    r"(?P<owner>(?:the\s+)?[A-Z][\w&.'-]+(?:\s+[A-Z][\w&.'-]+){0,3})"
)


class OthersProducts:
    """The products that a text gives to another company than the issuer."""

    def __init__(self, context: Context) -> None:
        self._context = context
        own = " ".join(
            name.value.lower()
            for organisation in context.release.organisations
            if organisation.is_issuer
            for name in (organisation.name, *organisation.aliases)
        )
        self._names = {
            match["name"].lower()
            for match in _OWNED.finditer(context.document.text)
            if own and match["owner"].removeprefix("the ").split()[0].lower() not in own
        }

    def told_in(self, sentence: Span) -> bool:
        """Whether a sentence is about others' products, trials or careers."""
        words = self._context.words(sentence)
        if speaks_of_others(words):
            return True
        small = words.lower()
        return any(name in small for name in self._names)


def is_of_others(context: Context, place: Span | Evidence) -> bool:
    """Whether the clause a place stands in speaks of somebody else's product."""
    sentence = context.sentence(place)
    words = context.document.text[sentence.start : sentence.end]
    return _OTHERS.search(words) is not None


def is_of_a_career(context: Context, place: Span | Evidence) -> bool:
    """Whether its sentence tells what a person did before."""
    return _CAREER.search(context.words(context.sentence(place))) is not None
