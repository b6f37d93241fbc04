"""The few facts of a GGUF file's header that decide how long a context can be.

Format: the GGUF specification of the ggml project, version 3; 2 differs in nothing read here.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from summarizer.errors import BadInput

MAGIC = b"GGUF"

_STRING, _ARRAY = 8, 9
_FORMATS = dict(enumerate(("<B", "<b", "<H", "<h", "<I", "<i", "<f", "<?"))) | {
    10: "<Q",
    11: "<q",
    12: "<d",
}
_KEY_AND_VALUE_BYTES = 2 * 2  # each of the two in 16 bits

Value = int | float | bool | str | None


@dataclass(frozen=True, slots=True)
class Shape:
    """How much context a model was trained for, and what each token of it takes in memory."""

    context_tokens: int
    bytes_per_token: int


def is_gguf(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(len(MAGIC)) == MAGIC


def shape_of(path: Path) -> Shape:
    """Reads the header.

    Raises:
        BadInput: It is no GGUF file, or its header is cut off or lacks a size.
    """
    try:
        with path.open("rb") as file:
            facts = _facts(file)
    except (OSError, struct.error, UnicodeDecodeError, KeyError) as error:
        raise BadInput(f"`{path}` cannot be read as a GGUF file; fetch it again") from error
    kind = facts.get("general.architecture")

    def fact(name: str, default: int = 0) -> int:
        value = facts.get(f"{kind}.{name}", default)
        return value if isinstance(value, int) else default

    heads = fact("attention.head_count")
    if not (heads and fact("context_length") and fact("block_count")):
        raise BadInput(f"`{path}` does not say how large its model is; use another file")
    head_size = fact("attention.key_length", fact("embedding_length") // heads)
    kept_heads = fact("attention.head_count_kv", heads)
    return Shape(
        fact("context_length"),
        fact("block_count") * kept_heads * head_size * _KEY_AND_VALUE_BYTES,
    )


def _facts(file: BinaryIO) -> dict[str, Value]:
    """All that stands before the tokenizer; writers put the model's sizes first."""
    if file.read(len(MAGIC)) != MAGIC:
        raise KeyError("magic")
    _, _, count = struct.unpack("<IQQ", _exactly(file, 20))
    facts: dict[str, Value] = {}
    for _ in range(count):
        name = _string(file)
        if name.startswith("tokenizer."):
            break
        facts[name] = _value(file, _number(file, "<I"))
    return facts


def _value(file: BinaryIO, kind: int) -> Value:
    if kind == _STRING:
        return _string(file)
    if kind == _ARRAY:
        of, length = _number(file, "<I"), _number(file, "<Q")
        for _ in range(length):
            _value(file, of)
        return None
    (value,) = struct.unpack(_FORMATS[kind], _exactly(file, struct.calcsize(_FORMATS[kind])))
    return value  # type: ignore[no-any-return]  # the formats above give nothing else


def _string(file: BinaryIO) -> str:
    return _exactly(file, _number(file, "<Q")).decode()


def _number(file: BinaryIO, form: str) -> int:
    (number,) = struct.unpack(form, _exactly(file, struct.calcsize(form)))
    return int(number)


def _exactly(file: BinaryIO, count: int) -> bytes:
    block = file.read(count)
    if len(block) < count:
        raise struct.error("the file ends")
    return block
