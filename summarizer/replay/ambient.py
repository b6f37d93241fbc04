"""Which recording or replay is in force here: the state that every driver consults.

A session holds for the code inside its `with` block, tasks and `asyncio.to_thread` included.
Threads begin with an empty context, so a thread that opened no session of its own falls under the
one that is open in the process: a pool of workers inside `with replaying(...)` replays, too.
"""

from __future__ import annotations

from contextlib import closing, contextmanager
from contextvars import ContextVar
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, TypeAlias

from summarizer.errors import BadInput

if TYPE_CHECKING:
    from collections.abc import Generator

    from summarizer.replay.session import Recording, Replaying

Session: TypeAlias = "Recording | Replaying"


class _Scope:
    """One `with` block. `outer` is the block around it in the same context."""

    __slots__ = ("closed", "outer", "session")

    def __init__(self, session: Session, outer: _Scope | None) -> None:
        self.session = session
        self.outer = outer
        self.closed = False


_here: ContextVar[_Scope | None] = ContextVar("summarizer_replay", default=None)
_open: list[_Scope] = []
_lock = Lock()


def current() -> Session | None:
    """The session in force, the innermost where several are nested; None in a live run.

    Raises:
        BadInput: This thread opened none, and the process holds several that are not nested, so
            that none of them can be meant.
    """
    scope = _innermost()
    if scope is not None:
        return scope.session
    with _lock:
        outer = {id(scope.outer) for scope in _open}
        leaves = [scope for scope in _open if id(scope) not in outer]
    if len(leaves) > 1:
        raise BadInput(
            f"{len(leaves)} recordings or replays are open in other threads, and this thread "
            "has none of its own. Open one in this thread, too"
        )
    return leaves[0].session if leaves else None


@contextmanager
def replaying(folder: str | Path, *, model: str | None = None) -> Generator[Replaying]:
    """Answers every question inside the block from recordings; never touches the network.

    Model, endpoint and settings come from the recordings. Keys, configuration and installed
    weights play no part.

    Args:
        folder: Where the cassettes are, as `recording` wrote them.
        model: Part of the name of the set to replay; the default set of the folder's index when
            left out.

    Raises:
        ReplayMismatch: The folder holds no such set, or `model` names several.
        BadInput: The index cannot be read.
    """
    from summarizer.replay.session import Replaying

    session = Replaying(Path(folder), model)
    with _entered(session):
        yield session


@contextmanager
def recording(folder: str | Path) -> Generator[Recording]:
    """Keeps what the model answers inside the block, one cassette a document.

    A document's cassette is replaced when its run has finished and not before: an interrupted
    run leaves the old one as it was.

    Args:
        folder: Where the cassettes go; made when the first one is kept.
    """
    from summarizer.replay.session import Recording

    session = Recording(Path(folder))
    with _entered(session), closing(session):
        yield session


@contextmanager
def _entered(session: Session) -> Generator[None]:
    scope = _Scope(session, _innermost())
    with _lock:
        _open.append(scope)
    _here.set(scope)
    try:
        yield
    finally:
        scope.closed = True
        with _lock:
            _open.remove(scope)
        # Left in another context than it was entered (a fixture, a generator), the variable is
        # not ours to reset; a closed scope is skipped anyway.
        if _here.get() is scope:
            _here.set(_innermost())


def _innermost() -> _Scope | None:
    scope = _here.get()
    while scope is not None and scope.closed:
        scope = scope.outer
    return scope
