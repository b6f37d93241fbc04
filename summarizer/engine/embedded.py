"""The embedded model as the pipeline needs it: weights here, server up, context large enough."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property

from summarizer.engine.prefix_cache import warm
from summarizer.engine.progress import Progress, silent
from summarizer.engine.server import EmbeddedServer, Engine
from summarizer.engine.weights import pull

# Characters a token stands for at the least in English releases; numbers and names take more
# tokens than prose, which has four to five.
_CHARS_PER_TOKEN = 3
# Fixed instructions, question and answer: what a piece of the document shares its context with.
_OTHER_TOKENS = 3_072
# Room for most releases, so that the server seldom starts again for a longer one.
_LEAST_TOKENS = 8_192


@dataclass(frozen=True, slots=True)
class Served:
    """A running server, and how much of a document it takes at once.

    Attributes:
        model: Name sent on the wire and kept as provenance.
        max_passage_chars: Longest piece of a document that fits its context with certainty.
        engine: Name and version.
    """

    model: str
    base_url: str
    api_key: str = field(repr=False)
    max_passage_chars: int
    weights_sha256: str
    engine: str


class Embedded:
    """One embedded model, from document to document."""

    def __init__(
        self,
        weights: str,
        *,
        instructions: str,
        note: Callable[[str], None] | None = None,
        progress: Progress | None = None,
    ) -> None:
        """Fetches and starts nothing yet.

        Args:
            weights: As `weights.pull` takes it.
            instructions: The fixed beginning of every prompt, kept ready on disk.
            note: Takes a line for a person before something slow.
            progress: Takes bytes while weights are fetched.
        """
        self._weights = weights
        self._instructions = instructions
        self._note = note
        self._progress = progress or silent
        self._warm: EmbeddedServer | None = None

    def serve(self, *, document_chars: int) -> Served:
        """A server whose context holds the document, or as much of one as model and memory allow.

        Raises:
            BadInput: The weights are no GGUF file.
            ModelUnavailable: They cannot be had, or the engine cannot load them.
        """
        wanted = max(document_chars // _CHARS_PER_TOKEN + _OTHER_TOKENS, _LEAST_TOKENS)
        tokens = min(wanted, self._engine.max_context_tokens)
        if self._warm is None and self._note is not None:
            self._note("starting the embedded model")
        server = self._engine.serve(tokens)
        if self._warm is not server:  # started again for a longer context
            warm(server, self._instructions)
            self._warm = server
        return Served(
            model=server.model,
            base_url=server.base_url,
            api_key=server.api_key,
            max_passage_chars=(tokens - _OTHER_TOKENS) * _CHARS_PER_TOKEN,
            weights_sha256=server.weights_sha256,
            engine=server.engine_version,
        )

    @cached_property
    def _engine(self) -> Engine:
        return Engine(pull(self._weights, progress=self._progress))

    def close(self) -> None:
        """Stop the server, if one runs."""
        if "_engine" in self.__dict__:
            self._engine.close()
