from __future__ import annotations

import codecs
import hashlib
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.documents.reading import MAX_BYTES, read
from summarizer.errors import BadInput

MARKS = {"utf-16-le": codecs.BOM_UTF16_LE, "utf-16-be": codecs.BOM_UTF16_BE}


def written(text: str, encoding: str) -> bytes:
    return MARKS.get(encoding, b"") + text.encode(encoding)


def test_a_file_is_read_character_for_character(tmp_path: Path) -> None:
    source = "Fictiva’s FCT-201\r\n\r\nwas granted\rFast\tTrack.\n".encode()
    path = tmp_path / "release.txt"
    path.write_bytes(source)

    document = read(path)

    assert document.text.encode() == source
    assert document.sha256 == hashlib.sha256(source).hexdigest()
    assert document.source == str(path)
    assert document.encoding == "utf-8"


def test_a_path_may_be_a_string_and_a_name_goes_before_it(tmp_path: Path) -> None:
    path = tmp_path / "release.txt"
    path.write_text("Nordvax reports.", encoding="utf-8")

    assert read(str(path), name="nordvax").source == "nordvax"


def test_bytes_have_no_name_but_the_given_one() -> None:
    assert read(b"Nordvax reports.").source is None
    assert read(b"Nordvax reports.", name="standard input").source == "standard input"


def test_a_byte_order_mark_is_not_text_but_counts_in_the_hash() -> None:
    source = codecs.BOM_UTF8 + b"Nordvax reports."

    document = read(source)

    assert document.text == "Nordvax reports."
    assert document.encoding == "utf-8-sig"
    assert document.sha256 == hashlib.sha256(source).hexdigest()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16-le", "utf-16-be"])
@given(text=st.text(st.characters(exclude_characters="\0\ufeff", exclude_categories=["Cs"])))
def test_a_text_encodes_back_to_its_source(encoding: str, text: str) -> None:
    source = written(f"Nordvax {text}", encoding)

    document = read(source)

    assert document.encoding == encoding
    assert written(document.text, document.encoding) == source


def test_windows_text_is_read_where_nothing_speaks_for_utf_8() -> None:
    document = read("“Nordvax’s” naïve plan – 5 µg™".encode("cp1252"))

    assert document.text == "“Nordvax’s” naïve plan – 5 µg™"
    assert document.encoding == "cp1252"


@pytest.mark.parametrize(
    ("source", "complaint"),
    [
        (b"", "is empty"),
        (b" \r\n\t\n", "is empty"),
        (codecs.BOM_UTF8, "is empty"),
        (b"PK\x03\x04 a zip\x00\x00", "NUL at character 10"),
        (codecs.BOM_UTF16_LE + b"\x00\x00A\x00", "NUL at character 0"),
        (b"a stray \x81 byte", "byte 8 does not belong there"),
        (b"a bell \x07 and \xe9", "byte 13 does not belong there"),
        ("damaged ’UTF-8".encode() + b" \xe9", "byte 17 does not belong there"),
        (codecs.BOM_UTF8 + b"abc\xff", "byte 6 does not belong there"),
        (codecs.BOM_UTF16_LE + b"A", "not text in UTF-16-LE (byte 2"),
        (b"x" * (MAX_BYTES + 1), "is longer than 10 MB"),
    ],
    ids=[
        *("nothing", "blanks", "only a mark", "zip", "UTF-32", "undefined byte", "control"),
        *("damaged", "damaged after a mark", "half a unit", "too long"),
    ],
)
def test_what_is_no_text_is_refused_with_the_reason(source: bytes, complaint: str) -> None:
    with pytest.raises(BadInput, match="the upload") as caught:
        read(source, name="the upload")

    assert complaint in str(caught.value)


def test_the_longest_allowed_text_is_read() -> None:
    assert len(read(b"x" * MAX_BYTES).text) == MAX_BYTES


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=r"There is no file `.*absent\.txt`"):
        read(tmp_path / "absent.txt")


def test_a_folder_is_not_a_document(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="is a folder"):
        read(tmp_path)


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read everything")
def test_a_file_that_may_not_be_read_says_so(tmp_path: Path) -> None:
    path = tmp_path / "locked.txt"
    path.write_text("Nordvax reports.", encoding="utf-8")
    path.chmod(0)

    with pytest.raises(BadInput, match="may not be read"):
        read(path)


@pytest.mark.parametrize("path", ["Nordvax\nreports.", "nord\0vax"])
def test_text_in_the_place_of_a_path_is_recognised(path: str) -> None:
    with pytest.raises(BadInput, match=r"Document\.from_text"):
        read(path)


def test_a_path_the_system_refuses_is_bad_input() -> None:
    with pytest.raises(BadInput, match="cannot be read"):
        read("x" * 5000)


@given(source=st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(source: bytes) -> None:
    try:
        document = read(source)
    except BadInput:
        return

    assert written(document.text, document.encoding) == source
