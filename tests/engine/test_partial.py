from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.engine import partial as module
from summarizer.engine.partial import Partial, partial_path


def arrive(target: Path, blocks: Iterable[bytes]) -> None:
    with Partial(target) as partial:
        for block in blocks:
            partial.append(block)


@given(st.lists(st.lists(st.binary(max_size=50), max_size=4), max_size=4))
def test_a_file_is_the_same_however_often_it_was_interrupted(visits: list[list[bytes]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder, "veltra.gguf")
        for blocks in visits:
            arrive(target, blocks)
        whole = b"".join(block for blocks in visits for block in blocks)

        with Partial(target) as partial:
            assert partial.size_bytes == len(whole)
            assert partial.sha256 == hashlib.sha256(whole).hexdigest()
            partial.finish()

        assert target.read_bytes() == whole
        assert [entry.name for entry in Path(folder).iterdir()] == ["veltra.gguf"]


def test_the_final_name_appears_only_with_the_whole_file(target: Path) -> None:
    with Partial(target) as partial:
        partial.append(b"all of it")
        assert not target.exists()
        partial.finish()

    assert target.read_bytes() == b"all of it"


def test_an_interrupt_keeps_what_has_arrived(target: Path) -> None:
    def interrupted() -> Iterator[bytes]:
        yield b"half"
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        arrive(target, interrupted())

    with Partial(target) as partial:
        assert partial.size_bytes == len(b"half")


def test_bytes_behind_the_last_checkpoint_are_dropped(target: Path) -> None:
    arrive(target, [b"safe"])
    with partial_path(target).open("ab") as file:
        file.write(b"written, but perhaps not in full")

    with Partial(target) as partial:
        assert partial.size_bytes == len(b"safe")
        partial.append(b" and sound")
        partial.finish()

    assert target.read_bytes() == b"safe and sound"


def test_damage_falls_back_to_the_checkpoint_before_it(target: Path) -> None:
    arrive(target, [b"first "])
    arrive(target, [b"second "])
    arrive(target, [b"third "])
    begun = partial_path(target)
    begun.write_bytes(begun.read_bytes().replace(b"second", b"sec0nd"))

    with Partial(target) as partial:
        assert partial.size_bytes == len(b"first ")
        assert partial.sha256 == hashlib.sha256(b"first ").hexdigest()


@pytest.mark.parametrize(
    "journal",
    ["", "no journal\n", "4\n", f"-1 {'0' * 64}\n", f"9999 {'0' * 64}\n"],
    ids=["empty", "words", "no digest", "a negative offset", "an offset behind the end"],
)
def test_bytes_without_a_checkpoint_that_holds_are_dropped(target: Path, journal: str) -> None:
    arrive(target, [b"unproven"])
    begun = partial_path(target)
    begun.with_name(f"{begun.name}.journal").write_text(journal)

    with Partial(target) as partial:
        assert partial.size_bytes == 0


def test_a_checkpoint_is_made_while_bytes_still_arrive(
    target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "CHECKPOINT_BYTES", 10)
    begun = partial_path(target)

    with Partial(target) as partial:
        partial.append(b"x" * 25)
        journal = begun.with_name(f"{begun.name}.journal").read_text()
        assert journal == f"25 {hashlib.sha256(b'x' * 25).hexdigest()}\n"
        assert begun.stat().st_size == 25


def test_a_restart_begins_with_nothing(target: Path) -> None:
    with Partial(target) as partial:
        partial.append(b"of another file")
        partial.restart()
        partial.append(b"right")
        assert partial.sha256 == hashlib.sha256(b"right").hexdigest()
        partial.finish()

    assert target.read_bytes() == b"right"


def test_discarding_leaves_nothing_behind(target: Path) -> None:
    with Partial(target) as partial:
        partial.append(b"wrong")
        partial.discard()

    assert list(target.parent.iterdir()) == []
