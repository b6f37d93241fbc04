"""The ground the other tests stand on holds."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

ELSEWHERE = ("192.0.2.1", 9)  # TEST-NET-1 of RFC 5737: never a real machine
REACH_OUT = f"import socket; socket.create_connection({ELSEWHERE!r})"


@pytest.mark.usefixtures("offline")
def test_no_test_reaches_the_network() -> None:
    with pytest.raises(OSError, match="tests run offline"):
        socket.create_connection(ELSEWHERE)


@pytest.mark.usefixtures("offline")
@pytest.mark.parametrize("host", ["example.invalid", b"example.invalid"], ids=["text", "bytes"])
def test_no_name_is_looked_up(host: str | bytes) -> None:
    with pytest.raises(OSError, match="tests run offline"):
        socket.getaddrinfo(host, 80)


@pytest.mark.usefixtures("offline")
def test_no_process_that_a_test_starts_reaches_the_network() -> None:
    child = subprocess.run([sys.executable, "-c", REACH_OUT], capture_output=True, text=True)

    assert child.returncode == 1
    assert "tests run offline" in child.stderr


@pytest.mark.usefixtures("offline")
def test_this_machine_is_out_of_reach_unless_asked_for() -> None:
    with socket.socket() as listener, pytest.raises(OSError, match="tests run offline"):
        listener.bind(("127.0.0.1", 0))


@pytest.mark.usefixtures("loopback")
def test_a_test_that_asks_for_it_reaches_a_server_of_its_own() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        with socket.create_connection(listener.getsockname()[:2]) as client:
            client.sendall(b"hello")

        with listener.accept()[0] as connection:
            assert connection.recv(5) == b"hello"


@pytest.mark.usefixtures("loopback", "offline")
def test_loopback_is_not_the_network() -> None:
    with pytest.raises(OSError, match="tests run offline"):
        socket.create_connection(ELSEWHERE)


def test_an_attempt_on_the_network_fails_the_test_even_where_it_is_swallowed(
    tmp_path: Path,
) -> None:
    test = tmp_path / "test_that_hides_it.py"
    test.write_text(
        f"def test_it():\n    try:\n        {REACH_OUT}\n    except OSError:\n        pass\n",
        encoding="utf-8",
    )
    tests = Path(__file__).parent
    path = os.pathsep.join([str(tests), str(tests / "offline")])

    run = subprocess.run(
        [sys.executable, "-m", "pytest", "-c", os.devnull, "-p", "conftest", test.name],
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": path},
        capture_output=True,
        text=True,
    )

    assert "the test tried to reach the network" in run.stdout
    assert "1 passed, 1 error" in run.stdout


def test_the_home_is_empty() -> None:
    assert list(Path.home().iterdir()) == []


def test_nothing_that_the_user_has_set_is_seen() -> None:
    names = {name for name in os.environ if name.startswith(("OPENAI_", "SUMMARIZER_", "XDG_"))}

    assert names == set()
