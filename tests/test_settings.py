from __future__ import annotations

import traceback
from pathlib import Path

import pytest
from platformdirs import user_config_path

from summarizer.asking.prices import Price
from summarizer.asking.wire import WireForm
from summarizer.errors import BadInput
from summarizer.settings import Settings, load

KEY = "sk-never-shown"


@pytest.fixture
def config(tmp_path: Path) -> Path:
    return tmp_path / "settings.toml"


def loaded(config: Path, text: str, **environ: str) -> Settings:
    config.write_text(text, encoding="utf-8")
    return load(environ={"SUMMARIZER_CONFIG": str(config), **environ})


def test_without_anything_set_nothing_is_set() -> None:
    settings = load(environ={})

    assert [(layer.model, layer.base_url, layer.api_key) for layer in settings.layers] == [
        (None, None, None)
    ] * 3
    assert settings.openai_api_key is None
    assert not settings.plain_http


def test_each_place_keeps_its_own_words(config: Path) -> None:
    config.write_text('model = "c"\nwire = "strict"\n', encoding="utf-8")

    settings = load(model="a", environ={"SUMMARIZER_MODEL": "b", "SUMMARIZER_CONFIG": str(config)})

    assert [(layer.model, layer.found["model"]) for layer in settings.layers] == [
        ("a", "`model` as given"),
        ("b", "`SUMMARIZER_MODEL`"),
        ("c", f"`model` in `{config}`"),
    ]
    assert settings.layers[2].wire is WireForm.STRICT


def test_the_config_file_lies_where_the_platform_keeps_settings(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
    path = user_config_path("summarizer", appauthor=False) / "config.toml"
    path.parent.mkdir(parents=True)
    path.write_text('model = "from-home"\n', encoding="utf-8")

    assert load(environ={}).layers[2].model == "from-home"
    assert path.is_relative_to(tmp_path)


def test_a_variable_set_to_nothing_is_not_set() -> None:
    settings = load(environ={"SUMMARIZER_MODEL": " ", "OPENAI_API_KEY": ""})

    assert settings.layers[1].model is None
    assert settings.openai_api_key is None


def test_keys_lose_the_line_break_they_were_pasted_with(config: Path) -> None:
    settings = loaded(config, f'api_key = "{KEY}\\n"', OPENAI_API_KEY=f"{KEY}-2\n")

    assert settings.layers[2].api_key == KEY
    assert settings.openai_api_key == f"{KEY}-2"


def test_no_key_is_in_the_repr(config: Path) -> None:
    settings = loaded(
        config,
        f'api_key = "{KEY}"',
        OPENAI_API_KEY=f"{KEY}-2",
        SUMMARIZER_API_KEY=f"{KEY}-3",
    )

    assert KEY not in repr(settings)


def test_prices_of_the_config_file_win_over_ours(config: Path) -> None:
    shipped = next(iter(load(environ={}).prices))

    settings = loaded(
        config,
        f'[prices."{shipped}"]\ninput = 7\noutput = 8\n[prices.ours]\n'
        "input = 1\noutput = 2\ncached = 0.5\n",
    )

    assert settings.prices[shipped] == Price(input=7, output=8)
    assert settings.prices["ours"] == Price(input=1, output=2, cached=0.5)


@pytest.mark.parametrize(("value", "on"), [("1", True), ("yes", True), ("0", False), ("", False)])
def test_the_switch_for_plain_http_takes_the_usual_words(value: str, on: bool) -> None:
    assert load(environ={"SUMMARIZER_PLAIN_HTTP": value}).plain_http is on


def test_a_switch_that_is_neither_on_nor_off_is_named() -> None:
    with pytest.raises(BadInput, match="`SUMMARIZER_PLAIN_HTTP` is `maybe`"):
        load(environ={"SUMMARIZER_PLAIN_HTTP": "maybe"})


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("model = \nwire = 1", "line 1"),
        ('modle = "x"', "`modle`"),
        ("model = 3", "`model`"),
        ('wire = "loose"', "`wire`"),
        ('plain_http = "yes"', "`plain_http`"),
        ("[prices.x]\ninput = -1\noutput = 1", "`prices.x.input`"),
        ("[prices.x]\ninput = 1", "`prices.x.output`"),
    ],
)
def test_a_wrong_setting_is_named_with_its_file(config: Path, text: str, named: str) -> None:
    with pytest.raises(BadInput) as caught:
        loaded(config, text)

    assert named in str(caught.value)
    assert str(config) in str(caught.value)


def test_a_config_file_that_was_asked_for_must_exist(config: Path) -> None:
    with pytest.raises(BadInput, match="`SUMMARIZER_CONFIG`") as caught:
        load(environ={"SUMMARIZER_CONFIG": str(config)})

    assert str(config) in str(caught.value)


@pytest.mark.parametrize("content", [b"\xff\xfe", None], ids=["not text", "a folder"])
def test_a_config_file_that_cannot_be_read_is_named(config: Path, content: bytes | None) -> None:
    if content is None:
        config.mkdir()
    else:
        config.write_bytes(content)

    with pytest.raises(BadInput, match="cannot be read"):
        load(environ={"SUMMARIZER_CONFIG": str(config)})


@pytest.mark.parametrize(
    ("text", "environ"),
    [
        (f'api_key = "{KEY}"\nmodel = 3', {}),
        (f'api_key = ["{KEY}"]', {}),
        (f'api_key = "{KEY} \u2019"', {}),
        ("", {"OPENAI_API_KEY": f"{KEY} \u2019"}),
        ("", {"SUMMARIZER_API_KEY": f"Bearer {KEY}"}),
    ],
)
def test_no_complaint_shows_a_key(config: Path, text: str, environ: dict[str, str]) -> None:
    with pytest.raises(BadInput) as caught:
        loaded(config, text, **environ)

    assert KEY not in "".join(traceback.format_exception(caught.value))
