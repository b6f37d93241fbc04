from __future__ import annotations

from pathlib import Path

import pytest

from summarizer.asking.endpoints import DEFAULT_OPENAI_MODEL, Endpoint, choose, is_loopback
from summarizer.asking.wire import WireForm
from summarizer.errors import BadInput, ModelUnavailable
from summarizer.settings import load

OURS, THEIRS = "http://127.0.0.1:8000/v1", "https://models.example.org/v1"
OPENAI = {"OPENAI_API_KEY": "sk-openai"}


def chosen(
    environ: dict[str, str] | None = None,
    *,
    model: str | None = None,
    base_url: str | None = None,
    config: str = "",
    folder: Path | None = None,
) -> Endpoint:
    environ = dict(environ or {})
    if folder is not None:
        path = folder / "config.toml"
        path.write_text(config, encoding="utf-8")
        environ["SUMMARIZER_CONFIG"] = str(path)
    return choose(load(model=model, base_url=base_url, environ=environ))


def test_without_settings_the_embedded_model_is_used_and_says_why() -> None:
    endpoint = chosen()

    assert (endpoint.kind, endpoint.model, endpoint.weights) == ("local", "local", "")
    assert endpoint.wire is WireForm.LEAN
    assert endpoint.why == (
        "the embedded model, since no model is named and `OPENAI_API_KEY` is not set"
    )


def test_a_key_for_openai_chooses_openai() -> None:
    endpoint = chosen(OPENAI)

    assert (endpoint.kind, endpoint.model) == ("openai", DEFAULT_OPENAI_MODEL)
    assert (endpoint.base_url, endpoint.wire) == ("https://api.openai.com/v1", WireForm.STRICT)
    assert endpoint.why == (
        f"OpenAI's `{DEFAULT_OPENAI_MODEL}`, since `OPENAI_API_KEY` is set and no model is named"
    )


def test_the_strongest_place_that_names_a_model_wins(tmp_path: Path) -> None:
    environ, config = {"SUMMARIZER_MODEL": "local/b", **OPENAI}, 'model = "local/c"'

    assert chosen(environ, model="local/a", config=config, folder=tmp_path).model == "a"
    assert chosen(environ, config=config, folder=tmp_path).model == "b"
    assert chosen(OPENAI, config=config, folder=tmp_path).model == "c"


def test_any_name_with_an_address_is_a_compatible_endpoint() -> None:
    endpoint = chosen(model="maker/tiny:2b", base_url=f"{OURS}/")

    assert (endpoint.kind, endpoint.model, endpoint.base_url) == (
        "compatible",
        "maker/tiny:2b",
        OURS,
    )
    assert endpoint.wire is WireForm.LEAN
    assert (
        endpoint.why == f"`maker/tiny:2b` at {OURS}, from `model` as given and `base_url` as given"
    )


def test_a_name_may_join_the_address_of_a_weaker_place() -> None:
    endpoint = chosen({"SUMMARIZER_BASE_URL": OURS, "SUMMARIZER_MODEL": "a"}, model="b")

    assert (endpoint.model, endpoint.base_url) == ("b", OURS)


@pytest.mark.parametrize(
    ("model", "kind"), [("openai/gpt-x", "openai"), ("local", "local"), ("local/tiny", "local")]
)
def test_a_model_with_a_place_of_its_own_ignores_a_weaker_address(model: str, kind: str) -> None:
    endpoint = chosen({"SUMMARIZER_BASE_URL": OURS, **OPENAI}, model=model)

    assert endpoint.kind == kind


def test_a_slash_in_a_name_means_nothing_to_a_server_that_was_named_with_it() -> None:
    endpoint = chosen(OPENAI, model="openai/gpt-x", base_url=THEIRS)

    assert (endpoint.kind, endpoint.model, endpoint.api_key) == ("compatible", "openai/gpt-x", "")


def test_openai_s_own_variable_moves_openai_to_a_gateway() -> None:
    endpoint = chosen({**OPENAI, "OPENAI_BASE_URL": THEIRS}, model="openai/gpt-x")

    assert (endpoint.kind, endpoint.base_url, endpoint.wire) == (
        "openai",
        THEIRS,
        WireForm.STRICT,
    )
    assert "`OPENAI_BASE_URL`" in endpoint.why


@pytest.mark.parametrize(
    ("base_url", "wire"),
    [
        ("https://acme.openai.azure.com/openai/v1", WireForm.STRICT),
        ("https://eu.api.openai.com/v1", WireForm.STRICT),
        ("https://notopenai.com/v1", WireForm.LEAN),
        (OURS, WireForm.LEAN),
    ],
)
def test_the_host_tells_the_wire_form(base_url: str, wire: WireForm) -> None:
    assert chosen(model="m", base_url=base_url).wire is wire


def test_the_config_file_may_set_the_wire_form_of_its_own_server(tmp_path: Path) -> None:
    config = f'model = "m"\nbase_url = "{THEIRS}"\nwire = "strict"'

    assert chosen(config=config, folder=tmp_path).wire is WireForm.STRICT
    assert chosen(base_url=OURS, config=config, folder=tmp_path).wire is WireForm.LEAN


