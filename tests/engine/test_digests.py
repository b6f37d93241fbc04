from __future__ import annotations

import hashlib
import os
from pathlib import Path

from summarizer.engine.digests import remember, sha256_of
from summarizer.engine.places import digests_folder


def sha(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def swapped(path: Path, data: bytes) -> None:
    """Other content under the same size and time of change."""
    status = path.stat()
    path.write_bytes(data)
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))


def test_an_unchanged_file_is_hashed_once(tmp_path: Path) -> None:
    path = tmp_path / "veltra.gguf"
    path.write_bytes(b"one")
    assert sha256_of(path, cache=tmp_path) == sha(b"one")

    swapped(path, b"two")

    assert sha256_of(path, cache=tmp_path) == sha(b"one")


def test_asked_to_hash_again_it_reads_the_bytes(tmp_path: Path) -> None:
    path = tmp_path / "veltra.gguf"
    path.write_bytes(b"one")
    remember(path, sha(b"one"), cache=tmp_path)
    swapped(path, b"two")

    assert sha256_of(path, cache=tmp_path, again=True) == sha(b"two")
    assert sha256_of(path, cache=tmp_path) == sha(b"two")


def test_a_file_with_another_time_of_change_is_hashed_again(tmp_path: Path) -> None:
    path = tmp_path / "veltra.gguf"
    path.write_bytes(b"one")
    sha256_of(path, cache=tmp_path)
    swapped(path, b"two")
    os.utime(path, ns=(1, 1))

    assert sha256_of(path, cache=tmp_path) == sha(b"two")


def test_two_files_of_one_name_are_told_apart(tmp_path: Path) -> None:
    for folder in ("here", "there"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "veltra.gguf").write_bytes(folder.encode())

    found = {
        sha256_of(tmp_path / name / "veltra.gguf", cache=tmp_path) for name in ("here", "there")
    }

    assert found == {sha(b"here"), sha(b"there")}


def test_a_note_that_cannot_be_read_is_written_anew(tmp_path: Path) -> None:
    path = tmp_path / "veltra.gguf"
    path.write_bytes(b"one")
    sha256_of(path, cache=tmp_path)
    (note,) = digests_folder(tmp_path).iterdir()

    for broken in ("", "[]", '{"sha256": 7}'):
        note.write_text(broken)
        assert sha256_of(path, cache=tmp_path) == sha(b"one")
