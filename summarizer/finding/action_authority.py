"""Whose act an act is: read in its clause, its sentence, or what the words themselves say."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from summarizer.documents.document import Document
from summarizer.documents.spans import Span
from summarizer.finding.agencies import Cue
from summarizer.finding.authority import UNRESOLVED, Rule
from summarizer.finding.authority_scope import NEWS
from summarizer.finding.passages import Passage
from summarizer.vocabulary.agencies import agencies, jurisdictions

_IN = re.compile(r"\bin\s+(?:both\s+)?(?:the\s+)?$", re.IGNORECASE)
_TERMS_OF_ONE = (
    (
        "FDA",
        re.compile(
            r"\bPDUFA\b|\bcomplete\s+response|\bCRLs?\b|\b510\(k\)|\brefus\w+[-\s]to[-\s]file"
        ),
    ),
    ("PMDA", re.compile(r"\bJ-?NDA\b")),
)
# An application's name is that of one agency where none is named that calls its own so too.
_APPLICATIONS_OF = (
    ("FDA", re.compile(r"\bs?BLAs?\b|\bBiologics?\s+Licen[sc]e"), frozenset({"NMPA"})),
    (
        "FDA",
        re.compile(r"\bs?NDAs?\b|\bINDs?\b|\b(?:Investigational\s+)?New\s+Drug\b"),
        frozenset({"NMPA", "MFDS", "PMDA", "MHLW", "TFDA", "CDSCO", "HSA"}),
    ),
    (
        "EMA",
        re.compile(r"\bMAAs?\b|\bMarketing\s+Authori[sz]ation\s+Application"),
        frozenset({"MHRA", "SWISSMEDIC", "SFDA", "HSA", "AE_EDE", "IL_MOH"}),
    ),
)
_WHO_APPROVES = {"EMA": "EC"}  # the agency gives an opinion, the Commission the authorisation
_TERM_REACH = 40  # characters before the act in which its term may stand: `(PDUFA) goal date`
_PARAGRAPH_RULE = "only-agency-of-paragraph"
_TERM_RULE = "authority-of-term"


class ActionAuthorities:
    """The agencies and places of one document, and what they say of an act."""

    def __init__(self, document: Document, cues: Sequence[Cue]) -> None:
        self._text = document.text
        self._cues = [cue for cue in cues if cue.agency is not None or self._is_in(cue)]
        self._starts = [cue.span.start for cue in self._cues]
        named = {
            cue.agency
            for cue in cues
            if cue.agency is not None and document.section_at(cue.span.start) in NEWS
        }
        self._only = next(iter(named)) if len(named) == 1 else None
        self._named = named

    def of(self, passage: Passage, act: Span, event: str = "") -> dict[str, str]:
        """Attributes `authority`, `authority_basis`, `authority_rule`, and the words it rests on.

        A named agency outweighs a place; the nearest in the clause outweighs the sentence, where
        only one may be named; a place is read as who decides there on such an act. Without any of
        them a term that one agency alone uses decides, then the only agency that the news names.
        """
        clause = passage.span(passage.clause, passage.behind + len(passage.clause_right))
        sentence = passage.span(0, len(passage.text))
        near = sorted(self._between(clause), key=lambda cue: _distance(cue.span, act))
        far = self._between(sentence)
        for agency_named in (True, False):
            for rule, cues in ((Rule.CLAUSE, near), (Rule.SENTENCE, far)):
                fitting = [cue for cue in cues if (cue.agency is not None) is agency_named]
                alone = len({(cue.agency, cue.jurisdiction) for cue in fitting}) == 1
                if fitting and (alone or rule is Rule.CLAUSE):
                    return _of_cue(fitting[0], rule, event)
        for agency, term in _TERMS_OF_ONE:
            if term.search(passage.left[-_TERM_REACH:] + passage.place):
                return _derived(agency, _TERM_RULE)
        if self._only is not None:
            return _derived(self._only, Rule.ONLY_AGENCY)
        if (before := self._named_before(sentence)) is not None:
            return _derived(before, _PARAGRAPH_RULE)
        for agency, term, rivals in _APPLICATIONS_OF:
            if agency in self._named and not rivals & self._named and term.search(passage.place):
                return _derived(agency, _TERM_RULE)
        return {"authority": UNRESOLVED, "authority_rule": Rule.NONE.value}

    def _named_before(self, sentence: Span) -> str | None:
        """The only agency that the paragraph has named up to the sentence."""
        start = self._text.rfind("\n\n", 0, sentence.start) + 1
        named = {cue.agency for cue in self._between(Span(start, sentence.start)) if cue.agency}
        return named.pop() if len(named) == 1 else None

    def _between(self, place: Span) -> list[Cue]:
        first = bisect_left(self._starts, place.start)
        return self._cues[first : bisect_left(self._starts, place.end)]

    def _is_in(self, cue: Cue) -> bool:
        before = self._text[max(0, cue.span.start - 12) : cue.span.start]
        return not cue.adjective and _IN.search(before) is not None


def _distance(place: Span, act: Span) -> int:
    return max(place.start - act.end, act.start - place.end, 0)


def _of_cue(cue: Cue, rule: Rule, event: str) -> dict[str, str]:
    if cue.agency is None:
        agency = jurisdictions()[cue.jurisdiction].agency
        agency = _WHO_APPROVES.get(agency, agency) if event == "APPROVAL" else agency
        where = {"place_start": str(cue.span.start), "place_end": str(cue.span.end)}
        return _derived(agency, Rule.JURISDICTION) | where
    return {
        "authority": cue.agency,
        "jurisdiction": cue.jurisdiction,
        "authority_basis": "stated",
        "authority_rule": rule.value,
        "agency_start": str(cue.span.start),
        "agency_end": str(cue.span.end),
    }


def _derived(agency: str, rule: str) -> dict[str, str]:
    return {
        "authority": agency,
        "jurisdiction": agencies()[agency].jurisdiction,
        "authority_basis": "derived",
        "authority_rule": str(rule),
    }