def test_the_key_of_the_environment_goes_to_the_given_server() -> None:
    endpoint = chosen({"SUMMARIZER_API_KEY": "sk-1"}, model="m", base_url=OURS)

    assert (endpoint.api_key, endpoint.key_found) == ("sk-1", "`SUMMARIZER_API_KEY`")
    assert "sk-1" not in repr(endpoint)


def test_a_key_beside_an_address_goes_to_that_address_alone(tmp_path: Path) -> None:
    config = f'model = "m"\nbase_url = "{THEIRS}"\napi_key = "sk-theirs"'

    assert chosen(config=config, folder=tmp_path).api_key == "sk-theirs"
    assert chosen(base_url=OURS, config=config, folder=tmp_path).api_key == ""
    with pytest.raises(ModelUnavailable):
        chosen(model="openai/gpt-x", config=config, folder=tmp_path)


def test_openai_s_key_is_never_sent_elsewhere() -> None:
    assert chosen(OPENAI, model="m", base_url=THEIRS).api_key == ""


def test_a_free_key_serves_openai_where_openai_s_own_is_missing() -> None:
    endpoint = chosen({"SUMMARIZER_API_KEY": "sk-1"}, model="openai/gpt-x")

    assert (endpoint.api_key, endpoint.key_found) == ("sk-1", "`SUMMARIZER_API_KEY`")


def test_openai_without_a_key_says_what_to_set() -> None:
    with pytest.raises(ModelUnavailable, match="set `OPENAI_API_KEY`"):
        chosen(model="openai/gpt-x")


@pytest.mark.parametrize("base_url", ["http://10.0.0.5:8000/v1", "http://models.example.org"])
def test_a_key_does_not_travel_readable_unless_that_is_wanted(base_url: str) -> None:
    key = {"SUMMARIZER_API_KEY": "sk-1"}

    with pytest.raises(BadInput, match="SUMMARIZER_PLAIN_HTTP=1") as caught:
        chosen(key, model="m", base_url=base_url)

    assert "sk-1" not in str(caught.value)
    assert chosen({**key, "SUMMARIZER_PLAIN_HTTP": "1"}, model="m", base_url=base_url).api_key
    assert chosen(model="m", base_url=base_url).api_key == ""


@pytest.mark.parametrize(
    ("base_url", "here"),
    [
        ("http://127.0.0.1:1/v1", True),
        ("http://127.9.9.9", True),
        ("http://[::1]:8000/v1", True),
        ("http://localhost:8000", True),
        ("http://api.localhost", True),
        ("http://localhost.example.org", False),
        ("http://10.0.0.1", False),
        ("https://models.example.org", False),
    ],
)
def test_this_machine_is_known_by_its_names(base_url: str, here: bool) -> None:
    assert is_loopback(base_url) is here


@pytest.mark.parametrize(
    "base_url",
    [
        "127.0.0.1:8000",
        "localhost:8000/v1",
        "ftp://models.example.org",
        "http://",
        "http://[::1",
        "http://models.example.org:port/v1",
        "https://models.example.org/v1?key=sk-hidden",
        "https://user:sk-hidden@models.example.org/v1",
    ],
)
def test_an_address_that_is_none_is_named_by_its_setting(base_url: str) -> None:
    with pytest.raises(BadInput, match="`SUMMARIZER_BASE_URL`") as caught:
        chosen({"SUMMARIZER_BASE_URL": base_url}, model="m")

    assert "sk-hidden" not in str(caught.value)


@pytest.mark.parametrize(
    ("model", "base_url", "words"),
    [
        ("gpt-x", None, "write `openai/gpt-x`"),
        (None, OURS, "`base_url` as given names a server but no model"),
        ("local", OURS, "takes no `base_url` as given"),
        ("openai/", None, "lacks a name"),
        ("local/", None, "lacks a name"),
        ("nowhere/tiny.gguf", None, "no weights at `nowhere/tiny.gguf`"),
    ],
)
def test_settings_without_sense_are_explained(
    model: str | None, base_url: str | None, words: str
) -> None:
    with pytest.raises(BadInput) as caught:
        chosen(OPENAI, model=model, base_url=base_url)

    assert words in str(caught.value)


def test_a_weights_file_is_named_on_the_wire_without_its_folder(tmp_path: Path) -> None:
    weights = tmp_path / "Tiny-2B.Q4.GGUF"
    weights.touch()

    endpoint = chosen(model=str(weights))

    assert (endpoint.kind, endpoint.model) == ("local", "Tiny-2B.Q4")
    assert endpoint.weights == str(weights)


def test_a_path_in_the_config_file_starts_at_the_config_file(tmp_path: Path) -> None:
    (tmp_path / "tiny.gguf").touch()

    endpoint = chosen(config='model = "tiny.gguf"', folder=tmp_path)

    assert endpoint.weights == str(tmp_path / "tiny.gguf")
    assert str(tmp_path / "config.toml") in endpoint.why
