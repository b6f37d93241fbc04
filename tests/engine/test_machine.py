from __future__ import annotations

import os
from pathlib import Path

import pytest

from summarizer.engine.machine import available_memory_bytes, physical_cores

MINE = os.sched_getaffinity(0) if hasattr(os, "sched_getaffinity") else set[int]()
linux = pytest.mark.skipif(not MINE, reason="the kernel's files are Linux's")


def kernel(root: Path, files: dict[str, str]) -> Path:
    for name, content in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content)
    return root


def siblings(of: str) -> dict[str, str]:
    place = "sys/devices/system/cpu/cpu{}/topology/thread_siblings_list"
    return {place.format(number): of for number in MINE}


@linux
def test_threads_of_one_core_count_once(tmp_path: Path) -> None:
    assert physical_cores(kernel(tmp_path, siblings("0-63\n"))) == 1


@linux
def test_threads_that_the_kernel_says_nothing_of_are_cores(tmp_path: Path) -> None:
    assert physical_cores(tmp_path) == len(MINE)


@linux
@pytest.mark.parametrize(
    ("quota", "cores"),
    [("50000 100000", 1), ("max 100000", len(MINE)), ("9900000 100000", len(MINE))],
)
def test_a_containers_share_is_a_limit(tmp_path: Path, quota: str, cores: int) -> None:
    assert physical_cores(kernel(tmp_path, {"sys/fs/cgroup/cpu.max": quota})) == cores


def test_memory_is_what_can_be_had_without_swapping(tmp_path: Path) -> None:
    told = "MemTotal:  64 kB\nMemFree:   8 kB\nMemAvailable:   32 kB\n"

    assert available_memory_bytes(kernel(tmp_path, {"proc/meminfo": told})) == 32 * 1024


def test_a_containers_limit_leaves_less_and_file_pages_can_be_dropped(tmp_path: Path) -> None:
    root = kernel(
        tmp_path,
        {
            "proc/meminfo": "MemAvailable:   32 kB\n",
            "sys/fs/cgroup/memory.max": "10000\n",
            "sys/fs/cgroup/memory.current": "9000\n",
            "sys/fs/cgroup/memory.stat": "anon 1\ninactive_file 500\n",
        },
    )

    assert available_memory_bytes(root) == 1500


def test_a_container_without_a_limit_leaves_all(tmp_path: Path) -> None:
    limits = {"sys/fs/cgroup/memory.max": "max\n", "sys/fs/cgroup/memory.current": "9000\n"}

    assert available_memory_bytes(kernel(tmp_path, limits)) is None
