"""Where a recording comes from, and whether it still answers what is being asked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypeAlias
from urllib.parse import urlsplit, urlunsplit

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from summarizer.errors import BadInput
from summarizer.replay.legible import from_yaml

if TYPE_CHECKING:
    from summarizer.asking.endpoints import Endpoint
    from summarizer.documents.document import Document

Setting: TypeAlias = bool | int | float | str | None

EMBEDDED_HOST = "embedded"  # stands for the embedded server, whose port is another at every start

_EXCHANGES = "exchanges:"  # the line of a cassette that ends its provenance


@dataclass(frozen=True, slots=True)
class Run:
    """What one document is asked with. Recording writes it down; replay compares the first three.

    Attributes:
        endpoint: The endpoint in use; in replay the one `Replaying.endpoint_for` gave.
        prompts_sha256: Hash over every prompt file.
        schema_sha256: Hash over every draft's JSON Schema.
        weights_sha256: Hash of the weights file, known for the embedded model alone.
        engine: The embedded engine and its version.
        settings: What else shapes the requests; replay hands it back by `settings_for`.
    """

    endpoint: Endpoint
    prompts_sha256: str
    schema_sha256: str
    weights_sha256: str | None = None
    engine: str | None = None
    settings: Mapping[str, Setting] = field(default_factory=dict[str, Setting])


class Head(BaseModel):
    """The provenance at the top of a cassette, in the order in which it is written."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    document: str = Field(description="Path beside the cassette folder, else the file name alone.")
    document_sha256: str
    model: str = Field(description="Model name sent on the wire.")
    answered_as: str | None = Field(
        default=None, description="Model name or version the server gave in its answers."
    )
    endpoint: Literal["openai", "compatible", "local"]
    base_url: str = Field(description="Without port or key for the embedded server.")
    wire: str = Field(description="Form of the schema in the request: strict or lean.")
    weights_sha256: str | None = None
    engine: str | None = None
    recorded_on: date
    summarizer_version: str
    prompts_sha256: str
    schema_sha256: str
    settings: dict[str, Setting] = Field(default_factory=dict)


def begin(document: Document, label: str, run: Run) -> Head:
    """The provenance of a recording that starts now; `answered_as` is known when it is kept."""
    return Head(
        document=label,
        document_sha256=document.sha256,
        model=run.endpoint.model,
        endpoint=run.endpoint.kind,
        base_url=public_url(run.endpoint.base_url, run.endpoint.kind),
        wire=str(run.endpoint.wire),
        weights_sha256=run.weights_sha256,
        engine=run.engine,
        recorded_on=datetime.now(tz=UTC).date(),
        summarizer_version=version("summarizer"),
        prompts_sha256=run.prompts_sha256,
        schema_sha256=run.schema_sha256,
        settings=dict(run.settings),
    )


def read(path: Path) -> Head:
    """The provenance of a cassette; reads no further than that.

    Raises:
        BadInput: The file is no cassette, or was edited into something else.
    """
    head: list[str] = []
    try:
        with path.open(encoding="utf-8") as lines:
            for line in lines:
                if line.startswith(_EXCHANGES):
                    break
                head.append(line)
        return Head.model_validate(from_yaml("".join(head))["provenance"])
    except ValidationError as error:
        fields = ", ".join(str(part["loc"][0]) for part in error.errors() if part["loc"])
        raise BadInput(
            f"The provenance of `{path}` cannot be used (`{fields}`). Record it again"
        ) from error
    except (OSError, ValueError, KeyError) as error:
        raise BadInput(f"`{path}` is no cassette ({error}). Record it again") from error


def public_url(url: str, kind: str) -> str:
    """The URL without user, password, query or fragment, and the embedded server by name."""
    parts = urlsplit(url)
    if kind == "local":
        return urlunsplit(("http", EMBEDDED_HOST, parts.path, "", ""))
    return urlunsplit((parts.scheme, parts.netloc.rpartition("@")[2], parts.path, "", ""))
