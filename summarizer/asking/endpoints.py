"""Which model is asked, where, and why: settings in, one `Endpoint` out."""

from __future__ import annotations

from dataclasses import dataclass, field
from ipaddress import ip_address
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

from summarizer.asking.wire import WireForm
from summarizer.errors import BadInput, ModelUnavailable
from summarizer.settings import Layer, Settings

OPENAI_BASE_URL = "https://api.openai.com/v1"

DEFAULT_OPENAI_MODEL = "gpt-6-luna"
"""OpenAI's cheapest model with strict structured output on chat completions (its model page,
September 2026), and its own replacement for GPT-4o mini and GPT-4.1 mini."""

STRICT_HOSTS = ("openai.com", "azure.com")
"""Hosts, with their subdomains, that take OpenAI's strict structured output."""


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where questions go.

    Attributes:
        model: Name sent on the wire.
        base_url: Without a slash at its end. Empty for the embedded model until its server runs.
        api_key: Empty where none is known; never in the repr.
        why: Which model is used and why, one line for a person.
        key_found: How a person finds the key: "`OPENAI_API_KEY`"; empty where there is none.
        weights: For the embedded model alone: a name of the catalogue or the path of a .gguf
            file; empty for the default.
    """

    model: str
    base_url: str
    api_key: str = field(repr=False)
    kind: Literal["openai", "compatible", "local"]
    wire: WireForm
    why: str
    key_found: str = ""
    weights: str = ""


def choose(settings: Settings) -> Endpoint:
    """The endpoint the settings ask for.

    The strongest place that names a model wins. A base URL joins it from the same place or a
    stronger one; from a weaker place only where the model does not name its own, as
    `openai/NAME`, `local` and a .gguf file do.

    Raises:
        BadInput: Settings that contradict each other or make no sense; the message names them.
        ModelUnavailable: An OpenAI model without a key.
    """
    named = next((layer for layer in settings.layers if layer.model), None)
    placed = next((layer for layer in settings.layers if layer.base_url), None)
    if named is None or named.model is None:
        if placed is not None:
            raise BadInput(f"{placed.found['base_url']} names a server but no model; set `model`")
        return _unasked(settings)
    if placed is not None and _joins(named, placed, settings):
        return _compatible(named, placed, settings)
    found = f"from {named.found['model']}"
    if named.model.startswith("openai/"):
        return _openai(named.model.removeprefix("openai/"), found, settings)
    if _is_local(named.model):
        return _local(named)
    raise BadInput(
        f"model `{named.model}` ({found}) needs a server: set `base_url`, or write "
        f"`openai/{named.model}` for OpenAI, or `local` for the embedded model"
    )


def is_loopback(base_url: str) -> bool:
    """Whether the address is this machine's own."""
    host = urlsplit(base_url).hostname or ""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost" or host.endswith(".localhost")


def _joins(named: Layer, placed: Layer, settings: Settings) -> bool:
    model, layers = named.model or "", settings.layers
    weaker = layers.index(placed) > layers.index(named)
    if weaker and (_is_local(model) or model.startswith("openai/")):
        return False
    if _is_local(model):
        raise BadInput(
            f"model `{model}` (from {named.found['model']}) runs on this machine and takes no "
            f"{placed.found['base_url']}; name the server's model, or leave the address out"
        )
    return True


def _is_local(model: str) -> bool:
    return model == "local" or model.startswith("local/") or model.lower().endswith(".gguf")


def _unasked(settings: Settings) -> Endpoint:
    if settings.openai_api_key:
        found = "since `OPENAI_API_KEY` is set and no model is named"
        return _openai(DEFAULT_OPENAI_MODEL, found, settings)
    why = "the embedded model, since no model is named and `OPENAI_API_KEY` is not set"
    return Endpoint("local", "", "", "local", WireForm.LEAN, why)


