"""Bytes to a `Document`: which bytes are text, in which encoding, and what is refused."""

from __future__ import annotations

import codecs
import hashlib
import os
import re
from pathlib import Path

from summarizer.documents.document import Document
from summarizer.errors import BadInput

# A release is some 10 kB; what is a thousand times longer is not one.
MAX_BYTES = 10_000_000
_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_FALLBACK = "cp1252"
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f]")
# A character of two bytes and more: who has one wrote UTF-8, and damaged it elsewhere.
_UTF8_CHARACTER = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}")


def read(source: str | os.PathLike[str] | bytes, *, name: str | None = None) -> Document:
    """Reads plain text or Markdown; the text is the source character for character.

    UTF-8 is expected, with or without a byte order mark; UTF-16 is read where it has one. Bytes
    that are not UTF-8 are read as Windows-1252 where that gives no control characters and no
    UTF-8 character stands among them; else one wrong byte would silently garble the others.

    Args:
        source: The path of a file, or the bytes of one, such as those of standard input.
        name: What the document is called instead of its path; bytes have no other name.

    Raises:
        BadInput: There is no such file, it cannot be read, or it is empty, too long or no text.
    """
    if isinstance(source, bytes):
        return _document(source, name, name or "the input")
    path = os.fspath(source)
    return _document(_bytes_of(path), name or path, f"`{name or path}`")


def _bytes_of(path: str) -> bytes:
    if "\n" in path or "\0" in path:
        raise BadInput("The path holds a line break; give text to `Document.from_text` instead")
    try:
        with Path(path).open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except FileNotFoundError as error:
        raise BadInput(f"There is no file `{path}`; check the spelling and the folder") from error
    except IsADirectoryError as error:
        raise BadInput(f"`{path}` is a folder; name a file in it") from error
    except PermissionError as error:
        raise BadInput(f"`{path}` may not be read; check its permissions") from error
    except OSError as error:
        raise BadInput(f"`{path}` cannot be read ({error.strerror}); check the path") from error


def _document(source: bytes, name: str | None, what: str) -> Document:
    if len(source) > MAX_BYTES:
        limit = MAX_BYTES // 1_000_000
        raise BadInput(f"{what} is longer than {limit} MB; give one release a file")
    text, encoding = _decoded(source, what)
    if "\0" in text:
        at = text.index("\0")
        raise BadInput(f"{what} is not text (NUL at character {at}); save it as plain text first")
    if not text.strip():
        raise BadInput(f"{what} is empty; give a file with the text of a release")
    return Document(text, hashlib.sha256(source).hexdigest(), name, encoding)


def _decoded(source: bytes, what: str) -> tuple[str, str]:
    encoding, mark = "utf-8", b""
    for candidate_mark, candidate in _BYTE_ORDER_MARKS:
        if source.startswith(candidate_mark):
            encoding, mark = candidate, candidate_mark
    try:
        # The mark is cut off here, so that offsets in errors and in the text agree with the file.
        return source[len(mark) :].decode(encoding.removesuffix("-sig")), encoding
    except UnicodeDecodeError as error:
        fallback = None if mark else _windows(source)
        if fallback is not None:
            return fallback, _FALLBACK
        at = len(mark) + error.start
        name = encoding.removesuffix("-sig").upper()
        raise BadInput(
            f"{what} is not text in {name} (byte {at} does not belong there); save it as UTF-8"
        ) from error


def _windows(source: bytes) -> str | None:
    if _UTF8_CHARACTER.search(source):
        return None
    try:
        text = source.decode(_FALLBACK)
    except UnicodeDecodeError:
        return None
    return None if _CONTROL.search(text) else text
