"""What every test stands on: no network, an empty home, no settings of the user's.

A test that speaks to a server of its own asks for the fixture `loopback`; one that looks at what
happens without a network asks for `offline`. In every other test a single attempt to reach the
network, swallowed or not, in this process or in one it started, is a failure.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import no_network
import pytest
from hypothesis import settings

OFFLINE = Path(__file__).parent / "offline"
REAL_ENVIRONMENT = pytest.StashKey[dict[str, str]]()

# What a user may have set that would change what is asked, found or printed.
PERSONAL = (
    *("OPENAI_", "SUMMARIZER_", "XDG_", "HF_", "PIP_"),
    *("NO_COLOR", "FORCE_COLOR", "CLICOLOR", "TTY_", "COLUMNS", "LINES"),
)

settings.register_profile("offline", derandomize=True, database=None, deadline=None)


def pytest_configure(config: pytest.Config) -> None:
    config.stash[REAL_ENVIRONMENT] = dict(os.environ)
    for name in [name for name in os.environ if name.startswith(PERSONAL)]:
        del os.environ[name]
    home = tempfile.mkdtemp(prefix="summarizer-tests-")
    config.add_cleanup(partial(shutil.rmtree, home, ignore_errors=True))
    os.environ |= {
        "HOME": home,
        "PIP_CONFIG_FILE": os.devnull,
        "PYDANTIC_ERRORS_INCLUDE_URL": "0",  # its text holds pydantic's version
        "PYTHONPATH": os.pathsep.join(filter(None, [str(OFFLINE), os.environ.get("PYTHONPATH")])),
        "TESTS_NETWORK_LOG": str(Path(home, "network")),
    }
    settings.load_profile("offline")
    no_network.install()


@pytest.fixture(autouse=True)
def surroundings(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A home of its own for each test; the real one, and the network, for `live` tests."""
    if request.node.get_closest_marker("live"):
        for name, value in request.config.stash[REAL_ENVIRONMENT].items():
            monkeypatch.setenv(name, value)
        monkeypatch.setenv("TESTS_NETWORK", "open")
        yield
        return
    log = Path(os.environ["TESTS_NETWORK_LOG"])
    monkeypatch.setenv("HOME", tempfile.mkdtemp(dir=log.parent))
    yield
    refused = log.read_text(encoding="utf-8") if log.exists() else ""
    log.unlink(missing_ok=True)
    if refused and "offline" not in request.fixturenames:
        pytest.fail(f"the test tried to reach the network:\n{refused}", pytrace=False)


@pytest.fixture
def loopback(monkeypatch: pytest.MonkeyPatch) -> None:
    """Lets the test, and what it starts, use servers on this machine."""
    monkeypatch.setenv("TESTS_NETWORK", "loopback")


@pytest.fixture
def offline() -> None:
    """Says that the test means to see the network refused."""
