"""Gold: releases with the summary that a careful reader would write."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from summarizer.documents.document import Document
from summarizer.documents.reading import read
from summarizer.errors import BadInput
from summarizer.evaluation.gold_form import Reader
from summarizer.schemas.document import DocumentMeta
from summarizer.schemas.provenance import Provenance
from summarizer.schemas.summary import Summary
from summarizer.vocabulary.agencies import agencies
from summarizer.vocabulary.designations import designations

ENDING = ".gold.json"
RELEASES = (".txt", ".md")
UNRESOLVED = "UNRESOLVED"

_ABOUT = frozenset({"kind", "attack", "notes"})
_MADE_BY_CODE = frozenset({"schema_version", "abstract", "completeness", "audit", "provenance"})


@dataclass(frozen=True, slots=True)
class Gold:
    """One release and what it says.

    Attributes:
        name: The file's name without its ending.
        kind: What kind of release it is, as its file says.
        attack: Whether the release tries to make a reader say what is false.
        notes: Why a hard reading is as it is.
    """

    name: str
    document: Document
    summary: Summary
    kind: str = ""
    attack: bool = False
    notes: str = ""


def load_gold(path: str | Path, releases: Path | None = None) -> Gold:
    """One gold file and the release that it reads.

    Args:
        path: Of `NAME.gold.json`; the release is `NAME.txt` or `NAME.md`.
        releases: The folder of the releases; the gold file's own without it.

    Raises:
        BadInput: A file is missing or unreadable, or the gold is not true to the schema or to its
            document; the message has a line for each problem.
    """
    path = Path(path)
    name = path.name.removesuffix(ENDING)
    given = _json(path)
    document = read(_release((releases or path.parent) / name, path))
    summary, problems = _summary(given, document)
    if summary is None or problems:
        raise BadInput("\n".join(f"`{path}`: {problem}" for problem in problems))
    return Gold(
        name,
        document,
        summary,
        str(given.get("kind", "")),
        bool(given.get("attack", False)),
        str(given.get("notes", "")),
    )


def load_folder(path: str | Path, releases: Path | None = None) -> list[Gold]:
    """Every gold file under a folder, by path; or the one that `path` names.

    Args:
        path: A folder, or one gold file.
        releases: Where all their releases are; beside each gold file without it.

    Raises:
        BadInput: As `load_gold`, for all files at once; there is none; or two have one name.
    """
    path = Path(path)
    files = [path] if path.is_file() else sorted(path.rglob(f"*{ENDING}"))
    if not files:
        raise BadInput(f"`{path}` holds no *{ENDING} file; name a folder with gold, or such a file")
    names = Counter(file.name for file in files)
    if twice := [name for name, times in names.items() if times > 1]:
        raise BadInput(f"two gold files under `{path}` are called `{twice[0]}`; rename one")
    golds, problems = [], []
    for file in files:
        try:
            golds.append(load_gold(file, releases))
        except BadInput as error:
            problems.append(str(error))
    if problems:
        raise BadInput("\n".join(problems))
    return golds


def _json(path: Path) -> dict[str, Any]:
    try:
        given = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise BadInput(f"`{path}` cannot be read ({error.strerror}); check the path") from error
    except ValueError as error:
        raise BadInput(f"`{path}` is no JSON: {error}") from error
    if not isinstance(given, dict):
        raise BadInput(f"`{path}`: a gold file holds one JSON object")
    return given


def _release(stem: Path, gold: Path) -> Path:
    for ending in RELEASES:
        if (release := stem.with_name(stem.name + ending)).is_file():
            return release
    wanted = " or ".join(f"`{stem.name}{ending}`" for ending in RELEASES)
    raise BadInput(f"`{gold}`: its release is missing; put {wanted} beside it")


def _summary(given: dict[str, Any], document: Document) -> tuple[Summary | None, list[str]]:
    reader = Reader(document)
    blocks = {key: value for key, value in given.items() if key not in _ABOUT}
    meta = blocks.pop("document", {})
    known: dict[str, Any] = {
        "source": document.source,
        "sha256": document.sha256,
        "char_len": len(document.text),
        "text": document.text,
    }
    made: Summary | None = reader.block(
        Summary,
        blocks,
        "",
        document=reader.block(DocumentMeta, meta, "document", **known)
        or DocumentMeta.model_construct(**known),
        provenance=_PROVENANCE,
        **{name: Summary.model_fields[name].default for name in _MADE_BY_CODE - {"provenance"}},
    )
    if made is None:
        return None, reader.problems or ["the file is no summary"]
    return made, [*reader.problems, *_dangling(made), *_unknown_codes(made)]


_PROVENANCE = Provenance(
    summarizer_version="", model="gold", endpoint="gold", prompt_sha256="", schema_sha256=""
)


def _dangling(summary: Summary) -> Iterator[str]:
    keys = {
        "trial": [trial.key for trial in summary.trials],
        "product": [product.key for product in summary.products],
        "indication": [indication.key for indication in summary.indications],
    }
    for kind, known in keys.items():
        for key, times in Counter(known).items():
            if times > 1:
                yield f"`{kind}s`: the key `{key}` stands twice"
    for path, kind, key in _references(summary):
        if key not in keys[kind]:
            yield f"`{path}`: there is no {kind} with the key `{key}`"


def _references(summary: Summary) -> Iterator[tuple[str, str, str]]:
    """Each reference with its path, what it refers to and the key."""
    for at, trial in enumerate(summary.trials):
        yield from ((f"trials[{at}].products", "product", key) for key in trial.products)
        yield from ((f"trials[{at}].indications", "indication", key) for key in trial.indications)
    for at, event in enumerate(summary.regulatory_events):
        path = f"regulatory_events[{at}]"
        if event.product:
            yield f"{path}.product", "product", event.product.value
        yield from ((f"{path}.indications", "indication", one.value) for one in event.indications)
    for block in ("results", "safety", "milestones"):
        for at, entry in enumerate(getattr(summary, block)):
            for kind in ("trial", "product"):
                if key := getattr(entry, kind, None):
                    yield f"{block}[{at}].{kind}", kind, key


def _unknown_codes(summary: Summary) -> Iterator[str]:
    for at, event in enumerate(summary.regulatory_events):
        path = f"regulatory_events[{at}]"
        if event.authority.value not in {*agencies(), UNRESOLVED}:
            yield f"`{path}.authority`: unknown agency code {event.authority.value!r}"
        if event.designation and event.designation.value not in {*designations(), UNRESOLVED}:
            yield f"`{path}.designation`: unknown designation code {event.designation.value!r}"
