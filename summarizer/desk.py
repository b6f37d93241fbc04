"""What is needed to ask about one document: endpoint, plan, origin and tape, live or replayed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager, nullcontext
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from functools import cached_property
from typing import TYPE_CHECKING

from summarizer.asking.endpoints import Endpoint, choose
from summarizer.asking.prices import Price, shipped_prices
from summarizer.asking.prompts import prompt, prompts_sha256
from summarizer.asking.retrying import Pace
from summarizer.asking.wire import WireForm, schema_sha256
from summarizer.assembly import DRAFTS, Origin
from summarizer.pipeline import Plan
from summarizer.replay import current
from summarizer.replay.head import Run
from summarizer.replay.session import Replaying
from summarizer.settings import Settings, load

if TYPE_CHECKING:
    from summarizer.documents.document import Document
    from summarizer.engine.embedded import Embedded
    from summarizer.replay.tape import Tape


@dataclass(frozen=True, slots=True)
class Desk:
    """All that one document is asked with.

    Attributes:
        endpoint: Where questions go; its server runs, or is replayed.
        plan: How the document is asked about.
        origin: What the provenance will say.
        prices: As in `Settings.prices`.
        replayed: Whether the answers come from recordings.
    """

    endpoint: Endpoint
    plan: Plan
    origin: Origin
    prices: Mapping[str, Price]
    replayed: bool = False

    def tape(self, document: Document) -> AbstractContextManager[Tape | None]:
        """The recording or replay in force, opened for this document."""
        session = current()
        if session is None:
            return nullcontext()
        run = Run(
            self.endpoint,
            prompts_sha256(),
            schema_sha256(DRAFTS),
            self.origin.weights_sha256,
            self.origin.engine,
            settings=asdict(self.plan),
        )
        return session.open(document, run)

    @property
    def pace(self) -> Pace | None:
        """Waits of a recording are not waited again."""
        return Pace(sleep=lambda _: None, asleep=_at_once) if self.replayed else None


async def _at_once(_: float) -> None:
    return None


class Office:
    """Sets up a desk for each document; keeps the embedded server between them."""

    def __init__(
        self,
        model: str | None,
        base_url: str | None,
        *,
        rounds: int,
        note: Callable[[str], None] | None,
        progress: Callable[[int, int, str], None] | None,
    ) -> None:
        self._model = model
        self._base_url = base_url
        self._rounds = rounds
        self._note = note
        self._progress = progress

    @cached_property
    def endpoint(self) -> Endpoint:
        """Which model is asked, by the settings."""
        return choose(self._settings)

    @cached_property
    def _settings(self) -> Settings:
        return load(model=self._model, base_url=self._base_url)

    def desk(self, document: Document) -> Desk:
        """The desk for one document; starts the embedded server where that is the model."""
        session = current()
        return (
            _replayed(document, session) if isinstance(session, Replaying) else self._live(document)
        )

    def _live(self, document: Document) -> Desk:
        endpoint, prices = self.endpoint, self._settings.prices
        plan = Plan(focused=_shares_prefix(endpoint), rounds=self._rounds)
        origin = Origin(
            model=endpoint.model,
            endpoint=_place(endpoint),
            asked_on=datetime.now(tz=UTC).date().isoformat(),
        )
        if endpoint.kind != "local":
            return Desk(endpoint, plan, origin, prices)
        served = self._embedded.serve(document_chars=len(document.text))
        return Desk(
            replace(endpoint, model=served.model, base_url=served.base_url, api_key=served.api_key),
            replace(plan, max_passage_chars=served.max_passage_chars),
            replace(
                origin,
                model=served.model,
                weights_sha256=served.weights_sha256,
                engine=served.engine,
            ),
            prices,
        )

    @cached_property
    def _embedded(self) -> Embedded:
        from summarizer.engine.embedded import Embedded

        return Embedded(
            self.endpoint.weights,
            instructions=prompt("instructions"),
            note=self._note,
            progress=self._progress,
        )

    def close(self) -> None:
        """Stop the embedded server, if one runs."""
        if "_embedded" in self.__dict__:
            self._embedded.close()


def _replayed(document: Document, session: Replaying) -> Desk:
    """Everything as it was recorded: keys, configuration and installed weights play no part."""
    head = session.head_for(document)
    endpoint = session.endpoint_for(document)
    origin = Origin(
        model=head.model,
        endpoint=_place(endpoint),
        weights_sha256=head.weights_sha256,
        engine=head.engine,
        asked_on=head.recorded_on.isoformat(),
    )
    plan = Plan(**session.settings_for(document))  # type: ignore[arg-type]  # as recorded by `tape`
    return Desk(endpoint, plan, origin, shipped_prices(), replayed=True)


def _place(endpoint: Endpoint) -> str:
    return endpoint.base_url if endpoint.kind == "compatible" else endpoint.kind


def _shares_prefix(endpoint: Endpoint) -> bool:
    """Whether several questions on one document find it in the server's prompt cache.

    llama.cpp and vLLM keep the schema out of the prompt; OpenAI puts a strict schema before the
    messages, so that another schema is another prefix.
    """
    return endpoint.wire is WireForm.LEAN
