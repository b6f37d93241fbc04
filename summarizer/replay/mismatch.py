"""What to tell a person when a recording does not answer what is being asked."""

from __future__ import annotations

import shlex
from collections.abc import Sequence
from itertools import zip_longest
from pathlib import Path
from typing import Protocol
from urllib.parse import urlsplit

from summarizer.errors import ReplayMismatch
from summarizer.replay.head import Head, Run
from summarizer.replay.legible import Json, indented, parsed

_SHOWN_CHARS = 60  # of each of two lines that differ
_NAMES = {"response_format": "the schema", "model": "the model"}
_PREFIX = {"openai": "openai/", "local": "local/", "compatible": ""}


class Request(Protocol):
    """What is read of vcrpy's own request."""

    method: str
    uri: str
    body: bytes | None


def command(source: str | None, folder: Path, head: Head) -> str:
    """The command that records the document again, by the model that `head` names."""
    words = ["summarizer", source or "FILE", "--record", str(folder)]
    words += ["--model", _PREFIX[head.endpoint] + head.model]
    if head.endpoint == "compatible":
        words += ["--base-url", head.base_url]
    return shlex.join(words)


def check(path: Path, head: Head, run: Run, again: str) -> None:
    """Compares what is about to be asked with what was recorded; the document is compared before.

    Raises:
        ReplayMismatch: Prompts, schema or model have changed; the message names all that have.
    """
    pairs = {
        "the prompts": (head.prompts_sha256[:12], run.prompts_sha256[:12]),
        "the schema": (head.schema_sha256[:12], run.schema_sha256[:12]),
        "the model": (head.model, run.endpoint.model),
    }
    changed = [f"{what} (was {was}, is {now})" for what, (was, now) in pairs.items() if was != now]
    if changed:
        raise ReplayMismatch(
            f"Changed since `{path}` was recorded: {' and '.join(changed)}. "
            f"Record `{head.document}` again with `{again}`"
        )


def unrecorded(
    path: Path, asked: Request, recorded: Sequence[Request], again: str
) -> ReplayMismatch:
    """The error for a request that the cassette does not hold, with the nearest that it does."""
    if not recorded:
        return ReplayMismatch(f"`{path}` holds no exchange. Record again with `{again}`")
    number, differing = min(
        enumerate((_differences(_parts(asked), _parts(one)) for one in recorded), start=1),
        key=lambda numbered: len(numbered[1]),
    )
    return ReplayMismatch(
        f"`{path}` does not hold this request. Document, prompts, schema and model are as they "
        f"were recorded, so the program or a library asks otherwise now. The nearest, exchange "
        f"{number} of {len(recorded)}, differs in {'; '.join(differing)}. "
        f"Record again with `{again}`"
    )


def _parts(request: Request) -> dict[str, Json]:
    body = parsed(request.body or b"")
    shown = body if isinstance(body, dict) else {"body": body}
    return {"address": f"{request.method} {urlsplit(request.uri).path}", **shown}


def _differences(asked: dict[str, Json], recorded: dict[str, Json]) -> list[str]:
    """What differs, one phrase a field, and one for each message that does."""
    found: list[str] = []
    for name in sorted(asked.keys() | recorded.keys()):
        now, was = asked.get(name), recorded.get(name)
        if name == "messages" and isinstance(now, list) and isinstance(was, list):
            found += _in_messages(now, was)
        elif now != was:
            found.append(f"{_NAMES.get(name, f'`{name}`')} ({_first_difference(was, now)})")
    return found


def _in_messages(asked: list[Json], recorded: list[Json]) -> list[str]:
    found = [
        f"message {number} ({_first_difference(was, now)})"
        for number, (was, now) in enumerate(zip(recorded, asked, strict=False), start=1)
        if was != now
    ]
    if len(asked) != len(recorded):
        found.append(f"the number of messages (was {len(recorded)}, is {len(asked)})")
    return found


def _first_difference(was: Json, now: Json) -> str:
    lines = zip_longest(_lines(was), _lines(now))
    old, new = next((pair for pair in lines if pair[0] != pair[1]), (None, None))
    return f"was {_excerpt(old or '', new or '')}, is {_excerpt(new or '', old or '')}"


def _lines(value: Json) -> list[str]:
    return indented(value).replace("\\n", "\n").split("\n")


def _excerpt(line: str, other: str) -> str:
    """The line from shortly before the place where it parts from the other."""
    same = next((at for at in range(len(line)) if line[at] != other[at : at + 1]), len(line))
    start = max(0, same - _SHOWN_CHARS // 2)
    shown = line[start : start + _SHOWN_CHARS].strip()
    return f"`{'…' if start else ''}{shown}`" if shown else "nothing"
