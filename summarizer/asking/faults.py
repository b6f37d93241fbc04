"""What can go wrong with one request, as plain values, and what each means for the next one.

Nothing in here knows the client library: its errors become these where they enter.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Literal

from summarizer.schemas.provenance import Outcome

PASSING_STATUS = frozenset({408, 409, 429})
"""Besides every 5xx: the statuses that OpenAI's own clients try again."""

SPENT_CODES = frozenset({"insufficient_quota", "billing_hard_limit_reached"})
"""Codes of a 429 that waiting does not help (OpenAI's guide to error codes)."""

FILTER_CODES = frozenset({"content_filter", "content_policy_violation"})
"""Codes of a 400 that speak about the prompt's content (Azure's guide to content filtering)."""

GRAMMAR_STATUS = frozenset({400, 422, 500, 501})
_GRAMMAR_WORDS = re.compile(r"grammar|json.?schema|response.?format|sampler", re.IGNORECASE)

WORDS_CHARS = 300
"""How much of a server's own words a message repeats."""


class Fault(Exception):
    """A request that brought no answer.

    Attributes:
        reason: For a person, in words that fit behind "because".
        outcome: `HTTP_ERROR` or `CONNECTION`.
        status: HTTP status, where one came back.
        passing: Whether the same request may succeed later.
        retry_after_s: How long the server asks to wait; None where it does not say.
        blame: Who must act: the operator, or the user for the key or the model's name.
        about_grammar: Whether the server could not work with the schema.
    """

    def __init__(
        self,
        reason: str,
        *,
        status: int | None = None,
        passing: bool = True,
        retry_after_s: float | None = None,
        blame: Literal["endpoint", "key", "model"] = "endpoint",
    ) -> None:
        super().__init__(reason)
        self.reason = reason
        self.status = status
        self.outcome = Outcome.CONNECTION if status is None else Outcome.HTTP_ERROR
        self.passing = passing
        self.retry_after_s = retry_after_s
        self.blame = blame

    @property
    def about_grammar(self) -> bool:
        return self.status in GRAMMAR_STATUS and bool(_GRAMMAR_WORDS.search(self.reason))


class Unusable(Exception):
    """A request that brought an answer without a draft in it.

    Attributes:
        outcome: `REFUSED`, `CONTENT_FILTER`, `CUT_OFF` or `EMPTY`.
    """

    def __init__(self, outcome: Outcome, reason: str, *, status: int | None = None) -> None:
        super().__init__(reason)
        self.outcome = outcome
        self.reason = reason
        self.status = status


def from_status(
    status: int, words: str, *, code: str | None, headers: Mapping[str, str]
) -> Fault | Unusable:
    """What an error answer means.

    Args:
        status: The HTTP status.
        words: The server's message, already fit to be shown.
        code: The server's own code for the error, where it gives one.
        headers: Of the answer, names in lower case.
    """
    said = f": {words}" if words else ""
    if status in {401, 403}:
        # The words of a 401 may repeat the key; those of a 403 say what is not allowed.
        reason = f"the server refused the key ({status}){said if status == 403 else ''}"
        return Fault(reason, status=status, passing=False, blame="key")
    if status == 404:
        reason = f"the server knows no such model or address (404){said}"
        return Fault(reason, status=status, passing=False, blame="model")
    if status == 400 and code in FILTER_CODES:
        reason = f"the provider's content filter stopped the prompt{said}"
        return Unusable(Outcome.CONTENT_FILTER, reason, status=status)
    passing = (status in PASSING_STATUS or status >= 500) and code not in SPENT_CODES
    return Fault(
        f"the server answered {status}{said}",
        status=status,
        passing=passing,
        retry_after_s=retry_after_s(headers, datetime.now(UTC)),
    )


def retry_after_s(headers: Mapping[str, str], now: datetime) -> float | None:
    """Seconds the server asks to wait, never below 0; None where it asks for none.

    `retry-after-ms` is OpenAI's and the more exact; `retry-after` is seconds or an HTTP date
    (RFC 9110, section 10.2.3), counted from the server's own clock where it sends one.
    """
    milliseconds = _number(headers.get("retry-after-ms", ""))
    if milliseconds is not None:
        return milliseconds / 1000
    asked = headers.get("retry-after", "")
    seconds = _number(asked)
    if seconds is not None:
        return seconds
    until = _date(asked)
    if until is None:
        return None
    return max((until - (_date(headers.get("date", "")) or now)).total_seconds(), 0.0)


def presentable(words: str, secret: str) -> str:
    """A server's words on one line, without control characters and without the key."""
    if secret:
        words = words.replace(secret, "[key]")
    line = " ".join("".join(c if c.isprintable() else " " for c in words).split())
    return line if len(line) <= WORDS_CHARS else f"{line[:WORDS_CHARS]}…"


def _number(text: str) -> float | None:
    return float(text) if re.fullmatch(r"\s*\d+(\.\d+)?\s*", text) else None


def _date(text: str) -> datetime | None:
    try:
        date = parsedate_to_datetime(text)
    except ValueError:
        return None
    return date if date.tzinfo else date.replace(tzinfo=UTC)