def _openai(model: str, found: str, settings: Settings) -> Endpoint:
    if not model:
        raise BadInput(f"`openai/` lacks a name ({found}); write `openai/{DEFAULT_OPENAI_MODEL}`")
    # A key that stands beside an address belongs to that address, and goes nowhere else.
    free = [layer for layer in settings.layers if layer.api_key and not layer.base_url]
    key, key_found = settings.openai_api_key, "`OPENAI_API_KEY`"
    if key is None and free:
        key, key_found = free[0].api_key, free[0].found["api_key"]
    if key is None:
        raise ModelUnavailable(
            f"`openai/{model}` ({found}) needs a key: set `OPENAI_API_KEY`, or use `local`"
        )
    base_url, at = OPENAI_BASE_URL, ""
    if settings.openai_base_url:
        base_url = _address(settings.openai_base_url, "`OPENAI_BASE_URL`")
        at = f" at {base_url} (`OPENAI_BASE_URL`)"
    _guard(base_url, key_found, settings)
    why = f"OpenAI's `{model}`{at}, {found}"
    return Endpoint(model, base_url, key, "openai", WireForm.STRICT, why, key_found)


def _compatible(named: Layer, placed: Layer, settings: Settings) -> Endpoint:
    model, found = named.model or "", placed.found["base_url"]
    base_url = _address(placed.base_url or "", found)
    keyed = next(
        (
            layer
            for layer in settings.layers
            if layer.api_key and layer.base_url in (None, placed.base_url)
        ),
        None,
    )
    key, key_found = "", ""
    if keyed is not None and keyed.api_key:
        key, key_found = keyed.api_key, keyed.found["api_key"]
        _guard(base_url, key_found, settings)
    host = urlsplit(base_url).hostname or ""
    strict = any(host == known or host.endswith(f".{known}") for known in STRICT_HOSTS)
    wire = placed.wire or (WireForm.STRICT if strict else WireForm.LEAN)
    both = dict.fromkeys((named.found["model"], found))
    why = f"`{model}` at {base_url}, from {' and '.join(both)}"
    return Endpoint(model, base_url, key, "compatible", wire, why, key_found)


def _local(named: Layer) -> Endpoint:
    model, found = named.model or "", f"from {named.found['model']}"
    if model == "local":
        return Endpoint("local", "", "", "local", WireForm.LEAN, f"the embedded model, {found}")
    if model.startswith("local/"):
        name = model.removeprefix("local/")
        if not name:
            raise BadInput(f"`local/` lacks a name ({found}); `local` alone takes the default")
        why = f"the embedded model `{name}`, {found}"
        return Endpoint(name, "", "", "local", WireForm.LEAN, why, weights=name)
    path = (named.folder or Path()) / Path(model).expanduser()
    if not path.is_file():
        raise BadInput(f"no weights at `{path}` ({found})")
    why = f"the embedded engine with `{path}`, {found}"
    return Endpoint(path.stem, "", "", "local", WireForm.LEAN, why, weights=str(path))


def _address(base_url: str, found: str) -> str:
    """The address, if it is one that may be printed: no credential and no query in it."""
    try:
        parts = urlsplit(base_url)
        usable = parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.port != 0
    except ValueError as error:
        raise BadInput(f"{found} is no address: {error}") from error
    if parts.username is not None or parts.password is not None:
        raise BadInput(f"{found} holds a name or password; set `SUMMARIZER_API_KEY` instead")
    if parts.query or parts.fragment:
        raise BadInput(f"{found} ends in a query or fragment (`?` or `#`); leave that part out")
    if not usable:
        raise BadInput(f"{found} is `{base_url}`; write it as `http://127.0.0.1:8000/v1`")
    return base_url.rstrip("/")


def _guard(base_url: str, key_found: str, settings: Settings) -> None:
    if urlsplit(base_url).scheme == "https" or is_loopback(base_url) or settings.plain_http:
        return
    raise BadInput(
        f"the key in {key_found} would travel readable to {base_url}; use https, unset the key, "
        "or, on a network you trust, set `SUMMARIZER_PLAIN_HTTP=1`"
    )
