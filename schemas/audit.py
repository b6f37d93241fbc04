"""What did not make it into the summary, and why. A first-class result."""

from __future__ import annotations

from enum import StrEnum

from pydantic import Field

from summarizer.documents.evidence import Evidence
from summarizer.schemas.stated import Saved


class Severity(StrEnum):
    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Refusal(Saved):
    """Something the model said that the document does not carry.

    Attributes:
        path: Draft field, such as `results[1].value`.
        said: The model's own words.
        quote: The words it offered as proof, or null.
        rule: Id of the rule that refused it.
        reason: Why, for a person.
        asked_again: In how many repair rounds it was asked again.
        entry: Entry of the summary that the rest of what the model said there became, such as
            `results[0]`; null where none did.
    """

    path: str
    said: str
    quote: str | None = None
    rule: str
    reason: str
    asked_again: int = 0
    entry: str | None = None


class Missed(Saved):
    """Something a finder saw that no entry of the summary accounts for."""

    kind: str
    value: str
    sentence: str
    evidence: Evidence


class Finding(Saved):
    """A conflict or a warning of a consistency rule."""

    rule: str
    severity: Severity
    message: str
    paths: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()


class Unanswered(Saved):
    """A question that got no usable answer, so that its fields could not be filled."""

    question: str
    reason: str


class Audit(Saved):
    """Refused, missed, conflicting, suspicious, unanswered.

    Attributes:
        suppressed: Mentions left out on purpose, with the rule that says so.
    """

    refused: tuple[Refusal, ...] = ()
    missed: tuple[Missed, ...] = ()
    suppressed: tuple[Finding, ...] = ()
    conflicts: tuple[Finding, ...] = ()
    warnings: tuple[Finding, ...] = ()
    unanswered: tuple[Unanswered, ...] = ()

    def _repr_html_(self) -> str:
        from summarizer.views.notebook import audit_html

        return audit_html(self)


class Completeness(Saved):
    """What a reader would expect of this kind of release and the release does not say.

    Attributes:
        not_stated: Field paths, computed by code against a profile for the kind of document.
        profile: The kinds of document whose profile was used.
    """

    profile: tuple[str, ...] = ()
    not_stated: tuple[str, ...] = Field(default=())
