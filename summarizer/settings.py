"""Settings from three places: what was given, the environment, the config file.

The config file is TOML: `model`, `base_url`, `api_key`, `wire` ("strict" or "lean", for the
server at its `base_url`), `plain_http`, and tables `[prices."openai/NAME"]` with `input`,
`cached`, `cache_write`, `output` in US dollars per million tokens; `[browse]` is for the screen
alone, and read there. It lies in the platform's
folder for settings, or where `SUMMARIZER_CONFIG` says.
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, SecretStr, ValidationError

from summarizer.asking.prices import Price, shipped_prices
from summarizer.asking.wire import WireForm
from summarizer.config_file import config_path
from summarizer.errors import BadInput

_TRUE = frozenset({"1", "true", "yes", "on"})
_FALSE = frozenset({"", "0", "false", "no", "off"})


@dataclass(frozen=True, slots=True)
class Layer:
    """What one place says.

    Attributes:
        found: How a person finds a setting of this place: "`SUMMARIZER_MODEL`" for "model".
        folder: What a relative path of this place is relative to; None: the current folder.
    """

    found: Mapping[str, str]
    model: str | None = None
    base_url: str | None = None
    api_key: str | None = field(default=None, repr=False)
    wire: WireForm | None = None
    folder: Path | None = None


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything a run may be told.

    Attributes:
        layers: Strongest first.
        openai_api_key: `OPENAI_API_KEY`; it is sent to OpenAI alone.
        openai_base_url: `OPENAI_BASE_URL`; it moves `openai/NAME` to a gateway, as it does for
            every other OpenAI client.
        plain_http: Whether a key may travel over http to another machine.
        prices: By the name `--model` takes.
    """

    layers: tuple[Layer, ...]
    openai_api_key: str | None = field(default=None, repr=False)
    openai_base_url: str | None = None
    plain_http: bool = False
    prices: Mapping[str, Price] = field(default_factory=dict[str, Price])


class _ConfigFile(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)

    model: str | None = None
    base_url: str | None = None
    api_key: SecretStr | None = None
    wire: WireForm | None = Field(default=None, strict=False)
    plain_http: bool = False
    prices: dict[str, Price] = Field(default_factory=dict[str, Price])
    browse: dict[str, object] = Field(default_factory=dict[str, object])


def load(
    *,
    model: str | None = None,
    base_url: str | None = None,
    environ: Mapping[str, str] | None = None,
) -> Settings:
    """Reads all three places.

    Args:
        model: As given on the command line or to the Python API.
        base_url: Likewise.
        environ: Stands in for `os.environ`. A variable set to nothing counts as not set.

    Raises:
        BadInput: The config file cannot be read, or a setting has no sense.
    """
    environ = os.environ if environ is None else environ
    path, demanded = config_path(environ)
    config = _read_config(path, demanded=demanded)
    keys = ("model", "base_url", "api_key")
    return Settings(
        layers=(
            Layer({key: f"`{key}` as given" for key in keys}, model or None, base_url or None),
            Layer(
                {key: f"`SUMMARIZER_{key.upper()}`" for key in keys},
                _variable(environ, "SUMMARIZER_MODEL"),
                _variable(environ, "SUMMARIZER_BASE_URL"),
                _key(_variable(environ, "SUMMARIZER_API_KEY"), "`SUMMARIZER_API_KEY`"),
            ),
            Layer(
                {key: f"`{key}` in `{path}`" for key in keys},
                config.model,
                config.base_url,
                _config_key(config, path),
                config.wire,
                path.parent,
            ),
        ),
        openai_api_key=_key(_variable(environ, "OPENAI_API_KEY"), "`OPENAI_API_KEY`"),
        openai_base_url=_variable(environ, "OPENAI_BASE_URL"),
        plain_http=config.plain_http or _switch(environ, "SUMMARIZER_PLAIN_HTTP"),
        prices={**shipped_prices(), **config.prices},
    )


def _read_config(path: Path, *, demanded: bool) -> _ConfigFile:
    where = f"config file `{path}`" + (" (from `SUMMARIZER_CONFIG`)" if demanded else "")
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError as error:
        if not demanded:
            return _ConfigFile()
        raise BadInput(f"{where} does not exist") from error
    except (OSError, UnicodeDecodeError) as error:
        raise BadInput(f"{where} cannot be read: {error}") from error
    try:
        return _ConfigFile.model_validate(tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        raise BadInput(f"{where} is not TOML: {error}") from error
    except ValidationError as error:
        faults = "; ".join(
            f"`{'.'.join(map(str, fault['loc']))}`: {fault['msg']}" for fault in error.errors()
        )
        # `from None`: pydantic's own text repeats the values, and one of them may be a key.
        raise BadInput(f"{where}: {faults}") from None


def _variable(environ: Mapping[str, str], name: str) -> str | None:
    return environ.get(name, "").strip() or None


def _switch(environ: Mapping[str, str], name: str) -> bool:
    value = environ.get(name, "").strip().lower()
    if value in _TRUE | _FALSE:
        return value in _TRUE
    raise BadInput(f"`{name}` is `{value}`; set it to 1 or 0")


def _config_key(config: _ConfigFile, path: Path) -> str | None:
    if config.api_key is None:
        return None
    return _key(config.api_key.get_secret_value().strip() or None, f"`api_key` in `{path}`")


def _key(value: str | None, found: str) -> str | None:
    """The key, if a header can carry it. The message never holds the key itself."""
    if value is not None and not (value.isascii() and value.isprintable() and " " not in value):
        raise BadInput(f"the key in {found} holds a character no key has; copy it again")
    return value
