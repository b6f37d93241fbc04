"""One question from its first request to its answer: the ledger, and what follows a failure.

The sync and the async driver share all of it; what differs between them is in `client`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from pydantic import ValidationError

from summarizer.asking.faults import Fault, Unusable, presentable
from summarizer.asking.prices import Price
from summarizer.asking.question import Answer
from summarizer.asking.replies import Reply, repeats
from summarizer.asking.request import Request, named_faults
from summarizer.asking.usage import cost_usd
from summarizer.asking.wire import WireForm, omit_nulls
from summarizer.errors import EndpointFailed, ModelUnavailable, SummarizerError
from summarizer.schemas.provenance import Attempt, Outcome

if TYPE_CHECKING:
    from openai.types.chat import ChatCompletionChunk

    from summarizer.asking.endpoints import Endpoint
    from summarizer.asking.question import Question
    from summarizer.asking.retrying import Course

OnText = Callable[[str | None], None]
"""Takes each piece of an answer as it arrives; None means that the text starts over."""

LAST_WORDS_CHARS = 120
"""How much of a shapeless answer's end the reason repeats."""


class Tries:
    """What was tried for one question.

    Attributes:
        attempts: Every request so far, in order.
        request: What the next request says.
    """

    def __init__(
        self,
        question: Question,
        endpoint: Endpoint,
        *,
        course: Course,
        price: Price | None = None,
        on_text: OnText | None = None,
    ) -> None:
        self.attempts: list[Attempt] = []
        self.request = Request(endpoint, question)
        self.course = course
        self._question = question
        self._endpoint = endpoint
        self._price = price
        self._on_text = on_text
        self._text_shown = False
        self._text = ""

    def begin(self) -> Reply:
        """Before each request."""
        if self._text_shown and self._on_text is not None:
            self._on_text(None)
        self._text_shown = False
        return Reply()

    def take(self, reply: Reply, chunk: ChatCompletionChunk) -> None:
        """Takes in one chunk and hands its text on.

        Raises:
            Fault: The deadline has passed; the answer is broken off.
        """
        piece = reply.add(chunk)
        if piece and self._on_text is not None:
            self._text_shown = True
            self._on_text(piece)
        if self.course.left_s() <= 0:
            raise self.failed(Fault("the answer was not done by the deadline"), reply)

    def finish(self, reply: Reply) -> str:
        """After a stream that ended by itself: the text for validation.

        Raises:
            Fault: The stream ended before the answer did.
            Unusable: The answer holds no draft.
        """
        self._text = reply.text
        fault = reply.fault()
        if fault is not None:
            raise self.failed(fault, reply)
        self._record(Outcome.OK, None, reply)
        self._text = omit_nulls(self._question.draft, reply.text)
        return self._text

    def failed(self, fault: Fault | Unusable, reply: Reply) -> Fault | Unusable:
        """Records the failure and prepares the next request."""
        self._record(fault.outcome, fault.status, reply)
        if fault.outcome is Outcome.CUT_OFF:
            self.request.after_cut_off(looped=repeats(reply.text))
        elif fault.outcome is Outcome.EMPTY:
            self.request.after_empty()
        elif isinstance(fault, Fault) and self._can_drop_grammar(fault):
            self.request.grammar = False
            fault.passing, fault.retry_after_s = True, 0.0
        return fault

    def invalid(self, error: Exception) -> None:
        """Told by instructor: the last answer is not the draft."""
        self.attempts[-1] = self.attempts[-1].model_copy(update={"outcome": Outcome.INVALID})
        if isinstance(error, ValidationError):
            self.request.after_invalid(error)

    def conclude(self, error: BaseException | None) -> Answer:
        """The end: the draft, or the reason why there is none.

        Args:
            error: What ended the last request; None where it brought the draft.

        Raises:
            ModelUnavailable: The key or the model's name is wrong.
            EndpointFailed: The server or the way to it failed.
        """
        if error is None:
            # Read again from the text: instructor returns an instance of a subclass it makes.
            draft = self._question.draft.model_validate_json(self._text)
            return Answer(draft, None, tuple(self.attempts))
        if isinstance(error, Fault):
            raise self._translated(error) from error.__cause__
        if isinstance(error, Unusable):
            return Answer(None, f"{error.reason}{self._count()}", tuple(self.attempts))
        if isinstance(error, ValidationError):
            end = presentable(self._text[-LAST_WORDS_CHARS:], "")
            reason = f"no answer had the asked form{self._count()}: {named_faults(error)}"
            return Answer(None, f"{reason}; the last one ends `{end}`", tuple(self.attempts))
        raise error

    def _record(self, outcome: Outcome, status: int | None, reply: Reply) -> None:
        usage = reply.usage
        self.attempts.append(
            Attempt(
                question=self._question.name,
                outcome=outcome,
                status=status,
                prompt_tokens=usage.prompt_tokens if usage else 0,
                cached_tokens=usage.cached_tokens if usage else 0,
                completion_tokens=usage.completion_tokens if usage else 0,
                server_ms=reply.server_ms,
                cost_usd=cost_usd(self._price, usage, outcome),
            )
        )

    def _can_drop_grammar(self, fault: Fault) -> bool:
        # A strict schema that the server rejects is a bug of ours; it must not be papered over.
        lean = self._endpoint.wire is WireForm.LEAN
        return lean and self.request.grammar and fault.about_grammar

    def _count(self) -> str:
        count = len(self.attempts)
        return f" ({count} requests)" if count > 1 else ""

    def _translated(self, fault: Fault) -> SummarizerError:
        asked, at = self._endpoint.model, self._endpoint.base_url
        if fault.blame == "key":
            what = self._endpoint.key_found
            todo = f"check {what}" if what else "set `SUMMARIZER_API_KEY`"
            return ModelUnavailable(f"{at}: {fault.reason}; {todo}")
        if fault.blame == "model":
            todo = "check the name, and that the base URL ends as the server wants it, often in /v1"
            return ModelUnavailable(f"`{asked}` at {at}: {fault.reason}; {todo}")
        stopped = f"; {self.course.stopped}" if self.course.stopped else ""
        return EndpointFailed(
            f"question `{self._question.name}` to {at}: {fault.reason}{stopped}{self._count()}",
            tuple(self.attempts),
        )
