"""What this machine lets us use: processor cores and memory, container limits included."""

from __future__ import annotations

import os
import sys
from pathlib import Path

ENGINE_CHOOSES = -1
"""Thread count that leaves the choice to llama.cpp; where we cannot see the cores."""


def physical_cores(root: Path = Path("/")) -> int:
    """Cores this process may use, at least 1; twins of one core count once.

    llama.cpp's own count knows neither affinity nor a container's quota, and a thread too many
    makes every other one wait.

    Args:
        root: Where `proc` and `sys` lie.
    """
    if sys.platform != "linux":
        return ENGINE_CHOOSES
    cores = {_twins(root, number) for number in os.sched_getaffinity(0)}
    return max(1, min(len(cores), _quota_cores(root) or len(cores)))


def available_memory_bytes(root: Path = Path("/")) -> int | None:
    """Memory to be had without swapping; None where the platform does not say.

    Args:
        root: Where `proc` and `sys` lie.
    """
    rooms = [room for room in (_free_bytes(root), _container_bytes(root)) if room is not None]
    return min(rooms, default=None)


def _twins(root: Path, number: int) -> str:
    """The threads of that thread's core, as the kernel lists them."""
    topology = root / f"sys/devices/system/cpu/cpu{number}/topology/thread_siblings_list"
    return _text(topology) or str(number)


def _quota_cores(root: Path) -> int | None:
    """A container's share of processor time in cores, rounded up."""
    match _text(root / "sys/fs/cgroup/cpu.max").split():
        case [quota, period] if quota.isdecimal() and period.isdecimal():
            return -(-int(quota) // max(int(period), 1))
        case _:
            return None


def _free_bytes(root: Path) -> int | None:
    for line in _text(root / "proc/meminfo").splitlines():
        match line.split():
            case ["MemAvailable:", count, "kB"] if count.isdecimal():
                return int(count) * 1024
            case _:
                continue
    return None


def _container_bytes(root: Path) -> int | None:
    """What a container's limit leaves; file pages that can be dropped count as free."""
    limit = _text(root / "sys/fs/cgroup/memory.max")
    used = _text(root / "sys/fs/cgroup/memory.current")
    if not limit.isdecimal() or not used.isdecimal():
        return None
    droppable = 0
    for line in _text(root / "sys/fs/cgroup/memory.stat").splitlines():
        name, _, count = line.partition(" ")
        if name == "inactive_file" and count.isdecimal():
            droppable = int(count)
    return max(int(limit) - int(used) + droppable, 0)


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="ascii").strip()
    except OSError:
        return ""
