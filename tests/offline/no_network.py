"""No network in tests: an audit hook refuses every socket that would leave the machine.

`conftest` installs it in pytest's own process, `sitecustomize` in every Python that a test starts
with the test's environment. Audit hooks cannot be taken out again, so the environment decides:
`TESTS_NETWORK` is `blocked` (the default), `loopback` or `open`, and each refusal is appended to
the file that `TESTS_NETWORK_LOG` names.
"""

from __future__ import annotations

import errno
import os
import sys

_LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})
_LOOKUPS = frozenset({"socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr"})
_ADDRESSED = frozenset({"socket.bind", "socket.connect", "socket.sendmsg", "socket.sendto"})


def install() -> None:
    """From now on, in this process: no socket beyond what `TESTS_NETWORK` allows."""
    sys.addaudithook(_refuse)


def _refuse(event: str, args: tuple[str | bytes | int | tuple[str | int, ...] | None, ...]) -> None:
    if event in _LOOKUPS:
        host = args[0]
    elif event in _ADDRESSED and isinstance(args[1], tuple):
        host = args[1][0]
    else:
        return  # a socket file of this machine, or no socket at all
    if isinstance(host, bytes):
        host = host.decode("ascii", "replace")
    if host is None:
        return  # a lookup of this machine's own addresses
    if event == "socket.bind" and args[1] == ("::1", 0):
        return  # urllib3, on import, finding out whether this machine speaks IPv6
    allowed = os.environ.get("TESTS_NETWORK", "blocked")
    if allowed == "open" or (allowed == "loopback" and host in _LOOPBACK):
        return
    log = os.environ.get("TESTS_NETWORK_LOG")
    if log:
        # A plain `open`: a test may count the modules that its child imports.
        with open(log, "a", encoding="utf-8") as file:  # noqa: PTH123 - see above
            file.write(f"{event} {host}\n")
    raise OSError(
        errno.ENETUNREACH,
        f"tests run offline: `{event}` to `{host}` was refused; "
        "a test with a server of its own asks for the fixture `loopback`",
    )
