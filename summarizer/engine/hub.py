"""Weights from the Hugging Face hub: one HTTPS file at a pinned commit, resumed where it broke."""

from __future__ import annotations

import os
import time
from collections.abc import Sequence
from typing import TYPE_CHECKING

from summarizer.errors import ModelUnavailable

if TYPE_CHECKING:
    import httpx2

    from summarizer.engine.catalogue import Weights
    from summarizer.engine.partial import Partial
    from summarizer.engine.progress import Progress

ENDPOINT = "https://huggingface.co"
"""Overridden by `HF_ENDPOINT`, as in the hub's own client."""

CONNECT_S = 5.0
SILENCE_S = 30.0

PAUSES_S = (1.0, 4.0)
"""Waits before asking again while nothing arrives; then it is given up."""


def fetch(
    weights: Weights, partial: Partial, progress: Progress, *, pauses_s: Sequence[float] = PAUSES_S
) -> None:
    """Appends the bytes that are missing.

    Raises:
        ModelUnavailable: The hub cannot be reached, has another file, or stops answering.
    """
    import httpx2

    endpoint = os.environ.get("HF_ENDPOINT", "").strip().rstrip("/") or ENDPOINT
    hub = weights.hub
    url = f"{endpoint}/{hub.repository}/resolve/{hub.revision}/{hub.path}"
    pauses = list(pauses_s)
    timeout = httpx2.Timeout(SILENCE_S, connect=CONNECT_S)
    with httpx2.Client(follow_redirects=True, timeout=timeout) as client:
        while (before := partial.size_bytes) < weights.size_bytes:
            cut = ""
            try:
                _receive(client, url, weights, partial, progress)
            except (httpx2.ConnectError, httpx2.ConnectTimeout) as error:
                raise ModelUnavailable(f"{endpoint} cannot be reached ({_words(error)})") from error
            except httpx2.HTTPError as error:
                cut = _words(error)
            if partial.size_bytes > before:
                pauses = list(pauses_s)
            elif pauses:
                time.sleep(pauses.pop(0))
            else:
                raise ModelUnavailable(f"{url} stopped answering ({cut or 'it sends nothing'})")
            if cut:
                note = f"the connection was cut ({cut}); resuming"
                progress(partial.size_bytes, weights.size_bytes, note)


def _receive(
    client: httpx2.Client, url: str, weights: Weights, partial: Partial, progress: Progress
) -> None:
    """One request, as far as it goes."""
    have = partial.size_bytes
    headers = {"Accept-Encoding": "identity"} | ({"Range": f"bytes={have}-"} if have else {})
    with client.stream("GET", url, headers=headers) as response:
        if response.status_code == 416:  # nothing behind what is here: it is not from this file
            partial.restart()
            return
        if response.status_code not in (200, 206):
            raise ModelUnavailable(f"{url} answered {response.status_code}")
        offered = _offered_bytes(response)
        if offered not in (None, weights.size_bytes):
            raise ModelUnavailable(
                f"{url} offers {offered} bytes where {weights.size_bytes} are expected"
            )
        if response.status_code == 200 and have:  # the range was ignored
            partial.restart()
        for block in response.iter_raw():  # with a block size it would hold bytes back
            partial.append(block[: weights.size_bytes - partial.size_bytes])
            progress(partial.size_bytes, weights.size_bytes, "")


def _offered_bytes(response: httpx2.Response) -> int | None:
    """The whole file's size as the answer states it."""
    if response.status_code == 206:
        size = response.headers.get("Content-Range", "").rpartition("/")[2]
    else:
        size = response.headers.get("Content-Length", "")
    return int(size) if size.isdecimal() else None


def _words(error: httpx2.HTTPError) -> str:
    return str(error) or type(error).__name__
