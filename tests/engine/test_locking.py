from __future__ import annotations

import subprocess
import sys
import threading
from pathlib import Path

from summarizer.engine.locking import held

HOLD = """
import sys
from pathlib import Path
from summarizer.engine.locking import held
with held(Path(sys.argv[1]), on_wait=lambda: None):
    print("held", flush=True)
    sys.stdin.read()
"""


def test_the_second_one_waits_until_the_first_is_done(tmp_path: Path) -> None:
    order: list[str] = []
    waiting = threading.Event()

    def second() -> None:
        with held(tmp_path / "lock", on_wait=waiting.set):
            order.append("second")

    with held(tmp_path / "lock", on_wait=lambda: order.append("the first waited")):
        thread = threading.Thread(target=second)
        thread.start()
        assert waiting.wait(5)
        order.append("first")
    thread.join()

    assert order == ["first", "second"]


def test_a_process_that_dies_lets_go(tmp_path: Path) -> None:
    lock, waits = tmp_path / "lock", list[str]()
    command = [sys.executable, "-c", HOLD, str(lock)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline().strip() == b"held"

        def end() -> None:
            waits.append("waited")
            holder.kill()

        with held(lock, on_wait=end):
            assert waits == ["waited"]
