from __future__ import annotations

import struct
from pathlib import Path

import pytest

from summarizer.engine.gguf import Shape, is_gguf, shape_of
from summarizer.errors import BadInput

UINT32, STRING, ARRAY = 4, 8, 9


def text(value: str) -> bytes:
    return struct.pack("<Q", len(value.encode())) + value.encode()


def number(name: str, value: int) -> bytes:
    return text(name) + struct.pack("<II", UINT32, value)


def header(*facts: bytes) -> bytes:
    return b"GGUF" + struct.pack("<IQQ", 3, 0, len(facts)) + b"".join(facts)


KIND = text("general.architecture") + struct.pack("<I", STRING) + text("veltra")
LANGUAGES = (
    text("general.languages") + struct.pack("<IIQ", ARRAY, STRING, 2) + text("en") + text("fr")
)
SIZES = (
    number("veltra.context_length", 8192),
    number("veltra.block_count", 3),
    number("veltra.embedding_length", 64),
    number("veltra.attention.head_count", 8),
)
TOKENIZER = text("tokenizer.ggml.model") + struct.pack("<I", 99)


def written(folder: Path, data: bytes) -> Path:
    path = folder / "veltra.gguf"
    path.write_bytes(data)
    return path


def test_memory_follows_from_layers_and_kept_heads(tmp_path: Path) -> None:
    grouped = number("veltra.attention.head_count_kv", 2)
    path = written(tmp_path, header(KIND, LANGUAGES, *SIZES, grouped))

    assert shape_of(path) == Shape(context_tokens=8192, bytes_per_token=3 * 2 * (64 // 8) * 4)


def test_without_grouping_every_head_is_kept(tmp_path: Path) -> None:
    assert shape_of(written(tmp_path, header(KIND, *SIZES))).bytes_per_token == 3 * 8 * 8 * 4


def test_a_head_may_have_a_size_of_its_own(tmp_path: Path) -> None:
    path = written(tmp_path, header(KIND, *SIZES, number("veltra.attention.key_length", 16)))

    assert shape_of(path).bytes_per_token == 3 * 8 * 16 * 4


def test_nothing_from_the_tokenizer_on_is_read(tmp_path: Path) -> None:
    assert shape_of(written(tmp_path, header(KIND, *SIZES, TOKENIZER))).context_tokens == 8192


def test_a_header_cut_off_anywhere_is_refused(tmp_path: Path) -> None:
    whole = header(KIND, LANGUAGES, *SIZES)

    for end in range(len(whole)):
        with pytest.raises(BadInput, match="cannot be read as a GGUF file"):
            shape_of(written(tmp_path, whole[:end]))


def test_a_header_without_the_sizes_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="does not say how large its model is"):
        shape_of(written(tmp_path, header(KIND)))


def test_the_first_four_bytes_tell_the_format(tmp_path: Path) -> None:
    assert is_gguf(written(tmp_path, header(KIND)))
    assert not is_gguf(written(tmp_path, b"PK\x03\x04"))
