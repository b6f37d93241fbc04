from __future__ import annotations

from functools import partial as bound
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from summarizer.engine.catalogue import Weights
from summarizer.engine.hub import fetch
from summarizer.engine.partial import Partial
from summarizer.errors import ModelUnavailable

if TYPE_CHECKING:
    from tests.engine.conftest import Hub, Watcher

at_once = bound(fetch, pauses_s=(0.0,))

PATH = f"/Veltra/Veltra-Tiny-GGUF/resolve/{'0' * 40}/veltra-tiny-q4.gguf"


def test_the_file_is_asked_for_at_its_pinned_revision(
    hub: Hub, target: Path, veltra: Weights, watcher: Watcher
) -> None:
    with Partial(target) as partial:
        at_once(veltra, partial, watcher)
        assert partial.sha256 == veltra.sha256

    assert hub.asked == [(PATH, None)]
    assert watcher.steps[-1] == (veltra.size_bytes, veltra.size_bytes)
    assert watcher.notes == []


def test_what_has_arrived_is_not_asked_for_again(
    hub: Hub, target: Path, veltra: Weights, content: bytes, watcher: Watcher
) -> None:
    with Partial(target) as partial:
        partial.append(content[:700])
        at_once(veltra, partial, watcher)
        assert partial.sha256 == veltra.sha256

    assert hub.asked == [(PATH, "bytes=700-")]


def test_a_cut_connection_is_resumed_where_it_broke(
    hub: Hub, target: Path, veltra: Weights, watcher: Watcher
) -> None:
    hub.plays(cut=400)
    hub.plays(cut=300)

    with Partial(target) as partial:
        at_once(veltra, partial, watcher)
        assert partial.sha256 == veltra.sha256

    assert [wanted for _, wanted in hub.asked] == [None, "bytes=400-", "bytes=700-"]
    assert all("resuming" in note for note in watcher.notes)
    assert len(watcher.notes) == 2


def test_a_server_without_ranges_sends_everything_once_more(
    hub: Hub, target: Path, veltra: Weights, content: bytes, watcher: Watcher
) -> None:
    hub.plays(ranges=False)

    with Partial(target) as partial:
        partial.append(content[:700])
        at_once(veltra, partial, watcher)
        assert partial.sha256 == veltra.sha256


def test_bytes_behind_the_files_end_make_it_start_over(
    hub: Hub, target: Path, veltra: Weights, content: bytes, watcher: Watcher
) -> None:
    hub.plays(status=416, body=b"")

    with Partial(target) as partial:
        partial.append(content[:700])
        at_once(veltra, partial, watcher)
        assert partial.sha256 == veltra.sha256

    assert [wanted for _, wanted in hub.asked] == ["bytes=700-", None]


def test_a_redirect_to_another_place_keeps_the_range(
    hub: Hub, target: Path, veltra: Weights, content: bytes, watcher: Watcher
) -> None:
    hub.plays(status=302, body=b"", location=f"{hub.url}/blobs/veltra")

    with Partial(target) as partial:
        partial.append(content[:700])
        at_once(veltra, partial, watcher)
        assert partial.sha256 == veltra.sha256

    assert hub.asked[1] == ("/blobs/veltra", "bytes=700-")


def test_a_file_that_is_not_there_is_said(
    hub: Hub, target: Path, veltra: Weights, watcher: Watcher
) -> None:
    hub.plays(status=404, body=b"Entry not found")

    with Partial(target) as partial, pytest.raises(ModelUnavailable, match="gguf answered 404"):
        at_once(veltra, partial, watcher)


def test_a_file_of_another_size_is_refused_before_its_first_byte(
    hub: Hub, target: Path, veltra: Weights, watcher: Watcher
) -> None:
    hub.plays(body=b"another file")

    with Partial(target) as partial:
        with pytest.raises(ModelUnavailable, match=r"offers 12 bytes where 2500 are expected"):
            at_once(veltra, partial, watcher)
        assert partial.size_bytes == 0


def test_a_resumed_file_of_another_size_is_refused_too(
    hub: Hub, target: Path, veltra: Weights, content: bytes, watcher: Watcher
) -> None:
    hub.plays(body=content + b"more")

    with Partial(target) as partial:
        partial.append(content[:700])
        with pytest.raises(ModelUnavailable, match=r"offers 2504 bytes where 2500 are expected"):
            at_once(veltra, partial, watcher)


def test_a_hub_that_sends_nothing_is_given_up(
    hub: Hub, target: Path, veltra: Weights, watcher: Watcher
) -> None:
    for _ in range(3):
        hub.plays(cut=0)

    with Partial(target) as partial, pytest.raises(ModelUnavailable, match="stopped answering"):
        at_once(veltra, partial, watcher)

    assert len(hub.asked) == 2


def test_the_count_of_tries_begins_again_with_every_byte(
    hub: Hub, target: Path, veltra: Weights, watcher: Watcher
) -> None:
    for cut in (0, 400, 0, 400, 0):
        hub.plays(cut=cut)

    with Partial(target) as partial:
        at_once(veltra, partial, watcher)
        assert partial.sha256 == veltra.sha256


@pytest.mark.usefixtures("offline")
def test_a_hub_out_of_reach_is_said_at_once(
    target: Path,
    veltra: Weights,
    watcher: Watcher,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("HF_ENDPOINT", "https://hub.example/")

    with (
        Partial(target) as partial,
        pytest.raises(ModelUnavailable, match=r"^https://hub\.example cannot be reached \("),
    ):
        fetch(veltra, partial, watcher)
