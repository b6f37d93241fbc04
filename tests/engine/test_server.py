from __future__ import annotations

import os
import struct
import sys
from pathlib import Path

import pytest

from summarizer.engine.calling import call, count_tokens
from summarizer.engine.catalogue import CATALOGUE
from summarizer.engine.gguf import shape_of
from summarizer.engine.prefix_cache import warm
from summarizer.engine.server import Engine, running
from summarizer.engine.weights import pull
from summarizer.errors import BadInput, ModelUnavailable

SMALLEST = "smollm2-135m"


def text(value: str) -> bytes:
    return struct.pack("<Q", len(value)) + value.encode()


def header_alone(folder: Path, *, context_tokens: int = 8192, heads: int = 1) -> Path:
    """A file that says how large its model is, and holds none."""
    sizes = {
        "context_length": context_tokens,
        "block_count": 2,
        "embedding_length": 64 * heads,
        "attention.head_count": heads,
    }
    kind = text("general.architecture") + struct.pack("<I", 8) + text("llama")
    facts = [kind, *(text(f"llama.{n}") + struct.pack("<II", 4, v) for n, v in sizes.items())]
    path = folder / "hollow.gguf"
    path.write_bytes(b"GGUF" + struct.pack("<IQQ", 3, 0, len(facts)) + b"".join(facts))
    return path


def test_weights_that_the_engine_cannot_load_are_said_and_nothing_else_is(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    weights = header_alone(tmp_path)

    with (
        Engine(weights, cache_dir=tmp_path) as engine,
        pytest.raises(ModelUnavailable, match=r"cannot load `.*hollow\.gguf`: the file is damaged"),
    ):
        engine.serve(1000)

    assert capfd.readouterr() == ("", "")


def test_a_missing_engine_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "xllamacpp", None)

    with (
        Engine(header_alone(tmp_path), cache_dir=tmp_path) as engine,
        pytest.raises(ModelUnavailable, match="the embedded engine cannot be loaded"),
    ):
        engine.serve(1000)


def test_no_more_context_is_given_than_the_model_was_trained_for(tmp_path: Path) -> None:
    engine = Engine(header_alone(tmp_path, context_tokens=2048), cache_dir=tmp_path)

    assert engine.max_context_tokens == 2048
    with pytest.raises(BadInput, match="takes 2048 tokens at once on this machine, not 3000"):
        engine.serve(3000)


@pytest.mark.skipif(sys.platform != "linux", reason="other platforms do not say how much is free")
def test_a_model_without_room_in_memory_is_refused_with_the_sizes(tmp_path: Path) -> None:
    engine = Engine(header_alone(tmp_path, heads=60_000_000), cache_dir=tmp_path)

    with pytest.raises(
        ModelUnavailable, match=r"needs [0-9,]+ MiB of memory, and [0-9,]+ are free"
    ):
        engine.serve(1000)


def test_weights_of_another_format_are_refused_before_anything_starts(tmp_path: Path) -> None:
    other = tmp_path / "veltra.gguf"
    other.write_bytes(b"PK\x03\x04")

    with pytest.raises(BadInput, match="cannot be read as a GGUF file"):
        Engine(other)


def test_an_engine_that_never_started_can_be_closed(tmp_path: Path) -> None:
    with Engine(header_alone(tmp_path)) as engine:
        engine.close()


def test_the_users_environment_is_left_as_it_was(tmp_path: Path) -> None:
    weights, before = header_alone(tmp_path), dict(os.environ)

    with pytest.raises(ModelUnavailable), Engine(weights, cache_dir=tmp_path) as engine:
        engine.serve(1000)

    assert dict(os.environ) == before


@pytest.mark.live
def test_the_smallest_model_is_served_silently_and_from_kept_state(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    weights = pull(SMALLEST)
    assert shape_of(weights).context_tokens == CATALOGUE[SMALLEST].context_tokens

    held: list[int] = []
    for _ in range(2):
        with running(weights, context_tokens=1000, cache_dir=tmp_path) as server:
            held.append(warm(server, "Answer in one word."))
            turns = [
                {"role": "system", "content": "Answer in one word."},
                {"role": "user", "content": "Is Veltracept an antibody?"},
            ]
            body: dict[str, object] = {"messages": turns, "max_tokens": 1}
            usage = call(server, "/v1/chat/completions", body)["usage"]
            assert count_tokens(server, "antibody") >= 1
        assert isinstance(usage, dict)
        assert usage["prompt_tokens_details"]["cached_tokens"] == held[-1] > 0

    assert held[0] == held[1]
    assert len(list((tmp_path / "prefixes").iterdir())) == 1
    assert capfd.readouterr() == ("", "")


@pytest.mark.live
def test_a_longer_context_is_served_under_the_same_address(tmp_path: Path) -> None:
    with Engine(pull(SMALLEST), cache_dir=tmp_path) as engine:
        short = engine.serve(1000)
        assert engine.serve(2000) is short
        longer = engine.serve(short.context_tokens + 1)

        assert (longer.base_url, longer.api_key) == (short.base_url, short.api_key)
        assert longer.context_tokens > short.context_tokens
        assert call(longer, "/health") == {"status": "ok"}
