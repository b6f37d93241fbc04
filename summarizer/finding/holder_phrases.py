"""Which words of a sentence say who holds a designation, and of whom an act is told.

Of `The FDA granted X to sofi-cel` it is what is given `to`; of `Sofi-cel, like two rivals, holds X`
the subject without its asides; of `sofi-cel, which received X` what stands before the pronoun.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from summarizer.finding.passages import Passage, clause_start

_GIVEN = re.compile(
    r"\s*(?:\([^()]{0,60}\)\s*)?(?:(?:designation|status)s?\s+)?(?:(?:in|by)\s+[^,;]{2,30}?\s+)?"
    r"(?:,?\s*(?:(?:which|that)\s+)?(?:[\w.]+\s+){0,5}?(?:granted|awarded|gave|given|conferred|assigned)\s+"
    r"(?:by\s+[^,;]{2,30}?\s+)?(?=to\b))?"
    r"(?:to|for|on|upon|of)\s+(?P<whom>[^,;.]{2,120})",
    re.IGNORECASE,
)
_RELATIVE = re.compile(r",?\s+(?:which|that|who|whose)\s+(?:[\w.'-]+\s+){0,4}?$", re.IGNORECASE)
# `Like two rivals, `, `, as did several others, `: about somebody else than the subject.
_ASIDE = re.compile(
    r"(?:^|,\s+|\s)(?:like|unlike|as\s+(?:did|do|have|with|are|is)|along(?:side|\s+with)|in\s+contrast\s+(?:to|with)"
    r"|compared\s+(?:to|with)|in\s+addition\s+to|besides|ahead\s+of|before|after)\s+[^,;]{2,90},(?=\s+\S)",
    re.IGNORECASE,
)
# `, from which it was derived, `, `(licensed by Calvera) `: closed before the verb comes.
_CLOSED = re.compile(
    r"(?:,\s+|\s(?=\w+\s+wh))(?:(?:from|of|by|to|for|with|in)\s+)?(?:which|who|whose|whom)\b"
    r"[^,;]{1,120},|\([^()]{1,80}\)",
    re.IGNORECASE,
)
_SUBORDINATE = re.compile(
    r"\b(?:after|before|because|since|when|once|whereas|until)\s", re.IGNORECASE
)
_OBJECT = re.compile(r"[^,;.]{1,80}")
_LONGEST_ANTECEDENT = 110


@dataclass(frozen=True, slots=True)
class Holder:
    """The words that say who holds it, each empty where the sentence has none.

    Attributes:
        given: What stands between the verb and it, and whom or what it is for.
        subject: The subject of the verb, or the noun that a relative clause belongs to.
        before: All of the sentence before it.
    """

    given: str
    subject: str
    before: str


def holder_of(passage: Passage, verb: int) -> Holder:
    """Who holds what stands at the passage's place; `verb` is where its verb begins."""
    at = min(verb, len(passage.left)) if verb >= 0 else len(passage.left)
    left = passage.left[:at]
    closed = _CLOSED.sub(" ", left)
    subject = _SUBORDINATE.split(closed[clause_start(closed) :])[-1]
    if not _names_somebody(subject) and (relative := _RELATIVE.search(left)) is not None:
        antecedent = left[: relative.start()]
        subject = antecedent[clause_start(antecedent) :][-_LONGEST_ANTECEDENT:]
    else:
        subject = _ASIDE.sub(" ", subject)
    whom = _GIVEN.match(passage.right)
    given = f"{passage.left[at:]} {whom['whom'] if whom else ''}"
    return Holder(given, subject, left)


def holder_of_act(passage: Passage) -> Holder:
    """Of whom an act is told, whose words hold its verb: what is behind it, else its subject."""
    holder = holder_of(passage, -1)
    behind = _OBJECT.match(passage.right)
    return Holder(behind.group() if behind else "", holder.subject + passage.place, holder.before)


def _names_somebody(words: str) -> bool:
    """Whether there is a subject at all, not adverbs and auxiliaries alone."""
    plain = re.sub(
        r"\b(?:has|have|had|been|also|already|was|were|is|are|recently|previously|in|\d{4}|\w+ly)\b",
        "",
        words,
    )
    return re.search(r"\w", plain) is not None
