"""What a recording and a replay offer to the drivers, document by document."""

from __future__ import annotations

from collections.abc import Generator, Mapping
from contextlib import contextmanager
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from summarizer.errors import ModelFailed
from summarizer.replay import index, layout
from summarizer.replay.head import Head, Run, Setting, begin, read
from summarizer.replay.mismatch import check, command
from summarizer.replay.tape import Playback, Recorder, Unplayed

if TYPE_CHECKING:
    from summarizer.asking.endpoints import Endpoint
    from summarizer.documents.document import Document


class Replaying:
    """Plays one set of cassettes. Safe to share between threads and tasks.

    Attributes:
        cassettes: The folder of the set.
    """

    def __init__(self, folder: Path, model: str | None) -> None:
        self.cassettes = index.choose(folder, model)
        self._folder = folder
        self._lock = Lock()
        self._unplayed: dict[Path, tuple[Unplayed, ...]] = {}

    def head_for(self, document: Document) -> Head:
        """Where the document's recording comes from.

        Raises:
            ReplayMismatch: The set does not hold the document, or holds another text of it.
            BadInput: The cassette cannot be read.
        """
        return read(layout.find(self.cassettes, document))

    def endpoint_for(self, document: Document) -> Endpoint:
        """The endpoint the document was recorded from; nothing listens there.

        Raises:
            ReplayMismatch: As `head_for`.
            BadInput: As `head_for`.
        """
        from summarizer.asking.endpoints import Endpoint
        from summarizer.asking.wire import WireForm

        head = self.head_for(document)
        why = f"`{head.model}` as recorded on {head.recorded_on} in `{self.cassettes}`"
        wire = WireForm(head.wire)
        return Endpoint(head.model, head.base_url, "replayed", head.endpoint, wire, why)

    def settings_for(self, document: Document) -> Mapping[str, Setting]:
        """What else shaped the requests, as `Run.settings` had it when recording."""
        return self.head_for(document).settings

    @contextmanager
    def open(self, document: Document, run: Run) -> Generator[Playback]:
        """Plays the document's exchanges to the clients made inside the block.

        Args:
            document: What is asked about.
            run: What it is asked with: prompts, schema and model must be those of the recording.

        Raises:
            ReplayMismatch: On entering, when document, prompts, schema or model have changed
                or the document was never recorded; on leaving, when a request was not recorded,
                whatever became of its failure inside the block.
            BadInput: The cassette cannot be read.
        """
        path = layout.find(self.cassettes, document)
        head = read(path)
        again = command(document.source, self._folder, head)
        check(path, head, run, again)
        playback = Playback(path, head, again)
        try:
            yield playback
        except KeyboardInterrupt:
            raise
        except BaseException:
            if playback.mismatch is None:
                raise
            raise playback.mismatch from None
        finally:
            self._note(path, playback.unplayed())
        if playback.mismatch is not None:
            raise playback.mismatch

    def unplayed(self) -> tuple[Unplayed, ...]:
        """The exchanges never played, of every cassette that was opened in this session."""
        with self._lock:
            return tuple(one for path in sorted(self._unplayed) for one in self._unplayed[path])

    def _note(self, path: Path, unplayed: tuple[Unplayed, ...]) -> None:
        with self._lock:
            before = self._unplayed.get(path, unplayed)
            self._unplayed[path] = tuple(one for one in before if one in unplayed)


class Recording:
    """Records into a folder of cassettes. Safe to share between threads and tasks."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lock = Lock()
        self._kept = False

    @contextmanager
    def open(self, document: Document, run: Run) -> Generator[Recorder]:
        """Keeps the exchanges of the clients made inside the block.

        The cassette is written on leaving, when the run has finished: also with `ModelFailed`,
        for then the recording is of a model that failed. Any other error, and an interruption,
        leave what was there before.

        Args:
            document: What is asked about.
            run: What it is asked with; it becomes the cassette's provenance.

        Raises:
            BadInput: The cassette would hold the API key in use, or a file there cannot be read.
        """
        head = begin(document, layout.label(document, self._folder), run)
        recorder = Recorder(head, run.endpoint.api_key)
        try:
            yield recorder
        except ModelFailed:
            self._keep(recorder)
            raise
        self._keep(recorder)

    def close(self) -> None:
        """Brings the index up to date, once for all documents. Called on leaving `recording`."""
        if self._kept:
            index.write(self._folder)

    def _keep(self, recorder: Recorder) -> None:
        with self._lock:
            cassettes = index.set_of(recorder.head, self._folder)
            recorder.write(layout.place(cassettes, recorder.head))
            self._kept = True
